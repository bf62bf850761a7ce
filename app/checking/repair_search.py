"""The smallest sets of unknowns whose change makes every equation of a system hold: a pure search.

The principle is that of Fellegi and Holt (1976): every failing equation must contain a changed cell,
and an equation that holds and contains one changed cell must contain another. Cells and equations
are numbers here and sets of them are bits of an integer, so that a step is a handful of operations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final, Literal, TypeAlias

from app.record import NamedTuple

Number: TypeAlias = int | Decimal

AT_MOST: Final = 3
"""The largest set that is looked for: with more cells, an explanation explains nothing."""

LIMIT: Final = 4_000
"""Sets looked at before the search gives up: about 50 ms. A count and not a clock, so that the same
report has the same suggestions on every machine."""

Bound: TypeAlias = Literal["", "least", "most"]


class Equation(NamedTuple):
    """A sum of cells, each times its coefficient, that must be 0, or at most 0 if not ``equal``.

    ``difference`` is what it is now.
    """

    coefficients: Mapping[int, int]
    difference: Number
    equal: bool = True

    @property
    def holds(self) -> bool:
        """Whether it is true now."""
        return self.difference == 0 or (self.difference < 0 and not self.equal)


class Change(NamedTuple):
    """A cell's new value. ``bound`` says that it is the least or the most that will do."""

    cell: int
    value: int
    bound: Bound = ""


Answer: TypeAlias = tuple[Change, ...]
Accept: TypeAlias = Callable[[Answer], bool]


class TooManyError(Exception):
    """The search was given up."""


def smallest(
    equations: Sequence[Equation], values: Mapping[int, Number], accept: Accept = lambda _: True
) -> list[Answer]:
    """All smallest sets of cells, with the values they would take: whole numbers, not negative.

    ``values`` are the cells that may change and what they are now. ``accept`` has the last word on
    an answer. Nothing is said where sets of the smallest size leave the values open, where more
    than three cells would have to change, or where the search would take too long.
    """
    search = _Search(equations, values, accept)
    try:
        for size in range(1, AT_MOST + 1):
            answers, is_open = search.of_size(size)
            if answers or is_open:
                return answers
    except TooManyError:
        pass
    return []


class _Search:
    def __init__(self, equations: Sequence[Equation], values: Mapping[int, Number], accept: Accept) -> None:
        self.equations = equations
        self.values = values
        self.accept = accept
        self.of_cell = dict.fromkeys(values, 0)  # cell → equations
        self.cells: list[int] = []  # equation → cells that may change
        self.failing = 0  # equations
        self.holding = 0  # equations that hold and are equalities
        for number, equation in enumerate(equations):
            members = 0
            for cell in equation.coefficients:
                if cell in values:
                    members |= 1 << cell
                    self.of_cell[cell] |= 1 << number
            self.cells.append(members)
            if not equation.holds:
                self.failing |= 1 << number
            elif equation.equal:
                self.holding |= 1 << number
        self.degree = max((mask.bit_count() for mask in self.of_cell.values()), default=0)
        self.looked_at = 0

    def of_size(self, size: int) -> tuple[list[Answer], bool]:
        """All answers of that many cells, and whether other sets would do whose values are open."""
        self.size = size
        self.answers: list[Answer] = []
        self.is_open = False
        self.seen: set[int] = set()
        self._extend((), 0, 0, 0)
        return self.answers, self.is_open

    def _extend(self, chosen: tuple[int, ...], taken: int, once: int, more: int) -> None:
        """Complete a set in every way.

        ``taken`` are the chosen cells as bits, ``once`` and ``more`` the equations that hold one of
        them or several.
        """
        self.looked_at += 1
        if self.looked_at > LIMIT:
            raise TooManyError
        left = self.size - len(chosen)
        # No answer without another cell of each of these.
        wanting = (self.failing & ~(once | more)) | (self.holding & once)
        if not left:
            if not wanting:
                self._try(chosen, once | more)
            return
        if wanting.bit_count() > left * self.degree:
            return
        for cell in _bits(self._candidates(wanting, left, once | more) & ~taken):
            bit = 1 << cell
            if taken | bit not in self.seen:
                self.seen.add(taken | bit)
                of_cell = self.of_cell[cell]
                several = more | (once & of_cell)
                self._extend((*chosen, cell), taken | bit, (once | of_cell) & ~several, several)

    def _candidates(self, wanting: int, left: int, touched: int) -> int:
        """Cells of which the next must be one, if the set can be completed at all."""
        numbers = list(_bits(wanting))
        if not numbers:  # their sums contradict each other: one of them needs another cell
            found = 0
            for number in _bits(touched):
                found |= self.cells[number]
            return found
        if left == 1:
            found = self.cells[numbers[0]]
            for number in numbers:
                found &= self.cells[number]
            return found
        return min((self.cells[number] for number in numbers), key=int.bit_count)

    def _try(self, chosen: tuple[int, ...], touched: int) -> None:
        """Keep the set if its equations give it values."""
        cells = sorted(chosen)
        equations = [self.equations[number] for number in _bits(touched)]
        rows = [
            [*(equation.coefficients.get(cell, 0) for cell in cells), -equation.difference]
            for equation in equations
            if equation.equal
        ]
        solved = solve(rows, len(cells))
        if solved is None:
            return
        found: dict[int, Change] = {}
        for cell, delta in zip(cells, solved, strict=True):
            if delta is not None:
                value = self.values[cell] + delta
                if delta == 0 or value < 0 or value != int(value):
                    return
                found[cell] = Change(cell, int(value))
        free = [cell for cell, delta in zip(cells, solved, strict=True) if delta is None]
        bounds = [equation for equation in equations if not equation.equal]
        for cell in free:
            others = [other for other in free if other != cell]
            if any(row[cells.index(cell)] for row in rows) or any(
                cell in bound.coefficients and any(other in bound.coefficients for other in others)
                for bound in bounds
            ):
                forced = self._between(cells, rows, bounds)
                if forced is None:
                    return
                found = forced
                break
            change = self._to_the_bound(cell, found, bounds)
            if change is None:
                return
            found[cell] = change
        answer = tuple(found[cell] for cell in cells)
        if all(self._is_kept(bound, found) for bound in bounds) and self.accept(answer):
            self.answers.append(answer)

    def _after(self, equation: Equation, found: Mapping[int, Change]) -> Number:
        """What the equation comes to with these changes."""
        return equation.difference + sum(
            equation.coefficients[cell] * (change.value - self.values[cell])
            for cell, change in found.items()
            if cell in equation.coefficients
        )

    def _is_kept(self, bound: Equation, found: Mapping[int, Change]) -> bool:
        return self._after(bound, found) <= 0

    def _to_the_bound(
        self, cell: int, found: Mapping[int, Change], bounds: Sequence[Equation]
    ) -> Change | None:
        """The value next to the one it has with which a cell that no equality binds will do."""
        now = self.values[cell]
        least, most = 0, None  # type: int, int | None
        for bound in bounds:
            coefficient = bound.coefficients.get(cell, 0)
            if not coefficient:
                continue
            rest = self._after(bound, found) - coefficient * now
            limit = Fraction(-rest) / coefficient  # coefficient × value ≤ −rest
            if coefficient > 0:
                most = floor(limit) if most is None else min(most, floor(limit))
            else:
                least = max(least, ceil(limit))
        if now < least and (most is None or least <= most):
            return Change(cell, least, "least")
        if most is not None and least <= most < now:
            return Change(cell, most, "most")
        return None

    def _between(
        self, cells: Sequence[int], rows: Sequence[Sequence[Number]], bounds: Sequence[Equation]
    ) -> dict[int, Change] | None:
        """The values of two cells of one sum, if what may not be negative or too large leaves but one choice.

        It notes if there are several. Of three cells it is not asked: none larger is looked for.
        """
        row = next((row for row in rows if any(row[:-1])), None)
        if len(cells) != 2 or row is None or {abs(row[0]), abs(row[1])} != {1}:
            self.is_open = True
            return None
        first, second, amount = row
        now = [self.values[cell] for cell in cells]
        # With the first cell changed by t the second changes by second × (amount − first × t).
        limits: list[tuple[Number, Number]] = [(-1, now[0]), (first * second, now[1] + second * amount)]
        for bound in bounds:
            a, b = (bound.coefficients.get(cell, 0) for cell in cells)
            limits.append((a - b * first * second, -bound.difference - b * second * amount))
        if any(limit < 0 for factor, limit in limits if not factor):
            return None
        least = max(ceil(Fraction(limit) / Fraction(factor)) for factor, limit in limits if factor < 0)
        most = min(
            (floor(Fraction(limit) / Fraction(factor)) for factor, limit in limits if factor > 0),
            default=None,
        )
        if least != most:
            self.is_open = self.is_open or most is None or least < most
            return None
        values = (now[0] + least, now[1] + second * (amount - first * least))
        if any(value != int(value) for value in values) or any(
            a == b for a, b in zip(values, now, strict=True)
        ):
            return None
        return {cell: Change(cell, int(value)) for cell, value in zip(cells, values, strict=True)}


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def solve(rows: Sequence[Sequence[Number]], unknowns: int) -> list[Number | None] | None:
    """The unknowns of a system of equations, None for one that stays open; None if it contradicts itself.

    A row is the coefficients and the right side. Everything stays exact: nothing is divided but
    where it goes up, and a system without a whole solution has none.
    """
    todo = [list(row) for row in rows]
    pivots: dict[int, list[Number]] = {}
    for column in range(unknowns):
        pivot = next((row for row in todo if row[column]), None)
        if pivot is None:
            continue
        todo.remove(pivot)
        factor = pivot[column]
        for row in (*todo, *pivots.values()):
            if row[column]:
                own = row[column]
                row[:] = [factor * a - own * b for a, b in zip(row, pivot, strict=True)]
        pivots[column] = pivot
    if any(row[-1] for row in todo):
        return None
    found: list[Number | None] = [None] * unknowns
    for column, row in pivots.items():
        if any(row[other] for other in range(unknowns) if other != column):
            continue  # hangs on one that is open
        if row[-1] % row[column]:
            return None
        found[column] = row[-1] // row[column]
    return found
