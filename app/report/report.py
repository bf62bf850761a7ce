"""The report: its cells, its tables as they were found, its sections."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.record import NamedTuple
from app.report.address import Address, fact_address
from app.report.cell import Cell, Span
from app.report.issuer import IssuerKind
from app.report.maker import maker

MIXED = "mixed"
"""``Report.form`` where blocks of two forms stand in one report."""


class Printed(NamedTuple):
    """A piece of text as printed, with its place."""

    raw: str
    span: Span


make_printed = maker(Printed)


class Label(NamedTuple):
    """A printed row, column or block label that was recognised.

    ``target`` is what it names: ``table/row`` for a row, ``table/block/column`` for a column head
    and ``table/block`` for a block caption.
    ``official`` is the form's wording. ``exact`` says that the printed one is the same but for
    white space, width of characters and brackets.
    """

    target: str
    printed: Printed
    official: str
    exact: bool


make_label = maker(Label)


class Row(NamedTuple):
    """A row of the form that was found in the report.

    ``values`` are the pieces found after its label, as printed, blanks included, fillers of merged
    cells left out. ``fits`` is False if they could not be assigned to the columns with
    certainty; the cells of such a row are uncertain.
    """

    address: str  # "requests/received"
    label: Label | None
    values: tuple[Printed, ...]
    fits: bool = True


class ExtraRow(NamedTuple):
    """A row that no form knows (格式外的行)."""

    label: Printed
    values: tuple[Printed, ...]


class BlockRef(NamedTuple):
    """One block of a table and the form whose rows and columns it follows.

    ``found`` is False if nothing of the block stands in the report; the form is then the one
    that the report's year asks for.
    """

    table: str
    block: str
    form: str
    found: bool = True


class Table(NamedTuple):
    """One of the three tables as it was found.

    ``span`` covers the table in the text, None if no table was found.
    """

    id: str
    span: Span | None
    rows: tuple[Row, ...] = ()
    headers: tuple[Label, ...] = ()
    extra_rows: tuple[ExtraRow, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the report has this table."""
        return self.span is not None


class Section(NamedTuple):
    """One of the six parts: its number in the form (1–6), heading as printed, and places.

    ``number`` is what is printed before the heading ("一", "2"), "" where nothing is;
    ``span`` covers the heading, ``body`` everything up to the next section's heading.
    """

    id: int
    heading: str
    number: str
    span: Span
    body: Span


class Report(NamedTuple):
    """A report as read, or as corrected: the one value that is checked.

    ``cells`` holds every fact and every cell of every block in ``blocks`` (absent ones with
    state absent), in the order of the form. ``form`` is a form's id, ``"mixed"``, or ``""`` if
    no table was found. ``text`` is the document's text, to which all spans refer. ``notes`` are
    sentences about what was left out while reading: the document's, and a second copy of a table.
    """

    form: str
    blocks: tuple[BlockRef, ...]
    cells: Mapping[Address, Cell]
    tables: Mapping[str, Table]
    sections: tuple[Section, ...]
    text: str = ""
    notes: tuple[str, ...] = ()

    def fact(self, name: str) -> Cell:
        """The fact of that name (a key of ``FACTS``)."""
        return self.cells[fact_address(name)]

    @property
    def year(self) -> int | None:
        """The year the report is about."""
        value = self.fact("year").value
        return value if isinstance(value, int) else None

    @property
    def signed_on(self) -> date | None:
        """The date of the sign-off (落款日期)."""
        value = self.fact("signed_on").value
        return value if isinstance(value, date) else None

    @property
    def published_on(self) -> date | None:
        """The date of publication: of the page that the report was saved from, or as the reviewer gave it."""
        value = self.fact("published_on").value
        return value if isinstance(value, date) else None

    @property
    def issuer_kind(self) -> IssuerKind:
        """The kind of the issuer, UNKNOWN where it could not be told."""
        value = self.fact("issuer_kind").value
        return IssuerKind(value) if isinstance(value, str) else IssuerKind.UNKNOWN

    def section(self, id: int) -> Section | None:
        """The part with that number of the form (1–6), or None."""
        return next((section for section in self.sections if section.id == id), None)
