"""Addresses: the lasting names of cells, ``table/row/column``, and of facts, ``report/name``.

They are the JSON keys and are the same in every form where the row is the same.
"""

from __future__ import annotations

from typing import Final, TypeAlias

Address: TypeAlias = str

FACTS: Final[dict[str, str]] = {
    "title": "标题",
    "issuer": "编制机关",
    "issuer_kind": "机关类型",
    "year": "报告年度",
    "period_start": "统计期限起",
    "period_end": "统计期限止",
    "signed_on": "落款日期",
    "published_on": "发布日期",
}
"""The facts of a report in the order of the first grid (基本信息), with their labels."""

ABOUT: Final = frozenset({"report/issuer_kind", "report/published_on"})
"""Facts about a report that are not printed in it: whoever changes one corrects nothing of the report."""


def cell_address(table: str, row: str, column: str) -> Address:
    """The address of one cell."""
    return f"{table}/{row}/{column}"


def fact_address(name: str) -> Address:
    """The address of a fact, a key of :data:`FACTS`."""
    return f"report/{name}"


def is_fact(address: Address) -> bool:
    """Whether the address names a fact of the report and not a cell of a table."""
    return address.startswith("report/")


def split(address: Address) -> tuple[str, str, str]:
    """Table, row and column of a cell's address; raises ValueError for a fact's."""
    table, row, column = address.split("/")
    return table, row, column
