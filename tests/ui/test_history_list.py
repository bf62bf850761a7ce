"""The history as a list: what each step changed, where we are, and the way to any step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.report.correction import DecisionKind, Origin
from app.review.review import Review
from app.ui import history_texts
from app.ui.history_list import HistoryList
from app.ui.history_texts import MANY, tell, time_text

CELL = "requests/received/natural_person"


@pytest.fixture
def review(review_of: Callable[[str], Review]) -> Review:
    """A review with a correction, its reason, a paste and a decision on two findings."""
    made = review_of("tally-faults-2021")
    made.correct([(CELL, "24")], origin=Origin.TYPED)
    made.set_reason([CELL], "by phone")
    pasted = [("requests/carried_in/natural_person", "3"), ("requests/carried_in/business", "")]
    made.correct(pasted, origin=Origin.PASTED)
    made.decide([f.id for f in made.checks.findings[:2]], DecisionKind.CONFIRMED)
    return made


@pytest.fixture
def history(qtbot: QtBot, dressed: None, review: Review) -> Iterator[HistoryList]:
    """The list of it, followed as the window does."""
    made = HistoryList()
    qtbot.addWidget(made)
    made.resize(420, 240)
    made.set_review(review)
    end = review.subscribe(made.refresh)
    made.show()
    yield made
    end()


def test_each_step_says_what_it_changed(review: Review) -> None:
    typed, reason, pasted, decided = (tell(review, step) for step in review.history.steps)
    assert typed.label.startswith("更正 ")
    assert typed.detail == "23 → 24"
    assert reason.detail == "by phone"
    assert pasted.label == "粘贴 2 格"
    assert pasted.detail == "2 → 3、0 → 空白"
    places = [f.place for f in review.checks.findings[:2]]
    assert decided.label == "处理意见：属实（2 项）"
    assert all(place in decided.detail for place in places)
    assert all(place in decided.all for place in places)


def test_the_first_line_is_the_report_as_read_and_the_last_is_marked(history: HistoryList) -> None:
    assert history.count() == 5
    assert history.item(0).text().startswith("打开时的内容")
    assert "（当前）" in history.item(4).text()
    assert not history.grab().isNull()


def test_enter_goes_to_a_step_and_back(history: HistoryList, review: Review, qtbot: QtBot) -> None:
    history.setFocus()
    history.setCurrentRow(1)
    QTest.keyClick(history, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: review.history.position == 1)
    assert ["（已撤销）" in history.item(row).text() for row in range(5)] == [False, False, True, True, True]
    assert history.currentRow() == 1
    assert review.redo()
    assert "（当前）" in history.item(2).text()
    assert "（已撤销）" not in history.item(2).text()


def test_a_step_that_is_not_wanted_any_more_gives_way(history: HistoryList, review: Review) -> None:
    kept = history.item(1)
    review.go_to(1)
    review.correct([(CELL, "25")], origin=Origin.TYPED)
    assert history.count() == 3
    assert history.item(1) is kept  # what stays is not made again
    assert "24 → 25" in history.item(2).text()


def test_another_day_is_named(review: Review) -> None:
    at = datetime(2026, 3, 4, 9, 5)
    assert time_text(at, at.date()) == "09:05"
    assert time_text(at, datetime(2026, 3, 5).date()) == "03-04 09:05"


def test_of_a_large_paste_only_what_is_shown_is_worked_out(
    review_of: Callable[[str], Review], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every one of 175 cells was named and searched for, at each paste."""
    review = review_of("tally-faults-2021")
    cells = [address for address in review.report.cells if address.startswith("requests/")]
    review.correct([(address, "7") for address in cells], origin=Origin.PASTED)
    named: list[str] = []

    def name(address: str, *rest: object) -> str:
        named.append(address)
        return address

    monkeypatch.setattr(history_texts, "cell_name", name)
    told = history_texts.tell(review, review.history.steps[0])
    assert len(named) == MANY + 1
    assert told.all.count("\n") == MANY + 1
    assert told.all.endswith("…")
