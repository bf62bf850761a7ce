"""Tokens: what every layout becomes, and all that the later steps know of a document.

Everything that follows anchors on labels in one stream of printed rows and does not know which
layout it came from. A layout of a new kind only has to yield rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import TypeAlias

from app.record import NamedTuple
from app.report.maker import maker


class At(NamedTuple):
    """Where a token stands sideways: from ``left`` to ``right`` in the columns of a ``frame``.

    Only places of one frame can be compared. A frame is a grid's number of columns, a text row's
    number of cells, or one stretch of lines whose columns are made by spaces.
    """

    frame: int
    left: int
    right: int


class Token(NamedTuple):
    """What is printed in one cell, without outer white space: always ``text[start:end]``.

    ``name`` is the whole label where it is printed in pieces with other things between them.
    ``certain`` is False where the text was recognised from a picture.
    """

    raw: str
    start: int
    end: int
    name: str = ""
    at: At | None = None
    certain: bool = True

    @property
    def label(self) -> str:
        """What the token says as a label."""
        return self.name or self.raw


make_token = maker(Token)

SPACES = 1_000_000
"""Frames from here on are columns made by spaces, in which a blank cell prints nothing."""

PrintedRow: TypeAlias = tuple[Token, ...]
"""Tokens that the layout shows side by side, blank ones included. An empty row is a break:
something that is no table stands there."""

BREAK: PrintedRow = ()

_raw = attrgetter("raw")


def any_filled(tokens: Iterable[Token]) -> bool:
    """Whether anything is printed there."""
    return any(map(_raw, tokens))


def all_filled(tokens: Iterable[Token]) -> bool:
    """Whether none of them is blank."""
    return all(map(_raw, tokens))


def token(text: str, start: int, end: int, at: At | None = None, certain: bool = True) -> Token:
    """The token of a range of the text; a blank one is empty and stands where the range begins."""
    piece = text[start:end]
    raw = piece.strip()
    if not raw:
        return make_token(("", start, start, "", at, certain))
    size = len(raw)
    if size != end - start:
        start += piece.index(raw[0])
    return make_token((raw, start, start + size, "", at, certain))
