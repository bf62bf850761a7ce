"""A table view whose idle cells take typing and input methods from the first key on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from app.ui.grid_delegate import GridDelegate
from app.ui.panel import viewport_of


class ComposingView(QTableView):
    """Opens the editor of the current cell when something is typed or composed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = viewport_of(self)
        self._delegate = GridDelegate(self)
        self._composing = False
        self.setItemDelegate(self._delegate)

    def _open_editor(self, *, replace: bool) -> QWidget | None:
        """Open the editor of the current cell; ``replace`` empties it first, as typing does."""
        index = self.currentIndex()
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return None
        if self._delegate.editor is None:
            self.edit(index)
            self._delegate.fresh = replace
        editor = self._delegate.editor
        if replace and isinstance(editor, QLineEdit):
            editor.clear()
            editor.setModified(True)
        return editor

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
            self._end_composing()
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit_open_editor(self) -> None:
        """Put what is being typed into its cell. To be called before anything that looks at the review."""
        if self._composing:
            QGuiApplication.inputMethod().commit()  # arrives above, before this call returns
            self._end_composing()
        if self._delegate.editor is not None:
            self._delegate.commit(self._delegate.editor)

    def _end_composing(self) -> None:
        self._composing = False
        if self._delegate.editor is not None:
            # None is allowed, the stubs forget it
            self._delegate.editor.setFocusProxy(None)  # type: ignore[arg-type]

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
