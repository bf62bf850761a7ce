"""Where the cursor goes: from figure to figure, over labels and through merged cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from app.forms.grid import GridShape, Place, Role

Spot: TypeAlias = tuple[int, int]
"""Row and column of the cursor. Inside a merged cell it keeps the line that it came on."""

PAGE: Final = 10
"""Rows that Page Up and Page Down go."""


class Moves:
    """The moves over the figures of one shape. Every move returns the spot it ends on."""

    def __init__(self, shape: GridShape) -> None:
        self._shape = shape
        figures = [place for place in shape.places if place.role is Role.CELL]
        self._figures = sorted(figures, key=lambda place: (place.row, place.column))
        self._covering: dict[Spot, Place] = {
            (row, column): place
            for place in figures
            for row in range(place.row, place.row + place.height)
            for column in range(place.column, place.column + place.width)
        }

    def figure(self, spot: Spot) -> Place | None:
        """The figure that covers a spot."""
        return self._covering.get(spot)

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
