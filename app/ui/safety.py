"""What keeps the open review from being lost or overwritten: its journal, and its lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.ui.banner import Banners, nothing
from app.ui.session import Session

if TYPE_CHECKING:
    from app.review.journal import JournalWriter
    from app.review.lock import FileLock
    from app.review.review import Review
    from app.sentence import Sentence


LOCK_MS = 100
LOOK_MS = 200
"""A report is shown before it is locked, and before its files are read once more."""


class Safety(QObject):
    """Guards the review that is open in a window; speaks by banners.

    ``look`` is called when the files should be looked at: after a review was opened, and whenever
    the window comes to the front, as not every change is told of.
    """

    def __init__(self, window: QWidget, session: Session, banners: Banners, look: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._session, self._banners, self._look = window, session, banners, look
        self._review: Review | None = None
        self._writer: JournalWriter | None = None
        self._lock: FileLock | None = None
        self._locked: Path | None = None
        self._unsubscribe: Callable[[], None] = nothing
        self._locking = QTimer(self)
        self._locking.setSingleShot(True)
        self._locking.setInterval(LOCK_MS)
        self._locking.timeout.connect(self._take_lock)
        session.saving.may_write = self.may_write
        session.opened.connect(self._on_opened)
        session.closed.connect(self.end)
        window.installEventFilter(self)

    @property
    def journaled(self) -> bool:
        """Whether the unsaved work of the review is in its journal."""
        return self._writer is not None and self._writer.path is not None

    def _on_opened(self, review: Review) -> None:
        self.end()
        self._review = review
        self._unsubscribe = review.subscribe(self._on_change)
        self._on_change()
        self._locking.start()
        QTimer.singleShot(LOOK_MS, self, self._look)

    def _take_lock(self) -> None:
        """Have the review file as ours, unless it was left meanwhile or saved, which locks it."""
        review = self._review
        if review is None or self._lock is not None:
            return
        from app.review.lock import lock_review  # which needs OpenSSL: 5 ms of opening a report
        from app.review.save import save_target

        self._locked = save_target(review)
        self._lock = lock_review(self._locked)
        if self._lock is None:
            text = self.tr(
                "这份报告正在另一个勾稽窗口中校核。两边的校核互不覆盖：在本窗口保存时，会请您另选文件名。"
            )
            self._banners.show_notice("lock", text, [(self.tr("知道了"), nothing)])

    def end(self, *, keep: bool = False) -> None:
        """The review is left; what of it is not saved is not wanted, or to ``keep`` for the next start."""
        self._locking.stop()
        self._unsubscribe()
        self._unsubscribe = nothing
        if self._writer is not None:
            self._writer.close(keep=keep)
        if self._lock is not None:
            self._lock.release()
        self._review = self._writer = self._lock = self._locked = None
        self._banners.clear()

    def free_lock(self) -> None:
        """Let another window of this process have the file; the journal stays until :meth:`end`."""
        self._locking.stop()
        if self._lock is not None:
            self._lock.release()
            self._lock = self._locked = None

    def flush(self) -> bool:
        """Have every step in the journal; whether nothing can be lost now."""
        self._on_change()
        return self._review is None or not self._review.dirty or self.journaled

    def when_safe(self, act: Callable[[], None]) -> None:
        """Do something, on a thread, when the journal of the review survives a power cut."""
        if self._writer is not None:
            self._writer.when_safe(act)

    def _on_change(self) -> None:
        review = self._review
        if review is None:
            return
        if self._writer is None and review.dirty:
            from app.review.journal import JournalWriter  # most reports are only looked at

            self._writer = JournalWriter(review, self._on_journal_problem)
        if self._writer is not None:
            self._writer.note()  # now, before the window shows the step

    def _on_journal_problem(self, sentence: Sentence) -> None:
        from app.ui.sentences import told

        self._banners.show_notice("journal", told(sentence), [(self.tr("知道了"), nothing)])

    def may_write(self, target: Path) -> bool:
        """Whether no other window has this review file; from now on it is ours then."""
        if self._lock is not None and target == self._locked:
            return True
        from app.review.lock import lock_review

        fresh = lock_review(target)
        if fresh is None:
            return False
        if self._lock is not None:
            self._lock.release()
        self._lock, self._locked = fresh, target
        self._banners.hide_notice("lock")
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the files looked at when the window comes to the front."""
        if self._review is not None and event.type() == QEvent.Type.WindowActivate:
            QTimer.singleShot(0, self, self._look)
        return super().eventFilter(watched, event)
