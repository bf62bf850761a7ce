"""How far the work on a report has come, as its saved review tells, without opening either."""

from __future__ import annotations

import json
from pathlib import Path

from app.record import NamedTuple
from app.review.save import default_path

MOST = 4_000_000
"""Bytes; a larger file is said to be there, but not looked into for a mark in a list."""


class Progress(NamedTuple):
    """A saved review: how many of its findings are 待核; None where that could not be told."""

    waiting: int | None


def saved_progress(report: Path) -> Progress | None:
    """What the review saved for a report (or the saved review itself) tells; None if there is none.

    One that was made for another file of that name ("报告.pdf" beside "报告.docx") is none of its own.
    Nothing is checked anew: a mark in a list need not be more exact than the file.
    """
    path = default_path(report)
    try:
        if path.stat().st_size > MOST:
            return Progress(None)
        value = json.loads(path.read_bytes())
    except OSError:
        return None
    except (ValueError, RecursionError):
        return Progress(None)
    try:
        if path != report and value["source"]["name"] != report.name:
            return None
        word = {decision["finding"]: decision["kind"] for decision in value["decisions"]}
        found = [finding["id"] for finding in value["findings"]]
        return Progress(sum(word.get(id, "open") == "open" for id in found))
    except (KeyError, TypeError):
        return Progress(None)
