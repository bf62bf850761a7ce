"""Prose written from a report's own figures is never at fault; one changed number is found, and only it."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.checking.engine import check
from app.forms.load import Forms, load_forms
from app.report.finding import Answer, Finding, Severity
from app.report.report import Report
from tests.checking.words_prose import Written, write

FORMS = load_forms()


def faults(report: Report, forms: Forms = FORMS) -> list[Finding]:
    """Errors and warnings of the words."""
    checks = check(report, forms)
    assert checks.count(Answer.BROKEN) == 0
    return [f for f in checks.findings if f.rule.startswith("text.") and f.severity is not Severity.INFO]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["2021", "2019"]))
def test_words_that_agree_with_the_tables_are_silent(seed: int, form: str) -> None:
    assert faults(write(Random(seed), form).report(FORMS)) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.data())
def test_one_changed_number_is_one_finding_at_its_place(seed: int, data: st.DataObject) -> None:
    written = write(Random(seed))
    if not written.numbers:
        return
    order = data.draw(st.integers(0, len(written.numbers) - 1))
    amount = data.draw(st.integers(0, 5000))
    if written.is_right(order, amount):
        return
    (found,) = faults(written.changed(order, amount).report(FORMS))
    stated = written.stated(written.report(FORMS))[order]
    assert found.span is not None
    if found.rule in ("text.figure", "text.zero", "text.applicant", "text.outcome", "text.fee"):
        assert found.span.start <= stated.start + 1
        assert found.span.end > stated.start
        return
    assert found.rule in ("text.balance", "text.sum"), "the number may be right by another reading"


def test_a_seed_writes_the_same_report_again() -> None:
    one, other = (write(Random(7)) for _ in range(2))
    assert isinstance(one, Written)
    assert one == other
