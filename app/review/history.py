"""The history of one review: the undo stack and the audit trail in one. A plain value, no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from app.record import NamedTuple
from app.report.correction import Correction, Decision


class StepKind(StrEnum):
    """What a step did."""

    CORRECTION = "correction"
    DECISION = "decision"


class Step(NamedTuple):
    """One act of the reviewer: all corrections of one paste, or one decision on many findings.

    ``label`` names the act for a menu: “撤销 {label}”.
    """

    kind: StepKind
    label: str
    at: datetime
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Decision, ...] = ()


class History(NamedTuple):
    """All steps, of which the first ``position`` are done; the others can be redone.

    ``clean_at`` is the position that was last saved, None where no undo or redo leads back to it.
    """

    steps: tuple[Step, ...] = ()
    position: int = 0
    clean_at: int | None = 0

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps in force, oldest first."""
        return self.steps[: self.position]

    @property
    def undone(self) -> tuple[Step, ...]:
        """The steps that can be redone, the next one first."""
        return self.steps[self.position :]

    @property
    def undo_label(self) -> str | None:
        """The label of the step that an undo takes back, None if there is none."""
        return self.steps[self.position - 1].label if self.position else None

    @property
    def redo_label(self) -> str | None:
        """The label of the step that a redo does again, None if there is none."""
        return self.steps[self.position].label if self.position < len(self.steps) else None

    @property
    def clean(self) -> bool:
        """Whether this is the state that was last saved (or opened)."""
        return self.position == self.clean_at

    def push(self, step: Step) -> History:
        """With a new step done; what could be redone is gone."""
        reachable = self.clean_at is not None and self.clean_at <= self.position
        clean_at = self.clean_at if reachable else None
        return History((*self.done, step), self.position + 1, clean_at)

    def go_to(self, position: int) -> History:
        """With the first ``position`` steps done; raises ValueError if there are not so many."""
        if not 0 <= position <= len(self.steps):
            raise ValueError(f"no such step: {position} of {len(self.steps)}")
        return self._replace(position=position)

    def moved_over(self, before: History) -> Step | None:
        """The last step that was undone or redone on the way here from ``before``; None for a new step."""
        if self.steps is not before.steps or self.position == before.position:
            return None
        undone = self.position < before.position
        return self.steps[self.position if undone else self.position - 1]

    def mark_clean(self, done: tuple[Step, ...] | None = None) -> History:
        """With the present state as the saved one, or that after the steps ``done``, as it was written."""
        if done is None:
            return self._replace(clean_at=self.position)
        return self._replace(clean_at=len(done) if self.steps[: len(done)] == done else None)

    def corrections(self) -> Iterator[Correction]:
        """All corrections of the steps in force, oldest first."""
        for step in self.done:
            yield from step.corrections

    def decisions(self) -> Iterator[Decision]:
        """All decisions of the steps in force, oldest first, those taken back included."""
        for step in self.done:
            yield from step.decisions
