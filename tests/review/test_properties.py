"""Whatever a reviewer does, in whatever order: nothing is lost, and everything can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.forms.load import Forms
from app.report.correction import DecisionKind, Origin
from app.report.saved import dumps, loads
from app.review.convert import to_saved
from app.review.convert_steps import steps_from
from app.review.correct import corrected_report, in_force
from app.review.open import open_report
from app.review.review import Review
from app.review.save import save
from tests.builders import build_report
from tests.review.reviews import (
    BALANCE,
    CELL,
    FEE,
    SETTINGS,
    TOTAL,
    UNBALANCED,
    reopen,
    review_of,
    write_report,
)

DOUBTFUL = frozenset({"requests/partial"})
CELLS = st.sampled_from(
    [
        CELL,
        TOTAL,
        FEE,
        "report/signed_on",
        "report/year",
        "requests/partial/natural_person",
        "requests/carried_out/natural_person",
    ]
)
TEXTS = st.sampled_from(
    ["0", "5", "6", "12.50", "", "／", "约十", "2022年1月20日", "2021", "\u0000D1\u0000", "\ud800"]
)
CHANGES = st.lists(st.tuples(CELLS, TEXTS), max_size=3)


def correcting(changes: list[tuple[str, str]], origin: Origin) -> Callable[[Review], object]:
    return lambda review: review.correct(changes, origin=origin, reason="因")


ACTS: st.SearchStrategy[Callable[[Review], object]] = st.one_of(
    st.builds(correcting, CHANGES, st.sampled_from([Origin.TYPED, Origin.PASTED, Origin.MISREAD])),
    CELLS.map(lambda cell: lambda review: review.restore([cell])),
    st.sampled_from(list(DecisionKind)).map(lambda kind: lambda review: review.decide([BALANCE], kind, "注")),
    st.just(lambda review: review.undo()),
    st.just(lambda review: review.redo()),
)
WORK = st.lists(ACTS, max_size=12)


def state(review: Review) -> tuple[object, ...]:
    return (
        dict(review.report.cells),
        review.report.tables,
        review.checks,
        review.corrections,
        review.decisions,
    )


@given(WORK)
@settings(max_examples=60, deadline=None)
def test_undoing_everything_is_the_report_as_read_and_redoing_brings_all_back(
    forms: Forms, work: list[Callable[[Review], object]]
) -> None:
    review = review_of(build_report(forms, UNBALANCED, uncertain=DOUBTFUL), forms)
    untouched = state(review)
    for act in work:
        act(review)
    position, after = review.history.position, state(review)
    while review.undo():
        pass
    assert state(review) == untouched
    assert review.report == review.as_read
    while review.history.position < position:
        assert review.redo()
    assert state(review) == after


@given(WORK)
@settings(max_examples=60, deadline=None)
def test_every_act_either_changes_something_or_makes_no_step(
    forms: Forms, work: list[Callable[[Review], object]]
) -> None:
    review = review_of(build_report(forms, UNBALANCED, uncertain=DOUBTFUL), forms)
    for act in work:
        before, steps = state(review), review.history
        if act(review):
            assert state(review) != before
        else:
            assert (state(review), review.history) == (before, steps)


@given(WORK)
@settings(max_examples=60, deadline=None)
def test_what_was_written_is_what_is_read(forms: Forms, work: list[Callable[[Review], object]]) -> None:
    review = review_of(build_report(forms, UNBALANCED, uncertain=DOUBTFUL), forms)
    for act in work:
        act(review)
    text = dumps(to_saved(review.source, review.report, review.checks, review.history.done), indent=True)
    saved = loads(text.encode("utf-8", "backslashreplace").decode("utf-8"))
    steps, _ = steps_from(saved, lambda made, decided: "")
    trail = [correction for step in steps for correction in step.corrections]
    standing = in_force(review.as_read, trail).corrections
    assert tuple(standing[a] for a in review.report.cells if a in standing) == review.corrections
    assert corrected_report(review.as_read, standing) == review.report
    assert [decision for step in steps for decision in step.decisions] == list(review.history.decisions())
    assert [finding.id for finding in saved.findings] == [finding.id for finding in review.checks.findings]


@given(WORK)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_saving_and_opening_again_is_the_same_review(
    tmp_path: Path, forms: Forms, work: list[Callable[[Review], object]]
) -> None:
    review = open_report(write_report(tmp_path, forms, UNBALANCED), forms, SETTINGS)
    for act in work:
        act(review)
    again = reopen(save(review, tmp_path / "a.gouji.json"), forms)
    assert state(again) == state(review)
    assert again.resolved == review.resolved
