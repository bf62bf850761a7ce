"""Blocks of figures: what a selection copies, and where a pasted block goes. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.forms.grid import Place
from app.report.address import Address
from app.ui.clipboard import from_tsv, tiled, to_tsv
from app.ui.grid_moves import Moves


class Pasted(NamedTuple):
    """The changes of a paste, and how many texts found no cell (over the edge, on a label)."""

    changes: tuple[tuple[Address, str], ...] = ()
    lost: int = 0


def bounds(places: Iterable[Place]) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of the rectangle around places; the last two are exclusive."""
    found = list(places)
    return (
        min(place.row for place in found),
        min(place.column for place in found),
        max(place.row + place.height for place in found),
        max(place.column + place.width for place in found),
    )


def copied(places: Sequence[Place], text_of: Callable[[Address], str]) -> str:
    """The block around places as text; what a merged cell covers, and labels, are empty."""
    top, left, bottom, right = bounds(places)
    addresses = {(place.row, place.column): place.address for place in places}
    return to_tsv(
        [
            [
                text_of(addresses[row, column]) if (row, column) in addresses else ""
                for column in range(left, right)
            ]
            for row in range(top, bottom)
        ]
    )


def pasted(text: str, places: Sequence[Place], moves: Moves) -> Pasted:
    """Where the block on the clipboard goes: from the first selected figure on.

    A single text fills the selected figures and no others.
    """
    block = from_tsv(text)
    if len(block) == 1 and len(block[0]) == 1:
        return Pasted(tuple((place.address, block[0][0]) for place in places))
    top, left, bottom, right = bounds(places)
    changes: list[tuple[Address, str]] = []
    lost = 0
    for row, line in enumerate(tiled(block, bottom - top, right - left), top):
        for column, cell in enumerate(line, left):
            place = moves.figure((row, column))
            if place is not None and (place.row, place.column) == (row, column):
                changes.append((place.address, cell))
            elif cell.strip():
                lost += 1
    return Pasted(tuple(changes), lost)
