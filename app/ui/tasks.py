"""Work off the UI thread: one way to start it, and results that came too late are dropped."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

Result = TypeVar("Result")

_LATE: list[QThreadPool] = []
"""Pools that still worked when their window had gone. Whoever destroys such a pool waits for its threads
without letting them have Python, for ever."""


def wait_for_late(patience_ms: int) -> None:
    """Wait for what outlasted its window, so long at most."""
    _LATE[:] = [pool for pool in _LATE if not pool.waitForDone(patience_ms)]


class Tasks(Protocol):
    """What the window needs of a runner."""

    def start(
        self,
        func: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[Exception], None],
        *,
        group: str = "",
    ) -> None:
        """Run ``func``; then one of the callbacks, on the UI thread. See :class:`Runner`."""

    def drop(self, group: str) -> None:
        """Forget what was started in the group: its callbacks are not called any more."""

    def alone(self) -> Tasks:
        """A runner with one thread that lasts, for what must always be touched by the same one."""

    def shutdown(self) -> None:
        """Forget everything and wait briefly for what still runs."""


class Runner(QObject):
    """Runs plain functions in a thread pool.

    The callbacks always run on the UI thread. A start in a group makes earlier ones of the same
    group stale: their results and errors are dropped.

    Signals: ``_ended(ticket, result, error)``, from the worker's thread, delivered on ours.
    """

    _ended = Signal(int, object, object)
    PATIENCE_MS = 2000

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._alone: Runner | None = None
        self._last_ticket = 0
        self._waiting: dict[int, tuple[str, Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._ended.connect(self._on_ended)

    def start(
        self,
        func: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[Exception], None],
        *,
        group: str = "",
    ) -> None:
        """Run ``func`` in the pool; it must not touch a widget."""
        if group:
            self.drop(group)
        self._last_ticket += 1
        ticket = self._last_ticket
        self._waiting[ticket] = (group, on_done, on_error)

        def work() -> None:
            result: object = None
            error: Exception | None = None
            try:
                result = func()
            except Exception as raised:  # whatever it is, it is told on the UI thread
                error = raised
            try:
                self._ended.emit(ticket, result, error)
            except RuntimeError:  # the window has gone meanwhile: nobody waits for this
                if error is not None:
                    print(f"gouji: 窗口关闭后，后台任务出错：{error}", file=sys.stderr)

        self._pool.start(work)

    def drop(self, group: str) -> None:
        """Forget what was started in the group."""
        self._waiting = {ticket: entry for ticket, entry in self._waiting.items() if entry[0] != group}

    def alone(self) -> Runner:
        """The same one each time."""
        if self._alone is None:
            self._alone = Runner(self, threads=1)
            self._alone._pool.setExpiryTimeout(-1)
        return self._alone

    def shutdown(self) -> None:
        """Forget everything and wait briefly for what still runs."""
        if self._alone is not None:
            self._alone.shutdown()
        self._waiting.clear()
        if not self._pool.waitForDone(self.PATIENCE_MS):
            _LATE.append(self._pool)

    def _on_ended(self, ticket: int, result: object, error: Exception | None) -> None:
        entry = self._waiting.pop(ticket, None)
        if entry is None:
            return
        _, on_done, on_error = entry
        if error is None:
            on_done(result)
        else:
            on_error(error)


class InlineRunner:
    """Runs everything at once, on the caller's thread: for tests and for pictures."""

    def start(
        self,
        func: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[Exception], None],
        *,
        group: str = "",  # noqa: ARG002 - nothing is ever stale here
    ) -> None:
        """Run ``func`` now."""
        try:
            result = func()
        except Exception as error:  # the same promise as the real one
            on_error(error)
        else:
            on_done(result)

    def drop(self, group: str) -> None:
        """Nothing waits."""

    def alone(self) -> InlineRunner:
        """There is one thread."""
        return self

    def shutdown(self) -> None:
        """Nothing runs."""
