"""Medians of interleaved rounds: what disturbs the machine disturbs all candidates alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that one candidate took, over all rounds."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median in milliseconds."""
        return statistics.median(self.rounds) * 1000

    @property
    def best(self) -> float:
        """The quickest round in milliseconds: how little it takes on a quiet machine."""
        return min(self.rounds) * 1000


def timed(act: Callable[[], object]) -> float:
    """Seconds that the act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def interleaved(
    candidates: Mapping[str, Callable[[], float]], rounds: int, warm_up: int = 1
) -> dict[str, Timing]:
    """Every candidate once a round; each gives the seconds it took. The first rounds do not count."""
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(warm_up + rounds):
        for name, measure in candidates.items():
            seconds = measure()
            if number >= warm_up:
                taken[name].append(seconds)
    return {name: Timing(tuple(seconds)) for name, seconds in taken.items()}


def ratio(of: Timing, to: Timing) -> float:
    """The median of the ratios round by round."""
    return statistics.median(a / b for a, b in zip(of.rounds, to.rounds, strict=True))


def later(of: Timing, to: Timing) -> Timing:
    """How much longer the one took than the other, round by round."""
    return Timing(tuple(a - b for a, b in zip(of.rounds, to.rounds, strict=True)))
