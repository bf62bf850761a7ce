"""Rules of the sign-off date (落款日期)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.checking.context import Context
from app.checking.names import day
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.report.address import fact_address
from app.report.cell import CellState
from app.report.finding import Fact, Severity
from app.report.issuer import IssuerKind

SIGNED, YEAR = fact_address("signed_on"), fact_address("year")
_PLACE = "落款日期"


def _unsigned(ctx: Context) -> Verdict:
    absent = ctx.report.fact("signed_on").state in (CellState.ABSENT, CellState.BLANK)
    return ctx.fact_not_checked(SIGNED, "signed_on", "未见落款日期。" if absent else "落款日期未能可靠识别。")


@rule(
    "date.signed",
    title="落款日期与报告年度",
    reads="text",
    severity=Severity.ERROR,
    basis="《条例》第四十九条：报告于次年年初完成并公布，落款日期应在报告年度的次年。",
)
def signed(ctx: Context) -> Iterator[Verdict]:
    """Article 49: the report on a year is handed in and published early in the next.

    Not judged where the year was only concluded from the sign-off: it would always hold.
    """
    on, year = ctx.report.signed_on, ctx.report.year
    if on is None:
        yield _unsigned(ctx)
    elif year is None:
        yield ctx.fact_not_checked(SIGNED, "year", "未能识别报告年度，无法核对落款日期。")
    elif not ctx.year_is_certain:
        yield ctx.fact_not_checked(SIGNED, "year", "报告年度系据落款日期推断，无法互相印证。")
    elif on.year == year + 1:
        yield Passed(SIGNED, (SIGNED, YEAR))
    else:
        cell = ctx.report.fact("signed_on")
        facts: dict[str, Fact] = {"date": day(on), "year": year, "next_year": year + 1}
        yield Failed(SIGNED, _PLACE, (SIGNED,), (YEAR,), facts, span=cell.span, doubtful=not cell.certain)


def deadline(ctx: Context, year: int) -> date:
    """The last day to sign a report on that year, by the kind of issuer (Settings.deadlines)."""
    text = getattr(ctx.settings.deadlines, ctx.report.issuer_kind.value)
    return date.fromisoformat(f"{year + 1:04}-{text}")


@rule(
    "date.late",
    title="落款日期晚于期限",
    reads="text",
    severity=Severity.WARNING,
    basis="《条例》第四十九条：县级以上人民政府部门每年1月31日前、县级以上地方人民政府每年3月31日前；"
    "该条未列乡镇、街道等，其期限以当地主管部门通知为准。",
)
def late(ctx: Context) -> Iterator[Verdict]:
    """Article 49: departments by 31 January, whole-area reports of governments by 31 March (error).

    Towns, streets and zones are not named there; their dates are local (怀化 2021: 20 February),
    and so is any date in the settings: a warning. Judged for reports signed in the next year only;
    other years are date.signed. A sign-off is not the publication, which may still differ.
    """
    on, year = ctx.report.signed_on, ctx.report.year
    if on is None:
        yield _unsigned(ctx)
        return
    if year is None:
        yield ctx.fact_not_checked(SIGNED, "year", "未能识别报告年度，无法核对期限。")
        return
    if on.year != year + 1:
        yield ctx.fact_not_checked(SIGNED, "signed_on", "落款日期不在报告年度的次年，已另行指出。")
        return
    last = deadline(ctx, year)
    if on <= last:
        yield Passed(SIGNED, (SIGNED, YEAR))
    else:
        cell, kind = ctx.report.fact("signed_on"), ctx.report.issuer_kind
        by_law = kind in (IssuerKind.DEPARTMENT, IssuerKind.GOVERNMENT)
        facts: dict[str, Fact] = {"date": day(on), "deadline": day(last), "days": (on - last).days}
        yield Failed(
            SIGNED,
            _PLACE,
            (SIGNED,),
            (YEAR,),
            facts,
            variant="" if by_law else "local",
            severity=Severity.ERROR if by_law else Severity.WARNING,
            span=cell.span,
            doubtful=not (cell.certain and ctx.year_is_certain),
        )


@rule(
    "date.unsigned",
    title="未见落款",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：报告末尾宜署机关名称和日期，以便核对是否按期。",
)
def unsigned(ctx: Context) -> Iterator[Verdict]:
    """Practice: without a sign-off nobody can tell from the document whether it was in time."""
    if ctx.report.fact("signed_on").state in (CellState.ABSENT, CellState.BLANK):
        yield Failed(SIGNED, _PLACE, (SIGNED,), span=ctx.end)
    else:
        yield Passed(SIGNED, (SIGNED,))
