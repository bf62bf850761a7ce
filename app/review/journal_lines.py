"""The lines of a journal: steps as JSON and back. Plain values, no file.

Each line is sealed (:mod:`app.review.seal`), so that none is taken for another. The first one says
which report this is and how many lines were written together with it; then follows a line a step.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.record import NamedTuple
from app.report.correction import Correction, Decision, DecisionKind, Origin
from app.review.history import History, Step, StepKind
from app.review.review import Review
from app.review.seal import Chain, is_sealed
from app.review.snapshot import source_value

SCHEMA: Final = "gouji-journal/1"


class OtherVersion(ValueError):
    """A journal that is whole, but of a version that is not known here."""


class Journal(NamedTuple):
    """What a journal tells.

    ``source``, ``sha256`` and ``encoding`` are of the file that was read; ``saved_to`` is the
    review's own file, None if it was never saved, and ``saved_sha256`` what stood in it.
    ``opened`` is when the journal was begun, ``at`` when the last step was done. ``sealed`` says that
    its lines have seals, ``lost`` how many lines, from a damaged one on, could not be read: steps,
    and steps back.
    """

    source: Path
    name: str
    sha256: str
    encoding: str
    saved_to: Path | None
    saved_sha256: str
    pid: int
    opened: datetime
    at: datetime
    history: History
    sealed: bool = False
    lost: int = 0


def first_lines(review: Review, chain: Chain, *, pid: int, now: datetime) -> bytes:
    """How a journal begins: which report, and all steps up to now."""
    history = review.history
    steps: list[dict[str, Any]] = [{"step": _step_value(step)} for step in history.steps]
    if history.undone:
        steps.append({"go_to": history.position})
    head = {
        "schema": SCHEMA,
        "sealed": True,
        "source": source_value(review.source),
        "saved_to": str(review.saved_to) if review.saved_to is not None else None,
        "saved_sha256": review.saved_sha256,
        "pid": pid,
        "opened": now.isoformat(),
        "steps": [],
        "position": 0,
        "lines": len(steps),
    }
    return b"".join(_line(value, chain) for value in (head, *steps))


def change_line(before: History, after: History, chain: Chain) -> bytes:
    """The line that leads from one history to the other: a step, an undo or redo, or all of it."""
    if after.steps == before.steps:
        return _line({"go_to": after.position}, chain)
    if after.position == len(after.steps) and after.steps[:-1] == before.done:
        return _line({"step": _step_value(after.steps[-1])}, chain)
    value = {"steps": [_step_value(step) for step in after.steps], "position": after.position}
    return _line(value, chain)


def read_journal(data: bytes) -> Journal:
    """What the lines tell, up to the first that is cut off, damaged or makes no sense.

    Raises ValueError if the first one is of no use: OtherVersion if that may be so for us only.
    """
    lines = data.split(b"\n")
    chain = Chain()
    try:
        head = json.loads(lines[0])
        schema, sealed = str(head["schema"]), bool(head.get("sealed")) or is_sealed(lines[0])
        if sealed and not chain.holds(lines[0]):
            raise ValueError("the first line of the journal is not as it was written")
        if schema != SCHEMA:
            what = OtherVersion if schema.startswith(SCHEMA.partition("/")[0]) else ValueError
            raise what(f"{schema} is not {SCHEMA}")
        source, saved_to = head["source"], head["saved_to"]
        history = _history(head)
        opened = datetime.fromisoformat(head["opened"])
        journal = Journal(
            Path(source["path"]),
            str(source["name"]),
            str(source["sha256"]),
            str(source["encoding"]),
            Path(saved_to) if saved_to is not None else None,
            str(head["saved_sha256"]),
            int(head["pid"]),
            opened,
            history.steps[-1].at if history.steps else opened,
            history,
            sealed,
        )
        together = int(head.get("lines", 0))
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("the first line of the journal is damaged") from error
    return _replayed(journal, lines[1:], chain, together)


def _replayed(journal: Journal, lines: Sequence[bytes], chain: Chain, together: int) -> Journal:
    """The journal with the steps of its other lines; what follows the last line end was cut off."""
    history, at, read = journal.history, journal.at, 0
    for line in lines[:-1]:
        if journal.sealed and not chain.holds(line):
            break  # what comes after stands on this line
        try:
            value = json.loads(line)
            if "step" in value:
                step = _step(value["step"])
                history, at = history.push(step), step.at
            elif "go_to" in value:
                history = history.go_to(value["go_to"])
            else:
                history = _history(value)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            break
        read += 1
    there = sum(1 for line in lines if line)
    return journal._replace(history=history, at=at, lost=max(there, together) - read)


def _line(value: Mapping[str, Any], chain: Chain) -> bytes:
    return chain.seal(json.dumps(value, separators=(",", ":")).encode("ascii")) + b"\n"


def _step_value(step: Step) -> dict[str, Any]:
    return {
        "label": step.label,
        "at": step.at.isoformat(),
        "corrections": [
            [*item[:3], item.origin.value, item.at.isoformat(), *item[5:]] for item in step.corrections
        ],
        "decisions": [
            [item.finding, item.kind.value, item.at.isoformat(), *item[3:]] for item in step.decisions
        ],
    }


def _step(value: Mapping[str, Any]) -> Step:
    corrections = tuple(
        Correction(cell, before, after, Origin(origin), datetime.fromisoformat(at), reason, by)
        for cell, before, after, origin, at, reason, by in value["corrections"]
    )
    decisions = tuple(
        Decision(finding, DecisionKind(kind), datetime.fromisoformat(at), note, by)
        for finding, kind, at, note, by in value["decisions"]
    )
    kind = StepKind.CORRECTION if corrections else StepKind.DECISION
    return Step(kind, value["label"], datetime.fromisoformat(value["at"]), corrections, decisions)


def _history(value: Mapping[str, Any]) -> History:
    steps = tuple(_step(step) for step in value["steps"])
    return History(steps, clean_at=None).go_to(value["position"])
