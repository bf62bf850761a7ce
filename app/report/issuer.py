"""Kinds of issuer (编制机关), on which deadlines and required contents depend."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class IssuerKind(StrEnum):
    """The kinds that articles 49 and 50 of the Regulation and local practice tell apart."""

    GOVERNMENT = "government"
    TOWN = "town"
    STREET = "street"
    DEPARTMENT = "department"
    ZONE = "zone"
    UNKNOWN = "unknown"


KIND_LABELS: Final[dict[IssuerKind, str]] = {
    IssuerKind.GOVERNMENT: "县级以上人民政府",
    IssuerKind.TOWN: "乡镇人民政府",
    IssuerKind.STREET: "街道办事处",
    IssuerKind.DEPARTMENT: "政府部门",
    IssuerKind.ZONE: "开发区管委会",
    IssuerKind.UNKNOWN: "未识别",
}
