"""One reviewer's work on one report: the only door through which anything changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.checking.explain import Explanation, explain
from app.forms.load import Forms
from app.reading.document import Document, Source
from app.report.address import Address
from app.report.correction import Correction, Decision, DecisionKind, Origin
from app.report.finding import Checks, Finding
from app.report.report import Report
from app.review.correct import corrected_report, decisions_in_force, in_force
from app.review.history import History, Step, StepKind
from app.review.steps import Stamp, decided, entered, reasoned, reassigned, restored, step_label
from app.settings import Settings

if TYPE_CHECKING:
    from app.checking.kept import Kept
    from app.report.saved import Saved


class Review:
    """A report as read, the reviewer's steps, and what follows from both.

    ``report`` and ``checks`` are the report with the corrections in force and the check of it;
    they are made anew after each change, and then the subscribers are called. ``as_printed`` is
    the report as read with our misreadings mended and nothing else: what its issuer answers for.
    ``document`` is None for a saved file that carries no text. ``source_changed`` says that the
    source file now differs from the one that this saved review was made from; ``kept`` is that
    saved file, whose unknown keys are written again. ``unsaved`` steps are dirty from the beginning.
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
        position: int | None = None,
        saved_to: Path | None = None,
        saved_sha256: str = "",
        unsaved: bool = False,
        source_changed: bool = False,
        kept: Saved | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._source, self._document, self._as_read = source, document, as_read
        self._forms, self._settings = forms, settings
        self._saved_to, self._source_changed, self._kept = saved_to, source_changed, kept
        self._saved_sha256 = saved_sha256
        self._clock = clock or _now
        self._subscribers: list[Callable[[], None]] = []
        self._words: Kept | None = None
        self._explained: dict[str, tuple[Finding, Explanation]] = {}
        self._checks_as_read = self._check(as_read)
        self._misread: dict[Address, Correction] = {}
        done = len(steps) if position is None else position
        self._history = History(tuple(steps), done, None if unsaved else done)
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
        """The findings of the report as read or as printed that are gone now.

        Most are 已更正; :func:`app.review.states.state_of` tells those that were our misreading,
        and those that only cannot be judged now.
        """
        return self._resolved

    @property
    def as_printed(self) -> Report:
        """The report as read, with only our misreadings mended."""
        return self._as_printed

    @property
    def checks_as_printed(self) -> Checks:
        """The check of ``as_printed``."""
        return self._checks_as_printed

    @property
    def misread(self) -> tuple[Correction, ...]:
        """The mended readings in force, in the order of the report; a correction may stand on one."""
        return tuple(self._misread[address] for address in self._as_read.cells if address in self._misread)

    @property
    def history(self) -> History:
        """All steps, done and undone."""
        return self._history

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections in force, in the order of the report.

        ``before`` is what was read or, where that was mended (``misread``), what is printed.
        Those with the origin MISREAD mend our reading; the issuer has nothing to do with them.
        """
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
    def saved_sha256(self) -> str:
        """The digest of what this review last read from or wrote to ``saved_to``, "" if nothing."""
        return self._saved_sha256

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

    def correction(self, address: Address) -> Correction | None:
        """The correction that stands in a cell: of ``corrections``, the one there."""
        return self._standing.get(address)

    def decision(self, finding_id: str) -> Decision | None:
        """The decision that stands on a finding."""
        return self._decisions.get(finding_id)

    def explained(self, finding: Finding) -> Explanation:
        """The explanation of a finding of this report."""
        ready = self._explained.get(finding.id)
        return ready[1] if ready is not None and ready[0] == finding else explain(finding)

    def explain_all(self) -> None:
        """Have the explanations of the present findings ready, so that showing one needs no rule."""
        self._explained = {finding.id: (finding, explain(finding)) for finding in self._checks.findings}

    def correct(
        self, changes: Sequence[tuple[Address, str]], *, origin: Origin, label: str = "", reason: str = ""
    ) -> bool:
        """Put new texts into cells, as one step; False if that changes nothing.

        A text equal to what was read takes the cell's correction away. In a cell that was read
        with doubt, any text, the same one too, vouches for the cell. With the origin MISREAD the
        text that stands makes of a correction of the report one of our reading. Raises KeyError
        for an address that the report does not have.
        """
        stamp = self._stamp()
        made = entered(changes, self._report, self._standing, stamp, origin=origin, reason=reason)
        return self._push_corrections(made, stamp, label)

    def restore(self, addresses: Sequence[Address]) -> bool:
        """Put back what was read, as one step; False if no correction stands in these cells."""
        stamp = self._stamp()
        made = restored(addresses, self._report, self._as_read, self._standing, stamp)
        return self._push_corrections(made, stamp)

    def set_reason(self, addresses: Sequence[Address], reason: str) -> bool:
        """Give the corrections in these cells a reason, as one step; False if that changes nothing.

        Cells without a correction are passed over. For a whole step, give the cells of its corrections.
        """
        stamp = self._stamp()
        made = reasoned(addresses, self._standing, stamp, reason=reason)
        return self._push_corrections(made, stamp, act="更正理由")

    def set_misread(self, addresses: Sequence[Address], *, misread: bool = True) -> bool:
        """Say that corrections mend our reading and not the report, or the other way round.

        One step; False if no correction in these cells is of the other kind. The reasons stay.
        """
        stamp = self._stamp()
        made = reassigned(addresses, self._as_read, self._standing, stamp, misread=misread)
        return self._push_corrections(made, stamp, act="订正识别" if misread else "改为更正")

    def _stamp(self) -> Stamp:
        return Stamp(self._clock(), self._settings.names.reviewer)

    def _push_corrections(
        self, made: tuple[Correction, ...], stamp: Stamp, label: str = "", act: str = ""
    ) -> bool:
        if not made:
            return False
        label = label or step_label(made, (), self._as_read, self._forms, act)
        self._move(self._history.push(Step(StepKind.CORRECTION, label, stamp.at, corrections=made)))
        return True

    def decide(self, finding_ids: Sequence[str], kind: DecisionKind, note: str | None = "") -> bool:
        """Decide on findings, as one step; OPEN takes a decision back. False if nothing changes.

        Without a ``note`` (None) each finding keeps the one that stands.

        A decision is kept for a finding that goes, and stands again when it comes back. Raises
        KeyError for a finding that neither this check nor that of the report as read has.
        """
        known = {finding.id for finding in (*self._checks.findings, *self._resolved)}
        known.update(self._decisions)
        stamp = self._stamp()
        made = decided(finding_ids, kind, note, self._decisions, known, stamp)
        if not made:
            return False
        label = step_label((), made, self._as_read, self._forms)
        self._move(self._history.push(Step(StepKind.DECISION, label, stamp.at, decisions=made)))
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
        self._checks_as_read = self._check(self._as_read)
        self._misread = {}
        self._derive()
        self._notify()
        return True

    def mark_saved(self, path: Path, sha256: str = "", done: tuple[Step, ...] | None = None) -> None:
        """Note that this state, or that after ``done``, stands in that file now, of that digest.

        Only who saves calls it.
        """
        self._saved_to, self._saved_sha256 = path, sha256
        self._history = self._history.mark_clean(done)
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
        self._standing, misread = in_force(self._as_read, self._history.corrections())
        self._decisions = decisions_in_force(self._history.decisions())
        if not misread:
            self._as_printed, self._checks_as_printed = self._as_read, self._checks_as_read
        elif misread != self._misread:
            self._as_printed = corrected_report(self._as_read, misread)
            self._checks_as_printed = self._check(self._as_printed)
        self._misread = misread
        if self._standing == misread:
            self._report, self._checks = self._as_printed, self._checks_as_printed
        else:
            self._report = corrected_report(self._as_read, self._standing)
            self._checks = self._check(self._report)
        present = {finding.id for finding in self._checks.findings}
        known = (*self._checks_as_read.findings, *self._checks_as_printed.findings)
        gone = {finding.id: finding for finding in known if finding.id not in present}
        self._resolved = tuple(gone.values())

    def _check(self, report: Report) -> Checks:
        # Here and not above: all the rules. A review that a child process opened is checked already.
        from app.checking.engine import check
        from app.checking.kept import Kept

        if self._words is None:
            self._words = Kept()
        return check(report, self._forms, self._settings, self._words)

    def __getstate__(self) -> dict[str, object]:
        """What goes from a child process to its parent (app.review.ahead): nobody's callbacks."""
        return self.__dict__ | {"_words": None, "_subscribers": []}

    def _notify(self) -> None:
        for callback in tuple(self._subscribers):
            callback()


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)
