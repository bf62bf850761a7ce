"""What one act of the reviewer becomes: corrections or decisions, and the name of the step.

Plain functions over what stands now; :class:`app.review.review.Review` makes one step of the answer.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import datetime

from app.forms.load import Forms
from app.record import NamedTuple
from app.report.address import Address
from app.report.correction import DECISION_LABELS, Correction, Decision, DecisionKind, Origin
from app.report.report import Report
from app.review.correct import cell_name

Standing = Mapping[Address, Correction]
"""The corrections in force, by cell."""

CONFIRMED = "核对无误"
"""The act of entering the text again that was read with doubt."""
_ENTERED = frozenset({Origin.TYPED, Origin.PASTED})
_ACTS = {
    Origin.TYPED: "更正",
    Origin.PASTED: "粘贴",
    Origin.SUGGESTION: "采纳建议",
    Origin.RESTORED: "恢复原值",
    Origin.MISREAD: "订正识别",
}


class Stamp(NamedTuple):
    """When something was done, and by whom."""

    at: datetime
    by: str


def entered(
    changes: Sequence[tuple[Address, str]],
    report: Report,
    standing: Standing,
    stamp: Stamp,
    *,
    origin: Origin,
    reason: str,
) -> tuple[Correction, ...]:
    """New texts for cells; those left out change nothing. Raises KeyError for an unknown address."""
    made: dict[Address, Correction] = {}
    for address, text in changes:
        before = report.cells[address]
        same = text == before.raw and (before.certain or origin is Origin.RESTORED)
        if same and not (origin is Origin.MISREAD and _corrects_the_report(standing.get(address))):
            made.pop(address, None)
        else:
            made[address] = Correction(address, before.raw, text, origin, stamp.at, reason, stamp.by)
    return tuple(made.values())


def _corrects_the_report(standing: Correction | None) -> bool:
    return standing is not None and standing.origin is not Origin.MISREAD


def restored(
    addresses: Sequence[Address], report: Report, as_read: Report, standing: Standing, stamp: Stamp
) -> tuple[Correction, ...]:
    """What was read is put back into those of the cells that are corrected."""
    return tuple(
        Correction(
            address,
            report.cells[address].raw,
            as_read.cells[address].raw,
            Origin.RESTORED,
            stamp.at,
            by=stamp.by,
        )
        for address in dict.fromkeys(addresses)
        if address in standing
    )


def reasoned(
    addresses: Sequence[Address], standing: Standing, stamp: Stamp, *, reason: str
) -> tuple[Correction, ...]:
    """The corrections in these cells again, with another reason."""
    return tuple(
        Correction(address, old.after, old.after, old.origin, stamp.at, reason, stamp.by)
        for address in dict.fromkeys(addresses)
        if (old := standing.get(address)) is not None and old.reason != reason
    )


def reassigned(
    addresses: Sequence[Address], as_read: Report, standing: Standing, stamp: Stamp, *, misread: bool
) -> tuple[Correction, ...]:
    """The corrections in these cells as such of our reading (``misread``), or again of the report."""
    made: list[Correction] = []
    for address in dict.fromkeys(addresses):
        old = standing.get(address)
        if old is None or (old.origin is Origin.MISREAD) is misread:
            continue
        text, read = old.after, as_read.cells[address].raw
        if misread:
            made.append(Correction(address, text, text, Origin.MISREAD, stamp.at, old.reason, stamp.by))
        else:  # a mended reading goes only with all that stands in the cell
            made.append(Correction(address, text, read, Origin.RESTORED, stamp.at, by=stamp.by))
            made.append(Correction(address, read, text, Origin.TYPED, stamp.at, old.reason, stamp.by))
    return tuple(made)


def decided(
    finding_ids: Sequence[str],
    kind: DecisionKind,
    note: str | None,
    standing: Mapping[str, Decision],
    known: Container[str],
    stamp: Stamp,
) -> tuple[Decision, ...]:
    """Decisions on those of the findings whose decision is another; without a note each keeps its own.

    Raises KeyError for a finding that is not ``known``.
    """
    made = []
    for id in dict.fromkeys(finding_ids):
        if id not in known:
            raise KeyError(id)
        old = standing.get(id)
        present = (old.kind, old.note) if old else (DecisionKind.OPEN, "")
        kept = present[1] if note is None else note
        wanted = (kind, "" if kind is DecisionKind.OPEN else kept)
        if present != wanted:
            made.append(Decision(id, kind, stamp.at, wanted[1], stamp.by))
    return tuple(made)


def step_label(
    corrections: Sequence[Correction],
    decisions: Sequence[Decision],
    report: Report,
    forms: Forms,
    act: str = "",
) -> str:
    """The name of a step for the undo menu: “更正 本年新收·自然人”, “粘贴 12 格”, “处理意见：属实”."""
    if not corrections:
        many = f"（{len(decisions)} 项）" if len(decisions) > 1 else ""
        return f"处理意见：{DECISION_LABELS[decisions[0].kind]}{many}"
    if all(one.before == one.after and one.origin in _ENTERED for one in corrections):
        act = act or CONFIRMED
    cells = {correction.cell for correction in corrections}
    what = f"{len(cells)} 格" if len(cells) > 1 else cell_name(corrections[0].cell, report, forms)
    return f"{act or _ACTS[corrections[0].origin]} {what}"
