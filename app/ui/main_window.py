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

from app.ui import crash, memory
from app.ui.actions import Actions
from app.ui.banner import Banners
from app.ui.looks import Looks
from app.ui.opening import ENCODINGS, Opening
from app.ui.pages import Pages
from app.ui.recent import Recent
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
    from app.ui.report_view import ReportView


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
        self.acts.make_encodings(ENCODINGS)  # before the menu is made of them
        self.search = SearchBox()
        self.status = StatusBar()
        self.session = Session(self, self.tasks, self._commit_open_editors)
        self.recent = Recent(self.tasks, self)
        self.banners = Banners()
        self.safety = Safety(self, self.session, self.banners, self._look_at_files)
        self.asks = True  # about unsaved work when it is closed; not while the session ends
        self._has_painted = False
        self._help: HelpDialog | None = None
        self._lay_out()
        self.looks = Looks(self.session, self.acts, self.banners, self)
        self.opening = Opening(
            self,
            self.session,
            self.tasks,
            self.acts,
            self.pages,
            self.columns,
            self.recent,
            show_page=self._show_page,
            go_back=self._go_back,
        )
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
        from app.ui.exports import Exports  # only those who export wait for it

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
        a.next_open.triggered.connect(self.walk_open)
        for kind, action in a.decisions.items():
            action.triggered.connect(lambda _=False, kind=kind: self.decide(kind))
        a.find.triggered.connect(self.search.start)
        a.find_next.triggered.connect(lambda: self.search.go_on(1))
        a.find_previous.triggered.connect(lambda: self.search.go_on(-1))
        a.next_panel.triggered.connect(self._focus_next_panel)
        a.menu.triggered.connect(self.tool_bar.menu_button.showMenu)
        a.help.triggered.connect(self.show_help)
        a.about.triggered.connect(self.show_about)

    def _connect_session(self) -> None:
        self.session.opened.connect(self._show_review)
        self.session.closed.connect(lambda: self._show_review(None))
        self.session.message.connect(self.status.tell)
        self.session.broke.connect(crash.report_error)
        self.pages.back_wanted.connect(self._go_back)
        self.session.opened.connect(self.recent.follow)
        self.session.closed.connect(lambda: self.recent.follow(None))
        self.opening.message.connect(self.status.tell)
        self.looks.message.connect(self.status.tell)
        self.looks.dressed.connect(self._restyle)
        self.looks.language_changed.connect(self.language_changed)

    def open_paths(self, paths: Sequence[Path], first: Path | None = None) -> None:
        """Open files or folders, see :meth:`Opening.open`."""
        self.opening.open(paths, first)

    def _go_back(self) -> None:
        self._show_page(self.report if self.session.review else self.pages.start)

    def _restyle(self) -> None:
        if self.has_report:
            self.report.restyle()

    def announce(self, name: str) -> None:
        """Show the empty desk of a report that will be asked for when the window is painted."""
        self.setWindowTitle(self.tr("{name} — 勾稽").format(name=name))
        self.status.tell(self.tr("正在打开“{name}”…").format(name=name))
        self._show_page(self.pages.desk)
        self.pages.desk.setFocus()  # no button is to look chosen for this moment

    # showing

    def _show_review(self, review: Review | None) -> None:
        self.opening.wait_no_longer()
        self.search.edit.clear()
        if review is not None or self.has_report:
            self.report.set_review(review)
        if review is not None:
            self.report.findings.round.select_first()  # now, or everything is shown and then shown otherwise
        self.acts.set_report_open(review is not None)
        if review is None:
            self.opening.set_list([])
        else:
            self.opening.show_current(review)
        if review is None:
            self.recent.look()
        self._show_page(self.report if review else self.pages.start)
        self._show_facts()
        if review is not None:
            self.report.take_focus()
        else:
            self.pages.start.open_button.setFocus()

    def _show_page(self, page: QWidget) -> None:
        self.opening.wait_no_longer()
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

    def _is_idle(self) -> bool:
        """Whether nothing is open and nothing on its way."""
        return self.session.review is None and not self.opening.loading

    def _look_at_files(self) -> None:
        self.changes.look()
        self.recovering.look()

    def _show_facts(self) -> None:
        """Title, status bar and what can be undone, as the review is now."""
        review = self.session.review
        self.status.show_review(review)
        self.opening.show_encoding()
        if review is None:
            self.setWindowTitle(self.tr("勾稽"))
            return
        self.acts.set_history(review.history.undo_label, review.history.redo_label)
        from app.ui.cell_facts import report_name, saved_text, why_no_corrected_copy, year_text

        self.acts.set_corrected(why_no_corrected_copy(review))
        parts = [report_name(review), year_text(review), saved_text(review)]
        self.setWindowTitle(" · ".join(part for part in parts if part) + self.tr(" — 勾稽"))

    # acts

    def walk(self, by: int) -> None:
        """Go to the next or the previous finding."""
        self.report.grid.commit_open_editor()
        self.report.findings.round.step(by)

    def walk_open(self) -> None:
        """Go to the next finding that is 待核."""
        self.report.grid.commit_open_editor()
        self.report.findings.round.step_open()

    def decide(self, kind: DecisionKind) -> None:
        """Decide on the selected findings and go to the next one."""
        self.report.commit_open_editors()
        self.report.findings.round.decide(kind)

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
        """Take files, but not past a dialog that asks something."""
        if QApplication.activeModalWidget() is None and any(
            url.isLocalFile() for url in event.mimeData().urls()
        ):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped; later, so that the program it came from is not kept waiting."""
        if QApplication.activeModalWidget() is not None:
            return
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.open_paths(paths))

    def showEvent(self, event: QShowEvent) -> None:
        """Without a report there is something else to show than empty panels."""
        if self.session.review is None and self.pages.currentWidget() is None:
            if self.opening.loading:
                self.opening.show_loading()
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

    def make_safe(self) -> bool:
        """Have all work in the journal, and what is open remembered; whether nothing can be lost now."""
        self.session.settle_quietly()
        self.opening.remember()
        return self.safety.flush()

    def end_unasked(self) -> None:
        """Close the window; the next start offers what is not saved."""
        self.asks = False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once about unsaved work; nothing else happens if the answer is to stay."""
        unasked = not self.asks and self.make_safe()
        if not unasked and not self.session.may_leave():
            event.ignore()
            return
        self.session.cancel()
        self.safety.end(keep=unasked)
        self.opening.remember()
        self.recent.follow(None)
        if "exports" in self.__dict__:
            self.exports.end()
        self.tasks.shutdown()
        if self.has_report:
            self.report.source.shutdown()
        memory.remember_geometry({"window": self.saveGeometry()})
        if self.has_report:
            self.report.set_review(None)
        event.accept()
