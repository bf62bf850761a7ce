"""A small part of ``python -m tests.fuzz``, the same every time: mutated files of every kind."""

from __future__ import annotations

import pytest

from tests.fuzz.run import MEMORY, SECONDS, run
from tests.fuzz.seeds import PLAIN

EACH = 12


@pytest.mark.parametrize("kind", PLAIN)
def test_mutated_files_are_read_or_refused(kind: str) -> None:
    seeds = {name: maker() for name, maker in PLAIN.items() if name in (kind, "html")}
    tally = run([kind], range(EACH), seeds)[kind]
    assert not tally.faults, [(number, why) for number, why, _ in tally.faults]
    assert tally.count == EACH == tally.read + tally.refused
    assert tally.most_seconds < SECONDS
    assert tally.most_memory < MEMORY
