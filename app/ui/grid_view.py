"""One official table as a grid that behaves as Excel does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, cast

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
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
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QWidget

from app.forms.grid import GridShape, Place
from app.report.address import Address
from app.report.correction import Origin
from app.review.review import Review
from app.ui.clipboard import block_of, to_tsv
from app.ui.core_words import CLEAR, FILL, FILL_DOWN, FILL_RIGHT, cells_step
from app.ui.grid_blocks import Pasted, copied, filled, pasted
from app.ui.grid_cursor import CursorView
from app.ui.grid_keys import EXTENDING, Act, act_of, target
from app.ui.grid_model import GridModel
from app.ui.grid_moves import Moves
from app.ui.grid_scene import scene_of
from app.ui.grid_sizes import sizes

Key = Qt.Key

FONT_SHARE: Final = 12 / 13
"""The size of the grid's text, of the application's: a table of 28 rows has to fit."""


class GridView(CursorView):
    """The grid of one table. Labels are passed over; figures are edited.

    Signals: ``cell_selected(address)`` when the user goes to a cell, never for
    :meth:`select_address`; ``message(sentence)`` for what was not done as asked, or otherwise;
    ``reason_wanted()`` to be asked why the selected cells were corrected.
    """

    message = Signal(str)
    reason_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate.filled.connect(self.fill_with)
        self._fitted: object = None  # what the sizes were worked out for
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
        model = GridModel(shape, review, self)
        self.setModel(model)
        model.figures_changed.connect(self._fit)
        self.clearSpans()
        for row, column, height, width in self.grid().spans():
            self.setSpan(row, column, height, width)
        self._fit()
        first = self._moves.first()
        if first is not None:
            self._start_at(first)

    def release(self) -> None:
        """Let go of the review."""
        model = self.model()
        if isinstance(model, GridModel):
            model.release()
            self.setModel(None)
            model.deleteLater()

    def select_address(self, address: Address) -> bool:
        """Go to a cell of the report and show it; False if it is not in this grid."""
        place = self.grid().place_of(address) if self.model() is not None else None
        if place is None:
            return False
        if self.current_address() != address:
            self.commit_open_editor()
            self._start_at((place.row, place.column))
        self.scrollTo(self.currentIndex())
        return True

    def set_outlined(self, addresses: Iterable[Address]) -> None:
        """Outline the operands of the selected finding."""
        if self.model() is not None:
            self.grid().set_outlined(addresses)

    def set_found(self, addresses: Iterable[Address]) -> None:
        """Mark the texts of cells that were searched for."""
        if self.model() is not None:
            self.grid().set_found(addresses)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys that mean something to a cell are the grid's, also where the window has them too."""
        own = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        own = own and (self._asking or not self._composing)  # else it is the editor's first
        if own and self.model() is not None and act_of(cast(QKeyEvent, event)) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of Excel."""
        if self.model() is None:
            event.ignore()
            return
        if not (self._on_act_key(event) or self._on_moving_key(event) or self._on_typing_key(event)):
            super().keyPressEvent(event)

    def _on_act_key(self, event: QKeyEvent) -> bool:
        act = act_of(event)
        if act is None:
            return False
        self._acts()[act]()
        return True

    def _acts(self) -> dict[Act, Callable[[], None]]:
        return {
            Act.COPY: self.copy,
            Act.CUT: self.cut,
            Act.PASTE: self.paste,
            Act.CLEAR: self.clear,
            Act.FILL_DOWN: lambda: self.fill(down=True),
            Act.FILL_RIGHT: lambda: self.fill(down=False),
            Act.SELECT_ROW: lambda: self.select_lines(down=False),
            Act.SELECT_COLUMN: lambda: self.select_lines(down=True),
            Act.COLLAPSE: self.collapse,
            Act.VOUCH: self.vouch,
            Act.VOUCH_ROW: lambda: self.vouch(rows=True),
        }

    def _on_moving_key(self, event: QKeyEvent) -> bool:
        if self._on_leaving_key(event.key(), event.modifiers()):
            return True
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        extend = shift and event.key() in EXTENDING
        start = self._head if extend else self._spot
        spot = target(self._moves, start, event.key(), event.modifiers(), self._is_filled)
        if spot is None:
            return False
        if extend:
            self._extend(spot)
        else:
            self._go(spot)
        return True

    def _is_filled(self, place: Place) -> bool:
        return bool(self._text_of(place.address).strip())

    def _text_of(self, address: Address) -> str:
        return self.grid().look(address).edit

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

    # Acts: each is one step of the review

    def copy(self) -> None:
        """Put the selected block on the clipboard as Excel does: as text and as a table."""
        places = self.selected()
        if not places:
            return
        from app.ui.clipboard_html import to_html  # only who copies waits for it

        block = copied(places, self._text_of)
        data = QMimeData()
        data.setText(to_tsv(block))
        data.setHtml(to_html(block))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy, and blank."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Put the block on the clipboard into the cells from the first selected one on.

        What does not go cell by cell where the selection is, is shown first.
        """
        self.commit_open_editor()
        places = self.selected()
        clipboard = QGuiApplication.clipboard()
        data: QMimeData | None = clipboard.mimeData()  # the stubs forget that there may be nothing
        block = block_of(clipboard.text(), data.html() if data is not None and data.hasHtml() else "")
        if not block or not places:
            self.message.emit(self.tr("剪贴板中没有可以粘贴的文字。"))
            return
        what = pasted(block, places, self._moves, lambda address: self.grid().look(address).absent)
        if what.straight:
            self._put(what)
        else:
            self._preview(what)

    def _preview(self, what: Pasted) -> None:
        from app.ui.paste_preview import PastePreview  # only who pastes such a block waits for it

        dialog = PastePreview(self.grid().review, what, self._text_of, self)
        dialog.finished.connect(dialog.deleteLater)  # WA_DeleteOnClose crashes PySide in accept()
        dialog.accepted.connect(lambda: self._paste_previewed(what))
        dialog.open()

    def _put(self, what: Pasted) -> None:
        """Paste, and leave the pasted cells selected, as Excel does."""
        self.grid().correct(what.changes, Origin.PASTED)
        if len(what.changes) > 1:
            self.select_addresses(address for address, _ in what.changes)

    def _paste_previewed(self, what: Pasted) -> None:
        if self.model() is None:  # the report was closed meanwhile
            return
        self._put(what)
        if what.lost:
            sentence = self.tr("已粘贴；有 {lost} 项没有粘贴。")
            self.message.emit(sentence.format(lost=len(what.lost)))

    def clear(self) -> None:
        """Blank the selected cells."""
        self.commit_open_editor()
        addresses = self._addresses()
        label = cells_step(CLEAR, len(addresses))
        self.grid().correct([(address, "") for address in addresses], Origin.TYPED, label)

    def fill(self, *, down: bool) -> None:
        """Fill the selection with its first row (its first column), or with the one before it."""
        self.commit_open_editor()
        changes = filled(self.selected(), self._moves, self._text_of, down=down)
        label = cells_step(FILL_DOWN if down else FILL_RIGHT, len(changes))
        self.grid().correct(changes, Origin.TYPED, label)

    def fill_with(self, text: str) -> None:
        """Put one text into all selected cells."""
        addresses = self._addresses()
        label = cells_step(FILL, len(addresses)) if len(addresses) > 1 else ""
        self.grid().correct([(address, text) for address in addresses], Origin.TYPED, label)

    def restore(self) -> None:
        """Put back what was read into the selected cells."""
        self.commit_open_editor()
        self.grid().review.restore(self._addresses())

    def vouch(self, *, rows: bool = False) -> None:
        """Confirm what was read with doubt in the selected cells, or in their whole ``rows``."""
        self.commit_open_editor()
        addresses = self.doubtful(rows=rows)
        if not addresses:
            self.message.emit(self.tr("所选单元格都已确认，没有需要核对的。"))
            return
        review = self.grid().review
        texts = [(address, review.report.cells[address].raw) for address in addresses]
        review.correct(texts, origin=Origin.TYPED)
        self.message.emit(self.tr("已确认 {count} 格与原文一致。").format(count=len(texts)))

    def declare_misread(self, *, misread: bool = True) -> None:
        """Say that what was corrected in the selected cells was our misreading, or that it was the report."""
        self.commit_open_editor()
        self.grid().review.set_misread(self.blamed(misread=not misread), misread=misread)

    def blamed(self, *, misread: bool = False) -> list[Address]:
        """The selected cells whose correction says that the report is wrong, or our reading (``misread``)."""
        standing = {one.cell: one for one in self.grid().review.corrections}
        blaming = (standing.get(address) for address in self._addresses())
        return [
            one.cell
            for one in blaming
            if one and (one.origin is Origin.MISREAD) is misread and one.before != one.after
        ]

    def doubtful(self, *, rows: bool = False) -> list[Address]:
        """The selected cells, or those of the selected ``rows``, that were read with doubt."""
        places: Sequence[Place] = self.selected()
        if rows and (block := self._moves.lines(places, down=False)) is not None:
            places = self._moves.figures_in(block)
        return [place.address for place in places if self.grid().look(place.address).uncertain]

    def _addresses(self) -> list[Address]:
        return [place.address for place in self.selected()]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selected cells, also by the key for it."""
        if self.model() is not None:
            from app.ui.grid_menu import grid_menu  # only who asks waits for it

            place = event.globalPos()
            if event.reason() is QContextMenuEvent.Reason.Keyboard:  # below the cell, which stays seen
                place = self._viewport.mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            grid_menu(self).popup(place)

    # Painting and sizes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Work out once what the delegate needs for every cell."""
        self._delegate.begin(scene_of(self, focused=self._delegate.editor is not None))
        super().paintEvent(event)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, once there is a size to see it in: else the head is scrolled away."""
        if self.isVisible():
            super().scrollTo(index, hint)

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
        figures = self.grid().longest_figures
        reason = (self.grid(), self.font().key(), room.width(), room.height(), figures)
        if reason == self._fitted:
            return
        self._fitted = reason
        fitted = sizes(self.grid().shape, QFontMetrics(self.font()), room.width(), room.height(), figures)
        for column, width in enumerate(fitted.columns):
            self.setColumnWidth(column, width)
        for row, height in enumerate(fitted.rows):
            self.setRowHeight(row, height)
