"""Fitting what stands behind a label to the columns, and making the row's cells of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.parsing.columns import Heads, Placed, place, without_unknown
from app.parsing.figures import may_be_two
from app.parsing.sums import Sum, holds, settle
from app.parsing.tokens import Token, all_filled, any_filled
from app.parsing.values import figure_cell
from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import Cell, CellState, Span
from app.report.report import Printed


class Fitted(NamedTuple):
    """The values of a row without the fillers of merged cells, and whether they fit the columns.

    ``placed`` has the value of each column where the values themselves are not simply those; if
    the row does not fit, it is what the row's own tally makes likely. ``certain`` is False where
    it may be no row of the table.
    """

    values: tuple[Token, ...]
    fits: bool
    placed: Placed | None = None
    certain: bool = True


def fit_rows(
    rows: Mapping[str, Sequence[Token]], width: int, heads: Heads, sums: Mapping[str, Sum]
) -> dict[str, Fitted]:
    """The rows of a block (id → what stands behind the label) fitted to its ``width`` columns.

    In this order: the heads of their own columns place the values, their number does, blanks that
    merged cells left behind are dropped; else the row does not fit, and if exactly one placement
    makes its own sum hold, that is shown.
    """
    fillers = _fillers(rows.values(), width, heads, sums)
    return {id: _fit(tuple(values), width, heads, fillers, sums.get(id)) for id, values in rows.items()}


def _fit(
    values: tuple[Token, ...],
    width: int,
    heads: Heads,
    fillers: Mapping[int, tuple[int, int]],
    sum: Sum | None,
) -> Fitted:
    at = values[0].at if values else None
    placed = place(values, heads) if at else None
    if placed is not None and at and (heads_there := heads.frame(at.frame)):
        shown = tuple([value or Token("", values[0].start, values[0].start) for value in placed])
        if heads_there.in_order:
            every = not heads.wider and len(values) == width and all_filled(values)
            return Fitted(values if every else shown, True)
        if sum is not None and _only(placed, values, width, sum):
            return Fitted(shown, True)
        return Fitted(values, False, placed)
    if heads.wider and (left := without_unknown(values, heads)) is not None:
        likely = settle(values, width, sum) if sum and not holds(left, sum) else None
        return Fitted(left if likely is None else values, likely is None, likely)
    if len(values) == width and not heads.wider:
        return Fitted(values, True)
    if values and not any_filled(values):
        return Fitted(values[:width], True)
    if len(values) in fillers:
        lead, trail = fillers[len(values)]
        return Fitted(values[lead : len(values) - trail], True)
    core = values
    if len(values) > width:
        lead, trail = _blanks(values), _blanks(values[::-1])
        core = values[lead : len(values) - trail]
        core = core if len(core) >= width else values
    return Fitted(core, False, settle(core, width, sum) if sum else None)


def _only(placed: Placed, values: Sequence[Token], width: int, sum: Sum) -> bool:
    """Whether the sum holds for that placement and not for the values in the form's order."""
    filled = tuple(value for value in values if value.raw)
    usual = len(values) == width and holds(tuple(values), sum)
    same = tuple(value and value.raw for value in placed) == tuple(value.raw for value in filled)
    return same or (holds(placed, sum) and not usual)


def _fillers(
    rows: Iterable[Sequence[Token]], width: int, heads: Heads, sums: Mapping[str, Sum]
) -> dict[int, tuple[int, int]]:
    """How many blanks lead and trail the values of all rows with so many of them.

    Only where all rows of a length agree on one way and their sums do not speak against it; never
    where a head stands over a column that the form does not have.
    """
    if heads.wider:
        return {}
    options: dict[int, set[tuple[int, int]]] = {}
    longer: dict[int, list[Sequence[Token]]] = {}
    for values in rows:
        if len(values) > width and any_filled(values):
            known = set(_options(values, width))
            options[len(values)] = options.get(len(values), known) & known
            longer.setdefault(len(values), []).append(values)
    sum = next(iter(sums.values()), None)
    return {
        count: next(iter(ways))
        for count, ways in options.items()
        if len(ways) == 1 and not (sum and _refuted(longer[count], *next(iter(ways)), width, sum))
    }


def _refuted(rows: Iterable[Sequence[Token]], lead: int, trail: int, width: int, sum: Sum) -> bool:
    """Whether taking those blanks off spoils the sum of a row that another value taken out saves."""
    for values in rows:
        left = values[lead : len(values) - trail]
        if not holds(tuple(left), sum) and settle(values, width, sum) is not None:
            return True
    return False


def can_fit(values: Sequence[Token], width: int) -> bool:
    """Whether values are there that fit that many columns."""
    if len(values) <= width:
        return len(values) == width and any_filled(values)
    return any_filled(values) and bool(_options(values, width))


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


def row_cells(addresses: Sequence[Address], fitted: Fitted, printed: Sequence[Printed]) -> list[Cell]:
    """The cells of a row, one for each address; ``printed`` are its values as printed.

    A row that does not fit has uncertain cells: with the value that its own sum makes likely, or
    where every way to assign it gives the same (all values equal and enough of them), a single
    value in the last column, which is the total; else unreadable, pointing to where the row's
    values begin.
    """
    values, fits, placed, sure = fitted
    if fits:
        cells = [
            figure_cell(address, raw, span, sure and value.certain and not may_be_two(raw))
            for address, value, (raw, span) in zip(addresses, values, printed, strict=False)
        ]
        rest = addresses[len(values) :]
        return cells + [Cell(address, "", CellState.BLANK, certain=sure) for address in rest]
    width = len(addresses)
    if placed is None:
        shown: list[Token | None] = [None] * width
        if len(values) >= width and len({value.raw for value in values}) == 1:
            shown = list(values[:width])
        elif len(values) == 1:
            shown[-1] = values[0]
    else:
        shown = list(placed)
    at = Span(values[0].start, values[0].start) if values else None
    cells = []
    for address, value in zip(addresses, shown, strict=True):
        if value is not None:
            cells.append(figure_cell(address, value.raw, Span(value.start, value.end), False))
        elif placed is not None:
            cells.append(Cell(address, "", CellState.BLANK, certain=False))
        else:
            cells.append(Cell(address, "", CellState.UNREADABLE, None, at, False))
    return cells
