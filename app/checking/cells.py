"""Rules of single cells: blank, not a number, negative, in fractions, with a unit, converted.

Every cell is looked at once. Cells that were not read with certainty are left to row.width.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal

from app.checking.context import Context
from app.checking.names import in_line, quoted, runs, show, some
from app.checking.plan import PlannedCell, PlannedTable
from app.checking.proactive import says_yuan
from app.checking.registry import PRACTICE, rule
from app.checking.requests import rows_without_total
from app.checking.verdicts import Failed, NotChecked, Passed, Verdict
from app.forms.model import Layout, Measure
from app.report.cell import Cell, CellState, Conversion
from app.report.finding import Fact, Severity

_LISTED = 5
_ABSENT, _NUMBER = CellState.ABSENT, CellState.NUMBER


class _Odd:
    """The cells of a table that are not simply a whole number, by what is odd about them."""

    def __init__(self) -> None:
        self.readable = False
        self.blank: list[PlannedCell] = []
        self.marks: list[PlannedCell] = []
        self.unreadable: list[PlannedCell] = []
        self.negative: list[PlannedCell] = []
        self.fraction: list[PlannedCell] = []
        self.unit: list[PlannedCell] = []
        self.converted: list[PlannedCell] = []


def _odd(ctx: Context) -> dict[str, _Odd]:
    """What is odd in every table; worked out once for a check."""
    known = ctx.memo.get("odd")
    if isinstance(known, dict):
        return known
    odd: dict[str, _Odd] = defaultdict(_Odd)
    cells = ctx.report.cells
    for address, planned in ctx.plan.cells.items():
        cell = cells.get(address)
        if cell is None or not cell.certain or cell.state is _ABSENT:
            continue
        table = odd[planned.table]
        table.readable = True
        if cell.state is _NUMBER:
            if cell.conversions:
                _sort_conversions(cell, planned, table)
            if cell.value:
                _sort_number(ctx.figures[address], planned, table)
        elif cell.state is CellState.BLANK:
            table.blank.append(planned)
        elif cell.state is CellState.NOT_APPLICABLE:
            table.marks.append(planned)
        else:
            table.unreadable.append(planned)
    ctx.memo["odd"] = odd
    return odd


def _sort_number(number: Decimal, planned: PlannedCell, table: _Odd) -> None:
    if planned.measure is not Measure.CHANGE and number < 0:
        table.negative.append(planned)
    if planned.measure is not Measure.AMOUNT and number != number.to_integral_value():
        table.fraction.append(planned)


def _sort_conversions(cell: Cell, planned: PlannedCell, table: _Odd) -> None:
    kinds = set(cell.conversions)
    if Conversion.UNIT in kinds:
        if planned.measure is not Measure.AMOUNT or not says_yuan(cell.raw):
            table.unit.append(planned)  # 元 under a head of 万元 is proactive.fee_unit
        return
    if planned.measure is Measure.CHANGE:
        kinds.discard(Conversion.SIGN)  # “+19” and “减4” are what the form asks for there
    if kinds:
        table.converted.append(planned)


def _each_table(ctx: Context, judge: Callable[[PlannedTable, _Odd], list[Failed]]) -> Iterator[Verdict]:
    """One verdict for every table that was found, or one for every fault in it."""
    odd = _odd(ctx)
    for table in ctx.found_tables:
        found = odd.get(table.id)
        if found is None or not found.readable:
            cells = tuple(address for row in table.rows for address in row.cells)
            yield NotChecked(
                table.id, f"第{table.numeral}部分表格未能可靠识别，未校核。", cells, ctx.unread(cells)
            )
            continue
        faults = judge(table, found)
        if faults:
            yield from faults
        else:
            yield Passed(table.id)


def _place(table: PlannedTable, cell: PlannedCell) -> str:
    return f"{table.numeral} · {cell.name}"


@rule(
    "cell.blank",
    title="单元格空白",
    severity=Severity.WARNING,
    basis=f"{PRACTICE}：空白无法区分“没有”与“漏填”，无数据的宜填“0”。",
)
def blank(ctx: Context) -> Iterator[Verdict]:
    """Practice of reviewers: 0 says that there was nothing, a blank may be an omission.

    No text found asks for the 0: the official form is empty, and reports do both.

    One finding for a table. An empty 总计 beside filled applicants is requests.total_blank.
    """
    told = {total for _, total, _ in rows_without_total(ctx)}

    def judge(table: PlannedTable, odd: _Odd) -> list[Failed]:
        cells = [cell for cell in odd.blank if cell.address not in told]
        if not cells:
            return []
        facts: dict[str, Fact] = {
            "part": table.numeral,
            "count": len(cells),
            "where": _where(table, cells),
        }
        place = _place(table, cells[0]) if len(cells) == 1 else f"{table.numeral} · {len(cells)}个单元格"
        return [Failed(table.id, place, tuple(cell.address for cell in cells), facts=facts)]

    yield from _each_table(ctx, judge)


def _where(table: PlannedTable, cells: list[PlannedCell]) -> str:
    """Whole columns or rows if that is what is blank, else the first few cells."""
    by_column: dict[str, int] = defaultdict(int)
    by_row: dict[str, int] = defaultdict(int)
    for cell in cells:
        by_column[cell.column_name] += 1
        by_row[cell.row_name] += 1
    if table.layout is Layout.MATRIX and len(cells) > _LISTED:
        height = len(table.rows)
        if all(count == height for count in by_column.values()):
            return in_line(runs(list(by_column), by_column, "列"))
        width = len(table.rows[0].cells)
        if all(count == width for count in by_row.values()):
            return in_line(runs([row.name for row in table.rows], by_row, "行"))
    return quoted(cell.name for cell in cells[:3]) + ("等" if len(cells) > 3 else "")


@rule(
    "cell.not_a_number",
    title="单元格不是数字",
    severity=Severity.WARNING,
    basis=f"{PRACTICE}：数据栏填阿拉伯数字，才能核对勾稽关系和汇总。",
)
def not_a_number(ctx: Context) -> Iterator[Verdict]:
    """“/”, “—”, “无” or words where the form asks for a figure.

    Marks like “/” are common (above all for 规章) and drawn together, one finding for a table;
    other text is one finding for a cell.
    """

    def judge(table: PlannedTable, odd: _Odd) -> list[Failed]:
        faults = []
        if odd.marks:
            names = some([cell.name for cell in odd.marks], "格")
            raws = dict.fromkeys(ctx.cell(cell.address).raw.strip() for cell in odd.marks)
            one = len(odd.marks) == 1
            faults.append(
                Failed(
                    table.id,
                    _place(table, odd.marks[0]) if one else f"{table.numeral} · {len(odd.marks)}个单元格",
                    tuple(cell.address for cell in odd.marks),
                    facts={"part": table.numeral, "names": names, "raw": "”“".join(raws)},
                    variant="mark",
                )
            )
        for cell in odd.unreadable:
            raw = ctx.cell(cell.address).raw.strip()
            facts: dict[str, Fact] = {"part": table.numeral, "name": cell.name, "raw": raw}
            faults.append(Failed(cell.address, _place(table, cell), (cell.address,), facts=facts))
        return faults

    yield from _each_table(ctx, judge)


def _single(ctx: Context, table: PlannedTable, cells: list[PlannedCell]) -> list[Failed]:
    """One finding for every cell, with what was printed and how it was read."""
    faults = []
    for planned in cells:
        cell = ctx.cell(planned.address)
        facts: dict[str, Fact] = {
            "part": table.numeral,
            "name": planned.name,
            "raw": cell.raw.strip(),
            "value": ctx.figures[planned.address],
        }
        faults.append(Failed(planned.address, _place(table, planned), (planned.address,), facts=facts))
    return faults


@rule(
    "cell.negative",
    title="数值为负",
    severity=Severity.ERROR,
    basis="件数、金额不应为负数（2019年格式的“本年增/减”除外）。",
)
def negative(ctx: Context) -> Iterator[Verdict]:
    """Logic: a number of documents or cases is not below 0; “-8”, “减4” are right in 本年增/减 only."""
    yield from _each_table(ctx, lambda table, odd: _single(ctx, table, odd.negative))


@rule("cell.fraction", title="件数有小数", severity=Severity.ERROR, basis="件数应为整数。")
def fraction(ctx: Context) -> Iterator[Verdict]:
    """Logic: what is counted is whole; only amounts of money have decimals."""
    yield from _each_table(ctx, lambda table, odd: _single(ctx, table, odd.fraction))


@rule(
    "cell.unit",
    title="单元格内含单位",
    severity=Severity.INFO,
    basis="统一格式的计量单位已在表头注明，数据栏只填数字。",
)
def unit(ctx: Context) -> Iterator[Verdict]:
    """“160.5964万元” in a cell whose head already names the unit. 元 under 万元 is proactive.fee_unit."""
    yield from _each_table(ctx, lambda table, odd: _single(ctx, table, odd.unit))


@rule(
    "cell.normalised",
    title="数字写法经换算",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：数据栏宜填半角阿拉伯数字；换算结果供核对。",
)
def normalised(ctx: Context) -> Iterator[Verdict]:
    """Full-width or Chinese numerals, separators or notes were converted: the reviewer confirms.

    One finding for a table.
    """

    def judge(table: PlannedTable, odd: _Odd) -> list[Failed]:
        if not odd.converted:
            return []
        listed = "；".join(
            f"“{cell.name}”填写为“{ctx.cell(cell.address).raw.strip()}”，"
            f"已按“{show(ctx.figures[cell.address])}”识别"
            for cell in odd.converted[:_LISTED]
        )
        if len(odd.converted) > _LISTED:
            listed += f"；等{len(odd.converted)}格"
        count = len(odd.converted)
        place = _place(table, odd.converted[0]) if count == 1 else f"{table.numeral} · {count}个单元格"
        facts: dict[str, Fact] = {"part": table.numeral, "count": count, "listed": listed}
        return [Failed(table.id, place, tuple(cell.address for cell in odd.converted), facts=facts)]

    yield from _each_table(ctx, judge)
