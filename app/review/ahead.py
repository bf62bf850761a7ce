"""Opening ahead: a child process reads and checks a report while its parent loads Qt.

Both take about as long, and a machine has more than one core: a window that is started with a file
has its report when it can show it. The child is a fork of this process, so that it starts at once
with what is imported already; it hands the whole review over as a pickle. Nobody else's pickles are
ever read: they come through a pipe that only the two of them hold.

Whatever goes wrong with the child, the answer is None and the caller opens the file as ever; only a
file that the child could not read is told at once, as it would not be read a second time either.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from app.reading.read import Cancel, Progress
    from app.review.review import Review

_LOOK: Final = 0.05
"""Seconds between two looks whether somebody has cancelled."""
GIVE_WAY: Final = 5
"""By so much the child is nicer than its parent: on a busy machine the window is painted first."""


def open_ahead(path: Path) -> Ahead | None:
    """Start to open a file; None where that gains nothing or cannot be done.

    To be called while this process has one thread. Not on macOS, whose own libraries do not bear
    a fork, nor on Windows, which has none: there a second start of Python takes as long as it saves.
    """
    if not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2:
        return None
    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if child == 0:
        os.close(reading)
        os.nice(GIVE_WAY)
        _work(path, writing)
    os.close(writing)
    with suppress(OSError):  # the child does the same; who is later may be too late
        os.setpgid(child, child)
    return Ahead(path, child, reading)


class Ahead:
    """A file that is being opened by a child process. For one thread at a time."""

    def __init__(self, path: Path, child: int, pipe: int) -> None:
        self.path = path
        self._child, self._pipe = child, pipe

    def review(self, progress: Progress | None = None, cancel: Cancel | None = None) -> Review | None:
        """Wait for the review; None if there is none and the file is to be opened as ever.

        Raises ReadProblem. May be asked once; the child is gone then.
        """
        import pickle  # while Qt is loaded nobody waits for these: the child has begun

        from app.reading.frames import PROBLEM, PROGRESS, read_frame

        answered = False
        try:
            while True:
                frame = read_frame(lambda size: self._read(size, cancel))
                if frame is None:
                    return None
                letter, body = frame
                if letter == PROGRESS:
                    if progress is not None:
                        progress(*pickle.loads(body))
                    continue
                answered = True
                if letter == PROBLEM:
                    from app.reading.sandbox import refused

                    raise refused(*pickle.loads(body))
                review: Review = pickle.loads(body)
                return review
        except (OSError, ValueError, EOFError, ImportError, AttributeError, TypeError, pickle.PickleError):
            return None
        finally:
            self.end(kill=not answered)

    def end(self, *, kill: bool = True) -> None:
        """Let go of the child: end it or, if it has answered, let it tidy up by itself."""
        if self._pipe < 0:
            return
        os.close(self._pipe)
        self._pipe = -1
        import threading

        if kill:
            import signal

            for end in (os.killpg, os.kill):  # with the reading process that it may have started
                with suppress(OSError):
                    end(self._child, signal.SIGKILL)
        # In a thread, as it may still write what it keeps for the next start.
        threading.Thread(target=_reap, args=(self._child,), daemon=True).start()

    def _read(self, size: int, cancel: Cancel | None) -> bytes:
        """So many bytes, fewer at the end of the pipe; raises Cancelled."""
        import select

        from app.reading.problems import Cancelled

        pieces = []
        while size:
            while not select.select([self._pipe], [], [], _LOOK)[0]:
                if cancel is not None and cancel():
                    raise Cancelled(self.path)
            piece = os.read(self._pipe, min(size, 1 << 20))
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)


def _reap(child: int) -> None:
    with suppress(OSError):  # somebody else has
        os.waitpid(child, 0)


def _work(path: Path, pipe: int) -> NoReturn:
    """In the child: open the file, tell, and be gone. Never returns, whatever happens."""
    try:
        with suppress(OSError):
            os.setpgid(0, 0)
        # No Ctrl+C: it goes to the parent's group. If the parent dies, writing fails.
        _answer(path, lambda data: _write_all(pipe, data))
        os.close(pipe)
        from app.patterns import keep

        keep()
    except BaseException:  # the parent opens the file itself and meets the same, and tells it
        os._exit(1)
    os._exit(0)


def _answer(path: Path, write: Callable[[bytes], object]) -> None:
    import pickle

    from app.forms.load import load_forms
    from app.reading.frames import PROBLEM, PROGRESS, RESULT, write_frame
    from app.reading.problems import ReadProblem
    from app.review.open import open_report
    from app.settings import load_settings

    forms, settings = load_forms(), load_settings()

    def progress(done: int, of: int) -> None:
        write_frame(write, PROGRESS, pickle.dumps((done, of)))

    try:
        review = open_report(path, forms, settings, progress=progress)
    except ReadProblem as problem:
        write_frame(write, PROBLEM, pickle.dumps((problem.kind, problem.sentence)))
        return
    review.explain_all()
    write_frame(write, RESULT, pickle.dumps(review, protocol=pickle.HIGHEST_PROTOCOL))


def _write_all(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]
