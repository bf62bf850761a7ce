"""A scanned page before anybody reads its letters: turned upright, its ink, its rules, its text lines.

Pictures are NumPy arrays of grey values (uint8, rows from the top); lengths are pixels. Sizes that
depend on the resolution are given in ``dpi``. NumPy alone: no library of pictures is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.reading.lattice import Box, Lattice, Rule, find_lattices

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    Ink = NDArray[np.bool_]

MOST_SKEW = 6.0
"""Degrees by which a page may be turned and is set upright; beyond, its rules are not found."""

_POINTS = 20_000
_THICKEST = 0.05  # of a rule, in inches
_GAP = 0.03  # in a rule that a poor scan interrupts, in inches
_SHORTEST_ACROSS = 0.34  # longer than a dash of two characters
_TOUCHING = 0.05  # what is nearer touches
_LONG = 0.55  # no stroke is as long, in inches
_LOWEST = 0.1  # of a row, in inches
_SHORTEST_DOWN = 0.17  # the height of the lowest row; longer than a stroke of a character in a cell


class Span(NamedTuple):
    """A rectangle of pixels; right and bottom are outside."""

    left: int
    top: int
    right: int
    bottom: int


def ink_of(grey: Grey, dpi: float) -> Ink:
    """Where something is printed: what is darker than its surroundings, without lone specks."""
    import numpy as np

    reach = max(8, int(dpi / 8))
    padded = np.pad(grey, reach, mode="edge")
    total = np.cumsum(np.cumsum(padded, axis=0, dtype=np.float64), axis=1)
    total = np.pad(total, ((1, 0), (1, 0)))
    side = 2 * reach + 1
    height, width = grey.shape
    window = (
        total[side : side + height, side : side + width]
        - total[:height, side : side + width]
        - total[side : side + height, :width]
        + total[:height, :width]
    )
    dark: Ink = grey < np.minimum(window / side**2 - 25, 215)
    around = np.zeros((height + 2, width + 2), np.uint8)
    for y in range(3):
        for x in range(3):
            around[y : y + height, x : x + width] += dark
    return dark & (around[1:-1, 1:-1] >= 3)


def skew_of(ink: Ink) -> float:
    """The angle in degrees by which lines of print rise to the right: there rows of ink are sharpest."""
    import numpy as np

    ys, xs = np.nonzero(ink)
    if len(ys) < 50:
        return 0.0
    if len(ys) > _POINTS:
        chosen = np.random.default_rng(0).choice(len(ys), _POINTS, replace=False)
        ys, xs = ys[chosen], xs[chosen]

    def sharpness(degrees: float) -> float:
        rows = np.rint(ys + xs * np.tan(np.radians(degrees))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        return float((counts**2).sum())

    best, step = 0.0, 0.5
    span = np.arange(-MOST_SKEW, MOST_SKEW + step, step)
    while step > 0.01:
        best = max((float(each) for each in span), key=sharpness)
        span = np.arange(best - step, best + step, step / 5)
        step /= 5
    return best


def turned(grey: Grey, degrees: float) -> Grey:
    """The picture turned back by the angle of :func:`skew_of`, white where nothing was."""
    import numpy as np

    if abs(degrees) < 0.02:
        return grey
    height, width = grey.shape
    angle = np.radians(degrees)
    sine, cosine = np.sin(angle), np.cos(angle)
    found = np.empty_like(grey)
    white = np.pad(grey, 1, constant_values=255)
    xs = np.arange(width, dtype=np.float32) - width / 2
    for top in range(0, height, 256):  # in strips: a page at once takes 200 MB
        ys = (np.arange(top, min(top + 256, height), dtype=np.float32) - height / 2)[:, None]
        x = np.clip(cosine * xs + sine * ys + width / 2 + 1, 0, width + 0.999)
        y = np.clip(-sine * xs + cosine * ys + height / 2 + 1, 0, height + 0.999)
        left, above = x.astype(np.int32), y.astype(np.int32)
        dx, dy = x - left, y - above
        upper = white[above, left] * (1 - dx) + white[above, left + 1] * dx
        lower = white[above + 1, left] * (1 - dx) + white[above + 1, left + 1] * dx
        found[top : top + 256] = (upper * (1 - dy) + lower * dy + 0.5).astype(np.uint8)
    return found


def tables_of(ink: Ink, dpi: float) -> tuple[list[Lattice], list[Rule], Ink]:
    """The tables of a page that stands upright, their ruling lines, and which pixels those are.

    Strokes of characters may be as long as a row is high, but they do not go from rule to rule, and
    what they enclose is small.
    """
    import numpy as np

    across = _bars(_long(ink, dpi, _SHORTEST_ACROSS), dpi)
    down = _bars(_long(ink.T, dpi, _SHORTEST_DOWN), dpi)
    reach = _TOUCHING * dpi
    for _ in range(4):
        before = len(across) + len(down)
        ends = [end for bar in down if bar.end - bar.start > _LONG * dpi for end in (bar.start, bar.end)]
        down = [bar for bar in down if _count(bar, across, reach) >= 2 and _held(bar, across, ends, reach)]
        across = [bar for bar in across if _count(bar, down, reach) >= 2]
        if len(across) + len(down) == before:
            break
    rules = [_rule(bar, True) for bar in across] + [_rule(bar, False) for bar in down]
    lattices = [
        each for each in find_lattices(rules, snap=dpi / 24, shortest=dpi / 14) if _is_table(each, dpi)
    ]
    mask = np.zeros_like(ink)
    kept = []
    for bars, view, horizontal in ((across, mask, True), (down, mask.T, False)):
        for bar in bars:
            rule = _rule(bar, horizontal)
            if any(_beside(rule, lattice.box, reach) for lattice in lattices):
                kept.append(rule)
                for y, start, end in bar.runs:
                    view[y, start:end] = True
    return lattices, kept, mask


def _rule(bar: _Bar, horizontal: bool) -> Rule:
    return Rule(horizontal, bar.at, bar.start, bar.end)


def _beside(rule: Rule, box: Box, reach: float) -> bool:
    """Whether the middle of a rule is in a table."""
    middle = (rule.start + rule.end) / 2
    x, y = (middle, rule.at) if rule.horizontal else (rule.at, middle)
    return box.left - reach <= x <= box.right + reach and box.top - reach <= y <= box.bottom + reach


def _is_table(lattice: Lattice, dpi: float) -> bool:
    """Whether there is room for print in most cells: the strokes of bold headings make lattices, too."""
    sides = sorted(
        min(cell.box.right - cell.box.left, cell.box.bottom - cell.box.top) for cell in lattice.cells
    )
    return sides[len(sides) // 4] >= _LOWEST * dpi


class _Bar(NamedTuple):
    """A rule along the rows of its picture: its place, from where to where, the runs it is made of."""

    at: float
    start: float
    end: float
    runs: list[tuple[int, int, int]]


def _crosses(bar: _Bar, other: _Bar, reach: float) -> bool:
    """Whether a rule crosses or touches one of the other direction."""
    return (
        other.start - reach <= bar.at <= other.end + reach
        and bar.start - reach <= other.at <= bar.end + reach
    )


def _count(bar: _Bar, others: Sequence[_Bar], reach: float) -> int:
    return sum(_crosses(bar, other, reach) for other in others)


def _held(bar: _Bar, others: Sequence[_Bar], ends: Sequence[float], reach: float) -> bool:
    """Whether both ends are at rules of the other direction, or where long ones end: at the page's end."""
    if bar.end - bar.start > _LONG / _TOUCHING * reach:
        return True
    return all(
        any(abs(other.at - end) <= reach and _crosses(bar, other, reach) for other in others)
        or any(abs(each - end) <= reach for each in ends)
        for end in (bar.start, bar.end)
    )


def _long(ink: Ink, dpi: float, shortest: float) -> Ink:
    """The pixels of level runs, gaps bridged, that are long."""
    import numpy as np

    thick = ink.copy()  # a line that is not quite level climbs from row to row
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    edges = np.diff(np.pad(thick, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    kept = np.zeros_like(ink)
    if not len(rows):
        return kept
    # Runs of a row with little between them are one.
    apart = np.ones(len(rows), bool)
    apart[1:] = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > _GAP * dpi)
    first = np.nonzero(apart)[0]
    last = np.append(first[1:], len(rows)) - 1
    filled = np.add.reduceat(ends - starts, first)
    length = ends[last] - starts[first]
    for index in np.nonzero((length >= shortest * dpi) & (filled >= 0.8 * length))[0]:
        kept[rows[first[index]], starts[first[index]] : ends[last[index]]] = True
    return kept


def _bars(mask: Ink, dpi: float) -> list[_Bar]:
    """Runs that lie on each other as one bar each. Thick ones are no rules."""
    import numpy as np

    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    parents: list[int] = list(range(len(rows)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    runs = [(int(y), int(s), int(e)) for y, s, e in zip(rows, starts, ends, strict=True)]
    above: list[int] = []
    current: list[int] = []
    for index, (y, start, end) in enumerate(runs):
        if current and runs[current[-1]][0] != y:
            above = current if runs[current[-1]][0] == y - 1 else []
            current = []
        current.append(index)
        for other in above:
            if runs[other][1] < end and start < runs[other][2]:
                parents[root(other)] = root(index)
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for index, run in enumerate(runs):
        groups.setdefault(root(index), []).append(run)
    bars = []
    for group in groups.values():
        area = sum(end - start for _, start, end in group)
        start, end = min(run[1] for run in group), max(run[2] for run in group)
        if area / (end - start) <= _THICKEST * dpi:
            middle = sum(y * (e - s) for y, s, e in group) / area
            bars.append(_Bar(middle + 0.5, float(start), float(end), group))
    return bars


def widened(mask: Ink) -> Ink:
    """Those pixels and their nearest neighbours."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    wider = wide.copy()
    wider[:, 1:] |= wide[:, :-1]
    wider[:, :-1] |= wide[:, 1:]
    return wider


def text_lines(ink: Ink, cell: Span, em: float = 0.0) -> list[Span]:
    """The lines of print in a cell, from top to bottom. ``ink`` is without rules.

    ``em`` is the height of a character; parts of one (the strokes of 二) are put together, and lines
    that touch are set apart. Without it, runs of inked rows are given as they are.
    """
    import numpy as np

    part = ink[cell.top : cell.bottom, cell.left : cell.right]
    runs = _inked(part.sum(axis=1))
    if em:
        runs = [piece for run in _put_together(runs, 1.2 * em) for piece in _set_apart(run, part, em)]
    lines = []
    for top, bottom in runs:
        columns = np.flatnonzero(part[top:bottom].any(axis=0))
        line = Span(
            cell.left + int(columns[0]), cell.top + top, cell.left + int(columns[-1]) + 1, cell.top + bottom
        )
        enough = max(8.0, 0.03 * em * em)
        if int(part[top:bottom].sum()) >= enough and max(line.right - line.left, bottom - top) >= 0.35 * em:
            lines.append(line)
    return lines


def _inked(profile: NDArray[np.int64]) -> list[tuple[int, int]]:
    import numpy as np

    edges = np.diff(np.pad((profile > 0).astype(np.int8), 1))
    return [
        (int(s), int(e)) for s, e in zip((edges == 1).nonzero()[0], (edges == -1).nonzero()[0], strict=True)
    ]


def _put_together(runs: Sequence[tuple[int, int]], most: float) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for top, bottom in runs:
        if joined and bottom - joined[-1][0] <= most:
            joined[-1] = (joined[-1][0], bottom)
        else:
            joined.append((top, bottom))
    return joined


def _set_apart(run: tuple[int, int], part: Ink, em: float) -> list[tuple[int, int]]:
    """Lines that touch each other, divided where the least ink is."""
    top, bottom = run
    count = round((bottom - top) / (1.4 * em)) if bottom - top > 1.8 * em else 1
    profile = part.sum(axis=1)
    cuts = [top]
    for index in range(1, count):
        at = top + (bottom - top) * index / count
        low, high = int(at - 0.35 * em), int(at + 0.35 * em) + 1
        cuts.append(low + int(profile[low:high].argmin()))
    cuts.append(bottom)
    return [(a, b) for a, b in pairwise(cuts) if profile[a:b].any()]


def character_height(heights: Sequence[int], dpi: float) -> float:
    """The height of the page's characters, from the heights of inked runs of its cells."""
    likely = sorted(height for height in heights if 0.07 * dpi <= height <= 0.35 * dpi)
    return float(likely[len(likely) * 3 // 4]) if likely else 0.15 * dpi


def is_dash(ink: Ink, line: Span, em: float) -> bool:
    """Whether a line of print is one level stroke, which is as well a dash as the numeral 一."""
    import numpy as np

    profile = ink[line.top : line.bottom, line.left : line.right].sum(axis=1)
    band = np.convolve(profile, np.ones(max(1, round(0.2 * em))))
    return line.right - line.left > 0.3 * em and bool(band.max() >= 0.85 * profile.sum())


def is_slash(ink: Ink, line: Span) -> bool:
    """Whether the print leans as a slash does: from the bottom left to the top right, in one stroke."""
    import numpy as np

    part = ink[line.top : line.bottom, line.left : line.right]
    rows = np.flatnonzero(part.any(axis=1))
    if len(rows) < 8:
        return False
    middles = np.array([np.median(np.flatnonzero(part[row])) for row in rows])
    slope, start = np.polyfit(rows, middles, 1)
    apart = np.quantile(np.abs(middles - (slope * rows + start)), 0.9)
    return bool(slope < -0.2 and apart < 0.1 * len(rows))
