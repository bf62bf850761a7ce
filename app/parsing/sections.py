"""The six parts of a report and their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.forms.labels import fold
from app.parsing.lines import Line
from app.record import NamedTuple
from app.report.cell import Span
from app.report.report import Section

_WHOSE = r"(?:政府信息公开|政务信息公开|政务公开|政务信息|信息公开)?(?:工作)?"
_WHEN = r"(?:\d{4}年度?|本年度?)?"

# Wordings met (DOMAIN, section-heading variants), folded, without number and punctuation. A
# pattern in ``numbered`` is too common in running text to count without a number before it.
_PATTERNS: tuple[tuple[int, str, str], ...] = (
    (1, rf"{_WHEN}{_WHOSE}总体(?:工作|落实)?情况|总体概述", r"概述|基本情况"),
    (
        2,
        rf"(?:行政机关)?{_WHEN}主动公开政[府务]信息的?情况(?:统计表)?",
        rf"(?:行政机关)?{_WHEN}主动公开(?:信息)?的?情况",
    ),
    (
        3,
        rf"(?:行政机关)?{_WHEN}(?:收到[和及]|接收[和及])处理(?:政府)?(?:信息公开|政府信息)申请的?情况(?:统计表)?",
        rf"(?:行政机关)?{_WHEN}(?:收到|受理)(?:[和及]处理)?(?:政府)?信息公开申请的?情况",
    ),
    (
        4,
        r"(?:因?(?:政府)?信息公开(?:工作)?)?的?(?:被申请|被提起|被)?行政复议[和及与]?(?:被?提起)?行政诉讼的?情况(?:统计表)?",
        r"(?:因?政府信息公开(?:工作)?)?.{0,4}行政复议.{0,6}诉讼.{0,4}情况",
    ),
    (
        5,
        rf"{_WHOSE}(?:中)?存在的?(?:主要)?问题(?:和不足)?[及和与](?:下一步)?(?:改进|整改)(?:情况|措施|方向|思路|意见|打算)",
        rf"{_WHOSE}(?:中)?(?:存在的?)?(?:主要)?问题(?:[及和与].{{0,8}})?",
    ),
    (
        6,
        r"其[他它]需要(?:报告|汇报|说明)的?(?:事项|情况)|需要(?:报告|汇报|说明)的其[他它](?:事项|情况)",
        r"其[他它]事项|其[他它]情况",
    ),
)
_ANY = re.compile("|".join(f"(?P<p{id}>{plain})|(?P<n{id}>{numbered})" for id, plain, numbered in _PATTERNS))
_HINT = re.compile(r"情\s*况|事\s*项|问\s*题|概\s*述|措\s*施|方\s*向|思\s*路|意\s*见|打\s*算|统\s*计\s*表")
_NUMBER = re.compile(
    r"[|l#*\s]{0,8}(?:第?(?P<top>[一二三四五六七八九十]{1,3}|\d{1,2}|[０-９]{1,2})(?:部分)?\s{0,4}[、.．，,:：\s]"
    r"|[(（]\s{0,4}(?P<sub>[一二三四五六七八九十]{1,3}|\d{1,2})\s{0,4}[)）]\s{0,4}[、.．]?)\s{0,8}"
)
_STOP = re.compile(r"[。:：;；]")
_PUNCTUATION = re.compile(r"[、,。:;./]")
_SHORTEST, _LONGEST = 2, 45


class Heading(NamedTuple):
    """A line that reads like the heading of part ``id``; the better, the higher ``rank``."""

    id: int
    heading: str
    number: str
    span: Span
    rank: int
    line: int


def find_headings(text: str, lines: Sequence[Line]) -> list[Heading]:
    """Every line that may be a section's heading, table captions that repeat one included."""
    found = []
    for index, line in enumerate(lines):
        if len(line.text) >= _SHORTEST and _HINT.search(line.text, 0, _LONGEST):
            heading = _heading(text, line, index)
            if heading:
                found.append(heading)
    return found


def _heading(text: str, line: Line, index: int) -> Heading | None:
    printed = line.text.strip("|*# \t")
    number = _NUMBER.match(printed)
    top = number["top"] if number else None
    sub = number["sub"] if number else None
    title = printed[number.end() :] if number else printed
    if len(title) > _LONGEST or _STOP.search(title):
        cut = _STOP.search(title, 0, _LONGEST)  # "六、其他需要报告的事项：无"
        if cut is None or (cut.end() < len(title) and not top):
            return None
        title = title[: cut.start()]
    title = title.rstrip("|* \t\u00a0\u3000")
    match = _ANY.fullmatch(_PUNCTUATION.sub("", fold(title)))
    if match is None or match.lastgroup is None:
        return None
    kind, id = match.lastgroup[0], int(match.lastgroup[1:])
    if kind == "n" and not top:
        return None
    rank = (4 if top else 0 if sub else 2) + (kind == "p") - 3 * bool(line.mark)
    start = text.index(printed, line.start)
    if number and number.end() == 0:
        number = None
    begin = start + (len(number[0]) - len(number[0].lstrip("|l#* \t\u00a0\u3000")) if number else 0)
    stop = start + (number.end() if number else 0) + len(title)
    return Heading(id, title, top or sub or "", Span(begin, stop), rank, index)


def choose_sections(text: str, headings: Sequence[Heading], lines: Sequence[Line]) -> tuple[Section, ...]:
    """The best heading of each part, in the order of the text, with its body."""
    starts = {heading.line: heading.id for heading in headings}
    best: dict[int, Heading] = {}
    subs = sum(1 for heading in headings if heading.rank in (0, 1))
    for heading in headings:
        if heading.rank < 0 or (heading.rank < 2 and subs < 3):
            continue
        rank = heading.rank - 4 * _in_contents(heading, lines, starts)
        old = best.get(heading.id)
        if old is None or rank > old.rank:
            best[heading.id] = heading._replace(rank=rank)
    chosen = sorted(best.values(), key=lambda heading: heading.span.start)
    ends = [heading.span.start for heading in chosen[1:]] + [len(text)]
    return tuple(
        Section(h.id, h.heading, h.number, h.span, Span(h.span.end, max(h.span.end, end)))
        for h, end in zip(chosen, ends, strict=False)  # no heading, but one end
    )


def _in_contents(heading: Heading, lines: Sequence[Line], starts: Mapping[int, int]) -> bool:
    """Whether the line stands in a table of contents: the next one is another part's heading."""
    for index in range(heading.line + 1, min(heading.line + 6, len(lines))):
        if lines[index].text:
            return starts.get(index, heading.id) != heading.id
    return False
