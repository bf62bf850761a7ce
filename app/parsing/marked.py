"""Lines that carry cell marks, tabs or pipes: which of the layouts it is, and its rows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from app.parsing.figures import read_figure
from app.parsing.lines import Line
from app.parsing.tokens import BREAK, At, PrintedRow, Token, token
from app.report.cell import CellState

_REST = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LONGEST_WRAP = 40
_MOST_WRAPS = 14


def marked_rows(text: str, region: Sequence[Line]) -> Iterator[PrintedRow]:
    """The rows of a region: lines that carry marks and what goes on between them."""
    if region[0].mark == "|":
        return _pipe_rows(text, region)
    if _is_row_a_line(text, region):
        return _tab_rows(text, region)
    return _tab_cells(text, region)


def region_end(text: str, lines: Sequence[Line], index: int, headings: Container[int]) -> int:
    """Where the run of lines ends that makes up one layout.

    Lines without a mark belong to it (a cell goes on in them) if they are short, few, no
    headings, and a line with a mark follows.
    """
    mark = lines[index].mark
    end = index + 1
    look = end
    wraps = 0
    count = len(lines)
    while look < count:
        line = lines[look]
        if line.mark == mark:
            look += 1
            end, wraps = look, 0
            continue
        if not line.text and not line.mark:
            look += 1
            continue
        wraps += 1
        if line.mark or mark == "|" or line.start in headings:
            break
        if wraps > _MOST_WRAPS or len(line.text) > _LONGEST_WRAP:
            break
        look += 1
    if mark == "\t" and end < len(lines) and _ends_wrapped(text, lines[end - 1], lines[end]):
        end += 1
    return end


def _ends_wrapped(text: str, last: Line, line: Line) -> bool:
    """Whether a line below the last mark is the rest of a long number that a cell a line ends in."""
    before = text[last.start : last.end]
    return (
        bool(_REST.fullmatch(line.text))
        and before[:1] == "\t"
        and before.count("\t") == 1
        and before.strip().isdigit()
        and not before.strip().startswith("0")
    )


def _is_empty(line: Line) -> bool:
    return not line.text and not line.mark


def _is_row_a_line(text: str, region: Sequence[Line]) -> bool:
    """Whether tabs stand between cells (a row a line) and not only before them (a cell a line)."""
    marked = inside = 0
    for line in region:
        if line.mark == "\t":
            marked += 1
            inside += text.rfind("\t", line.start, line.end) > line.start
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
        if not line.text and not line.mark:
            empty = True
        elif text[line.start] == "\t":
            if start >= 0:
                row.append(token(text, start, end))
            if empty and row:
                yield tuple(row)
                row = []
            start, end, empty = line.start + 1, line.end, False
        elif start >= 0 and _goes_on(text[start:end], line.text, empty):
            end, empty = line.end, False
        else:  # something between the cells of two tables
            if start >= 0:
                row.append(token(text, start, end))
            if row:
                yield tuple(row)
            yield BREAK
            row, start, empty = [], -1, False
    if start >= 0:
        row.append(token(text, start, end))
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
        filled = sum(map(bool, map(str.strip, pieces)))
        single += filled == 1 and len(pieces) > 1
        several += filled > 1
    cells = [(start, pieces) for start, pieces in split if len(pieces) > 1 and not _is_rule(pieces)]
    begin = all(not pieces[0].strip() for _, pieces in cells)
    end = all(not pieces[-1].strip() for _, pieces in cells)
    row: list[Token] = []
    for start, pieces in cells:
        if single <= several:
            tokens = _cells(text, start, pieces)
            lead, trail = not tokens[0].raw, not tokens[-1].raw
            # A pipe at one end of a line alone is the table's edge only if every line has it there;
            # else it stands beside a blank cell.
            edges = lead and (trail or begin), trail and (lead or end)
            yield tuple(tokens[edges[0] : len(tokens) - edges[1]])
            continue
        if len(pieces) == 2 and not pieces[1]:
            row.append(token(text, start, start + len(pieces[0])))
            continue
        tokens = _cells(text, start, pieces)
        row += [each for each in tokens if each.raw] or tokens[:1]
        yield tuple(row)
        row = []
    if row:
        yield tuple(row)


def _cells(text: str, start: int, pieces: Sequence[str]) -> list[Token]:
    """The tokens of a line split at marks of one character; lines of as many pieces share a frame."""
    tokens = []
    for piece, at in zip(pieces, _places(len(pieces)), strict=True):
        end = start + len(piece)
        tokens.append(token(text, start, end, at))
        start = end + 1
    return tokens


@lru_cache(maxsize=256)
def _places(frame: int) -> tuple[At, ...]:
    """Where the pieces of a line of so many stand."""
    return tuple(At(frame, number, number + 1) for number in range(frame))


def _is_rule(pieces: Sequence[str]) -> bool:
    """Whether this is the ruling under a head (``|---|:--|``)."""
    joined = "".join(pieces)
    return len(pieces) > 2 and "---" in joined and not joined.strip("-: \t")
