"""The reviewer's steps: what was done, what can be redone; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.review.review import Review
from app.ui import theme
from app.ui.core_words import step_label


class HistoryList(QListWidget):
    """All steps, oldest first; those undone are grey, the present state is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("历史"))
        self._review: Review | None = None
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)

    def set_review(self, review: Review | None) -> None:
        """Show another review's steps, or none."""
        self._review = review
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are now."""
        self.clear()
        if self._review is None:
            return
        history = self._review.history
        look = theme.current()
        self._add(self.tr("打开时的内容"), 0)
        for number, step in enumerate(history.steps, 1):
            text = self.tr("第 {number} 步　{label}　{at}").format(
                number=number, label=step_label(step.label), at=step.at.strftime("%H:%M")
            )
            item = self._add(text, number)
            if number > history.position:
                item.setForeground(QBrush(look.muted))
                item.setText(text + self.tr("　（已撤销）"))
        self.setCurrentRow(history.position)
        self.scrollToItem(self.item(history.position))

    def _add(self, text: str, position: int) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, position)
        self.addItem(item)
        return item

    def _on_chosen(self, item: QListWidgetItem) -> None:
        position = item.data(Qt.ItemDataRole.UserRole)
        review = self._review
        if review is not None and isinstance(position, int):
            # later: going there fills this list anew, and Qt still holds the item
            QTimer.singleShot(0, self, lambda: review.go_to(position))
