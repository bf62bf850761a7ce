"""How a line of the findings list is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import theme
from app.ui.findings_model import DECISION, SEVERITY, SIGN, Line, LineRole
from app.ui.marks import paint_sign

ROW_HEIGHT = 30


class FindingsDelegate(QStyledItemDelegate):
    """Paints a mark, the texts and a thin line below; headings over the whole width (the view spans them)."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all lines."""
        width = super().sizeHint(option, index).width()
        return QSize(width, max(ROW_HEIGHT, option.fontMetrics.height() + 11))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one place of a line."""
        line = index.data(LineRole)
        if not isinstance(line, Line):
            return
        look = theme.current()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, look.selection if selected else look.panel)
        painter.setPen(look.border)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        column = index.column()
        if line.finding is None:
            self._paint_heading(painter, option, line, box)
            painter.restore()
            return
        if column == SIGN:
            if selected and self._focused(option):
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), look.accent)
            size = round(option.fontMetrics.height() * 0.9)
            centre = box.center()
            disc = QRectF(centre.x() - size / 2 + 2, centre.y() - size / 2 + 0.5, size, size)
            if line.settled:
                painter.setOpacity(0.45)
            paint_sign(painter, disc, line.sign, look)
        else:
            quiet = column in (SEVERITY, DECISION) or line.settled
            painter.setPen(look.muted if quiet else look.text)
            painter.setFont(option.font)
            right = column == DECISION
            room = box.adjusted(6, 0, -12 if right else -8, -1)
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            mode = Qt.TextElideMode.ElideRight
            text = option.fontMetrics.elidedText(text, mode, room.width())
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    @staticmethod
    def _focused(option: QStyleOptionViewItem) -> bool:
        widget = option.widget
        return bool(widget is not None and widget.hasFocus())

    @staticmethod
    def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, line: Line, box: QRect) -> None:
        look = theme.current()
        painter.fillRect(box.adjusted(0, 0, 0, -1), look.header)
        painter.setPen(look.muted)
        painter.setFont(option.font)
        room = box.adjusted(14, 0, -6, -1)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.heading)
