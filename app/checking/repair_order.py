"""Which of several repairs is the likelier: how people and readers get a figure wrong.

A cost for every changed cell, the lower the likelier. The costs are ranks and no measurements: what
the words say outweighs any slip of the pen, a slip outweighs a mix-up of cells, and that outweighs
a figure for which there is no reason at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from app.checking.names import show
from app.checking.plan import Instance, Plan
from app.checking.repair_search import Bound
from app.record import NamedTuple
from app.report.address import Address

SAID: Final = -6.0  # the words state the new figure
DENIED: Final = 4.0  # the words state the figure that stands
SAID_OTHERWISE: Final = 1.0  # the words state a third one
SLIP: Final = 1.0  # digits swapped, one lost, one doubled
STRAY_DIGIT: Final = 1.3  # one that is no double got in or was lost
LOOK_ALIKE: Final = 1.4  # one digit taken for one that looks like it
OTHER_DIGIT: Final = 1.7  # one of several digits is another
PARTIAL: Final = 1.6  # 部分公开 counted here as well
ADDEND: Final = 2.0  # a total that left an addend out, or took one twice
NEIGHBOUR: Final = 2.0  # the figure of the cell beside, above or below
WEAK: Final = 2.4  # the like of figures so short that it proves little
MISCOUNT: Final = 2.6  # one more or less
NO_REASON: Final = 3.0
TOTAL: Final = -0.2  # a total is worked out; details are counted
MOVED: Final = -2.0  # the same figures in other cells

_LOOK_ALIKES: Final = frozenset(
    frozenset(pair) for pair in ("17", "38", "06", "08", "56", "69", "68", "49", "27", "35")
)


class Change(NamedTuple):
    """A cell, the figure that stands there (None for blank), and the one it would take.

    ``bound`` is "least" or "most" where any higher or lower figure would do as well.
    """

    address: Address
    before: Decimal | None
    after: int
    bound: Bound = ""


class Looks:
    """What is needed to judge the changes to one report."""

    def __init__(
        self,
        plan: Plan,
        figures: Mapping[Address, Decimal],
        instances: Mapping[Address, Sequence[Instance]],
        said: Mapping[Address, Decimal],
    ) -> None:
        self._plan = plan
        self._figures = figures
        self._instances = instances
        self._said = said

    def cost(self, changes: Sequence[Change]) -> tuple[float, Decimal]:
        """The lower the likelier; equally likely ones by how much changes."""
        cost = sum(self._cost(change) for change in changes)
        before = sorted(change.before or 0 for change in changes)
        if len(changes) > 1 and before == sorted(change.after for change in changes):
            cost += MOVED
        return round(cost, 3), sum((_distance(change) for change in changes), Decimal(0))

    def has_reason(self, changes: Sequence[Change]) -> bool:
        """Whether there is a reason for every change."""
        return all(self._cost(change) <= NEIGHBOUR for change in changes)

    def _cost(self, change: Change) -> float:
        reasons = [
            slip("" if change.before is None else _digits(change.before), str(change.after)),
            self._mixed_up(change),
        ]
        cost = min(reasons)
        if self._is_total(change.address):
            cost += TOTAL
        said = self._said.get(change.address)
        if said is None:
            return cost
        if said == change.after:
            return cost + SAID
        return cost + (DENIED if said == change.before else SAID_OTHERWISE)

    def _mixed_up(self, change: Change) -> float:
        """Figures of other cells that explain the one that stands."""
        delta = _distance(change)
        cost = NO_REASON
        for instance in self._instances.get(change.address, ()):
            tally = instance.tally
            for own, other in ((tally.left, tally.right), (tally.right, tally.left)):
                if own == (change.address,) and any(self._figures.get(a) == delta for a in other):
                    cost = min(cost, ADDEND)
        table, row, column = change.address.split("/")
        twice = (change.before or 0) > change.after and row != "partial"
        if twice and self._figures.get(f"{table}/partial/{column}") == delta:
            cost = min(cost, PARTIAL)
        if change.before and any(self._figures.get(a) == change.before for a in self._beside(change.address)):
            cost = min(cost, NEIGHBOUR)
        return cost

    def _is_total(self, address: Address) -> bool:
        """Whether an equality gives the cell as a sum of others."""
        tallies = [instance.tally for instance in self._instances.get(address, ())]
        sides = [side for tally in tallies if tally.relation == "=" for side in (tally.left, tally.right)]
        return any(len(side) == 1 and side[0] == address for side in sides)

    def _beside(self, address: Address) -> Iterable[Address]:
        """The cells to the left and right, above and below."""
        row, _, column = address.rpartition("/")
        cells = self._plan.rows[row].cells
        at = cells.index(address)
        yield from cells[max(0, at - 1) : at] + cells[at + 1 : at + 2]
        rows = [planned.address for planned in self._plan.tables[row.split("/")[0]].rows]
        at = rows.index(row)
        for other in rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]:
            yield f"{other}/{column}"


def _distance(change: Change) -> Decimal:
    return abs(change.after - (change.before or Decimal(0)))


def _digits(value: Decimal) -> str:
    return str(int(value)) if value == value.to_integral_value() else show(value)


def slip(before: str, after: str) -> float:
    """How likely somebody who meant the one number put down the other, by their digits.

    A single digit in place of another is no slip that could be told from any other mistake.
    """
    if abs(len(before) - len(after)) == 1:
        return _stray(*sorted((before, after), key=len))
    if len(before) != len(after):
        return NO_REASON
    differ = [at for at in range(len(before)) if before[at] != after[at]]
    if len(differ) == 2 and differ[1] == differ[0] + 1 and before[differ[0]] == after[differ[1]]:
        if before[differ[1]] == after[differ[0]]:
            return SLIP
    elif len(differ) == 1:
        at = differ[0]
        if frozenset((before[at], after[at])) in _LOOK_ALIKES:
            return LOOK_ALIKE if len(before) > 1 else WEAK
        if len(before) > 1:
            return OTHER_DIGIT
    if before.isdigit() and abs(int(before) - int(after)) == 1:
        return MISCOUNT
    return NO_REASON


def _stray(short: str, long: str) -> float:
    """One digit more or less: doubled, a nought too many or lost, or any other."""
    if short in ("", "0") or not long.isdigit():
        return NO_REASON
    for at in range(len(long)):
        if long[:at] + long[at + 1 :] == short:
            doubled = long[at] == "0" or long[at] in long[max(0, at - 1) : at] + long[at + 1 : at + 2]
            if doubled:
                return SLIP
            return STRAY_DIGIT if len(short) > 1 else WEAK
    return NO_REASON
