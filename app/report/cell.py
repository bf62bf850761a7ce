"""A cell: what was printed, where, and what it means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from app.record import NamedTuple
from app.report.address import Address
from app.report.maker import maker

Value: TypeAlias = Decimal | date | int | str | None
"""A figure is a Decimal with every printed digit; facts are text, a year (int) or a date."""


class Span(NamedTuple):
    """A half-open range of characters in the document's text."""

    start: int
    end: int


class CellState(StrEnum):
    """What was found where a value should stand. Blank, 0, ／ and absent are different things."""

    NUMBER = "number"
    TEXT = "text"  # a fact (title, date …) that was read; never a table cell
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"  # ／ — 无 不涉及
    UNREADABLE = "unreadable"
    ABSENT = "absent"


class Conversion(StrEnum):
    """What had to be done to a printed figure to read it."""

    FULL_WIDTH = "full_width"
    SEPARATORS = "separators"
    SPACES = "spaces"
    CHINESE = "chinese"
    UNIT = "unit"
    NOTE = "note"
    SIGN = "sign"


class Cell(NamedTuple):
    """One cell of a table, or one fact of the report.

    ``raw`` is the text as printed (of a corrected cell, as typed) and ``span`` its place in the
    document's text, None where nothing stands in the text. ``certain`` is False where the reader
    cannot vouch that this value belongs to this address: no tally is judged on it.
    ``read_as`` is the raw text that was read where a person now has corrected or confirmed it, else None.
    """

    address: Address
    raw: str
    state: CellState
    value: Value = None
    span: Span | None = None
    certain: bool = True
    conversions: tuple[Conversion, ...] = ()
    read_as: str | None = None

    @property
    def number(self) -> Decimal | None:
        """The figure, or None if the cell holds no number."""
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def settled(self) -> bool:
        """Whether a person has corrected or confirmed what was read."""
        return self.read_as is not None

    @property
    def corrected(self) -> bool:
        """Whether another text stands here than the one that was read."""
        return self.read_as is not None and self.read_as != self.raw

    @property
    def confirmed(self) -> bool:
        """Whether a person vouched for the text that was read, in a cell read with doubt."""
        return self.read_as is not None and self.read_as == self.raw


make_span = maker(Span)
make_cell = maker(Cell)
