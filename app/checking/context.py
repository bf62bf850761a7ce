"""What a rule sees: the report, the forms, the settings, and a few things worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from functools import cached_property

from app.checking.names import some
from app.checking.plan import Plan, PlannedTable, plan
from app.checking.verdicts import NotChecked
from app.forms.load import Forms
from app.forms.model import Form
from app.report.address import FACTS, Address, fact_address
from app.report.cell import Cell, CellState, Span
from app.report.report import Report
from app.settings import Settings

EMPTY = (CellState.BLANK, CellState.NOT_APPLICABLE)
"""States that count as 0 in a sum in which at least one cell is filled."""

_ABSENT, _UNREADABLE = CellState.ABSENT, CellState.UNREADABLE


class Context:
    """One check of one report. It lives as long as the check and is not shared.

    Attributes:
        report, forms, settings: what is checked, against what, and how.
        plan: the cells, rows and tallies that the report's blocks have.
        figures: every figure that may be counted, by address.
        failed: the instances that failed so far, as (rule, subject).
        memo: what a module of rules works out once for all of its rules.
        of_words: the like that follows from text, sections, tables' places and facts alone; it is
            kept as long as these are the same (:mod:`app.checking.kept`).

    """

    def __init__(
        self, report: Report, forms: Forms, settings: Settings, of_words: dict[str, object] | None = None
    ) -> None:
        self.report = report
        self.forms = forms
        self.settings = settings
        self.plan: Plan = plan(forms, report.blocks)
        number = CellState.NUMBER
        self.figures: dict[Address, Decimal] = {
            address: cell.value  # type: ignore[misc]  # a NUMBER holds a Decimal (app.report.cell)
            for address, cell in report.cells.items()
            if cell.state is number and cell.certain
        }
        self.failed: set[tuple[str, str]] = set()
        self.memo: dict[str, object] = {}
        self.of_words: dict[str, object] = {} if of_words is None else of_words

    @cached_property
    def form(self) -> Form:
        """The form that the report's year asks for."""
        return self.forms.for_year(self.report.year)

    @property
    def year_is_certain(self) -> bool:
        """Whether the year is written in the report, and not only concluded from the sign-off."""
        return self.report.year is not None and self.report.fact("year").certain

    def cell(self, address: Address) -> Cell:
        """The cell there; an absent one if the report has none."""
        return self.report.cells.get(address) or Cell(address, "", CellState.ABSENT)

    def is_empty(self, address: Address) -> bool:
        """Whether the cell was read and nothing to count stands in it."""
        cell = self.cell(address)
        return cell.certain and cell.state in EMPTY

    def unread(self, addresses: Iterable[Address]) -> tuple[Address, ...]:
        """Those cells that are absent, unreadable or uncertain."""
        usable = self._usable
        return tuple([address for address in addresses if address not in usable])

    @cached_property
    def _usable(self) -> Set[Address]:
        """The cells that were read with certainty, filled or empty."""
        return {
            address
            for address, cell in self.report.cells.items()
            if cell.certain and cell.state is not _ABSENT and cell.state is not _UNREADABLE
        }

    def name(self, address: Address) -> str:
        """How a message calls the cell: 本年新收·自然人, or 落款日期."""
        planned = self.plan.cells.get(address)
        if planned is not None:
            return planned.name
        return FACTS.get(address.removeprefix("report/"), address)

    def names(self, addresses: Sequence[Address]) -> str:
        """The row, where all of the cells are one; else the first few, and how many there are; "" of none."""
        if not addresses:
            return ""
        row = self.plan.rows.get(addresses[0].rsplit("/", 1)[0])
        if row is not None and row.cells == addresses:
            return f"“{row.name}”行"
        return some([self.name(address) for address in addresses], "格", 2)

    def has_table(self, table: str) -> bool:
        """Whether the report has this table."""
        found = self.report.tables.get(table)
        return found is not None and found.found

    @cached_property
    def found_tables(self) -> tuple[PlannedTable, ...]:
        """The tables that were found, in the order of the report."""
        return tuple(table for table in self.plan.tables.values() if self.has_table(table.id))

    def not_checked(self, subject: str, cells: tuple[Address, ...]) -> NotChecked:
        """The answer where some of the cells cannot be used; they are named.

        Where all of them can be, or there are none, nothing stands in them to be judged.
        """
        unread = self.unread(cells)
        table = (cells or (subject,))[0].split("/")[0]
        planned = self.plan.tables.get(table)
        if planned is not None and not self.has_table(table):
            reason = f"未识别到第{planned.numeral}部分表格，未校核。"
        elif unread:
            reason = f"{self.names(unread)}未能可靠识别，未校核。"
        else:
            reason = f"{self.names(cells)}没有可供校核的内容，未校核。"
        return NotChecked(subject, reason, cells, unread)

    @property
    def beginning(self) -> Span:
        """The point before the first character: where a title should stand."""
        text = self.report.text
        return before(Span(len(text) - len(text.lstrip()), len(text)))

    @property
    def end(self) -> Span:
        """The point after the last character: where a sign-off should stand."""
        return after(Span(0, len(self.report.text.rstrip())))

    def fact_not_checked(self, subject: str, name: str, reason: str) -> NotChecked:
        """The answer where a fact of the report is needed and cannot be used."""
        address = fact_address(name)
        return NotChecked(subject, reason, (address,), (address,))


def before(span: Span) -> Span:
    """The point before a piece of text. What is lacking has a place and nothing to quote."""
    return Span(span.start, span.start)


def after(span: Span) -> Span:
    """The point after a piece of text."""
    return Span(span.end, span.end)
