"""Web pages saved in one file (mht, mhtml): the page among the parts, and what stands in its frames.

Addresses are looked up among the file's own parts only; nothing is fetched.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from urllib.parse import urljoin

from app.reading.blocks import Block, compose
from app.reading.decode import NotText
from app.reading.document import Read
from app.reading.html import page_blocks
from app.reading.html_decode import decode_html
from app.reading.instead import note_pictures
from app.reading.problems import NoPage, TooComplex

PARTS = 5_000
"""The most parts. A saved page has one for each picture."""
NESTING = 100
"""The most parts with parts; more make the parser of the standard library slow or overflow."""
FRAMES = 50
"""The most frames that are read in one file, frames of frames included."""

HEADER = 20_000
"""The most bytes of one header of a part with the lines that go on from it."""

_HEADER = re.compile(rb"^content-[^\n]*+(?:\n[ \t][^\n]*+)*+", re.IGNORECASE | re.MULTILINE)
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)


def read_mht(data: bytes, *, encoding: str | None = None) -> Read:
    """The text and the tables of the page in this file; ``encoding`` forces the page's encoding.

    Raises NoPage, TooComplex, and what :func:`app.reading.html.read_html` raises.
    """
    if len(_BOUNDARY.findall(data)) > NESTING or data.count(b"\n--") > 4 * PARTS:
        raise TooComplex
    if any(len(found[0]) > HEADER for found in _HEADER.finditer(data)):
        raise TooComplex
    try:
        message = message_from_bytes(data.lstrip())
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError):
        raise TooComplex from None
    if len(parts) > PARTS:
        raise TooComplex
    page = _page(message, parts)
    if page is None:
        raise NoPage
    return _Saved(parts).read(page, encoding)


def _page(message: Message, parts: list[Message]) -> Message | None:
    """The part that the file names as its root, else the first page, else the first part if it may be one."""
    pages = [part for part in parts if part.get_content_type() in _PAGE_TYPES]
    start = _parameter(message, "start")
    for part in pages:
        if start and _id(part) == start.strip("<> "):
            return part
    if pages:
        return pages[0]
    texts = [part for part in parts if part.get_content_type() == "text/plain" and b"<" in _content(part)]
    return texts[0] if texts else None


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name)
    return value if isinstance(value, str) else ""


def _header(part: Message, name: str) -> str:
    return re.sub(r"\s+", "", str(part.get(name) or ""))


def _id(part: Message) -> str:
    return _header(part, "Content-ID").strip("<>")


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


class _Saved:
    """The parts of a saved page by the addresses under which the page knows them."""

    def __init__(self, parts: list[Message]) -> None:
        self._left = FRAMES
        self._pictures: list[str] = []
        self._by_address: dict[str, Message] = {}
        for part in parts:
            if part.get_content_type() in _PAGE_TYPES:
                for address in (_header(part, "Content-Location"), "cid:" + _id(part)):
                    self._by_address.setdefault(address, part)

    def read(self, page: Message, encoding: str | None) -> Read:
        """The page with what stands in its frames."""
        text, name = decode_html(_content(page), encoding, _parameter(page, "charset"))
        read = compose(self._blocks(page, text, (page,)), name)
        return read._replace(notes=note_pictures(self._pictures))

    def _blocks(self, page: Message, text: str, around: tuple[Message, ...]) -> list[Block]:
        base = _header(page, "Content-Location")

        def frame(address: str) -> list[Block] | None:
            address = re.sub(r"\s+", "", address).partition("#")[0]
            part = self._by_address.get(address)
            if part is None:
                try:
                    part = self._by_address.get(urljoin(base, address))
                except ValueError:
                    return None
            if part is None or any(part is each for each in around) or not self._left:
                return None
            self._left -= 1
            try:
                inner, _ = decode_html(_content(part), None, _parameter(part, "charset"))
            except (UnicodeError, NotText):
                return None
            return self._blocks(part, inner, (*around, part))

        return page_blocks(text, frame, pictures=self._pictures)
