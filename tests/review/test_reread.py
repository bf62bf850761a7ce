from __future__ import annotations

from pathlib import Path

import pytest

from app.forms.load import Forms
from app.report.correction import DecisionKind, Origin
from app.review.open import open_report
from app.review.reread import reread
from app.review.review import Review
from app.review.save import save
from tests.review.reviews import BALANCE, CELL, FEE, SETTINGS, TOTAL, UNBALANCED, write_report
from tests.texts import render_report


@pytest.fixture
def review(tmp_path: Path, forms: Forms) -> Review:
    review = open_report(write_report(tmp_path, forms, UNBALANCED), forms, SETTINGS)
    review.correct([(CELL, "7"), (TOTAL, "8")], origin=Origin.PASTED)
    review.correct([(FEE, "13")], origin=Origin.TYPED)
    review.decide([BALANCE], DecisionKind.ACCEPTED, "已说明")
    review.undo()
    return review


def test_the_work_is_put_upon_what_the_source_says_now(review: Review, tmp_path: Path, forms: Forms) -> None:
    now = write_report(tmp_path, forms, UNBALANCED | {CELL: "7", TOTAL: "6"})
    result = reread(review, open_report(now, forms, SETTINGS))
    assert (result.agreed, result.moved, result.lost) == ((CELL,), (TOTAL,), ())
    again = result.review
    assert {c.cell: (c.before, c.after) for c in again.corrections} == {
        TOTAL: ("6", "8"),
        FEE: (review.as_read.cells[FEE].raw, "13"),
    }
    assert again.dirty
    assert again.redo()
    assert again.decision(BALANCE) is not None
    again.go_to(0)
    assert again.report == open_report(now, forms, SETTINGS).report


def test_cells_that_are_no_longer_there_are_told(review: Review, tmp_path: Path, forms: Forms) -> None:
    old_form = tmp_path / "柳溪镇-2021.txt"
    review.correct([("proactive/permits/decisions", "4")], origin=Origin.TYPED)
    review.correct([("requests/other.fee_unpaid/total", "4")], origin=Origin.TYPED)
    old_form.write_text(render_report({}, form=forms.form("2019")), encoding="utf-8")
    result = reread(review, open_report(old_form, forms, SETTINGS))
    assert "requests/other.fee_unpaid/total" in result.lost
    assert len(result.review.history.steps) == len(review.history.steps)


def test_without_work_there_is_nothing_to_save(tmp_path: Path, forms: Forms) -> None:
    path = write_report(tmp_path, forms)
    review = open_report(path, forms, SETTINGS)
    assert not reread(review, open_report(path, forms, SETTINGS)).review.dirty
    save(review)
    result = reread(review, open_report(path, forms, SETTINGS))
    assert result.review.dirty  # its file holds what was read before
    assert result.review.saved_to == review.saved_to
