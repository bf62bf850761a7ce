"""Rules of proofreading: lists that skip a number, text that is there twice, punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.checking.body import Body, body
from app.checking.context import Context
from app.checking.registry import PRACTICE, rule
from app.checking.signs import is_han
from app.checking.verdicts import Failed, Passed, Verdict
from app.record import NamedTuple
from app.report.cell import Span
from app.report.finding import Severity

_SUBJECT = "text"
_PLACE = "正文"
_NUMERALS = "一二三四五六七八九十"
_DIGITS = {numeral: value for value, numeral in enumerate(_NUMERALS, 1)} | {"两": 2}
_CLAUSE_ENDS = frozenset("。；，：、\n") | {""}
_LEAST_REPEAT = 4
_LONGEST_REPEAT = 24
_LEAST_SENTENCE = 16


class _Fault(NamedTuple):
    """Something to mend: what tells it apart, what is said of it, where it stands.

    The place is one in the folded text, but for ``at``, which is one in the report's.
    """

    key: str
    text: str
    start: int = 0
    end: int = 0
    at: Span | None = None


def _verdicts(text: Body, faults: Iterator[_Fault]) -> Iterator[Verdict]:
    seen: set[str] = set()
    for fault in faults:
        if fault.key not in seen:
            seen.add(fault.key)
            span = fault.at or text.span(fault.start, max(fault.end, fault.start + 1))
            yield Failed(f"{_SUBJECT}/{fault.key}", _PLACE, facts={"what": fault.text}, span=span)
    if not seen:
        yield Passed(_SUBJECT)


class _Item(NamedTuple):
    """The beginning of an item: 一是 at that of a clause, (一) at that of a paragraph (``kind`` sub)."""

    kind: str
    numeral: str
    start: int


@cache
def _item() -> re.Pattern[str]:
    # It begins with a choice of letters, and not of branches: so it is searched for quickly.
    return re.compile(r"[一二三四五六七八九十\n](?:(?<!\n)是|(?<=\n)\((?P<sub>[一二三四五六七八九十])\))")


def _items(text: str, start: int, end: int) -> Iterator[_Item]:
    for found in _item().finditer(text, max(0, start - 1), end):
        at, sub = found.start(), found["sub"]
        if sub:
            yield _Item("sub", sub, at)
        elif text[at - 1 : at] in _CLAUSE_ENDS:
            yield _Item("is", text[at], at)


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(
        r"(?P<count>[两二三四五六七八九])(?P<what>(?:个|方面|点|项|大)[^。；，\n”]{0,10}”?)[：:，](?=一是)"
    )


@rule(
    "wording.numbering",
    title="序号不连续",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：分项序号应连续，所称项数应与所列相符。",
)
def numbering(ctx: Context) -> Iterator[Verdict]:
    """Proofreading. Met: 二是 without 一是; “三个更加” with four items. Lists inside lists are let be."""
    text = body(ctx)

    def faults() -> Iterator[_Fault]:
        for id in sorted(text.parts):
            start, end = text.parts[id]
            yield from _gaps(text.text, start, end)
            yield from _counts(text.text, start, end)

    yield from _verdicts(text, faults())


def _gaps(text: str, start: int, end: int) -> Iterator[_Fault]:
    """Items that follow no item one lower in a list that is still open."""
    open_lists: dict[str, list[int]] = {"is": [], "sub": []}
    for kind, numeral, at in _items(text, start, end):
        value = _DIGITS[numeral]
        lists = open_lists[kind]
        if kind == "sub":
            open_lists["is"] = []
        while lists and lists[-1] != value - 1 and value > 1:
            lists.pop()
        if lists and value > 1:
            lists[-1] = value
            continue
        lists.append(value)
        if value > 1:
            shown = f"{numeral}是" if kind == "is" else f"({numeral})"
            lacking = f"{_NUMERALS[value - 2]}是" if kind == "is" else f"({_NUMERALS[value - 2]})"
            begin = at + (kind == "sub")
            around = text[begin : begin + 10].split("\n")[0]
            yield _Fault(around, f"有“{shown}”而未见“{lacking}”", begin, begin + len(around))


def _counts(text: str, start: int, end: int) -> Iterator[_Fault]:
    """“三个…：一是…” whose list has more items, or fewer in its paragraph."""
    for found in _announced().finditer(text, start, end):
        stop = text.find("\n", found.end())
        stop = end if stop < 0 else min(stop, end)
        last = 0
        for item in _items(text, found.end(), stop):
            value = _DIGITS[item.numeral] if item.kind == "is" else 0
            if value == last + 1:
                last = value
            elif value:
                break
        count = _DIGITS[found["count"]]
        if last > 1 and last != count:
            name = (found["count"] + found["what"]).strip("”")
            yield _Fault(name, f"称“{name}”，列有{last}项", found.start(), found.end() - 1)


@rule(
    "wording.repeat",
    title="文字重复",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：校对中的重复文字。",
)
def repeat(ctx: Context) -> Iterator[Verdict]:
    """Proofreading: words that stand twice in a row (的 let be), and whole sentences that stand twice."""
    text = body(ctx)

    def faults() -> Iterator[_Fault]:
        yield from _in_a_row(text.text)
        yield from _sentences_twice(text.text)

    yield from _verdicts(text, faults())


def _in_a_row(text: str) -> Iterator[_Fault]:
    """Two equal neighbours of four characters or more.

    For every length the text is laid over itself, shifted: as one large number, xor leaves zeros
    where both agree. A regular expression takes fifty times as long for that.
    """
    kept = text.replace("的", "")
    data = kept.encode("utf-16-le", "replace")
    number = int.from_bytes(data, "little")
    for length in range(_LONGEST_REPEAT, _LEAST_REPEAT - 1, -1):
        shifted = (number ^ (number >> 16 * length)).to_bytes(len(data), "little")
        at = shifted.find(bytes(2 * length))
        while 0 <= at < len(data) - 4 * length + 1:
            start = (at + 1) // 2
            words = kept[start : start + length]
            if words == kept[start + length : start + 2 * length] and _is_wording(words):
                first = _with_de(text, start)
                yield _Fault(words, f"“{words}”重复", first, _with_de(text, start + 2 * length - 1) + 1)
                return
            at = shifted.find(bytes(2 * length), at + 2)


def _with_de(text: str, at: int) -> int:
    """Where a character of the text without 的 stands in the text."""
    left_out = text.find("的")
    while 0 <= left_out <= at:
        at += 1
        left_out = text.find("的", left_out + 1)
    return at


def _is_wording(words: str) -> bool:
    return len(set(words)) > 2 and all(is_han(sign) or sign in "、，" for sign in words)


def _sentences_twice(text: str) -> Iterator[_Fault]:
    seen: set[str] = set()
    for sentence in re.split(r"[。\n]", text):
        if len(sentence) < _LEAST_SENTENCE:
            continue
        if sentence in seen:
            at = text.find(sentence, text.find(sentence) + 1)
            yield _Fault(sentence[:12], f"“{sentence[:20]}…”一句重复", at, at + len(sentence))
        seen.add(sentence)


@cache
def _doubled() -> re.Pattern[str]:
    # A choice of marks at its beginning, and not of branches: so it is searched for quickly.
    return re.compile(r"[。，；：、！？](?:(?<![！？])[。，；：、]+|(?<=[！？])[，；：、。])")


@cache
def _run_on() -> re.Pattern[str]:
    return re.compile(r"(?:不够|不太|还不)“[^”\n]{1,8}”(?![的地得和与、等之问])")


def _run_ons(text: str) -> Iterator[re.Match[str]]:
    """不够“接地气”虚假…: a predicate in quotation marks with no mark before the next clause."""
    if any(words in text for words in ("不够“", "不太“", "还不“")):
        for found in _run_on().finditer(text):
            if is_han(text[found.end() : found.end() + 1]):
                yield found


def _half_commas(text: str, start: int, end: int) -> Iterator[int]:
    """Where half-width commas stand between words."""
    at = text.find(",", start, end)
    while at >= 0:
        before, behind = text[max(0, at - 1) : at], text[at + 1 : min(end, at + 2)]
        if (is_han(before) or before in set("”》）")) and (is_han(behind) or behind in set("“《（")):
            yield at
        at = text.find(",", at + 1, end)


@rule(
    "wording.punctuation",
    title="标点符号",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：标点符号成对、不重复、全半角一致。",
)
def punctuation(ctx: Context) -> Iterator[Verdict]:
    """Proofreading: brackets and quotation marks in pairs, no mark doubled or left out, one width.

    Item numbers (“1)”) need no other half. A report in half-width marks throughout is let be.
    """
    text = body(ctx)

    def faults() -> Iterator[_Fault]:
        yield from _unpaired(text.text)
        for found in _doubled().finditer(text.text):
            around = text.text[max(0, found.start() - 4) : found.end()].rpartition("\n")[2]
            yield _Fault(around, f"“{around}”处标点重复", found.start(), found.end())
        for found in _run_ons(text.text):
            yield _Fault(found[0], f"“{found[0]}”之后缺少标点", found.start(), found.end())
        yield from _both_widths(ctx)

    yield from _verdicts(text, faults())


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(r"[()《》“”〔〕\n]")


@cache
def _item_number() -> re.Pattern[str]:
    """What stands before the bracket of “1)”, which needs no other half."""
    return re.compile(r"(?:^|[\n。；：，、])[\d一二三四五六七八九十a-z]{1,2}$")


def _unpaired(text: str) -> Iterator[_Fault]:
    """Marks without their other half in the same paragraph."""
    closing = {")": "(", "》": "《", "”": "“", "〕": "〔"}
    waiting: list[tuple[str, int]] = []
    for found in _pairs().finditer(text):
        mark = found[0]
        if mark == "\n":
            for _, at in waiting:
                yield _one_half(text, at)
            waiting = []
        elif mark in "(《“〔":
            waiting.append((mark, found.start()))
        elif mark in closing:
            if waiting and waiting[-1][0] == closing[mark]:
                waiting.pop()
            elif any(other == closing[mark] for other, _ in waiting):
                while waiting[-1][0] != closing[mark]:
                    yield _one_half(text, waiting.pop()[1])
                waiting.pop()
            elif mark != ")" or not _item_number().search(text, max(0, found.start() - 3), found.start()):
                yield _one_half(text, found.start())


def _one_half(text: str, at: int) -> _Fault:
    around = text[max(0, at - 6) : at + 7]
    cut = min(6, at)
    around = around[:cut].rpartition("\n")[2] + around[cut:].partition("\n")[0]
    return _Fault(around, f"“{around}”处的“{text[at]}”不成对", at, at + 1)


def _both_widths(ctx: Context) -> Iterator[_Fault]:
    """At least two half-width commas in a report of full-width ones: only the source tells."""
    source, sections = ctx.report.text, ctx.report.sections
    places: list[int] = []
    others = 0
    for section in sections:
        if section.id in (1, 5, 6):
            places += _half_commas(source, *section.body)
            others += source.count("，", *section.body)
    if len(places) < 2 or others < 2:
        return
    # Not in the folded text: where the parts are out of order, a table may lie between the two.
    at = Span(places[0], places[0] + 1)
    yield _Fault("width", f"半角、全角逗号混用（半角{len(places)}处）", at=at)
