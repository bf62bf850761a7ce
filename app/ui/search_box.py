"""The search box of the tool bar: what to find, how many there are, next and previous."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

WIDTH: Final = 204
LEAST_WIDTH: Final = 110
"""Pixels of the line, where there is room and where there is little."""


class SearchBox(QWidget):
    """A line edit with a count inside, and two buttons that show while there is something to find.

    Signals: ``searched(text)`` when the text changes; ``stepped(by)`` for the next (1) or the
    previous (-1) hit; ``left()`` when Escape was pressed.
    """

    searched = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = ""  # what was searched for before Escape
        self.edit = _Edit()
        self.edit.setPlaceholderText(self.tr("查找　Ctrl+F"))
        self.edit.setAccessibleName(self.tr("在原文、问题和表格中查找"))
        self.edit.setMaximumWidth(WIDTH)
        self.edit.setMinimumWidth(LEAST_WIDTH)
        self.count = QLabel(self.edit)
        self.count.setProperty("kind", "muted")
        self.up = self._button("↑", self.tr("上一个（Shift+F3）"), -1)
        self.down = self._button("↓", self.tr("下一个（F3）"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addWidget(self.edit, 1000)
        self.edit.textChanged.connect(self._on_text)
        self.edit.stepped.connect(self.stepped)
        self.edit.left.connect(self._on_left)
        self.edit.resized.connect(self._place_count)
        self._on_text("")

    def least_width(self) -> int:
        """In pixels, with both buttons, which come when something is typed."""
        buttons = (self.up, self.down)
        return LEAST_WIDTH + sum(button.sizeHint().width() + 2 for button in buttons)

    def start(self) -> None:
        """Put the cursor here, with the old text selected."""
        from PySide6.QtCore import Qt  # not before the first paint: its enums take PySide 15 ms to make

        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def go_on(self, by: int) -> None:
        """The next (1) or the previous (-1) hit; after Escape, the last search is taken up again."""
        if self.edit.text():
            self.stepped.emit(by)
        elif self._last:
            self.edit.setText(self._last)  # finds the first one
        else:
            self.start()

    def show_count(self, current: int, total: int) -> None:
        """Show "2/5", or that nothing was found."""
        from PySide6.QtCore import Qt

        self.count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if not self.edit.text():
            self.count.setText("")
        else:
            self.count.setText(f"{current + 1}/{total}" if total else self.tr("无"))
        self._place_count()

    def _button(self, text: str, tip: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.stepped.emit(by))
        return button

    def _on_text(self, text: str) -> None:
        self.up.setVisible(bool(text))
        self.down.setVisible(bool(text))
        self.searched.emit(text)

    def _on_left(self) -> None:
        self.left.emit()  # first: the keyboard goes to the hit, which is forgotten then
        self._last = self.edit.text() or self._last
        self.edit.clear()

    def _place_count(self) -> None:
        self.count.adjustSize()
        inside = self.edit.rect()
        self.count.move(inside.right() - self.count.width() - 9, (inside.height() - self.count.height()) // 2)
        self.edit.setTextMargins(0, 0, self.count.width() + 6 if self.count.text() else 0, 0)


class _Edit(QLineEdit):
    """Enter and Shift+Enter walk, Escape leaves."""

    def sizeHint(self) -> QSize:
        """As wide as it may get."""
        return QSize(WIDTH, super().sizeHint().height())

    stepped = Signal(int)
    left = Signal()
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
