"""A table view whose idle cells take typing and input methods from the first key on."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from app.ui.grid_delegate import GridDelegate
from app.ui.panel import viewport_of

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key

_BARE: Final = frozenset(
    {
        Key.Key_Shift,
        Key.Key_Control,
        Key.Key_Alt,
        Key.Key_AltGr,
        Key.Key_Meta,
        Key.Key_Super_L,
        Key.Key_Super_R,
        Key.Key_CapsLock,
        Key.Key_NumLock,
    }
)
"""Keys that do nothing by themselves; engines hand them on in the middle of a composition."""


class ComposingView(QTableView):
    """Opens the editor of the current cell when something is typed or composed.

    What an input method composes is shown by the editor while this view keeps the keyboard, until
    a key comes that the engine does not want, or a click: a change of the focus, and an editor that
    takes itself for focused and is emptied, both reset the engine, and what was begun is lost. With
    libpinyin "zhong" became "hong"; with engines whose fifth letter commits four and begins anew
    (五笔) it would be the fifth.
    """

    _composing = False
    """An editor is open that the input method writes into through this view. Events come before init."""
    _asking = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = viewport_of(self)
        self._delegate = GridDelegate(self)
        self.setItemDelegate(self._delegate)
        self._delegate.closed.connect(self._on_editor_closed)

    def _open_editor(self, *, replace: bool, focused: bool = True) -> QWidget | None:
        """Open the editor of the current cell; ``replace`` empties it first, as typing does."""
        index = self.currentIndex()
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return None
        if self._delegate.editor is None:
            self._delegate.proxy = None if focused else self
            self.edit(index)
            self._delegate.fresh = replace
            if self._delegate.editor is not None and not focused:
                self._delegate.proxy = None
                self._delegate.editor.setFocusProxy(None)
        editor = self._delegate.editor
        if replace and isinstance(editor, QLineEdit):
            editor.clear()
            editor.setModified(True)
        return editor

    # Composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Text composed in an idle cell is shown by its editor, and all of it arrives there."""
        if self._delegate.editor is None:
            if not (event.preeditString() or event.commitString()) or not self._takes_text():
                event.ignore()
                return
            self._begin_composing()
        editor = self._delegate.editor
        if not self._composing or not isinstance(editor, QLineEdit):
            event.ignore()
            return
        QCoreApplication.sendEvent(editor, event)
        if not event.preeditString() and not editor.text():
            self._give_up()
        self.updateMicroFocus()  # the editor, without the focus, does not tell that its cursor moved

    def _begin_composing(self) -> None:
        editor = self._open_editor(replace=True, focused=False)
        if editor is not None:
            self._composing = True
            # Only a line that was told of a focus shows where it is written. Sent as an event this
            # would also make Qt take the input method's rectangles for the editor's.
            editor.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.OtherFocusReason))

    def _give_up(self) -> None:
        """Nothing came of the composition: the cell keeps what it had."""
        editor = self._delegate.editor
        self._composing = False
        if editor is not None:
            self.closeEditor(editor, GridDelegate.EndEditHint.NoHint)

    def _finish(self) -> QWidget | None:
        """Have the input method put into the editor what it composes; the editor, if one is left."""
        QGuiApplication.inputMethod().commit()  # arrives above, before this call returns
        editor = self._delegate.editor
        if self._composing and isinstance(editor, QLineEdit) and not editor.text():
            self._give_up()  # an engine that drops it
        self._composing = False
        return self._delegate.editor

    def _on_editor_closed(self) -> None:
        """What an engine still composes for a cell that was left never goes into another one."""
        if self._composing:
            self._composing = False
            QGuiApplication.inputMethod().reset()

    def event(self, event: QEvent) -> bool:
        """A key that the input method does not want goes to the editor it wrote into, with the focus."""
        if not self._composing or self._asking or not isinstance(event, QKeyEvent) or event.key() in _BARE:
            return super().event(event)
        if event.type() == QEvent.Type.KeyPress:
            editor = self._finish()
            if editor is None:
                return True  # there was nothing but what the engine dropped
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return QCoreApplication.sendEvent(editor, event)
        if event.type() == QEvent.Type.ShortcutOverride and self._delegate.editor is not None:
            self._asking = True  # what the editor does not want comes here again, as to any parent
            try:
                return QCoreApplication.sendEvent(self._delegate.editor, event)
            finally:
                self._asking = False
        return super().event(event)

    def commit_open_editor(self) -> None:
        """Put what is being typed into its cell. To be called before anything that looks at the review."""
        if self._composing:
            self._finish()
        if self._delegate.editor is not None:
            self._delegate.commit(self._delegate.editor)

    # What input methods ask and are told

    def _takes_text(self) -> bool:
        index = self.currentIndex()
        return bool(index.flags() & Qt.ItemFlag.ItemIsEditable) and self._delegate.takes_text(index)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # noqa: ANN401 - a QVariant
        """What the input method asks: of the editor while composing, else where the cell is."""
        editor = self._delegate.editor
        if self._composing and editor is not None:
            answer = editor.inputMethodQuery(query)
            if isinstance(answer, QRect | QRectF):
                return answer.translated(editor.mapTo(self, QPoint(0, 0)))
            return answer
        if query == Qt.InputMethodQuery.ImEnabled:
            return self._takes_text()  # letters choose in a list: they come as keys
        if query == Qt.InputMethodQuery.ImCursorRectangle and self.currentIndex().isValid():
            return self.visualRect(self.currentIndex())
        return super().inputMethodQuery(query)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the input method where the next text would go."""
        super().currentChanged(current, previous)
        self.updateMicroFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving in the middle of a composition commits it, as leaving an editor does."""
        if self._composing and event.reason() is not Qt.FocusReason.PopupFocusReason:
            if QApplication.focusWidget() is self._delegate.editor:
                self._composing = False  # clicked into: it goes on there
            else:
                self.commit_open_editor()
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the current cell has the keys."""
        super().focusInEvent(event)
        self.viewport().update()
