"""Tables without rules: words become rows and columns by where they stand.

Only for lines outside every ruled table. Lines of one cell stand closer than rows do, values of a
column one below the other, and the cells of a row share their middle, top or bottom. Where these
signs do not agree, the cells are not certain.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from app.reading.lattice import Box
from app.reading.placed import Char, PlacedPage
from app.reading.placed_join import Cell, Table
from app.reading.placed_text import Line, is_figure, make_line, starts_numbered

_NUMERAL_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_FIGURE_WITH_NOTE = re.compile(
    r"[\d０-９][\d０-９,.，．]*\s*(?:万元|元|件|条|次|个)?\s*(?:[（(][^（）()]*[)）]?)?"
)
_NOTE_END = re.compile(r"[^\d０-９.,．，]$")
_WIDE = 0.58  # the share of the page's width that no label takes
_EDGE = 0.033  # the share of the page above and below that printers leave to their own lines
_MARGIN = 0.09  # the share of the page above and below in which page numbers stand


@dataclass(slots=True)
class _Word:
    """Characters that stand together in a line."""

    text: str
    line: Line

    @property
    def figure(self) -> bool:
        return is_figure(self.text) or _FIGURE_WITH_NOTE.fullmatch(self.text) is not None


@dataclass(slots=True)
class _Block:
    """Words below each other that are one cell."""

    words: list[_Word]

    @property
    def left(self) -> float:
        return min(word.line.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.line.right for word in self.words)

    @property
    def top(self) -> float:
        return self.words[0].line.top

    @property
    def bottom(self) -> float:
        return self.words[-1].line.bottom

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return "\n".join(word.text for word in self.words)

    @property
    def sure(self) -> bool:
        return all(word.line.sure for word in self.words)


@dataclass(slots=True)
class _Row:
    """The values of a row, from left to right, and its label."""

    values: list[_Block]
    label: _Block | None = None
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

    values: list[_Word] = field(default_factory=list)
    others: list[_Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(word.line.left for word in self.values)


def find_tables(lines: Sequence[Line], page: PlacedPage) -> Iterator[tuple[float, Table | list[Line]]]:
    """Tables and the running text between them, each with where it begins, from top to bottom."""
    words = [_split(line) for line in lines]
    zones = list(_zones(lines, words, page))
    prose: list[Line] = []
    done = 0
    for start, end in zones:
        prose += lines[done:start]
        if prose:
            yield prose[0].top, prose
        prose = []
        yield from _zone(words[start:end])
        done = end
    prose += lines[done:]
    if prose:
        yield prose[0].top, prose


def _split(line: Line) -> list[_Word]:
    """The words of a line: parts with more room between them than a cell has inside."""
    words: list[_Word] = []
    chars: list[Char] = []
    for char in line.chars:
        if char.text.isspace():
            continue
        if chars and _is_gap(chars[-1], char):
            words += _word(chars)
            chars = []
        chars.append(char)
    words += _word(chars)
    for index, (word, behind) in enumerate(itertools.pairwise(words)):
        if behind.figure and not word.figure:
            words[index : index + 1] = _unglued(word)
            break
    return words


def _unglued(word: _Word) -> list[_Word]:
    """A label and the value that stands close behind it: more values follow in the line."""
    chars = word.line.chars
    start = len(chars)
    while start > 0 and (is_figure(chars[start - 1].text) or chars[start - 1].text in ",."):
        start -= 1
    if 0 < start < len(chars):
        before, first = chars[start - 1], chars[start]
        if not before.text.isascii() and first.left - before.right > -0.1 * first.size:
            return _word(chars[:start]) + _word(chars[start:])
    return [word]


def _word(chars: Sequence[Char]) -> list[_Word]:
    line = make_line(chars)
    return [_Word(line.text, line)] if line is not None else []


def _is_gap(before: Char, char: Char) -> bool:
    gap = char.left - before.right
    # Chinese and Latin, digits and signs are set apart a little inside a cell too.
    alike = before.text.isascii() == char.text.isascii()
    alike = alike and (is_figure(before.text) or before.text in ",.") == (
        is_figure(char.text) or char.text in ",."
    )
    limit = 0.12 if alike else 0.4
    return gap > limit * min(before.size, char.size)


def _zones(
    lines: Sequence[Line], words: Sequence[Sequence[_Word]], page: PlacedPage
) -> Iterator[tuple[int, int]]:
    """The ranges of lines in which a table stands: those with figures, and what is near them."""
    marks = [_is_row(line, parts, page) for line, parts in zip(lines, words, strict=True)]
    for index, near in ((0, 1), (-1, -2)):
        if marks[index] and _is_short(lines[index]):  # a page number stands alone
            apart = abs(lines[index].y - lines[near].y) if len(lines) > 1 else float("inf")
            marks[index] = apart < 2.4 * lines[index].size
    prose = [_is_prose(line, parts, page) for line, parts in zip(lines, words, strict=True)]
    index = 0
    while index < len(lines):
        if not marks[index]:
            index += 1
            continue
        start = index
        while start > 0 and not prose[start - 1] and not _stands_alone(lines, words, start - 1):
            start -= 1
        end = last = index + 1
        while end < len(lines) and not prose[end] and not _stands_alone(lines, words, end):
            end += 1
            if marks[end - 1]:
                last = end
        while last < end and not _stands_alone(lines, words, last):
            last += 1
        yield start, last
        index = last
    rest = len(lines)  # heads at a page's end, of rows on the next page
    while rest > 0 and prose[rest - 1]:
        rest -= 1
    end = rest
    while rest > 0 and not marks[rest - 1] and not prose[rest - 1]:
        if _is_heading(words[rest - 1]):
            if any(len(parts) > 1 for parts in words[rest:end]):
                yield rest, end
            return
        rest -= 1


def _is_short(line: Line) -> bool:
    return len(line.text) <= 8 and line.right - line.left < 6 * line.size


def _is_row(line: Line, words: Sequence[_Word], page: PlacedPage) -> bool:
    """Whether figures stand apart in a line, and it is no page number."""
    if not any(word.figure for word in words):
        return False
    if sum(not word.figure for word in words) > 3:
        return False
    if not _EDGE * page.height < line.y < (1 - _EDGE) * page.height:
        return False
    edge = line.y < _MARGIN * page.height or line.y > (1 - _MARGIN) * page.height
    return not (edge and len(words) <= 3 and all(len(word.text) <= 4 for word in words))


def _is_prose(line: Line, words: Sequence[_Word], page: PlacedPage) -> bool:
    """Whether a line is running text, or stands in the page's margin."""
    if not _EDGE * page.height < line.y < (1 - _EDGE) * page.height:
        return True
    widest = max((word.line.right - word.line.left for word in words), default=0.0)
    return (widest > _WIDE * page.width and not any(word.figure for word in words)) or line.text.endswith(
        "。"
    )


def _stands_alone(lines: Sequence[Line], words: Sequence[Sequence[_Word]], index: int) -> bool:
    """Whether a line is a heading, and not the first line of a row's label that begins as one."""
    if not _is_heading(words[index]):
        return False
    line = lines[index]
    return index + 1 == len(lines) or lines[index + 1].y - line.y > 1.65 * line.size


def _is_heading(words: Sequence[_Word]) -> bool:
    return len(words) == 1 and _NUMERAL_HEADING.match(words[0].text) is not None


def _zone(lines: Sequence[Sequence[_Word]]) -> Iterator[tuple[float, Table | list[Line]]]:
    """The tables of a zone: parts with their heads above them."""
    parts = list(_parts(lines))
    widths: dict[int, float] = {}
    heads: list[_Word] = []
    for part in parts:
        widths |= _widths(part.values, heads)
        heads = part.others if not part.values else []
    pitch = _pitch([word for line in lines for word in line], widths)
    heads = []
    for part in parts:
        if not part.values:
            heads += part.others
            continue
        above, heads = _peeled(heads)
        if above:
            yield above[0].line.top, [word.line for word in above]
        yield from _table(heads, part, pitch, widths)
        heads = []
    above, heads = _peeled(heads)
    if above:
        yield above[0].line.top, [word.line for word in above]
    if heads:  # their rows are on the next page
        cells: list[Cell] = []
        count = _heads(cells, _blocks(heads, pitch, widths), ())
        box = _around(cells)
        yield box.top, Table(box, cells, ruled=False, heads=count)


def _peeled(heads: Sequence[_Word]) -> tuple[list[_Word], list[_Word]]:
    """Lines above a table's heads up to a section heading, and the heads themselves."""
    count = 0
    for index, word in enumerate(heads, 1):
        alone = not any(
            other is not word and -word.line.size < other.line.y - word.line.y < 1.65 * word.line.size
            for other in heads
        )
        if alone and _is_heading([word]):
            count = index
    return list(heads[:count]), list(heads[count:])


def _around(cells: Sequence[Cell]) -> Box:
    return Box(
        min(cell.box.left for cell in cells),
        min(cell.box.top for cell in cells),
        max(cell.box.right for cell in cells),
        max(cell.box.bottom for cell in cells),
    )


def _parts(lines: Sequence[Sequence[_Word]]) -> Iterator[_Part]:
    """Runs of lines with values, and of lines without: heads stand over the values' columns."""
    part = _Part()
    for words in lines:
        figures = [word for word in words if word.figure]
        others = [word for word in words if not word.figure]
        if part.values:
            head = [word for word in others if word.line.right > part.left + 3]
            inside = [word for word in figures if word.line.left < part.left - 3]
            swapped = inside and others and _left(others) > _left(inside)
            if head or swapped:
                yield part
                part = _Part()
        elif figures and part.others:
            near = [w for w in part.others if w.line.right <= min(f.line.left for f in figures) + 3]
            kept = _tail(near, part.others)
            part.others = [word for word in part.others if word not in kept]
            yield part
            part = _Part(others=kept)
        part.values += figures
        part.others += others
    yield part


def _left(words: Sequence[_Word]) -> float:
    return min(word.line.left for word in words)


def _tail(near: Sequence[_Word], all_: Sequence[_Word]) -> list[_Word]:
    """The last label words above the first values: the first lines of a label that goes on beside them."""
    heads = [word for word in all_ if word not in near]
    floor = max((word.line.y for word in heads), default=float("-inf"))
    return [word for word in near if word.line.y > floor + 0.5 * word.line.size]


def _pitch(words: Sequence[_Word], widths: Mapping[int, float]) -> float:
    """From one line of a cell to the next, 0 if no cell has two lines.

    The usual distance of words below each other of which the lower may go on from the upper. Rows
    are farther apart: what is no less than the distance of values that are surely two is theirs.
    """
    apart = float("inf")
    found = []
    for index, word in enumerate(words):
        below = _below(word, words[index + 1 :])
        if below is None:
            continue
        step = below.line.bottom - word.line.bottom
        if word.figure and below.figure and not _may_wrap(word, below, widths):
            apart = min(apart, step)
        elif (
            not word.figure
            and not below.figure
            and _may_wrap(word, below, widths)
            and _only_child(word, below, words)
        ):
            found.append(step)
    found = [step for step in found if step < 0.97 * apart]
    if not found:
        return 0.0
    least = min(found)
    return median(step for step in found if step <= 1.06 * least)


def _below(word: _Word, words: Sequence[_Word]) -> _Word | None:
    """The nearest word below another, no farther than two lines."""
    for below in words:
        step = below.line.bottom - word.line.bottom
        if step > 4 * word.line.size:
            return None
        if step > 0.6 * word.line.size and _over(word.line, below.line):
            return below if step < 2.6 * word.line.size else None
    return None


def _over(a: Line, b: Line) -> bool:
    """Whether two lines have a stretch of the page's width in common."""
    return min(a.right, b.right) - max(a.left, b.left) > 0.3 * min(a.right - a.left, b.right - b.left)


def _may_wrap(word: _Word, below: _Word, widths: Mapping[int, float]) -> bool:
    """Whether a cell's text may go on from one line in the next: the first has no room for more.

    ``widths`` is what the columns of figures are known to hold. A number goes on after two digits
    or more.
    """
    if word.figure != below.figure:
        return False
    first = below.line.chars[0]
    taken = word.line.right - word.line.left + first.right - first.left
    if word.figure:
        full = taken > widths.get(id(word), 0.0)
        return len(word.text) > 1 and full and not _NOTE_END.search(word.text)
    width = below.line.right - below.line.left
    return taken + 0.9 * word.line.size > width and not starts_numbered(below.text)


def _only_child(word: _Word, below: _Word, words: Sequence[_Word]) -> bool:
    """Whether nothing else stands beside the lower word under the upper one: else that heads both."""
    return not any(
        other is not below
        and abs(other.line.y - below.line.y) < 0.5 * below.line.size
        and other.line.left < word.line.right - 1
        and other.line.right > word.line.left + 1
        for other in words
    )


def _widths(figures: Sequence[_Word], heads: Sequence[_Word]) -> dict[int, float]:
    """What the column of each figure is known to hold: the widest figure there, or its head."""
    widths = {}
    for word in figures:
        column = [other.line for other in figures if _over(word.line, other.line)]
        above = [head.line for head in heads if head.line.y < word.line.y and _over(word.line, head.line)]
        column += above[-1:]
        widths[id(word)] = max(line.right - line.left for line in column)
    return widths


def _blocks(words: Sequence[_Word], pitch: float, widths: Mapping[int, float]) -> list[_Block]:
    """Words below each other, no farther apart than lines of one cell, as blocks."""
    blocks: list[_Block] = []
    for word in sorted(words, key=lambda word: word.line.bottom):
        size = word.line.size
        reach = pitch + min(0.07 * size, 0.8)
        best = None
        for block in blocks[-40:] if pitch else ():
            last = block.words[-1]
            step = word.line.bottom - last.line.bottom
            if 0.5 * size < step <= reach and _over(last.line, word.line):
                goes_on = _may_wrap(last, word, widths) and (word.figure or _only_child(last, word, words))
                best = block if goes_on else None
        if best is None:
            blocks.append(_Block([word]))
        else:
            best.words.append(word)
    return blocks


def _table(
    heads: Sequence[_Word], part: _Part, pitch: float, widths: Mapping[int, float]
) -> Iterator[tuple[float, Table | list[Line]]]:
    """One table: its heads, its rows with their labels, and labels over several rows."""
    values = _blocks(part.values, pitch, widths)
    rows = _rows(values)
    spare = _label(rows, _blocks(part.others, pitch, widths))
    labels = [row.label for row in rows if row.label is not None]
    if labels or len(rows) > 1:
        _doubt_unlabelled(rows)
    # What stands among the labels of rows and has no values is no group of rows: it is not certain
    # which row it names, so it is left out of the table, and no row is taken to be blank.
    stray = [block for block in spare if _among(block, labels)]
    groups = [block for block in spare if block not in stray]
    loose = [block for block in stray if not heads and rows and block.bottom < rows[0].top + 3]
    for block in stray:
        if block not in loose:
            yield block.top, [word.line for word in block.words]
    over = _blocks(heads, pitch, widths)
    edges = _columns(values, over, max((label.right for label in labels), default=0.0))
    clean = all(len({_column(edges, block) for block in row.values}) == len(row.values) for row in rows)
    cells: list[Cell] = []
    top = _heads(cells, over, edges)
    ordered: list[tuple[float, _Row | _Block]] = [(row.top + 0.01, row) for row in rows]
    ordered += [(min(group.y, group.bottom) - 0.5, group) for group in groups]
    for line, (_, item) in enumerate(sorted(ordered, key=lambda each: each[0]), top):
        if isinstance(item, _Block):
            cells.append(_cell(line, 0, item))
            continue
        certain = clean and item.certain and (bool(heads) or item.label is not None or len(edges) > 7)
        if item.label is not None:
            # A label does not reach into the values' columns: a value may be stuck to its end.
            certain = certain and item.label.right < edges[0][0] + 1
            cells.append(_cell(line, 1, item.label, certain=certain))
        by_column = {_column(edges, block): block for block in item.values}
        if not clean:
            by_column = dict(enumerate(item.values))
        for index in range(max(len(by_column), len(edges) if clean else 0)):
            if index in by_column:
                cells.append(_cell(line, 2 + index, by_column[index], certain=certain))
            else:
                box = Box(edges[index][0], item.top, edges[index][1], item.bottom)
                cells.append(Cell(line, 2 + index, 1, 1, box, "", certain))
    box = _around(cells)
    yield box.top, Table(box, cells, False, top, [_cell(-1, 1, block) for block in loose])


def _among(block: _Block, labels: Sequence[_Block]) -> bool:
    """Whether a label stands in the column of the rows' own labels."""
    over = sum(block.right > label.left + 2 and block.left < label.right - 2 for label in labels)
    return over > 0.4 * len(labels) if labels else True


def _doubt_unlabelled(rows: Sequence[_Row]) -> None:
    """A row without a label may be the rest of the one above or below it: neither is certain."""
    for index, row in enumerate(rows):
        if row.label is None:
            for near in rows[max(0, index - 1) : index + 2]:
                near.certain = False


def _rows(blocks: Sequence[_Block]) -> list[_Row]:
    """Values whose heights overlap are a row; its signs are that middles, tops or bottoms agree."""
    rows: list[_Row] = []
    for block in sorted(blocks, key=lambda block: block.top):
        if rows and block.top < rows[-1].bottom - 0.25 * block.words[0].line.size:
            rows[-1].values.append(block)
        else:
            rows.append(_Row([block]))
    for row in rows:
        row.values.sort(key=lambda block: block.left)
        row.certain = _agree(row.values)
    return rows


def _agree(blocks: Sequence[_Block]) -> bool:
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


def _label(rows: Sequence[_Row], labels: Sequence[_Block]) -> list[_Block]:
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


def _columns(blocks: Sequence[_Block], heads: Sequence[_Block], start: float) -> list[tuple[float, float]]:
    """The stretches of the page's width in which values stand, from left to right.

    A column whose values are all blank has a head: where every column has one, the heads right of
    ``start``, where the labels end, count.
    """
    edges: list[tuple[float, float]] = []
    for block in sorted(blocks, key=lambda block: block.left):
        if edges and block.left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], block.right))
        else:
            edges.append((block.left, block.right))
    lowest = sorted(
        (
            head
            for head in heads
            if (head.left + head.right) / 2 > start
            and not any(
                below.top > head.y and below.left < head.right - 1 and below.right > head.left + 1
                for below in heads
            )
        ),
        key=lambda head: head.left,
    )
    if len(lowest) <= len(edges):
        return edges
    owners = [_nearest(lowest, left, right) for left, right in edges]
    if -1 in owners or len(set(owners)) != len(owners):
        return edges
    columns = [(head.left, head.right) for head in lowest]
    for edge, index in zip(edges, owners, strict=True):
        columns[index] = edge
    return columns


def _nearest(heads: Sequence[_Block], left: float, right: float) -> int:
    """The head that a stretch of the page's width is under, -1 if another is nearly as near."""
    apart = [max(head.left - right, left - head.right) for head in heads]
    order = sorted(range(len(heads)), key=lambda index: apart[index])
    best, second = apart[order[0]], apart[order[1]]
    return order[0] if best < 6 and max(second, 0.0) > max(best, 0.0) + 1.5 else -1


def _column(edges: Sequence[tuple[float, float]], block: _Block) -> int:
    middle = (block.left + block.right) / 2
    return min(range(len(edges)), key=lambda i: max(edges[i][0] - middle, middle - edges[i][1], 0.0))


def _heads(cells: list[Cell], heads: Sequence[_Block], edges: Sequence[tuple[float, float]]) -> int:
    """Add the heads above a table's rows; returns how many rows they take."""
    rows: list[list[_Block]] = []
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


def _cell(row: int, column: int, block: _Block, *, width: int = 1, certain: bool = True) -> Cell:
    box = Box(block.left, block.top, block.right, block.bottom)
    lines = tuple(word.line for word in block.words)
    return Cell(row, column, 1, width, box, block.text, certain and block.sure, lines)
