"""The smallest repair: which few cells, changed to what, would make the tallies hold again.

The principle of statistical data editing (Fellegi and Holt 1976): data should satisfy all edits by
changing the fewest possible values. What was not read with certainty is unknown: it is never
changed, and a sum that contains it is not judged. A repair is only ever suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from app.checking.context import Context
from app.checking.plan import Instance
from app.checking.repair_order import Change, Looks
from app.checking.repair_said import said
from app.checking.repair_search import Answer, Bound, Equation, Number, smallest
from app.checking.repair_sums import Sums, sums_of
from app.checking.repair_text import sentence
from app.checking.tallies import judge
from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import CellState
from app.report.finding import Outcome, Suggestion

AT_MOST: Final = 12
"""Of equally small repairs, so many are kept."""

SHOWN: Final = 5
"""So many stand on a finding: one row of table four has five figures, any of which may be wrong."""

SHOWN_OF_SEVERAL: Final = 3
"""So many of those that change several cells."""

_ZERO: Final = Decimal(0)
_USABLE: Final = (CellState.NUMBER, CellState.BLANK, CellState.NOT_APPLICABLE)

Key = tuple[str, str]
"""Rule and subject of a tally."""


class Repair(NamedTuple):
    """Cells to change so that all of ``mends``, the tallies that fail together, hold.

    ``has_reason`` says that a known kind of mistake, or the words, speak for every change. ``parts``
    are the repair taken apart where several changes have no sum in common: each mends some of the
    tallies and breaks none, whether the others follow or not.
    """

    changes: tuple[Change, ...]
    mends: tuple[Key, ...]
    has_reason: bool
    parts: tuple[Repair, ...] = ()


def repairs(ctx: Context, stated: Mapping[Address, Decimal] | None = None) -> list[list[Repair]]:
    """The smallest repairs of every group of tallies that fail together, the likeliest first.

    Tallies belong together if they are linked by cells that may change: the three tables do not
    depend on each other. Tallies of rules that are switched off are not looked at. ``stated`` is
    what the words of the report state of single cells: it orders the repairs.
    """
    off = frozenset(ctx.settings.rules_off)
    found: list[list[Repair]] = []
    for sums in sums_of(ctx.plan, off).values():
        held = [_held(ctx, instance) for instance in sums.instances]
        if False in held:
            system = _System(ctx, sums, held, stated or {})
            found += filter(None, map(system.repair, system.groups()))
    return found


def _held(ctx: Context, instance: Instance) -> bool | str | None:
    """Whether the tally holds, why it cannot be judged, or None where a cell was not read."""
    return None if ctx.unread(instance.tally.addresses) else judge(instance, ctx.figures)


class _System:
    """The tallies of a table in which one fails, as equations; an equation is its place there."""

    def __init__(
        self, ctx: Context, sums: Sums, held: Sequence[bool | str | None], stated: Mapping[Address, Decimal]
    ) -> None:
        self.ctx = ctx
        self.sums = sums
        self.stated = stated
        self.looks = Looks(ctx.plan, ctx.figures, sums.of_cell, stated)
        self.keys = [(instance.tally.rule, instance.subject) for instance in sums.instances]
        fixed = {number for number, address in enumerate(sums.cells) if not self._may_change(address)}
        self.equations: dict[int, Equation] = {
            place: self._equation(place, fixed) for place, holds in enumerate(held) if isinstance(holds, bool)
        }

    def _may_change(self, address: Address) -> bool:
        cell = self.ctx.report.cells.get(address)
        return cell is not None and cell.certain and cell.state in _USABLE

    def _equation(self, place: int, fixed: set[int]) -> Equation:
        tally, figures = self.sums.instances[place].tally, self.ctx.figures
        coefficients = self.sums.coefficients[place]
        if not fixed.isdisjoint(coefficients):
            coefficients = {cell: factor for cell, factor in coefficients.items() if cell not in fixed}
        left, right = (
            sum([figures[a] for a in side if a in figures], _ZERO) for side in (tally.left, tally.right)
        )
        return Equation(coefficients, _number(left - right), tally.relation == "=")

    def groups(self) -> list[list[int]]:
        """The equations in groups that cells link, of which at least one fails."""
        of_cell: dict[int, list[int]] = {}
        for place, equation in self.equations.items():
            for cell in equation.coefficients:
                of_cell.setdefault(cell, []).append(place)
        found: list[list[int]] = []
        met: set[int] = set()
        for place, equation in self.equations.items():
            if equation.holds or place in met:
                continue
            group, todo = {place}, [place]
            seen: set[int] = set()
            while todo:
                cells = self.equations[todo.pop()].coefficients.keys() - seen
                seen |= cells
                linked = {other for cell in cells for other in of_cell[cell]} - group
                group |= linked
                todo += linked
            met |= group
            found.append(sorted(group))
        return found

    def repair(self, group: Sequence[int]) -> list[Repair]:
        """The smallest repairs of a group."""
        equations = [self.equations[place] for place in group]
        cells: set[int] = set().union(*(equation.coefficients for equation in equations))
        values = {cell: self._value(self.sums.cells[cell]) for cell in sorted(cells)}
        mends = tuple(self.keys[place] for place in group if not self.equations[place].holds)
        found = [
            self._as_said(tuple(self._change(*change) for change in answer))
            for answer in smallest(equations, values, self._breaks_nothing)
        ]
        ordered = sorted(found, key=self.looks.cost)
        return [
            Repair(changes, mends, self.looks.has_reason(changes), self._parts(changes, mends))
            for changes in ordered[:AT_MOST]
        ]

    def _parts(self, changes: tuple[Change, ...], mends: tuple[Key, ...]) -> tuple[Repair, ...]:
        linked: list[tuple[set[Key], list[Change]]] = []
        for change in changes:
            keys = {(one.tally.rule, one.subject) for one in self.sums.of_cell[change.address]}
            apart = [part for part in linked if part[0].isdisjoint(keys)]
            joined = [part for part in linked if not part[0].isdisjoint(keys)]
            own = [one for part in joined for one in part[1]]
            linked = [*apart, (keys.union(*(part[0] for part in joined)), [*own, change])]
        if len(linked) == 1:
            return ()
        return tuple(
            Repair(
                tuple(part), tuple(key for key in mends if key in keys), self.looks.has_reason(tuple(part))
            )
            for keys, part in linked
        )

    def _value(self, address: Address) -> Number:
        return _number(self.ctx.figures.get(address, _ZERO))

    def _change(self, cell: int, value: int, bound: Bound) -> Change:
        address = self.sums.cells[cell]
        return Change(address, self.ctx.figures.get(address), value, bound)

    def _as_said(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Where a sum leaves the figure open, the one that the words state, if it will do."""
        for at, change in enumerate(changes):
            figure = self.stated.get(change.address)
            if not change.bound or figure is None or figure != figure.to_integral_value() or figure < 0:
                continue
            better = (*changes[:at], change._replace(after=int(figure), bound=""), *changes[at + 1 :])
            if self._holds_after({one.address: Decimal(one.after) for one in better}):
                changes = better
        return changes

    def _breaks_nothing(self, answer: Answer) -> bool:
        return self._holds_after({self.sums.cells[one.cell]: Decimal(one.value) for one in answer})

    def _holds_after(self, changed: Mapping[Address, Decimal]) -> bool:
        """Whether no tally with one of these cells fails after the change, judged before or not."""
        after = {**self.ctx.figures, **changed}
        for instance in {id(one): one for a in changed for one in self.sums.of_cell[a]}.values():
            addresses = instance.tally.addresses
            unread = frozenset(self.ctx.unread(addresses))
            if not unread:
                if judge(instance, after) is False:
                    return False
            elif _may_hold(instance, self.ctx.figures, unread) and not _may_hold(instance, after, unread):
                return False
        return True


def _number(value: Decimal) -> Number:
    """A whole figure as an int: that is much faster."""
    whole = int(value)
    return whole if whole == value else value


def _may_hold(instance: Instance, figures: Mapping[Address, Decimal], unread: frozenset[Address]) -> bool:
    """Whether a tally could hold with some figures, not negative, in the cells that were not read."""
    tally = instance.tally
    left, right = (
        sum((figures.get(a, _ZERO) for a in side if a not in unread), _ZERO)
        for side in (tally.left, tally.right)
    )
    if left > right:
        return not unread.isdisjoint(tally.right)
    return left == right or tally.relation == "<=" or not unread.isdisjoint(tally.left)


def attach(ctx: Context, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes, findings of tallies with the repairs that would mend them as suggestions.

    Each finding has what mends it, and, where that is a part, the likeliest repair of everything.
    """
    stated = said(ctx)
    found: dict[Key, tuple[Suggestion, ...]] = {}
    for group in repairs(ctx, stated):
        shown = _shown(group)
        for key in group[0].mends:
            # First what mends this tally alone, which may be the same in several repairs, then all.
            ordered = dict.fromkeys([*(_at(key, repair) for repair in shown), *shown[:1]])
            found[key] = tuple(_suggestion(ctx, repair, stated) for repair in ordered)
    return [_with(outcome, found.get((outcome.rule, outcome.subject), ())) for outcome in outcomes]


def _at(key: Key, repair: Repair) -> Repair:
    """The part of a repair that mends this tally."""
    return next((part for part in repair.parts if key in part.mends), repair)


def _suggestion(ctx: Context, repair: Repair, stated: Mapping[Address, Decimal]) -> Suggestion:
    # Some that fail have no finding of their own: they are told together with another.
    count = sum(1 for key in repair.mends if key in ctx.failed)
    changes = tuple((change.address, str(change.after)) for change in repair.changes)
    return Suggestion(changes, sentence(repair.changes, count, ctx.plan, stated))


def _shown(group: list[Repair]) -> list[Repair]:
    """Those that stand on the findings. Of more than a few, only what there is a reason for.

    Where the rows have no totals, any of twenty results may be the one that is wrong.
    """
    at_most = SHOWN if len(group[0].changes) == 1 else SHOWN_OF_SEVERAL
    if len(group) <= at_most:
        return group
    return [repair for repair in group if repair.has_reason][:at_most]


def _with(outcome: Outcome, suggestions: tuple[Suggestion, ...]) -> Outcome:
    finding = outcome.finding
    if finding is None or not suggestions:
        return outcome
    return outcome._replace(finding=finding._replace(suggestions=finding.suggestions + suggestions))
