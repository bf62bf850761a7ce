"""Blocks of cells as tab-separated text, quoted as Excel and WPS quote it. Pure functions, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Rows: TypeAlias = list[list[str]]


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    """The block as Excel puts it on the clipboard: every row, also the last, ends in CR LF."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in rows)


def _quoted(text: str) -> str:
    if text.startswith('"') or any(character in text for character in "\t\r\n"):
        return '"' + text.replace('"', '""') + '"'
    return text


def from_tsv(text: str) -> list[list[str]]:
    """The cells of tab-separated text; rows may differ in length.

    Lines end in CR LF, LF or CR; one line end after the last row is no row of its own. A field is
    quoted if it starts with a quotation mark and the closing one stands before a tab, a line end
    or the end; any other quotation mark is text (“三安全” typed with ASCII quotes).
    """
    rows: list[list[str]] = []
    row: list[str] = []
    at, length = 0, len(text)
    while at < length:
        field, at = _field(text, at)
        row.append(field)
        if at < length and text[at] == "\t":
            at += 1
            if at < length:
                continue
            row.append("")
        elif text.startswith("\r\n", at):
            at += 2
        else:
            at += 1
        rows.append(row)
        row = []
    return rows


def _field(text: str, start: int) -> tuple[str, int]:
    """The field that begins at ``start``, and where the tab or line end after it stands."""
    if text.startswith('"', start):
        end = start + 1
        while (end := text.find('"', end)) >= 0:
            if not text.startswith('"', end + 1):
                if end + 1 == len(text) or text[end + 1] in "\t\r\n":
                    return text[start + 1 : end].replace('""', '"'), end + 1
                break
            end += 2
    end = start
    while end < len(text) and text[end] not in "\t\r\n":
        end += 1
    return text[start:end], end


def block_of(text: str, page: str) -> Rows:
    """The block on the clipboard, of its plain text and its HTML, either of which may be "".

    The plain text of Excel and WPS is exact: line ends within cells are quoted. Word and browsers
    do not quote, so that a cell of two lines looks like two rows; where the table of the HTML has
    another shape than the text, the table is right.
    """
    plain = from_tsv(text)
    if "<t" not in page.lower():
        return plain
    from app.ui.clipboard_html import from_html  # only who pastes from such a program waits for it

    table = from_html(page)
    if not table:
        return plain
    across = max((len(row) for row in plain), default=0)
    return plain if (len(plain), across) == (len(table), len(table[0])) else table


def tiled(block: Sequence[Sequence[str]], height: int, width: int) -> list[list[str]]:
    """The block repeated over a selection of that size where it fits a whole number of times.

    Otherwise the block itself, as Excel does. Rows are filled up to the longest with "".
    """
    across = max((len(row) for row in block), default=0)
    even = [[*row, *[""] * (across - len(row))] for row in block]
    if not even or not across or height % len(even) or width % across:
        return even
    return [line * (width // across) for line in even] * (height // len(even))
