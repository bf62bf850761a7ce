"""The small marks in the corner of a cell: told apart by shape, so that grey print keeps them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from app.report.finding import Severity
from app.ui.grid_looks import Look
from app.ui.theme import Theme

MARK_MARGIN: Final = 2
"""Pixels around the box of a mark in its picture: round ends of lines stand out of the box."""


class Mark(StrEnum):
    """What a corner mark says."""

    ERROR = "error"  # a cross
    WARNING = "warning"  # an exclamation mark
    INFO = "info"  # an i
    OPERAND = "operand"  # a dot: part of a sum whose fault lies elsewhere
    CORRECTED = "corrected"  # a pencil
    CONFIRMED = "confirmed"  # a tick
    UNCERTAIN = "uncertain"  # a question mark


_SEVERITIES = {
    Severity.ERROR: Mark.ERROR,
    Severity.WARNING: Mark.WARNING,
    Severity.INFO: Mark.INFO,
}


def severity_colour(theme: Theme, severity: Severity) -> QColor:
    """The colour of a severity."""
    colours = {Severity.ERROR: theme.error, Severity.WARNING: theme.warning, Severity.INFO: theme.info}
    return colours[severity]


def marks(look: Look, theme: Theme) -> list[tuple[Mark, QColor]]:
    """The marks of a cell from left to right, with their colours."""
    found: list[tuple[Mark, QColor]] = []
    if look.severity is not None:
        mark = Mark.OPERAND if look.operand else _SEVERITIES[look.severity]
        found.append((mark, severity_colour(theme, look.severity)))
    if look.corrected:
        found.append((Mark.CORRECTED, theme.corrected))
    if look.confirmed:
        found.append((Mark.CONFIRMED, theme.muted))
    if look.uncertain or look.unreadable:
        found.append((Mark.UNCERTAIN, theme.uncertain))
    return found


@cache
def mark_picture(mark: Mark, rgba: int, size: float, ratio: float) -> QImage:
    """The picture of a mark, drawn once: a table may show two hundred of them.

    ``size`` is that of the mark's square box, which has ``MARK_MARGIN`` pixels around it; ``ratio``
    is the number of the screen's dots in a pixel.
    """
    side = ceil((ceil(size) + 2 * MARK_MARGIN) * ratio)
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QRectF(MARK_MARGIN, MARK_MARGIN, size, size), mark, QColor.fromRgba(rgba))
    painter.end()
    return picture


def paint_mark(painter: QPainter, box: QRectF, mark: Mark, colour: QColor) -> None:
    """Draw a mark into a square box."""
    size = box.width()

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * size, box.top() + y * size)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.2, size * 0.17))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    dots: list[QPointF] = []
    match mark:
        case Mark.ERROR:
            painter.drawLine(at(0.18, 0.18), at(0.82, 0.82))
            painter.drawLine(at(0.82, 0.18), at(0.18, 0.82))
        case Mark.WARNING:
            painter.drawLine(at(0.5, 0.1), at(0.5, 0.58))
            dots.append(at(0.5, 0.9))
        case Mark.INFO:
            painter.drawPolyline(QPolygonF([at(0.36, 0.42), at(0.54, 0.42), at(0.54, 0.92)]))
            painter.drawLine(at(0.32, 0.92), at(0.76, 0.92))
            dots.append(at(0.52, 0.08))
        case Mark.OPERAND:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(at(0.5, 0.5), size * 0.24, size * 0.24)
        case Mark.CORRECTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([at(0.72, 0.0), at(1.0, 0.28), at(0.36, 0.92), at(0.08, 0.64)]))
            painter.drawPolygon(QPolygonF([at(0.0, 0.72), at(0.28, 1.0), at(-0.04, 1.04)]))
        case Mark.CONFIRMED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([at(0.08, 0.52), at(0.4, 0.84), at(0.92, 0.2)]))
        case Mark.UNCERTAIN:
            arc = QRectF(at(0.2, 0.04), at(0.8, 0.56))
            painter.drawArc(arc, -70 * 16, 250 * 16)
            painter.drawLine(at(0.52, 0.54), at(0.5, 0.66))
            dots.append(at(0.5, 0.95))
    for dot in dots:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(dot, size * 0.12, size * 0.12)
    painter.restore()
