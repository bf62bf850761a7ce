"""Columns of a table without rules: where its values stand, and which head each of them is under.

A column all of whose values are blank leaves nothing behind but its head. Its place is taken from
the heads only where no other way to put the values under them is possible.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from app.reading.lattice import Box
from app.record import NamedTuple

Stretch = tuple[float, float]
"""From where to where something stands across the page."""

_SAME = 1.0
_SLACK = 3.0
"""How far a value set to one side of its column may end inside its head, in points: a head may be
wider than the column leaves room for."""
_MOST_HEADS = 40


class Above(NamedTuple):
    """The heads of the table that the page before ends with, as they stand above this one.

    ``rows`` says that rows of the table stood below them there: heads on this page are another's.
    """

    heads: Sequence[Box] = ()
    rows: bool = False


NO_TABLE = Above()


def find_columns(values: Sequence[Box], heads: Sequence[Box], start: float) -> list[Stretch]:
    """The stretches of the page's width in which values stand, from left to right.

    Columns that have a head and no value are among them if every value's head is certain; only
    heads right of ``start``, where the labels end, count, and those that head no others.
    """
    edges: list[Stretch] = []
    for box in sorted(values):
        if edges and box.left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], box.right))
        else:
            edges.append((box.left, box.right))
    lowest = _lowest(heads, start)
    if not len(edges) < len(lowest) <= _MOST_HEADS or not edges:
        return edges
    owners = _owners(edges, lowest)
    if owners is None:
        return edges
    columns = list(lowest)
    for edge, index in zip(edges, owners, strict=True):
        columns[index] = edge
    return columns


def _lowest(heads: Sequence[Box], start: float) -> list[Stretch]:
    """The heads that stand over values themselves, from left to right."""

    def over(head: Box, below: Box) -> bool:
        lower = below.top > (head.top + head.bottom) / 2
        return lower and below.left < head.right - _SAME and below.right > head.left + _SAME

    highest = min(heads, default=None, key=lambda head: head.top)
    if highest is not None and all(head.top > highest.bottom - _SAME for head in heads if head != highest):
        heads = [head for head in heads if head != highest]  # the caption over all of them
    kept = [
        head
        for head in heads
        if (head.left + head.right) / 2 > start and not any(over(head, below) for below in heads)
    ]
    return sorted((head.left, head.right) for head in kept)


def _owners(edges: Sequence[Stretch], heads: Sequence[Stretch]) -> list[int] | None:
    """The head that each stretch is under, None if there is more than one way.

    Columns do not overlap, so no value reaches from its own column as far as another's head. What
    stands under a head is in its column. What stands between two is in the column behind it if
    values are set to the left, else in the one before it: all values of a table are set alike.
    """
    if any(heads[i][1] > heads[i + 1][0] + _SAME for i in range(len(heads) - 1)):
        return None
    options: list[list[int]] = []
    for left, right in edges:
        under = [i for i, head in enumerate(heads) if min(right, head[1]) - max(left, head[0]) > _SAME]
        if not under:
            behind = next((i for i, head in enumerate(heads) if left < head[0]), len(heads))
            under = [i for i in (behind - 1, behind) if 0 <= i < len(heads)]
        elif len(under) > 1:
            return None
        options.append(under)
    certain = all(len(each) == 1 for each in options)
    ways = []
    for choose, fits in _SETS:
        way = [choose(each) for each in options]
        ordered = all(a < b for a, b in pairwise(way))
        if ordered and (certain or all(map(fits, edges, (heads[i] for i in way)))):
            ways.append(way)
    return ways[0] if ways and all(way == ways[0] for way in ways) else None


def _set_left(value: Stretch, head: Stretch) -> bool:
    return value[0] < head[0] + _SLACK


def _set_right(value: Stretch, head: Stretch) -> bool:
    return value[1] > head[1] - _SLACK


_Choose = Callable[[Sequence[int]], int]
_SETS: tuple[tuple[_Choose, Callable[[Stretch, Stretch], bool]], ...] = (
    (max, _set_left),
    (min, _set_right),
)
