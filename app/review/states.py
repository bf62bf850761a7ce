"""Where a finding stands: the reviewer's word on it, or that it is settled by itself."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Final

from app.report.address import Address
from app.report.cell import CellState
from app.report.correction import Decision
from app.report.finding import Answer, Finding
from app.review.correct import cell_name
from app.review.review import Review


class FindingState(StrEnum):
    """What becomes of a finding. All but OPEN, CONFIRMED and UNJUDGED are settled here."""

    OPEN = "open"  # 待核
    CONFIRMED = "confirmed"  # 属实: the issuer has to mend it
    UNJUDGED = "unjudged"  # 未能校核: it is gone, for its check has no answer now
    RESOLVED = "resolved"  # 已更正: it is gone from the corrected report, and its check holds there
    ACCEPTED = "accepted"  # 不构成问题
    MISREAD = "misread"  # 识别有误: ours, the issuer is not told of it


STATE_LABELS: Final[dict[FindingState, str]] = {
    FindingState.OPEN: "待核",
    FindingState.CONFIRMED: "属实",
    FindingState.UNJUDGED: "未能校核",
    FindingState.RESOLVED: "已更正",
    FindingState.ACCEPTED: "不构成问题",
    FindingState.MISREAD: "识别有误",
}


_YEAR: Final = "report/year"


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
        if _present(review.decision(finding.id)) is FindingState.MISREAD:
            found[finding.id] = FindingState.MISREAD
        elif unanswered(review, finding) is not None:
            found[finding.id] = FindingState.UNJUDGED
        else:
            ours = finding.id not in printed
            found[finding.id] = FindingState.MISREAD if ours else FindingState.RESOLVED
    return found


def unanswered(review: Review, gone: Finding) -> str | None:
    """Why a finding that is gone is not thereby mended: its check could not be made, or broke.

    A sentence; None where the check holds now, or where its subject is no longer there. What has no
    answer of its own shares that of a rule that broke, of its rule on the same cells, or of another
    rule of its group on its subject: of the words about one figure, one rule answers for all
    (text.*). A rule that looks only at figures is silent about a cell that holds none, and one of
    certain years while the year cannot be read.
    """
    cells, subject = (*gone.cells, *gone.related), gone.id.partition("@")[2]
    group = gone.rule.partition(".")[0] + "."
    shared = None
    for outcome in review.checks.outcomes:
        own, same = outcome.rule == gone.rule, outcome.subject == subject
        silent = outcome.answer in (Answer.NOT_CHECKED, Answer.BROKEN)
        if own and same:
            return outcome.reason if silent else None
        if not silent or shared is not None:
            continue
        broken = outcome.answer is Answer.BROKEN
        alike = broken or not set(cells).isdisjoint(outcome.cells)
        if (own and alike) or (same and outcome.rule.startswith(group)):
            shared = outcome.reason
    if shared is not None:
        return shared
    if not any(one.cell in cells for one in review.corrections):  # nothing was mended that it is about
        cells = (*cells, _YEAR)
    return next((_unread(review, cell) for cell in cells if _is_unread(review, cell)), None)


def _is_unread(review: Review, address: Address) -> bool:
    cell = review.report.cells.get(address)
    return cell is not None and cell.state is CellState.UNREADABLE


def _unread(review: Review, address: Address) -> str:
    return f"“{cell_name(address, review.report, review.forms)}”未能识别，未校核。"


def _present(decision: Decision | None) -> FindingState:
    return FindingState(decision.kind.value) if decision is not None else FindingState.OPEN


def count_states(review: Review) -> Counter[FindingState]:
    """How many findings stand where."""
    return Counter(states(review).values())
