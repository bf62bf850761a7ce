"""How cells, rows and columns are called in a message, and how numbers and dates are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

NUMERALS: Final = ("〇", "一", "二", "三", "四", "五", "六")
HEADINGS: Final[dict[int, str]] = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}
"""The headings of the six parts, the same in both forms."""


def show(value: Decimal) -> str:
    """The figure with every digit that was printed, never in powers of ten."""
    return format(value, "f")


def day(value: date) -> str:
    """A date as these reports write it: 2021年2月5日."""
    return f"{value.year}年{value.month}月{value.day}日"


def quoted(names: Iterable[str]) -> str:
    """Names in quotation marks, one after the other: “甲”“乙”."""
    return "".join(f"“{name}”" for name in names)


def some(names: Sequence[str], unit: str, at_most: int = 3) -> str:
    """The first few names, and how many there are if there are more: “甲”“乙”“丙”等9格."""
    if len(names) <= at_most:
        return quoted(names)
    return f"{quoted(names[:at_most])}等{len(names)}{unit}"


def runs(order: Sequence[str], chosen: Iterable[str], unit: str) -> tuple[str, ...]:
    """The chosen names in their order, quoted, three or more neighbours drawn together.

    >>> runs(["甲", "乙", "丙", "丁", "戊"], ["甲", "丙", "丁", "戊"], "行")
    ('“甲”', '“丙”至“戊”3行')
    """
    wanted = set(chosen)
    parts: list[str] = []
    start = 0
    while start < len(order):
        if order[start] not in wanted:
            start += 1
            continue
        end = start
        while end < len(order) and order[end] in wanted:
            end += 1
        if end - start > 2:
            parts.append(f"“{order[start]}”至“{order[end - 1]}”{end - start}{unit}")
        else:
            parts += [f"“{name}”" for name in order[start:end]]
        start = end
    return tuple(parts)


def in_line(parts: Sequence[str]) -> str:
    """What :func:`runs` made, as a sentence has it: 、 only beside a run, for two quotations need none.

    >>> in_line(["“甲”", "“乙”", "“丁”至“庚”4行"])
    '“甲”“乙”、“丁”至“庚”4行'
    """
    said = ""
    for before, part in zip(("", *parts), parts, strict=False):
        apart = before and not (before.endswith("”") and part.endswith("”"))
        said += "、" + part if apart else part
    return said
