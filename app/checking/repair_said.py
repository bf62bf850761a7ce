"""What the words of a report say of single cells: it tells the likelier of several repairs."""

from __future__ import annotations

from decimal import Decimal

from app.checking.context import Context
from app.checking.words.match import Judged, judged
from app.report.address import Address


def said(ctx: Context) -> dict[Address, Decimal]:
    """The figures that are stated for one cell, without doubt and without contradiction.

    “收到申请7件” may be what was newly received or that and what was carried in: where it agrees
    with what stands in another reading than the first, it says nothing of the first one's cell.
    """
    return {one.cells[0]: one.amounts[0] for one in judged(ctx).values() if _is_clear(one)}


def _is_clear(one: Judged) -> bool:
    if len(one.cells) != 1 or len(one.amounts) != 1 or one.unread:
        return False
    if any(statement.doubtful or statement.money for statement in one.statements):
        return False
    first, *others = one.readings
    amount = one.amounts[0]
    return first.value == amount or all(reading.value != amount for reading in others)
