"""Rows and columns of a table without rules, found by where its words stand.

Lines of one cell stand closer than rows do, values of a column one below the other, and the cells
of a row share their middle, top or bottom. Where these signs do not agree, the cells are not
certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.reading.lattice import Box
from app.reading.pdf_blocks import (
    Block,
    Word,
    is_heading,
    known_widths,
    line_pitch,
    make_blocks,
    may_wrap,
    overlap,
)
from app.reading.pdf_columns import NO_TABLE, Above, find_columns
from app.reading.pdf_touching import bridges, parted
from app.reading.placed_join import Cell, Table
from app.reading.placed_text import Line, starts_numbered


@dataclass(slots=True)
class _Row:
    """The values of a row, from left to right, and its label."""

    values: list[Block]
    label: Block | None = None
    certain: bool = True

    @property
    def top(self) -> float:
        return min(block.top for block in self.values)

    @property
    def bottom(self) -> float:
        return max(block.bottom for block in self.values)


@dataclass(slots=True)
class _Part:
    """Rows of values below each other, with no head between them."""

    values: list[Word] = field(default_factory=list)
    others: list[Word] = field(default_factory=list)


def zone_tables(
    lines: Sequence[Sequence[Word]], before: Above = NO_TABLE
) -> Iterator[tuple[float, Table | list[Line]]]:
    """The tables of a zone: parts with their heads above them.

    ``before`` is the table that may go on here from the page before.
    """
    parts = list(_parts(lines))
    widths: dict[int, float] = {}
    heads: list[Word] = []
    for part in parts:
        part.values = parted(part.values, heads)
        widths |= known_widths(part.values, heads)
        heads = part.others if not part.values else []
    words = [word for part in parts for word in (*part.values, *part.others)]
    pitch = line_pitch(sorted(words, key=lambda word: (word.line.bottom, word.line.left)), widths)
    heads = []
    for part in parts:
        if not part.values:
            heads += part.others
            continue
        above, heads = _peeled(heads)
        if above:
            yield above[0].line.top, [word.line for word in above]
        other = above or (heads and before.rows)
        yield from _table(heads, part, pitch, widths, () if other else before.heads)
        heads, before = [], NO_TABLE
    above, heads = _peeled(heads)
    if above:
        yield above[0].line.top, [word.line for word in above]
    if heads:  # their rows are on the next page
        cells: list[Cell] = []
        count = _heads(cells, make_blocks(heads, pitch, widths), ())
        box = _around(cells)
        yield box.top, Table(box, cells, ruled=False, heads=count, over=[cell.box for cell in cells])


def _peeled(heads: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Lines above a table's heads up to a section heading, and the heads themselves."""
    count = 0
    for index, word in enumerate(heads, 1):
        alone = not any(
            other is not word and -word.line.size < other.line.y - word.line.y < 1.65 * word.line.size
            for other in heads
        )
        if alone and is_heading([word]):
            count = index
    return list(heads[:count]), list(heads[count:])


def _around(cells: Sequence[Cell]) -> Box:
    return Box(
        min(cell.box.left for cell in cells),
        min(cell.box.top for cell in cells),
        max(cell.box.right for cell in cells),
        max(cell.box.bottom for cell in cells),
    )


def _parts(lines: Sequence[Sequence[Word]]) -> Iterator[_Part]:
    """Runs of lines with values, and of lines without: heads stand over the values' columns."""
    part = _Part()
    left = float("inf")  # of the part's values
    for words in lines:
        figures = [word for word in words if word.figure]
        others = [word for word in words if not word.figure]
        if part.values:
            head = [word for word in others if word.line.right > left + 3]
            inside = [word for word in figures if word.line.left < left - 3]
            swapped = inside and others and _left(others) > _left(inside)
            if head or swapped:
                yield part
                part, left = _Part(), float("inf")
        elif figures and part.others:
            near = [w for w in part.others if w.line.right <= min(f.line.left for f in figures) + 3]
            kept = _tail(near, part.others)
            part.others = [word for word in part.others if word not in kept]
            yield part
            part = _Part(others=kept)
        part.values += figures
        part.others += others
        left = min(left, _left(figures)) if figures else left
    yield part


def _left(words: Sequence[Word]) -> float:
    return min(word.line.left for word in words)


def _tail(near: Sequence[Word], all_: Sequence[Word]) -> list[Word]:
    """The last label words above the first values: the first lines of a label that goes on beside them."""
    heads = [word for word in all_ if word not in near]
    floor = max((word.line.y for word in heads), default=float("-inf"))
    return [word for word in near if word.line.y > floor + 0.5 * word.line.size]


def _table(
    heads: Sequence[Word],
    part: _Part,
    pitch: float,
    widths: Mapping[int, float],
    before: Sequence[Box],
) -> Iterator[tuple[float, Table | list[Line]]]:
    """One table: its heads, its rows with their labels, and labels over several rows."""
    values = make_blocks(part.values, pitch, widths)
    rows = _rows(values)
    spare = _label(rows, make_blocks(part.others, pitch, widths))
    labels = [row.label for row in rows if row.label is not None]
    if labels or len(rows) > 1:
        _doubt_unlabelled(rows)
    _doubt_rests(rows, widths)
    # What stands among the labels of rows and has no values is no group of rows: it is not certain
    # which row it names, so it is left out of the table, and no row is taken to be blank.
    stray = [block for block in spare if _among(block, labels)]
    groups = [block for block in spare if block not in stray]
    loose = [block for block in stray if not heads and rows and block.bottom < rows[0].top + 3]
    for block in stray:
        if block not in loose:
            yield block.top, [word.line for word in block.words]
    over = make_blocks(heads, pitch, widths)
    above = [*before, *map(_box, over)]
    start = max((label.right for label in labels), default=0.0)
    edges, clean, touching = _places(rows, above, start)
    cells: list[Cell] = []
    top = _heads(cells, over, edges)
    ordered: list[tuple[float, _Row | Block]] = [(row.top + 0.01, row) for row in rows]
    ordered += [(min(group.y, group.bottom) - 0.5, group) for group in groups]
    for line, (_, item) in enumerate(sorted(ordered, key=lambda each: each[0]), top):
        if isinstance(item, Block):
            cells.append(_cell(line, 0, item))
            continue
        placed = clean and all(id(value) not in touching for value in item.values)
        certain = placed and item.certain and (bool(above) or item.label is not None or len(edges) > 7)
        if item.label is not None:
            # A label does not reach into the values' columns: a value may be stuck to its end.
            certain = certain and item.label.right < edges[0][0] + 1
            cells.append(_cell(line, 1, item.label, certain=certain))
        by_column = {_column(edges, block): block for block in item.values}
        if not placed:
            by_column = dict(enumerate(item.values))
        for index in range(max(len(by_column), len(edges) if placed else 0)):
            if index in by_column:
                cells.append(_cell(line, 2 + index, by_column[index], certain=certain))
            else:
                box = Box(edges[index][0], item.top, edges[index][1], item.bottom)
                cells.append(Cell(line, 2 + index, 1, 1, box, "", certain))
    box = _around(cells)
    yield box.top, Table(box, cells, False, top, [_cell(-1, 1, block) for block in loose], above)


def _places(
    rows: Sequence[_Row], heads: Sequence[Box], start: float
) -> tuple[list[tuple[float, float]], bool, set[int]]:
    """The columns; whether each value of a row has its own; the values, by identity, that do not count.

    A value over two columns costs its own row, not the table, as long as it is one of few.
    """
    values = [value for row in rows for value in row.values]
    edges = find_columns([_box(value) for value in values], heads, start)
    if all(_is_clean(row, edges) for row in rows):
        return edges, True, set()
    touching = bridges([row.values for row in rows])
    if not 0 < 2 * len(touching) < len(values):
        return edges, False, set()
    edges = find_columns([_box(value) for value in values if id(value) not in touching], heads, start)
    good = [row for row in rows if all(id(value) not in touching for value in row.values)]
    return edges, all(_is_clean(row, edges) for row in good), touching


def _is_clean(row: _Row, edges: Sequence[tuple[float, float]]) -> bool:
    """Whether each value of a row has a column of its own."""
    return len({_column(edges, block) for block in row.values}) == len(row.values)


def _among(block: Block, labels: Sequence[Block]) -> bool:
    """Whether a label stands in the column of the rows' own labels."""
    over = sum(block.right > label.left + 2 and block.left < label.right - 2 for label in labels)
    return over > 0.4 * len(labels) if labels else True


def _doubt_rests(rows: Sequence[_Row], widths: Mapping[int, float]) -> None:
    """A row of fewer values, all below full ones, may be the second line of the row above it."""
    for above, below in pairwise(rows):
        if len(below.values) >= len(above.values):
            continue
        if below.label is not None and starts_numbered(below.label.text):
            continue
        over = [
            next((each for each in above.values if overlap(each.words[-1].line, block.words[0].line)), None)
            for block in below.values
        ]
        if all(
            each is not None and may_wrap(each.words[-1], block.words[0], widths)
            for each, block in zip(over, below.values, strict=True)
        ):
            above.certain = below.certain = False


def _doubt_unlabelled(rows: Sequence[_Row]) -> None:
    """A row without a label may be the rest of the one above or below it: neither is certain."""
    for index, row in enumerate(rows):
        if row.label is None:
            for near in rows[max(0, index - 1) : index + 2]:
                near.certain = False


def _rows(blocks: Sequence[Block]) -> list[_Row]:
    """Values whose heights overlap are a row; its signs are that middles, tops or bottoms agree."""
    rows: list[_Row] = []
    bottom = 0.0  # of the last row
    for block in sorted(blocks, key=lambda block: block.top):
        if rows and block.top < bottom - 0.25 * block.words[0].line.size:
            rows[-1].values.append(block)
            bottom = max(bottom, block.bottom)
        else:
            rows.append(_Row([block]))
            bottom = block.bottom
    for row in rows:
        row.values.sort(key=lambda block: block.left)
        row.certain = _agree(row.values)
    return rows


def _agree(blocks: Sequence[Block]) -> bool:
    """Whether cells share their middle, their top or their bottom."""
    size = blocks[0].words[0].line.size
    return any(
        max(values) - min(values) < 0.35 * size
        for values in (
            [block.y for block in blocks],
            [block.top for block in blocks],
            [block.bottom for block in blocks],
        )
    )


def _label(rows: Sequence[_Row], labels: Sequence[Block]) -> list[Block]:
    """Give each row the label nearest to its values; returns the labels that are left."""
    used: set[int] = set()
    for row in rows:
        beside = [
            block
            for block in labels
            if id(block) not in used
            and min(block.bottom, row.bottom) - max(block.top, row.top)
            > 0.3 * (row.values[0].words[0].line.size)
        ]
        fitting = [block for block in beside if _agree([block, *row.values])]
        if not fitting:
            row.certain = row.certain and not beside
            continue
        row.label = max(fitting, key=lambda block: block.right)
        used.add(id(row.label))
        if any(block.right > row.label.right + 2 and block.left > row.label.right for block in beside):
            row.certain = False
    return [block for block in labels if id(block) not in used]


def _column(edges: Sequence[tuple[float, float]], block: Block) -> int:
    middle = (block.left + block.right) / 2
    return min(range(len(edges)), key=lambda i: max(edges[i][0] - middle, middle - edges[i][1], 0.0))


def _heads(cells: list[Cell], heads: Sequence[Block], edges: Sequence[tuple[float, float]]) -> int:
    """Add the heads above a table's rows; returns how many rows they take."""
    rows: list[list[Block]] = []
    for block in sorted(heads, key=lambda block: block.y):
        if rows and abs(block.y - rows[-1][0].y) < 0.6 * block.words[0].line.size:
            rows[-1].append(block)
        else:
            rows.append([block])
    for line, row in enumerate(rows):
        column = -1
        for block in sorted(row, key=lambda block: block.left):
            over = [i for i, (left, right) in enumerate(edges) if left < block.right and right > block.left]
            column = max(column + 1, 2 + over[0] if over else 0)
            width = max(1, 2 + over[-1] - column + 1 if over else 1)
            cells.append(_cell(line, column, block, width=width))
            column += width - 1
    return len(rows)


def _cell(row: int, column: int, block: Block, *, width: int = 1, certain: bool = True) -> Cell:
    lines = tuple(word.line for word in block.words)
    return Cell(row, column, 1, width, _box(block), block.text, certain and block.sure, lines)


def _box(block: Block) -> Box:
    return Box(block.left, block.top, block.right, block.bottom)
