"""报告列表: the reports of a folder, or the several files that were given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.review.save import SUFFIX
from app.ui.panel import Panel
from app.ui.report_progress import FOLDER, ReportProgress
from app.ui.tasks import Tasks

MOST = 5000
"""More files than this are not a batch of reports but somebody's whole disk."""


def reports_in(folder: Path) -> list[Path]:
    """The reports and saved reviews of a folder, its subfolders and archives; raises OSError."""
    from app.reading.archive import SUFFIXES
    from app.review.folder import report_files

    known = (*SUFFIXES, SUFFIX)
    found: list[Path] = []
    for path in report_files(folder):
        if isinstance(path, OSError):
            if not found:
                raise path
            continue
        if path.name.lower().endswith(known):
            found.append(path)
            if len(found) >= MOST:
                break
    return found


def files_of(path: Path) -> list[Path]:
    """What a path that somebody gave means: the reports of a folder or a ZIP, else itself; raises OSError."""
    from app.review.folder import reports_of_archive  # only those who open many wait for it

    return reports_in(path) if path.is_dir() else reports_of_archive(path) or [path]


def telling_folders(paths: Sequence[Path]) -> dict[Path, str]:
    """For each path whose name another one has too, the end of its folder that tells them apart."""
    named: dict[str, list[Path]] = {}
    for path in dict.fromkeys(paths):
        named.setdefault(path.name, []).append(path)
    told: dict[Path, str] = {}
    for alike in named.values():
        depth = 1
        while len(alike) > 1 and len({path.parent.parts[-depth:] for path in alike}) < len(alike):
            depth += 1
        if len(alike) > 1:
            told |= {path: "/".join(path.parent.parts[-depth:]) for path in alike}
    return told


class ReportList(Panel):
    """A list of files; a click or Enter opens one.

    Signals: ``chosen(path)``.
    """

    chosen = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("报告列表"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("报告列表"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # or nothing is elided
        self.progress = ReportProgress(self.list, tasks)
        self.add_page(self.tr("报告"), self.list)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)
        self._current: Path | None = None
        self.setMinimumWidth(150)

    @property
    def paths(self) -> list[Path]:
        """The files that are listed."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def set_paths(self, paths: Sequence[Path]) -> None:
        """List these files."""
        self.list.clear()
        folders = telling_folders(paths)
        for path in paths:
            item = QListWidgetItem(path.name)
            folder = folders.get(path, "")
            item.setData(FOLDER, folder)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{path.name} · {folder}" if folder else path.name
            )
            item.setToolTip(str(path))
            item.setData(Qt.ItemDataRole.UserRole, path)
            self.list.addItem(item)
        self.tabs.setTabText(0, self.tr("报告 {n}").format(n=len(paths)))
        self.progress.forget()

    def show_current(self, path: Path | None) -> None:
        """Show which of them is open; what is saved of it and of the one before is read again."""
        self.progress.forget(*(one for one in (self._current, path) if one is not None))
        self._current = path
        rows = [row for row, known in enumerate(self.paths) if known == path]
        self.list.setCurrentRow(rows[0] if rows else -1)

    def saved(self) -> None:
        """The open report was saved."""
        if self._current is not None:
            self.progress.forget(self._current)

    def showEvent(self, event: QShowEvent) -> None:
        """What is in sight is looked at."""
        super().showEvent(event)
        self.progress.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More may be in sight."""
        super().resizeEvent(event)
        self.progress.look()

    def _on_chosen(self, item: QListWidgetItem) -> None:
        path = item.data(Qt.ItemDataRole.UserRole)
        if path != self._current:
            self.chosen.emit(path)
