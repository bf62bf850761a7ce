"""Tables of web pages: where each cell stands, and what is a table at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.reading.blocks import Block, Table, TableCell, is_layout

COLUMNS = 1000
"""The most columns of a grid, and the most a cell may cover: the limit that HTML sets."""

_NUMBER = re.compile(r"[ \t\n\r\f]*\+?(\d{1,9})")
_OWN = re.compile(r"[\d０-９+＋\-－—–/／.]|.{1,6}$")
_DIGITS = re.compile(r"[\d０-９.,，．\s]+")
_PROSE = 120
_LEAST_BEFORE = 3


@dataclass(slots=True)
class MarkedCell:
    """A cell as the page states it. ``height`` 0 means to the end of its part of the table."""

    height: int
    width: int
    blocks: list[Block] = field(default_factory=list)
    certain: bool = True


MarkedRow = list[MarkedCell]


def row_span(value: str | None) -> int:
    """How many rows a cell covers; "22%" is 22, nonsense is 1."""
    found = _NUMBER.match(value or "")
    return min(int(found[1]), 65534) if found else 1


def column_span(value: str | None) -> int:
    """How many columns a cell covers, at least 1."""
    found = _NUMBER.match(value or "")
    return min(max(int(found[1]), 1), COLUMNS) if found else 1


def laid_out(parts: Sequence[Sequence[MarkedRow]]) -> list[Block]:
    """A table of a page as blocks: a table, or what stands in one that only lays out the page.

    ``parts`` are the row groups. What a last cell without an end tag has swallowed follows the table.
    """
    rest = _spilled(parts)
    table = _placed(parts)
    if table is None or _is_column(table) or is_layout(table):
        own = [block for part in parts for row in part for cell in row for block in cell.blocks]
        return own + rest
    return [table, *rest]


def _placed(parts: Sequence[Sequence[MarkedRow]]) -> Table | None:
    """The cells at their places, by the rules of HTML; None if there are more columns than a grid has."""
    cells: list[tuple[int, int, int, int, MarkedCell]] = []
    top = 0
    for part in parts:
        free_from: list[int] = []  # for each column, the first row that nothing from above covers
        for row, marked in enumerate(part, top):
            column = 0
            for cell in marked:
                while column < len(free_from) and free_from[column] > row:
                    column += 1
                bottom = row + cell.height if cell.height else top + len(part)
                height = min(bottom, top + len(part)) - row
                width = 1
                while width < cell.width and not _covered(free_from, column + width, row):
                    width += 1
                if column + width > COLUMNS:
                    if column >= COLUMNS:
                        return None
                    width = COLUMNS - column
                free_from += [0] * (column + width - len(free_from))
                free_from[column : column + width] = [row + height] * width
                cells.append((row, column, height, width, cell))
                column += width
        top += len(part)
    if not cells:
        return Table(())
    columns = 1 + max(column for _, column, *_ in cells)
    return Table(
        tuple(
            TableCell(row, column, height, min(width, columns - column), tuple(cell.blocks), cell.certain)
            for row, column, height, width, cell in cells
        )
    )


def _covered(free_from: Sequence[int], column: int, row: int) -> bool:
    return column < len(free_from) and free_from[column] > row


def _is_column(table: Table) -> bool:
    """Whether no two cells stand side by side: paragraphs one below the other."""
    rows = [cell.row for cell in table.cells]
    return len(set(rows)) == len(rows)


def _spilled(parts: Sequence[Sequence[MarkedRow]]) -> list[Block]:
    """Take off the last cell of a table what follows the table, where its end tags are missing.

    Then the cell goes on with tables, or with long text in several paragraphs; its own text is the
    first paragraph if that may be a figure, else the cell is blank. The cells before it must look
    like cells. (A page's frame may look the same: then its bars become a grid, and what stands in
    it still flows.)
    """
    cells = [cell for part in parts for row in part for cell in row]
    if len(cells) <= _LEAST_BEFORE:
        return []
    *before, last = cells
    first = last.blocks[0] if last.blocks else ""
    own = int(isinstance(first, str) and _OWN.match(first.strip()) is not None)
    others = [block for cell in before for block in cell.blocks]
    if not all(isinstance(block, str) and len(block) <= 2 * _PROSE for block in others):
        return []
    rest = last.blocks[own:]
    texts = [block for block in rest if isinstance(block, str)]
    if len(texts) == len(rest) and (len(texts) < 2 or sum(map(len, texts)) <= _PROSE):
        return []
    last.blocks = last.blocks[:own]
    if own and isinstance(rest[0], str) and _DIGITS.fullmatch(rest[0]):  # one figure in two, or two?
        last.blocks.append(rest.pop(0))
        last.certain = False
    return rest
