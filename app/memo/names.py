"""Names of cells in the words of the form, one or many of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.checking.names import NUMERALS
from app.forms.load import Forms
from app.record import NamedTuple
from app.report.address import FACTS, Address, fact_address
from app.report.report import Report

_MANY = 4


class Name(NamedTuple):
    """Where a cell stands: part of the report, row and column (no column for a fact)."""

    part: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"“{inner(self.row)}”行“{inner(self.column)}”栏" if self.column else self.row


def inner(text: str) -> str:
    """The text to stand inside quotation marks: its own become single ones."""
    return text.replace("“", "‘").replace("”", "’")


class Names:
    """The names of all cells of a report."""

    def __init__(self, report: Report, forms: Forms) -> None:
        self._names: dict[Address, Name] = {
            fact_address(fact): Name("基本信息", label, "") for fact, label in FACTS.items()
        }
        for ref in report.blocks:
            part = f"第{NUMERALS[forms.table(ref.form, ref.table).section]}部分"
            block = forms.block(ref.form, ref.table, ref.block)
            for row in block.rows:
                for column in block.columns:
                    address = f"{ref.table}/{row.id}/{column.id}"
                    self._names[address] = Name(part, row.name, column.label)

    def __getitem__(self, address: Address) -> Name:
        return self._names.get(address) or Name("其他", address, "")

    def full(self, address: Address) -> str:
        """Part and cell: ``第三部分“本年新收”行“自然人”栏``; a fact by its label alone."""
        name = self[address]
        return f"{name.part}{name}" if name.column else name.row

    def describe(self, addresses: Sequence[Address]) -> str:
        """All these cells in one phrase that stays short, however many they are.

        Rows with the same columns are put together: ``“予以公开”等23行的“自然人”至“其他”6栏``.
        """
        if len(addresses) == 1:
            return str(self[addresses[0]])
        groups = _same_columns([self[address] for address in addresses])
        phrases = [_phrase(rows, columns) for columns, rows in groups.items()]
        if len(phrases) <= _MANY:
            return "；".join(phrases)
        count = sum(len(columns) * len(rows) for columns, rows in list(groups.items())[_MANY:])
        return "；".join(phrases[:_MANY]) + f"；另有{count}个单元格"


def _same_columns(names: Sequence[Name]) -> Mapping[tuple[str, ...], list[str]]:
    """Columns → the rows that have exactly those, in the order met, most cells first."""
    columns: dict[str, list[str]] = {}
    for name in names:
        columns.setdefault(name.row, []).append(name.column)
    rows: dict[tuple[str, ...], list[str]] = {}
    for row, found in columns.items():
        rows.setdefault(tuple(found), []).append(row)
    return dict(sorted(rows.items(), key=lambda item: -len(item[0]) * len(item[1])))


def _phrase(rows: Sequence[str], columns: Sequence[str]) -> str:
    if columns == ("",):
        return "、".join(rows)
    shown = "".join(f"“{inner(row)}”" for row in rows[:3]) + (f"等{len(rows)}行" if len(rows) > 3 else "行")
    if len(columns) > 3:
        return f"{shown}的“{columns[0]}”至“{columns[-1]}”{len(columns)}栏"
    return f"{shown}的" + "".join(f"“{inner(column)}”" for column in columns) + "栏"
