"""How a line of the findings list is painted."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui import theme
from app.ui.findings_model import DECISION, SEVERITY, SIGN, FindingsModel, Line
from app.ui.marks import paint_sign

ROW_HEIGHT = 30


class FindingsDelegate(QStyledItemDelegate):
    """Paints a mark, the texts and a thin line below; headings over the whole width (the view spans them).

    The parent is the view of a :class:`FindingsModel`. It is asked what is selected: ``option.state``
    would have PySide make every enum of QStyle, 5 ms of the start.
    """

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's own signature
    ) -> QSize:
        """One height for all lines; the view gives the columns their widths."""
        return QSize(0, max(ROW_HEIGHT, option.fontMetrics.height() + 11))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one place of a line."""
        line = cast(FindingsModel, index.model()).line(index.row())
        look = theme.current()
        box: QRect = option.rect
        view = cast(QTableView, self.parent())
        selected = view.selectionModel().isSelected(cast(QModelIndex, index))
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
            if selected and view.hasFocus():
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
    def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, line: Line, box: QRect) -> None:
        look = theme.current()
        painter.fillRect(box.adjusted(0, 0, 0, -1), look.header)
        painter.setPen(look.muted)
        painter.setFont(option.font)
        room = box.adjusted(14, 0, -6, -1)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.heading)
