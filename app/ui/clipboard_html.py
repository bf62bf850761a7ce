"""Blocks of cells as an HTML table, as Excel, WPS, Word and browsers put it on the clipboard. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser
from typing import Final

MOST_CHARACTERS: Final = 4_000_000
"""A longer page is not looked at: no table of a report is, and reading it would be felt."""
MOST_CELLS: Final = 200_000


def to_html(rows: Sequence[Sequence[str]]) -> str:
    """The block as a table that Word, WPS and mail programs paste as one."""
    lines = ("<tr>" + "".join(f"<td>{_shown(text)}</td>" for text in row) + "</tr>" for row in rows)
    return '<table border="1" cellspacing="0">' + "".join(lines) + "</table>"


def _shown(text: str) -> str:
    return escape(text, quote=False).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def from_html(page: str) -> list[list[str]]:
    """The cells of the only table of a page, [] if there is none, several, or too large a one.

    A merged cell has its text at its first place, as in Excel's plain text; rows are of one length.
    """
    if len(page) > MOST_CHARACTERS or "<tr" not in page[:MOST_CHARACTERS].lower():
        return []
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.rows() if reader.tables <= 1 else []


class _Reader(HTMLParser):
    """Collects rows and cells; breaks and paragraphs are line ends, other space is one blank."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables = 0
        self._cells: dict[tuple[int, int], str] = {}
        self._covered: set[tuple[int, int]] = set()
        self._row = -1
        self._column = 0
        self._span = (1, 1)
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables += 1
        elif tag == "tr":
            self._end_cell()
            self._row += 1
            self._column = 0
        elif tag in {"td", "th"}:
            self._end_cell()
            given = dict(attrs)
            self._span = _number(given.get("rowspan")), _number(given.get("colspan"))
            self._text = []
        elif tag in {"br", "p", "div"}:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            blank = " \t\r\n\f"
            words = " ".join(word for word in data.translate(_SPACES).split(" ") if word)
            lead = " " if data[:1] in blank else ""
            trail = " " if len(data) > 1 and data[-1] in blank else ""
            self._text.append(lead + words + trail)

    def _break(self, tag: str) -> None:
        if self._text is not None and (tag == "br" or "".join(self._text).strip()):
            self._text.append("\n")

    def _end_cell(self) -> None:
        if self._text is None or self._row < 0:
            self._text = None
            return
        while (self._row, self._column) in self._covered:
            self._column += 1
        lines = ("".join(self._text)).split("\n")
        text = "\n".join(line.strip(" ") for line in lines).strip("\n").replace("\xa0", " ")
        height, width = self._span
        if len(self._covered) + height * width <= MOST_CELLS:
            self._cells[self._row, self._column] = text if text.strip() else ""
            self._covered.update(
                (self._row + down, self._column + across) for down in range(height) for across in range(width)
            )
        self._column += width
        self._text = None

    def rows(self) -> list[list[str]]:
        """The block, filled up to a rectangle."""
        if not self._cells:
            return []
        height = self._row + 1
        width = 1 + max(column for row, column in self._covered if row < height)
        return [[self._cells.get((row, column), "") for column in range(width)] for row in range(height)]


_SPACES: Final = {ord(character): " " for character in "\t\r\n\f"}


def _number(text: str | None) -> int:
    return min(max(int(text), 1), 1000) if text and text.isdecimal() else 1
