"""Table layouts of a text become one stream: printed rows of tokens, with breaks between tables.

Everything that follows anchors on labels in this stream and does not know which layout it came
from. A layout of a new kind, and a grid that the file itself states, only have to yield rows.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from app.parsing.figures import read_figure
from app.parsing.lines import Line
from app.reading.document import Document, Grid
from app.report.cell import CellState


class Token(NamedTuple):
    """What is printed in one cell, without outer white space: always ``text[start:end]``."""

    raw: str
    start: int
    end: int


PrintedRow: TypeAlias = tuple[Token, ...]
"""Tokens that the layout shows side by side, blank ones included. An empty row is a break:
something that is no table stands there."""

BREAK: PrintedRow = ()

MOST_TOKENS = 100_000
"""More cells than any report has. What comes after is not looked at, so that junk ends soon."""

_LONGEST_WRAP = 40
_MOST_WRAPS = 14


def printed_rows(document: Document, lines: Sequence[Line], headings: Container[int]) -> list[PrintedRow]:
    """All rows of cells of a document in reading order.

    ``lines`` are those of its text and ``headings`` the starts of lines that are section headings,
    which never belong to a cell.
    """
    if document.grids:
        found = [row for grid in document.grids for row in (*_grid_rows(document.text, grid), BREAK)]
    else:
        found = []
        count = 0
        for row in _text_rows(document.text, lines, headings):
            found.append(row)
            count += len(row)
            if count > MOST_TOKENS:
                break
    return found


def _grid_rows(text: str, grid: Grid) -> Iterator[PrintedRow]:
    """The rows of a true grid; a merged cell counts once, where it begins."""
    rows: dict[int, list[Token]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(_token(text, cell.start, cell.end))
    return (tuple(rows[index]) for index in sorted(rows))


def _token(text: str, start: int, end: int) -> Token:
    piece = text[start:end]
    raw = piece.strip()
    if not raw:
        return Token("", start, start)
    if len(raw) != len(piece):
        start += piece.index(raw[0])
    return Token(raw, start, start + len(raw))


def _text_rows(text: str, lines: Sequence[Line], headings: Container[int]) -> Iterator[PrintedRow]:
    """The rows of every run of lines that carry cell marks."""
    index, count = 0, len(lines)
    while index < count:
        mark = lines[index].mark
        if not mark:
            if lines[index].text:
                yield BREAK
            index += 1
            continue
        end = _region_end(lines, index, headings)
        region = lines[index:end]
        if mark == "|":
            yield from _pipe_rows(text, region)
        elif _is_row_a_line(text, region):
            yield from _tab_rows(text, region)
        else:
            yield from _tab_cells(text, region)
        index = end


def _region_end(lines: Sequence[Line], index: int, headings: Container[int]) -> int:
    """Where the run of lines ends that makes up one layout.

    Lines without a mark belong to it (a cell goes on in them) if they are short, few, no
    headings, and a line with a mark follows.
    """
    mark = lines[index].mark
    end = index + 1
    look = end
    wraps = 0
    while look < len(lines):
        line = lines[look]
        if _is_empty(line):
            look += 1
            continue
        if line.mark == mark:
            look += 1
            end, wraps = look, 0
            continue
        wraps += 1
        if line.mark or mark == "|" or line.start in headings:
            break
        if wraps > _MOST_WRAPS or len(line.text) > _LONGEST_WRAP:
            break
        look += 1
    return end


def _is_empty(line: Line) -> bool:
    return not line.text and not line.mark


def _is_row_a_line(text: str, region: Sequence[Line]) -> bool:
    """Whether tabs stand between cells (a row a line) and not only before them (a cell a line)."""
    marked = inside = 0
    for line in region:
        tabs = text.count("\t", line.start, line.end)
        if tabs:
            marked += 1
            inside += tabs > 1 or text[line.start] != "\t"
    return inside * 2 >= marked


def _tab_rows(text: str, region: Sequence[Line]) -> Iterator[PrintedRow]:
    """A row a line, tabs between the cells."""
    for line in region:
        if _is_empty(line):
            continue
        yield tuple(_cells(text, line.start, text[line.start : line.end].split("\t")))


def _tab_cells(text: str, region: Sequence[Line]) -> Iterator[PrintedRow]:
    """A cell a line after a tab; lines without one continue the cell; empty lines end the row.

    An empty line may also stand inside a cell: then a line without a tab follows it.
    """
    row: list[Token] = []
    start = end = -1  # the cell being read
    empty = False
    for line in region:
        if _is_empty(line):
            empty = True
        elif text[line.start] == "\t":
            if start >= 0:
                row.append(_token(text, start, end))
            if empty and row:
                yield tuple(row)
                row = []
            start, end, empty = line.start + 1, line.end, False
        elif start >= 0 and _goes_on(text[start:end], line.text, empty):
            end, empty = line.end, False
        else:  # something between the cells of two tables
            if start >= 0:
                row.append(_token(text, start, end))
            if row:
                yield tuple(row)
            yield BREAK
            row, start, empty = [], -1, False
    if start >= 0:
        row.append(_token(text, start, end))
    if row:
        yield tuple(row)


def _goes_on(cell: str, line: str, after_empty: bool) -> bool:
    """Whether a line without a tab continues the cell above it.

    Words do; after a figure only what can still belong to it: more digits, a unit, a note.
    """
    if len(cell) > 4 * _LONGEST_WRAP:
        return False
    before = cell.strip()
    if not before:
        return not after_empty
    if read_figure(before).state is CellState.UNREADABLE:
        return True
    return not after_empty and read_figure(f"{before}\n{line}").state is CellState.NUMBER


def _pipe_rows(text: str, region: Sequence[Line]) -> Iterator[PrintedRow]:
    """Pipes after (or between) the cells.

    Where most lines hold one text, a line is a cell: further pipes after it are what is left of
    merged cells and end the row; a pipe alone is an empty cell. Else a line is a row.
    """
    single = several = 0
    split = [(line.start, text[line.start : line.end].split("|")) for line in region]
    for _, pieces in split:
        filled = sum(1 for piece in pieces if piece and not piece.isspace())
        single += filled == 1 and len(pieces) > 1
        several += filled > 1
    row: list[Token] = []
    for start, pieces in split:
        if len(pieces) == 1:
            continue  # an empty line
        if single <= several:
            if not _is_rule(pieces):
                tokens = _cells(text, start, pieces)
                yield tuple(tokens[not tokens[0].raw : len(tokens) - (not tokens[-1].raw)])
            continue
        if len(pieces) == 2 and not pieces[1]:
            row.append(_token(text, start, start + len(pieces[0])))
            continue
        tokens = _cells(text, start, pieces)
        row += [token for token in tokens if token.raw] or tokens[:1]
        yield tuple(row)
        row = []
    if row:
        yield tuple(row)


def _cells(text: str, start: int, pieces: Sequence[str]) -> list[Token]:
    """The tokens of a line split at marks of one character."""
    tokens = []
    for piece in pieces:
        tokens.append(_token(text, start, start + len(piece)))
        start += len(piece) + 1
    return tokens


def _is_rule(pieces: Sequence[str]) -> bool:
    """Whether this is the ruling under a head (``|---|:--|``)."""
    joined = "".join(pieces)
    return "--" in joined and not joined.strip("-: \t")
