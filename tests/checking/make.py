"""Changed copies of a built report: what a test says is different about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.checking.engine import check
from app.forms.load import Forms
from app.report.cell import Cell, Conversion, Span
from app.report.finding import Answer, Checks, Finding, Outcome
from app.report.report import BlockRef, ExtraRow, Label, Printed, Report, Row, Table
from app.settings import Settings
from tests.builders import build_report

NOWHERE = Span(0, 0)
APPLICANTS = ("natural_person", "business", "research", "public_interest", "legal_service", "other")


def with_cell(report: Report, cell: Cell) -> Report:
    """The report with one cell or fact replaced."""
    return report._replace(cells={**report.cells, cell.address: cell})


def uncertain(report: Report, address: str) -> Report:
    """The report with one cell or fact that was not read with certainty."""
    return with_cell(report, report.cells[address]._replace(certain=False))


def with_table(report: Report, table: Table) -> Report:
    """The report with a table as found replaced."""
    return report._replace(tables={**report.tables, table.id: table})


def with_row_values(report: Report, row: str, values: Sequence[str]) -> Report:
    """The report with a row of which these values were printed, too many or too few to be placed."""
    table = row.split("/")[0]
    printed = tuple(Printed(value, NOWHERE) for value in values)
    rows = [
        Row(old.address, old.label, printed, fits=False) if old.address == row else old
        for old in report.tables[table].rows
    ]
    report = with_table(report, report.tables[table]._replace(rows=tuple(rows)))
    cells = {
        address: cell._replace(certain=False) if address.startswith(row + "/") else cell
        for address, cell in report.cells.items()
    }
    return report._replace(cells=cells)


def with_row_label(report: Report, row: str, label: str) -> Report:
    """The report with a row whose printed label was that."""
    table = row.split("/")[0]
    rows = [
        old._replace(label=Label(row, Printed(label, NOWHERE), label, exact=True))
        if old.address == row
        else old
        for old in report.tables[table].rows
    ]
    return with_table(report, report.tables[table]._replace(rows=tuple(rows)))


def with_extra_row(report: Report, label: str) -> Report:
    extra = ExtraRow(Printed(label, NOWHERE), (Printed("0", NOWHERE),) * 7)
    table = report.tables["requests"]
    return with_table(report, table._replace(extra_rows=(*table.extra_rows, extra)))


def with_conversion(report: Report, address: str, raw: str, *kinds: Conversion) -> Report:
    return with_cell(report, report.cells[address]._replace(raw=raw, conversions=kinds))


def with_block_of(forms: Forms, report: Report, table: str, block: str, form: str) -> Report:
    """The report with one block replaced by that of another form, every cell of it 0."""
    other = build_report(forms, form=form)
    old = {f"{table}/{row.id}" for row in forms.block(_form_of(report, table, block), table, block).rows}
    new = {f"{table}/{row.id}" for row in forms.block(form, table, block).rows}
    blocks = tuple(
        BlockRef(table, block, form) if (ref.table, ref.block) == (table, block) else ref
        for ref in report.blocks
    )
    cells = {a: c for a, c in report.cells.items() if a.rsplit("/", 1)[0] not in old}
    cells |= {a: c for a, c in other.cells.items() if a.rsplit("/", 1)[0] in new}
    rows = [row for row in report.tables[table].rows if row.address not in old]
    rows += [row for row in other.tables[table].rows if row.address in new]
    used = {ref.form for ref in blocks}
    report = report._replace(blocks=blocks, cells=cells, form="mixed" if len(used) > 1 else form)
    return with_table(report, report.tables[table]._replace(rows=tuple(rows)))


def _form_of(report: Report, table: str, block: str) -> str:
    return next(ref.form for ref in report.blocks if (ref.table, ref.block) == (table, block))


def figures(row: str, values: Mapping[str, int] | Sequence[int]) -> dict[str, str]:
    """Figures of a row of table three, in order or by column."""
    columns = (*APPLICANTS, "total")
    pairs = values.items() if isinstance(values, Mapping) else zip(columns, values, strict=True)
    return {f"requests/{row}/{column}": str(value) for column, value in pairs}


def findings(report: Report, forms: Forms, rule: str, settings: Settings | None = None) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in run(report, forms, settings).findings if finding.rule == rule]


def finding(report: Report, forms: Forms, rule: str, settings: Settings | None = None) -> Finding:
    """The only finding of one rule."""
    (found,) = findings(report, forms, rule, settings)
    return found


def outcomes(
    report: Report,
    forms: Forms,
    rule: str,
    answer: Answer | None = None,
    settings: Settings | None = None,
) -> list[Outcome]:
    """The outcomes of one rule, of one answer or of all."""
    return [
        outcome
        for outcome in run(report, forms, settings).outcomes
        if outcome.rule == rule and (answer is None or outcome.answer is answer)
    ]


def run(report: Report, forms: Forms, settings: Settings | None = None) -> Checks:
    return check(report, forms) if settings is None else check(report, forms, settings)
