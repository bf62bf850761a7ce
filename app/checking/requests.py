"""Rules of table three (收到和处理政府信息公开申请情况)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from app.checking.context import Context
from app.checking.names import show
from app.checking.plan import Instance, PlannedRow
from app.checking.registry import PRACTICE, rule
from app.checking.tallies import tally_rule, write_out
from app.checking.verdicts import Failed, Passed, Verdict
from app.report.address import Address
from app.report.finding import Fact, Severity, Suggestion, Sum
from app.report.issuer import IssuerKind

TABLE = "requests"
TOTAL = "total"


def _carried_out_too_large(ctx: Context, instance: Instance, written: Sum) -> tuple[str, ...]:  # noqa: ARG001
    """The clearer sentence of requests.carried_out_bound, where it is the reason of the imbalance."""
    for bound in ctx.plan.tallies.get("requests.carried_out_bound", ()):
        if bound.subject == instance.subject and not ctx.unread(bound.tally.addresses):
            other = write_out(ctx, bound)
            if not other.holds:
                carried, available = show(other.left_total), show(other.right_total)
                return (f"其中结转下年{carried}件，大于新收与上年结转之和{available}件。",)
    return ()


def _told_by_balance(ctx: Context, instance: Instance) -> str:
    """A carried_out above what came in always upsets the balance too: say it once, there."""
    if ("requests.balance", instance.subject) in ctx.failed:
        return f"“{instance.tally.label}”列勾稽不平，已在该条问题中一并说明，不重复列出。"
    return ""


def _partial_counted_twice(ctx: Context, instance: Instance, written: Sum) -> tuple[str, ...]:
    partial = f"{TABLE}/partial/{instance.subject.rsplit('/', 1)[-1]}"
    if written.difference > 0 and ctx.figures.get(partial) == written.difference:
        return ("差额恰等于部分公开数，可能将区分处理的申请重复计入其他情形。",)
    return ()


tally_rule(
    "requests.balance",
    title="申请与办理的勾稽关系",
    severity=Severity.ERROR,
    basis="统一格式第三部分表头注明：本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。",
    doc="""“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”: printed in the corner
    cell of table three of both forms (国办公开办函〔2019〕60号, 〔2021〕30号).""",
    hints=_carried_out_too_large,
)
tally_rule(
    "requests.row_total",
    title="各类申请人合计与总计栏",
    severity=Severity.ERROR,
    basis="统一格式第三部分表格的“总计”栏为该行各类申请人之和。",
    doc="The column 总计 of table three is by its name the sum of the six kinds of applicants (both forms).",
)
tally_rule(
    "requests.concluded_total",
    title="各办理结果合计与（七）总计",
    severity=Severity.ERROR,
    basis="统一格式第三部分“（七）总计”为本年度各办理结果之和；区分处理的申请只计入“（二）部分公开”。",
    doc="""The row （七）总计 is by its name the sum of the results （一）–（六）; “（二）部分公开
    （区分处理的，只计这一情形，不计其他情形）”: a partly granted request
    counts there only (both forms).""",
    hints=_partial_counted_twice,
)
tally_rule(
    "requests.carried_out_bound",
    title="结转下年不超过新收与上年结转",
    severity=Severity.ERROR,
    basis="结转下年度继续办理的申请只能来自本年新收和上年结转。",
    doc="""Logic: what is carried into the next year was received this year or carried in from the last.

    With a （七）总计 that is not negative it fails only where requests.balance of the same column
    fails as well. The reviewer is then told once: the balance carries this rule's sentence, and this
    instance says that it is told there. It speaks for itself where the balance could not be judged
    or is switched off.""",
    told=_told_by_balance,
)


def rows_without_total(ctx: Context) -> list[tuple[PlannedRow, Address, Decimal]]:
    """Rows of table three with figures for applicants and an empty 总计: row, total cell, its sum."""
    found = []
    for instance in ctx.plan.tallies.get("requests.row_total", ()):
        tally = instance.tally
        total = tally.right[0]
        if total in ctx.figures or not ctx.is_empty(total) or ctx.unread(tally.left):
            continue
        figures = [ctx.figures[address] for address in tally.left if address in ctx.figures]
        if figures:
            row = ctx.plan.rows[total.rsplit("/", 1)[0]]
            found.append((row, total, sum(figures, Decimal(0))))
    return found


@rule(
    "requests.total_blank",
    title="总计栏未填",
    severity=Severity.WARNING,
    basis="统一格式第三部分表格设有“总计”栏，应填列各类申请人合计数。",
)
def total_blank(ctx: Context) -> Iterator[Verdict]:
    """Applicants are filled in, 总计 is not: a habit met in real reports (上海市人民政府办公厅 2019).

    One finding for the table; the reverse habit (only 总计 filled) is cell.blank.
    """
    instances = ctx.plan.tallies.get("requests.row_total", ())
    totals = tuple(address for instance in instances for address in instance.tally.right)
    if not totals:
        return
    if len(ctx.unread(totals)) == len(totals):
        yield ctx.not_checked(TABLE, totals)
        return
    found = rows_without_total(ctx)
    if not found:
        yield Passed(TABLE, totals)
        return
    listed = "、".join(f"“{row.name}”{show(amount)}" for row, _, amount in found)
    yield Failed(
        TABLE,
        f"三 · {ctx.plan.cells[found[0][1]].column_name}",
        tuple(total for _, total, _ in found),
        facts={
            "count": len(found),
            "listed": listed,
            "way": f"三 · {ctx.plan.cells[found[0][1]].name}",
        },
        suggestions=(
            Suggestion(
                tuple((total, show(amount)) for _, total, amount in found),
                "按各类申请人合计补填“总计”栏",
            ),
        ),
    )


@rule(
    "requests.other_share",
    title="其他处理—其他占比偏高",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：“其他处理—其他”占比偏高时，宜核对是否应归入具体情形。",
)
def other_share(ctx: Context) -> Iterator[Verdict]:
    """Practice of quality readings, not confirmed officially: a large share of 其他处理—其他 hides results.

    Threshold and smallest number are settings (thresholds.other_share, thresholds.other_minimum).
    """
    other, total = f"{TABLE}/other.other/{TOTAL}", f"{TABLE}/concluded/{TOTAL}"
    if other not in ctx.plan.cells:
        return  # the 2019 form has one row for all of 其他处理
    if ctx.unread((other, total)):
        yield ctx.not_checked(other, (other, total))
        return
    counted, concluded = ctx.figures.get(other, Decimal(0)), ctx.figures.get(total, Decimal(0))
    limits = ctx.settings.thresholds
    if concluded <= 0 or counted < limits.other_minimum or float(counted / concluded) < limits.other_share:
        yield Passed(other, (other, total))
        return
    share = f"{100 * counted / concluded:.1f}".removesuffix(".0")
    facts: dict[str, Fact] = {"share": share, "count": counted, "concluded": concluded}
    yield Failed(other, f"三 · {ctx.plan.cells[other].row_name}", (other,), (total,), facts)


@rule(
    "requests.state_secret",
    title="以国家秘密为由不予公开",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：乡镇、街道以“属于国家秘密”不予公开的情形少见，宜核对定密依据。",
)
def state_secret(ctx: Context) -> Iterator[Verdict]:
    """Practice, not confirmed officially: towns and streets rarely hold state secrets."""
    row = ctx.plan.rows.get(f"{TABLE}/denied.state_secret")
    if row is None or ctx.report.issuer_kind not in (IssuerKind.TOWN, IssuerKind.STREET):
        return
    total = f"{row.address}/{TOTAL}"
    if ctx.unread((total,)):
        yield ctx.not_checked(row.address, (total,))
    elif ctx.figures.get(total, Decimal(0)) > 0:
        applicants = tuple(a for a in row.cells if a != total and ctx.figures.get(a, Decimal(0)) > 0)
        facts = {"count": ctx.figures[total]}
        yield Failed(row.address, f"三 · {row.name}", (total, *applicants), (), facts)
    else:
        yield Passed(row.address, (total,))
