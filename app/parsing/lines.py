"""Lines of a text, and pieces of it without the white space around them."""

from __future__ import annotations

from app.record import NamedTuple
from app.report.cell import Span
from app.report.maker import maker


class Line(NamedTuple):
    """A line as it stands, from ``start`` to ``end`` of the text, and ``text`` without outer space.

    ``mark`` is the character that sets cells apart in it, a tab or a pipe, "" if it has none.
    """

    start: int
    end: int
    text: str
    mark: str


_line = maker(Line)


def split_lines(text: str) -> list[Line]:
    """All lines of a text."""
    lines = []
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        mark = "\t" if "\t" in piece else "|" if "|" in piece else ""
        lines.append(_line((start, end, piece.strip(), mark)))
        start = end + 1
    return lines


def trimmed(text: str, start: int, end: int) -> Span:
    """The range without white space at its ends; empty at ``start`` if nothing else is there."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, left + len(piece.strip())) if left < end else Span(start, start)
