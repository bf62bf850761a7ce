"""Putting an RTF file's paragraphs, cells and rows together into blocks, tables in tables included.

RTF has no table element: cells end with a mark, rows with another, and each row states the right
edges of its cells. The grid is made of all the edges of a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.reading.blocks import CELLS, Block, Table, TableCell
from app.reading.package import OversizedPackage

DEEPEST = 12
"""The deepest nesting of tables that is kept apart; Word allows little more."""
_NEAR = 40
"""Edges nearer than this (in twips, 0.7 mm) are one edge."""


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell as its row states it: its right edge in twips and how it is merged."""

    right: int
    across: str = ""  # "first" or "more" of cells merged sideways
    down: str = ""  # the same, downwards


@dataclass(frozen=True, slots=True)
class RowShape:
    """A row's left edge and its cells."""

    left: int = 0
    cells: tuple[CellShape, ...] = ()


@dataclass(slots=True)
class _Level:
    """What is open at one depth: finished rows, finished cells of the open row, the open cell."""

    rows: list[tuple[list[list[Block]], RowShape]] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class Story:
    """One flow of text: the body, or a text box. Depth 0 is text outside tables."""

    def __init__(self) -> None:
        self._levels = [_Level()]
        self._count = 0

    @property
    def row_is_open(self) -> bool:
        """Whether some cells of a row are there and its end is not."""
        return len(self._levels) > 1 and bool(self._levels[1].cells)

    def add(self, depth: int, block: Block) -> None:
        """A paragraph or a box at that depth."""
        self._at(depth).blocks.append(block)

    def end_cell(self, depth: int, text: str) -> None:
        """The text and then the end of a cell."""
        level = self._at(max(1, depth))
        if text or not level.blocks:
            level.blocks.append(text)
        level.cells.append(level.blocks)
        level.blocks = []
        self._count += 1
        if self._count > CELLS:
            raise OversizedPackage

    def end_row(self, depth: int, shape: RowShape) -> None:
        """The end of a row and the shape it states."""
        level = self._at(max(1, depth))
        if level.cells:
            level.rows.append((level.cells, shape))
        level.cells = []

    def blocks(self) -> list[Block]:
        """Everything, all tables closed."""
        return self._at(0).blocks

    def _at(self, depth: int) -> _Level:
        depth = min(depth, DEEPEST)
        while len(self._levels) - 1 > depth:
            level = self._levels.pop()
            parent = self._levels[-1].blocks
            if level.cells:  # a row without an end, as where a file lacks its \row
                level.rows.append((level.cells, RowShape()))
            if level.rows:
                parent.append(_table(level.rows))
            parent += level.blocks
        while len(self._levels) - 1 < depth:
            self._levels.append(_Level())
        return self._levels[-1]


def _table(rows: Sequence[tuple[list[list[Block]], RowShape]]) -> Table:
    edges = _edges([shape for _, shape in rows])
    cells: list[TableCell] = []
    above: dict[int, int] = {}
    for row, (contents, shape) in enumerate(rows):
        merging: dict[int, int] = {}
        next_column = _column(edges, shape.left)
        for index, blocks in enumerate(contents):
            stated = shape.cells[index] if index < len(shape.cells) else None
            column = next_column
            width = max(1, _column(edges, stated.right) - column) if stated else 1
            next_column = column + width
            across, down = (stated.across, stated.down) if stated else ("", "")
            if across == "more" and cells and cells[-1].row == row:
                cells[-1] = replace(cells[-1], width=cells[-1].width + width)
                continue
            origin = above.get(column) if down == "more" else None
            # LibreOffice at times leaves out the mark of the first of the merged cells.
            if origin is not None and (cells[origin].width == width or not any(blocks)):
                cells[origin] = replace(cells[origin], height=row + 1 - cells[origin].row)
                merging[column] = origin
                continue
            merging[column] = len(cells)
            cells.append(TableCell(row, column, 1, width, tuple(blocks)))
        above = merging
    return Table(tuple(cells))


def _edges(shapes: Sequence[RowShape]) -> list[int]:
    """All edges of a table's cells from left to right; those that nearly agree are one."""
    stated = {shape.left for shape in shapes} | {cell.right for shape in shapes for cell in shape.cells}
    edges: list[int] = []
    for edge in sorted(stated):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _column(edges: Sequence[int], position: int) -> int:
    return max(0, bisect_right(edges, position) - 1)
