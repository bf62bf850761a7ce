"""The one evaluator of all tallies (勾稽关系): the sums themselves are data in the form files.

Blank, ／ and the like count as 0 if at least one cell of the tally is filled; the finding then says
so. A sum whose cells were not all read with certainty is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial

from app.checking.context import Context
from app.checking.names import show
from app.checking.plan import Instance
from app.checking.registry import Rule, add
from app.checking.verdicts import Failed, NotChecked, Verdict
from app.report.address import Address
from app.report.finding import Fact, Operand, Severity, Sum

BLANKS_AS_ZERO = "（空白按0计算）"

Hints = Callable[[Context, Instance, Sum], tuple[str, ...]]
Told = Callable[[Context, Instance], str]
_ZERO = Decimal(0)


def no_hints(ctx: Context, instance: Instance, written: Sum) -> tuple[str, ...]:  # noqa: ARG001 (a Hints)
    """No sentence to add."""
    return ()


def not_told(ctx: Context, instance: Instance) -> str:  # noqa: ARG001 (a Told)
    """No other finding says it."""
    return ""


def tally_rule(
    id: str,
    *,
    title: str,
    severity: Severity,
    basis: str,
    doc: str,
    hints: Hints = no_hints,
    told: Told = not_told,
) -> None:
    """Register a rule whose instances are the tallies of that id in the form files.

    ``hints`` gives sentences to add to a finding. ``told`` says, for an instance that fails, in
    which words another finding already tells the reviewer the same thing: it is then not told twice.
    """
    add(Rule(id, title, severity, basis, doc, partial(evaluate, rule=id, hints=hints, told=told)))


def evaluate(ctx: Context, *, rule: str, hints: Hints = no_hints, told: Told = not_told) -> Iterator[Verdict]:
    """One verdict for every instance of the rule in the blocks of the report."""
    figure = ctx.figures.__getitem__
    for instance in ctx.plan.tallies.get(rule, ()):
        tally = instance.tally
        try:
            difference = sum(map(figure, tally.left)) - sum(map(figure, tally.right))
        except KeyError:
            yield _with_gaps(ctx, instance, hints, told)
            continue
        if not difference or _holds(difference, tally.relation):
            yield instance.passed
        else:
            yield _failed(ctx, instance, hints, told)


def judge(instance: Instance, figures: Mapping[Address, Decimal]) -> bool | str:
    """Whether a tally of which every cell could be read holds; else why it cannot be judged.

    Cells that are not among the figures are empty and count as 0.
    """
    tally = instance.tally
    left, right = ([figures[a] for a in side if a in figures] for side in (tally.left, tally.right))
    if not left and not right:
        return "各单元格均为空白，未校核。"
    if _holds(sum(left) - sum(right), tally.relation):
        return True
    if tally.data.each == "row" and tally.relation == "=":
        if not left:
            return f"仅填{quoted_names(instance.right_names)}栏，各分项为空白，未校核。"
        if not right and tally.rule == "requests.row_total":
            return "“总计”栏为空白，未校核。"
    return False


def _holds(difference: Decimal | int, relation: str) -> bool:
    return difference == 0 or (difference < 0 and relation == "<=")


def write_out(ctx: Context, instance: Instance) -> Sum:
    """The tally written out, empty cells as 0."""

    def operands(addresses: tuple[Address, ...], names: tuple[str, ...]) -> tuple[Operand, ...]:
        return tuple(
            Operand(address, name, ctx.figures.get(address, _ZERO), address not in ctx.figures)
            for address, name in zip(addresses, names, strict=True)
        )

    tally = instance.tally
    return Sum(
        operands(tally.left, instance.left_names), operands(tally.right, instance.right_names), tally.relation
    )


def _with_gaps(ctx: Context, instance: Instance, hints: Hints, told: Told) -> Verdict:
    """The verdict where not every cell holds a figure."""
    tally, subject = instance.tally, instance.subject
    cells = tally.addresses
    if ctx.unread(cells):
        return ctx.not_checked(subject, cells)
    held = judge(instance, ctx.figures)
    if isinstance(held, str):
        return NotChecked(subject, held, cells, tuple(a for a in cells if a not in ctx.figures))
    if held:
        return instance.passed
    return _failed(ctx, instance, hints, told)


def _failed(ctx: Context, instance: Instance, hints: Hints, told: Told) -> Verdict:
    tally = instance.tally
    already = told(ctx, instance)
    if already:
        return NotChecked(instance.subject, already, tally.addresses)
    written = write_out(ctx, instance)
    blanks = any(operand.blank for operand in written.left + written.right)
    primary = {"all": tally.addresses, "left": tally.left, "right": tally.right}[tally.data.primary]
    related = tuple(address for address in tally.addresses if address not in primary)
    facts: dict[str, Fact] = {
        "part": instance.table.numeral,
        "name": tally.label,
        "left": side(written.left),
        "right": side(written.right),
        "left_total": written.left_total,
        "right_total": written.right_total,
        "difference": abs(written.difference),
        "blanks_as_zero": blanks,
    }
    return Failed(
        instance.subject,
        instance.place,
        primary,
        related,
        facts,
        severity=Severity(tally.data.severity),
        sum=written,
        hints=(*hints(ctx, instance, written), *((BLANKS_AS_ZERO,) if blanks else ())),
    )


def side(operands: tuple[Operand, ...]) -> str:
    """One side of a sum in a message: 本年新收5＋上年结转2＝7."""
    text = "＋".join(f"{operand.label}{show(operand.value)}" for operand in operands)
    if len(operands) == 1:
        return text
    return f"{text}＝{show(sum((operand.value for operand in operands), _ZERO))}"


def quoted_names(names: tuple[str, ...]) -> str:
    """Names of columns in quotation marks."""
    return "、".join(f"“{name}”" for name in names)
