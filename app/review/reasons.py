"""The reasons that were given last, to be offered again: one short list for each kind of act.

They are a convenience and stand in the user's folder, not in the review. Where they cannot be
read or written there is just nothing to offer.
"""

from __future__ import annotations

import contextlib
import json
from enum import StrEnum
from pathlib import Path
from typing import Final

from app import paths
from app.review.atomic import write_atomically

MOST: Final = 12
"""Reasons of one kind; more would have to be searched, and typing is then quicker."""
LONGEST: Final = 200
"""Characters of a reason that is worth offering again."""


class ReasonFor(StrEnum):
    """What the reason was given for."""

    CORRECTION = "correction"
    DECISION = "decision"


STARTERS: Final[dict[ReasonFor, tuple[str, ...]]] = {
    ReasonFor.CORRECTION: ("已与台账核对", "经编制机关确认", "明显笔误"),
    ReasonFor.DECISION: ("经编制机关说明", "按上年口径填报", "已另行说明"),
}
"""Offered after those that were given, until there are enough of them."""


def offered(kind: ReasonFor) -> tuple[str, ...]:
    """Reasons to offer, the last one first."""
    given = _load().get(kind, [])
    return tuple(dict.fromkeys((*given, *STARTERS[kind])))[:MOST]


def remember(kind: ReasonFor, reason: str) -> bool:
    """Offer this reason first the next time; False if it is not worth it or could not be kept."""
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST:
        return False
    reasons = _load()
    reasons[kind] = list(dict.fromkeys((reason, *reasons.get(kind, []))))[:MOST]
    try:
        _path().parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(reasons, ensure_ascii=False, indent=1)
        write_atomically(_path(), text.encode("utf-8", "backslashreplace"))
    except OSError:
        return False
    return True


def _path() -> Path:
    return paths.user_folder() / "reasons.json"


def _load() -> dict[str, list[str]]:
    value: object = None
    with contextlib.suppress(OSError, ValueError, RecursionError):
        value = json.loads(_path().read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        return {}
    return {
        kind: [text for text in value[kind] if isinstance(text, str)][:MOST]
        for kind in ReasonFor
        if isinstance(value.get(kind), list)
    }
