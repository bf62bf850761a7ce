"""macOS gives a file to a running program as an event, not as an argument."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.ui.main_window import MainWindow

LOOK_MS = 300
"""So often is looked whether a dialog is still open."""


class FileOpen(QObject):
    """Opens in the window what the system asks for.

    A filter on the whole application sees every event there is: only for systems that need it.
    """

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        app.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Take the files; everything else goes its way."""
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        if name := event.file():
            # Later: a question about unsaved work must not be asked inside of an event of the system.
            QTimer.singleShot(0, self, lambda: self._open(Path(name)))
        return True

    def _open(self, path: Path) -> None:
        """As soon as no dialog is open: what it asks must not be overtaken."""
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(LOOK_MS, self, lambda: self._open(path))
        else:
            self._window.open_paths([path])
