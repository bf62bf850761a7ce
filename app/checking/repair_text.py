"""A repair in a sentence: 将 予以公开·自然人 5 改为 6，可同时消除 3 处勾稽错误."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from app.checking.names import show
from app.checking.plan import Plan
from app.checking.repair_order import Change
from app.report.address import Address

_BOUND: Final = {"": "改为", "least": "至少改为", "most": "至多改为"}


def sentence(
    changes: Sequence[Change], count: int, plan: Plan, stated: Mapping[Address, Decimal] | None = None
) -> str:
    """What to change, whether the words of the report say the same, and how many findings that mends."""
    told = "、".join(_told(change, plan) + _agrees(change, stated or {}) for change in changes)
    return f"将 {told}，可{'同时' if count > 1 else ''}消除 {count} 处勾稽错误"


def _agrees(change: Change, stated: Mapping[Address, Decimal]) -> str:
    return "（与正文一致）" if stated.get(change.address) == change.after else ""


def _told(change: Change, plan: Plan) -> str:
    before = "空白" if change.before is None else show(change.before)
    return f"{plan.cells[change.address].name} {before} {_BOUND[change.bound]} {change.after}"
