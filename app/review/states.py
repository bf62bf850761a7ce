"""Where a finding stands: the reviewer's word on it, or that it is settled by itself."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Final

from app.report.correction import Decision
from app.review.review import Review


class FindingState(StrEnum):
    """What becomes of a finding. All but OPEN and CONFIRMED are settled here."""

    OPEN = "open"  # 待核
    CONFIRMED = "confirmed"  # 属实: the issuer has to mend it
    RESOLVED = "resolved"  # 已更正: it is gone from the corrected report
    ACCEPTED = "accepted"  # 不构成问题
    MISREAD = "misread"  # 识别有误: ours, the issuer is not told of it


STATE_LABELS: Final[dict[FindingState, str]] = {
    FindingState.OPEN: "待核",
    FindingState.CONFIRMED: "属实",
    FindingState.RESOLVED: "已更正",
    FindingState.ACCEPTED: "不构成问题",
    FindingState.MISREAD: "识别有误",
}


def state_of(review: Review, finding: str) -> FindingState:
    """Where the finding of that id stands; OPEN too for one that the report does not have.

    That a finding is gone comes before a decision on it, for that stands when it comes back.
    """
    return states(review).get(finding, FindingState.OPEN)


def states(review: Review) -> dict[str, FindingState]:
    """The state of every finding of the check and of those that are gone, in that order."""
    printed = {finding.id for finding in review.checks_as_printed.findings}
    found = {finding.id: _present(review.decision(finding.id)) for finding in review.checks.findings}
    for finding in review.resolved:
        ours = finding.id not in printed or _present(review.decision(finding.id)) is FindingState.MISREAD
        found[finding.id] = FindingState.MISREAD if ours else FindingState.RESOLVED
    return found


def _present(decision: Decision | None) -> FindingState:
    return FindingState(decision.kind.value) if decision is not None else FindingState.OPEN


def count_states(review: Review) -> Counter[FindingState]:
    """How many findings stand where."""
    return Counter(states(review).values())
