"""What a statement is compared with: ``resources/words/targets.toml``, and the cells in a report."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from app import paths
from app.checking.context import Context
from app.record import NamedTuple
from app.report.address import Address
from app.toml_files import load_toml

OUTCOMES: Final = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other_result": "其他结果",
    "pending": "尚未审结",
}
"""The columns of table four that a statement may name."""

_OUTCOME_COLUMNS: Final = {"other_result": "other"}


class Target(NamedTuple):
    """Something a report may state: its name in a message, columns, and readings as lists of rows."""

    label: str
    columns: tuple[str, ...]
    readings: tuple[tuple[str, ...], ...]
    doubtful: bool = False
    warning: bool = False

    @property
    def subject(self) -> str:
        """What stands for it in a finding's id: made of addresses, so that it stays the same."""
        return f"{'+'.join(self.readings[0])}/{'+'.join(self.columns)}"


class Reading(NamedTuple):
    """One thing that the words may mean: cells and their sum, None where it cannot be told.

    ``unread`` are the cells that stand in the way.
    """

    cells: tuple[Address, ...]
    value: Decimal | None
    unread: tuple[Address, ...] = ()


@cache
def targets() -> Mapping[str, Target]:
    """The shipped targets by key."""
    data = load_toml(paths.resources() / "words" / "targets.toml")
    flags = {name: frozenset(keys.split()) for name, keys in data["flags"].items()}
    return {
        key: Target(
            label,
            tuple(columns.split()),
            tuple(tuple(reading.split()) for reading in readings),
            key in flags["doubtful"],
            key in flags["warning"],
        )
        for group in ("figures", "applicants")
        for key, (label, columns, *readings) in data[group].items()
    }


def target(key: str) -> Target:
    """The target of that key; ``reconsideration.upheld`` is an outcome of a row of table four."""
    row, _, outcome = key.partition(".")
    if outcome not in OUTCOMES:
        return targets()[key] if key in targets() else _single_row(key)
    whole = targets()[row]
    label = whole.label.replace("总计", OUTCOMES[outcome]).replace("之和", "")
    return whole._replace(label=label, columns=(_OUTCOME_COLUMNS.get(outcome, outcome),))


def _single_row(key: str) -> Target:
    """A row of table three that has no target of its own: 过程性信息."""
    return Target("", ("total",), ((f"requests/{key}",),))


def name(ctx: Context, of: Target) -> str:
    """How a message calls the target."""
    if of.label:
        return of.label
    row = ctx.plan.rows.get(of.readings[0][0])
    return f"{row.name}总计" if row is not None else of.readings[0][0]


def readings(ctx: Context, of: Target) -> list[Reading]:
    """The readings for which the report's form has cells."""
    found = []
    for rows in of.readings:
        cells = _cells(ctx, rows, of.columns)
        if cells:
            found.append(_read(ctx, cells))
    return found


def _cells(ctx: Context, rows: tuple[str, ...], columns: tuple[str, ...]) -> tuple[Address, ...]:
    names: list[str] = []
    for row in rows:
        if row.endswith(".*"):
            names += [address for address in ctx.plan.rows if address.startswith(row[:-1])]
        else:
            names.append(row)
    addresses = (f"{name}/{column}" for name in names for column in columns)
    return tuple(address for address in addresses if address in ctx.plan.cells)


def _read(ctx: Context, cells: tuple[Address, ...]) -> Reading:
    """The sum of the cells; blanks count as 0 where at least one cell is filled."""
    unread = ctx.unread(cells)
    if unread:
        return Reading(cells, None, unread)
    filled = [ctx.figures[address] for address in cells if address in ctx.figures]
    if not filled:
        return Reading(cells, None, cells)
    return Reading(cells, sum(filled, Decimal(0)))
