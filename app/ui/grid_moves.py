"""Where the cursor goes: from figure to figure, over labels and through merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from app.forms.grid import GridShape, Place, Role
from app.record import NamedTuple

Spot: TypeAlias = tuple[int, int]
"""Row and column of the cursor. Inside a merged cell it keeps the line that it came on."""

PAGE: Final = 10
"""Rows that Page Up and Page Down go."""


class Block(NamedTuple):
    """A rectangle of the grid; ``bottom`` and ``right`` are exclusive."""

    top: int
    left: int
    bottom: int
    right: int


class Moves:
    """The moves over the figures of one shape. Every move returns the spot it ends on."""

    def __init__(self, shape: GridShape) -> None:
        self._shape = shape
        figures = [place for place in shape.places if place.role is Role.CELL]
        self._figures = sorted(figures, key=lambda place: (place.row, place.column))
        self._covering: dict[Spot, Place] = {
            spot: place for place in figures for spot in _spots(around([place]))
        }
        self._labels: dict[Spot, Place] = {
            spot: place
            for place in shape.places
            if place.role is not Role.CELL
            for spot in _spots(around([place]))
        }

    def figure(self, spot: Spot) -> Place | None:
        """The figure that covers a spot."""
        return self._covering.get(spot)

    def place(self, spot: Spot) -> Place | None:
        """The figure or the label that covers a spot; None beyond the edge of the grid."""
        return self._covering.get(spot) or self._labels.get(spot)

    @property
    def places(self) -> Sequence[Place]:
        """All figures and labels."""
        return self._shape.places

    def first(self) -> Spot | None:
        """The first figure of the grid."""
        return _origin(self._figures[0]) if self._figures else None

    def last(self) -> Spot | None:
        """The last figure of the grid."""
        return _origin(self._figures[-1]) if self._figures else None

    def up(self, spot: Spot) -> Spot:
        """The next figure above, in the same column."""
        return self._walk(spot, lambda place: place.row - 1, -1, vertical=True)

    def down(self, spot: Spot) -> Spot:
        """The next figure below, in the same column."""
        return self._walk(spot, lambda place: place.row + place.height, 1, vertical=True)

    def left(self, spot: Spot) -> Spot:
        """The next figure to the left, in the same row."""
        return self._walk(spot, lambda place: place.column - 1, -1, vertical=False)

    def right(self, spot: Spot) -> Spot:
        """The next figure to the right, in the same row."""
        return self._walk(spot, lambda place: place.column + place.width, 1, vertical=False)

    def page_up(self, spot: Spot) -> Spot:
        """Ten figures up."""
        return self._repeat(self.up, spot, PAGE)

    def page_down(self, spot: Spot) -> Spot:
        """Ten figures down."""
        return self._repeat(self.down, spot, PAGE)

    def far(self, move: Callable[[Spot], Spot], spot: Spot) -> Spot:
        """A move repeated up to the edge."""
        return self._repeat(move, spot, self._shape.rows + self._shape.columns)

    def jump(self, move: Callable[[Spot], Spot], spot: Spot, filled: Callable[[Place], bool]) -> Spot:
        """To the edge of data, as Ctrl with an arrow does in Excel.

        From a filled figure with a filled one after it: the last of that run. Else: the next
        filled one, or the edge of the grid.
        """

        def is_filled(at: Spot) -> bool:
            place = self._covering.get(at)
            return place is not None and filled(place)

        after = move(spot)
        if is_filled(spot) and is_filled(after):
            while (further := move(after)) != after and is_filled(further):
                after = further
            return after
        while not is_filled(after) and (further := move(after)) != after:
            after = further
        return after

    def block(self, one: Spot, other: Spot) -> Block:
        """The smallest rectangle around two figures that cuts no figure in two."""
        ends = [place for spot in (one, other) if (place := self._covering.get(spot)) is not None]
        found = around(ends)
        while True:
            wider = around((*ends, *self.figures_in(found)))
            if wider == found:
                return found
            found = wider

    def figures_in(self, block: Block) -> list[Place]:
        """The figures of a rectangle, each once, in reading order."""
        return list(dict.fromkeys(self._covering[s] for s in _spots(block) if s in self._covering))

    def lines(self, places: Iterable[Place], *, down: bool) -> Block | None:
        """The whole columns (``down``) or rows of these figures; None if there are none."""
        found = list(places)
        if not found:
            return None
        block = around(found)
        if down:
            return Block(0, block.left, self._shape.rows, block.right)
        return Block(block.top, 0, block.bottom, self._shape.columns)

    def next(self, spot: Spot) -> Spot:
        """The next figure in reading order; the last one stays."""
        return self._along(spot, 1)

    def previous(self, spot: Spot) -> Spot:
        """The figure before in reading order; the first one stays."""
        return self._along(spot, -1)

    def _walk(self, spot: Spot, start: Callable[[Place], int], by: int, *, vertical: bool) -> Spot:
        place = self._covering.get(spot)
        if place is None:
            return spot
        limit = self._shape.rows if vertical else self._shape.columns
        at = start(place)
        while 0 <= at < limit:
            candidate = (at, spot[1]) if vertical else (spot[0], at)
            if candidate in self._covering:
                return candidate
            at += by
        return spot

    def _repeat(self, move: Callable[[Spot], Spot], spot: Spot, times: int) -> Spot:
        for _ in range(times):
            before, spot = spot, move(spot)
            if spot == before:
                break
        return spot

    def _along(self, spot: Spot, by: int) -> Spot:
        place = self._covering.get(spot)
        if place is None:
            return spot
        at = self._figures.index(place) + by
        return _origin(self._figures[at]) if 0 <= at < len(self._figures) else spot


def _origin(place: Place) -> Spot:
    return place.row, place.column


def walked(places: Sequence[Place], here: Place | None, by: int, *, down: bool) -> Place:
    """The figure after ``here`` within a selection, row by row or (``down``) column by column.

    After the last one comes the first again; ``by`` is 1 or -1. ``places`` must not be empty.
    """
    ordered = sorted(places, key=lambda p: (p.column, p.row) if down else (p.row, p.column))
    if here not in ordered:
        return ordered[0]
    return ordered[(ordered.index(here) + by) % len(ordered)]


def around(places: Iterable[Place]) -> Block:
    """The rectangle around places, of which there must be one at least."""
    found = list(places)
    return Block(
        min(place.row for place in found),
        min(place.column for place in found),
        max(place.row + place.height for place in found),
        max(place.column + place.width for place in found),
    )


def _spots(block: Block) -> Iterable[Spot]:
    return ((row, c) for row in range(block.top, block.bottom) for c in range(block.left, block.right))
