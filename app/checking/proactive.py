"""Rules of table two (主动公开政府信息情况)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from app.checking.context import Context
from app.checking.plan import Plan, PlannedRow
from app.checking.registry import PRACTICE, rule
from app.checking.same import Same
from app.checking.tallies import tally_rule
from app.checking.verdicts import Failed, NotChecked, Passed, Verdict
from app.report.address import Address
from app.report.finding import Fact, Severity
from app.report.issuer import IssuerKind

FEE = "proactive/fees/amount"

tally_rule(
    "proactive.effective",
    title="现行有效件数与本年制发件数",
    severity=Severity.WARNING,
    basis="本年制发且未废止的文件年末应为现行有效。",
    doc="""Logic: what was issued this year and not repealed is in force at its end. A warning, because a
    document may be issued and expire in one year.""",
)
tally_rule(
    "proactive.disclosed",
    title="公开数量之间的关系",
    severity=Severity.ERROR,
    basis="对外公开总数量包含本年新公开数量（2019年格式）。",
    doc="""Logic of the 2019 form: 对外公开总数量 includes 本年新公开数量 (error); more newly disclosed than
    newly made is only a warning, since older documents may have been opened.""",
)

_LOW_LEVEL = re.compile(r"县|旗|(?<!自治)(?<!特)(?<!开发)(?<!新)(?<!地)区")


def is_below_city(ctx: Context) -> bool:
    """Whether the issuer is a town, a street, or by its name an organ of a county or district."""
    kind = ctx.report.issuer_kind
    if kind in (IssuerKind.TOWN, IssuerKind.STREET):
        return True
    issuer = ctx.report.fact("issuer").value
    ranked = kind in (IssuerKind.DEPARTMENT, IssuerKind.GOVERNMENT)
    return ranked and isinstance(issuer, str) and _LOW_LEVEL.search(issuer) is not None


@rule(
    "proactive.regulation_authority",
    title="规章制发权限",
    severity=Severity.WARNING,
    basis=f"{PRACTICE}：规章通常由国务院部门、省级和设区的市级人民政府制定，县级以下机关一般填0。",
)
def regulation_authority(ctx: Context) -> Iterator[Verdict]:
    """Notes in the head of a 2019 form (黄陂): 规章 only for governments of cities with districts.

    The statute behind it is not confirmed here, so it is printed as practice. Real cases: 尼勒克镇 6,
    杨林镇 1/1/1. Issuers of higher or unknown level are not judged.
    """
    row = ctx.plan.rows.get("proactive/regulations")
    if row is None or not is_below_city(ctx):
        return
    cells = tuple(a for a in row.cells if a.rsplit("/", 1)[1] in ("issued", "effective", "made"))
    if ctx.unread(cells):
        yield ctx.not_checked(row.address, cells)
        return
    filled = tuple(address for address in cells if ctx.figures.get(address, Decimal(0)) > 0)
    if not filled:
        yield Passed(row.address, cells)
        return
    issuer = ctx.report.fact("issuer").value
    kind = {IssuerKind.TOWN: "乡镇人民政府", IssuerKind.STREET: "街道办事处"}
    name = issuer if isinstance(issuer, str) else kind.get(ctx.report.issuer_kind, "本机关")
    yield Failed(row.address, f"二 · {row.name}", filled, (), {"issuer": name})


@rule(
    "proactive.fee_decimals",
    title="收费金额的小数位数",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：部分地方要求收费金额（万元）保留4位小数。",
)
def fee_decimals(ctx: Context) -> Iterator[Verdict]:
    """A local addition to the form: “单位：万元，保留4位小数” in the head of some districts' tables.

    Figures with five decimals are real (they are whole fen), so this is a hint. The number of
    decimals is a setting (thresholds.fee_decimals).
    """
    if FEE not in ctx.plan.cells:
        return
    if ctx.unread((FEE,)):
        yield ctx.not_checked(FEE, (FEE,))
        return
    amount = ctx.figures.get(FEE)
    exponent = 0 if amount is None else amount.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    limit = ctx.settings.thresholds.fee_decimals
    if amount is None or decimals <= limit:
        yield Passed(FEE, (FEE,))
    else:
        yield Failed(FEE, "二 · 行政事业性收费", (FEE,), (), {"amount": amount, "limit": limit})


@rule(
    "proactive.fee_unit",
    title="收费金额的单位",
    severity=Severity.WARNING,
    basis="统一格式第二部分表头注明收费金额单位为万元。",
)
def fee_unit(ctx: Context) -> Iterator[Verdict]:
    """“本年收费金额（单位：万元）”: head of the 2021 form, block 第二十条第（八）项.

    A whole number of 10 000 or more (thresholds.fee_in_yuan) of a small office, or 元 in the cell,
    says that yuan were meant.
    """
    if FEE not in ctx.plan.cells:
        return
    if ctx.unread((FEE,)):
        yield ctx.not_checked(FEE, (FEE,))
        return
    amount, raw = ctx.figures.get(FEE), ctx.cell(FEE).raw
    large = (
        amount is not None
        and amount >= ctx.settings.thresholds.fee_in_yuan
        and amount == amount.to_integral_value()
    )
    if says_yuan(raw) or (large and is_below_city(ctx)):
        yield Failed(FEE, "二 · 行政事业性收费", (FEE,), (), {"raw": raw.strip()})
    else:
        yield Passed(FEE, (FEE,))


def says_yuan(raw: str) -> bool:
    """Whether the printed amount is in 元 and not in 万元."""
    return "元" in raw and "万" not in raw


@lru_cache(maxsize=64)
def _rows_of_items(plan: Same[Plan]) -> tuple[tuple[PlannedRow, tuple[Address, ...]], ...]:
    """The rows that have both figures of items and one of cases, with these cells."""
    columns = ("prior_items", "change", "decisions")
    rows = ((row, tuple(f"{row.address}/{column}" for column in columns)) for row in plan.it.rows.values())
    return tuple((row, cells) for row, cells in rows if all(cell in plan.it.cells for cell in cells))


@rule(
    "proactive.decisions_as_items",
    title="处理决定数量与项目数量",
    severity=Severity.INFO,
    basis="2019年格式：上一年项目数量、本年增/减按事项数统计，处理决定数量按办件量统计。",
)
def decisions_as_items(ctx: Context) -> Iterator[Verdict]:
    """Notes in real 2019 tables: 项目数量 counts items, 处理决定数量 counts cases handled.

    An office that adds the two item figures up (随县厉山镇 2019) gets the number of items.
    """
    for row, cells in _rows_of_items(Same(ctx.plan)):
        prior, change, decisions = (ctx.figures.get(address) for address in cells)
        if ctx.unread(cells):
            yield ctx.not_checked(row.address, cells)
        elif prior is None or change is None or decisions is None:
            empty = tuple(address for address in cells if address not in ctx.figures)
            yield NotChecked(row.address, f"{ctx.names(empty)}为空白，未校核。", cells, empty)
        elif decisions > 0 and decisions == prior + change:
            facts: dict[str, Fact] = {
                "name": row.name,
                "prior": prior,
                "change": change,
                "decisions": decisions,
            }
            yield Failed(row.address, f"二 · {row.name}", (cells[2],), cells[:2], facts)
        else:
            yield Passed(row.address, cells)
