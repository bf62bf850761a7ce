"""Numbers as office programs print them before list items: 1 i a 一 ① 壹 甲."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 9999


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """1–9999 as counted in Chinese (十一, 二十, 一百零五); other numbers in Arabic digits."""
    if not 0 < number <= _LARGEST:
        return str(number) if number else "零"
    text = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (units[power - 1] if power else "")
            gap = False
        else:
            gap = True
    return text[1:] if text.startswith("一十") else text


def chinese_legal(number: int) -> str:
    """1–9999 in the capital numerals of accounts: 壹拾贰."""
    return chinese(number, _LEGAL, "拾佰仟")


def chinese_digits(number: int) -> str:
    """Digit for digit: 一〇, 二〇二一."""
    return "".join(_DIGITS[int(digit)] for digit in str(max(0, number)))


def roman(number: int) -> str:
    """Lower-case Roman."""
    if not 0 < number <= _LARGEST:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letters(number: int) -> str:
    """Letters: a … z, then aa, bb … as Word counts."""
    if not 0 < number <= 26 * 26:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def full_width(number: int) -> str:
    """Full-width digits."""
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(max(0, number)))


def from_row(row: str, number: int) -> str:
    """The ``number``-th sign of a row of signs (over and over), for 甲乙丙 and 子丑寅."""
    return row[(number - 1) % len(row)] if number > 0 else str(number)


def enclosed(number: int, first: int, count: int) -> str:
    """A sign of Unicode's enclosed numerals (first is the code point of one), else plain digits."""
    return chr(first + number - 1) if 0 < number <= count else str(number)


def stems(number: int) -> str:
    """甲乙丙丁 …."""
    return from_row(_STEMS, number)


def branches(number: int) -> str:
    """子丑寅卯 …."""
    return from_row(_BRANCHES, number)
