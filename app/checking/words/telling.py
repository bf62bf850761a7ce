"""What a finding of words against figures says, and which rule says it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import wraps
from typing import Final

from app.checking.context import Context
from app.checking.names import show
from app.checking.registry import Run
from app.checking.verdicts import Failed, NotChecked, Verdict
from app.checking.words.match import Judged, judged
from app.checking.words.statements import Statement
from app.checking.words.targets import OUTCOMES, name
from app.report.address import Address
from app.report.cell import Span
from app.report.finding import Fact, Severity
from app.report.issuer import IssuerKind

APPLICANTS: Final = frozenset(
    {"natural_person", "legal", "business", "research", "public_interest", "legal_service"}
)
_AREA_ISSUERS: Final = frozenset({IssuerKind.GOVERNMENT})
_QUOTE = 90
"""A longer sentence is quoted in part, with its number in the middle."""

_BORDERS: Final = "，,；;(（)）"
_LEAD, _BEFORE, _AFTER = 3, 40, 16


def quote(statement: Statement) -> dict[str, Fact]:
    """The sentence (or the part of it round the number), and where in it the number stands."""
    text, start, end = statement.sentence.text, statement.start, statement.end
    first, last = 0, len(text)
    if last > _QUOTE:
        first = max(0, min(start - _QUOTE // 2, last - _QUOTE))
        last = max(end, min(last, first + _QUOTE))
    before, after = "…" if first else "", "…" if last < len(text) else ""
    shift = len(before) - first
    return {
        "quote": before + text[first:last] + after,
        "mark_start": start + shift,
        "mark_end": end + shift,
        "said": text[start:end],
        "clause": clause(statement),
    }


def clause(statement: Statement) -> str:
    """The number with the words that it belongs to: those of its clause, else of the one before."""
    text, start, end = statement.sentence.text, statement.start, statement.end
    first = _border_before(text, start)
    last = next((place for place in range(end, len(text)) if text[place] in _BORDERS), len(text))
    last = min(last, end + _AFTER)
    if start - first > _LEAD:
        return text[max(first, start - _BEFORE) : end]
    if last - end > 1:
        return text[first:last]
    return text[max(_border_before(text, first - 1), start - _BEFORE) : end]


def _border_before(text: str, place: int) -> int:
    """Where the clause of that place begins."""
    return max((text.rfind(sign, 0, max(place, 0)) for sign in _BORDERS), default=-1) + 1


def amount(value: Decimal, *, money: bool) -> str:
    """A number with its unit."""
    return f"{show(value)}万元" if money else f"{show(value)}件"


def facts_of(ctx: Context, one: Judged, statement: Statement) -> dict[str, Fact]:
    """What every finding of words against a cell says."""
    first = one.readings[0]
    section = ctx.plan.cells[first.cells[0]].table
    value = first.value if first.value is not None else Decimal(0)
    money = one.key == "fees"
    others = [
        f"{_rows(ctx, reading.cells)}{show(reading.value)}"
        for reading in one.readings[1:]
        if reading.value is not None and reading.value != value
    ]
    return {
        **quote(statement),
        "part": ctx.plan.tables[section].numeral,
        "name": name(ctx, one.target),
        "stands": amount(value, money=money),
        "value": value,
        "readings": f"（与{'、'.join(others)}也不符）" if others else "",
        **standing(ctx, first.cells),
    }


def _rows(ctx: Context, cells: tuple[Address, ...]) -> str:
    """The rows of the cells, each once: 本年新收＋上年结转."""
    return "＋".join(dict.fromkeys(ctx.plan.cells[cell].row_name for cell in cells))


def standing(ctx: Context, cells: tuple[Address, ...]) -> dict[str, Fact]:
    """The cells' own values, for the explanation: one fact a cell, in their order."""
    return {
        f"stands.{order}": f"{ctx.name(cell)} {show(ctx.figures[cell]) if cell in ctx.figures else '空白'}"
        for order, cell in enumerate(cells)
    }


def place(ctx: Context, one: Judged) -> str:
    """Where the finding stands, in the report's own terms."""
    table = one.cells[0].split("/")[0]
    return f"{ctx.plan.tables[table].numeral} · 正文与{name(ctx, one.target)}"


def span(statement: Statement) -> Span:
    """The place of the number in the report's text."""
    return statement.sentence.span(statement.start, statement.end)


def fails(
    ctx: Context, one: Judged, severity: Severity | None = None, variant: str = "", **more: Fact
) -> Failed:
    """The finding for the first of the wrong statements; ``more`` is what its wording says besides."""
    statement = one.wrong[0]
    return Failed(
        one.target.subject,
        place(ctx, one),
        one.cells,
        one.related,
        {**facts_of(ctx, one, statement), **more},
        variant,
        severity=severity,
        span=span(statement),
    )


def answered_by(ctx: Context, one: Judged) -> str:
    """Which rule answers for a statement: every one is answered for once."""
    if not one.wrong:
        return _own_rule(one.key)
    if len(one.amounts) > 1:
        return "text.ambiguous"
    statement = one.wrong[0]
    if any(wrong.area for wrong in one.wrong) and ctx.report.issuer_kind not in _AREA_ISSUERS:
        return "text.scope"
    own = _own_rule(one.key)
    if own not in ("text.figure", "text.fee") or statement.doubtful or one.target.doubtful:
        return own
    nothing = statement.amount == 0 or (own == "text.figure" and _table_is_zero(ctx, one))
    return "text.zero" if nothing else own


def _own_rule(key: str) -> str:
    if key in APPLICANTS:
        return "text.applicant"
    if key == "fees":
        return "text.fee"
    if key.partition(".")[2] in OUTCOMES:
        return "text.outcome"
    return "text.figure"


def _table_is_zero(ctx: Context, one: Judged) -> bool:
    """Whether every figure of the table is 0: then the table was not filled in."""
    table = one.cells[0].split("/")[0] + "/"
    if table == "proactive/":
        return False
    return not any(value for address, value in ctx.figures.items() if address.startswith(table))


def answered(ctx: Context, rule: str) -> list[Judged]:
    """What that rule answers for; shared out once a check."""
    kept = ctx.memo.get("words.shares")
    if isinstance(kept, dict):
        found: list[Judged] = kept.get(rule, [])
        return found
    shares: dict[str, list[Judged]] = {}
    for one in judged(ctx).values():
        shares.setdefault(answered_by(ctx, one), []).append(one)
    ctx.memo["words.shares"] = shares
    return shares.get(rule, [])


def unread(ctx: Context, one: Judged) -> NotChecked:
    """The answer where a cell that the words name cannot be used."""
    reason = f"{ctx.names(one.unread)}未能可靠识别或为空白，正文所述未与之比对。"
    return NotChecked(one.target.subject, reason, one.cells, one.unread)


def once(run: Run) -> Run:
    """A rule with one answer for the same cells, for which two targets may stand (办结, 办理): the graver."""

    @wraps(run)
    def answers(ctx: Context) -> Iterator[Verdict]:
        kept: dict[str, Verdict] = {}
        for verdict in run(ctx):
            old = kept.get(verdict.subject)
            if old is None or (isinstance(verdict, Failed) and not isinstance(old, Failed)):
                kept[verdict.subject] = verdict
        yield from kept.values()

    return answers
