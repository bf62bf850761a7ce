"""Words of a page and the blocks they make: lines that are one cell of a table without rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from app.reading.placed import Char
from app.reading.placed_text import Line, is_figure, make_line, starts_numbered

_NUMERAL_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_FIGURE_WITH_NOTE = re.compile(
    r"[\d０-９][\d０-９,.，．]*\s*(?:万元|元|件|条|次|个)?\s*(?:[（(][^（）()]*[)）]?)?"
)
_NOTE_END = re.compile(r"[^\d０-９.,．，]$")


@dataclass(slots=True)
class Word:
    """Characters that stand together in a line."""

    text: str
    line: Line

    @property
    def figure(self) -> bool:
        """Whether it is a value, perhaps with a unit or a note."""
        return is_figure(self.text) or _FIGURE_WITH_NOTE.fullmatch(self.text) is not None


@dataclass(slots=True)
class Block:
    """Words below each other that are one cell."""

    words: list[Word]

    @property
    def left(self) -> float:
        """Where it begins, across."""
        return min(word.line.left for word in self.words)

    @property
    def right(self) -> float:
        """Where it ends, across."""
        return max(word.line.right for word in self.words)

    @property
    def top(self) -> float:
        """Where it begins, down."""
        return self.words[0].line.top

    @property
    def bottom(self) -> float:
        """Where it ends, down."""
        return self.words[-1].line.bottom

    @property
    def y(self) -> float:
        """The middle, down."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """The words, a line each."""
        return "\n".join(word.text for word in self.words)

    @property
    def sure(self) -> bool:
        """Whether every character is."""
        return all(word.line.sure for word in self.words)


def split_words(line: Line) -> list[Word]:
    """The words of a line: parts with more room between them than a cell has inside."""
    words: list[Word] = []
    chars: list[Char] = []
    printed = [char for char in line.chars if not char.text.isspace()]
    for index, char in enumerate(printed):
        if chars and _is_gap(chars[-1], char, numbers=_is_numbering(printed[index : index + 3])):
            words += _word(chars)
            chars = []
        chars.append(char)
    words += _word(chars)
    for index, (word, behind) in enumerate(pairwise(words)):
        if behind.figure and not word.figure:
            words[index : index + 1] = _unglued(word)
            break
    return words


def _unglued(word: Word) -> list[Word]:
    """A label and the value that stands close behind it: more values follow in the line."""
    chars = word.line.chars
    start = len(chars)
    while start > 0 and (is_figure(chars[start - 1].text) or chars[start - 1].text in ",."):
        start -= 1
    if 0 < start < len(chars):
        before, first = chars[start - 1], chars[start]
        if not before.text.isascii() and first.left - before.right > -0.1 * first.size:
            return _word(chars[:start]) + _word(chars[start:])
    return [word]


def word_of(chars: Sequence[Char]) -> Word:
    """The word that printed characters of a line make."""
    return _word(chars)[0]


def _word(chars: Sequence[Char]) -> list[Word]:
    line = make_line(chars)
    return [Word(line.text, line)] if line is not None else []


def _is_numbering(chars: Sequence[Char]) -> bool:
    """Whether a row's number begins here: 2.重复申请."""
    return len(chars) == 3 and (
        chars[0].text.isdigit() and chars[1].text in ".．、" and not chars[2].text.isascii()
    )


def _is_gap(before: Char, char: Char, *, numbers: bool) -> bool:
    """Whether there is more room between two characters than a cell has inside.

    A row's number is set apart from the full line of the label to its left by the padding alone.
    """
    gap = char.left - before.right
    # Chinese and Latin, digits and signs are set apart a little inside a cell too.
    alike = before.text.isascii() == char.text.isascii()
    alike = alike and (is_figure(before.text) or before.text in ",.") == (
        is_figure(char.text) or char.text in ",."
    )
    limit = 0.12 if alike or (numbers and not before.text.isascii()) else 0.4
    return gap > limit * min(before.size, char.size)


def is_heading(words: Sequence[Word]) -> bool:
    """Whether a line is one word that begins as a section heading does."""
    return len(words) == 1 and _NUMERAL_HEADING.match(words[0].text) is not None


def line_pitch(words: Sequence[Word], widths: Mapping[int, float]) -> float:
    """From one line of a cell to the next, 0 if no cell has two lines.

    The usual distance of words below each other of which the lower may go on from the upper. Rows
    are farther apart: what is no less than the distance of values that are surely two is theirs.
    """
    apart = float("inf")
    found = []
    for index, word in enumerate(words):
        below = _below(word, words[index + 1 :])
        if below is None:
            continue
        step = below.line.bottom - word.line.bottom
        if word.figure and below.figure and not may_wrap(word, below, widths):
            apart = min(apart, step)
        elif (
            not word.figure
            and not below.figure
            and may_wrap(word, below, widths)
            and _only_child(word, below, words)
        ):
            found.append(step)
    found = [step for step in found if step < 0.97 * apart]
    if not found:
        return 0.0
    least = min(found)
    return median(step for step in found if step <= 1.06 * least)


def _below(word: Word, words: Sequence[Word]) -> Word | None:
    """The nearest word below another, no farther than two lines."""
    for below in words:
        step = below.line.bottom - word.line.bottom
        if step > 4 * word.line.size:
            return None
        if step > 0.6 * word.line.size and overlap(word.line, below.line):
            return below if step < 2.6 * word.line.size else None
    return None


def overlap(a: Line, b: Line) -> bool:
    """Whether two lines have a stretch of the page's width in common."""
    return _overlapping(a.left, a.right, b.left, b.right)


def _overlapping(left: float, right: float, other_left: float, other_right: float) -> bool:
    least = min(right - left, other_right - other_left)
    return left == other_left or min(right, other_right) - max(left, other_left) > 0.3 * least


def may_wrap(word: Word, below: Word, widths: Mapping[int, float]) -> bool:
    """Whether a cell's text may go on from one line in the next: the first has no room for more.

    ``widths`` is what the columns of figures are known to hold. A number goes on after two digits
    or more.
    """
    if word.figure != below.figure:
        return False
    first = below.line.chars[0]
    taken = word.line.right - word.line.left + first.right - first.left
    if word.figure:
        full = taken > widths.get(id(word), 0.0)
        return len(word.text) > 1 and full and not _NOTE_END.search(word.text)
    width = below.line.right - below.line.left
    return taken + 0.9 * word.line.size > width and not starts_numbered(below.text)


def _only_child(word: Word, below: Word, words: Sequence[Word]) -> bool:
    """Whether nothing else stands beside the lower word under the upper one: else that heads both."""
    return not any(
        other is not below
        and abs(other.line.y - below.line.y) < 0.5 * below.line.size
        and other.line.left < word.line.right - 1
        and other.line.right > word.line.left + 1
        for other in words
    )


def known_widths(figures: Sequence[Word], heads: Sequence[Word]) -> dict[int, float]:
    """What the column of each figure is known to hold: the widest figure there, or its head."""
    spans = sorted({(word.line.left, word.line.right) for word in figures})
    lefts = [left for left, _ in spans]
    widest = max((right - left for left, right in spans), default=0.0)
    columns = {
        span: max(
            other[1] - other[0]
            for other in spans[bisect_left(lefts, span[0] - widest) : bisect_right(lefts, span[1])]
            if _overlapping(*span, *other)
        )
        for span in spans
    }
    widths = {}
    for word in figures:
        line = word.line
        above = (head.line for head in reversed(heads) if head.line.y < line.y and overlap(line, head.line))
        head = next(above, None)
        own = columns[line.left, line.right]
        widths[id(word)] = own if head is None else max(own, head.right - head.left)
    return widths


def make_blocks(words: Sequence[Word], pitch: float, widths: Mapping[int, float]) -> list[Block]:
    """Words below each other, no farther apart than lines of one cell, as blocks."""
    blocks: list[Block] = []
    for word in sorted(words, key=lambda word: word.line.bottom):
        size = word.line.size
        reach = pitch + min(0.07 * size, 0.8)
        best = None
        for block in blocks[-40:] if pitch else ():
            last = block.words[-1]
            step = word.line.bottom - last.line.bottom
            if 0.5 * size < step <= reach and overlap(last.line, word.line):
                goes_on = may_wrap(last, word, widths) and (word.figure or _only_child(last, word, words))
                best = block if goes_on else None
        if best is None:
            blocks.append(Block([word]))
        else:
            best.words.append(word)
    return blocks
