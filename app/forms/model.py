"""The shape of a form: what :mod:`app.forms.load` makes of a form file.

Named tuples, and no pydantic here: every start of the program goes through this module, and only
a user's own form file has to be validated (:mod:`app.forms.validate`).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal, TypeVar

from app.record import NamedTuple


class Measure(StrEnum):
    """What the figures of a column count."""

    COUNT = "count"  # whole, not negative
    AMOUNT = "amount"  # money: decimals allowed
    CHANGE = "change"  # whole, may be negative (本年增/减)


class Layout(StrEnum):
    """How the official table is drawn."""

    BLOCKS = "blocks"  # blocks below each other, each with its own head (表二)
    MATRIX = "matrix"  # one head, grouped rows (表三)
    FLAT = "flat"  # the rows side by side in one line of figures (表四)


class Column(NamedTuple):
    """A column: its official label, other wordings met, and the heads above it, outermost first."""

    id: str
    label: str
    variants: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    measure: Measure = Measure.COUNT


class FormRow(NamedTuple):
    """A row: its official label, other wordings met, and the groups it stands in, outermost first.

    A variant that is ambiguous outside the row's group (``3.其他``) is only tried inside it.
    ``short`` is the name for a message where the official label is a long sentence.
    """

    id: str
    label: str
    short: str = ""
    variants: tuple[str, ...] = ()
    group: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The label to use in a message."""
        return self.short or self.label


class TallyRule(NamedTuple):
    """A tally (勾稽关系) as data: one instance for every column or every row of the block.

    ``each = "column"``: ``left`` and ``right`` are row ids and the tally holds in every column;
    ``each = "row"``: they are column ids. ``denied.*`` stands for all rows of that family.
    ``only`` limits the instances to some columns (or rows), all by default. ``primary`` says
    which side must change for the tally to hold.
    """

    rule: str
    each: Literal["row", "column"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    relation: Literal["=", "<="] = "="
    severity: Literal["error", "warning"] = "error"
    primary: Literal["all", "left", "right"] = "all"
    only: tuple[str, ...] = ()


class Block(NamedTuple):
    """A part of a table with one head: columns, rows and the tallies among them."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[FormRow, ...]
    caption: str = ""
    caption_variants: tuple[str, ...] = ()
    corner: str = ""
    tallies: tuple[TallyRule, ...] = ()

    def row(self, id: str) -> FormRow:
        """The row of that id; KeyError if there is none."""
        return _by_id(self.rows, id)

    def column(self, id: str) -> Column:
        """The column of that id; KeyError if there is none."""
        return _by_id(self.columns, id)


class FormTable(NamedTuple):
    """One of the tables: the part of the report it stands in, its names, its blocks."""

    id: str
    section: int
    title: str
    short: str
    layout: Layout
    blocks: tuple[Block, ...]

    def block(self, id: str) -> Block:
        """The block of that id; KeyError if there is none."""
        return _by_id(self.blocks, id)


class Form(NamedTuple):
    """A form: the years it is for, the document that set it up, its tables."""

    id: str
    title: str
    document: str
    since: int
    tables: tuple[FormTable, ...]
    until: int | None = None

    def table(self, id: str) -> FormTable:
        """The table of that id; KeyError if there is none."""
        return _by_id(self.tables, id)

    def covers(self, year: int) -> bool:
        """Whether reports on that year must use this form."""
        return self.since <= year and (self.until is None or year <= self.until)


_P = TypeVar("_P", FormRow, Column, Block, FormTable)


def _by_id(parts: tuple[_P, ...], id: str) -> _P:
    for part in parts:
        if part.id == id:
            return part
    raise KeyError(id)


def expand(name: str, parts: Sequence[FormRow] | Sequence[Column]) -> tuple[str, ...]:
    """The ids that a name in a tally stands for: itself, or a family (``denied.*``)."""
    ids = tuple(part.id for part in parts)
    if name.endswith(".*"):
        return tuple(id for id in ids if id.startswith(name[:-1]))
    return (name,) if name in ids else ()
