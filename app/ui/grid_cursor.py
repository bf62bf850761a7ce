"""The cursor of a grid and the block that it selects, by keys and by mouse, as in Excel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from app.forms.grid import GridShape, Place
from app.report.address import Address
from app.ui.composing_view import ComposingView
from app.ui.grid_delegate import Step
from app.ui.grid_model import GridModel
from app.ui.grid_moves import Block, Moves, Spot, walked

Command = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex


class CursorView(ComposingView):
    """The active cell stays where a selection was begun; its other end moves.

    Signals: ``cell_selected(address)`` when the user goes to a cell.
    """

    cell_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate.left.connect(self._on_editor_left)
        self._silent = False
        self._dragging = False
        self._spot: Spot = (0, 0)  # of the active cell
        self._head: Spot = (0, 0)  # the other end of the block that Shift extends
        self._tabbed_from: Spot | None = None  # where a row was begun that Tab fills
        self._moves = Moves(GridShape(0, 0, 0, ()))

    def grid(self) -> GridModel:
        """The model; only where a review is shown."""
        return cast(GridModel, self.model())

    def current_address(self) -> Address:
        """The address of the current cell, "" if there is none."""
        return self.grid().address_at(self.currentIndex()) if self.currentIndex().isValid() else ""

    def selected(self) -> list[Place]:
        """The selected figures in reading order, at least the current one."""
        model = self.selectionModel()
        indexes = model.selectedIndexes() if model is not None else []
        spots = sorted((index.row(), index.column()) for index in indexes)
        places = [place for spot in spots if (place := self._moves.figure(spot)) is not None]
        if not places and (place := self._moves.figure(self._spot)) is not None:
            places = [place]
        return list(dict.fromkeys(places))

    def select_lines(self, *, down: bool) -> None:
        """Select the whole columns (``down``) or rows of what is selected."""
        block = self._moves.lines(self.selected(), down=down)
        if block is not None:
            self._select_block(block)

    def collapse(self) -> None:
        """Select the active cell only."""
        self._go(self._spot)

    # Moving

    def _start_at(self, spot: Spot) -> None:
        """Go to a spot without telling anybody."""
        self._silent = True
        try:
            self._go(spot)
        finally:
            self._silent = False

    def _go(self, spot: Spot) -> None:
        """Make the figure at a spot the active one, and nothing else selected."""
        place = self._moves.figure(spot)
        if place is None:
            return
        self._spot = self._head = spot
        self._tabbed_from = None
        index = self.grid().index(place.row, place.column)
        self.selectionModel().setCurrentIndex(index, Command.ClearAndSelect)
        self.scrollTo(index)

    def _extend(self, spot: Spot) -> None:
        """Select the block from the active cell up to a spot."""
        place = self._moves.figure(spot)
        if place is None:
            return
        self._head = spot
        self._tabbed_from = None
        self._select_block(self._moves.block(self._spot, spot))
        self.scrollTo(self.grid().index(place.row, place.column))

    def select_addresses(self, addresses: Iterable[Address]) -> None:
        """Select these figures together, as far as they are of this table; the current cell stays."""
        chosen = QItemSelection()
        for place in map(self.grid().place_of, addresses):
            if place is not None:
                index = self.grid().index(place.row, place.column)
                chosen.select(index, index)
        if not chosen.isEmpty():
            self.selectionModel().select(chosen, Command.ClearAndSelect)

    def _select_block(self, block: Block) -> None:
        model = self.grid()
        corners = model.index(block.top, block.left), model.index(block.bottom - 1, block.right - 1)
        self.selectionModel().select(QItemSelection(*corners), Command.ClearAndSelect)

    def _on_editor_left(self, step: Step) -> None:
        moves = self._moves
        match step:
            case Step.LEFT:
                self._go(moves.left(self._spot))
            case Step.RIGHT:
                self._go(moves.right(self._spot))
            case Step.UP:
                self._go(moves.up(self._spot))
            case Step.DOWN:
                self._go(moves.down(self._spot))
            case Step.ABOVE | Step.BELOW:
                self._enter(1 if step is Step.BELOW else -1)
            case Step.NEXT | Step.PREVIOUS:
                self._tab(1 if step is Step.NEXT else -1)

    def _on_leaving_key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Enter and Tab, with Shift backwards."""
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        by = -1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(by)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._tab(-1 if key == Qt.Key.Key_Backtab else by)
        else:
            return False
        return True

    def _enter(self, by: int) -> None:
        """Down or up; to the column where a row of Tabs was begun; within a block, around in it."""
        if self._walk_within(by, down=True):
            return
        spot = self._spot
        if self._tabbed_from is not None and self._moves.figure((spot[0], self._tabbed_from[1])) is not None:
            spot = spot[0], self._tabbed_from[1]
        self._go(self._moves.down(spot) if by > 0 else self._moves.up(spot))

    def _tab(self, by: int) -> None:
        """To the next figure in reading order; within a block, around in it."""
        if self._walk_within(by, down=False):
            return
        begun = self._tabbed_from or self._spot
        self._go(self._moves.next(self._spot) if by > 0 else self._moves.previous(self._spot))
        self._tabbed_from = begun

    def _walk_within(self, by: int, *, down: bool) -> bool:
        places = self.selected()
        if len(places) < 2:
            return False
        place = walked(places, self._moves.figure(self._spot), by, down=down)
        self._spot = self._head = place.row, place.column
        index = self.grid().index(place.row, place.column)
        self.selectionModel().setCurrentIndex(index, Command.NoUpdate)
        self.scrollTo(index)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the user went."""
        super().currentChanged(current, previous)
        place = self.grid().figure_at(current.row(), current.column()) if current.isValid() else None
        if place is None:
            return
        if self._moves.figure(self._spot) != place:  # by the mouse
            self._spot = self._head = (place.row, place.column)
            self._tabbed_from = None
        if not self._silent:
            self.cell_selected.emit(place.address)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a figure; with Shift, extend up to it; a label selects the figures it is for."""
        self.commit_open_editor()
        index = self.indexAt(event.position().toPoint())
        place = self.grid().place_at(index.row(), index.column()) if index.isValid() else None
        left = event.button() is Qt.MouseButton.LeftButton
        if place is not None and not place.address:
            if left:
                self._select_for_label(place)
            return
        modifiers = event.modifiers()
        if place is not None and left and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._extend((place.row, place.column))
        else:
            before = self.currentIndex()
            super().mousePressEvent(event)
            if place is not None and self.currentIndex() == before:
                self.cell_selected.emit(place.address)  # a finding without cells may be selected
        self._dragging = left and place is not None and not modifiers & Qt.KeyboardModifier.ControlModifier

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the block up to the figure under the pointer; the active cell stays."""
        if not self._dragging or self._delegate.editor is not None:
            super().mouseMoveEvent(event)
            return
        room = self.viewport().rect()
        at = event.position().toPoint()
        at.setX(min(max(at.x(), room.left()), room.right()))
        at.setY(min(max(at.y(), room.top()), room.bottom()))
        index = self.indexAt(at)
        spot = index.row(), index.column()
        if index.isValid() and spot != self._head:
            self._extend(spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The block is as it is."""
        if self._dragging:
            self._dragging = False
            event.accept()
        super().mouseReleaseEvent(event)

    def _select_for_label(self, label: Place) -> None:
        figures = self.grid().figures_for(label)
        if figures:
            self._go((figures[0].row, figures[0].column))
            last = figures[-1]
            self._select_block(
                self._moves.block((figures[0].row, figures[0].column), (last.row, last.column))
            )
