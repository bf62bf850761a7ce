"""The marks of decisions, told apart by shape and not by colour, and the mark of a note."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.review.states import FindingState
from app.ui.theme import Theme


def paint_decision(painter: QPainter, box: QRectF, state: FindingState, theme: Theme) -> None:
    """待核 a ring, 属实 a full disc, 不构成问题 a barred ring, 已更正 a tick, 识别有误 a bent arrow.

    未能校核 is a stroke.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = box.width()
    pen = QPen(theme.muted, max(1.2, size * 0.13))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * size, box.top() + y * size)

    match state:
        case FindingState.OPEN:
            painter.drawEllipse(box)
        case FindingState.CONFIRMED:
            painter.setBrush(QBrush(theme.muted))
            painter.drawEllipse(box)
        case FindingState.ACCEPTED:
            painter.drawEllipse(box)
            painter.drawLine(at(0.15, 0.85), at(0.85, 0.15))
        case FindingState.UNJUDGED:
            painter.drawLine(at(0.05, 0.5), at(0.95, 0.5))
        case FindingState.RESOLVED:
            pen.setColor(theme.corrected)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([at(0.05, 0.55), at(0.38, 0.88), at(0.95, 0.16)]))
        case FindingState.MISREAD:
            painter.drawPolyline(QPolygonF([at(0.3, 0.05), at(0.02, 0.33), at(0.3, 0.61)]))
            painter.drawPolyline(QPolygonF([at(0.05, 0.33), at(0.95, 0.33), at(0.95, 0.92), at(0.4, 0.92)]))
    painter.restore()


def paint_note(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """A sheet with two lines of writing: there is a note."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = box.width()
    pen = QPen(theme.muted, max(1.0, size * 0.09))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    sheet = box.adjusted(size * 0.08, 0, -size * 0.08, 0)
    painter.drawRoundedRect(sheet, size * 0.14, size * 0.14)
    for height in (0.36, 0.64):
        y = box.top() + height * size
        painter.drawLine(QPointF(box.left() + size * 0.3, y), QPointF(box.left() + size * 0.7, y))
    painter.restore()
