"""What the words around a number say, asked of the tokens of one sentence: pure functions of the grammar."""

from __future__ import annotations

from typing import Final

from app.checking.words.lexer import Token
from app.checking.words.statements import CARRIED, GENERIC, RESULTS

HEADING: Final = 24
"""So many characters at the beginning of a paragraph are its heading, or as good as one."""

_OWN: Final = frozenset({"主动公开", "公开属性"})


def lists_attributes(tokens: list[Token]) -> bool:
    """Whether the numbers are of the office's own documents: 制发130件，其中主动公开18件，不予公开112件."""
    if _OWN.isdisjoint([token.word for token in tokens]):
        return False
    asked = any(token.value in GENERIC or token.value in CARRIED for token in tokens)
    applied = any(token.kind == "subject" and "申请" in token.word.removeprefix("依申请") for token in tokens)
    return not asked and not applied


def joined(tokens: list[Token], year: int | None) -> list[Token]:
    """结转 with a year beside it is carried in or out: 结转2022年度 in the report on 2021."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if token.value == "carry" and last is not None and last.kind == "year":
            out = _year_of(last, year)
            if out == -1:
                found[-1] = Token("role", "carried_in", last.word + token.word, last.start, token.end)
                continue
        if token.kind == "year" and last is not None and last.value == "carry":
            out = _year_of(token, year)
            if out is not None:
                role = "carried_out" if out == 1 else "carried_in"
                found[-1] = Token("role", role, last.word + token.word, last.start, token.end)
                continue
        found.append(token)
    return found


def _year_of(token: Token, year: int | None) -> int | None:
    """How far a year is from the report's: -1, 0 or 1, else None."""
    words = {"last": -1, "this": 0, "next": 1}
    if token.value in words:
        return words[token.value]
    if year is None or not token.value.isdigit():
        return None
    distance = int(token.value) - year
    return distance if abs(distance) <= 1 else None


def names_another(text: str) -> bool:
    """Whether a paragraph's heading names another of the five aspects of an overview."""
    head = text[:HEADING]
    return any(word in head for word in ("主动公开", "信息管理", "平台", "监督保障", "保障"))


def roles_of(words: list[Token]) -> list[str]:
    """What the words say became of the applications: results, reasons, carried in or out, or receipt."""
    found = []
    for word in words:
        if word.kind == "reason" or (word.kind == "role" and word.value in RESULTS | CARRIED | GENERIC):
            found.append(word.value)
    return found


def speaks(words: list[Token]) -> bool:
    """Whether the words before a number say whose it is."""
    return any(word.kind in ("role", "applicant", "channel", "scope", "reason") for word in words)


def is_carried(back: list[Token], ahead: list[Token]) -> bool:
    """Whether the words before a number, or else those behind it, speak of what was carried in or out."""
    return any(word.value in CARRIED for word in back or ahead)


def group_of(named: list[str]) -> str:
    """Which row of table four the words name together."""
    if not named:
        return ""
    if "reconsideration" in named:
        return named[0] if len(named) == 1 else "merged"
    if "litigation_direct" in named and "litigation_after" in named:
        return "litigation"
    return next((name for name in named if name != "litigation"), "litigation")
