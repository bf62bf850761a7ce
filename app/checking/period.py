"""Rules of the statistics period (统计期限)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.checking.context import Context, before
from app.checking.names import day
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, NotChecked, Passed, Verdict
from app.report.address import fact_address
from app.report.cell import CellState, Span
from app.report.finding import Fact, Severity

SUBJECT = "report/period"
START, END = fact_address("period_start"), fact_address("period_end")
_PLACE = "统计期限"


def _ends(ctx: Context) -> dict[str, date]:
    """Beginning and end of the period by address, those that were read."""
    values = {address: ctx.report.cells[address].value for address in (START, END)}
    return {address: value for address, value in values.items() if isinstance(value, date)}


def _span(ctx: Context) -> Span | None:
    spans = [span for address in (START, END) if (span := ctx.report.cells[address].span) is not None]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def _phrase(ends: dict[str, date]) -> str:
    return "至".join(day(value) for value in ends.values())


def _is_unreadable(ctx: Context) -> bool:
    """Whether something stands for one end of the period that is no date."""
    return any(ctx.report.cells[a].state is CellState.UNREADABLE for a in (START, END))


def _unread(ctx: Context) -> Verdict:
    """The answer where no end of the period could be read, or one cannot and the other is right."""
    unreadable = _is_unreadable(ctx)
    reason = "统计期限未能可靠识别。" if unreadable else "未写明统计期限。"
    return NotChecked(SUBJECT, reason, (START, END), ctx.unread((START, END)))


@rule(
    "period.year",
    title="统计期限的年度",
    reads="text",
    severity=Severity.ERROR,
    basis="《条例》第四十九条：年度报告报告上一年度的政府信息公开工作情况，统计期限应与报告年度一致。",
)
def year(ctx: Context) -> Iterator[Verdict]:
    """Article 49: the report is on the previous year. A period left from last year's text: 淮安 2021."""
    ends, reported = _ends(ctx), ctx.report.year
    if not ends:
        yield _unread(ctx)
    elif reported is None or not ctx.year_is_certain:
        yield ctx.fact_not_checked(SUBJECT, "year", "报告年度未写明，无法与统计期限互相印证。")
    else:
        wrong = tuple(address for address, value in ends.items() if value.year != reported)
        if not wrong:
            holds = Passed(SUBJECT, (*ends, fact_address("year")))
            yield _unread(ctx) if _is_unreadable(ctx) else holds
            return
        related = (*(a for a in ends if a not in wrong), fact_address("year"))
        facts: dict[str, Fact] = {"period": _phrase(ends), "year": reported}
        yield Failed(SUBJECT, _PLACE, wrong, related, facts, span=_span(ctx))


@rule(
    "period.range",
    title="统计期限的起止日期",
    reads="text",
    severity=Severity.ERROR,
    basis="统计期限为上一年度1月1日至12月31日（参见DB51/T 2660—2019第2.1条）。",
)
def whole_year(ctx: Context) -> Iterator[Verdict]:
    """The period is the calendar year: DB51/T 2660—2019, clause 2.1. Met: “至12月21日” (山阳 2020)."""
    ends = _ends(ctx)
    if not ends:
        yield _unread(ctx)
        return
    right = {START: (1, 1), END: (12, 31)}
    wrong = tuple(a for a, value in ends.items() if (value.month, value.day) != right[a])
    if not wrong:
        yield _unread(ctx) if _is_unreadable(ctx) else Passed(SUBJECT, tuple(ends))
        return
    related = tuple(address for address in ends if address not in wrong)
    reported = ctx.report.year
    facts: dict[str, Fact] = {
        "period": _phrase(ends),
        "year": reported if reported is not None else next(iter(ends.values())).year,
    }
    yield Failed(SUBJECT, _PLACE, wrong, related, facts, span=_span(ctx))


@rule(
    "period.missing",
    title="未写明统计期限",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：报告开头宜写明统计期限。",
)
def missing(ctx: Context) -> Iterator[Verdict]:
    """Practice only: about a third of all reports state no period, and no text found asks for it."""
    if all(
        ctx.report.cells[address].state in (CellState.ABSENT, CellState.BLANK) for address in (START, END)
    ):
        section = ctx.report.section(1)
        yield Failed(SUBJECT, _PLACE, (START, END), span=before(section.span) if section else ctx.beginning)
    else:
        yield Passed(SUBJECT, (START, END))
