from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.forms.load import Forms
from app.report.cell import CellState, Span
from app.report.correction import DecisionKind, Origin
from app.report.finding import Answer
from app.review.review import Review
from app.review.states import FindingState, count_states, state_of
from tests.builders import build_cell, build_report
from tests.checking.all_cases import ALL_CASES
from tests.checking.cases import Build
from tests.review.reviews import BALANCE, CELL, FEE, ROW, START, TOTAL, UNBALANCED, review_of

SILENT = (
    *("text.figure", "text.zero", "text.ambiguous", "text.scope", "text.applicant", "text.outcome"),
    *("text.fee", "cell.negative", "cell.fraction", "cell.unit", "row.split_number", "date.published_late"),
)
"""Rules that may have no answer at all for a cell that cannot be read."""


@pytest.fixture
def review(forms: Forms) -> Review:
    return review_of(build_report(forms, UNBALANCED), forms)


def ids(review: Review) -> set[str]:
    return {finding.id for finding in review.checks.findings}


def texts(review: Review) -> dict[str, str]:
    return {address: cell.raw for address, cell in review.report.cells.items()}


def test_a_correction_changes_the_report_and_its_check_at_once(review: Review) -> None:
    assert BALANCE in ids(review)
    assert review.correct([("requests/carried_out/natural_person", "1")], origin=Origin.TYPED, reason="台账")
    cell = review.report.cells["requests/carried_out/natural_person"]
    assert (cell.raw, cell.number, cell.read_as, cell.corrected) == ("1", Decimal(1), "0", True)
    assert BALANCE not in ids(review)
    assert BALANCE in {finding.id for finding in review.resolved}
    (correction,) = review.corrections
    assert (correction.before, correction.after, correction.reason) == ("0", "1", "台账")
    assert (correction.by, correction.at) == ("林知远", START)


def test_the_report_as_read_stays_as_it_was(review: Review) -> None:
    before = dict(review.as_read.cells)
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    assert dict(review.as_read.cells) == before
    assert review.report is not review.as_read


def test_a_correction_keeps_the_place_in_the_text(forms: Forms) -> None:
    report = build_report(forms)
    cells = {**report.cells, CELL: build_cell(CELL, "0", span=Span(3, 4))}
    review = review_of(report._replace(cells=cells), forms)
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    assert review.report.cells[CELL].span == Span(3, 4)


def test_every_digit_that_was_typed_is_kept(review: Review) -> None:
    review.correct([(FEE, "12.50")], origin=Origin.TYPED)
    assert str(review.report.cells[FEE].number) == "12.50"


@pytest.mark.parametrize(
    ("typed", "state"),
    [("", CellState.BLANK), ("／", CellState.NOT_APPLICABLE), ("约十", CellState.UNREADABLE)],
)
def test_what_is_typed_is_read_as_what_is_printed(review: Review, typed: str, state: CellState) -> None:
    review.correct([(CELL, typed)], origin=Origin.TYPED)
    assert review.report.cells[CELL].state is state


def test_a_correction_back_to_what_was_read_removes_itself(review: Review) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    assert review.correct([(CELL, "5")], origin=Origin.TYPED)
    assert review.corrections == ()
    assert not review.report.cells[CELL].corrected
    assert len(review.history.steps) == 2


def test_correcting_twice_is_one_correction_from_what_was_read(review: Review) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    assert [(c.before, c.after) for c in review.corrections] == [("5", "8")]
    assert [c.before for step in review.history.steps for c in step.corrections] == ["5", "7"]


def test_the_same_text_again_makes_no_step(review: Review) -> None:
    assert not review.correct([(CELL, "5")], origin=Origin.TYPED)
    assert not review.correct([], origin=Origin.PASTED)
    assert not review.restore([CELL])
    assert not review.history.steps
    assert not review.dirty


def test_a_paste_is_one_step_without_the_cells_that_stay(review: Review) -> None:
    review.correct([(CELL, "5"), (TOTAL, "9"), (FEE, "1")], origin=Origin.PASTED)
    assert [c.cell for c in review.history.steps[0].corrections] == [TOTAL, FEE]
    assert review.history.undo_label == "粘贴 2 格"
    assert review.undo()
    assert review.corrections == ()


def test_the_steps_have_names_for_the_menu(review: Review) -> None:
    review.correct([("report/signed_on", "2022年1月9日")], origin=Origin.TYPED)
    review.correct([(CELL, "7")], origin=Origin.SUGGESTION)
    review.restore([CELL])
    review.decide([BALANCE], DecisionKind.CONFIRMED)
    review.correct([(CELL, "8")], origin=Origin.TYPED, label="补录")
    labels = [step.label for step in review.history.steps]
    assert labels[0] == "更正 落款日期"
    assert labels[1].startswith("采纳建议 ")
    assert labels[1].endswith("·自然人")
    assert labels[2].startswith("恢复原值 ")
    assert labels[3:] == ["处理意见：属实", "补录"]


def test_an_unknown_cell_or_finding_is_refused_and_nothing_changes(review: Review) -> None:
    with pytest.raises(KeyError):
        review.correct([(CELL, "7"), ("requests/nowhere/total", "1")], origin=Origin.TYPED)
    with pytest.raises(KeyError):
        review.decide([BALANCE, "no.such@finding"], DecisionKind.CONFIRMED)
    assert not review.history.steps


def test_facts_are_corrected_like_figures(review: Review) -> None:
    assert not any(id.startswith("date.signed") for id in ids(review))
    review.correct([("report/signed_on", "2025年1月20日")], origin=Origin.TYPED)
    assert review.report.signed_on == date(2025, 1, 20)
    assert any(id.startswith("date.signed") for id in ids(review))
    review.correct([("report/year", "2024")], origin=Origin.TYPED)
    assert review.report.year == 2024
    assert not any(id.startswith("date.signed") for id in ids(review))
    review.correct([("report/issuer_kind", "政府部门")], origin=Origin.TYPED)
    assert review.report.issuer_kind.value == "department"


def test_undo_and_redo_go_through_every_state(review: Review) -> None:
    states = [texts(review)]
    for text in ("7", "8", "9"):
        review.correct([(CELL, text)], origin=Origin.TYPED)
        states.append(texts(review))
    for state in reversed(states[:-1]):
        assert review.undo()
        assert texts(review) == state
    assert not review.undo()
    for state in states[1:]:
        assert review.redo()
        assert texts(review) == state
    assert not review.redo()
    assert review.go_to(1)
    assert texts(review) == states[1]
    assert not review.go_to(1)


def test_subscribers_hear_of_each_change_and_only_of_changes(review: Review) -> None:
    heard: list[str] = []
    stop = review.subscribe(lambda: heard.append(review.report.cells[CELL].raw))
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    review.undo()
    review.undo()
    stop()
    stop()
    review.redo()
    assert heard == ["7", "5"]


def test_decisions_stand_until_taken_back(review: Review) -> None:
    assert review.decide([BALANCE], DecisionKind.ACCEPTED, "已说明")
    decision = review.decision(BALANCE)
    assert decision is not None
    assert (decision.kind, decision.note, decision.by) == (DecisionKind.ACCEPTED, "已说明", "林知远")
    assert not review.decide([BALANCE], DecisionKind.ACCEPTED, "已说明")
    assert review.decide([BALANCE], DecisionKind.OPEN)
    assert review.decision(BALANCE) is None
    assert not review.decide([BALANCE], DecisionKind.OPEN)
    review.undo()
    assert review.decision(BALANCE) is not None
    review.go_to(0)
    assert review.decisions == ()


def test_the_finding_decided_on_may_be_gone(review: Review) -> None:
    review.correct([("requests/carried_out/natural_person", "1")], origin=Origin.TYPED)
    assert review.decide([BALANCE], DecisionKind.CONFIRMED)
    assert review.decision(BALANCE) is not None


def row_cells() -> list[str]:
    columns = ("natural_person", "business", "research", "public_interest", "legal_service", "other", "total")
    return [f"{ROW}/{column}" for column in columns]


def judged(review: Review) -> bool:
    """Whether the row's own sum could be judged."""
    (answer,) = {
        o.answer for o in review.checks.outcomes if o.rule == "requests.row_total" and o.subject == ROW
    }
    return answer in {Answer.PASSED, Answer.FAILED}


def test_a_row_that_did_not_fit_is_judged_once_all_its_cells_are_settled(forms: Forms) -> None:
    review = review_of(build_report(forms, uncertain=frozenset({ROW})), forms)
    assert not judged(review)
    first, *others = row_cells()
    review.correct([(first, "3")], origin=Origin.MISREAD)
    assert not judged(review)
    assert not review.report.tables["requests"].rows[0].fits
    review.correct([(address, "0") for address in others[:-1]] + [(TOTAL, "3")], origin=Origin.MISREAD)
    assert judged(review)
    assert review.report.tables["requests"].rows[0].fits
    assert not any(id.startswith("row.width") for id in ids(review))


def test_typing_what_was_read_with_doubt_confirms_it_and_restoring_takes_that_back(forms: Forms) -> None:
    review = review_of(build_report(forms, uncertain=frozenset({ROW})), forms)
    assert review.correct([(address, "0") for address in row_cells()], origin=Origin.TYPED)
    assert judged(review)
    assert len(review.corrections) == 7
    assert not review.correct([(CELL, "0")], origin=Origin.TYPED)
    assert review.restore([CELL])
    assert not judged(review)
    assert len(review.corrections) == 6


def test_an_absent_cell_can_be_filled(forms: Forms) -> None:
    review = review_of(build_report(forms, absent=frozenset({ROW})), forms)
    review.correct([(CELL, "4")], origin=Origin.TYPED)
    cell = review.report.cells[CELL]
    assert (cell.number, cell.read_as, cell.corrected) == (Decimal(4), "", True)
    review.restore([CELL])
    assert review.report.cells[CELL].state is CellState.ABSENT


def test_a_reason_can_be_given_afterwards_as_a_step_of_its_own(review: Review) -> None:
    review.correct([(CELL, "7"), (TOTAL, "7")], origin=Origin.PASTED)
    (step,) = review.history.done
    assert review.set_reason([correction.cell for correction in step.corrections], "已与台账核对")
    assert {(c.before, c.after, c.reason, c.origin) for c in review.corrections} == {
        ("5", "7", "已与台账核对", Origin.PASTED)
    }
    assert review.history.undo_label == "更正理由 2 格"
    assert not review.set_reason([CELL, FEE], "已与台账核对")
    review.undo()
    assert {c.reason for c in review.corrections} == {""}


def test_several_findings_are_decided_in_one_step(review: Review) -> None:
    other = "requests.balance@requests/*/total"
    assert review.decide([BALANCE, other], DecisionKind.ACCEPTED, "已说明")
    assert review.history.undo_label == "处理意见：不构成问题（2 项）"
    assert review.undo()
    assert review.decisions == ()


def test_a_decision_stands_again_when_its_finding_comes_back(review: Review) -> None:
    review.decide([BALANCE], DecisionKind.ACCEPTED, "已说明")
    review.correct([("requests/carried_out/natural_person", "1")], origin=Origin.TYPED)
    assert state_of(review, BALANCE) is FindingState.RESOLVED
    review.restore(["requests/carried_out/natural_person"])
    assert state_of(review, BALANCE) is FindingState.ACCEPTED


def test_each_finding_has_one_state(review: Review) -> None:
    assert state_of(review, BALANCE) is FindingState.OPEN
    review.decide([BALANCE], DecisionKind.CONFIRMED)
    assert state_of(review, BALANCE) is FindingState.CONFIRMED
    review.decide([BALANCE], DecisionKind.MISREAD)
    assert state_of(review, BALANCE) is FindingState.MISREAD
    review.decide([BALANCE], DecisionKind.OPEN)
    review.correct([("requests/carried_out/natural_person", "1")], origin=Origin.MISREAD)
    assert state_of(review, BALANCE) is FindingState.MISREAD  # gone, and it was never the issuer's
    assert count_states(review).total() == len(review.checks.findings) + len(review.resolved)


@pytest.mark.parametrize("origin", [Origin.TYPED, Origin.MISREAD])
def test_what_cannot_be_judged_any_more_is_not_corrected(review: Review, origin: Origin) -> None:
    review.correct([(CELL, "项目")], origin=origin)
    assert BALANCE in {finding.id for finding in review.resolved}
    assert state_of(review, BALANCE) is FindingState.UNJUDGED
    review.restore([CELL])
    assert state_of(review, BALANCE) is FindingState.OPEN
    review.correct([(CELL, "4")], origin=Origin.TYPED)
    assert state_of(review, BALANCE) is FindingState.RESOLVED


@pytest.mark.parametrize(
    "case", [(rule, build) for rule in SILENT for build in ALL_CASES[rule].failing], ids=lambda case: case[0]
)
def test_what_is_said_of_a_cell_that_was_made_unreadable_is_not_corrected(
    forms: Forms, case: tuple[str, Build]
) -> None:
    rule, build = case
    review = review_of(build(forms), forms)
    found = [finding for finding in review.checks.findings if finding.rule == rule]
    assert found
    for finding in found:
        for cell in finding.cells:
            review.correct([(cell, "项目")], origin=Origin.TYPED)
            assert state_of(review, finding.id) is not FindingState.RESOLVED
            review.undo()


@pytest.mark.parametrize(
    "case",
    [(rule, build) for rule in ("basis.outdated", "date.body_year") for build in ALL_CASES[rule].failing],
    ids=lambda case: case[0],
)
def test_a_year_that_cannot_be_read_corrects_nothing(forms: Forms, case: tuple[str, Build]) -> None:
    rule, build = case
    review = review_of(build(forms), forms)
    review.correct([("report/year", "某年")], origin=Origin.TYPED)
    for finding in review.resolved:
        assert state_of(review, finding.id) is FindingState.UNJUDGED
    assert rule in {finding.rule for finding in (*review.resolved, *review.checks.findings)}


def test_what_the_reviewer_called_our_misreading_stays_so_when_it_cannot_be_judged(review: Review) -> None:
    review.decide([BALANCE], DecisionKind.MISREAD)
    review.correct([(CELL, "项目")], origin=Origin.TYPED)
    assert state_of(review, BALANCE) is FindingState.MISREAD


def test_a_finding_whose_subject_a_correction_took_away_is_corrected(forms: Forms) -> None:
    review = review_of(build_report(forms, {CELL: "项目"}), forms)
    words = f"cell.not_a_number@{CELL}"
    assert state_of(review, words) is FindingState.OPEN
    review.correct([(CELL, "0")], origin=Origin.TYPED)
    assert state_of(review, words) is FindingState.RESOLVED


def test_a_correction_upon_a_mended_reading_starts_from_what_is_printed(review: Review) -> None:
    review.correct([(CELL, "6")], origin=Origin.MISREAD)
    review.correct([(CELL, "9")], origin=Origin.TYPED)
    assert [(c.before, c.after, c.origin) for c in review.corrections] == [("6", "9", Origin.TYPED)]
    assert [(c.before, c.after) for c in review.misread] == [("5", "6")]
    assert review.as_printed.cells[CELL].raw == "6"
    review.correct([(CELL, "6")], origin=Origin.TYPED)
    assert [c.origin for c in review.corrections] == [Origin.MISREAD]
    review.restore([CELL])
    assert (review.corrections, review.misread) == ((), ())
    assert review.as_printed is review.as_read


def test_a_fault_that_only_the_mended_reading_shows_can_be_corrected(forms: Forms) -> None:
    review = review_of(build_report(forms), forms)
    row = f"requests.row_total@{ROW}"
    review.correct([(CELL, "6")], origin=Origin.MISREAD)
    assert state_of(review, row) is FindingState.OPEN
    review.correct([(TOTAL, "6")], origin=Origin.TYPED)
    assert state_of(review, row) is FindingState.RESOLVED


def test_a_correction_can_be_made_one_of_our_reading_and_back(review: Review) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED, reason="对照扫描件")
    assert review.set_misread([CELL])
    assert not review.set_misread([CELL, TOTAL])
    assert [(c.before, c.after, c.reason) for c in review.misread] == [("5", "7", "对照扫描件")]
    assert review.set_misread([CELL], misread=False)
    assert review.misread == ()
    assert [(c.before, c.after, c.reason) for c in review.corrections] == [("5", "7", "对照扫描件")]
    assert review.history.undo_label is not None
    assert review.history.undo_label.startswith("改为更正 ")
    assert review.correct([(CELL, "7")], origin=Origin.MISREAD)
    assert len(review.misread) == 1
