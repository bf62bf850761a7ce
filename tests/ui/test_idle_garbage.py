"""Garbage is looked for while the window rests, and not in the middle of an edit."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from app.ui.idle_garbage import RESTING, TOO_MANY, WORTH_IT, IdleGarbage


class Knot:
    """Something that only a search for garbage finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qapp: object) -> Iterator[IdleGarbage]:
    """As it is in a window; Python's own search is back afterwards."""
    was = gc.isenabled()
    made = IdleGarbage()
    gc.collect()
    made.look()
    yield made
    made.deleteLater()
    if was:
        gc.enable()


def tied() -> weakref.ref[Knot]:
    return weakref.ref(Knot())


def test_nothing_is_looked_for_while_work_goes_on(garbage: IdleGarbage) -> None:
    knot = tied()
    held = [[number] for number in range(WORTH_IT + RESTING)]
    assert not garbage.look()
    assert knot() is not None
    assert garbage.look()  # nothing was made meanwhile
    assert knot() is None
    assert held
    assert not gc.isenabled()


def test_a_little_is_not_worth_a_look(garbage: IdleGarbage) -> None:
    knot = tied()
    assert not garbage.look()
    assert not garbage.look()
    assert knot() is not None


def test_work_that_never_rests_is_looked_through_none_the_less(garbage: IdleGarbage) -> None:
    held = [[number] for number in range(TOO_MANY + RESTING)]
    assert garbage.look()
    assert held
