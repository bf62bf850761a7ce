"""Writing the open review: what is written is settled at once, the writing is done in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.review.review import Review
    from app.review.save import SaveProblem, Written


class Saving(QObject):
    """Saves one review after the other; what goes on in the window meanwhile stays unsaved.

    ``may_write`` is asked whether a file is free for this window's review. Signals: ``message(text)``
    for the status bar; ``written()`` when a review was saved; ``broke(error)`` for what nobody expected.
    """

    message = Signal(str)
    written = Signal()
    broke = Signal(object)

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._next: Callable[[], object] | None = None
        self._quiet = False
        self.busy = False
        self.may_write: Callable[[Path], bool] = lambda _: True

    def begin(self, review: Review, path: Path | None = None) -> bool:
        """Save where it was saved before, beside the source, or at ``path``; False if that was not begun."""
        if self.busy:  # two that write one file would each find it changed by the other
            self._next = lambda: self.begin(review, path)
            return True
        from app.review.save import save_target, save_writer

        target = path or save_target(review)
        if not self.may_write(target):
            other = self._ask_for_other(target)
            return other is not None and self.begin(review, other)

        def failed(error: Exception) -> None:
            self.busy = False
            other = self._on_error(target, error, chosen=path is not None)
            if other is not None:
                self.begin(review, other)
            self._go_on()

        self.busy = True
        self._tasks.start(
            save_writer(review, path), lambda written: self._on_written(review, written), failed
        )
        return True

    def now(self, review: Review) -> bool:
        """Save and wait for it, as the review is about to go; False if it is not saved."""
        self.begin(review)
        self.settle()
        return not review.dirty

    def settle(self, *, quietly: bool = False) -> None:
        """Wait for what is being written; ``quietly`` asks and tells nothing if that fails."""
        if quietly:
            self._quiet, self._next = True, None
        flags = QEventLoop.ProcessEventsFlag
        while self.busy:
            QCoreApplication.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)
        self._quiet = False

    def ask(self, review: Review) -> bool:
        """Ask where, and save there; False if that was not begun."""
        from app.review.save import save_target

        path = self._ask_where(save_target(review))
        return path is not None and self.begin(review, path)

    def _on_written(self, review: Review, written: Written) -> None:
        self.busy = False
        review.mark_saved(*written)
        self.message.emit(self.tr("已保存到 {name}").format(name=written.path.name))
        self.written.emit()
        self._go_on()

    def _go_on(self) -> None:
        if not self.busy and self._next is not None:
            begin, self._next = self._next, None
            begin()

    def _on_error(self, target: Path, error: Exception, *, chosen: bool) -> Path | None:
        """Say what went wrong; where else it is to be saved, if the user wants that."""
        from app.review.save import SUFFIX, SaveProblem, other_path

        if self._quiet:
            return None
        if not isinstance(error, SaveProblem):
            self.broke.emit(error)
            return None
        self._tell(error)
        if error.kind in ("exists", "changed"):
            return self._ask_where(other_path(target))
        if not chosen and error.kind in (
            "denied",
            "missing",
            "long",
        ):  # this place will refuse again: the home does not
            return self._ask_where(Path.home() / f"{target.name.removesuffix(SUFFIX)[:40]}{SUFFIX}")
        return None

    def _tell(self, problem: SaveProblem) -> None:
        from app.ui import messages
        from app.ui.sentences import told

        messages.tell(self._window, self.tr("没有保存"), told(problem.sentence))

    def _ask_for_other(self, target: Path) -> Path | None:
        from app.review.save import other_path
        from app.ui import messages

        text = self.tr("“{name}”正在另一个勾稽窗口中校核，没有覆盖它。更正仍在窗口中；请另选文件名保存。")
        messages.tell(self._window, self.tr("没有保存"), text.format(name=target.name))
        return self._ask_where(other_path(target))

    def _ask_where(self, proposed: Path) -> Path | None:
        from app.ui import messages

        return messages.choose_review_path(self._window, proposed)
