"""Any work in any order: undone it is as read, saved it is the same again, and so it is after a kill."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.forms.load import Forms
from app.report.correction import DecisionKind, Origin
from app.report.finding import Answer
from app.review.journal import JournalWriter
from app.review.journal_lines import read_journal
from app.review.open import open_report
from app.review.recover import leftovers, recover
from app.review.review import Review
from app.review.save import save
from app.review.states import FindingState, states
from tests.review.reviews import CELL, FEE, SETTINGS, TOTAL, UNBALANCED, reopen, write_report

CELLS = st.sampled_from([CELL, TOTAL, FEE, "report/signed_on", "report/year", "requests/carried_out/total"])
TEXTS = st.sampled_from(["0", "5", "6", "12.50", "", "／", "约十", "2022年1月20日", "\ud800"])
ORIGINS = st.sampled_from([Origin.TYPED, Origin.SUGGESTION, Origin.MISREAD])
REASONS = st.sampled_from(["", "已与台账核对", "笔误"])


def state(review: Review) -> tuple[object, ...]:
    """What the reviewer sees and can go back and forth to."""
    return (
        dict(review.report.cells),
        review.report.tables,
        review.checks,
        review.resolved,
        review.corrections,
        review.misread,
        review.decisions,
        review.history.steps,
        review.history.position,
    )


class Work(RuleBasedStateMachine):
    """One reviewer, one report, any number of sessions."""

    forms: Forms

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.before = os.environ.get("GOUJI_HOME")
        os.environ["GOUJI_HOME"] = str(Path(self.folder.name) / "home")
        self.source = write_report(Path(self.folder.name), self.forms, UNBALANCED)
        self.review = open_report(self.source, self.forms, SETTINGS)
        self.as_read = self.review.as_read
        self.writer = JournalWriter(self.review)

    def teardown(self) -> None:
        if hasattr(self, "writer"):
            self.writer.close()
            if self.before is not None:
                os.environ["GOUJI_HOME"] = self.before
            self.folder.cleanup()

    @rule(cell=CELLS, text=TEXTS, origin=ORIGINS, reason=REASONS)
    def edit(self, cell: str, text: str, origin: Origin, reason: str) -> None:
        self.review.correct([(cell, text)], origin=origin, reason=reason)

    @rule(changes=st.lists(st.tuples(CELLS, TEXTS), min_size=2, max_size=4))
    def paste(self, changes: list[tuple[str, str]]) -> None:
        self.review.correct(changes, origin=Origin.PASTED)

    @rule(cells=st.lists(CELLS, max_size=3))
    def restore(self, cells: list[str]) -> None:
        self.review.restore(cells)
        assert not {c.cell for c in self.review.corrections} & set(cells)

    @rule(cells=st.lists(CELLS, max_size=3), reason=REASONS)
    def set_reason(self, cells: list[str], reason: str) -> None:
        report, checks = self.review.report, self.review.checks
        self.review.set_reason(cells, reason)
        assert (self.review.report, self.review.checks) == (report, checks)

    @rule(cells=st.lists(CELLS, max_size=3), misread=st.booleans())
    def set_misread(self, cells: list[str], misread: bool) -> None:
        cells_now = dict(self.review.report.cells)
        self.review.set_misread(cells, misread=misread)
        assert dict(self.review.report.cells) == cells_now

    @rule(kind=st.sampled_from(list(DecisionKind)), note=REASONS, share=st.integers(1, 3))
    def decide(self, kind: DecisionKind, note: str, share: int) -> None:
        findings = [finding.id for finding in self.review.checks.findings][::share]
        steps = len(self.review.history.done)
        self.review.decide(findings, kind, note)
        assert len(self.review.history.done) <= steps + 1

    @rule()
    def undo(self) -> None:
        self.review.undo()

    @rule()
    def redo(self) -> None:
        self.review.redo()

    @rule(share=st.floats(0, 1))
    def go_to(self, share: float) -> None:
        self.review.go_to(round(share * len(self.review.history.steps)))

    @rule()
    def undo_everything(self) -> None:
        now, position = state(self.review), self.review.history.position
        self.review.go_to(0)
        assert self.review.report == self.as_read
        assert (self.review.corrections, self.review.decisions, self.review.resolved) == ((), (), ())
        self.review.go_to(position)
        assert state(self.review) == now

    @rule()
    def save_and_reload(self) -> None:
        path = save(self.review)
        assert self.writer.path is None
        again = reopen(path, self.forms)
        assert state(again) == state(self.review)
        assert not again.dirty
        self._go_on_with(again)

    @precondition(lambda self: self.review.dirty)
    @rule()
    def kill_and_recover(self) -> None:
        self.writer.close(keep=True)
        (left,) = leftovers()
        recovered = recover(left, self.forms, SETTINGS)
        assert recovered.exact
        assert state(recovered.review) == state(self.review)
        assert recovered.review.saved_to == self.review.saved_to
        assert recovered.review.dirty
        self._go_on_with(recovered.review)
        recovered.settle()
        assert leftovers() == ()

    def _go_on_with(self, review: Review) -> None:
        self.writer.close()
        self.review = review
        self.writer = JournalWriter(review)

    @invariant()
    def the_journal_is_there_exactly_for_unsaved_work_and_tells_all_of_it(self) -> None:
        if not hasattr(self, "review"):
            return
        assert (self.writer.path is not None) is self.review.dirty
        if self.writer.path is not None:
            journal = read_journal(self.writer.path.read_bytes())
            assert journal.history.steps == self.review.history.steps
            assert journal.history.position == self.review.history.position

    @invariant()
    def every_finding_has_a_state_and_what_cannot_be_judged_is_not_corrected(self) -> None:
        if not hasattr(self, "review"):
            return
        found = states(self.review)
        assert list(found) == [f.id for f in (*self.review.checks.findings, *self.review.resolved)]
        silent = {
            f"{outcome.rule}@{outcome.subject}"
            for outcome in self.review.checks.outcomes
            if outcome.answer in (Answer.NOT_CHECKED, Answer.BROKEN)
        }
        for gone in self.review.resolved:
            assert found[gone.id] in {FindingState.RESOLVED, FindingState.MISREAD, FindingState.UNJUDGED}
            assert found[gone.id] is not FindingState.RESOLVED or gone.id not in silent


def test_any_work_in_any_order_loses_nothing(forms: Forms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Work, "forms", forms, raising=False)
    run_state_machine_as_test(
        Work,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
