"""What a step of the history did, in words. No widgets."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.record import NamedTuple
from app.report.correction import Correction, Decision
from app.review.correct import cell_name
from app.review.history import Step
from app.review.review import Review
from app.ui.core_words import step_label

FEW: Final = 3
"""Changes that stand in the line; a tool tip has more."""
MANY: Final = 20

translate = QCoreApplication.translate


class Told(NamedTuple):
    """A step in words: what it is called, what it changed, when; ``all`` has every change in a line."""

    label: str
    detail: str
    at: str
    all: str


def tell(review: Review, step: Step) -> Told:
    """A step of the review in words."""
    if step.corrections:
        last = {correction.cell: correction for correction in step.corrections}
        first = {correction.cell: correction for correction in reversed(step.corrections)}
        # All that the step did to a cell, as one change.
        changes = [one._replace(before=first[one.cell].before) for one in last.values()]
        told = changes[: MANY + 1]  # of the others, a paste of hundreds, nobody sees the names
        names = [cell_name(one.cell, review.report, review.forms) for one in told]
        full = [f"{name}：{_change(one)}" for name, one in zip(names, told, strict=True)]
        short = list(dict.fromkeys(map(_change, changes)))
    else:
        short = _places(review, step.decisions)
        notes = [one.note for one in step.decisions if one.note]
        full = [*short, *dict.fromkeys(notes)]
        if notes:
            short = [*dict.fromkeys(notes), *short]
    more = "…" if len(short) > FEW else ""
    full = [*full[:MANY], *(["…"] if len(full) > MANY else [])]
    at, label = time_text(step.at), step_label(step.label)
    return Told(label, "、".join(short[:FEW]) + more, at, "\n".join((f"{label}　{at}", *full)))


def time_text(at: datetime, today: date | None = None) -> str:
    """The time of day, with the day in front if it is another one."""
    local = at.astimezone() if at.tzinfo is not None else at
    same = local.date() == (today or datetime.now().astimezone().date())
    return local.strftime("%H:%M" if same else "%m-%d %H:%M")


def _change(one: Correction) -> str:
    empty = translate("history", "空白")
    if one.before == one.after:
        return one.reason or one.after or empty
    change = f"{one.before.strip() or empty} → {one.after.strip() or empty}"
    return f"{change}（{one.reason}）" if one.reason else change


def _places(review: Review, decisions: tuple[Decision, ...]) -> list[str]:
    known = {f.id: f.place for f in (*review.checks.findings, *review.resolved)}
    places = (known.get(one.finding) or one.finding.partition("@")[2] for one in decisions)
    return list(dict.fromkeys(places))
