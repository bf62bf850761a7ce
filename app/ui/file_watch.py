"""Noticing that another program has written a file that is open here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.paths import is_there


class FileWatch(QObject):
    """Watches a few files. Whether they really differ is for the listener to find out.

    Not every file system tells of changes (network drives do not): the listener also looks when
    the window comes to the front.

    Signals: ``stirred()`` once, when something has happened to one of them and is over.
    """

    stirred = Signal()

    CALM_MS = 250
    """A program that saves writes, renames and sets times: after this it is through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: list[str] = []
        self._watcher = QFileSystemWatcher(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(self.CALM_MS)
        self._calm.timeout.connect(self._on_calm)
        self._watcher.fileChanged.connect(lambda _: self._calm.start())

    @property
    def watched(self) -> list[str]:
        """The files that are there and watched."""
        return self._watcher.files()

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Watch these files from now on, and no others."""
        self._paths = [str(path) for path in paths]
        if old := self._watcher.files():
            self._watcher.removePaths(old)
        self._watch_again()

    def _watch_again(self) -> None:
        # A file that is replaced by renaming is another one, and the watcher has lost it.
        watched = set(self._watcher.files())
        missing = [path for path in self._paths if path not in watched and is_there(Path(path))]
        if missing:
            self._watcher.addPaths(missing)

    def _on_calm(self) -> None:
        self._watch_again()
        self.stirred.emit()
