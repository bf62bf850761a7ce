"""A report made again from a ``gouji/1`` file that carries neither text nor source.

Such files come from ``check --format jsonl`` or from another tool, which may write ``tables`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.forms.load import Forms
from app.forms.model import Block, Form
from app.parsing.values import read_cell
from app.report.address import FACTS, Address, cell_address, fact_address
from app.report.cell import Cell, CellState, Span
from app.report.issuer import KIND_LABELS, IssuerKind
from app.report.report import MIXED, BlockRef, Printed, Report, Row, Section, Table
from app.report.saved import Saved

NOWHERE = Span(0, 0)
"""The place of what was found once, in a text that is no longer there."""


def report_from(saved: Saved, forms: Forms) -> Report:
    """The report as it was read, without its text: all spans are empty."""
    as_read = {**_facts(saved), **_figures(saved)}
    default = forms.for_year(saved.report.year)
    if saved.report.form in {form.id for form in forms.forms}:
        default = forms.form(saved.report.form)
    cells = {fact_address(name): as_read[fact_address(name)] for name in FACTS}
    blocks: list[BlockRef] = []
    tables: dict[str, Table] = {}
    for id in forms.table_ids:
        rows: list[Row] = []
        for form, block in _blocks(id, forms, default, as_read, mixed=saved.report.form == MIXED):
            own = _block_cells(id, block, as_read)
            cells |= own
            found = _rows(id, block, own)
            rows += found
            blocks.append(BlockRef(id, block.id, form.id, bool(found)))
        tables[id] = Table(id, NOWHERE if rows else None, tuple(rows))
    form_id = saved.report.form if any(table.found for table in tables.values()) else ""
    if form_id not in {MIXED, ""}:
        form_id = default.id
    sections = tuple(Section(section.id, section.heading, "", NOWHERE, NOWHERE) for section in saved.sections)
    return Report(form_id, tuple(blocks), cells, tables, sections)


def _facts(saved: Saved) -> dict[Address, Cell]:
    facts = {}
    for name in FACTS:
        address = fact_address(name)
        value = getattr(saved.report, name)
        if name == "issuer_kind" and value is not None:
            value = KIND_LABELS[IssuerKind(value)] if value in set(IssuerKind) else None
        cell = saved.cells.get(address)
        if cell is None:
            told = "" if value is None else str(value)
            facts[address] = read_cell(address, told) if told else Cell(address, "", CellState.ABSENT)
        elif cell.state is CellState.TEXT and cell.read_as is None and value is not None:
            # The value, not the text: “12月31日” was a date only with the year that stood before it.
            read = read_cell(address, str(value))
            facts[address] = Cell(address, cell.raw, read.state, read.value, None, cell.certain)
        else:
            facts[address] = _cell(address, saved)
    return facts


def _figures(saved: Saved) -> dict[Address, Cell]:
    figures = {}
    for table, rows in saved.tables.items():
        for row, columns in rows.items():
            for column, value in columns.items():
                address = cell_address(table, row, column)
                figures[address] = read_cell(address, "" if value is None else str(value))
    return figures | {address: _cell(address, saved) for address in saved.cells}


def _cell(address: Address, saved: Saved) -> Cell:
    """The cell as it was read, before the corrections that the file tells."""
    cell = saved.cells[address]
    as_read = cell.raw if cell.read_as is None else cell.read_as
    absent = cell.state is CellState.ABSENT or (cell.read_as == "" and cell.span is None)
    if absent and not as_read:
        return Cell(address, "", CellState.ABSENT, certain=cell.certain)
    return read_cell(address, as_read, None, cell.certain)


def _blocks(
    table: str, forms: Forms, default: Form, cells: Mapping[Address, Cell], *, mixed: bool
) -> list[tuple[Form, Block]]:
    """The blocks of a table; in a mixed report each from the form that has most of its cells."""
    blocks = {block.id: (default, block) for block in default.table(table).blocks}
    for form in forms.forms if mixed else ():
        for block in form.table(table).blocks:
            share = _known(table, block, cells)
            if share > (_known(table, blocks[block.id][1], cells) if block.id in blocks else 0):
                blocks[block.id] = (form, block)
    return list(blocks.values())


def _known(table: str, block: Block, cells: Mapping[Address, Cell]) -> float:
    """Which share of a block's cells is there."""
    own = _block_cells(table, block, cells)
    return sum(cell.state is not CellState.ABSENT for cell in own.values()) / len(own)


def _block_cells(table: str, block: Block, cells: Mapping[Address, Cell]) -> dict[Address, Cell]:
    addresses = [cell_address(table, row.id, column.id) for row in block.rows for column in block.columns]
    return {address: cells.get(address, Cell(address, "", CellState.ABSENT)) for address in addresses}


def _rows(table: str, block: Block, own: Mapping[Address, Cell]) -> list[Row]:
    """The rows of a block of which any cell is there."""
    rows = []
    for row in block.rows:
        cells = [own[cell_address(table, row.id, column.id)] for column in block.columns]
        if any(cell.state is not CellState.ABSENT for cell in cells):
            values = tuple(Printed(cell.raw, NOWHERE) for cell in cells)
            rows.append(Row(f"{table}/{row.id}", None, values, all(cell.certain for cell in cells)))
    return rows
