"""From what is asked for to a report on the desk: files, folders, the list beside it, waiting, failing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from app.paths import is_folder
from app.ui import memory
from app.ui.actions import Actions
from app.ui.pages import Pages
from app.ui.recent import Recent, RecentMenu
from app.ui.session import Session
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.review.review import Review
    from app.ui.report_list import ReportList

ENCODINGS = ("UTF-8", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE", "BIG5")
"""Those of app.reading.decode, which is not imported for their names."""
WITH_ENCODING = ("text", "html", "mht")
"""Kinds of file that can be opened again in another encoding."""
PATIENCE_MS = 300
"""A file that is open before this needs no loading page: it would only flicker."""


class Opening(QObject):
    """Opens what the user chooses, drops, had open before or was given on the command line.

    ``show_page`` shows one of the window's pages, ``go_back`` what was there before a page of ours.

    Signals: ``message(text)`` for the status bar.
    """

    message = Signal(str)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        tasks: Tasks,
        acts: Actions,
        pages: Pages,
        columns: QSplitter,
        recent: Recent,
        *,
        show_page: Callable[[QWidget], None],
        go_back: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._tasks, self._acts = window, session, tasks, acts
        self._pages, self._columns, self._recent = pages, columns, recent
        self._show_page, self._go_back = show_page, go_back
        self.opened: list[Path] = []  # what was asked for: files, or a folder
        self._asked: Path | None = None  # the one of the list that was asked for last, read or not
        self._loading_name = ""
        self._loaded: tuple[int, int] | None = None  # pages that are done, and of how many
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(PATIENCE_MS)
        self._waiting.timeout.connect(self.show_loading)
        self._connect()

    def _connect(self) -> None:
        acts, pages, session = self._acts, self._pages, self._session
        acts.open.triggered.connect(self.by_dialog)
        acts.open_folder.triggered.connect(self.folder_by_dialog)
        for name, action in acts.encodings.items():
            action.triggered.connect(lambda _=False, name=name: self.reopen_as(name))
        acts.next_report.triggered.connect(lambda: self.step(1))
        acts.previous_report.triggered.connect(lambda: self.step(-1))
        acts.restore.setChecked(memory.restores())
        acts.restore.toggled.connect(memory.remember_restores)
        RecentMenu(self._recent, acts.recent_menu, acts.restore).chosen.connect(self.open_recent)
        pages.open_wanted.connect(self.by_dialog)
        pages.sample_chosen.connect(lambda path: self.open([path]))
        pages.recent_chosen.connect(self.open_recent)
        pages.cancelled.connect(self._on_cancelled)
        session.started.connect(self._on_started)
        session.progressed.connect(self._on_progressed)
        session.failed.connect(self._on_failed)
        session.stayed.connect(self._on_stayed)
        session.saving.written.connect(self.on_saved)

    @cached_property
    def list(self) -> ReportList:
        """The reports of a folder, at the left."""
        from app.ui.report_list import ReportList

        reports = ReportList(self._tasks)
        reports.hide()
        reports.chosen.connect(self._on_list_chosen)
        self._columns.insertWidget(0, reports)
        self._columns.setStretchFactor(0, 0)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([210, 1230])
        return reports

    @property
    def listed(self) -> Sequence[Path]:
        """The files that are listed at the left."""
        return self.list.paths if "list" in self.__dict__ else ()

    @property
    def loading(self) -> bool:
        """Whether a report is on its way."""
        return self._waiting.isActive() or self._pages.currentWidget() is self._pages.loading

    def open(self, paths: Sequence[Path], first: Path | None = None) -> None:
        """Open a file; several, a folder or a ZIP are listed at the left and the first one is opened.

        Or the one named as ``first``, if it is among them.
        """
        if not paths or not self._session.may_leave():
            return
        self.opened = list(paths)
        if len(paths) == 1 and not is_folder(paths[0]) and paths[0].suffix.lower() != ".zip":
            self._asked = paths[0]
            known = paths[0] in self.listed
            if not known:
                self.set_list([])
            self._session.start(paths[0])
        else:
            self._open_many(list(paths), first)

    def step(self, by: int) -> None:
        """Open the next (1) or the previous (-1) report of the list; one that cannot be read is passed."""
        listed = list(self.listed)
        here = listed.index(self._asked) if self._asked in listed else -1
        if len(listed) < 2:
            self.message.emit(self.tr("没有报告列表；打开文件夹或多份报告后，可逐份查看。"))
        elif not 0 <= here + by < len(listed):
            self.message.emit(self.tr("已是最后一份报告。") if by > 0 else self.tr("已是第一份报告。"))
        else:
            self._on_list_chosen(listed[here + by])

    def open_recent(self, path: Path) -> None:
        """Open an entry of the list; one that is known to be missing is taken off it instead."""
        if path in self._recent.missing:
            self._recent.remove(path)
            sentence = self.tr("“{name}”已不在原处（可能已移动、改名或删除），已从列表中移除")
            self.message.emit(sentence.format(name=path.name))
            return
        self.open([path])

    def restore(self, last: memory.Last) -> None:
        """Open what was open when the window was last closed."""
        self.open([Path(name) for name in last.opened], Path(last.current))

    def remember(self) -> None:
        """Keep what is open for the next start."""
        review = self._session.review
        current = "" if review is None else str((review.saved_to or review.source.path).absolute())
        several = len(self.listed) > 1
        opened = [str(path.absolute()) for path in self.opened] if several else [current]
        memory.remember_session(memory.Last(opened if current else [], current))

    def _open_many(self, paths: Sequence[Path], first: Path | None) -> None:
        from app.ui.report_list import files_of

        name = paths[0].name
        self._on_started(name)

        def walk() -> Sequence[Path]:
            return [file for path in paths for file in files_of(path)]

        def walked(files: Sequence[Path]) -> None:
            self.set_list(files)
            if files:
                self._asked = first if first is not None and first in files else files[0]
                self._session.start(self._asked)
            else:
                sentence = self.tr(
                    "文件夹“{name}”中没有报告（Word、PDF、网页、文本等）或校核存档。请选择其他文件夹。"
                )
                self._on_failed(name, sentence.format(name=name))

        def failed(error: Exception) -> None:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            sentence = self.tr(
                "文件夹“{name}”不能读取（{reason}）。没有任何内容被改动。请取得权限或选择其他文件夹。"
            )
            self._on_failed(name, sentence.format(name=name, reason=reason))

        self._tasks.start(walk, walked, failed, group="open")

    def by_dialog(self) -> None:
        """Ask for files and open them."""
        self.open(self._session.open_by_dialog())

    def folder_by_dialog(self) -> None:
        """Ask for a folder and list its reports."""
        from app.ui import messages

        folder = messages.choose_folder(self._window, self._session.folder)
        if folder is not None:
            self.open([folder])

    def wait_no_longer(self) -> None:
        """Something is shown: the loading page is not needed any more."""
        self._waiting.stop()

    def reopen_as(self, encoding: str) -> None:
        """Read the source again in another encoding."""
        review = self._session.review
        if review is None or not self._session.may_leave():
            self.show_encoding()
            return
        self._session.start(review.source.path, encoding=encoding)

    def set_list(self, paths: Sequence[Path]) -> None:
        """List these at the left, if they are several."""
        if not paths and not self.listed:
            return
        self.list.set_paths(paths)
        self.list.setVisible(len(paths) > 1)

    def _on_list_chosen(self, path: Path) -> None:
        if self._session.may_leave():
            self._asked = path
            self._session.start(path)
        else:
            self.show_current(self._session.review)

    def _on_started(self, name: str) -> None:
        self._loading_name, self._loaded = name, None
        self._waiting.start()

    def _on_progressed(self, done: int, of: int) -> None:
        self._loaded = done, of
        if self._pages.currentWidget() is self._pages.loading:
            self._pages.loading.show_progress(done, of)

    def show_loading(self) -> None:
        """Show that the file is being read."""
        self._pages.loading.show_name(self._loading_name)
        if self._loaded is not None:
            self._pages.loading.show_progress(*self._loaded)
        self._show_page(self._pages.loading)

    def _on_failed(self, name: str, message: str) -> None:
        self.wait_no_longer()
        review = self._session.review
        back = self.tr("回到“{name}”").format(name=review.source.name) if review else self.tr("回到开始页")
        self._show_page(self._pages.problem)
        self._pages.problem.show_problem(name, message, back=back)
        self.show_current(review)
        self.show_encoding()

    def _on_cancelled(self) -> None:
        self._session.cancel()
        self._go_back()

    def _on_stayed(self) -> None:
        self._go_back()
        self.show_current(self._session.review)
        self.show_encoding()

    def show_current(self, review: Review | None) -> None:
        """Mark the open report in the list."""
        own = {review.source.path, review.saved_to} if review else set()
        if self.listed:
            self.list.show_current(next((path for path in self.listed if path in own), None))

    def on_saved(self) -> None:
        """What the list says of the open report is another thing now."""
        if self.listed:
            self.list.saved()

    def show_encoding(self) -> None:
        """Mark the encoding that the report was read in."""
        review = self._session.review
        now = review.source.encoding.upper().removesuffix(" BOM") if review else ""
        group = next(iter(self._acts.encodings.values())).actionGroup()
        group.setExclusive(False)  # so that none may be checked
        for name, action in self._acts.encodings.items():
            action.setChecked(name == now)
            action.setEnabled(review is not None and review.source.kind in WITH_ENCODING)
        group.setExclusive(True)
