"""Saving in the background: what is done in the window meanwhile is neither lost nor called saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.report.correction import Origin
from app.review import atomic
from app.review.journal import journal_folder
from app.review.review import Review
from app.ui.main_window import MainWindow
from tests.ui.windows import shown_window

SIGNED, YEAR = "report/signed_on", "report/year"


class Gate:
    """Holds every write of a review until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = Event()
        really = atomic.write_atomically

        def write(path: Path, data: bytes) -> None:
            assert self.open.wait(30)
            really(path, data)

        monkeypatch.setattr("app.review.save.write_atomically", write)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


@pytest.fixture
def window(qtbot: QtBot, dressed: None) -> Iterator[MainWindow]:
    """A window that works in the background, as the real one."""
    with shown_window(qtbot) as made:
        yield made


@pytest.fixture
def review(qtbot: QtBot, window: MainWindow, sample: Callable[[str], Path]) -> Review:
    window.open_paths([sample("signed-2025")])
    qtbot.waitUntil(lambda: window.session.review is not None, timeout=30_000)
    opened = window.session.review
    assert opened is not None
    opened.correct([(SIGNED, "2022年1月18日")], origin=Origin.TYPED)
    return opened


def saved(review: Review) -> dict[str, object]:
    assert review.saved_to is not None
    facts = json.loads(review.saved_to.read_text(encoding="utf-8"))["report"]
    assert isinstance(facts, dict)
    return facts


def test_what_is_done_while_it_is_written_stays_unsaved_and_journaled(
    qtbot: QtBot, window: MainWindow, review: Review, gate: Gate
) -> None:
    window.acts.save.trigger()
    review.correct([(YEAR, "2020")], origin=Origin.TYPED)
    gate.open.set()
    qtbot.waitUntil(lambda: review.saved_to is not None, timeout=30_000)
    assert review.dirty
    assert "未保存" in window.windowTitle()
    assert (saved(review)["signed_on"], saved(review)["year"]) == ("2022-01-18", 2021)
    (journal,) = journal_folder().glob("*.jsonl")
    assert YEAR in journal.read_text(encoding="utf-8")
    review.undo()
    assert not review.dirty


def test_a_second_save_waits_for_the_first(
    qtbot: QtBot, window: MainWindow, review: Review, gate: Gate
) -> None:
    window.acts.save.trigger()
    review.correct([(YEAR, "2020")], origin=Origin.TYPED)
    window.acts.save.trigger()
    gate.open.set()
    qtbot.waitUntil(lambda: not review.dirty, timeout=30_000)
    assert saved(review)["year"] == 2020


def test_closing_waits_for_what_is_being_written_and_asks_nothing(
    qtbot: QtBot, window: MainWindow, review: Review, gate: Gate
) -> None:
    window.acts.save.trigger()
    gate.open.set()
    assert window.close()
    assert not review.dirty
    assert not list(journal_folder().iterdir())


def test_a_state_that_was_left_before_it_was_written_is_not_the_saved_one(
    qtbot: QtBot, window: MainWindow, review: Review, gate: Gate
) -> None:
    window.acts.save.trigger()
    review.undo()
    review.correct([(YEAR, "2020")], origin=Origin.TYPED)
    gate.open.set()
    qtbot.waitUntil(lambda: review.saved_to is not None, timeout=30_000)
    review.undo()
    assert review.dirty
