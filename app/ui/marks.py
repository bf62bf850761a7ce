"""The marks of severity: painted, sharp at every size, told apart by shape as well as by colour."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.report.finding import Severity
from app.ui.theme import Theme


class Sign(StrEnum):
    """What a mark says."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    CORRECTED = "corrected"
    UNJUDGED = "unjudged"


SIGNS = {
    Severity.ERROR: Sign.ERROR,
    Severity.WARNING: Sign.WARNING,
    Severity.INFO: Sign.INFO,
}


def sign_colour(theme: Theme, sign: Sign) -> QColor:
    """The colour of a mark."""
    colours = {
        Sign.ERROR: theme.error,
        Sign.WARNING: theme.warning,
        Sign.INFO: theme.info,
        Sign.CORRECTED: theme.corrected,
        Sign.UNJUDGED: theme.muted,
    }
    return colours[sign]


def sign_fill(theme: Theme, sign: Sign) -> QColor:
    """The colour behind text that is marked so."""
    fills = {
        Sign.ERROR: theme.error_fill,
        Sign.WARNING: theme.warning_fill,
        Sign.INFO: theme.info_fill,
        Sign.CORRECTED: theme.corrected_fill,
        Sign.UNJUDGED: theme.hover,
    }
    return fills[sign]


def paint_sign(painter: QPainter, box: QRectF, sign: Sign, theme: Theme) -> None:
    """A disc with ×, !, i, ✓ or – inside ``box`` (square)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sign_colour(theme, sign))
    painter.drawEllipse(box)
    ink = theme.panel
    size = box.width()
    pen = QPen(ink, size * 0.105)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * size, box.top() + y * size)

    match sign:
        case Sign.ERROR:
            painter.drawLine(at(0.34, 0.34), at(0.66, 0.66))
            painter.drawLine(at(0.66, 0.34), at(0.34, 0.66))
        case Sign.WARNING:
            painter.drawLine(at(0.5, 0.25), at(0.5, 0.56))
            _dot(painter, at(0.5, 0.74), size * 0.07, ink)
        case Sign.INFO:
            painter.drawLine(at(0.5, 0.46), at(0.5, 0.75))
            _dot(painter, at(0.5, 0.27), size * 0.07, ink)
        case Sign.CORRECTED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([at(0.30, 0.52), at(0.45, 0.67), at(0.71, 0.36)]))
        case Sign.UNJUDGED:
            painter.drawLine(at(0.30, 0.5), at(0.70, 0.5))
    painter.restore()


def _dot(painter: QPainter, centre: QPointF, radius: float, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink))
    painter.drawEllipse(centre, radius, radius)
