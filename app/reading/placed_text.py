"""Placed characters become lines, the text of a cell, and paragraphs. Pure geometry."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from app.reading.placed import Char
from app.record import NamedTuple

_NUMBERED = re.compile(
    r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]\d{1,2}[)）]|\d{1,2}[、.．)）](?!\d)|第[一二三四五六七八九十]{1,3}[章节部条]"
)

_SEPARATORS = ".,．，+＋ \n\u3000"
_FIGURE = "0123456789０１２３４５６７８９.,．，+-＋－—–/／%％ \n\u3000"


@dataclass(frozen=True, slots=True)
class Line:
    """Characters side by side, from left to right, spaces where the page leaves room or has them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: bool
    chars: tuple[Char, ...]

    @property
    def x(self) -> float:
        """The middle, across."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle, down."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The height."""
        return self.bottom - self.top


class Paragraph(NamedTuple):
    """Running text and the lines in which it is printed."""

    text: str
    lines: tuple[Line, ...]


def starts_numbered(text: str) -> bool:
    """Whether a text begins as a heading or a numbered label does (（一）, 1., 三、)."""
    return _NUMBERED.match(text.lstrip()) is not None


def is_figure(text: str) -> bool:
    """Whether a text is made of what figures are made of (digits, signs, separators), not of commas alone."""
    return not text.strip(_FIGURE) and bool(text.strip(_SEPARATORS))


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """The lines that characters stand in, from top to bottom. White space at their ends is dropped."""
    groups: list[list[Char]] = []
    heights: list[float] = []
    for char in sorted(chars, key=lambda char: char.y):
        if groups and abs(char.y - heights[-1]) <= 0.4 * min(char.size, groups[-1][0].size):
            groups[-1].append(char)
            heights[-1] += (char.y - heights[-1]) / len(groups[-1])
        else:
            groups.append([char])
            heights.append(char.y)
    lines = []
    for group in groups:
        line = make_line(group)
        if line is not None:
            lines.append(line)
    return lines


def make_line(chars: Sequence[Char]) -> Line | None:
    """The line that characters at one height make, None if nothing is printed there."""
    ordered = _once(sorted(chars, key=lambda char: (char.left, char.right)))
    while ordered and ordered[0].text.isspace():
        del ordered[0]
    while ordered and ordered[-1].text.isspace():
        ordered.pop()
    if not ordered:
        return None
    parts = [ordered[0].text]
    for before, char in itertools.pairwise(ordered):
        if not before.text.isspace() and not char.text.isspace() and _apart(before, char):
            parts.append(" ")
        parts.append(char.text)
    return Line(
        "".join(parts),
        ordered[0].left,
        median(char.top for char in ordered),
        max(char.right for char in ordered),
        median(char.bottom for char in ordered),
        all(char.sure for char in ordered),
        tuple(ordered),
    )


def _once(chars: list[Char]) -> list[Char]:
    """Without characters that are drawn twice at the same place to look bold."""
    kept: list[Char] = []
    for char in chars:
        width = max(char.right - char.left, 0.1)
        if any(
            old.text == char.text
            and abs(old.x - char.x) < 0.25 * width
            and abs(old.y - char.y) < 0.2 * char.size
            for old in kept[-3:]
        ):
            continue
        kept.append(char)
    return kept


def _apart(before: Char, char: Char) -> bool:
    """Whether the room between two characters means a space.

    Latin letters and digits are set apart by little; Chinese is spread out to fill a line.
    """
    gap = char.left - before.right
    latin = before.text.isascii() and char.text.isascii()
    return gap > (0.2 if latin else 0.9) * min(char.size, before.size)


def cell_text(chars: Sequence[Char]) -> tuple[str, bool, tuple[Line, ...]]:
    """The text of a cell, line by line; whether all of it is sure; its lines."""
    if _is_vertical(chars):
        inked = [char for char in chars if not char.text.isspace()]
        return "\n".join(char.text for char in inked), all(char.sure for char in inked), ()
    lines = lines_of(chars)
    return "\n".join(line.text for line in lines), all(line.sure for line in lines), tuple(lines)


def _is_vertical(chars: Sequence[Char]) -> bool:
    """Whether characters run downwards, in the order of the file, in more than one column."""
    inked = [char for char in chars if not char.text.isspace()]
    if len(inked) < 6:
        return False
    down = sideways = 0
    for before, char in itertools.pairwise(inked):
        if abs(char.x - before.x) < 0.3 * char.size and char.y > before.y + 0.5 * char.size:
            down += 1
        elif abs(char.y - before.y) < 0.3 * char.size and char.x > before.x:
            sideways += 1
    return down > 3 * sideways and len({round(char.x / char.size) for char in inked}) > 1


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs that lines make: a line that is full goes on in the next if that has no indent."""
    if not lines:
        return []
    right = max(line.right for line in lines)
    left = min(line.left for line in lines)
    found = [Paragraph(lines[0].text, (lines[0],))]
    for before, line in itertools.pairwise(lines):
        size = min(before.size, line.size)
        if (
            before.right > right - 1.3 * size
            and before.left < left + 4.0 * size
            and line.left < left + 0.6 * size
            and line.top - before.bottom < 1.2 * size
            and abs(line.size - before.size) < 0.15 * size
            and not starts_numbered(line.text)
        ):
            text, printed = found[-1]
            latin = text[-1:].isascii() and line.text[:1].isascii()
            letters = text[-1:].isalpha() and line.text[:1].isalpha()
            text += (" " if latin and letters else "") + line.text
            found[-1] = Paragraph(text, (*printed, line))
        else:
            found.append(Paragraph(line.text, (line,)))
    return found
