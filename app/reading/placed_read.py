"""Pages of placed characters and rules become text and grids, whatever library placed them.

Where rules make a table, its characters go to the cells by their middle. What stands outside is
running text, or a table without rules (:mod:`app.reading.pdf_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from app.reading.bands import Bands
from app.reading.compose import Composer, Piece
from app.reading.document import Read
from app.reading.lattice import Box, Lattice, LatticeCell, find_lattices, most_places
from app.reading.pdf_columns import NO_TABLE, Above
from app.reading.pdf_words import find_tables, is_in_margin, is_page_number
from app.reading.placed import Char, PlacedPage
from app.reading.placed_join import Cell, Table, join_pages
from app.reading.placed_marks import Places
from app.reading.placed_text import Line, Paragraph, cell_text, is_figure, lines_of, paragraphs
from app.reading.problems import ReadProblem
from app.sentence import Sentence

_STRAY = 100.0
_NEAR = 6.0
"""How far from a cell a character may stand that belongs to it, in points."""


MOST_PLACES = 150_000
"""Cells that the rules of all pages together can make at most; a long report's make some ten thousand."""


class TooManyRules(ReadProblem):
    """The rules of the pages would make more cells than any report has."""

    kind: ClassVar[str] = "too_long"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "这份文件的线条比任何一份年度报告都多，未予读取。文件未被改动。"
                "请只将报告所在的页另存为一份文件后再打开。"
            )
        )


@dataclass(slots=True)
class _Sheet:
    """A page laid out: its paragraphs and tables from top to bottom."""

    page: PlacedPage
    items: list[tuple[float, Paragraph | Table]] = field(default_factory=list)


def read_placed(pages: Iterable[PlacedPage], notes: Sequence[str] = ()) -> Read:
    """The text and grids of pages; rows and cells that a page break cuts are whole.

    Raises TooManyRules before drawings without end take their time.
    """
    sheets: list[_Sheet] = []
    places = 0
    for page in pages:
        places += most_places(page.rules)
        if places > MOST_PLACES:
            raise TooManyRules
        sheets.append(_sheet(page, _end_of(sheets[-1]) if sheets else NO_TABLE))
    marks = Places()
    for sheet in sheets:
        marks.know(sheet.page, [item for _, item in sheet.items])  # before tables of two pages are one
    join_pages([[item for _, item in sheet.items if isinstance(item, Table)] for sheet in sheets])
    composer = Composer()
    for sheet in sheets:
        composer.page(sheet.page.number)
        for _, item in sheet.items:
            if isinstance(item, Paragraph):
                composer.paragraph(item.text, marks.of_lines(item.lines))
            else:
                for cell in item.loose:
                    composer.paragraph(cell.text.replace("\n", ""), marks.of_lines(cell.lines))
                composer.grid(_pieces(item, marks))
    return composer.read()._replace(notes=tuple(notes))


def _pieces(table: Table, marks: Places) -> list[Piece]:
    return [
        Piece(
            cell.row,
            cell.column,
            cell.text,
            cell.height,
            cell.width,
            cell.certain,
            tuple(tuple(_pieces(inner, marks)) for inner in cell.inner),
            marks.of_cell(cell),
        )
        for cell in table.cells
    ]


def _end_of(sheet: _Sheet) -> Above:
    """The table without rules that a page ends with, as its heads stand above the next page."""
    items = [item for _, item in sheet.items if isinstance(item, Table) or not _in_margin(item, sheet.page)]
    if not items or isinstance(items[-1], Paragraph):
        return NO_TABLE
    table, up = items[-1], sheet.page.height
    heads = [box._replace(top=box.top - up, bottom=box.bottom - up) for box in table.over]
    return Above(heads, rows=table.rows > table.heads)


def _in_margin(paragraph: Paragraph, page: PlacedPage) -> bool:
    """Whether a paragraph is what printers set below every page."""
    return all(is_page_number(line, page) or is_in_margin(line, page) for line in paragraph.lines)


def _sheet(page: PlacedPage, before: Above) -> _Sheet:
    """Lay a page out; ``before`` is the table that the page before ends with."""
    lattices = find_lattices(page.rules)
    tables = [_Filled(lattice) for lattice in lattices]
    outer: list[Char] = []
    for word in _words(page.chars):
        owners = [table for table in tables if table.reaches(word)]
        if owners:
            min(owners, key=lambda table: table.area).take(word)
        else:
            outer += word
    filled = [(table.lattice, table.table()) for table in tables if table.has_text()]
    top_level = _nest(filled)
    sheet = _Sheet(page)
    sheet.items += [(table.box.top, table) for table in top_level]
    lines = lines_of(outer)
    strays = _doubt_strays(top_level, [line for line in lines if not is_page_number(line, page)])
    sheet.items += [(line.top, Paragraph(line.text, (line,))) for line in strays]
    lines = [line for line in lines if line not in strays]
    for run in _runs(lines, [table.box for table in top_level]):
        first = run[0] is lines[0] and not any(table.box.top < run[0].y for table in top_level)
        for top, item in find_tables(run, page, before if first else NO_TABLE):
            if isinstance(item, Table):
                sheet.items.append((top, item))
            else:
                sheet.items += [(top, paragraph) for paragraph in paragraphs(item)]
    sheet.items.sort(key=lambda item: item[0])
    return sheet


def _words(chars: Sequence[Char]) -> Iterable[list[Char]]:
    """Characters that touch each other in one run and line: none of them may leave the others."""
    word: list[Char] = []
    for char in chars:
        if word:
            last = word[-1]
            touching = (
                abs(char.left - last.right) < 0.08 * char.size and abs(char.y - last.y) < 0.2 * char.size
            )
            if char.run != last.run or not touching or char.text.isspace():
                yield word
                word = []
        word.append(char)
    if word:
        yield word


class _Filled:
    """A lattice and the characters in its cells."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        box = lattice.box
        self.area = (box.right - box.left) * (box.bottom - box.top)
        self._chars: list[list[Char]] = [[] for _ in lattice.cells]
        self._doubtful: set[int] = set()
        self._bands = Bands([cell.box for cell in lattice.cells])
        self._last = 0

    def reaches(self, word: Sequence[Char]) -> bool:
        """Whether a word stands in the table."""
        box = self.lattice.box
        return box.holds(sum(char.x for char in word) / len(word), sum(char.y for char in word) / len(word))

    def take(self, word: list[Char]) -> None:
        """Put a word into the cell where it stands.

        Running text may wrap at no rule, so a word that crosses one goes where its middle is; if
        that can hold figures, both cells are doubtful.
        """
        places = [self._cell(char.x, char.y) for char in word]
        middle = self._cell((word[0].left + word[-1].right) / 2, sum(char.y for char in word) / len(word))
        if len(set(places)) > 1:
            self._doubtful.update(places)
        self._chars[middle].extend(word)

    def _cell(self, x: float, y: float) -> int:
        if self.lattice.cells[self._last].box.holds(x, y):
            return self._last
        found = self._bands.at(x, y)
        if found is not None:
            self._last = found
            return found
        index, distance = self._bands.nearest(x, y)
        if distance > _NEAR:
            self._doubtful.add(index)
        return index

    def has_text(self) -> bool:
        """Whether anything is printed in it."""
        return any(not char.text.isspace() for chars in self._chars for char in chars)

    def table(self) -> Table:
        """The cells with their text."""
        cells = [
            self._filled(index, cell, chars)
            for index, (cell, chars) in enumerate(zip(self.lattice.cells, self._chars, strict=True))
        ]
        table = Table(self.lattice.box, cells, ruled=True)
        if any(not char.sure for chars in self._chars for char in chars):  # what else stands in their rows?
            rows = {
                cell.row
                for cell, chars in zip(cells, self._chars, strict=True)
                if not all(c.sure for c in chars)
            }
            for row in rows:
                _doubt(table, row)
        return table

    def _filled(self, index: int, cell: LatticeCell, chars: Sequence[Char]) -> Cell:
        text, sure, lines = cell_text(chars)
        certain = sure and cell.whole and index not in self._doubtful
        return Cell(cell.row, cell.column, cell.height, cell.width, cell.box, text, certain, lines)


def _nest(filled: Sequence[tuple[Lattice, Table]]) -> list[Table]:
    """Tables that stand in a cell of another go into that cell; the others are returned."""
    outermost = []
    for _, table in filled:
        box = table.box
        around = [
            (other, cell)
            for _, other in filled
            if other is not table
            for cell in other.cells
            if cell.box.holds(box.left, box.top) and cell.box.holds(box.right, box.bottom)
        ]
        if around:
            _, cell = min(around, key=lambda each: each[1].box.right - each[1].box.left)
            cell.inner.append(table)
        else:
            outermost.append(table)
    return outermost


def _runs(lines: Sequence[Line], boxes: Sequence[Box]) -> Iterable[list[Line]]:
    """Lines that follow each other with no ruled table between them."""
    run: list[Line] = []
    for line in lines:
        if run and any(run[-1].y < box.bottom and box.top < line.y for box in boxes):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _doubt_strays(tables: Sequence[Table], lines: Sequence[Line]) -> list[Line]:
    """Figures above or below a table's rules may have fallen out of its cells: doubt the row there.

    Printers that break inside a row may leave its figures in the page's margin. Returns such lines.
    """
    strays = []
    for table in tables:
        box = table.box
        for line in lines:
            if not is_figure(line.text) or line.right < box.left or line.left > box.right:
                continue
            row = table.rows - 1 if line.y > box.bottom else 0
            apart = line.y - box.bottom if row else box.top - line.y
            pieces = [piece for piece in line.text.split() if any(map(str.isdigit, piece))]  # not "- 1 -"
            several = len(pieces) > 1 and box.left < line.x < box.right
            reach = _STRAY if several or _lacks(table, row, line) else 2.0 * line.size
            if 0 < apart < reach + line.size / 2:
                _doubt(table, row)
                strays.append(line)
    return strays


def _lacks(table: Table, row: int, line: Line) -> bool:
    """Whether a cell of a row is blank above or below a line: its figure may stand there."""
    return any(
        not cell.text and cell.row <= row < cell.row + cell.height and cell.box.left < line.x < cell.box.right
        for cell in table.cells
    )


def _doubt(table: Table, row: int) -> None:
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.height:
            cell.certain = False
