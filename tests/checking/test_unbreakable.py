"""Whatever stands in a report, no rule breaks, and what was found can be explained, told and saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.checking.context import Context
from app.checking.engine import check
from app.checking.explain import explain
from app.forms.load import Forms, load_forms
from app.memo.content import memo_content
from app.report.finding import Answer
from app.report.report import Report
from app.report.saved import parse_json
from app.review.save import json_writer
from app.settings import Settings
from tests.builders import build_report
from tests.checking.wild import SOURCES, Wild, as_read, misread, typed, wild_reports
from tests.logged import errors_logged
from tests.review.reviews import review_of

FORMS = load_forms()
SLOW = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def checked(report: Report) -> None:
    """Check it; nothing is broken, nothing was logged, and each finding can be explained."""
    with errors_logged() as errors:
        checks = check(report, FORMS)
    assert errors == []
    assert checks.count(Answer.BROKEN) == 0
    for found in checks.findings:
        assert explain(found).text
        assert {*found.cells, *found.related} <= {*report.cells}
        assert found.span is None or 0 <= found.span.start <= found.span.end <= len(report.text)


@SLOW
@given(wild_reports(FORMS))
def test_no_rule_breaks_whatever_stands_in_a_report(wild: Wild) -> None:
    checked(wild.report)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@settings(parent=SLOW, max_examples=5)
@given(data=st.data())
def test_no_rule_breaks_whatever_is_made_of_a_report(path: Path, data: st.DataObject) -> None:
    checked(data.draw(misread(as_read(path, FORMS)).flatmap(typed).map(Wild)).report)


@settings(parent=SLOW, max_examples=10)
@given(wild_reports(FORMS))
def test_whatever_was_found_can_be_told_and_saved(wild: Wild) -> None:
    review = review_of(wild.report, FORMS)
    assert memo_content(review, on=date(2026, 1, 1)).title
    assert parse_json(json_writer(review)().encode("utf-8", "backslashreplace").decode())


def test_an_answer_about_cells_that_can_all_be_used_says_that_nothing_is_in_them(forms: Forms) -> None:
    report = build_report(forms, {"requests/received/total": ""})
    ctx = Context(report, forms, Settings())
    cells = ("requests/received/total",)
    said = ctx.not_checked("requests", cells)
    assert said.unread == ()
    assert said.reason == "“本年新收·总计”没有可供校核的内容，未校核。"
    assert ctx.not_checked("requests", ()).cells == ()
