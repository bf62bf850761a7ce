"""A short walk of the monkey of tests/bench/monkey.py; the long ones are its command."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.app import make_application
from tests.bench.monkey import run
from tests.conftest import SAMPLES


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_breaks_whatever_the_hands_do(qapp: object, tmp_path: Path, seed: int) -> None:
    make_application()
    done = run(seed, 70, tmp_path, sorted(SAMPLES.glob("*.txt")))
    assert sum(done.values()) > 35
