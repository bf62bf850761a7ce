"""The prose of a report as folded sentences: line breaks joined, tables and headings left out.

Folding makes digits and letters half-width and takes white space away; every folded character
knows the place in the report's text that it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from app.record import NamedTuple
from app.report.cell import Span
from app.report.report import Section

_LONGEST = 600
"""A sentence of more characters is none: a page of links, a listing. Nothing is read from it."""
_HEADING = 40
"""Of a sentence that says no figure and opens its paragraph so many characters are read: its heading."""

_LET_BE: Final = "，；：！？"
_FOLDING: Final = {
    sign: chr(ord(sign) - 0xFEE0) for sign in map(chr, range(0xFF01, 0xFF5F)) if sign not in _LET_BE
} | {"【": "(", "】": ")", "○": "〇", "*": " "}
"""One character becomes one character: the places stay."""


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_FOLDING))}]")


class Sentence(NamedTuple):
    """One sentence. ``item`` counts the numbered paragraphs: what a heading says holds inside one.

    ``places`` holds the place in the report's text of every character of ``text``. ``section`` is
    the part it stands in, 0 before the first; ``opening`` says that it begins its paragraph.
    """

    text: str
    places: Sequence[int]
    section: int
    item: int
    opening: bool

    def span(self, start: int, end: int) -> Span:
        """The place in the report's text of a piece of the folded one."""
        return Span(self.places[start], self.places[end - 1] + 1)

    @property
    def whole(self) -> Span:
        """The place of the sentence."""
        return self.span(0, len(self.text))


_BLANK: Final = frozenset(" \t\u3000\xa0*")
_ENDS: Final = frozenset("。！？；")


@cache
def _item_number() -> re.Pattern[str]:
    numeral = "[一二三四五六七八九十]"
    return re.compile(
        rf"[ \t\u3000\xa0*]*(?:[(（](?:{numeral}|\d){{1,3}}[)）]|{numeral}{{1,3}}、|\d{{1,2}}[、.．](?!\d))"
    )


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[^。！？!?]+")


@cache
def _worth_reading() -> re.Pattern[str]:
    """What a sentence must hold to say anything that is compared.

    Every branch begins with a letter and not with a choice of them: so it is searched for quickly.
    """
    return re.compile(
        r"申\s*请|复\s*议|诉\s*讼|规\s*范|许\s*可|处\s*[罚理]|强\s*制|收\s*费|收\s*到|受\s*理|办\s*[结理]|答\s*复"
        r"|结\s*[转余]|转\s*结|接\s*收|接\s*到|予\s*公\s*开|以\s*公\s*开|意\s*公\s*开|分\s*公\s*开"
        r"|掌\s*握|法\s*提\s*供|不存在|维\s*持|纠\s*正|审\s*结|自然人|其余|败诉"
    )


_AMOUNT_SIGNS = frozenset("0123456789０１２３４５６７８９一二两三四五六七八九十百零无没未均全皆都")


def _may_state(printed: str) -> bool:
    """Whether the sentence may state an amount of something that is compared."""
    if _AMOUNT_SIGNS.isdisjoint(printed):
        return False
    return bool(_worth_reading().search(printed) and _says_an_amount().search(printed))


@cache
def _says_an_amount() -> re.Pattern[str]:
    """A number, or a word by which nothing or everything is said."""
    return re.compile(
        r"\d|[一二两三四五六七八九十]\s*[件份起宗条项]|百分之|零|无|没\s*有|未\s*(?![来成按能及经])"
        r"|(?:均|全部|皆|都)\s*[为是系获被维]"
    )


_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def sentences(text: str, sections: Sequence[Section], tables: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences of a report's prose that may say a figure, in order.

    ``tables`` are the ranges of its tables, sorted: what stands there is no prose.
    """
    item = 0
    for section, start, end in _prose(len(text), sections, tables):
        item += 1
        for paragraph, first, last in _paragraphs(text, start, end):
            item += paragraph
            opening = True
            for found in _sentence().finditer(text, first, last):
                printed = found.group()
                worth = _may_state(printed)
                if opening or worth:
                    printed = printed if worth else printed[:_HEADING]
                    folded = _fold(printed, found.start(), section, item, opening)
                    if folded is not None:
                        opening = False
                        yield folded


def _prose(
    length: int, sections: Sequence[Section], tables: Sequence[Span]
) -> Iterator[tuple[int, int, int]]:
    """Pieces of the text that hold prose, with the part they stand in."""
    bodies = [(section.id, section.body.start, section.body.end) for section in sections]
    first = min((section.span.start for section in sections), default=length)
    for id, start, end in sorted([(0, 0, first), *bodies], key=lambda piece: piece[1]):
        for table in tables:
            if table.end <= start or table.start >= end:
                continue
            if table.start > start:
                yield id, start, table.start
            start = max(start, table.end)
        if start < end:
            yield id, start, end


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[bool, int, int]]:
    """Paragraphs with whether a number begins them; a break inside a sentence is no border."""
    numbered = True
    at = text.find("\n", start, end)
    while at >= 0:
        border = _border(text, at, start, end)
        if border is None:
            at = text.find("\n", at + 1, end)
            continue
        last, behind, item = border
        if last > start and _is_prose(text[start:last]):
            yield numbered, start, last
            numbered = False
        numbered = numbered or item
        start = behind
        at = text.find("\n", start, end)
    if start < end and _is_prose(text[start:end]):
        yield numbered, start, end


def _border(text: str, at: int, start: int, end: int) -> tuple[int, int, bool] | None:
    """Whether a paragraph ends with this line: where it does, where the next begins, if with a number."""
    last = at
    while last > start and text[last - 1] in _BLANK:
        last -= 1
    ended = last > 0 and text[last - 1] in _ENDS
    if ended and last < at:
        return last, at + 1, False
    if _item_number().match(text, at + 1, end):
        return at, at + 1, True
    behind = at + 1
    while behind < end and text[behind] in _BLANK:
        behind += 1
    if ended:
        return at, at + 1, False
    if behind < end and text[behind] == "\n":
        return at, behind, False
    return (at, at + 1, False) if text.startswith(("\t", "  "), at + 1, end) else None


def _is_prose(text: str) -> bool:
    """Whether this is no row of a table that was not recognised as one."""
    inner = text.strip()
    return bool(inner) and "\t" not in inner and "|" not in inner


def _fold(text: str, start: int, section: int, item: int, opening: bool) -> Sentence | None:
    if not text.strip() or len(text) > _LONGEST:
        return None
    folded = _foldable().sub(lambda found: _FOLDING[found[0]], text)
    places: Sequence[int] = range(start, start + len(text))
    if not _INVISIBLE.isdisjoint(folded):
        kept = [i for i, sign in enumerate(folded) if not sign.isspace() and sign not in _INVISIBLE]
        folded = "".join([folded[index] for index in kept])
        places = [start + index for index in kept]
    elif len(pieces := folded.split()) > 1 or len(pieces[0]) < len(folded):
        places = []
        at = 0
        for piece in pieces:
            at = folded.index(piece, at)
            places += range(start + at, start + at + len(piece))
            at += len(piece)
        folded = "".join(pieces)
    return Sentence(folded, places, section, item, opening) if folded else None
