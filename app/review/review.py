"""One reviewer's work on one report: the only door through which anything changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.checking.engine import check
from app.forms.load import Forms
from app.reading.document import Document, Source
from app.report.address import Address
from app.report.correction import DECISION_LABELS, Correction, Decision, DecisionKind, Origin
from app.report.finding import Checks, Finding
from app.report.report import Report
from app.review.correct import cell_name, corrected_report, decisions_in_force, in_force
from app.review.history import History, Step, StepKind
from app.settings import Settings

if TYPE_CHECKING:
    from app.report.saved import Saved


class Review:
    """A report as read, the reviewer's steps, and what follows from both.

    ``report`` and ``checks`` are the report with the corrections in force and the check of it;
    they are made anew after each change, and then the subscribers are called. ``resolved`` are
    the findings of the report as read that are gone (已更正). ``document`` is None for a saved
    file that carries no text. ``source_changed`` says that the source file now differs from the
    one that this saved review was made from; ``kept`` is that saved file, whose unknown keys are
    written again.
    """

    def __init__(
        self,
        source: Source,
        document: Document | None,
        as_read: Report,
        forms: Forms,
        settings: Settings,
        *,
        steps: Sequence[Step] = (),
        saved_to: Path | None = None,
        source_changed: bool = False,
        kept: Saved | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._source, self._document, self._as_read = source, document, as_read
        self._forms, self._settings = forms, settings
        self._saved_to, self._source_changed, self._kept = saved_to, source_changed, kept
        self._clock = clock or _now
        self._subscribers: list[Callable[[], None]] = []
        self._checks_as_read = check(as_read, forms, settings)
        self._history = History(tuple(steps), len(steps), len(steps))
        self._derive()

    @property
    def source(self) -> Source:
        """The file that the report was read from."""
        return self._source

    @property
    def document(self) -> Document | None:
        """The text that was read, None where a saved file carries none."""
        return self._document

    @property
    def forms(self) -> Forms:
        """The forms that the report was read with."""
        return self._forms

    @property
    def settings(self) -> Settings:
        """The settings that it is checked with."""
        return self._settings

    @property
    def as_read(self) -> Report:
        """The report before any correction."""
        return self._as_read

    @property
    def report(self) -> Report:
        """The report with the corrections in force."""
        return self._report

    @property
    def checks(self) -> Checks:
        """The check of the corrected report."""
        return self._checks

    @property
    def resolved(self) -> tuple[Finding, ...]:
        """The findings of the report as read that are gone now (已更正)."""
        return self._resolved

    @property
    def history(self) -> History:
        """All steps, done and undone."""
        return self._history

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections in force, in the order of the report; ``before`` is what was read."""
        return tuple(self._standing[address] for address in self._report.cells if address in self._standing)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions in force, in the order in which they were made."""
        return tuple(self._decisions.values())

    @property
    def saved_to(self) -> Path | None:
        """The file that holds this review, None as long as it was never saved."""
        return self._saved_to

    @property
    def dirty(self) -> bool:
        """Whether there is work that is not saved."""
        return not self._history.clean

    @property
    def source_changed(self) -> bool:
        """Whether the source file is no longer the one that this saved review was made from."""
        return self._source_changed

    @property
    def kept(self) -> Saved | None:
        """The saved file that the review was opened from."""
        return self._kept

    def decision(self, finding_id: str) -> Decision | None:
        """The decision that stands on a finding."""
        return self._decisions.get(finding_id)

    def correct(
        self, changes: Sequence[tuple[Address, str]], *, origin: Origin, label: str = "", reason: str = ""
    ) -> bool:
        """Put new texts into cells, as one step; False if that changes nothing.

        A text equal to what was read takes the cell's correction away. In a cell that was read
        with doubt, any text, the same one too, vouches for the cell. Raises KeyError for an
        address that the report does not have.
        """
        at = self._clock()
        by = self._settings.names.reviewer
        made: dict[Address, Correction] = {}
        for address, text in changes:
            before = self._report.cells[address]
            if text == before.raw and (before.certain or origin is Origin.RESTORED):
                made.pop(address, None)
            else:
                made[address] = Correction(address, before.raw, text, origin, at, reason, by)
        return self._push_corrections(tuple(made.values()), at, label)

    def restore(self, addresses: Sequence[Address]) -> bool:
        """Put back what was read, as one step; False if no correction stands in these cells."""
        at = self._clock()
        by = self._settings.names.reviewer
        made = tuple(
            Correction(
                address,
                self._report.cells[address].raw,
                self._as_read.cells[address].raw,
                Origin.RESTORED,
                at,
                by=by,
            )
            for address in dict.fromkeys(addresses)
            if address in self._standing
        )
        return self._push_corrections(made, at, "")

    def _push_corrections(self, made: tuple[Correction, ...], at: datetime, label: str) -> bool:
        if not made:
            return False
        label = label or step_label(made, (), self._as_read, self._forms)
        self._move(self._history.push(Step(StepKind.CORRECTION, label, at, corrections=made)))
        return True

    def decide(self, finding_ids: Sequence[str], kind: DecisionKind, note: str = "") -> bool:
        """Decide on findings, as one step; OPEN takes a decision back. False if nothing changes.

        Raises KeyError for a finding that neither this check nor that of the report as read has.
        """
        known = {finding.id for finding in (*self._checks.findings, *self._checks_as_read.findings)}
        known.update(self._decisions)
        at = self._clock()
        by = self._settings.names.reviewer
        made = []
        for id in dict.fromkeys(finding_ids):
            if id not in known:
                raise KeyError(id)
            standing = self._decisions.get(id)
            present = (standing.kind, standing.note) if standing else (DecisionKind.OPEN, "")
            wanted = (kind, "" if kind is DecisionKind.OPEN else note)
            if present != wanted:
                made.append(Decision(id, kind, at, wanted[1], by))
        if not made:
            return False
        decisions = tuple(made)
        label = step_label((), decisions, self._as_read, self._forms)
        self._move(self._history.push(Step(StepKind.DECISION, label, at, decisions=decisions)))
        return True

    def undo(self) -> bool:
        """Take the last step back; False if there is none."""
        return self._history.position > 0 and self.go_to(self._history.position - 1)

    def redo(self) -> bool:
        """Do the step again that was undone last; False if there is none."""
        more = self._history.position < len(self._history.steps)
        return more and self.go_to(self._history.position + 1)

    def go_to(self, step: int) -> bool:
        """Go to the state after that many steps (0: as read); False if it is the present one.

        Raises ValueError if there are not so many steps.
        """
        history = self._history.go_to(step)
        if history == self._history:
            return False
        self._move(history)
        return True

    def use_settings(self, settings: Settings) -> bool:
        """Check with other settings from now on; False if they are the same.

        No step: settings are the user's and not the report's, so there is nothing to undo or save.
        """
        if settings == self._settings:
            return False
        self._settings = settings
        self._checks_as_read = check(self._as_read, self._forms, settings)
        self._derive()
        self._notify()
        return True

    def mark_saved(self, path: Path) -> None:
        """Note that this state stands in that file now; only ``save`` calls it."""
        self._saved_to = path
        self._history = self._history.mark_clean()
        self._notify()

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Have ``callback`` called after each change and each save; returns how to stop that."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def _move(self, history: History) -> None:
        """The one place where the state changes."""
        self._history = history
        self._derive()
        self._notify()

    def _derive(self) -> None:
        self._standing = in_force(self._as_read, self._history.corrections())
        self._decisions = decisions_in_force(self._history.decisions())
        self._report = corrected_report(self._as_read, self._standing)
        if self._report is self._as_read:
            self._checks = self._checks_as_read
        else:
            self._checks = check(self._report, self._forms, self._settings)
        present = {finding.id for finding in self._checks.findings}
        gone = (finding for finding in self._checks_as_read.findings if finding.id not in present)
        self._resolved = tuple(gone)

    def _notify(self) -> None:
        for callback in tuple(self._subscribers):
            callback()


def step_label(
    corrections: Sequence[Correction], decisions: Sequence[Decision], report: Report, forms: Forms
) -> str:
    """The name of a step for the undo menu: “更正 本年新收·自然人”, “粘贴 12 格”, “处理意见：属实”."""
    if not corrections:
        return "处理意见：" + DECISION_LABELS[decisions[0].kind]
    acts = {
        Origin.TYPED: "更正",
        Origin.PASTED: "粘贴",
        Origin.SUGGESTION: "采纳建议",
        Origin.RESTORED: "恢复原值",
        Origin.MISREAD: "订正识别",
    }
    what = f"{len(corrections)} 格" if len(corrections) > 1 else cell_name(corrections[0].cell, report, forms)
    return f"{acts[corrections[0].origin]} {what}"


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)
