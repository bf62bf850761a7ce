"""What a printed figure means. The one place that decides it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from app.record import NamedTuple
from app.report.cell import CellState, Conversion


class Figure(NamedTuple):
    """What was printed in a place for a figure: its state, its value, and what had to be done."""

    state: CellState
    value: Decimal | None = None
    conversions: tuple[Conversion, ...] = ()


BLANK = Figure(CellState.BLANK)
NOT_APPLICABLE = Figure(CellState.NOT_APPLICABLE)
_APART = re.compile(r"[0-9０-９][^\S\n]+[0-9０-９]")

UNREADABLE = Figure(CellState.UNREADABLE)

LONGEST = 120
"""Characters of the longest text that may be a figure with its note."""

DIGITS = 20
"""Digits of the longest figure: what is longer counts nothing, and could not be added up exactly."""

# Not NFKC: it would turn a footnote mark (5², ①) into a digit.
_NARROW = str.maketrans(
    {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
    | {"\u3000": " ", "﹒": ".", "﹐": ","}
    | dict.fromkeys("−﹣‐‑‒–—―─", "-")
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_WIDE_FIGURE = re.compile(r"[０-９．，＋－]")

_NONE = frozenset(("/", "//", "\\", "无", "空", "不涉及", "不适用", "无此项", "n/a", "na", "none"))
_DASHES = re.compile(r"[-\s]+")

_UNIT = "万元|亿元|元|人次|件次|件|条|份|个|项|起|宗|部|次|人|例|篇|户|家|本|册|页"
_NOTE = r"\([^()]{0,100}\)|[,;、]?\s*(?:其中|含|包括|不含|注:|备注)[^0-9]?.{0,100}"
_SHAPE = re.compile(
    rf"(?P<before>\(\s*[0-9一二三四五六七八九十]{{1,2}}\s*\)\s+|[¥￥]\s*)?"
    rf"(?P<sign>\+|-|增加|减少|增|减|负)?\s*"
    rf"(?P<number>[0-9][0-9,.\s]*|\.[0-9]+|[〇○零一二两三四五六七八九十百千万点]+)"
    rf"\s*(?P<unit>{_UNIT})?\s*(?P<note>{_NOTE})?",
    re.DOTALL,
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")

_CHINESE = dict(zip("〇○零一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000}


def read_figure(raw: str) -> Figure:
    """What this text means where a figure should stand; never raises.

    Full-width digits, separators in groups of three, spaces and line breaks inside a number,
    Chinese numerals, units, notes and 增/减 are read and named in ``conversions``; the value keeps
    every printed digit. A unit never scales the value (万元 stays 万元), and what is not exact
    (近三百, 3.7万条, 12%) is unreadable.
    """
    if len(raw) > LONGEST:
        return UNREADABLE if raw.strip() else BLANK
    figure = _read(raw)
    if len(raw) > DIGITS and figure.value is not None and len(figure.value.as_tuple().digits) > DIGITS:
        return UNREADABLE
    return figure


def may_be_two(raw: str) -> bool:
    """Whether blanks part the digits so that two figures may stand here and not one.

    "1 234" and "1 2 8" (digits set apart) are one; of "12 8" and "0 13" nobody knows. A number
    that a line end breaks was wrapped in its narrow cell and is one.
    """
    if len(raw) < 3 or _APART.search(raw) is None:
        return False
    pieces = raw.strip().translate(_NARROW).split()
    thousands = len(pieces[0]) <= 3 and all(len(piece) == 3 for piece in pieces[1:])
    single = all(len(piece) == 1 for piece in pieces)
    return pieces[0].startswith("0") or not (thousands or single)


@lru_cache(maxsize=4096)
def _read(raw: str) -> Figure:
    text = _INVISIBLE.sub("", raw).strip()
    if not text:
        return BLANK
    narrow = text.translate(_NARROW).strip()
    if _PLAIN.fullmatch(narrow):
        conversions = () if narrow == text else (Conversion.FULL_WIDTH,)
        return Figure(CellState.NUMBER, Decimal(narrow), conversions)
    if narrow.lower().replace(" ", "") in _NONE or _DASHES.fullmatch(narrow):
        return NOT_APPLICABLE
    match = _SHAPE.fullmatch(narrow)
    return _figure(text, match) if match else UNREADABLE


def _figure(text: str, match: re.Match[str]) -> Figure:
    before, sign, number, unit, note = match.group("before", "sign", "number", "unit", "note")
    found = []
    if _WIDE_FIGURE.search(text[: match.end("number")]):
        found.append(Conversion.FULL_WIDTH)
    number = number.strip()
    if number[0] in "0123456789.":
        if re.search(r"\s", number):
            number = re.sub(r"\s+", "", number)
            found.append(Conversion.SPACES)
        if _GROUPED.fullmatch(number):
            number = number.replace(",", "")
            found.append(Conversion.SEPARATORS)
        if not _PLAIN.fullmatch(number):
            return UNREADABLE
        value = Decimal(number)
    else:
        chinese = _chinese(number)
        if chinese is None:
            return UNREADABLE
        value = chinese
        found.append(Conversion.CHINESE)
    if unit or (before and not before.startswith("(")):
        found.append(Conversion.UNIT)
    if note or (before and before.startswith("(")):
        found.append(Conversion.NOTE)
    if sign in ("-", "减", "减少", "负"):
        value = value.copy_negate() if value else value  # unary minus would round
    if sign and (sign != "-" or not ("-" in text or "－" in text)):
        found.append(Conversion.SIGN)
    return Figure(CellState.NUMBER, value, tuple(found))


def _chinese(text: str) -> Decimal | None:
    """A Chinese numeral: digit by digit (二〇), spoken (一百零五), with decimals (十二点五)."""
    whole, point, decimals = text.partition("点")
    if point:
        value = _chinese_whole(whole)
        if value is None or not decimals or any(c not in _CHINESE for c in decimals):
            return None
        return Decimal(f"{value}." + "".join(str(_CHINESE[c]) for c in decimals))
    value = _chinese_whole(whole)
    return None if value is None else Decimal(value)


def _chinese_whole(text: str) -> int | None:
    if not text:
        return None
    if all(c in _CHINESE for c in text):
        return int("".join(str(_CHINESE[c]) for c in text))
    high, wan, low = text.partition("万")
    if wan:
        upper = _below_wan(high)
        lower = _below_wan(low) if low else 0
        return None if upper is None or lower is None or not high else upper * 10_000 + lower
    return _below_wan(text)


def _below_wan(text: str) -> int | None:
    """A spoken number below 一万, powers in falling order."""
    total, digit, last, zero = 0, None, 10_000, True
    for index, char in enumerate(text):
        if char in _POWERS:
            power = _POWERS[char]
            if power >= last or (digit is None and not (power == 10 and index == 0)):
                return None
            if digit is not None and last > power * 10 and not zero:
                return None
            total += (1 if digit is None else digit) * power
            digit, last, zero = None, power, False
        elif char not in _CHINESE or digit is not None:
            return None
        elif _CHINESE[char] == 0:
            zero = True
        else:
            digit = _CHINESE[char]
    if digit is not None and last > 10 and not zero:
        return None  # 三百五 is 350 when spoken
    return total + (digit or 0)
