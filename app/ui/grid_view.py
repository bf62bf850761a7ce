"""One official table as a grid that behaves as Excel does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QMenu, QWidget

from app.forms.grid import GridShape, Place
from app.report.address import Address
from app.report.correction import Origin
from app.review.review import Review
from app.ui.composing_view import ComposingView
from app.ui.grid_blocks import bounds, copied, pasted
from app.ui.grid_delegate import Step
from app.ui.grid_keys import EXTENDING, target
from app.ui.grid_model import GridModel
from app.ui.grid_moves import Moves, Spot
from app.ui.grid_scene import scene_of
from app.ui.grid_sizes import sizes

Key = Qt.Key
Command = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex

FONT_SHARE: Final = 12 / 13
"""The size of the grid's text, of the application's: a table of 28 rows has to fit."""


class GridView(ComposingView):
    """The grid of one table. Labels are passed over; figures are edited.

    Signals: ``cell_selected(address)`` when the user goes to a cell, never for
    :meth:`select_address`; ``message(sentence)`` for what was not done as asked.
    """

    cell_selected = Signal(str)
    message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate.left.connect(self._on_editor_left)
        self._silent = False
        self._fitted: object = None  # what the sizes were worked out for
        self._spot: Spot = (0, 0)
        self._anchor: Spot = (0, 0)
        self._moves = Moves(GridShape(0, 0, 0, ()))
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
            self._spot = (place.row, place.column)
        if not self._silent:
            self.cell_selected.emit(place.address)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a label selects the figures that it is for."""
        self.commit_open_editor()
        index = self.indexAt(event.position().toPoint())
        place = self.grid().place_at(index.row(), index.column()) if index.isValid() else None
        if place is None or place.address:
            before = self.currentIndex()
            super().mousePressEvent(event)
            if place is not None and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._spot
            if place is not None and self.currentIndex() == before:
                self.cell_selected.emit(place.address)  # a finding without cells may be selected
        elif event.button() is Qt.MouseButton.LeftButton:
            self._select_for_label(place)

    def _select_for_label(self, label: Place) -> None:
        figures = self.grid().figures_for(label)
        if not figures:
            return
        self._go((figures[0].row, figures[0].column))
        top, left, bottom, right = bounds(figures)
        self._select_block(top, left, bottom - 1, right - 1)

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
        spot = target(self._moves, self._spot, event.key(), event.modifiers())
        if spot is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._go(spot, extend=shift and event.key() in EXTENDING)
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
        text = copied(places, lambda address: self.grid().look(address).edit)
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Put the block on the clipboard into the cells from the first selected one on, as one step."""
        self.commit_open_editor()
        places = self.selected()
        text = QGuiApplication.clipboard().text()
        if not text or not places:
            self.message.emit(self.tr("剪贴板中没有可以粘贴的文字。"))
            return
        what = pasted(text, places, self._moves)
        self.grid().correct(what.changes, Origin.PASTED)
        if what.lost:
            sentence = self.tr("已粘贴 {count} 格；另有 {lost} 格超出表格或落在标签上，没有粘贴。")
            self.message.emit(sentence.format(count=len(what.changes), lost=what.lost))

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

    # Painting and sizes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Work out once what the delegate needs for every cell."""
        self._delegate.begin(scene_of(self, focused=self._delegate.editor is not None))
        super().paintEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the cell that was gone to before there was a size to show it in."""
        super().showEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

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
        reason = (self.grid(), self.font().key(), room.width(), room.height())
        if reason == self._fitted:
            return
        self._fitted = reason
        fitted = sizes(self.grid().shape, QFontMetrics(self.font()), room.width(), room.height())
        for column, width in enumerate(fitted.columns):
            self.setColumnWidth(column, width)
        for row, height in enumerate(fitted.rows):
            self.setRowHeight(row, height)
