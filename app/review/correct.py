"""Pure functions: which corrections are in force, and the report with them applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.forms.load import Forms
from app.record import NamedTuple
from app.report.address import FACTS, Address, is_fact, split
from app.report.cell import Cell
from app.report.correction import Correction, Decision, DecisionKind, Origin
from app.report.report import Report, Table


class Standing(NamedTuple):
    """What stands in the cells: ``corrections``, and of them or beneath them the mended readings.

    A cell may have both: we read 12, the report prints 17 (``misread``), and it should say 20.
    """

    corrections: dict[Address, Correction]
    misread: dict[Address, Correction]


def in_force(as_read: Report, trail: Iterable[Correction]) -> Standing:
    """Of all corrections made, oldest first, the one that stands in each cell.

    Its ``before`` is what the report says, however often the cell was changed in between: what
    was read, or what our mended reading (MISREAD) has put in its place. A correction back to what
    was read is none, and one back to the mended reading leaves that. Where the reading was
    uncertain, the same text is a correction: it confirms the reading, and only a restored cell is
    back to where it was. Cells that the report does not have (a saved review read by a newer
    parser) are left out.
    """
    standing, misread = Standing({}, {})
    for correction in trail:
        address = correction.cell
        cell = as_read.cells.get(address)
        if cell is None:
            continue
        standing.pop(address, None)
        if correction.origin is Origin.RESTORED or _is_as_read(cell, correction.after):
            misread.pop(address, None)
        elif correction.origin is Origin.MISREAD:
            standing[address] = misread[address] = correction._replace(before=cell.raw)
        elif (beneath := misread.get(address)) is None:
            standing[address] = correction._replace(before=cell.raw)
        elif correction.after == beneath.after:
            standing[address] = beneath
        else:
            standing[address] = correction._replace(before=beneath.after)
    return Standing(standing, misread)


def _is_as_read(cell: Cell, text: str) -> bool:
    return cell.certain and cell.raw == text


def corrected_cell(as_read: Cell, after: str) -> Cell:
    """The cell with another text: certain, as a person vouches for it, at its place in the text."""
    from app.parsing.values import read_cell  # only those who correct wait for the parser

    cell = read_cell(as_read.address, after, as_read.span, True)
    return cell._replace(read_as=as_read.raw)


def corrected_report(as_read: Report, standing: Mapping[Address, Correction]) -> Report:
    """The report with these corrections applied; a row that is certain throughout fits again."""
    if not standing:
        return as_read
    cells = dict(as_read.cells)
    rows = set()
    for address, correction in standing.items():
        cells[address] = corrected_cell(as_read.cells[address], correction.after)
        if not is_fact(address):
            rows.add(address.rpartition("/")[0])
    tables = {id: _refitted(table, rows, cells) for id, table in as_read.tables.items()}
    return as_read._replace(cells=cells, tables=tables)


def _refitted(table: Table, touched: set[str], cells: Mapping[Address, Cell]) -> Table:
    """The table with ``fits`` set on rows all of whose cells a person has settled."""
    settled = set()
    for row in table.rows:
        if row.address in touched and not row.fits:
            prefix = row.address + "/"
            own = [cell for address, cell in cells.items() if address.startswith(prefix)]
            if all(cell.certain for cell in own):
                settled.add(row.address)
    if not settled:
        return table
    rows = tuple(row._replace(fits=True) if row.address in settled else row for row in table.rows)
    return table._replace(rows=rows)


def decisions_in_force(trail: Iterable[Decision]) -> dict[str, Decision]:
    """Of all decisions made, oldest first, the one that stands on each finding; OPEN takes back."""
    standing: dict[str, Decision] = {}
    for decision in trail:
        standing.pop(decision.finding, None)
        if decision.kind is not DecisionKind.OPEN:
            standing[decision.finding] = decision
    return standing


def cell_name(address: Address, report: Report, forms: Forms) -> str:
    """What a person calls the cell: “本年新收政府信息公开申请数量·自然人”, “落款日期”."""
    if is_fact(address):
        return FACTS[address.partition("/")[2]]
    table, row, column = split(address)
    for ref in report.blocks:
        if ref.table == table:
            block = forms.block(ref.form, table, ref.block)
            names = {part.id: part.name for part in block.rows}
            if row in names:
                heads = {part.id: part.label for part in block.columns}
                return f"{names[row]}·{heads.get(column, column)}"
    return address
