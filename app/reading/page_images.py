"""The pages of the open file as pictures, made in a reading process that stays until it is closed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Lock
from typing import TypeVar

from app.reading.document import Kind, Source
from app.reading.frames import Picture
from app.reading.limits import Limits, limits_of
from app.reading.problems import Cancelled, ReaderDied, ReadProblem
from app.reading.read import file_bytes
from app.reading.sandbox import Worker
from app.sentence import Sentence

KINDS = frozenset({Kind.PDF, Kind.IMAGE})
"""The kinds of file that have pages to be looked at."""
SECONDS = 20.0
"""How long a page may take; the slowest scan seen takes one."""

Made = TypeVar("Made")


class Changed(ReadProblem):
    """The file is no longer the one that was read."""

    kind = "changed"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "“{name}”已与读取时不同，页面与数据可能对不上，所以不显示页面。"
                "已读出的文本、表格和更正都在；需要时请重新打开原报告。",
                name=path.name,
            )
        )


class PageImages:
    """Pictures of the pages of one file. May be used from several threads: one waits for the other.

    The file is read when it is first needed: the first of ``paths`` that is still the one with the
    digest that ``source`` tells. A process that has died is replaced at the next question.
    """

    def __init__(self, paths: Sequence[Path], source: Source) -> None:
        self._paths, self._source = tuple(paths), source
        self._path = self._paths[0]
        self._limits: Limits = limits_of(source.kind)._replace(seconds=SECONDS, total=SECONDS)
        self._lock = Lock()
        self._closed = Event()
        self._data = b""
        self._worker: Worker | None = None

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, of which only the ratio means anything; raises ReadProblem."""
        return self._with_worker(
            lambda worker: worker.sizes(
                self._source.kind, self._data, self._path, self._limits, self._closed.is_set
            )
        )

    def picture(self, page: int, width: int) -> Picture:
        """A page (from 1), as many pixels wide or fewer if that is too many; raises ReadProblem."""
        return self._with_worker(
            lambda worker: worker.look(
                self._source.kind, self._data, self._path, self._limits, page, width, self._closed.is_set
            )
        )

    def close(self) -> None:
        """Give up what is being made, at once; the process ends when whoever waits for it has noticed."""
        self._closed.set()
        if self._lock.acquire(blocking=False):
            self._release()

    def _with_worker(self, ask: Callable[[Worker], Made]) -> Made:
        self._lock.acquire()
        try:
            if self._closed.is_set():
                raise Cancelled(self._path)
            if not self._data:
                self._data = self._found()
            if self._worker is not None and not self._worker.alive:
                self._worker.close()
                self._worker = None
            if self._worker is None:
                try:
                    self._worker = Worker()
                except OSError as error:
                    raise ReaderDied(self._path, f"the process could not be started: {error}") from error
            return ask(self._worker)
        finally:
            self._lock.release()
            if self._closed.is_set() and self._lock.acquire(blocking=False):
                self._release()

    def _found(self) -> bytes:
        """The bytes of the file; raises ReadProblem if it is nowhere, or another by now."""
        problem: ReadProblem | None = None
        for path in self._paths:
            try:
                data = file_bytes(path)
            except ReadProblem as error:
                problem = problem or error
                continue
            if hashlib.sha256(data).hexdigest() == self._source.sha256:
                return data
            problem = Changed(path)
        raise problem or Changed(self._path)

    def _release(self) -> None:
        """End the process; the lock is held, and let go."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None
        self._data = b""
        self._lock.release()
