"""The memo laid out: a row of blocks that every format prints in the same order.

Headings are numbered here, so that a part with nothing to say leaves no gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from app.checking.names import day
from app.memo.model import BROKEN, Entry, Item, Memo, Run, Settled, Unchecked

_NUMERALS = "一二三四五六七八九十"
ROOM = 6
"""Characters that there is room for where a name is to be signed."""
_LINE = 36
"""Characters of the text's size that a line holds."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Look(StrEnum):
    """How a paragraph looks."""

    BODY = "body"  # first line indented
    PLAIN = "plain"  # at the margin: the salutation
    ITEM = "item"  # the head line of a finding
    DETAIL = "detail"  # a line under it
    CLOSING = "closing"  # office and date at the right


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the memo, 1 its parts, 2 parts of the report."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]
    look: Look = Look.BODY

    @property
    def text(self) -> str:
        """All of it without emphasis."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``widths`` are relative, ``centred`` are columns by number.

    Without a ``header`` the first column holds the labels.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    header: tuple[str, ...] = ()
    centred: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """The place to sign: labels, each with a name or room for one."""

    entries: tuple[Entry, ...]

    @property
    def lines(self) -> tuple[tuple[Entry, ...], ...]:
        """All in one line, or each in its own where names are too long for one."""
        signs = sum(len(entry.label) + 2 + max(ROOM, len(entry.value)) for entry in self.entries)
        return (self.entries,) if signs <= _LINE else tuple((entry,) for entry in self.entries)


Block: TypeAlias = Heading | Paragraph | Grid | Signatures


def blocks(memo: Memo) -> tuple[Block, ...]:
    """All blocks of the memo, from its title to the place to sign."""
    found: list[Block] = [
        Heading(0, memo.title),
        _text(memo.addressee, Look.PLAIN),
        _text(memo.opening),
    ]
    chapters = (
        ("校核对象", _object(memo)),
        ("校核结果", _result(memo)),
        ("需核实处理的问题", _findings(memo)),
        ("校核中作出的更正", _corrections(memo)),
        ("经复核不构成问题的事项", _accepted(memo)),
        ("未能校核的内容", _unchecked(memo)),
        ("反馈要求", iter([_text(memo.closing)])),
    )
    number = 0
    for title, chapter in chapters:
        if content := list(chapter):
            found += [Heading(1, f"{_NUMERALS[number]}、{title}"), *content]
            number += 1
    found.append(Signatures(memo.signatures))
    if memo.office:
        found.append(_text(memo.office, Look.CLOSING))
    found.append(_text(day(memo.on), Look.CLOSING))
    return tuple(found)


def stays(block: Block, following: Sequence[Block]) -> bool:
    """Whether a page break after the block would part what must be read together.

    The chains are short: LibreOffice gives up on one that is longer than a few paragraphs.
    """
    looks = [after.look if isinstance(after, Paragraph) else None for after in following]
    match block:
        case Heading() | Signatures():
            return True
        case Paragraph(_, Look.ITEM | Look.CLOSING):
            return bool(following)
        case Paragraph(_, Look.DETAIL):  # the last line of a finding never stands alone
            return looks[:1] == [Look.DETAIL] and looks[1:] != [Look.DETAIL]
        case Paragraph():
            return bool(following) and isinstance(following[0], Grid | Signatures)
        case Grid():
            return False


def plain(text: str) -> str:
    """The text as any format can hold it: what a damaged file may bring along becomes ``�``."""
    return _UNPRINTABLE.sub("\ufffd", text)


def _text(text: str, look: Look = Look.BODY) -> Paragraph:
    return Paragraph((Run(text),), look)


def _labelled(label: str, *runs: Run) -> Paragraph:
    # The colon outside: Markdown takes ** between a colon and a character for text.
    return Paragraph((Run(label, strong=True), Run("："), *runs), Look.DETAIL)


def _object(memo: Memo) -> Iterator[Block]:
    yield Grid(tuple((entry.label, entry.value) for entry in memo.entries), (22, 78))


def _result(memo: Memo) -> Iterator[Block]:
    yield _text(memo.result)
    # Only where a check broke does the issuer learn that checks can.
    counts = [(label, count) for label, count in memo.counts if count or label != BROKEN]
    labels = (*(label for label, _ in counts), "合计")
    numbers = [count for _, count in counts]
    row = tuple(str(number) for number in (*numbers, sum(numbers)))
    if any(numbers[1:]):  # else the sentence says it all, and the memo has one page
        yield Grid((row,), (1,) * len(labels), labels, centred=tuple(range(len(labels))))
    if memo.misread:
        yield _text(memo.misread)


def _findings(memo: Memo) -> Iterator[Block]:
    if memo.parts:
        yield _text("“错误”须更正或书面说明理由，“警告”请核实，“提示”供参考。")
    for index, part in enumerate(memo.parts):
        yield Heading(2, f"（{_NUMERALS[index]}）{part.title}")
        for item in part.items:
            yield from _item(item)


def _item(item: Item) -> Iterator[Block]:
    head = f"{item.number}．【{item.severity}】{item.title}"
    place = f"（{item.place}）" if item.place else ""
    yield Paragraph((Run(head, strong=True), Run(place)), Look.ITEM)
    yield _labelled("问题", Run(item.message))
    if item.quotations:
        yield _labelled("原文", Run("；".join(item.quotations)))
    if item.sums:
        yield _labelled("计算", *_joined(item.sums))
    if item.notes:
        yield _labelled("说明", Run("".join(item.notes)))
    if item.basis:
        yield _labelled("依据", Run(item.basis))
    if item.word:
        yield _labelled("复核意见", Run(item.word))
    yield _labelled("处理要求", Run(item.todo))


def _joined(lines: tuple[tuple[Run, ...], ...]) -> Iterator[Run]:
    for index, line in enumerate(lines):
        yield from line
        yield Run("；" if index < len(lines) - 1 else "。")


def _corrections(memo: Memo) -> Iterator[Block]:
    if memo.corrections:
        yield _text("校核中对下列单元格作了更正，请核实；确认无误的，请在已公布的报告中作相同更正。")
        rows = tuple((change.cell, change.before, change.after, change.reason) for change in memo.corrections)
        yield Grid(rows, (46, 12, 12, 30), ("单元格", "原值", "更正值", "理由"), centred=(1, 2))
    if memo.resolved:
        yield _text("下列问题已在校核中更正或确认：")
        yield _settled(memo.resolved, "更正情况")


def _accepted(memo: Memo) -> Iterator[Block]:
    if memo.accepted:
        yield _text("下列事项由校核提示，经复核不构成问题，无需处理：")
        yield _settled(memo.accepted, "复核理由")


def _settled(items: tuple[Settled, ...], reason: str) -> Grid:
    rows = tuple((item.place, item.message, item.reason or "—") for item in items)
    return Grid(rows, (24, 46, 30), ("部位", "事项", reason))


def _unchecked(memo: Memo) -> Iterator[Block]:
    if memo.unchecked:
        yield _text("下列检查因所需内容空白、缺失或识别存疑未能进行，不等于通过，请补充或对照原文核对：")
        yield _reasons(memo.unchecked)
    if memo.broken:
        yield _text("下列检查因校核程序出错未能完成，不等于通过，也不表示报告有误：")
        yield _reasons(memo.broken)


def _reasons(groups: tuple[Unchecked, ...]) -> Grid:
    rows = tuple((group.reason, "、".join(group.checks), str(group.count)) for group in groups)
    return Grid(rows, (50, 38, 12), ("原因", "涉及的检查", "项数"), centred=(2,))
