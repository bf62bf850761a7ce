"""What work costs, counted in a fixed piece of work: a ratio means the same on slow and busy machines."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager


def reference() -> float:
    """Milliseconds of CPU for a fixed piece of Python, about 2.5: what this machine is worth today."""
    best = 1e9
    for _ in range(3):
        start = time.thread_time()
        texts = {}
        for number in range(20_000):
            texts[str(number)] = number % 7
        best = min(best, (time.thread_time() - start) * 1000)
    return best


def _spent() -> float:
    """Milliseconds of CPU of this process and of those that it started and that ended."""
    times = os.times()
    return (times.user + times.system + times.children_user + times.children_system) * 1000


@contextmanager
def at_most(times: float) -> Iterator[None]:
    """Assert that what is done costs at most so many times the reference; 400 are about a second."""
    before = reference()
    start = _spent()
    yield
    spent = _spent() - start
    unit = max(before, reference())
    assert spent <= times * unit, f"{spent:.0f} ms of CPU are {spent / unit:.0f} times {unit:.1f} ms"
