"""The reviewer's steps in ``gouji/1``: numbered corrections and decisions, labels, what can be redone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from app.record import NamedTuple
from app.report.correction import Correction, Decision
from app.report.saved import Saved, SavedCorrection, SavedDecision, SavedHistory, SavedStep
from app.review.history import Step, StepKind


def unknown(model: BaseModel | None) -> dict[str, Any]:
    """The keys of a model that this version does not know."""
    return dict(model.model_extra or {}) if model is not None else {}


def saved_corrections(steps: Sequence[Step], kept: Saved | None) -> tuple[SavedCorrection, ...]:
    """All corrections of these steps, numbered by step."""
    old = {_identity(item): item for item in kept.corrections} if kept is not None else {}
    return tuple(
        _saved_correction(item, number, old.get(_identity(item)))
        for number, step in enumerate(steps, 1)
        for item in step.corrections
    )


def _saved_correction(item: Correction, step: int, old: SavedCorrection | None = None) -> SavedCorrection:
    return SavedCorrection(**item._asdict(), step=step, **unknown(old))


def _identity(item: Correction | SavedCorrection) -> tuple[object, ...]:
    """What tells one correction from the others; times may be the same to the second."""
    return item.cell, item.at, item.before, item.after


def saved_decisions(steps: Sequence[Step], kept: Saved | None) -> tuple[SavedDecision, ...]:
    """All decisions of these steps, numbered together with the corrections."""
    old = {(item.finding, item.at, item.kind): item for item in kept.decisions} if kept is not None else {}
    return tuple(
        _saved_decision(item, number, old.get((item.finding, item.at, item.kind)))
        for number, step in enumerate(steps, 1)
        for item in step.decisions
    )


def _saved_decision(item: Decision, step: int, old: SavedDecision | None = None) -> SavedDecision:
    return SavedDecision(**item._asdict(), step=step, **unknown(old))


def saved_history(steps: Sequence[Step], undone: Sequence[Step], kept: Saved | None) -> SavedHistory:
    """What the steps are called, and those that were undone."""
    redoable = tuple(
        SavedStep(
            label=step.label,
            corrections=tuple(_saved_correction(item, number) for item in step.corrections),
            decisions=tuple(_saved_decision(item, number) for item in step.decisions),
        )
        for number, step in enumerate(undone, len(steps) + 1)
    )
    return SavedHistory(
        labels=tuple(step.label for step in steps), undone=redoable, **unknown(kept and kept.history)
    )


class Steps(NamedTuple):
    """All steps of a saved review, of which the first ``position`` are done."""

    steps: tuple[Step, ...]
    position: int


def steps_from(saved: Saved, label: Callable[[Sequence[Correction], Sequence[Decision]], str]) -> Steps:
    """The reviewer's steps, in their order; ``label`` names a step whose name the file does not tell.

    Entries without a step number (step 0: another tool wrote them) are a step each, before the
    others. Where the file's ``history`` is of other steps than those that are numbered, because
    a tool that does not know it has added some, it is left aside.
    """
    parts: dict[tuple[int, int], tuple[list[Correction], list[Decision]]] = {}
    for index, item in enumerate(saved.corrections):
        key = (item.step, 0 if item.step else index)
        parts.setdefault(key, ([], []))[0].append(_correction(item))
    for index, note in enumerate(saved.decisions):
        key = (note.step, 0 if note.step else len(saved.corrections) + index)
        parts.setdefault(key, ([], []))[1].append(_decision(note))
    acts = [acts for _, acts in sorted(parts.items(), key=lambda item: item[0])]
    history = saved.history or SavedHistory()
    fits = len(history.labels) == len(acts)
    labels = history.labels if fits else ("",) * len(acts)
    done = [_step(*act, name, label) for act, name in zip(acts, labels, strict=True)]
    undone = [
        _step([*map(_correction, step.corrections)], [*map(_decision, step.decisions)], step.label, label)
        for step in (history.undone if fits else ())
        if step.corrections or step.decisions
    ]
    return Steps((*done, *undone), len(done))


def _step(
    corrections: Sequence[Correction],
    decisions: Sequence[Decision],
    name: str,
    label: Callable[[Sequence[Correction], Sequence[Decision]], str],
) -> Step:
    kind = StepKind.CORRECTION if corrections else StepKind.DECISION
    at = (corrections or decisions)[0].at
    return Step(kind, name or label(corrections, decisions), at, tuple(corrections), tuple(decisions))


def _correction(item: SavedCorrection) -> Correction:
    return Correction(item.cell, item.before, item.after, item.origin, item.at, item.reason, item.by)


def _decision(item: SavedDecision) -> Decision:
    return Decision(item.finding, item.kind, item.at, item.note, item.by)
