"""What a person reads in a cell that stores a number: digits, dates, percentages."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DECIMALS = re.compile(r"[0#?]\.(0+)")
_DATE_IDS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN = {2: "0.00", 4: "#,##0.00", 9: "0%", 10: "0.00%", 39: "#,##0.00", 40: "#,##0.00"}
_EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))  # the file states no time zone
_LAST_DAY = 2_958_466  # 9999-12-31
_DIGITS = 15
"""Spreadsheets show and keep at most so many; what is beyond is the noise of binary fractions."""


def built_in(number: int) -> str:
    """The format code of a built-in format, "" for a general one. Dates give a date's code."""
    return "yyyy-mm-dd" if number in _DATE_IDS else _BUILT_IN.get(number, "")


def is_date(code: str) -> bool:
    """Whether numbers in this format are dates or times."""
    first = code.split(";")[0]
    plain = _LITERAL.sub("", first).replace("General", "")
    return bool(_DATE_LETTERS.search(plain) or _ELAPSED.search(first))


def show_number(value: str | float, code: str = "", *, date1904: bool = False) -> str:
    """The text of a number in a cell with this format code.

    Every digit that the file keeps is shown, never fewer than the format prints; a date is ISO.
    What is no number comes back as it is.
    """
    try:
        number = Decimal(value) if isinstance(value, str) else Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    if code and is_date(code):
        shown = _date(number, code, date1904)
        if shown:
            return shown
    plain = _LITERAL.sub("", code.split(";")[0])
    if "%" in plain:
        return plain_number(number * 100, _decimals(plain)) + "%"
    return plain_number(number, _decimals(plain))


def plain_number(number: Decimal, decimals: int = 0) -> str:
    """The digits of a number: 12.0 is 12, 0.30000000000000004 is 0.3, padded to ``decimals``."""
    if abs(number.adjusted()) > 30:
        return format(number, "g")
    text = format(Decimal(format(number, f".{_DIGITS}g")), "f")
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0").ljust(min(decimals, 10), "0")
    text = f"{whole}.{fraction}" if fraction else whole
    return text.removeprefix("-") if not text.strip("-0.") else text


def _decimals(plain: str) -> int:
    found = _DECIMALS.search(plain)
    return len(found[1]) if found else 0


def _date(number: Decimal, code: str, date1904: bool) -> str:
    """The ISO date, time, or both, of a serial number; "" if it is none."""
    if not 0 <= number < _LAST_DAY:
        return ""
    days = number + 1 if not date1904 and 0 < number < 60 and number >= 1 else number  # 1900-02-29
    try:
        moment = _EPOCHS[date1904] + timedelta(seconds=round(float(days) * 86_400))
    except OverflowError:
        return ""
    if _ELAPSED.search(code.split(";")[0]):
        seconds = round(float(number) * 86_400)
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if number < 1:
        return moment.time().isoformat()
    if number == int(number):
        return moment.date().isoformat()
    return moment.isoformat(sep=" ")
