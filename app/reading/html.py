"""Web pages (html): decoding, limits, the parser, and what the page shows as text and grids.

Nothing is fetched and nothing is run: no script, no style sheet, no frame from outside the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.reading.blocks import Block, compose
from app.reading.document import Read
from app.reading.html_decode import decode_html
from app.reading.html_tags import END_BY_THEMSELVES, NEVER_OPEN
from app.reading.html_walk import read_blocks
from app.reading.instead import note_pictures
from app.reading.problems import TooComplex

TAGS = 300_000
"""The most tags of a page. A report with each character in an element of its own has 60,000."""
WORK = 200_000_000
"""The most steps of the parser's search through open elements: about a second."""
ATTRIBUTES = 10_000
"""The most attributes of one tag: the parser compares each with all."""

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,30})")
_ENDS_ITSELF = re.compile(r"<(iframe|script|style|textarea|title)\b([^<>]*)/>", re.IGNORECASE)


def read_html(data: bytes, *, encoding: str | None = None) -> Read:
    """The text and the tables of a page; ``encoding`` forces one instead of finding it out.

    Raises UnicodeError or NotText as :func:`app.reading.decode.decode` does, and TooComplex.
    """
    text, name = decode_html(data, encoding)
    pictures: list[str] = []
    read = compose(page_blocks(text, pictures=pictures), name)
    return read._replace(notes=note_pictures(pictures))


def page_blocks(
    text: str,
    frames: Callable[[str], list[Block] | None] | None = None,
    *,
    pictures: list[str] | None = None,
) -> list[Block]:
    """What a page shows; ``frames`` gives what stands in frames. Raises TooComplex.

    ``pictures`` is given the text that stands before each picture.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    def blocks(text: str, hidden: bool = False) -> list[Block]:
        _check(text)
        try:
            root = LexborHTMLParser(text).root
        except (SelectolaxError, UnicodeError):  # surrogates, or out of memory
            raise TooComplex from None
        return [] if root is None else read_blocks(root, frames=frames, hidden=hidden, pictures=pictures)

    found = blocks(text)
    if not found and _ENDS_ITSELF.search(text):  # XHTML: <title/> would swallow all that follows
        found = blocks(_ENDS_ITSELF.sub(r"<\1\2></\1>", text))
    return found or blocks(text, hidden=True)


def _check(text: str) -> None:
    """Refuse what would keep the parser busy: it takes time by the square of some counts."""
    if text.count("<") > TAGS:
        raise TooComplex
    depth = work = 0
    opened: dict[str, int] = {}
    for end, name in _TAG.findall(text):
        name = name.lower()
        work += depth
        if name in NEVER_OPEN or name in END_BY_THEMSELVES:
            continue
        if not end:
            opened[name] = opened.get(name, 0) + 1
            depth += 1
        elif opened.get(name):
            opened[name] -= 1
            depth -= 1
    if work > WORK:
        raise TooComplex
    for piece in text.split("<"):
        if len(piece) > 2 * ATTRIBUTES and piece[0].isalpha() and len(piece.split()) > ATTRIBUTES:
            end_of_tag = re.match(r"(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+", piece)
            if end_of_tag and len(end_of_tag[0].split()) > ATTRIBUTES:
                raise TooComplex
