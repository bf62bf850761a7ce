"""The document: a file as it was read, before anybody asks what it means."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from app.record import NamedTuple


class Kind(StrEnum):
    """Kinds of file, told apart by content."""

    TEXT = "text"
    HTML = "html"
    MHT = "mht"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    PDF = "pdf"
    IMAGE = "image"
    SHEET = "sheet"
    OFD = "ofd"


class Source(NamedTuple):
    """The file that was read. ``encoding`` is "" for kinds that have none of their own."""

    path: Path
    name: str
    sha256: str
    bytes: int
    kind: Kind
    encoding: str


class GridCell(NamedTuple):
    """A cell of a true grid: place, extent, and where its text stands in the document's text.

    ``certain`` is False where its text was recognised from a picture and nobody has confirmed it.
    """

    row: int
    column: int
    height: int
    width: int
    start: int
    end: int
    certain: bool = True


class Grid(NamedTuple):
    """A table whose rows and columns the file itself states. Cells in reading order.

    ``start`` and ``end`` cover the grid in the document's text.
    """

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    start: int
    end: int


class Page(NamedTuple):
    """A page of a paged kind of file: its number from 1 and its range of the document's text.

    ``certain`` is False where the page's text was recognised from a picture.
    """

    number: int
    start: int
    end: int
    certain: bool = True


SCALE = 10_000
"""In how many parts a page's width and height are counted in a :class:`Place`."""


class Place(NamedTuple):
    """Where a piece of the text (a cell, a word of running text) stands on a page.

    The rectangle is counted in 10,000ths of the page's width and height, from the top left of the
    page as it is looked at. A cell that a page break cuts has a place on either page.
    """

    start: int
    end: int
    page: int
    left: int
    top: int
    right: int
    bottom: int


class Read(NamedTuple):
    """What a reader of one kind of file gives: the text, its true grids, its pages.

    ``encoding`` is "" for kinds that have none of their own. ``notes`` are sentences for the
    reviewer about what in the file was not read (a page that is a picture).
    """

    text: str
    grids: tuple[Grid, ...] = ()
    pages: tuple[Page, ...] = ()
    encoding: str = ""
    notes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


class Document(NamedTuple):
    """A file's whole text and the grids in it.

    ``text`` has ``\\n`` line ends only; every span of the report counts its characters. Text
    files have no grids: their layouts are the parser's subject. ``pages`` is empty for kinds
    without pages. ``notes`` are sentences about what in the file was not read. ``places`` say
    where on the pages the pieces of the text stand, in the order of the text.
    """

    source: Source
    text: str
    grids: tuple[Grid, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
