"""What a reviewer does: corrections and decisions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from app.record import NamedTuple
from app.report.address import Address

if TYPE_CHECKING:
    from datetime import datetime  # 2 ms of the window's start, which needs the kinds of decision alone


class Origin(StrEnum):
    """Where a correction came from."""

    TYPED = "typed"
    PASTED = "pasted"
    SUGGESTION = "suggestion"
    RESTORED = "restored"  # back to what was read
    MISREAD = "misread"  # mends our reading, not the report


class DecisionKind(StrEnum):
    """处理意见. OPEN takes a decision back."""

    OPEN = "open"  # 待核
    CONFIRMED = "confirmed"  # 属实
    ACCEPTED = "accepted"  # 不构成问题
    MISREAD = "misread"  # 识别有误


DECISION_LABELS: dict[DecisionKind, str] = {
    DecisionKind.OPEN: "待核",
    DecisionKind.CONFIRMED: "属实",
    DecisionKind.ACCEPTED: "不构成问题",
    DecisionKind.MISREAD: "识别有误",
}


class Correction(NamedTuple):
    """One cell's text replaced. ``before`` and ``after`` are texts as they stand in the cell."""

    cell: Address
    before: str
    after: str
    origin: Origin
    at: datetime
    reason: str = ""
    by: str = ""


class Decision(NamedTuple):
    """The reviewer's word on a finding."""

    finding: str
    kind: DecisionKind
    at: datetime
    note: str = ""
    by: str = ""
