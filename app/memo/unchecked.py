"""What could not be checked, and why: the outcomes without an answer, drawn together."""

from __future__ import annotations

from app.checking.rulebook import RULES
from app.memo.model import Unchecked
from app.memo.names import Names
from app.report.address import is_fact, split
from app.report.cell import CellState
from app.report.finding import Answer, Outcome
from app.review.review import Review

_DOUBTFUL = "缺失或未能可靠识别。"


def unchecked_groups(review: Review, answer: Answer, names: Names) -> tuple[Unchecked, ...]:
    """The checks that gave this answer and no other, a line for each reason and part.

    All that rest on cells read with doubt have one reason.
    """
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in review.checks.outcomes:
        if outcome.answer is answer:
            unread = _cells_in_the_way(review, outcome)
            part = names[unread[0]].part if unread else ""
            doubtful = any(_is_doubtful(review, address) for address in unread)
            groups.setdefault((_DOUBTFUL if doubtful else outcome.reason, part), []).append(outcome)
    return tuple(
        Unchecked(
            _where(review, part, outcomes, names) + reason,
            tuple(dict.fromkeys(RULES[o.rule].title if o.rule in RULES else o.rule for o in outcomes)),
            len(outcomes),
        )
        for (reason, part), outcomes in groups.items()
    )


def _cells_in_the_way(review: Review, outcome: Outcome) -> list[str]:
    """The cells of a table for which an outcome has no answer; none where there is no table."""
    tables = review.report.tables
    cells = [
        address for address in outcome.unread if not is_fact(address) and tables[split(address)[0]].found
    ]
    return [address for address in cells if _is_doubtful(review, address)] or cells


def _is_doubtful(review: Review, address: str) -> bool:
    """Whether a cell was not read with certainty, or not at all."""
    cell = review.report.cells.get(address)
    return cell is None or not cell.certain or cell.state in (CellState.UNREADABLE, CellState.ABSENT)


def _where(review: Review, part: str, outcomes: list[Outcome], names: Names) -> str:
    wanted = {address for outcome in outcomes for address in _cells_in_the_way(review, outcome)}
    cells = [address for address in review.report.cells if address in wanted]
    return f"{part}{names.describe(cells)}：" if cells else ""
