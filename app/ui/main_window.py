"""The main window: tool bar, pages, status bar. Each panel is a module of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.paths import is_folder
from app.ui import crash, language, memory, theme
from app.ui.actions import Actions
from app.ui.banner import Banners, nothing
from app.ui.pages import Pages
from app.ui.recent import Recent, RecentMenu
from app.ui.safety import Safety
from app.ui.search_box import SearchBox
from app.ui.session import Session
from app.ui.status_bar import StatusBar
from app.ui.tasks import Runner, Tasks
from app.ui.tool_bar import ToolBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    # What a report needs is imported when one is on its way: the window is painted first.
    from app.report.correction import DecisionKind
    from app.review.review import Review
    from app.ui.exports import Exports
    from app.ui.file_changes import FileChanges
    from app.ui.help import HelpDialog
    from app.ui.recovering import Recovering
    from app.ui.report_list import ReportList
    from app.ui.report_view import ReportView

ENCODINGS = ("UTF-8", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE", "BIG5")
"""Those of app.reading.decode, which is not imported for their names."""
WITH_ENCODING = ("text", "html", "mht")
"""Kinds of file that can be opened again in another encoding."""
PATIENCE_MS = 300
"""A file that is open before this needs no loading page: it would only flicker."""


class MainWindow(QMainWindow):
    """Lays out the parts and connects them; holds no state of a report.

    It is painted before anything of a report is imported; that side is made by properties, on need.

    Signals: ``painted()`` when it was painted for the first time; ``language_changed()`` when another
    language was chosen: texts are made with their widgets, so another window takes the place, see
    :mod:`app.ui.another_window`.
    """

    painted = Signal()
    language_changed = Signal()

    def __init__(self, tasks: Tasks | None = None) -> None:
        super().__init__()
        self.tasks = tasks or Runner(self)
        self.acts = Actions(self)
        self.acts.make_encodings(ENCODINGS)
        self.search = SearchBox()
        self.status = StatusBar()
        self.session = Session(self, self.tasks, self._commit_open_editors)
        self.recent = Recent(self.tasks, self)
        self.opened: list[Path] = []  # what was asked for: files, or a folder
        self.banners = Banners()
        self.safety = Safety(self, self.session, self.banners, self._look_at_files)
        self._has_painted = False
        self._help: HelpDialog | None = None
        self._zoom = memory.zoom()
        self._loading_name = ""
        self._loaded: tuple[int, int] | None = None  # pages that are done, and of how many
        self._loading_timer = QTimer(self)
        self._loading_timer.setSingleShot(True)
        self._loading_timer.setInterval(PATIENCE_MS)
        self._lay_out()
        self._connect()
        self._connect_session()
        self.setAcceptDrops(True)
        self.resize(1440, 940)
        if (place := memory.geometry("window")) is not None:
            self.restoreGeometry(place)

    # what a report needs

    @cached_property
    def report(self) -> ReportView:
        """The four panels, made when a report is on its way."""
        from app.ui.report_view import ReportView

        report = ReportView(self.pages)
        self.pages.addWidget(report)
        self.search.searched.connect(report.search)
        self.search.stepped.connect(report.step_hit)
        self.search.left.connect(report.leave_search)
        report.hits_counted.connect(self.search.show_count)
        report.message.connect(self.status.tell)
        report.changed.connect(self._show_facts)
        return report

    @property
    def has_report(self) -> bool:
        """Whether the four panels were made."""
        return "report" in self.__dict__

    def _commit_open_editors(self) -> None:
        if self.has_report:
            self.report.commit_open_editors()

    @cached_property
    def list(self) -> ReportList:
        """The reports of a folder, at the left."""
        from app.ui.report_list import ReportList

        reports = ReportList()
        reports.hide()
        reports.chosen.connect(self._on_list_chosen)
        self.columns.insertWidget(0, reports)
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([210, 1230])
        return reports

    @property
    def listed(self) -> Sequence[Path]:
        """The files that are listed at the left."""
        return self.list.paths if "list" in self.__dict__ else ()

    @cached_property
    def changes(self) -> FileChanges:
        """Looks whether another program writes the files."""
        from app.ui.file_changes import FileChanges

        return FileChanges(self, self.session, self.tasks, self.banners)

    @cached_property
    def recovering(self) -> Recovering:
        """Offers what a killed window left behind."""
        from app.ui.recovering import Recovering

        return Recovering(
            self,
            self.session,
            self.safety,
            self.tasks,
            self.banners,
            show_page=self._show_extra_page,
            go_back=self._go_back,
            idle=self._is_idle,
        )

    @cached_property
    def exports(self) -> Exports:
        """Writes memos and copies."""
        from app.ui.exports import Exports

        exports = Exports(self, self.tasks, lambda: self.session.review, self._commit_open_editors)
        exports.message.connect(self.status.tell)
        exports.broke.connect(crash.report_error)
        return exports

    # layout

    def _lay_out(self) -> None:
        self.tool_bar = ToolBar(self.acts, self.search)
        self.addToolBar(self.tool_bar)
        self.pages = Pages(self.recent)
        self.columns = QSplitter()
        self.columns.setHandleWidth(7)
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(self.pages)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(7, 7, 7, 6)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self.columns, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        a = self.acts
        a.open.triggered.connect(self.open_by_dialog)
        a.open_folder.triggered.connect(self.open_folder_by_dialog)
        a.save.triggered.connect(lambda: self.session.save())
        a.save_as.triggered.connect(lambda: self.session.save_as())
        a.export_memo.triggered.connect(lambda: self.exports.memo())
        a.preview_memo.triggered.connect(lambda: self.exports.preview())
        a.export_annotated.triggered.connect(lambda: self.exports.annotated())
        a.export_corrected.triggered.connect(lambda: self.exports.corrected())
        a.close.triggered.connect(lambda: self.session.close())
        a.quit.triggered.connect(self.close)
        a.undo.triggered.connect(lambda: self._step_history(-1))
        a.redo.triggered.connect(lambda: self._step_history(1))
        a.previous.triggered.connect(lambda: self.walk(-1))
        a.next.triggered.connect(lambda: self.walk(1))
        for kind, action in a.decisions.items():
            action.triggered.connect(lambda _=False, kind=kind: self.decide(kind))
        a.find.triggered.connect(self.search.start)
        a.find_next.triggered.connect(lambda: self.report.step_hit(1))
        a.find_previous.triggered.connect(lambda: self.report.step_hit(-1))
        a.zoom_in.triggered.connect(lambda: self._step_zoom(1))
        a.zoom_out.triggered.connect(lambda: self._step_zoom(-1))
        a.zoom_reset.triggered.connect(lambda: self._step_zoom(0))
        a.next_panel.triggered.connect(self._focus_next_panel)
        a.settings.triggered.connect(self.edit_settings)
        a.menu.triggered.connect(self.tool_bar.menu_button.showMenu)
        a.help.triggered.connect(self.show_help)
        a.about.triggered.connect(self.show_about)
        for mode, action in a.themes.items():
            action.setChecked(mode == theme.mode())
            action.triggered.connect(lambda _=False, action=action: self.set_theme(action.data()))
        for choice, action in a.languages.items():
            action.setChecked(choice == memory.language())
            action.triggered.connect(lambda _=False, action=action: self.set_language(action.data()))
        for name, action in a.encodings.items():
            action.triggered.connect(lambda _=False, name=name: self.reopen_as(name))

    def _connect_session(self) -> None:
        self.session.started.connect(self._on_started)
        self.session.progressed.connect(self._on_progressed)
        self.session.opened.connect(self._show_review)
        self.session.closed.connect(lambda: self._show_review(None))
        self.session.failed.connect(self._on_failed)
        self.session.message.connect(self.status.tell)
        self.session.broke.connect(crash.report_error)
        self.session.settings_broken.connect(self._on_settings_broken)
        self._loading_timer.timeout.connect(self._show_loading)
        self.pages.open_wanted.connect(self.open_by_dialog)
        self.pages.sample_chosen.connect(lambda path: self.open_paths([path]))
        self.pages.back_wanted.connect(self._go_back)
        self.pages.cancelled.connect(self._on_cancelled)
        self.session.opened.connect(self.recent.follow)
        self.session.closed.connect(lambda: self.recent.follow(None))
        self.pages.recent_chosen.connect(self.open_recent)
        self.acts.restore.setChecked(memory.restores())
        self.acts.restore.toggled.connect(memory.remember_restores)
        RecentMenu(self.recent, self.acts.recent_menu, self.acts.restore).chosen.connect(self.open_recent)

    # opening

    def open_paths(self, paths: Sequence[Path], first: Path | None = None) -> None:
        """Open a file; several, a folder or a ZIP are listed at the left and the first one is opened.

        Or the one named as ``first``, if it is among them.
        """
        if not paths or not self.session.may_leave():
            return
        self.opened = list(paths)
        if len(paths) == 1 and not is_folder(paths[0]) and paths[0].suffix.lower() != ".zip":
            known = paths[0] in self.listed
            if not known:
                self.set_list([])
            self.session.start(paths[0])
        else:
            self._open_many(list(paths), first)

    def open_recent(self, path: Path) -> None:
        """Open an entry of the list; one that is known to be missing is taken off it instead."""
        if path in self.recent.missing:
            self.recent.remove(path)
            sentence = self.tr("“{name}”已不在原处（可能已移动、改名或删除），已从列表中移除")
            self.status.tell(sentence.format(name=path.name))
            return
        self.open_paths([path])

    def restore(self, last: memory.Last) -> None:
        """Open what was open when the window was last closed."""
        self.open_paths([Path(name) for name in last.opened], Path(last.current))

    def _remember_session(self) -> None:
        review = self.session.review
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
                self.session.start(first if first is not None and first in files else files[0])
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

        self.tasks.start(walk, walked, failed, group="open")

    def open_by_dialog(self) -> None:
        """Ask for files and open them."""
        self.open_paths(self.session.open_by_dialog())

    def open_folder_by_dialog(self) -> None:
        """Ask for a folder and list its reports."""
        from app.ui import messages

        folder = messages.choose_folder(self, self.session.folder)
        if folder is not None:
            self.open_paths([folder])

    def reopen_as(self, encoding: str) -> None:
        """Read the source again in another encoding."""
        review = self.session.review
        if review is None or not self.session.may_leave():
            self._show_encoding()
            return
        self.session.start(review.source.path, encoding=encoding)

    def set_list(self, paths: Sequence[Path]) -> None:
        """List these at the left, if they are several."""
        if not paths and not self.listed:
            return
        self.list.set_paths(paths)
        self.list.setVisible(len(paths) > 1)

    def _on_list_chosen(self, path: Path) -> None:
        if self.session.may_leave():
            self.session.start(path)
        else:
            self._show_in_list(self.session.review)

    def _on_started(self, name: str) -> None:
        self._loading_name, self._loaded = name, None
        self._loading_timer.start()

    def _on_progressed(self, done: int, of: int) -> None:
        self._loaded = done, of
        if self.pages.currentWidget() is self.pages.loading:
            self.pages.loading.show_progress(done, of)

    def _show_loading(self) -> None:
        self.pages.loading.show_name(self._loading_name)
        if self._loaded is not None:
            self.pages.loading.show_progress(*self._loaded)
        self._show_page(self.pages.loading)

    def _on_failed(self, name: str, message: str) -> None:
        self._loading_timer.stop()
        review = self.session.review
        back = self.tr("回到“{name}”").format(name=review.source.name) if review else self.tr("回到开始页")
        self._show_page(self.pages.problem)
        self.pages.problem.show_problem(name, message, back=back)
        self._show_in_list(review)
        self._show_encoding()

    def _on_cancelled(self) -> None:
        self.session.cancel()
        self._go_back()

    def _go_back(self) -> None:
        self._show_page(self.report if self.session.review else self.pages.start)

    def announce(self, name: str) -> None:
        """Show the empty desk of a report that will be asked for when the window is painted."""
        self.setWindowTitle(self.tr("{name} — 勾稽").format(name=name))
        self.status.tell(self.tr("正在打开“{name}”…").format(name=name))
        self._show_page(self.pages.desk)
        self.pages.desk.setFocus()  # no button is to look chosen for this moment

    # showing

    def _show_review(self, review: Review | None) -> None:
        self._loading_timer.stop()
        self.search.edit.clear()
        if review is not None or self.has_report:
            self.report.set_review(review)
        self.acts.set_report_open(review is not None)
        if review is None:
            self.set_list([])
        else:
            self._show_in_list(review)
        if review is None:
            self.recent.look()
        self._show_page(self.report if review else self.pages.start)
        self._show_facts()
        if review is not None:
            self.report.findings.view.setFocus()
            self.report.findings.select_first()  # now, or everything is painted twice
        else:
            self.pages.start.open_button.setFocus()

    def _show_in_list(self, review: Review | None) -> None:
        own = {review.source.path, review.saved_to} if review else set()
        if self.listed:
            self.list.show_current(next((path for path in self.listed if path in own), None))

    def _show_page(self, page: QWidget) -> None:
        self._loading_timer.stop()
        self.pages.setCurrentWidget(page)
        on = self.has_report and page is self.report
        self.search.setEnabled(on)
        self.acts.set_report_open(on)
        if on:
            self._show_facts()

    def _show_extra_page(self, page: QWidget) -> None:
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self._show_page(page)

    @property
    def loading(self) -> bool:
        """Whether a report is on its way."""
        return self._loading_timer.isActive() or self.pages.currentWidget() is self.pages.loading

    def _is_idle(self) -> bool:
        """Whether nothing is open and nothing on its way."""
        return self.session.review is None and not self.loading

    def _look_at_files(self) -> None:
        self.changes.look()
        self.recovering.look()

    def _show_facts(self) -> None:
        """Title, status bar and what can be undone, as the review is now."""
        review = self.session.review
        self.status.show_review(review)
        self._show_encoding()
        if review is None:
            self.setWindowTitle(self.tr("勾稽"))
            return
        self.acts.set_history(review.history.undo_label, review.history.redo_label)
        from app.ui.cell_facts import report_name, saved_text, year_text

        self.acts.set_corrected(self.exports.why_not_correct())
        parts = [report_name(review), year_text(review), saved_text(review)]
        self.setWindowTitle(" · ".join(part for part in parts if part) + self.tr(" — 勾稽"))

    def _show_encoding(self) -> None:
        review = self.session.review
        now = review.source.encoding.upper().removesuffix(" BOM") if review else ""
        group = next(iter(self.acts.encodings.values())).actionGroup()
        group.setExclusive(False)  # so that none may be checked
        for name, action in self.acts.encodings.items():
            action.setChecked(name == now)
            action.setEnabled(review is not None and review.source.kind in WITH_ENCODING)
        group.setExclusive(True)

    # acts

    def walk(self, by: int) -> None:
        """Go to the next or the previous finding."""
        self.report.grid.commit_open_editor()
        self.report.findings.step(by)

    def decide(self, kind: DecisionKind) -> None:
        """Decide on the selected findings and go to the next one."""
        self.report.commit_open_editors()
        self.report.findings.decide(kind)

    def _step_history(self, by: int) -> None:
        review = self.session.review
        if review is None:
            return
        self.report.commit_open_editors()
        if by < 0:
            review.undo()
        else:
            review.redo()

    def _focus_next_panel(self) -> None:
        if self.has_report and self.pages.currentWidget() is self.report:
            self.report.focus_next_panel()

    def edit_settings(self) -> None:
        """Show the settings; what they change of the window's looks is seen at once."""
        before = memory.language(), memory.theme_mode(), memory.zoom(), memory.restores()
        self.session.edit_settings()
        tongue, mode, zoom, restores = (
            memory.language(),
            memory.theme_mode(),
            memory.zoom(),
            memory.restores(),
        )
        if (tongue, mode, zoom, restores) == before:
            return
        self._zoom = zoom
        self._dress(mode)
        self.acts.themes[mode].setChecked(True)
        self.acts.restore.setChecked(restores)
        self.acts.languages[tongue].setChecked(True)
        self.set_language(tongue)

    def _on_settings_broken(self, text: str) -> None:
        acts = [(self.tr("打开设置"), self.edit_settings), (self.tr("知道了"), nothing)]
        self.banners.show_notice("settings", text, acts)

    def set_theme(self, mode: theme.Mode) -> None:
        """Light, dark, or as the system is; remembered."""
        self._dress(mode)
        memory.remember_look(mode, self._zoom)

    def set_language(self, choice: language.Choice) -> None:
        """Chinese, English, or as the system is; remembered. Another window takes this one's place."""
        memory.remember_language(choice)
        if language.resolved(choice) != language.current():
            QTimer.singleShot(0, self, self.language_changed.emit)  # not while its own menu is open

    def _step_zoom(self, by: int) -> None:
        here = memory.ZOOMS.index(self._zoom)
        there = memory.ZOOMS.index(1.0) if by == 0 else min(max(here + by, 0), len(memory.ZOOMS) - 1)
        self._zoom = memory.ZOOMS[there]
        self._dress(theme.mode())
        memory.remember_look(theme.mode(), self._zoom)
        self.status.tell(self.tr("文字大小 {percent}%").format(percent=round(self._zoom * 100)))

    def _dress(self, mode: theme.Mode) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, mode, self._zoom)
        if self.has_report:
            self.report.restyle()

    def follow_system(self) -> None:
        """The system's light or dark has changed."""
        if theme.mode() == "system":
            self._dress("system")

    def show_help(self) -> None:
        """Keys, marks and rules, beside the work."""
        if self._help is None:
            from app.ui.help import HelpDialog  # only those who ask wait for it

            self._help = HelpDialog(self)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_about(self) -> None:
        """What this is."""
        from app import __version__
        from app.ui import messages

        messages.tell(
            self,
            self.tr("关于勾稽"),
            self.tr(
                "勾稽 {version}\n校核政府信息公开工作年度报告。\n"
                "全部处理都在本机进行，不连接网络，不改动原报告。"
            ).format(version=__version__),
        )

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped; later, so that the program it came from is not kept waiting."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.open_paths(paths))

    def showEvent(self, event: QShowEvent) -> None:
        """Without a report there is something else to show than empty panels."""
        if self.session.review is None and self.pages.currentWidget() is None:
            if self._loading_timer.isActive():
                self._show_loading()
            else:
                self._show_review(None)
                self.painted.connect(lambda: self.recovering.look())
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time, when all that is in the window is painted too."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keys, as it does in a dialog."""
        from PySide6.QtCore import Qt  # its enums are not made before the first paint
        from PySide6.QtWidgets import QPushButton, QToolButton

        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            button, QPushButton | QToolButton
        ):
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once about unsaved work; nothing else happens if the answer is to stay."""
        if not self.session.may_leave():
            event.ignore()
            return
        self.session.cancel()
        self.safety.end()
        self._remember_session()
        self.recent.follow(None)
        self.tasks.shutdown()
        if self.has_report:
            self.report.source.shutdown()
        memory.remember_geometry({"window": self.saveGeometry()})
        if self.has_report:
            self.report.set_review(None)
        event.accept()
