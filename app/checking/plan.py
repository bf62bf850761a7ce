"""What there is to check in a report of given blocks: worked out once and kept.

Named tuples: they are made faster than data classes when the program starts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from app.checking.names import NUMERALS
from app.checking.same import Same
from app.checking.verdicts import Passed
from app.forms.load import Forms
from app.forms.model import Block, FormTable, Layout, Measure
from app.forms.tallies import Tally, tallies
from app.record import NamedTuple
from app.report.address import Address
from app.report.report import BlockRef


class PlannedCell(NamedTuple):
    """A cell of the form with the names that a message uses."""

    address: Address
    table: str
    row: str
    row_name: str
    column_name: str
    measure: Measure

    @property
    def name(self) -> str:
        """Row and column, the one name that a cell has everywhere: 本年新收·自然人."""
        return f"{self.row_name}·{self.column_name}"


class PlannedRow(NamedTuple):
    """A row of the form: its address ("requests/received"), its name, its cells."""

    address: str
    name: str
    cells: tuple[Address, ...]
    ref: BlockRef


class PlannedTable(NamedTuple):
    """A table: the number of its part (3, "三"), its shape, its rows in all blocks."""

    id: str
    section: int
    title: str
    layout: Layout
    rows: tuple[PlannedRow, ...]
    refs: tuple[BlockRef, ...]

    @property
    def numeral(self) -> str:
        """The Chinese numeral of its part."""
        return NUMERALS[self.section]


class Instance(NamedTuple):
    """A tally with the names of its operands. ``subject`` is unique among those of its rule.

    ``passed`` is the verdict where it holds.
    """

    subject: str
    tally: Tally
    table: PlannedTable
    left_names: tuple[str, ...]
    right_names: tuple[str, ...]
    passed: Passed

    @property
    def place(self) -> str:
        """Where it stands, in the report's own terms: 三 · 自然人."""
        return f"{self.table.numeral} · {self.tally.label}"


class Plan(NamedTuple):
    """Everything there is to check. ``tallies`` are the instances by rule.

    ``summed_rows`` are those of which the last column is by a tally the sum of all others.
    """

    tables: Mapping[str, PlannedTable]
    cells: Mapping[Address, PlannedCell]
    rows: Mapping[str, PlannedRow]
    tallies: Mapping[str, tuple[Instance, ...]]
    summed_rows: tuple[PlannedRow, ...]


def plan(forms: Forms, blocks: tuple[BlockRef, ...]) -> Plan:
    """The plan for a report made of these blocks; the same object for the same blocks."""
    return _plan(Same(forms), blocks)


@lru_cache(maxsize=64)
def _plan(forms: Same[Forms], blocks: tuple[BlockRef, ...]) -> Plan:
    tables: dict[str, PlannedTable] = {}
    cells: dict[Address, PlannedCell] = {}
    found: dict[str, list[Instance]] = {}
    for table_id in dict.fromkeys(ref.table for ref in blocks):
        refs = tuple(ref for ref in blocks if ref.table == table_id)
        official = forms.it.table(refs[0].form, table_id)
        parts = [(ref, forms.it.block(ref.form, table_id, ref.block)) for ref in refs]
        rows = tuple(row for ref, block in parts for row in _rows(ref, block))
        table = _table(official, rows, refs)
        tables[table_id] = table
        for _, block in parts:
            for cell in _cells(table_id, block):
                cells[cell.address] = cell
            for instance in _instances(table, block, cells):
                found.setdefault(instance.tally.rule, []).append(instance)
    by_rule = {rule: tuple(instances) for rule, instances in found.items()}
    row_index = {row.address: row for table in tables.values() for row in table.rows}
    summed = tuple(
        row_index[instance.tally.subject]
        for instances in by_rule.values()
        for instance in instances
        if _sums_a_row(instance.tally, row_index)
    )
    return Plan(tables, cells, row_index, by_rule, summed)


def _sums_a_row(tally: Tally, rows: Mapping[str, PlannedRow]) -> bool:
    by_row = tally.data.each == "row" and tally.relation == "=" and len(tally.right) == 1
    return by_row and tally.addresses == rows[tally.subject].cells


def _table(official: FormTable, rows: tuple[PlannedRow, ...], refs: tuple[BlockRef, ...]) -> PlannedTable:
    return PlannedTable(official.id, official.section, official.title, official.layout, rows, refs)


def _rows(ref: BlockRef, block: Block) -> list[PlannedRow]:
    return [
        PlannedRow(
            f"{ref.table}/{row.id}",
            row.name,
            tuple(f"{ref.table}/{row.id}/{column.id}" for column in block.columns),
            ref,
        )
        for row in block.rows
    ]


def _cells(table: str, block: Block) -> list[PlannedCell]:
    return [
        PlannedCell(
            f"{table}/{row.id}/{column.id}",
            table,
            f"{table}/{row.id}",
            row.name,
            column.label,
            column.measure,
        )
        for row in block.rows
        for column in block.columns
    ]


def _instances(table: PlannedTable, block: Block, cells: Mapping[Address, PlannedCell]) -> list[Instance]:
    """The tallies of a block. Two of one rule on one row are told apart by their right side."""
    all_tallies = tallies(table.id, block)
    count = Counter((tally.rule, tally.subject) for tally in all_tallies)
    instances = []
    for tally in all_tallies:
        subject = tally.subject
        if count[tally.rule, subject] > 1:
            subject = f"{subject}/{'+'.join(tally.data.right)}"
        by_row = tally.data.each == "row"
        left, right = (
            tuple(cells[a].column_name if by_row else cells[a].row_name for a in side)
            for side in (tally.left, tally.right)
        )
        passed = Passed(subject, tally.addresses)
        instances.append(Instance(subject, tally, table, left, right, passed))
    return instances
