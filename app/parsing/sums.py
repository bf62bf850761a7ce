"""Where a row's own tally tells which value belongs to which column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from app.forms.model import Block
from app.forms.tallies import tallies
from app.parsing.columns import Placed
from app.parsing.figures import read_figure
from app.parsing.tokens import Token
from app.record import NamedTuple
from app.report.cell import CellState

_MOST_SURPLUS = 2


class Sum(NamedTuple):
    """The tally of a row: the columns whose values add up to that of another one."""

    addends: tuple[int, ...]
    total: int


def row_sums(table: str, block: Block) -> dict[str, Sum]:
    """The equations among the columns of a block, by the row's id."""
    columns = [column.id for column in block.columns]
    found = {}
    for tally in tallies(table, block):
        if tally.data.each == "row" and tally.relation == "=" and len(tally.right) == 1:
            left = tuple(columns.index(address.rpartition("/")[2]) for address in tally.left)
            row = tally.left[0].split("/")[1]
            found[row] = Sum(left, columns.index(tally.right[0].rpartition("/")[2]))
    return found


def settle(values: Sequence[Token], width: int, sum: Sum) -> Placed | None:
    """The one way to put these values into the columns that makes the sum hold.

    None if there are more ways or none. Values keep their order; of too many some are left out,
    of too few some columns stay blank.
    """
    if len({value.raw for value in values}) < 2:
        return None  # whichever way they are put, it is the same
    found: dict[tuple[str, ...], Placed] = {}
    for placed in _placements(values, width):
        if holds(placed, sum):
            found.setdefault(tuple(value.raw if value else "" for value in placed), placed)
            if len(found) > 1:
                return None
    return next(iter(found.values()), None)


def _placements(values: Sequence[Token], width: int) -> Iterator[Placed]:
    count = len(values)
    if count >= width:
        if count - width <= _MOST_SURPLUS:
            yield from combinations(values, width)
    elif count > 1:
        for places in combinations(range(width), count):
            row: list[Token | None] = [None] * width
            for at, value in zip(places, values, strict=True):
                row[at] = value
            yield tuple(row)


def holds(placed: Placed, sum: Sum) -> bool:
    """Whether the sum holds; blanks and ／ count as nothing, but the total must be printed."""
    total = placed[sum.total]
    if total is None or read_figure(total.raw).state is not CellState.NUMBER:
        return False
    added = Decimal(0)
    for index in sum.addends:
        value = placed[index]
        if value is not None and value.raw:
            figure = read_figure(value.raw)
            if figure.state is CellState.UNREADABLE:
                return False
            added += figure.value or 0
    return added == read_figure(total.raw).value
