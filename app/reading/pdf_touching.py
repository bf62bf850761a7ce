"""Values of two columns that touch: they read as one word, which would make two columns one.

A dash and a number in neighbouring columns may stand as close as the signs inside a cell do. Other
rows, or the heads, tell that there are two columns; the word is parted if there is one place for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from app.reading.pdf_blocks import Block, Word, overlap, word_of
from app.reading.placed_text import Line

_DASHES = "-—–－"
_ROOM = 0.06
"""What is left free between two cells at least, in heights of a line; inside a value it is nothing."""
_SAME = 1.0
_MOST = 40
"""Words that are looked at in a table: a report has few that touch, and each is held against every row."""


def parted(values: Sequence[Word], heads: Sequence[Word]) -> list[Word]:
    """The values, each dash and number that touch as two if they stand in two columns.

    ``heads`` stand above them.
    """
    found = {id(word): _parts(word) for word in values if len(word.text) > 1}
    if not 0 < sum(map(bool, found.values())) <= _MOST:
        return list(values)
    whole: list[Word] = []
    rows = [*_by_height(values).values(), _lowest(heads)]
    for word in values:
        parts = found.get(id(word))
        whole += parts if parts and any(_are_two(parts, row) for row in rows) else [word]
    return whole


def bridges(rows: Sequence[Sequence[Block]]) -> set[int]:
    """The values, by identity, that stand over two values of another row: two that touch, or one too long.

    ``rows`` have their values from left to right.
    """
    pairs = {(one.right, other.left) for row in rows for one, other in pairwise(row)}
    between = sorted((end, begin) for end, begin in pairs if end < begin + _SAME)
    ends = [end for end, _ in between]
    # How far left the second value begins of those whose first one ends farther right than a place.
    begins = list(accumulate((begin for _, begin in reversed(between)), min))[::-1]
    found = set()
    for row in rows:
        for block in row:
            at = bisect_right(ends, block.left + _SAME)
            if at < len(ends) and begins[at] < block.right - _SAME:
                found.add(id(block))
    return found


def _by_height(words: Iterable[Word]) -> dict[float, list[Line]]:
    """The lines of words by where they stand, those of one line together."""
    lines: dict[float, list[Line]] = {}
    for word in words:
        lines.setdefault(round(word.line.bottom), []).append(word.line)
    return lines


def _lowest(heads: Sequence[Word]) -> list[Line]:
    """The heads that stand over no other."""
    return [
        head.line
        for head in heads
        if not any(below.line.y > head.line.bottom and overlap(head.line, below.line) for below in heads)
    ]


def _under(word: Line, row: Sequence[Line]) -> list[int]:
    """Which parts of a row stand below or above a word."""
    return [
        index
        for index, other in enumerate(row)
        if min(word.right, other.right) - max(word.left, other.left) > min(_SAME, other.right - other.left)
    ]


def _parts(word: Word) -> list[Word]:
    """A dash and the number beside it with room between them, none if that is not in one place."""
    if not any(dash in word.text for dash in _DASHES):
        return []
    chars = word.line.chars
    places = [
        at
        for at, (before, char) in enumerate(pairwise(chars), 1)
        if (before.text in _DASHES) != (char.text in _DASHES)
        and char.left - before.right > _ROOM * min(before.size, char.size)
    ]
    return [word_of(chars[: places[0]]), word_of(chars[places[0] :])] if len(places) == 1 else []


def _are_two(parts: Sequence[Word], row: Sequence[Line]) -> bool:
    """Whether each of a word's two parts stands under or over another part of a row, and over no more."""
    under = [_under(part.line, row) for part in parts]
    return len(under) == 2 and all(len(each) == 1 for each in under) and under[0] != under[1]
