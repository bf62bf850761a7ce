"""Fitting what stands behind a label to the columns, and making the row's cells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.forms.model import Column
from app.parsing.tokens import Token
from app.parsing.values import read_cell
from app.report.address import Address
from app.report.cell import Cell, CellState, Span


@dataclass(frozen=True, slots=True)
class Fitted:
    """The values of a row without the fillers of merged cells, and whether they fit the columns."""

    values: tuple[Token, ...]
    fits: bool


def usual_fillers(rows: Iterable[tuple[Sequence[Token], int]]) -> Counter[tuple[int, int]]:
    """How many blanks lead and trail the values of rows where that is plain.

    ``rows`` are values and how many columns there are.
    """
    found: Counter[tuple[int, int]] = Counter()
    for values, width in rows:
        options = _options(values, width)
        if len(options) == 1 and len(values) > width:
            found[options[0]] += 1
    return found


def fit(values: Sequence[Token], width: int, fillers: Counter[tuple[int, int]]) -> Fitted:
    """Fit values to ``width`` columns.

    Blanks before and behind more values than there are columns are fillers. Where it is not plain
    which blanks are, the other rows of the table (``fillers``) decide, or nothing does.
    """
    values = tuple(values)
    if len(values) == width or not any_filled(values):
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


def row_cells(prefix: Address, columns: Sequence[Column], fitted: Fitted) -> list[Cell]:
    """The cells of a row (``prefix`` is table/row), one for each column.

    A row that does not fit has uncertain cells: with their value where every way to assign it
    gives the same (all values equal and enough of them), a single value in the last column, which
    is the total; else unreadable, pointing to where the row's values begin.
    """
    values = fitted.values
    addresses = [f"{prefix}/{column.id}" for column in columns]
    if fitted.fits:
        shown = list(values) + [None] * (len(addresses) - len(values))
    elif len(values) >= len(addresses) and len({value.raw for value in values}) == 1:
        shown = list(values[: len(addresses)])
    elif len(values) == 1:
        shown = [None] * (len(addresses) - 1) + [values[0]]
    else:
        shown = [None] * len(addresses)
    cells = []
    for address, value in zip(addresses, shown, strict=True):
        if value is not None:
            cells.append(read_cell(address, value.raw, Span(value.start, value.end), fitted.fits))
        elif fitted.fits:
            cells.append(Cell(address, "", CellState.BLANK))
        else:
            at = Span(values[0].start, values[0].start)
            cells.append(Cell(address, "", CellState.UNREADABLE, None, at, False))
    return cells
