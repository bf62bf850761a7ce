"""Fitting what stands behind a label to the columns, and making the row's cells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.parsing.tokens import Token
from app.parsing.values import figure_cell
from app.report.address import Address
from app.report.cell import Cell, CellState, Span
from app.report.report import Printed


class Fitted(NamedTuple):
    """The values of a row without the fillers of merged cells, and whether they fit the columns."""

    values: tuple[Token, ...]
    fits: bool


def usual_fillers(rows: Iterable[tuple[Sequence[Token], int]]) -> Counter[tuple[int, int]]:
    """How many blanks lead and trail the values of rows where that is plain.

    ``rows`` are values and how many columns there are.
    """
    found: Counter[tuple[int, int]] = Counter()
    for values, width in rows:
        if len(values) > width and len(options := _options(values, width)) == 1:
            found[options[0]] += 1
    return found


def fit(values: Sequence[Token], width: int, fillers: Counter[tuple[int, int]]) -> Fitted:
    """Fit values to ``width`` columns.

    Blanks before and behind more values than there are columns are fillers. Where it is not plain
    which blanks are, the other rows of the table (``fillers``) decide, or nothing does.
    """
    values = tuple(values)
    if len(values) == width:
        return Fitted(values, True)
    if not any_filled(values):
        return Fitted(values[:width], True)
    if len(values) < width:
        return Fitted(values, False)
    options = _options(values, width)
    if len(options) > 1:
        known = [option for option in options if fillers[option]]
        options = known if len(known) == 1 else []
    if options:
        lead, trail = options[0]
        return Fitted(values[lead : len(values) - trail], True)
    lead, trail = _blanks(values), _blanks(values[::-1])
    core = values[lead : len(values) - trail]
    return Fitted(core if len(core) >= width else values, False)


def can_fit(values: Sequence[Token], width: int) -> bool:
    """Whether values are there that fit that many columns."""
    if len(values) <= width:
        return len(values) == width and any_filled(values)
    return any_filled(values) and bool(_options(values, width))


def any_filled(values: Sequence[Token]) -> bool:
    """Whether anything is printed there."""
    return any(value.raw for value in values)


def _options(values: Sequence[Token], width: int) -> list[tuple[int, int]]:
    """Every way to take blanks off both ends so that ``width`` values are left."""
    extra = len(values) - width
    if extra < 0:
        return []
    lead, trail = _blanks(values), _blanks(values[::-1])
    return [(left, extra - left) for left in range(max(0, extra - trail), min(lead, extra) + 1)]


def _blanks(values: Sequence[Token]) -> int:
    """How many of the first values are blank."""
    return next((index for index, value in enumerate(values) if value.raw), len(values))


def row_cells(addresses: Sequence[Address], values: Sequence[Printed], fits: bool) -> list[Cell]:
    """The cells of a row, one for each address.

    A row that does not fit has uncertain cells: with their value where every way to assign it
    gives the same (all values equal and enough of them), a single value in the last column, which
    is the total; else unreadable, pointing to where the row's values begin.
    """
    width = len(addresses)
    if len(values) == width and fits:
        return [
            figure_cell(address, value.raw, value.span, True)
            for address, value in zip(addresses, values, strict=True)
        ]
    shown: list[Printed | None] = [None] * width
    if fits:
        shown[: len(values)] = values
    elif len(values) >= width and len({value.raw for value in values}) == 1:
        shown = list(values[:width])
    elif len(values) == 1:
        shown[-1] = values[0]
    cells = []
    for address, value in zip(addresses, shown, strict=True):
        if value is not None:
            cells.append(figure_cell(address, value.raw, value.span, fits))
        elif fits:
            cells.append(Cell(address, "", CellState.BLANK))
        else:
            at = Span(values[0].span.start, values[0].span.start) if values else None
            cells.append(Cell(address, "", CellState.UNREADABLE, None, at, False))
    return cells
