"""Rules of table four (行政复议、行政诉讼情况)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from app.checking.context import Context
from app.checking.plan import Plan
from app.checking.registry import PRACTICE, rule
from app.checking.same import Same
from app.checking.tallies import tally_rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.model import Layout
from app.report.address import Address
from app.report.finding import Fact, Severity

TABLE = "proceedings"

tally_rule(
    "proceedings.total",
    title="复议诉讼各结果合计与总计",
    severity=Severity.ERROR,
    basis="统一格式第四部分表格的“总计”为结果维持、结果纠正、其他结果、尚未审结之和。",
    doc="总计 of table four is by its name the sum of the four results of its group (both forms).",
)


@rule(
    "proceedings.width",
    title="第四部分表格数据个数",
    severity=Severity.WARNING,
    basis="统一格式第四部分表格为行政复议、未经复议直接起诉、复议后起诉各五栏。",
)
def width(ctx: Context) -> Iterator[Verdict]:
    """Table four has one line of 3 × 5 figures (both forms); with another number none can be placed."""
    for table in ctx.found_tables:
        if table.layout is not Layout.FLAT:
            continue
        cells = tuple(address for row in table.rows for address in row.cells)
        rows = ctx.report.tables[table.id].rows
        fits = all(row.fits for row in rows) or not any(not ctx.cell(a).certain for a in cells)
        if fits:
            yield Passed(table.id, cells)
            continue
        count = sum(len(row.values) for row in rows)
        facts: dict[str, Fact] = {"part": table.numeral, "count": count, "expected": len(cells)}
        span = ctx.report.tables[table.id].span
        yield Failed(table.id, f"{table.numeral} · 表格", cells, facts=facts, span=span)


@lru_cache(maxsize=64)
def _cells(plan: Same[Plan]) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
    """The totals of table four, and all cells of table three."""
    totals = (a for i in plan.it.tallies.get("proceedings.total", ()) for a in i.tally.right)
    requests = (a for row in plan.it.rows.values() if row.ref.table == "requests" for a in row.cells)
    return tuple(totals), tuple(requests)


@rule(
    "proceedings.without_requests",
    title="无申请而有复议诉讼",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：复议诉讼可能由以往年度的申请引发，宜核对说明。",
)
def without_requests(ctx: Context) -> Iterator[Verdict]:
    """Plausibility only: cases in table four while table three is all 0. Frequent and legitimate.

    Judged without last year's report; with it, cases of earlier years can be told (history.*).
    """
    totals, requests = _cells(Same(ctx.plan))
    if not totals or not requests:
        return
    if ctx.unread(totals):
        yield ctx.not_checked(TABLE, totals)
        return
    count = sum((ctx.figures.get(address, Decimal(0)) for address in totals), Decimal(0))
    if count <= 0 or any(ctx.figures.get(address) for address in requests):
        yield Passed(TABLE, totals)
    elif ctx.unread(requests):
        yield ctx.not_checked(TABLE, requests)
    else:
        cases = tuple(address for address in totals if ctx.figures.get(address))
        yield Failed(TABLE, "四 · 总计", cases, (), {"count": count})
