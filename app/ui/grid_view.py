"""One official table as a grid that behaves as Excel does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, cast

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QLineEdit, QMenu, QTableView, QWidget

from app.forms.grid import GridShape, Place, Role
from app.report.address import Address
from app.report.correction import Origin
from app.review.review import Review
from app.ui.clipboard import from_tsv, tiled, to_tsv
from app.ui.grid_delegate import GridDelegate, Step
from app.ui.grid_model import GridModel
from app.ui.grid_moves import Moves, Spot
from app.ui.grid_sizes import sizes

Key = Qt.Key
Command = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex

FONT_SHARE: Final = 12 / 13
"""The size of the grid's text, of the application's: a table of 28 rows has to fit."""


class GridView(QTableView):
    """The grid of one table. Labels are passed over; figures are edited.

    Signals: ``cell_selected(address)`` when the user goes to a cell, never for
    :meth:`select_address`; ``message(sentence)`` for what was not done as asked.
    """

    cell_selected = Signal(str)
    message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = GridDelegate(self)
        self._delegate.left.connect(self._on_editor_left)
        self._composing = False
        self._silent = False
        self._spot: Spot = (0, 0)
        self._anchor: Spot = (0, 0)
        self._moves = Moves(GridShape(0, 0, 0, ()))
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._adopt_font()

    # What is shown

    def set_review(self, review: Review, shape: GridShape) -> None:
        """Show the table of that shape of a review, in the place of what was shown."""
        self.commit_open_editor()
        self.release()
        self._moves = Moves(shape)
        self.setModel(GridModel(shape, review, self))
        self.clearSpans()
        for row, column, height, width in self.grid().spans():
            self.setSpan(row, column, height, width)
        self._fit()
        first = self._moves.first()
        if first is not None:
            self._spot = self._anchor = first
            self._silently_go(first)

    def release(self) -> None:
        """Let go of the review."""
        model = self.model()
        if isinstance(model, GridModel):
            model.release()
            self.setModel(None)
            model.deleteLater()

    def grid(self) -> GridModel:
        """The model; only where a review is shown."""
        return cast(GridModel, self.model())

    def select_address(self, address: Address) -> bool:
        """Go to a cell of the report and show it; False if it is not in this grid."""
        place = self.grid().place_of(address) if self.model() is not None else None
        if place is None:
            return False
        if self.current_address() != address:
            self.commit_open_editor()
            self._spot = self._anchor = (place.row, place.column)
            self._silently_go(self._spot)
        self.scrollTo(self.currentIndex())
        return True

    def current_address(self) -> Address:
        """The address of the current cell, "" if there is none."""
        return self.grid().address_at(self.currentIndex()) if self.currentIndex().isValid() else ""

    def set_outlined(self, addresses: Iterable[Address]) -> None:
        """Outline the operands of the selected finding."""
        if self.model() is not None:
            self.grid().set_outlined(addresses)

    def commit_open_editor(self) -> None:
        """Put what is being typed into its cell. To be called before anything that looks at the review."""
        editor = self._delegate.editor
        if editor is None:
            return
        if self._composing:
            QGuiApplication.inputMethod().commit()
            self._end_composing(editor)
        self._delegate.commit(editor)

    def _silently_go(self, spot: Spot) -> None:
        self._silent = True
        try:
            self._go(spot)
        finally:
            self._silent = False

    # Moving

    def _on_editor_left(self, step: Step) -> None:
        moves = self._moves
        steps = {
            Step.UP: moves.up,
            Step.DOWN: moves.down,
            Step.LEFT: moves.left,
            Step.RIGHT: moves.right,
            Step.NEXT: moves.next,
            Step.PREVIOUS: moves.previous,
        }
        self._go(steps[step](self._spot))

    def _go(self, spot: Spot, *, extend: bool = False) -> None:
        """Make the figure at a spot the current one; or extend the selection up to it."""
        place = self._moves.figure(spot)
        if place is None:
            return
        self._spot = spot
        index = self.grid().index(place.row, place.column)
        model = self.selectionModel()
        if not extend:
            self._anchor = spot
            model.setCurrentIndex(index, Command.ClearAndSelect)
        else:
            model.setCurrentIndex(index, Command.NoUpdate)
            anchor = self._moves.figure(self._anchor) or place
            self._select_block(
                min(anchor.row, place.row),
                min(anchor.column, place.column),
                max(anchor.row + anchor.height, place.row + place.height) - 1,
                max(anchor.column + anchor.width, place.column + place.width) - 1,
            )
        self.scrollTo(index)

    def _select_block(self, top: int, left: int, bottom: int, right: int) -> None:
        model = self.grid()
        block = QItemSelection(model.index(top, left), model.index(bottom, right))
        self.selectionModel().select(block, Command.ClearAndSelect)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the user went."""
        super().currentChanged(cast(QModelIndex, current), cast(QModelIndex, previous))
        place = self.grid().figure_at(current.row(), current.column()) if current.isValid() else None
        if place is None:
            return
        if self._moves.figure(self._spot) != place:  # by the mouse
            self._spot = self._anchor = (place.row, place.column)
        if not self._silent:
            self.cell_selected.emit(place.address)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a label selects the figures that it is for."""
        self.commit_open_editor()
        index = self.indexAt(event.position().toPoint())
        place = self.grid().place_at(index.row(), index.column()) if index.isValid() else None
        if place is None or place.address:
            super().mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._select_for_label(place)

    def _select_for_label(self, label: Place) -> None:
        shape = self.grid().shape
        rows = range(label.row, label.row + label.height)
        columns = range(shape.columns)
        if label.role is Role.HEADER:
            rows, columns = range(label.row, shape.rows), range(label.column, label.column + label.width)
        elif label.role not in {Role.LABEL, Role.GROUP}:
            return
        figures: list[Place] = []
        for row in rows:
            places = [self.grid().place_at(row, column) for column in columns]
            if any(place is not None and place.role is Role.CAPTION for place in places):
                break  # the head of the next block
            figures += [place for place in places if place is not None and place.address]
        if not figures:
            return
        self._go((figures[0].row, figures[0].column))
        last = figures[-1]
        self._select_block(
            figures[0].row, figures[0].column, last.row + last.height - 1, last.column + last.width - 1
        )

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of Excel."""
        editor = self._delegate.editor
        if self._composing and editor is not None:
            QCoreApplication.sendEvent(editor, event)
            return
        if self.model() is None:
            event.ignore()
            return
        if not (self._on_clipboard_key(event) or self._on_moving_key(event) or self._on_typing_key(event)):
            super().keyPressEvent(event)

    def _on_clipboard_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Key.Key_Delete and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.clear()
        else:
            return False
        return True

    def _on_moving_key(self, event: QKeyEvent) -> bool:
        moves, spot = self._moves, self._spot
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        arrows = {
            Key.Key_Up: moves.up,
            Key.Key_Down: moves.down,
            Key.Key_Left: moves.left,
            Key.Key_Right: moves.right,
            Key.Key_PageUp: moves.page_up,
            Key.Key_PageDown: moves.page_down,
        }
        key = Key(event.key())
        if key in arrows:
            self._go(moves.far(arrows[key], spot) if control else arrows[key](spot), extend=shift)
        elif key in {Key.Key_Home, Key.Key_End}:
            target = moves.far(moves.left if key == Key.Key_Home else moves.right, spot)
            if control:
                target = (moves.first() if key == Key.Key_Home else moves.last()) or spot
            self._go(target, extend=shift)
        elif control:
            return False
        elif key in {Key.Key_Return, Key.Key_Enter}:
            self._go(moves.up(spot) if shift else moves.down(spot))
        elif key == Key.Key_Backtab or (key == Key.Key_Tab and shift):
            self._go(moves.previous(spot))
        elif key == Key.Key_Tab:
            self._go(moves.next(spot))
        else:
            return False
        return True

    def _on_typing_key(self, event: QKeyEvent) -> bool:
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.modifiers() & control and event.modifiers() & alt_gr != alt_gr:
            return False
        if event.modifiers() & alt_gr == Qt.KeyboardModifier.AltModifier:
            return False
        if event.key() == Key.Key_Backspace:
            return self._open_editor(replace=True) is not None
        if not event.text() or not event.text().isprintable():
            return False
        editor = self._open_editor(replace=True)
        if editor is None:
            return False
        QCoreApplication.sendEvent(editor, event)
        return True

    def _open_editor(self, *, replace: bool) -> QWidget | None:
        """Open the editor of the current cell; ``replace`` empties it first, as typing does."""
        index = self.currentIndex()
        if not index.isValid() or not self.grid().address_at(index):
            return None
        if self._delegate.editor is None:
            self.edit(index)
            self._delegate.fresh = replace
        editor = self._delegate.editor
        if replace and isinstance(editor, QLineEdit):
            editor.clear()
            editor.setModified(True)
        return editor

    # Input methods

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Text composed in an idle cell opens its editor, and all of it arrives there.

        As long as it is being composed the focus stays here and the events are handed on: a change
        of focus makes input methods drop or commit what was begun, and the first key is lost.
        """
        editor = self._delegate.editor
        if editor is None:
            if not event.preeditString() and not event.commitString():
                event.ignore()
                return
            self._composing = True
            self._delegate.proxy = self
            editor = self._open_editor(replace=True)
            self._delegate.proxy = None
        if not isinstance(editor, QLineEdit):
            self._composing = False
            event.ignore()
            return
        QCoreApplication.sendEvent(editor, event)
        if self._composing and not event.preeditString():
            self._end_composing(editor)

    def _end_composing(self, editor: QWidget) -> None:
        self._composing = False
        editor.setFocusProxy(None)  # type: ignore[arg-type]  # None is allowed, the stubs forget it
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # noqa: ANN401 - a QVariant
        """What the input method asks: of the editor while composing, else where the cell is."""
        editor = self._delegate.editor
        if self._composing and editor is not None:
            answer = editor.inputMethodQuery(query)
            if isinstance(answer, QRect | QRectF):
                return answer.translated(editor.mapTo(self, QPoint(0, 0)))
            return answer
        if query == Qt.InputMethodQuery.ImCursorRectangle and self.currentIndex().isValid():
            return self.visualRect(self.currentIndex())
        return super().inputMethodQuery(query)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving in the middle of a composition commits it, as leaving an editor does."""
        if self._composing and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit_open_editor()
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the current cell has the keys."""
        super().focusInEvent(event)
        self.viewport().update()

    # Blocks

    def selected(self) -> list[Place]:
        """The selected figures in reading order, at least the current one."""
        model = self.selectionModel()
        indexes = model.selectedIndexes() if model is not None else []
        spots = sorted((index.row(), index.column()) for index in indexes)
        places = [place for spot in spots if (place := self._moves.figure(spot)) is not None]
        if not places and (place := self._moves.figure(self._spot)) is not None:
            places = [place]
        return list(dict.fromkeys(places))

    def copy(self) -> None:
        """Put the selected block on the clipboard as Excel does."""
        places = self.selected()
        if not places:
            return
        top, left, bottom, right = _bounds(places)
        chosen = {(place.row, place.column): place for place in places}
        rows = [
            [
                self.grid().look(chosen[row, column].address).edit if (row, column) in chosen else ""
                for column in range(left, right)
            ]
            for row in range(top, bottom)
        ]
        QGuiApplication.clipboard().setText(to_tsv(rows))

    def paste(self) -> None:
        """Put the block on the clipboard into the cells from the first selected one on, as one step."""
        self.commit_open_editor()
        places = self.selected()
        block = from_tsv(QGuiApplication.clipboard().text())
        if not block or not places:
            self.message.emit(self.tr("剪贴板中没有可以粘贴的文字。"))
            return
        top, left, bottom, right = _bounds(places)
        chosen = {(place.row, place.column) for place in places}
        single = len(block) == 1 and len(block[0]) == 1
        changes: list[tuple[Address, str]] = []
        lost = 0
        for down, line in enumerate(tiled(block, bottom - top, right - left)):
            for across, text in enumerate(line):
                spot = (top + down, left + across)
                place = self._moves.figure(spot)
                if place is not None and spot == (place.row, place.column):
                    if not single or spot in chosen:
                        changes.append((place.address, text))
                elif text.strip() and not single:
                    lost += 1
        self.grid().correct(changes, Origin.PASTED)
        if lost:
            sentence = self.tr("已粘贴 {count} 格；另有 {lost} 格超出表格或落在标签上，没有粘贴。")
            self.message.emit(sentence.format(count=len(changes), lost=lost))

    def clear(self) -> None:
        """Blank the selected cells, as one step."""
        self.commit_open_editor()
        addresses = [place.address for place in self.selected()]
        label = self.tr("清除 {count} 格").format(count=len(addresses))
        self.grid().correct([(address, "") for address in addresses], Origin.TYPED, label)

    def restore(self) -> None:
        """Put back what was read into the selected cells, as one step."""
        self.grid().review.restore([place.address for place in self.selected()])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, paste, clear, restore."""
        if self.model() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("复制") + "\tCtrl+C", self.copy)
        menu.addAction(self.tr("粘贴") + "\tCtrl+V", self.paste)
        menu.addAction(self.tr("清除") + "\tDel", self.clear)
        menu.addSeparator()
        restore = menu.addAction(self.tr("恢复为读取的内容"), self.restore)
        restore.setEnabled(any(self.grid().look(place.address).corrected for place in self.selected()))
        menu.popup(event.globalPos())

    # Sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the table into the room there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font: a larger one is how the window zooms."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}:
            self._adopt_font()  # a view with a font of its own gets no other event for a new one
        elif event.type() == QEvent.Type.FontChange:
            self._fit()

    def _adopt_font(self) -> None:
        font = QApplication.font()
        if font.pixelSize() > 0:
            font.setPixelSize(max(1, round(font.pixelSize() * FONT_SHARE)))
        else:
            font.setPointSizeF(font.pointSizeF() * FONT_SHARE)
        if font != self.font():
            self.setFont(font)

    def _fit(self) -> None:
        if self.model() is None:
            return
        room = self.viewport().size()
        fitted = sizes(self.grid().shape, QFontMetrics(self.font()), room.width(), room.height())
        for column, width in enumerate(fitted.columns):
            self.setColumnWidth(column, width)
        for row, height in enumerate(fitted.rows):
            self.setRowHeight(row, height)


def _bounds(places: Iterable[Place]) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of the rectangle around places; the last two are exclusive."""
    found = list(places)
    return (
        min(place.row for place in found),
        min(place.column for place in found),
        max(place.row + place.height for place in found),
        max(place.column + place.width for place in found),
    )
