"""The reviewer's steps: what was done, what can be redone; a click or Enter goes there."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.review.history import History, Step
from app.review.review import Review
from app.ui import theme
from app.ui.history_texts import Told, tell
from app.ui.rich_text import escaped

POSITION: Final = Qt.ItemDataRole.UserRole
TOLD: Final = Qt.ItemDataRole.UserRole + 1


class HistoryList(QListWidget):
    """All steps, oldest first; those undone are grey, the present state is marked.

    Made anew only where it has changed: a day's work has hundreds of steps.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("历史"))
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._review: Review | None = None
        self._shown = History()
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)

    @property
    def position(self) -> int:
        """How many of the steps shown are done."""
        return self._shown.position

    def set_review(self, review: Review | None) -> None:
        """Show another review's steps, or none."""
        self._review = review
        self.clear()
        self._shown = History()
        if review is not None:
            self._add(Told(self.tr("打开时的内容"), "", "", ""), 0)
            self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are now."""
        review = self._review
        if review is None or review.history is self._shown:
            return
        before, self._shown = self._shown, review.history
        steps = self._shown.steps
        same = _same(before.steps, steps)
        while self.count() > same + 1:
            self.takeItem(self.count() - 1)
        for number in range(same, len(steps)):
            self._add(tell(review, steps[number]), number + 1)
        low, high = sorted((before.position, self._shown.position))
        for position in {*range(low, high + 1), *range(same + 1, len(steps) + 1)}:
            if position < self.count():
                self._say(self.item(position), position)
        self.setCurrentRow(self._shown.position)
        self.scrollToItem(self.item(self._shown.position))

    def _add(self, told: Told, position: int) -> None:
        item = QListWidgetItem()
        item.setData(POSITION, position)
        item.setData(TOLD, told)
        item.setToolTip(f"<qt>{'<br>'.join(escaped(text) for text in told.all.splitlines())}</qt>")
        self.addItem(item)
        self._say(item, position)

    def _say(self, item: QListWidgetItem, position: int) -> None:
        """The text for screen readers, and for whoever reads the list as texts."""
        told = cast(Told, item.data(TOLD))
        state = ""
        if position > self._shown.position:
            state = self.tr("（已撤销）")
        elif position == self._shown.position:
            state = self.tr("（当前）")
        number = self.tr("第 {number} 步").format(number=position) if position else ""
        parts = [number, told.label + state, told.detail, told.at]
        item.setText("　".join(part for part in parts if part))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        position = item.data(POSITION)
        review = self._review
        if review is not None and isinstance(position, int):
            # later: going there fills this list anew, and Qt still holds the item
            QTimer.singleShot(0, self, lambda: self._go(review, position))

    def _go(self, review: Review, position: int) -> None:
        if review is self._review and 0 <= position <= len(review.history.steps):
            review.go_to(position)


class _Delegate(QStyledItemDelegate):
    """Paints label, what changed and the time in a line; the parent is the list."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's own signature
    ) -> QSize:
        """One line."""
        return QSize(0, option.fontMetrics.height() + 11)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one step."""
        view = cast(HistoryList, self.parent())
        look, box, metrics = theme.current(), option.rect, option.fontMetrics
        told = cast(Told, index.data(TOLD))
        here, undone = index.row() == view.position, index.row() > view.position
        selected = view.selectionModel().isSelected(cast(QModelIndex, index))
        painter.save()
        painter.fillRect(box, look.selection if selected else look.panel)
        painter.setPen(look.border)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if here:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), look.accent)
        ink, quiet = (look.muted, look.muted) if undone else (look.text, look.muted)
        font = theme.bold(option.font) if here else option.font
        painter.setFont(option.font)
        room = box.adjusted(14, 0, -12, -1)
        if index.row():
            _draw(painter, room, str(index.row()), quiet)
        room.setLeft(room.left() + metrics.horizontalAdvance("000"))
        if undone:
            painter.setOpacity(0.75)
        time = metrics.horizontalAdvance(told.at)
        _draw(painter, QRect(room.right() - time, room.top(), time + 1, room.height()), told.at, quiet)
        room.setRight(room.right() - time - 12)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(told.label, Qt.TextElideMode.ElideRight, room.width())
        _draw(painter, room, text, ink)
        width = painter.fontMetrics().horizontalAdvance(text)
        if undone:
            middle = room.center().y()
            painter.drawLine(room.left(), middle, room.left() + width, middle)
        room.setLeft(room.left() + width + 12)
        painter.setFont(option.font)
        detail = metrics.elidedText(told.detail, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        _draw(painter, room, detail, quiet)
        painter.restore()


def _draw(painter: QPainter, room: QRect, text: str, ink: QColor) -> None:
    painter.setPen(ink)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _same(before: tuple[Step, ...], now: tuple[Step, ...]) -> int:
    """How many steps from the first on are the very same."""
    number = 0
    for one, other in zip(before, now, strict=False):
        if one is not other:
            break
        number += 1
    return number
