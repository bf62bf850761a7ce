"""The journal of unsaved work: a line a step, in the system's hands before the step is seen.

A line goes out with one plain write(), which survives the end of our process, however it ends
(kill -9). That it survives a power cut too (fsync) is seen to at once on a thread, because a disk may
take a tenth of a second for it; steps that come meanwhile share the next fsync, so that none waits
for more than two, however fast they come. The same thread writes beside the journal what was read,
so that the work comes back even where the source file has gone or changed since.

A journal is there exactly as long as there is unsaved work, and locked as long as its process
lives: one that can be locked was left behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Final

from app import paths
from app.review.atomic import make_lasting, sync_folder, write_atomically
from app.review.history import History
from app.review.journal_lines import change_line, first_lines
from app.review.lock import try_lock
from app.review.refused import refused
from app.review.review import Review
from app.review.seal import Chain
from app.review.snapshot import snapshot
from app.sentence import Sentence

SUFFIX: Final = ".jsonl"
SNAPSHOT_SUFFIX: Final = ".gouji.json"
PATIENCE: Final = 2.0
"""Seconds that closing waits for a slow disk."""
_NO_FSYNC: Final = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)
"""File systems that have no such thing say so; nothing is lost by that but the protection."""
LOOKS: Final = 50
"""So often a new journal is tried to be locked; nobody looks into one of a few lines for so long."""


def journal_folder() -> Path:
    """Where the journals are; it need not exist."""
    return paths.user_folder() / "journal"


def snapshot_of(path: Path) -> Path:
    """The file beside a journal that holds what was read."""
    return path.with_name(path.name.removesuffix(SUFFIX) + SNAPSHOT_SUFFIX)


class _Syncs:
    """How many lines of one journal were written, and how many of them a power cut leaves."""

    def __init__(self) -> None:
        self.written = self.synced = 0


class JournalWriter:
    """Keeps the journal of one review from now on, beginning with what is unsaved already.

    ``on_problem`` hears a sentence when the journal cannot be written, once until it can be again;
    work goes on. ``path`` is the journal's file, None while there is no unsaved work.
    """

    def __init__(self, review: Review, on_problem: Callable[[Sentence], None] = lambda _: None) -> None:
        self.path: Path | None = None
        self._review, self._on_problem = review, on_problem
        self._descriptor = -1
        self._written = History()
        self._chain = Chain()
        self._syncs = _Syncs()
        self._refusal: OSError | None = None
        self._given_up: list[Path] = []
        self._told = False
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._unsubscribe = review.subscribe(self.note)
        self.note()

    def close(self, *, keep: bool = False) -> None:
        """Stop; the journal goes too, unless it is to be ``keep``-t for the next start."""
        self._unsubscribe()
        self._end(keep=keep)
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(PATIENCE)
            self._thread = None

    def when_safe(self, act: Callable[[], None]) -> None:
        """Do something, on the thread, when all that was written so far survives a power cut too."""
        self._later(act)

    def note(self) -> None:
        """Write what has changed since. The review calls it; whoever cannot wait may call it before."""
        history = self._review.history
        refusal, self._refusal = self._refusal, None
        if refusal is not None and self._descriptor >= 0:
            self._fail(refusal)
        if not self._review.dirty:
            self._end(keep=False)
        elif self._descriptor < 0:
            self._begin()
        elif history.clean_at not in (None, self._written.clean_at):
            self._renew()  # a state before this one was saved meanwhile
        elif history != self._written:
            self._write(change_line(self._written, history, self._chain))

    def _begin(self) -> None:
        now = datetime.now().astimezone()
        folder = journal_folder()
        path = folder / f"{now:%Y%m%d-%H%M%S}-{os.getpid()}-{os.urandom(3).hex()}{SUFFIX}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._descriptor, self.path = os.open(path, flags, 0o600), path
            with contextlib.suppress(OSError):  # no locks here: the pid must do
                _lock_new(self._descriptor)
        except OSError as error:
            self._fail(error)
            return
        self._chain, self._syncs = Chain(), _Syncs()
        self._write(first_lines(self._review, self._chain, pid=os.getpid(), now=now))
        if self.path is None:  # it says nothing without its whole head
            self._given_up.remove(path)
            _unlink(path)
        else:
            self._later(lambda: sync_folder(folder))
            self._later(lambda: self._write_snapshot(path))
            given_up, self._given_up = self._given_up, []
            syncs = self._syncs
            self._later(lambda: self._take_place(given_up, syncs))

    def _renew(self) -> None:
        """Begin a journal of what is unsaved now; the old one goes when that is written."""
        os.close(self._descriptor)
        self._descriptor = -1
        if self.path is not None:
            self._given_up.append(self.path)
            self.path = None
        self._begin()

    def _write(self, line: bytes) -> None:
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
            copy = os.dup(self._descriptor)  # ours may be closed before the thread comes to it
        except OSError as error:
            self._fail(error)
            return
        self._written, self._told = self._review.history, False
        syncs = self._syncs
        syncs.written += 1
        number = syncs.written
        self._later(lambda: self._sync(copy, syncs, number))

    def _fail(self, error: OSError) -> None:
        """Say so once; the next step begins a new journal with all that is unsaved.

        What was written before stays until that succeeds: it is better than nothing.
        """
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        if self.path is not None:
            self._given_up.append(self.path)
            self.path = None
        if not self._told:
            self._told = True
            self._on_problem(
                Sentence(
                    "恢复记录未能写入（{reason}）：程序意外退出时，未保存的内容可能丢失，请及时保存。",
                    reason=refused(error).why,
                )
            )

    def _end(self, *, keep: bool) -> None:
        path, self.path = self.path, None
        if not keep:
            _drop(self._given_up)
            self._given_up = []
        if path is not None and not keep:
            self._later(lambda: _unlink(snapshot_of(path)))  # after it was written
            with contextlib.suppress(OSError):  # Windows: it is still open
                path.unlink()
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        if path is not None and not keep:
            _unlink(path)

    # on the thread

    def _later(self, job: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._work, name="journal", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            # A disk that refuses: the line itself is written, and whoever wrote it has told.
            with contextlib.suppress(OSError):
                job()

    def _write_snapshot(self, path: Path) -> None:
        review = self._review
        data = snapshot(review.source, review.document, review.kept)
        if data is not None and path.exists():  # it may be done with already
            write_atomically(snapshot_of(path), data)

    def _take_place(self, given_up: Sequence[Path], syncs: _Syncs) -> None:
        """Drop journals in whose place another has come, if that is on the disk."""
        if syncs.synced:
            _drop(given_up)
        else:
            self._given_up.extend(given_up)

    def _sync(self, descriptor: int, syncs: _Syncs, number: int) -> None:
        """Have a line on the disk, and with it all that were written by now."""
        try:
            if syncs.synced < number:
                written = syncs.written
                make_lasting(descriptor)
                syncs.synced = written
        except OSError as error:  # told at the next step: a network's disk may say so late that it is full
            if syncs is self._syncs and error.errno not in _NO_FSYNC:
                self._refusal = error
            raise
        finally:
            os.close(descriptor)


def _lock_new(descriptor: int) -> None:
    """Lock a journal that was made just now; another window that looks into it may have it for a moment."""
    for _ in range(LOOKS):
        if try_lock(descriptor):
            return
        time.sleep(0.002)


def _drop(journals: Sequence[Path]) -> None:
    for path in journals:
        _unlink(path)
        _unlink(snapshot_of(path))


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):  # it is gone, or will be offered and can be discarded then
        path.unlink()
