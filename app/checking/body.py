"""The running text of a report, folded so that words can be looked for, with the way back to the source.

White space is gone, a sentence broken over lines is whole again, digits, letters and brackets are
half-width, other punctuation full-width. Tables, rows of tables and what stands before the title or
after the sign-off (the frame of a web page) are left out. A paragraph is a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from app.checking.context import Context
from app.record import NamedTuple
from app.report.cell import Span
from app.report.report import Report, Section

_LONGEST = 40_000
"""Characters that are looked at: ten times the longest report seen. A page that is longer is none."""
_BLANK = " \t\u3000\xa0"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SOFT = 25
"""A line this long that ends inside a sentence goes on in the next."""


class Body(NamedTuple):
    """The folded text. ``parts`` are the ranges of the six parts in it, 0 is what stands before them.

    ``starts`` and ``origins`` are where each piece without white space begins, here and in the
    report's text. ``signer`` is the line of the sign-off that names the issuer, if there is one.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    parts: dict[int, tuple[int, int]]
    signer: Span | None

    def place(self, at: int) -> int:
        """The place in the report's text of a folded character."""
        index = bisect_right(self.starts, at) - 1
        return self.origins[index] + at - self.starts[index] if index >= 0 else 0

    def span(self, start: int, end: int) -> Span:
        """The place in the report's text of a folded piece that is not empty."""
        return Span(self.place(start), self.place(end - 1) + 1)

    def part(self, id: int) -> str:
        """The folded text of a part without its heading; "" if the report has none."""
        start, end = self.parts.get(id, (0, 0))
        return self.text[start:end]

    def sentence(self, at: int) -> tuple[int, int]:
        """The range of the sentence in which this place lies."""
        start = max(self.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
        ends = [end for mark in "。！？\n" if (end := self.text.find(mark, at)) >= 0]
        return start, min(ends, default=len(self.text))


def body(ctx: Context) -> Body:
    """The folded text of the report that is checked; worked out once."""
    known = ctx.of_words.get("body")
    if not isinstance(known, Body):
        known = ctx.of_words["body"] = _fold(ctx.report)
    return known


@cache
def _folding() -> dict[str, str]:
    """One character becomes one character, so that places stay; none of these becomes another of them."""
    folding = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    folding |= dict(zip(",;:!?", "，；：！？", strict=True))
    folding |= dict.fromkeys("[［【", "〔") | dict.fromkeys("]］】", "〕")
    return {sign: folded for sign, folded in folding.items() if sign not in "，；：！？"}


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_folding()))}]")


def _folded(text: str) -> str:
    """The text with those characters folded. Few of them are met: ``translate`` takes ten times as long."""
    folding = _folding()
    return _foldable().sub(lambda found: folding[found[0]], text)


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]")


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"[^\s{_INVISIBLE}]+")


def _pieces(line: str, *, seen: bool) -> Iterator[tuple[int, str]]:
    """What a line holds besides white space and characters that nobody sees, with its places.

    ``seen`` says that all of its characters can be seen.
    """
    if not seen:
        yield from ((found.start(), found[0]) for found in _piece().finditer(line))
        return
    at = 0
    for piece in line.split():
        at = line.index(piece, at)
        yield at, piece
        at += len(piece)


def _fold(report: Report) -> Body:
    text, sections = report.text, report.sections
    first, last, signer = _frame(report)
    tables = [_clipped(report, table.span) for table in report.tables.values() if table.span is not None]
    out: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    marks: dict[int, int] = {}  # where a part begins or ends in the text → in the folded one
    size = 0
    seen = not any(sign in text for sign in _INVISIBLE)
    for start, end in _stretches(sections, tables, first, last):
        marks.setdefault(start, size)
        long = False
        behind = start
        for printed in _folded(text[start:end]).split("\n"):
            begin, behind = behind, behind + len(printed) + 1
            line = printed.strip()
            if not line:
                long = long and bool(printed.strip(_BLANK))  # an empty line ends a paragraph
                continue
            if "\t" in line or "|" in line:
                continue
            first = begin == start and printed[0] == line[0]
            if out and not (long and not first and not _numbered().match(line)):
                out.append("\n")
                size += 1
            for at, piece in _pieces(printed, seen=seen):
                starts.append(size)
                origins.append(begin + at)
                out.append(piece)
                size += len(piece)
            long = len(line) >= _SOFT and line[-1] not in "。！？；："
        marks.setdefault(end, size)
        out.append("\n")
        size += 1
    parts = {
        section.id: (marks.get(section.body.start, 0), _part_end(section.body, marks)) for section in sections
    }
    if sections:
        parts[0] = (0, marks.get(sections[0].span.start, 0))
    return Body("".join(out), tuple(starts), tuple(origins), parts, signer)


def _part_end(part: Span, marks: dict[int, int]) -> int:
    inside = [folded for at, folded in marks.items() if part.start <= at <= part.end]
    return max(inside, default=0)


def _stretches(
    sections: Sequence[Section], tables: Sequence[Span], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """Ranges of running text, cut at the borders of headings, parts and tables."""
    borders = {first, last}
    for section in sections:
        borders |= {section.span.start, section.body.start, section.body.end}
    for table in tables:
        borders |= {table.start, table.end}
    ordered = sorted(border for border in borders if first <= border <= last)
    for start, end in pairwise(ordered):
        if not any(table.start <= start < table.end for table in tables):
            yield start, end


def _clipped(report: Report, table: Span) -> Span:
    """A table as far as its own part goes: of one that is printed twice the span covers both copies."""
    ends = [s.body.end for s in report.sections if s.body.start <= table.start < s.body.end]
    return Span(table.start, min([table.end, *ends]))


def _frame(report: Report) -> tuple[int, int, Span | None]:
    """From where to where the report itself goes, and the line that signs it."""
    text = report.text
    title, signed = report.fact("title").span, report.fact("signed_on").span
    first = title.start if title is not None else 0
    last = min(len(text), first + _LONGEST)
    bodies = [section.body.start for section in report.sections]
    if signed is None or (bodies and signed.start < max(bodies)):
        return first, last, None
    line = text.rfind("\n", 0, signed.start) + 1
    signer = _line(text, line, signed.start) or _line_before(text, line)
    start = signer.start if signer is not None else line
    if bodies:
        start = max(start, max(bodies))
    return first, min(last, max(first, start)), signer


def _line_before(text: str, end: int) -> Span | None:
    """The last line with words before this place, at most five lines up."""
    for _ in range(5):
        if end <= 0:
            return None
        start = text.rfind("\n", 0, end - 1) + 1
        found = _line(text, start, end)
        if found is not None:
            return found
        if text[start:end].strip():
            return None
        end = start
    return None


def _line(text: str, start: int, end: int) -> Span | None:
    """The words of a line that may be a name."""
    words = text[start:end].strip()
    if not 2 <= len(words) <= 40 or any(mark in words for mark in "。；，,;|\t"):
        return None
    at = text.index(words, start)
    return Span(at, at + len(words))
