"""Kinds of issuer, told by how their names end."""

from __future__ import annotations

import re
from functools import lru_cache

from app.report.issuer import IssuerKind

# The first that fits decides. An office of a government (人民政府办公室) counts as the government:
# it is the competent authority that compiles the whole area's report (article 49 paragraph 2), and
# a reviewer can set the kind where the report is the office's own.
_ENDINGS: tuple[tuple[IssuerKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (IssuerKind.STREET, r"(?:街道|街道办|街道办公室|办事处|街办|街)$"),
        (
            IssuerKind.TOWN,
            r"(?:镇|乡|苏木|(?:镇|乡|苏木)(?:人民)?政府|(?:镇|乡)(?:人民)?政府(?:办公室|党政办公室|办)|(?:镇|乡)党政办(?:公室)?)$",
        ),
        (
            IssuerKind.ZONE,
            r"(?:管理委员会|管委会|管委办|开发区|高新区|经开区|示范区|度假区|园区|保税区|产业园|新区管委会办公室)$",
        ),
        (
            IssuerKind.GOVERNMENT,
            r"(?:(?:省|市|(?<![社景林矿校])区|县|州|盟|旗)(?:(?:人民)?政府(?:办公室|办公厅|办)?)?|人民政府)$",
        ),
        (
            IssuerKind.DEPARTMENT,
            r"(?:局|委|委员会|办|办公室|厅|院|中心|部|署|行|站|所|总队|支队|大队|队|馆|社|会|处|科|校|学校|学院|大学|医院|公司|集团|法院|台|库)$",
        ),
    )
)


@lru_cache(maxsize=1024)
def issuer_kind(name: str) -> IssuerKind:
    """The kind of the issuer of that name."""
    name = re.sub(r"\s|[(（][^()（）]*[)）]$", "", name)
    for kind, ending in _ENDINGS:
        if ending.search(name):
            return kind
    return IssuerKind.UNKNOWN
