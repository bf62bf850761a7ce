"""The tallies of one table as equations over numbered cells: of a form, and then of a report.

What depends on the form alone is worked out once: a reviewer who types waits for every check.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from app.checking.plan import Instance, Plan
from app.checking.same import Same
from app.forms.model import Measure
from app.record import NamedTuple
from app.report.address import Address


class Sums(NamedTuple):
    """The tallies of a table.

    ``cells`` are those of which a figure is a count, in the order of the form; their place there is
    their number. ``coefficients`` has for each of ``instances`` its cells by number.
    """

    instances: tuple[Instance, ...]
    coefficients: tuple[Mapping[int, int], ...]
    cells: tuple[Address, ...]
    of_cell: Mapping[Address, tuple[Instance, ...]]


def sums_of(plan: Plan, off: frozenset[str]) -> Mapping[str, Sums]:
    """The tallies of every table that has one, without those of rules that are switched off."""
    return _sums_of(Same(plan), off)


@lru_cache(maxsize=64)
def _sums_of(plan: Same[Plan], off: frozenset[str]) -> Mapping[str, Sums]:
    of_table: dict[str, list[Instance]] = {}
    for rule, instances in plan.it.tallies.items():
        for instance in instances if rule not in off else ():
            of_table.setdefault(instance.table.id, []).append(instance)
    return {table: _sums(plan.it, instances) for table, instances in of_table.items()}


def _sums(plan: Plan, instances: list[Instance]) -> Sums:
    of_cell: dict[Address, list[Instance]] = {}
    for instance in instances:
        for address in instance.tally.addresses:
            of_cell.setdefault(address, []).append(instance)
    cells = [
        address
        for address, planned in plan.cells.items()
        if address in of_cell and planned.measure is Measure.COUNT
    ]
    numbers = {address: number for number, address in enumerate(cells)}
    return Sums(
        tuple(instances),
        tuple(_coefficients(instance, numbers) for instance in instances),
        tuple(cells),
        {address: tuple(of) for address, of in of_cell.items()},
    )


def _coefficients(instance: Instance, numbers: Mapping[Address, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for side, sign in ((instance.tally.left, 1), (instance.tally.right, -1)):
        for address in side:
            number = numbers.get(address)
            if number is not None:
                found[number] = found.get(number, 0) + sign
    return found
