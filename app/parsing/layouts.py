"""A document becomes one stream of printed rows: true grids, lines with cell marks, plain lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from app.parsing.lines import Line
from app.parsing.marked import marked_rows, region_end
from app.parsing.plain import FEWEST, plain_rows
from app.parsing.tokens import BREAK, At, PrintedRow, Token, token
from app.parsing.vocabulary import Vocabulary
from app.reading.document import Document, Grid
from app.record import NamedTuple

MOST_TOKENS = 100_000
"""More cells than any report has. What comes after is not looked at, so that junk ends soon."""


class Stops(NamedTuple):
    """What the parts of a report tell about lines.

    ``headings`` are the starts of lines that are headings, which never belong to a cell;
    the tables are announced between ``start`` and ``end``.
    """

    headings: Collection[int]
    start: int
    end: int


class _Parts:
    """The parts of a document between headings, and in which of them true grids stand."""

    def __init__(self, grids: Sequence[Grid], stops: Stops) -> None:
        self.starts = sorted(stops.headings) if grids else []
        self.filled = {bisect_right(self.starts, grid.start) for grid in grids}

    def have_grid(self, at: int) -> bool:
        """Whether a grid stands in the part that a place belongs to."""
        return bisect_right(self.starts, at) in self.filled


def printed_rows(
    document: Document, lines: Sequence[Line], stops: Stops, vocabulary: Vocabulary
) -> list[PrintedRow]:
    """All rows of cells of a document in reading order."""
    found = []
    count = 0
    for row in _rows(document, lines, stops, vocabulary):
        found.append(row)
        count += len(row)
        if count > MOST_TOKENS:
            break
    return found


def _rows(
    document: Document, lines: Sequence[Line], stops: Stops, vocabulary: Vocabulary
) -> Iterator[PrintedRow]:
    text = document.text
    done = 0
    starts = [line.start for line in lines] if document.grids else []
    parts = _Parts(document.grids, stops)
    for grid in sorted(document.grids, key=lambda grid: grid.start):
        at = bisect_left(starts, grid.start)
        if at > done:
            yield from _line_rows(text, lines[done:at], stops, vocabulary, parts)
        yield from _grid_rows(text, grid)
        done = max(done, bisect_left(starts, grid.end))
    yield from _line_rows(text, lines[done:], stops, vocabulary, parts)


def _grid_rows(text: str, grid: Grid) -> Iterator[PrintedRow]:
    """The rows of a true grid; a merged cell counts once, where it begins."""
    rows: dict[int, list[Token]] = {}
    for cell in grid.cells:
        at = At(-grid.columns, cell.column, cell.column + cell.width)
        rows.setdefault(cell.row, []).append(token(text, cell.start, cell.end, at, cell.certain))
    return (tuple(rows[index]) for index in sorted(rows))


def _line_rows(
    text: str, lines: Sequence[Line], stops: Stops, vocabulary: Vocabulary, parts: _Parts
) -> Iterator[PrintedRow]:
    """The rows of every run of lines, those that carry cell marks and those that do not.

    Where the file itself has a table in the same part, the words beside it are none, unless they
    are several rows with figures.
    """
    index, count = 0, len(lines)
    while index < count:
        line = lines[index]
        if line.mark:
            end = region_end(text, lines, index, stops.headings)
            yield from marked_rows(text, lines[index:end])
        elif line.start in stops.headings:
            end = index + 1
            yield BREAK
        else:
            end = index + 1
            while end < count and not lines[end].mark and lines[end].start not in stops.headings:
                end += 1
            inside = stops.start <= line.start < stops.end and not parts.have_grid(line.start)
            yield from plain_rows(text, lines[index:end], vocabulary, 1 if inside else FEWEST)
        index = end
