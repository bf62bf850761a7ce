"""The reports that were opened last: remembered, listed in the menu and on the start page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app import paths
from app.ui import memory
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.review.review import Review

MOST = 10
ON_PAGE = 5
"""So many of them stand on the start page; the menu has all."""
KEEP_MS = 300
"""The list is written so much later: a report that is opened is shown first."""
WIDTH = 490
"""Pixels of an entry; a longer one loses its middle."""
_FOLDER = 36
"""Characters of a folder's name that are shown; a longer one loses its beginning."""


class Recent(QObject):
    """The list, kept over starts; the shipped samples are left out.

    Signals: ``changed()`` when the list, or what is known to be missing, is another.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.paths = [Path(name) for name in memory.recent()][:MOST]
        self.missing: frozenset[Path] = frozenset()
        self._review: Review | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEEP_MS)
        self._later.timeout.connect(self.keep)

    def follow(self, review: Review | None) -> None:
        """A review was opened, or closed (None); where it is saved by then, that file is remembered."""
        before, self._review = self._review, review
        if before is not None and before.saved_to is not None:
            self._put(before.saved_to, instead=before.source.path)
        if review is not None:
            self._put(review.saved_to or review.source.path)
        elif self._later.isActive():
            self.keep()

    def _put(self, path: Path, *, instead: Path | None = None) -> None:
        path = path.absolute()  # a later start may stand in another folder
        if path.is_relative_to(paths.resources()):
            return
        self.paths = [path, *(one for one in self.paths if one not in (path, instead and instead.absolute()))]
        del self.paths[MOST:]
        self._later.start()
        self.changed.emit()

    def remove(self, path: Path) -> None:
        """Take one off the list."""
        self._set([one for one in self.paths if one != path])

    def clear(self) -> None:
        """Empty the list."""
        self._set([])

    def _set(self, paths: list[Path]) -> None:
        self.paths = paths
        self.keep()
        self.changed.emit()

    def keep(self) -> None:
        """Write the list for the next start."""
        self._later.stop()
        memory.remember_recent([str(path) for path in self.paths])

    def look(self) -> None:
        """Look in the background which are still there: a disk that is asleep must not hold the window."""
        wanted = list(self.paths)

        def absent() -> frozenset[Path]:
            return frozenset(path for path in wanted if not _is_there(path))

        self._tasks.start(absent, self._on_looked, lambda _: None, group="recent")

    def _on_looked(self, missing: frozenset[Path]) -> None:
        if missing != self.missing:
            self.missing = missing
            self.changed.emit()

    def text(self, path: Path) -> str:
        """Name and folder of an entry; and that it is missing."""
        folder = str(path.parent)
        if len(folder) > _FOLDER:
            folder = "…" + folder[1 - _FOLDER :]
        if path in self.missing:
            return self.tr("（已不在原处）{name}").format(name=path.name)
        return f"{path.name}    {folder}"


def _is_there(path: Path) -> bool:
    from app.reading.inside import split  # in the worker

    try:
        return path.exists() or split(path) is not None
    except OSError:
        return False


def _fitting(widget: QWidget, text: str) -> str:
    """What of a text fits into the start page or the menu, as an action's text."""
    from PySide6.QtCore import Qt  # not before the first paint: its enums take PySide 15 ms to make

    return widget.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, WIDTH).replace("&", "&&")


class RecentMenu(QObject):
    """Fills a menu with the list each time it is shown.

    Signals: ``chosen(path)``; ``cleared()``.
    """

    chosen = Signal(object)

    def __init__(self, recent: Recent, menu: QMenu, restore: QAction) -> None:
        super().__init__(menu)
        self._recent, self._menu, self._restore = recent, menu, restore
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(recent.look)
        menu.aboutToShow.connect(self._fill)
        menu.addAction(restore)  # a menu that is empty might not be shown at all

    def _fill(self) -> None:
        menu, recent = self._menu, self._recent
        menu.clear()
        for number, path in enumerate(recent.paths, start=1):
            words = _fitting(menu, recent.text(path))
            action = menu.addAction(f"&{number % 10}  {words}")
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.chosen.emit(path))
        if not recent.paths:
            menu.addAction(self.tr("还没有打开过报告")).setEnabled(False)
        menu.addSeparator()
        clear = menu.addAction(self.tr("清空列表"))
        clear.setEnabled(bool(recent.paths))
        clear.triggered.connect(recent.clear)
        menu.addAction(self._restore)


class RecentList(QWidget):
    """The latest of the list as buttons, for the start page; hidden while there is none."""

    def __init__(self, recent: Recent, choose: Callable[[Path], None]) -> None:
        from app.ui.panel import line

        super().__init__()
        self._recent, self._choose = recent, choose
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(line())
        self._column.addSpacing(6)
        head = QLabel(self.tr("最近打开："))
        head.setProperty("kind", "muted")
        self._column.addWidget(head)
        self.buttons: list[QPushButton] = []
        recent.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the list as it is now."""
        from PySide6.QtCore import Qt

        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for path in self._recent.paths[:ON_PAGE]:
            button = QPushButton(_fitting(self, self._recent.text(path)))
            button.setProperty("kind", "gone" if path in self._recent.missing else "link")
            button.setToolTip(str(path))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, path=path: self._choose(path))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
        self.setVisible(bool(self.buttons))
