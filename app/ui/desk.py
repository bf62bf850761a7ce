"""The desk: where the four panels of a report lie, and how they look while the report is on its way."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

UPPER: Final = (520, 902)
LOWER: Final = (922, 500)
HALVES: Final = (608, 216)
"""Pixels of source and tables, of findings and explanation, of above and below, before anybody moves them;
in a window of another size they keep these shares."""
GAP: Final = 7
"""Pixels between two panels."""


class Desk(QWidget):
    """Four empty panels. The report takes their place, and nothing jumps.

    They are frames and not painted here: a brush has PySide make all enums of Qt, and this is what
    is seen before there was time for that.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panels = [QFrame(self) for _ in range(4)]
        for panel in self.panels:
            panel.setObjectName("panel")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them as the splitters of a report do."""
        super().resizeEvent(event)
        panels = iter(self.panels)
        top = 0
        for height, widths in zip(parts(self.height(), HALVES), (UPPER, LOWER), strict=True):
            left = 0
            for width in parts(self.width(), widths):
                next(panels).setGeometry(left, top, width, height)
                left += width + GAP
            top += height + GAP


def parts(length: int, shares: tuple[int, int]) -> tuple[int, int]:
    """A length in pixels in two, with the gap between them, as QSplitter divides it."""
    first = round((length - GAP) * shares[0] / sum(shares))
    return first, length - GAP - first
