"""Reading a file in a process of its own, with limits of time and memory: the program lives on."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty as NothingYet
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, TypeVar

from app.reading.document import Kind, Read
from app.reading.frames import (
    PROBLEM,
    PROGRESS,
    RESULT,
    Picture,
    Request,
    pack,
    read_frame,
    sentence_of,
    unpack,
    unpack_picture,
    unpack_read,
    unpack_sizes,
)
from app.reading.limits import Limits
from app.reading.problems import (
    Cancelled,
    ReaderDied,
    ReadProblem,
    TooMuchMemory,
    TooSlow,
    Undecodable,
    Unsupported,
)
from app.reading.readers import Progress
from app.sentence import Sentence

if TYPE_CHECKING:
    from subprocess import Popen

COMMAND = "--reader-process"
"""The first argument with which a packaged program starts itself as a reading process."""

_START = "import sys; sys.path[:] = sys.argv[1:]; from app.reading.worker import main; main()"
_LOOK = 0.05
"""Seconds between two looks whether somebody has cancelled."""
_LOG = 8_000

Answer = tuple[bytes, bytes] | ValueError | None
Found = TypeVar("Found")


class Worker:
    """A reading process. Used for one file, unless its user says otherwise (fuzzing does).

    Not for several threads at once.
    """

    def __init__(self) -> None:
        self._process = _started()
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._log = bytearray()
        self._threads = [
            threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True),
            threading.Thread(target=self._keep_log, args=(self._process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self._asker: threading.Thread | None = None

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def log(self) -> str:
        """The end of what the process wrote for developers."""
        return bytes(self._log[-_LOG:]).decode("utf-8", "replace")

    @property
    def alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def read(
        self,
        reader: str,
        data: bytes,
        path: Path,
        limits: Limits,
        *,
        encoding: str | None = None,
        scratch: str = "",
        progress: Progress | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Read:
        """What the reader of that name gives for the bytes; raises ReadProblem.

        ``path`` is for messages only; in the folder ``scratch`` the reader may write. The process
        is ended if it takes too long or somebody cancels.
        """
        request = Request(reader, len(data), encoding, int(limits.total) + 1, limits.memory, scratch)
        return self._ask_and_wait(request, data, path, limits, unpack_read, progress, cancel)

    def look(
        self,
        kind: str,
        data: bytes,
        path: Path,
        limits: Limits,
        page: int,
        width: int,
        cancel: Callable[[], bool],
    ) -> Picture:
        """A picture of page ``page`` (from 1), ``width`` pixels wide; raises ReadProblem as above."""
        request = Request(kind, len(data), None, int(limits.total) + 1, limits.memory, "", page, width)
        return self._ask_and_wait(request, data, path, limits, unpack_picture, None, cancel)

    def sizes(
        self, kind: str, data: bytes, path: Path, limits: Limits, cancel: Callable[[], bool]
    ) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, of which only the ratio means anything; raises ReadProblem."""
        request = Request(kind, len(data), None, int(limits.total) + 1, limits.memory, "", 0)
        return self._ask_and_wait(request, data, path, limits, unpack_sizes, None, cancel)

    def _ask_and_wait(
        self,
        request: Request,
        data: bytes,
        path: Path,
        limits: Limits,
        unpacked: Callable[[bytes], Found],
        progress: Progress | None,
        cancel: Callable[[], bool] | None,
    ) -> Found:
        head = pack(list(request))
        self._asker = threading.Thread(
            target=self._ask, args=(len(head).to_bytes(4, "big") + head, data), daemon=True
        )
        self._asker.start()
        last = end = time.monotonic() + limits.total
        last = min(last, time.monotonic() + limits.seconds)
        while True:
            if cancel is not None and cancel():
                self.kill()
                raise Cancelled(path)
            now = time.monotonic()
            if now >= min(last, end):
                self.kill()
                raise TooSlow(path)
            try:
                answer = self._answers.get(timeout=min(_LOOK if cancel else 1.0, min(last, end) - now))
            except NothingYet:
                continue
            if answer is not None and not isinstance(answer, ValueError) and answer[0] == PROGRESS:
                last = time.monotonic() + limits.seconds
                if progress is not None:
                    _tell(progress, answer[1])
                continue
            return self._result(answer, path, request.encoding, unpacked)

    def _result(
        self, answer: Answer, path: Path, encoding: str | None, unpacked: Callable[[bytes], Found]
    ) -> Found:
        """What was answered; raises ReadProblem."""
        try:
            if isinstance(answer, ValueError):
                raise answer
            if answer is None:
                raise self._death(path)
            letter, body = answer
            if letter == RESULT:
                return unpacked(body)
            kind, told = unpack(body)
            if letter != PROBLEM or not isinstance(kind, str):
                raise ValueError("no answer")
            sentence = sentence_of(told) if told else Sentence("")
        except ValueError as error:
            self.kill()
            raise ReaderDied(path, self.log) from error
        raise self._problem(kind, sentence, path, encoding)

    def _problem(self, kind: str, sentence: Sentence, path: Path, encoding: str | None) -> ReadProblem:
        match kind:
            case "memory":
                return TooMuchMemory(path)
            case "not_text":
                return Unsupported(path, Sentence("二进制文件"))
            case "undecodable":
                return Undecodable(path, encoding or "")
            case "internal":
                self._threads[1].join(0.2)  # until its traceback is here, if the process has ended
                return ReaderDied(path, self.log)
        return refused(kind, sentence)

    def _death(self, path: Path) -> ReadProblem:
        """Why the process ended without an answer."""
        try:
            status = self._process.wait(5)
        except Exception:  # subprocess.TimeoutExpired, whose module is not loaded here for nothing
            self.kill()
            status = 0
        self._threads[1].join(1)
        if os.name == "posix" and -status in _OUT_OF_TIME:
            return TooSlow(path)
        return ReaderDied(path, f"exit status {status}\n{self.log}")

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End the process, and free what this one holds of it."""
        self.kill()
        for thread in (*self._threads, self._asker):
            if thread is not None:
                thread.join(1)
        if self._process.stdin is not None:
            with suppress(OSError):  # what it did not take any more
                self._process.stdin.close()

    # in threads of their own, so that no full pipe stops this process

    def _ask(self, head: bytes, data: bytes) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        with suppress(OSError, ValueError):  # if it has died, it says so elsewhere
            pipe.write(head)
            pipe.write(data)
            pipe.flush()

    def _listen(self, pipe: IO[bytes]) -> None:
        with pipe:
            while True:
                try:
                    answer = read_frame(pipe.read)
                except (ValueError, OSError) as error:
                    self._answers.put(ValueError(str(error)))
                    return
                self._answers.put(answer)
                if answer is None:
                    return

    def _keep_log(self, pipe: IO[bytes]) -> None:
        with pipe:
            while piece := pipe.read1(4096):  # type: ignore[attr-defined]  # a BufferedReader
                self._log += piece
                del self._log[:-_LOG]


_OUT_OF_TIME = (24,) if sys.platform != "win32" else ()
"""The signal SIGXCPU: the same number on every POSIX system that has it."""


def read_apart(
    reader: str,
    data: bytes,
    path: Path,
    limits: Limits,
    *,
    encoding: str | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Read:
    """Read bytes in a process that is started for them and ended after them. See :meth:`Worker.read`."""
    try:
        worker = Worker()
    except OSError as error:
        raise ReaderDied(path, f"the process could not be started: {error}") from error
    try:
        with _scratch_for(reader) as scratch:
            return worker.read(
                reader,
                data,
                path,
                limits,
                encoding=encoding,
                scratch=scratch,
                progress=progress,
                cancel=cancel,
            )
    finally:
        worker.close()


@contextmanager
def _scratch_for(reader: str) -> Iterator[str]:
    """A folder for the one reader that cannot do without; it goes whatever becomes of the reader."""
    if reader != Kind.DOC:
        yield ""
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
        yield folder


def refused(kind: str, sentence: Sentence) -> ReadProblem:
    """The problem that a reader in the other process named."""
    refusal = type("Refused", (ReadProblem,), {"kind": kind, "__doc__": "A reader's refusal."})
    problem: ReadProblem = refusal(sentence)
    return problem


def _tell(progress: Progress, body: bytes) -> None:
    with suppress(ValueError):
        done, of = unpack(body)
        if isinstance(done, int) and isinstance(of, int):
            progress(done, of)


def _started() -> Popen[bytes]:
    from subprocess import PIPE, Popen

    if getattr(sys, "frozen", False):
        command = [sys.executable, COMMAND]
    else:
        # Nothing but the places that this process itself imports from: no settings of the user (-I), no
        # search for site packages (-S), which takes as long as the rest of a start.
        places = [
            str(Path(__file__).parents[2]),
            *(str(Path(place).absolute()) for place in sys.path if place),
        ]
        command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, *places]
    return Popen(
        command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        creationflags=0x08000000 if sys.platform == "win32" else 0,  # CREATE_NO_WINDOW
    )
