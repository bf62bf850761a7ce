"""The list of findings as a widget: whole lines, several at once, all of it by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from app.report.correction import DecisionKind
from app.ui.findings_delegate import FindingsDelegate
from app.ui.findings_lines import Line
from app.ui.findings_model import (
    DECISION,
    MESSAGE,
    PLACE,
    SEVERITY,
    SIGN,
    FindingsModel,
    as_text,
    runs,
    tool_tip,
)
from app.ui.panel import viewport_of

Key = Qt.Key
Move = QAbstractItemView.CursorAction

DECISION_KEYS: Final = {
    Key.Key_1: DecisionKind.CONFIRMED,
    Key.Key_2: DecisionKind.ACCEPTED,
    Key.Key_3: DecisionKind.OPEN,
    Key.Key_4: DecisionKind.MISREAD,
}
"""In the list alone; with Ctrl everywhere. Letters are left free, for a slip must not decide."""

LEAST_MESSAGE: Final = 16
"""Letters of the message that are seen before the words of the severity give way to it."""


class FindingsView(QTableView):
    """A table of a :class:`FindingsModel` that looks like a list.

    Signals: ``decided(kind)`` for the selected lines; ``note_wanted()``; ``cell_wanted()``, to go
    where the finding is; ``toggled(row)`` for a heading; ``menu_wanted(place)`` on the screen.
    """

    decided = Signal(object)
    note_wanted = Signal()
    cell_wanted = Signal()
    toggled = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self.arriving = False
        self.rule_title: Callable[[str], str] = lambda rule: rule
        self._viewport = viewport_of(self)
        self.setModel(model)
        self.setItemDelegate(FindingsDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)

    # which lines

    def selected(self) -> list[Line]:
        """The selected lines from above; headings are never among them."""
        return [self._lines.line(row) for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """Their rows. Of the blocks: ``selectedRows()`` asks the model about each of its cells."""
        chosen = self.selectionModel().selection()
        blocks = (chosen.at(number) for number in range(chosen.count()))
        rows = {row for block in blocks for row in range(block.top(), block.bottom() + 1)}
        return sorted(row for row in rows if self._lines.line(row).finding is not None)

    def current(self) -> Line | None:
        """The line that the keys are at."""
        index = self.currentIndex()
        return self._lines.line(index.row()) if index.isValid() else None

    def show_rows(self, rows: list[int], current: int) -> None:
        """Select these rows and no others, with the keys at one of them (-1: at none)."""
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        if current < 0:
            model.setCurrentIndex(QModelIndex(), flags.Clear)
            return
        index = self._lines.index(current, MESSAGE)
        if self.currentIndex().row() != current:
            model.setCurrentIndex(index, flags.NoUpdate)
        wanted = {*rows, current}
        if set(self.selected_rows()) != wanted:
            blocks = QItemSelection()
            for first, last in runs([row in wanted for row in range(self._lines.rowCount())]):
                ends = self._lines.index(first, SIGN), self._lines.index(last, DECISION)
                blocks.append(QItemSelectionRange(*ends))
            model.select(blocks, flags.ClearAndSelect)
        self.scrollTo(index)

    def go_to_row(self, row: int) -> None:
        """Put the keys at a row, as an arrow key does."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self._lines.index(row, MESSAGE), flags.ClearAndSelect | flags.Rows
        )

    def copy(self) -> None:
        """Put the selected lines on the clipboard, one below the other, with tabs between their texts."""
        if chosen := self.selected():
            QGuiApplication.clipboard().setText("\n".join(as_text(line) for line in chosen))

    # keys and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Taking the keys goes to the first line where they were at none, and chooses nothing."""
        self.arriving = True
        try:
            super().focusInEvent(event)
        finally:
            self.arriving = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits decide, Enter goes to the cell, Left and Right shut and open a group."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not (self._on_plain_key(event) or self._is_typing(event)):
            super().keyPressEvent(event)

    def _on_plain_key(self, event: QKeyEvent) -> bool:
        key, line = Key(event.key()), self.current()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or line is None:
            return False
        if line.finding is None and key in {Key.Key_Return, Key.Key_Enter, Key.Key_Space}:
            self.toggled.emit(self.currentIndex().row())
        elif key in {Key.Key_Left, Key.Key_Right}:
            self._on_side_key(line, outwards=key == Key.Key_Left)
        elif line.finding is None:
            return False
        elif key in DECISION_KEYS:
            self.decided.emit(DECISION_KEYS[key])
        elif key == Key.Key_F2:
            self.note_wanted.emit()
        elif key in {Key.Key_Return, Key.Key_Enter}:
            self.cell_wanted.emit()
        else:
            return False
        return True

    def _on_side_key(self, line: Line, *, outwards: bool) -> None:
        row = self.currentIndex().row()
        if line.finding is None:
            if line.collapsed is not outwards:
                self.toggled.emit(row)
        elif outwards and (heading := self._lines.row_of_heading(row)) >= 0:
            self.go_to_row(heading)

    @staticmethod
    def _is_typing(event: QKeyEvent) -> bool:
        """Letters would jump to a line that begins so, and the first column has no text."""
        modifiers = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        text = event.text()
        return not modifiers and text.isprintable() and bool(text.strip())

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and last line: there is nothing to the sides."""
        last = self._lines.rowCount() - 1
        if action is Move.MoveHome and last >= 0:
            return self._lines.index(0, MESSAGE)
        if action is Move.MoveEnd and last >= 0:
            return self._lines.index(last, MESSAGE)
        return super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a heading shuts or opens its group."""
        super().mousePressEvent(event)
        row = self.rowAt(event.position().toPoint().y())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0 and self._lines.line(row).finding is None:
            self.toggled.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click goes to the cell; on a heading it is a second click."""
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0 and self._lines.line(row).finding is None:
            self.toggled.emit(row)
        elif row >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.cell_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the selected lines, also by the key for it."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self._viewport.mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if self.selected():
            self.menu_wanted.emit(place)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole line in a tool tip; its rule is looked up only for who waits for it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.rowAt(event.pos().y())
            line = self._lines.line(row) if row >= 0 else None
            if line is not None and line.finding is not None:
                QToolTip.showText(
                    event.globalPos(), tool_tip(line, self.rule_title(line.finding.rule)), self._viewport
                )
                return True
        return super().viewportEvent(event)

    # columns

    def fit_columns(self) -> None:
        """Give each column the room it needs, the message the rest."""
        metrics = self.fontMetrics()
        em = metrics.horizontalAdvance("字")
        header = self.horizontalHeader()
        if header.count() == 0:
            return
        header.setMinimumSectionSize(1)  # else it follows the letters, and the last column is cut off
        height = max(30, metrics.height() + 11)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self.verticalHeader().setMinimumSectionSize(1)
            self.verticalHeader().setDefaultSectionSize(height)
        shown = self._lines.lines()
        places = {line.place for line in shown}
        labels = {line.severity for line in shown}
        decisions = {line.decision for line in shown}

        def widest(texts: set[str]) -> int:
            return max((metrics.horizontalAdvance(text) for text in texts), default=0)

        room = self._viewport.width()
        widths = {
            SIGN: em + 26,
            SEVERITY: max(em * 2, widest(labels)) + 22,
            PLACE: min(max(widest(places) + 22, em * 9), max(em * 6, room * 3 // 10)),
            DECISION: max(em * 3, widest(decisions)) + round(metrics.height() * 1.24) + 26,
        }
        narrow = sum(widths.values()) + em * LEAST_MESSAGE > room
        if self.isColumnHidden(SEVERITY) is not narrow:
            self.setColumnHidden(SEVERITY, narrow)  # the sign beside it says it too
        if narrow:
            del widths[SEVERITY]
        widths[MESSAGE] = max(em * 4, room - sum(widths.values()))
        for column, width in widths.items():
            if header.sectionSize(column) != width:
                header.resizeSection(column, width)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the message take the room."""
        super().resizeEvent(event)
        self.fit_columns()
