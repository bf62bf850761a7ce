"""The desk: where the four panels of a report lie, and how they look while the report is on its way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme

UPPER: Final = (520, 902)
LOWER: Final = (922, 500)
HALVES: Final = (608, 216)
"""Pixels of source and tables, of findings and explanation, of above and below, before anybody moves them;
in a window of another size they keep these shares."""
GAP: Final = 7
"""Pixels between two panels."""
RADIUS: Final = 6


class Desk(QWidget):
    """Four empty panels. The report takes their place, and nothing jumps."""

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw them as the style sheet draws the frames of panels."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.border)
        painter.setBrush(colours.panel)
        top = 0
        for height, widths in zip(parts(self.height(), HALVES), (UPPER, LOWER), strict=True):
            left = 0
            for width in parts(self.width(), widths):
                painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, width - 1, height - 1), RADIUS, RADIUS)
                left += width + GAP
            top += height + GAP
        painter.end()


def parts(length: int, shares: tuple[int, int]) -> tuple[int, int]:
    """A length in pixels in two, with the gap between them, as QSplitter divides it."""
    first = round((length - GAP) * shares[0] / sum(shares))
    return first, length - GAP - first
