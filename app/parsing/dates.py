"""Dates and years as reports spell them."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = dict(zip("〇○零一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_WIDE = str.maketrans("０１２３４５６７８９．－／", "0123456789.-/")

_YEAR = r"(?:(?:19|20)\d\s{0,2}\d|[12１２][0-9０-９]{3}|[一二][〇○零一二三四五六七八九]{3})"
_SMALL = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3})"
_GAP = r"\s{0,8}"
DATE = (
    rf"{_YEAR}{_GAP}(?:年{_GAP}{_SMALL}{_GAP}月{_GAP}{_SMALL}{_GAP}[日号]?"
    rf"|[-/.．－／]{_GAP}[0-9０-９]{{1,2}}{_GAP}[-/.．－／]{_GAP}[0-9０-９]{{1,2}}{_GAP}日?)"
)
"""A pattern of a full date without groups: 2021年2月5日, 2024年3 月 26日, 2021-1-1, 二○二一年二月五日."""
MONTH_DAY = rf"{_SMALL}{_GAP}月{_GAP}{_SMALL}{_GAP}[日号]?"
"""A pattern of a date whose year is left out."""
YEAR = _YEAR
"""A pattern of a year in digits of any kind."""

_PARTS = re.compile(
    rf"(?:({_YEAR}){_GAP}[年\-/.．－／])?{_GAP}({_SMALL}){_GAP}[月\-/.．－／]{_GAP}({_SMALL}){_GAP}[日号]?"
)
_YEAR_ONLY = re.compile(rf"({_YEAR}){_GAP}(?:年度|年)?")
_ISO = re.compile(r"(\d{4})(\d{2})(\d{2})")


def read_number(text: str) -> int | None:
    """A small number in digits (二〇二一, 2021) or as it is spoken (三十一); None if it is none."""
    text = re.sub(r"\s", "", text).translate(_WIDE)
    if text.isascii():
        return int(text) if text.isdigit() else None
    if "十" in text or "廿" in text:
        tens, _, ones = text.replace("廿", "二十").partition("十")
        if len(tens) > 1 or len(ones) > 1 or any(c not in _DIGITS for c in tens + ones):
            return None
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    if not text or any(c not in _DIGITS for c in text):
        return None
    return int("".join(str(_DIGITS[c]) for c in text))


def read_date(text: str, year: int | None = None) -> date | None:
    """The date that a text consists of, None if it is none or does not exist (2月30日).

    ``year`` is used where the text leaves it out.
    """
    text = text.strip()
    if len(text) > 60:
        return None
    match = _PARTS.fullmatch(text) or _ISO.fullmatch(text)
    if match is None:
        return None
    numbers = [read_number(part) if part else year for part in match.groups()]
    if any(number is None for number in numbers):
        return None
    try:
        return date(*[number for number in numbers if number is not None])
    except ValueError:
        return None


def read_year(text: str) -> int | None:
    """The year that a text consists of (2021, 2021年, 二〇二一年度), None if it is none."""
    text = text.strip()
    if len(text) > 20:
        return None
    match = _YEAR_ONLY.fullmatch(text)
    return read_number(match[1]) if match else None
