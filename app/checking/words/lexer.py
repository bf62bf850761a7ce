"""A folded sentence → tokens: numbers with units, known words, borders. What is unknown is passed over.

Document numbers, articles, laws, telephone numbers, dates and ranges are taken whole, so that no
number is read out of them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from app.checking.words.lexicon import lexicon
from app.record import NamedTuple
from app.report.maker import maker

COUNT: Final = "count"
MONEY: Final = "money"
PERCENT: Final = "percent"
NUMBER: Final = "number"
BORDERS: Final = {
    "，": "comma",
    ",": "comma",
    "、": "list",
    "；": "semicolon",
    ";": "semicolon",
    "(": "open",
    ")": "close",
    ":": "colon",
}


class Token(NamedTuple):
    """A piece of a sentence.

    ``kind`` is a kind of the lexicon, a border (comma, list, semicolon, open, close, colon), ``item``
    (一是), ``year`` (``value`` a year or this, last, next), ``number`` with ``amount`` and ``value``
    one of count, money (in 元), percent or "" for things that are not cases; ``exact`` is False where
    the number is only an approximation.
    """

    kind: str
    value: str
    word: str
    start: int
    end: int
    amount: Decimal | None = None
    exact: bool = True


_token = maker(Token)

_DIGITS = {
    sign: digit
    for digit, signs in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_POWERS = {"十": 10, "百": 100, "千": 1000}


def chinese_number(text: str) -> int:
    """The value of a Chinese numeral below 10 000, counted or digit for digit.

    >>> chinese_number("一百零五"), chinese_number("二十"), chinese_number("二〇")
    (105, 20, 20)
    """
    if not any(sign in _POWERS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _POWERS:
            total += (digit or 1) * _POWERS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


@cache
def _number() -> re.Pattern[str]:
    chinese = "[零〇一二两三四五六七八九十百千]+"
    return re.compile(
        rf"""(?P<skip>
            [〔\[(]\d{{4}}[〕\])]?\d*号 | \d{{4}}〕\d*号
          | 第(?:\d+|{chinese})[号条款项章节次届期批名位轮季部一]
          | \d+号 | \d{{3,4}}[-—]\d{{7,8}} | (?<!\d)1[3-9]\d{{9}} | \d{{7,}} | 邮编:?\d{{6}}
          | \d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)? | \d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}日?
          | \d{{1,2}}月(?:\d{{1,2}}日|份|底|初)? | \d{{1,2}}日 | \d+[-—~至×:/]\d+(?:[-—~至×:/]\d+)*
          | [零〇一二两三四五六七八九十]{{4}}年
        )
        | (?P<year>(?:19|20)\d\d)年度? | (?P<bare>(?:19|20)\d\d)(?=年?度|政府信息)
        | (?P<item>[一二三四五六七八九十]是|\([一二三四五六七八九十\d]{{1,2}}\))
        | (?P<pct>\d+(?:\.\d+)?)(?:%|个百分点) | 百分之(?P<cpct>{chinese})
        | (?P<amount>\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)|\d+(?:\.\d+)?|{chinese})
          (?P<about>余|多|来|几)?(?P<times>万|亿)?(?P<over>余|多)?
          (?P<unit>个(?!工作日|月|小时|自然日|百分点|部门|单位|科室|社区|乡镇|街道|村|栏目|方面|专栏|窗口|平台)
           |件次|人次|场次|件|条|份|起|宗|部|例|项|元|批次)?(?P<around>左右|以上|以内)?""",
        re.VERBOSE,
    )


_NUMBER_STARTS: Final = frozenset("零〇一二两三四五六七八九十百千第邮〔[(0123456789")


@cache
def _start() -> re.Pattern[str]:
    """A character with which a token may begin."""
    return re.compile(f"[{re.escape(''.join(sorted(_NUMBER_STARTS.union(BORDERS, lexicon().firsts))))}]")


_ROUGH: Final = ("近", "约", "逾", "超", "超过", "不足")
_CASES: Final = frozenset({"件", "条", "份", "起", "宗", "部", "例", "个", "项"})
_CHINESE_CASES: Final = frozenset({"件", "份", "起", "宗", "条", "项"})
_TEN_THOUSAND: Final = Decimal(10_000)


def lex(text: str) -> list[Token]:
    """The tokens of a folded sentence, in order."""
    at, number = lexicon().at, _number()
    tokens: list[Token] = []
    place = 0
    for found in _start().finditer(text):
        start = found.start()
        if start < place:
            continue
        sign = text[start]
        if sign in _NUMBER_STARTS and (match := number.match(text, start)) is not None:
            token = _numeric(match, text)
            if token is not None:
                place = token.end
                if token.kind != "skip":
                    tokens.append(token)
                continue
        entry = at(text, start)
        if entry is not None:
            place = start + len(entry.word)
            tokens.append(_token((entry.kind, entry.value, entry.word, start, place, None, True)))
        elif sign in BORDERS:
            tokens.append(_token((BORDERS[sign], "", sign, start, start + 1, None, True)))
    return tokens


def _numeric(match: re.Match[str], text: str) -> Token | None:
    word, start, end = match.group(), match.start(), match.end()
    if match.group("skip"):
        return Token("skip", "", word, start, end)
    year = match.group("year") or match.group("bare")
    if year:
        return Token("year", year, word, start, end)
    if match.group("item"):
        return Token("item", "", word, start, end)
    if match.group("pct") or match.group("cpct"):
        share = Decimal(match.group("pct") or chinese_number(match.group("cpct")))
        points = "百分点" in word
        return Token(NUMBER, "" if points else PERCENT, word, start, end, share, _is_exact(match, text))
    amount, unit = match.group("amount"), match.group("unit") or ""
    if not amount[0].isdigit():
        return _chinese(match, amount, unit, text)
    value = Decimal(amount.replace(",", "").replace("，", ""))
    times = match.group("times")
    if unit == "元":
        value *= {None: Decimal(1), "万": _TEN_THOUSAND, "亿": _TEN_THOUSAND**2}[times]
        return Token(NUMBER, MONEY, word, start, end, value, _is_exact(match, text))
    counted = COUNT if unit in _CASES and "." not in amount else ""
    if amount == "0" and not unit and text.endswith(("为", "量", "数"), 0, start):
        counted = COUNT if text[end : end + 1] in ("", "，", ",", "、", ";", "；", ")") else ""
    exact = _is_exact(match, text) and times is None
    return Token(NUMBER, counted, word, start, end, value, exact)


def _chinese(match: re.Match[str], amount: str, unit: str, text: str) -> Token | None:
    """A Chinese numeral is a number of cases only before a unit of cases: not 一方面."""
    if unit not in _CHINESE_CASES or text[max(0, match.start() - 1) : match.start()] in (
        "第",
        "每",
        "逐",
        "同",
        "某",
    ):
        return None
    if amount == "一" and text.count(match.group()) > 1:
        return None
    if any(power in amount for power in "千") or amount in ("零", "百"):
        return None
    rough = text[max(0, match.start() - 1) : match.start()] in ("数", "几", "上")
    exact = _is_exact(match, text) and not rough and match.group("times") is None
    return Token(
        NUMBER, COUNT, match.group(), match.start(), match.end(), Decimal(chinese_number(amount)), exact
    )


def _is_exact(match: re.Match[str], text: str) -> bool:
    if match.group("about") or match.group("over") or match.group("around"):
        return False
    return not text.endswith(_ROUGH, 0, match.start())
