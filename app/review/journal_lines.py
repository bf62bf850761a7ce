"""The lines of a journal: steps as JSON and back. Plain values, no file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from app.report.correction import Correction, Decision, DecisionKind, Origin
from app.review.history import History, Step, StepKind
from app.review.review import Review
from app.review.snapshot import source_value

SCHEMA: Final = "gouji-journal/1"


class Journal(NamedTuple):
    """What a journal tells.

    ``source``, ``sha256`` and ``encoding`` are of the file that was read; ``saved_to`` is the
    review's own file, None if it was never saved, and ``saved_sha256`` what stood in it.
    ``opened`` is when the journal was begun, ``at`` when the last step was done.
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


def head_line(review: Review, *, pid: int, now: datetime) -> bytes:
    """The first line: which report, and all steps up to now."""
    history = review.history
    return _line(
        {
            "schema": SCHEMA,
            "source": source_value(review.source),
            "saved_to": str(review.saved_to) if review.saved_to is not None else None,
            "saved_sha256": review.saved_sha256,
            "pid": pid,
            "opened": now.isoformat(),
            "steps": [_step_value(step) for step in history.steps],
            "position": history.position,
        }
    )


def change_line(before: History, after: History) -> bytes:
    """The line that leads from one history to the other: a step, an undo or redo, or all of it."""
    if after.steps == before.steps:
        return _line({"go_to": after.position})
    if after.position == len(after.steps) and after.steps[:-1] == before.done:
        return _line({"step": _step_value(after.steps[-1])})
    return _line({"steps": [_step_value(step) for step in after.steps], "position": after.position})


def read_journal(data: bytes) -> Journal:
    """What the lines tell, up to the first that is cut off or makes no sense.

    Raises ValueError if the first one is of no use.
    """
    lines = data.split(b"\n")
    try:
        head = json.loads(lines[0])
        if head["schema"] != SCHEMA:
            raise ValueError(f"{head['schema']} is not {SCHEMA}")
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
        )
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("the first line of the journal is damaged") from error
    return _replayed(journal, lines[1:-1])  # what follows the last line end was cut off


def _replayed(journal: Journal, lines: Iterable[bytes]) -> Journal:
    history, at = journal.history, journal.at
    for line in lines:
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
            break  # what comes after stands on this line
    return journal._replace(history=history, at=at)


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


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
