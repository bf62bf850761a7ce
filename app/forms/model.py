"""The shape of a form file, validated when it is loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]


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


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Part):
    """A column: its official label, other wordings met, and the heads above it, outermost first."""

    id: Id
    label: str
    variants: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    measure: Measure = Measure.COUNT


class FormRow(_Part):
    """A row: its official label, other wordings met, and the groups it stands in, outermost first.

    A variant that is ambiguous outside the row's group (``3.其他``) is only tried inside it.
    ``short`` is the name for a message where the official label is a long sentence.
    """

    id: Id
    label: str
    short: str = ""
    variants: tuple[str, ...] = ()
    group: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The label to use in a message."""
        return self.short or self.label


class TallyRule(_Part):
    """A tally (勾稽关系) as data: one instance for every column or every row of the block.

    ``each = "column"``: ``left`` and ``right`` are row ids and the tally holds in every column;
    ``each = "row"``: they are column ids. ``denied.*`` stands for all rows of that family.
    ``only`` limits the instances to some columns (or rows), all by default. ``primary`` says
    which side must change for the tally to hold.
    """

    rule: str
    each: Literal["row", "column"]
    left: tuple[str, ...] = Field(min_length=1)
    relation: Literal["=", "<="] = "="
    right: tuple[str, ...] = Field(min_length=1)
    severity: Literal["error", "warning"] = "error"
    primary: Literal["all", "left", "right"] = "all"
    only: tuple[str, ...] = ()


class Block(_Part):
    """A part of a table with one head: columns, rows and the tallies among them."""

    id: Id
    caption: str = ""
    caption_variants: tuple[str, ...] = ()
    corner: str = ""
    columns: tuple[Column, ...] = Field(min_length=1)
    rows: tuple[FormRow, ...] = Field(min_length=1)
    tallies: tuple[TallyRule, ...] = ()

    @model_validator(mode="after")
    def _names_are_known(self) -> Block:
        for what, parts in (("rows", self.rows), ("columns", self.columns)):
            _once(what, [part.id for part in parts])
        for tally in self.tallies:
            summed, others = (
                (self.rows, self.columns) if tally.each == "column" else (self.columns, self.rows)
            )
            known = [(name, summed) for name in (*tally.left, *tally.right)]
            for name, parts in known + [(name, others) for name in tally.only]:
                if not expand(name, parts):
                    raise ValueError(f"tallies.{tally.rule}: 本块没有名为 “{name}” 的行或列")
        return self

    def row(self, id: str) -> FormRow:
        """The row of that id; KeyError if there is none."""
        return _by_id(self.rows, id)

    def column(self, id: str) -> Column:
        """The column of that id; KeyError if there is none."""
        return _by_id(self.columns, id)


class FormTable(_Part):
    """One of the tables: the part of the report it stands in, its names, its blocks."""

    id: Id
    section: int = Field(ge=1, le=6)
    title: str
    short: str
    layout: Layout
    blocks: tuple[Block, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _addresses_are_unique(self) -> FormTable:
        _once("blocks", [block.id for block in self.blocks])
        cells = ((row, column) for block in self.blocks for row in block.rows for column in block.columns)
        _once("blocks", [f"{row.id}/{column.id}" for row, column in cells])
        return self

    def block(self, id: str) -> Block:
        """The block of that id; KeyError if there is none."""
        return _by_id(self.blocks, id)


class Form(_Part):
    """A form: the years it is for, the document that set it up, its tables."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    title: str
    document: str
    since: int
    until: int | None = None
    tables: tuple[FormTable, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _tables_and_years_make_sense(self) -> Form:
        _once("tables", [table.id for table in self.tables])
        if self.until is not None and self.until < self.since:
            raise ValueError(f"until（{self.until}）早于 since（{self.since}）")
        return self

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


def _once(what: str, ids: Sequence[str]) -> None:
    for name, times in Counter(ids).items():
        if times > 1:
            raise ValueError(f"{what}: “{name}” 出现两次")


def expand(name: str, parts: Sequence[FormRow] | Sequence[Column]) -> tuple[str, ...]:
    """The ids that a name in a tally stands for: itself, or a family (``denied.*``)."""
    ids = tuple(part.id for part in parts)
    if name.endswith(".*"):
        return tuple(id for id in ids if id.startswith(name[:-1]))
    return (name,) if name in ids else ()
