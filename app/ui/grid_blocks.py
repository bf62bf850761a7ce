"""Blocks of figures: what a selection copies, and where a pasted block goes. No widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from app.forms.grid import Place, Role
from app.record import NamedTuple
from app.report.address import Address, is_fact
from app.report.cell import CellState
from app.ui.clipboard import Rows, tiled
from app.ui.grid_moves import Moves, Spot, around


class Why(Enum):
    """Why a text of a pasted block found no cell."""

    EDGE = "edge"
    LABEL = "label"
    MERGED = "merged"  # the rest of a merged cell, of which only the first place takes a text


class Lost(NamedTuple):
    """A text of a pasted block that found no cell; ``row`` and ``column`` count from 0 in the block."""

    row: int
    column: int
    text: str
    why: Why


class Pasted(NamedTuple):
    """What a paste would do.

    ``straight`` says that it is what the selection asks for, cell by cell; else it is shown first.
    ``by_labels`` says that the block brought the labels of this table and was laid upon them.
    ``wordy`` says that words would come into cells for figures: heads, most likely, that came along.
    """

    changes: tuple[tuple[Address, str], ...] = ()
    lost: tuple[Lost, ...] = ()
    straight: bool = True
    by_labels: bool = False
    wordy: bool = False


def copied(places: Sequence[Place], text_of: Callable[[Address], str]) -> Rows:
    """The texts of the block around places; what a merged cell covers, and labels, are empty."""
    block = around(places)
    addresses = {(place.row, place.column): place.address for place in places}
    return [
        [
            text_of(addresses[row, column]) if (row, column) in addresses else ""
            for column in range(block.left, block.right)
        ]
        for row in range(block.top, block.bottom)
    ]


def pasted(
    block: Rows, places: Sequence[Place], moves: Moves, absent: Callable[[Address], bool] = lambda _: False
) -> Pasted:
    """Where the block on the clipboard goes: from the first selected figure on.

    A single text fills the selected figures and no others. A block that has heads and labels of
    this table is laid upon them, whatever is selected. ``absent`` names cells that the report as
    read does not have: to fill one is possible and is shown first.
    """
    if len(block) == 1 and len(block[0]) == 1:
        return Pasted(tuple((place.address, block[0][0]) for place in places))
    selected = around(places)
    height, width = selected.bottom - selected.top, selected.right - selected.left
    offset = _offset_by_labels(block, moves.places)
    if offset is not None:
        return _laid(block, offset, moves)._replace(straight=False, by_labels=True)
    laid = _laid(tiled(block, height, width), (selected.top, selected.left), moves)
    whole = len(moves.figures_in(selected)) == len(places)
    fits = (len(block), max(len(row) for row in block)) == (height, width) and whole
    straight = (fits or len(places) == 1) and not laid.lost
    wordy = any(is_word(to, text) for to, text in laid.changes) and _has_heads(block)
    foreign = wordy or any(absent(to) for to, text in laid.changes if text)
    return laid._replace(straight=straight and not foreign, wordy=wordy)


def is_word(address: Address, text: str) -> bool:
    """Whether this is no figure, not even a garbled one, and no mark for none, in a cell for figures."""
    if is_fact(address) or any(map(str.isdigit, text)):
        return False
    from app.parsing.figures import read_figure  # only who pastes a block waits for it

    return read_figure(text).state is CellState.UNREADABLE


def _has_heads(block: Rows) -> bool:
    """Whether the first row or the first column is of words alone."""
    sides = (block[0], [row[0] for row in block if row])
    return any(
        all(is_word("", text) for text in side if text.strip()) for side in sides if any(map(str.strip, side))
    )


def _laid(block: Rows, origin: Spot, moves: Moves) -> Pasted:
    changes: list[tuple[Address, str]] = []
    lost: list[Lost] = []
    for i, line in enumerate(block):
        for j, text in enumerate(line):
            spot = origin[0] + i, origin[1] + j
            place = moves.place(spot)
            if place is not None and place.address and (place.row, place.column) == spot:
                changes.append((place.address, text))
            elif text.strip() and not (place and _folded(place.text) == _folded(text)):
                why = Why.EDGE if place is None else Why.MERGED if place.address else Why.LABEL
                lost.append(Lost(i, j, text, why))
    return Pasted(tuple(changes), tuple(lost))


def _offset_by_labels(block: Rows, places: Iterable[Place]) -> Spot | None:
    """Where the block's first text belongs if it has two heads and two labels of the table."""
    known: dict[str, list[Place]] = {}
    for place in places:
        if place.text and place.role in {Role.HEADER, Role.LABEL, Role.GROUP}:
            known.setdefault(_folded(place.text), []).append(place)
    rows: Counter[int] = Counter()
    columns: Counter[int] = Counter()
    for i, line in enumerate(block):
        for j, text in enumerate(line):
            for place in known.get(_folded(text), ()) if text else ():
                rows[place.row - i] += 1
                if place.role is Role.HEADER:
                    columns[place.column - j] += 1
    if not rows or not columns:
        return None
    (row, row_votes), (column, column_votes) = rows.most_common(1)[0], columns.most_common(1)[0]
    return (row, column) if min(row_votes, column_votes) > 1 else None


def _folded(text: str) -> str:
    return "".join(text.split())


def filled(
    places: Sequence[Place], moves: Moves, text_of: Callable[[Address], str], *, down: bool
) -> list[tuple[Address, str]]:
    """The changes of filling down or to the right, as Ctrl+D and Ctrl+R do.

    Every selected figure takes the text of the first selected one of its column (its row); where
    only one is selected there, that of the figure before it.
    """
    chosen = set(places)
    back = moves.up if down else moves.left

    def before(place: Place) -> Place:
        return moves.figure(back((place.row, place.column))) or place

    alone = all(before(place) not in chosen or before(place) == place for place in places)
    changes = []
    for place in places:
        source = before(place) if alone else place
        while not alone and (further := before(source)) in chosen and further != source:
            source = further
        if source != place:
            changes.append((place.address, text_of(source.address)))
    return changes
