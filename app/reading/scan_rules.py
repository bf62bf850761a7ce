"""The ruling lines of a scanned page that stands upright, and the tables that they make.

Pictures are NumPy arrays, lengths are pixels, as in :mod:`app.reading.scan`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.reading.lattice import Box, Lattice, Rule, find_lattices
from app.record import NamedTuple

if TYPE_CHECKING:
    from app.reading.scan import Ink

_THICKEST = 0.05  # of a rule, in inches
_GAP = 0.03  # in a rule that a poor scan interrupts, in inches
_SHORTEST_ACROSS = 0.34  # longer than a dash of two characters
_TOUCHING = 0.05  # what is nearer touches
_LONG = 0.55  # no stroke is as long, in inches
_LOWEST = 0.1  # of a row, in inches
_SHORTEST_DOWN = 0.17  # the height of the lowest row; longer than a stroke of a character in a cell


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
