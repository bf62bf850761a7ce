"""Tables on two pages: rows and cells that the page break cuts are put together again.

A table that merely goes on stays two grids; its rows are whole. A printer may also break inside a
row: then each cell's first lines are on one page and the rest on the next. Left alone, a number
whose last digit is on the next page would be read wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.reading.lattice import Box
from app.reading.placed_text import Line, is_figure, starts_numbered

_PADDING = 12.0
"""Room left and right of a cell's text together, at most, in points."""

_SNAP = 3.0


@dataclass(slots=True)
class Cell:
    """A cell being read: place, extent, rectangle, text with its lines, tables inside."""

    row: int
    column: int
    height: int
    width: int
    box: Box
    text: str
    certain: bool = True
    lines: tuple[Line, ...] = ()
    inner: list[Table] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table of a page.

    ``ruled`` says that rules make its cells; else ``heads`` is how many of its rows are heads and
    ``loose`` what stands above its first row that may be the rest of a label on the page before;
    ``over`` are the boxes of its heads, those on the page before included.
    """

    box: Box
    cells: list[Cell]
    ruled: bool
    heads: int = 0
    loose: list[Cell] = field(default_factory=list)
    over: list[Box] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.height for cell in self.cells), default=0)


def join_pages(pages: Sequence[Sequence[Table]]) -> None:
    """Put together what page breaks cut. ``pages`` are the tables of each page, from top to bottom."""
    for tables, following in pairwise(pages):
        if not tables or not following:
            continue
        above = next((table for table in reversed(tables) if table.ruled), None)
        below = next((table for table in following if table.ruled), None)
        if above is not None and below is not None and _alike(above, below):
            _doubt_blank(above, above.rows - 1)
            _doubt_blank(below, 0)
            if above is not tables[-1] or below is not following[0]:  # something fell out of them
                _doubt(above, above.rows - 1)
                _doubt(below, 0)
            else:
                _join(above, below)
        elif not tables[-1].ruled and not following[0].ruled:
            _join_plain(tables[-1], following[0])


def _alike(above: Table, below: Table) -> bool:
    """Whether two tables begin or end at the same place across the page; one side may have no rule."""
    return abs(above.box.left - below.box.left) <= _SNAP or abs(above.box.right - below.box.right) <= _SNAP


def _doubt(table: Table, row: int) -> None:
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.height:
            cell.certain = False


def _join(above: Table, below: Table) -> None:
    rows = above.rows
    last = [cell for cell in above.cells if cell.row + cell.height == rows]
    first = [cell for cell in below.cells if cell.row == 0]
    pairs = [(a, b) for b in first for a in last if _same_columns(a, b)]
    leaves = [(a, b) for a, b in pairs if a.height == 1 and b.height == 1]
    spans = [(a, b) for a, b in pairs if a.height > 1 and b.height == 1]  # groups that end in this row
    whole = len(leaves) + len(spans) == sum(1 for b in first if b.height == 1)
    if leaves and whole and _is_cut(leaves) and all(not b.text or _goes_on(a, b) for a, b in spans):
        for a, b in leaves + spans:
            _append(a, b)
        gone = {id(b) for _, b in leaves + spans}
        below.cells = [cell for cell in below.cells if id(cell) not in gone]
        for cell in below.cells:
            if cell.row > 0:
                cell.row -= 1
            elif cell.height > 1:
                cell.height -= 1
    elif any(_goes_on(a, b) for a, b in leaves) and any(not b.text for _, b in leaves):
        for cell in (*last, *first):  # perhaps one row, perhaps two
            cell.certain = False
    for a, b in pairs:
        if (a.height > 1 or b.height > 1) and not is_figure(b.text) and _goes_on(a, b):
            _append(a, b)


def _doubt_blank(table: Table, row: int) -> None:
    """A row beside the page break that has nothing but its label may have lost its values there."""
    cells = [cell for cell in table.cells if cell.row == row and cell.height == 1]
    if len(cells) > 2 and sum(bool(cell.text) for cell in cells) <= 1:
        for cell in cells:
            cell.certain = False


def _join_plain(above: Table, below: Table) -> None:
    """Without rules: what stands above the first row with a label may go on from the last row."""
    end = max((cell.row for cell in above.cells if cell.column > 0), default=above.rows - 1)
    last = [cell for cell in above.cells if cell.row >= end]  # below it, a label over several rows
    labelled = above.rows > above.heads and any(cell.column == 1 for cell in last)
    start = min((cell.row for cell in below.cells if cell.row >= below.heads and cell.column > 1), default=0)
    first = [cell for cell in below.cells if cell.row == start]
    loose = below.loose + [cell for cell in below.cells if cell.row < below.heads]
    labels = [cell for cell in first if cell.column == 1]
    if labelled and not labels:
        loose += first
    elif any(_wraps(a, b, above) for a in last for b in labels if a.column == 1):
        _doubt(above, end)  # perhaps one row, cut in its label
        _doubt(below, start)
    unnumbered = not all(starts_numbered(cell.text) for cell in labels)
    if unnumbered and not below.heads and not all(cell.text for cell in first):
        _doubt(below, start)  # perhaps only the rest of a row that begins on the page before
    gone: list[Cell] = []
    for row in sorted({cell.row for cell in loose}):
        pairs = []
        for b in (cell for cell in loose if cell.row == row):
            over = [a for a in last if min(a.box.right, b.box.right) - max(a.box.left, b.box.left) > 1]
            if len(over) != 1 or not _wraps(over[0], b, above):
                break
            pairs.append((over[0], b))
        else:
            for a, b in pairs:
                _append(a, b)
                gone.append(b)
            continue
        break
    taken = {id(b) for b in gone}
    if any(id(cell) not in taken and is_figure(cell.text) for cell in loose):
        for cell in (*last, *first):
            cell.certain = False
    below.cells = [cell for cell in below.cells if id(cell) not in taken]
    below.loose = [cell for cell in below.loose if id(cell) not in taken]


def _wraps(a: Cell, b: Cell, table: Table) -> bool:
    """Whether a text goes on in another: its last line is as wide as its column is known to be."""
    if is_figure(a.text) != is_figure(b.text) or not a.lines or not b.lines:
        return False
    if starts_numbered(b.text) and not is_figure(b.text):
        return False
    column = [
        cell
        for cell in table.cells
        if cell.column == a.column
        and cell.row >= table.heads
        and (
            is_figure(a.text)
            or abs(cell.box.left - a.box.left) < _SNAP
            or abs(cell.box.left + cell.box.right - a.box.left - a.box.right) < 2 * _SNAP
        )
    ]
    width = max((line.right - line.left for cell in column for line in cell.lines), default=0.0)
    line, char = a.lines[-1], b.lines[0].chars[0]
    slack = 0.0 if is_figure(a.text) else char.right - char.left
    return len(a.text) > 1 and line.right - line.left + char.right - char.left + slack > width


def _same_columns(a: Cell, b: Cell) -> bool:
    return abs(a.box.left - b.box.left) <= _SNAP and abs(a.box.right - b.box.right) <= _SNAP


def _is_cut(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether the second of each pair goes on where the first stops: the page break cuts a row."""
    both = [(a, b) for a, b in pairs if a.text and b.text]
    return bool(both) and all(_goes_on(a, b) for a, b in both) and any(not b.text for _, b in pairs)


def _goes_on(a: Cell, b: Cell) -> bool:
    """Whether the text of one cell seems to go on in another: its last line is full."""
    if not a.text or not b.text or is_figure(a.text) != is_figure(b.text):
        return False
    if not is_figure(a.text) and starts_numbered(b.text):
        return False
    if not a.lines or not b.lines:
        return not a.lines and not b.lines
    line, char = a.lines[-1], b.lines[0].chars[0]
    room = a.box.right - a.box.left
    full = line.right - line.left + (char.right - char.left) > room - _PADDING
    upright = len(a.lines) > 2 and all(len(each.text) == 1 for each in (*a.lines, *b.lines))
    return full or upright


def _append(a: Cell, b: Cell) -> None:
    a.text = "\n".join(text for text in (a.text, b.text) if text)
    a.lines += b.lines
    a.certain = a.certain and b.certain
    a.inner += b.inner
    b.text, b.lines, b.inner = "", (), []
