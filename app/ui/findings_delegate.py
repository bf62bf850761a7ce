"""How a line of the findings list is painted."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui import theme
from app.ui.decision_marks import paint_decision, paint_note
from app.ui.findings_lines import Line
from app.ui.findings_model import DECISION, SEVERITY, SIGN, FindingsModel, heading_text
from app.ui.marks import paint_sign

ROW_HEIGHT = 30


class FindingsDelegate(QStyledItemDelegate):
    """Paints marks, texts and a thin line below; headings over the whole width (the view spans them).

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
        here = view.hasFocus() and view.currentIndex().row() == index.row()
        painter.save()
        painter.fillRect(box, look.selection if selected else look.panel)
        painter.setPen(look.border)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if line.finding is None:
            self._paint_heading(painter, option, line, here)
        elif index.column() == SIGN:
            self._paint_sign(painter, option, line)
        elif index.column() == DECISION:
            self._paint_decision(painter, option, line)
        else:
            quiet = index.column() == SEVERITY or line.settled or line.gone
            painter.setPen(look.muted if quiet else look.text)
            painter.setFont(option.font)
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            _draw_text(painter, option, box.adjusted(6, 0, -8, -1), text)
        if here and index.column() == SIGN:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), look.accent)
        painter.restore()

    @staticmethod
    def _paint_sign(painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        size = round(option.fontMetrics.height() * 0.9)
        centre = option.rect.center()
        disc = QRectF(centre.x() - size / 2 + 2, centre.y() - size / 2 + 0.5, size, size)
        painter.setOpacity(0.45 if line.settled else 1.0)
        paint_sign(painter, disc, line.sign, theme.current())
        painter.setOpacity(1.0)

    @staticmethod
    def _paint_decision(painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        """A mark and the word, the words below each other; at the end a small sheet where there is a note."""
        look = theme.current()
        size = round(option.fontMetrics.height() * 0.62)
        box: QRect = option.rect
        top = box.center().y() - size / 2 + 0.5
        paint_decision(painter, QRectF(box.left() + 6, top, size, size), line.state, look)
        painter.setPen(look.muted)
        painter.setFont(option.font)
        _draw_text(painter, option, box.adjusted(size + 12, 0, -size - 10, -1), line.decision)
        if line.note:
            paint_note(painter, QRectF(box.right() - size - 6, top, size, size), look)

    @staticmethod
    def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, line: Line, here: bool) -> None:
        look = theme.current()
        box: QRect = option.rect
        painter.fillRect(box.adjusted(0, 0, 0, -1), look.selection if here else look.header)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.muted)
        arm = option.fontMetrics.height() * 0.22
        x, y = box.left() + 19.0, box.center().y() + 0.5
        if line.collapsed:
            points = [QPointF(x - arm / 2, y - arm), QPointF(x + arm / 2, y), QPointF(x - arm / 2, y + arm)]
        else:
            points = [QPointF(x - arm, y - arm / 2), QPointF(x + arm, y - arm / 2), QPointF(x, y + arm / 2)]
        painter.drawPolygon(QPolygonF(points))
        painter.setPen(look.text if here else look.muted)
        painter.setFont(option.font)
        _draw_text(painter, option, box.adjusted(34, 0, -6, -1), heading_text(line))


def _draw_text(painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str) -> None:
    shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
