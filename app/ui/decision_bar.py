"""The row where a finding, or several, are decided on: four answers and a note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QRadioButton, QWidget

from app.report.correction import DecisionKind
from app.review.states import FindingState
from app.ui.findings_lines import state_label
from app.ui.flow_layout import FlowLayout

KINDS: Final = (DecisionKind.CONFIRMED, DecisionKind.ACCEPTED, DecisionKind.OPEN, DecisionKind.MISREAD)
"""In the order of their keys, Ctrl+1 to Ctrl+4."""


class DecisionBar(QWidget):
    """Shows what stands on the selected findings and tells what is chosen; decides nothing itself.

    Signals: ``chosen(kind)`` by the user; ``noted()`` when a note that was typed is to be taken;
    ``left()`` when the keyboard is done with the note, by Enter or Escape.
    """

    chosen = Signal(object)
    noted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, QMargins(14, 4, 14, 8), 10)
        self.setAccessibleName(self.tr("处理意见"))
        self.radios: dict[DecisionKind, QRadioButton] = {}
        self._group = QButtonGroup(self)
        tips = {
            DecisionKind.CONFIRMED: self.tr("报告确有此问题，写入备忘录，由报送单位更正"),
            DecisionKind.ACCEPTED: self.tr("看过，不算问题；可写明理由"),
            DecisionKind.OPEN: self.tr("还没有定；也用来收回处理意见"),
            DecisionKind.MISREAD: self.tr("是本程序读错了，报告没有错；备忘录不提"),
        }
        for number, kind in enumerate(KINDS, 1):
            label = state_label(FindingState(kind.value))
            radio = QRadioButton(label, self)
            radio.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            radio.setToolTip(
                self.tr("{what}（Ctrl+{number}，问题列表中按 {number}）").format(
                    what=tips[kind], number=number
                )
            )
            radio.setAccessibleDescription(tips[kind])
            radio.clicked.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
            self._group.addButton(radio)
            row.addWidget(radio)
            self.radios[kind] = radio
        self.note = NoteLine(self)
        self.note.editingFinished.connect(self.noted)
        self.note.left.connect(self.left)
        row.addWidget(self.note)

    def show_decision(self, kind: DecisionKind | None, note: str) -> None:
        """Show what stands; ``kind`` None where several findings are decided differently."""
        self._group.setExclusive(False)  # so that none may be checked
        for one, radio in self.radios.items():
            radio.setChecked(one is kind)
        self._group.setExclusive(True)
        decided = kind not in (None, DecisionKind.OPEN)
        accepted = kind is DecisionKind.ACCEPTED
        self.note.setEnabled(decided)
        self.note.setVisible(decided)  # till then it is only in the way
        self.note.show_note(note)
        self.note.setPlaceholderText(self.tr("理由，可不填；按 ↓ 选用过的") if accepted else self.tr("备注"))
        self.note.setToolTip(
            self.tr("回车记下，并到下一个待核的问题；Esc 不写。")
            if decided
            else self.tr("先选一项处理意见，再写备注。")
        )


class NoteLine(QLineEdit):
    """A line for a note. ``offers`` gives the reasons to choose from; Down shows them.

    Signals: ``left()`` after Enter, and after Escape, which takes back what was typed.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("处理意见的备注"))
        self.setMinimumWidth(90)
        self.offers: Sequence[str] = ()
        self._before = ""

    def show_note(self, note: str) -> None:
        """Show a note that stands."""
        if self.hasFocus() and self.isModified():
            return  # it is being typed
        self._before = note
        if self.text() != note:
            self.setText(note)
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long one is read from its beginning
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the note, Escape leaves it as it was, Down offers reasons."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self.setModified(False)
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.offers:
            self.offer()
        else:
            super().keyPressEvent(event)

    def offer(self) -> QMenu:
        """Show the reasons that were given last, each with a digit for its key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, reason in enumerate(self.offers, 1):
            key = f"&{number}　" if number < 10 else "　　"
            action = menu.addAction(key + reason.replace("&", "&&"))
            action.triggered.connect(lambda _=False, reason=reason: self._take(reason))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        return menu

    def _take(self, reason: str) -> None:
        self.setText(reason)
        self.setModified(True)
        self.editingFinished.emit()
        self.left.emit()
