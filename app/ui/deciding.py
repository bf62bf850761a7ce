"""Deciding on several findings at once: what they have in common, and a note as part of the decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.report.correction import DecisionKind
from app.review.history import StepKind
from app.review.review import Review


def decidable(review: Review, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the findings that the report still has: one that is gone needs no decision."""
    present = {finding.id for finding in review.checks.findings}
    return tuple(id for id in ids if id in present)


def common_kind(review: Review, ids: Iterable[str]) -> DecisionKind | None:
    """The decision that stands on all of them, None if they differ."""
    kinds = {one.kind if (one := review.decision(id)) else DecisionKind.OPEN for id in ids}
    return kinds.pop() if len(kinds) == 1 else None


def common_note(review: Review, ids: Iterable[str]) -> str:
    """The note that all of them have, "" if they differ."""
    notes = {one.note if (one := review.decision(id)) else "" for id in ids}
    return notes.pop() if len(notes) == 1 else ""


def give_note(review: Review, ids: Sequence[str], note: str) -> bool:
    """Give decided findings a note; False if they are not decided alike, or it stands already.

    Given right after the decision it belongs to that step: who undoes it wants both gone.
    """
    kind = common_kind(review, ids)
    if kind is None or kind is DecisionKind.OPEN:
        return False
    if all((one := review.decision(id)) is not None and one.note == note for id in ids):
        return False
    if _is_last_step(review, ids):
        review.undo()
    return review.decide(ids, kind, note)


def _is_last_step(review: Review, ids: Sequence[str]) -> bool:
    """Whether the last step, not yet saved, decided on just these findings and said nothing of why."""
    history = review.history
    if history.clean or not history.position or history.position < len(history.steps):
        return False
    step = history.steps[-1]
    unsaid = not any(decision.note for decision in step.decisions)
    same = {decision.finding for decision in step.decisions} == set(ids)
    return step.kind is StepKind.DECISION and same and unsaid
