"""Composing a document's text: paragraphs, and tables printed the same way for every kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.reading.document import Grid, GridCell, Page, Place, Read
from app.record import NamedTuple

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_TABS = re.compile(r"\t+")


class Mark(NamedTuple):
    """Where words of a piece of text stand on a page; see :class:`Place` for the rectangle.

    ``words`` is "" for the whole of the piece. The marks of a piece stand in the order of its text.
    """

    words: str
    page: int
    left: int
    top: int
    right: int
    bottom: int


class Piece(NamedTuple):
    """The text of one cell of a table and the places of the grid that it covers.

    ``inner`` are tables that stand in the cell: each a sequence of pieces of its own.
    """

    row: int
    column: int
    text: str
    height: int = 1
    width: int = 1
    certain: bool = True
    inner: tuple[Sequence[Piece], ...] = ()
    marks: Sequence[Mark] = ()


class Composer:
    """Builds the text of a document piece by piece, in reading order, and notes where things stand.

    A paragraph is a line. A table is one line for each of its rows, the cells of a row joined by
    TAB; line breaks inside a cell stay, tabs inside a cell become spaces. What a merged cell
    covers is not printed.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._grids: list[Grid] = []
        self._pages: list[Page] = []
        self._places: list[Place] = []

    def paragraph(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Add a paragraph (which may hold line breaks of its own)."""
        text = _LINE_ENDS.sub("\n", text)
        self._place(text, marks)
        self._add(text + "\n")

    def page(self, number: int) -> None:
        """Let a page begin here; the one before it ends."""
        self._end_page()
        self._pages.append(Page(number, self._length, self._length))

    def grid(self, pieces: Iterable[Piece]) -> None:
        """Add a table; nothing is added for one without cells."""
        self._grid(sorted(pieces, key=lambda piece: (piece.row, piece.column)))

    def read(self, encoding: str = "") -> Read:
        """What was composed."""
        self._end_page()
        return Read(
            "".join(self._parts), tuple(self._grids), tuple(self._pages), encoding, (), tuple(self._places)
        )

    def _grid(self, pieces: Sequence[Piece]) -> None:
        if not pieces:
            return
        start = self._length
        slot = len(self._grids)
        cells: list[GridCell] = []
        row = pieces[0].row
        for index, piece in enumerate(pieces):
            if index:
                self._add("\t" if piece.row == row else "\n")
            row = piece.row
            begin = self._length
            text = _TABS.sub(" ", _LINE_ENDS.sub("\n", piece.text)).strip("\n")
            self._place(text, piece.marks)
            self._add(text)
            cells.append(
                GridCell(
                    piece.row, piece.column, piece.height, piece.width, begin, self._length, piece.certain
                )
            )
            for inner in piece.inner:
                self._add("\n")
                self._grid(sorted(inner, key=lambda each: (each.row, each.column)))
        end = self._length
        self._add("\n")
        rows = max(piece.row + piece.height for piece in pieces)
        columns = max(piece.column + piece.width for piece in pieces)
        self._grids.insert(slot, Grid(rows, columns, tuple(cells), start, end))

    def _place(self, text: str, marks: Sequence[Mark]) -> None:
        """Note where the words of a text that is added next stand on the page."""
        at = 0
        for words, *box in marks:
            found = text.find(words, at) if words else 0
            if found >= 0:
                at = found + len(words)
                self._places.append(
                    Place(self._length + found, self._length + (at if words else len(text)), *box)
                )

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _end_page(self) -> None:
        if self._pages:
            last = self._pages[-1]
            self._pages[-1] = Page(last.number, last.start, self._length)
