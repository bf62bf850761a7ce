"""Opening, saving, exporting, closing: one report at a time, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.saving import Saving
from app.ui.tasks import Result, Tasks

if TYPE_CHECKING:
    # Imported by what needs them: the window is painted before a report is read.
    from app.forms.load import Forms
    from app.reading.read import Cancel, Progress
    from app.review.ahead import Ahead
    from app.review.review import Review
    from app.settings import Settings


LOOK_MS = 100
"""A file that was read waits for the end of a dialog; so often is looked whether it has come."""


class Session(QObject):
    """The open review and everything that happens between it and the disk.

    ``commit`` is called before the review is saved, exported, left or replaced, so that no open
    editor is overlooked. ``saving`` is what writes the review.

    Signals: ``started(name)`` when a file is being read; ``progressed(done, of)`` in pages, where
    reading takes long; ``opened(review)``; ``failed(name, message)`` for a file that cannot be
    opened; ``message(text)`` for the status bar; ``broke(error)`` for what nobody expected;
    ``settings_broken(text)`` when the defaults are used because the settings file cannot be;
    ``stayed()`` when a file was read and the user rather stays with what he did meanwhile.
    """

    started = Signal(str)
    progressed = Signal(int, int)
    opened = Signal(object)
    closed = Signal()
    failed = Signal(str, str)
    message = Signal(str)
    broke = Signal(object)
    settings_broken = Signal(str)
    stayed = Signal()

    def __init__(self, window: QWidget, tasks: Tasks, commit: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._tasks, self._commit = window, tasks, commit
        self._forms: Forms | None = None
        self._settings: Settings | None = None
        self._settings_problem = ""
        self._given_up = Event()
        self._asking = False
        self._ahead: Ahead | None = None
        self.review: Review | None = None
        self.folder = ""
        self.saving = Saving(window, tasks)
        self.saving.message.connect(self.message)
        self.saving.broke.connect(self.broke)

    # opening

    def open_by_dialog(self) -> list[Path]:
        """Ask for files; the caller decides what to do with several."""
        from app.ui import messages

        return messages.choose_files(self._window, self.folder)

    def expect(self, ahead: Ahead | None) -> None:
        """Have a file that is being opened by a child process, for when it is asked for."""
        self._ahead = ahead

    def open(self, path: Path, *, encoding: str | None = None) -> bool:
        """Read a file in the background; False if the user rather stays with unsaved work."""
        if not self.may_leave():
            return False
        self.start(path, encoding=encoding)
        return True

    def start(self, path: Path, *, encoding: str | None = None) -> None:
        """Read a file without asking; what is open stays open until the file is there."""
        self.folder = str(path.parent)

        ahead, self._ahead = self._ahead, None

        def read(forms: Forms, settings: Settings, progress: Progress, cancel: Cancel) -> Review:
            from app.review.open import open_report  # with the parser, which a review opened ahead spares

            return open_report(path, forms, settings, encoding=encoding, progress=progress, cancel=cancel)

        def opened_ahead(progress: Progress, cancel: Cancel) -> Review | None:
            if ahead is not None and (ahead.path != path or encoding is not None):
                ahead.end()
            elif ahead is not None and (review := ahead.review(progress, cancel)) is not None:
                self._forms, self._settings = review.forms, review.settings
                return review
            return None

        self.start_with(path.name, read, self.show, opened_ahead)

    def start_with(
        self,
        name: str,
        read: Callable[[Forms, Settings, Progress, Cancel], Result],
        done: Callable[[Result], None],
        ahead: Callable[[Progress, Cancel], Result | None] = lambda _, __: None,
        *,
        refused: Callable[[Result], None] = lambda _: None,
        carries_over: bool = False,
    ) -> None:
        """Have something read in the background, as :meth:`start` does; ``done`` is to :meth:`show` it.

        ``ahead`` gives what was read before, if it was. ``refused`` gets what is not shown after all.
        ``carries_over`` says that ``done`` takes the work on what is open along, whatever it is then.
        """
        self.saving.settle()
        self.cancel()
        left = None if carries_over else self._work()
        self.started.emit(name)
        given_up = self._given_up = Event()
        self._tasks.start(
            lambda: self._read(read, given_up, ahead),
            lambda result: self._arrived(result, given_up, left, done, refused),
            lambda error: self._on_failed(name, error),
            group="open",
        )

    def _work(self) -> tuple[object, object]:
        """What is open, and what was done on it."""
        return self.review, self.review and self.review.history

    def _arrived(
        self,
        result: Result,
        given_up: Event,
        left: tuple[object, object] | None,
        done: Callable[[Result], None],
        refused: Callable[[Result], None],
    ) -> None:
        """Put what was read in the place of what is open, as was agreed.

        Not under a dialog: what that asks is about the report that is open. And what was done on
        that since the user agreed to leave it was not agreed upon.
        """
        if given_up.is_set():
            refused(result)
        elif QApplication.activeModalWidget() is not None:
            again = partial(self._arrived, result, given_up, left, done, refused)
            QTimer.singleShot(LOOK_MS, self, again)
        elif left is None or self._as_it_was(left) or self.may_leave():
            done(result)
        else:
            self.stayed.emit()
            refused(result)

    def _as_it_was(self, left: tuple[object, object]) -> bool:
        if self.review is not None:
            self._commit()
        return self._work() == left

    def cancel(self) -> None:
        """Do not wait any longer for what is being read, and stop reading it."""
        self._given_up.set()
        self._tasks.drop("open")

    def _read(
        self,
        read: Callable[[Forms, Settings, Progress, Cancel], Result],
        given_up: Event,
        ahead: Callable[[Progress, Cancel], Result | None],
    ) -> Result:
        """In the worker: everything that a report needs, read once."""

        def progress(done: int, of: int) -> None:
            if not given_up.is_set():
                self.progressed.emit(done, of)  # from this thread, delivered on the window's

        if (ready := ahead(progress, given_up.is_set)) is not None:
            return ready
        from app.forms.load import load_forms
        from app.settings import Settings, SettingsError, load_settings

        if self._forms is None:
            self._forms = load_forms()
        if self._settings is None:
            try:
                self._settings = load_settings()
            except SettingsError as error:
                from app.ui.sentences import told

                self._settings, self._settings_problem = Settings(), told(error.sentence)
        return read(self._forms, self._settings, progress, given_up.is_set)

    def get_ready(self, done: Callable[[], None]) -> None:
        """Load in the background what the first correction needs; then call ``done``.

        A review that a child process opened needed none of it so far.
        """
        review = self.review

        def load() -> None:
            from app.checking.engine import check

            if review is not None:
                check(review.as_read, review.forms, review.settings)  # which compiles the patterns

        def failed(error: Exception) -> None:
            done()
            self.broke.emit(error)

        self._tasks.start(load, lambda _: done(), failed)

    def show(self, review: Review) -> None:
        """Make this the open review."""
        if self._settings is not None:
            review.use_settings(self._settings)  # they may have changed while it was read
        self.review = review
        self.opened.emit(review)
        if self._settings_problem:
            self.settings_broken.emit(self._settings_problem)
            self._settings_problem = ""

    def _on_failed(self, name: str, error: Exception) -> None:
        from app.forms.load import FormFileError
        from app.reading.problems import ReadProblem
        from app.ui.sentences import told

        if isinstance(error, ReadProblem | FormFileError):
            self.failed.emit(name, told(error.sentence))
        else:
            self.failed.emit(
                name,
                self.tr("读取时出现意外错误。文件没有被改动；请把错误详情发给维护人员，或换一个文件。"),
            )
            self.broke.emit(error)

    # settings

    def edit_settings(self) -> bool:
        """Show the settings; if they are changed, the open report is checked with them at once."""
        self._commit()
        from app.ui.settings_dialog import SettingsDialog  # only those who ask wait for it

        dialog = SettingsDialog(self._window)
        done = bool(dialog.exec())
        if done:
            self._settings, self._settings_problem = dialog.settings(), ""
            changed = self.review is not None and self.review.use_settings(self._settings)
            self.message.emit(self.tr("设置已保存，已重新校核") if changed else self.tr("设置已保存"))
        dialog.deleteLater()
        return done

    # saving

    def commit(self) -> None:
        """Put what is being typed into the review."""
        self._commit()

    def settle_quietly(self) -> None:
        """Commit, and wait for what is being written; if it fails, nobody is there to be told."""
        if self.review is not None:
            self._commit()
        self.saving.settle(quietly=True)

    def save(self) -> bool:
        """Save where it was saved before, else beside the source; False if that was not begun."""
        if self.review is None:
            return False
        self._commit()
        return self.saving.begin(self.review)

    def save_as(self) -> bool:
        """Ask where, and save there; False if that was not begun."""
        if self.review is None:
            return False
        self._commit()
        return self.saving.ask(self.review)

    # leaving

    def may_leave(self) -> bool:
        """Whether the open review may go; asks once if it holds unsaved work."""
        if self.review is None:
            return True
        if self._asking:  # whoever else wants to go has to wait for that answer
            return False
        self._commit()
        self.saving.settle()
        if not self.review.dirty:
            return True
        from app.ui import messages

        self._asking = True
        try:
            answer = messages.ask_save(self._window, self.review.source.name)
        finally:
            self._asking = False
        if answer is messages.Answer.SAVE:
            return self.saving.now(self.review)
        return answer is messages.Answer.DISCARD

    def close(self) -> bool:
        """Close the report; False if the user rather stays."""
        if not self.may_leave():
            return False
        self.cancel()
        self.review = None
        self.closed.emit()
        return True
