"""Tables without any marks: columns by spaces, a cell a line, text copied out of a PDF.

Nothing here shows where a cell ends, so labels are put together out of their pieces: a label may
go over several lines, with its row's figures on any of them, and pieces of a tall label may stand
between those of the rows beside it. A piece that no known label goes on with belongs to none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from app.forms.labels import fold_bare
from app.parsing.figures import read_figure
from app.parsing.lines import Line
from app.parsing.tokens import BREAK, SPACES, At, PrintedRow, Token
from app.parsing.vocabulary import Part, Vocabulary
from app.report.cell import CellState

_PROSE = re.compile(r"[。；！？]|[,，].*[,，].*[,，]")
_PAGE_MARK = re.compile(
    r"[-—–－―~]+\s{0,2}\d{1,3}\s{0,2}[-—–－―~]+|第?\s{0,2}\d{1,3}\s{0,2}页(?:[,，/]?\s{0,2}共\s{0,2}\d{1,3}\s{0,2}页)?"
    r"|\d{1,3}\s{0,2}/\s{0,2}\d{1,3}"
)
_NUMBERING = re.compile(r"[(（]?[一二三四五六七八九十\d]{0,3}[)）、.．]*")
_CHUNK = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"[0-9０-９]")
_GROUPED = re.compile(r"[+\-－]?[0-9０-９]{1,3}(?:[ \u00a0][0-9０-９]{3})+(?:[.．][0-9０-９]+)?")
_LONGEST_LINE = 400
_LONGEST_PIECE = 60
_REACH = 12
"""Lines over which a label may go on; the tall label of a table that goes over pages is longer,
but each of its letters prolongs it."""
FEWEST = 3
"""Rows with figures that make a table of plain lines where no heading announces one."""


class _Open:
    """A label that is being put together, and the figures of its row.

    ``name`` is what was put together; ``start`` and ``end`` cover the pieces up to the first
    other thing (``whole``: there is none). ``known`` is False for a text that no known label
    begins with. ``line`` and ``last`` are the lines of its first and of its last piece or figure.
    ``alone`` says that each figure has a line of its own.
    """

    def __init__(self, name: str, start: int, line: int, at: At | None, known: bool) -> None:
        self.name, self.start, self.end = name, start, start + len(name)
        self.line = self.last = line
        self.at, self.known, self.whole = at, known, True
        self.figures: list[Token] = []
        self.alone = True


def plain_rows(text: str, lines: Sequence[Line], vocabulary: Vocabulary, fewest: int) -> Iterator[PrintedRow]:
    """The rows of a run of lines without marks; running text between them gives breaks.

    ``fewest`` is how many rows with figures make a table.
    """
    stretch: list[Line] = []
    for line in lines:
        if not line.text:
            stretch.append(line)
        elif len(line.text) > _LONGEST_LINE or _PROSE.search(line.text):
            yield from _stretch(text, stretch, vocabulary, fewest)
            yield BREAK
            stretch = []
        else:
            stretch.append(line)
    yield from _stretch(text, stretch, vocabulary, fewest)


def _stretch(text: str, lines: Sequence[Line], vocabulary: Vocabulary, fewest: int) -> Iterator[PrintedRow]:
    """The rows of lines none of which is running text."""
    if not any(line.text for line in lines):
        return
    empty = sum(1 for line in lines if not line.text)
    gaps = empty * 3 < len(lines)  # else every line has one behind it
    assembly = _Assembly(text, vocabulary)
    for number, line in enumerate(lines):
        if _PAGE_MARK.fullmatch(line.text) or _is_page_number(text, line):
            assembly.columns_end()
        elif line.text:
            assembly.line(number, line)
        else:
            assembly.empty(line)
            if gaps:
                assembly.columns_end()
    assembly.blanks()
    known = [label for label in assembly.labels if label.known]
    if fewest > 1:
        known = [label for label in known if label.figures]
    if len(known) < fewest:
        yield BREAK
    else:
        yield from assembly.rows()


def _is_page_number(text: str, line: Line) -> bool:
    """Whether a number alone in its line stands at a form feed."""
    if not line.text.isdigit() or len(line.text) > 3:
        return False
    return "\f" in text[max(0, line.start - 2) : line.end + 2]


class _Assembly:
    """Puts labels together and gives them the figures."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary = text, vocabulary
        self.frame = 0
        self.starts = vocabulary.starts
        self.labels: list[_Open] = []
        self.target: _Open | None = None

    def empty(self, line: Line) -> None:
        """Take an empty line in: it may be a blank cell."""
        if self.target is not None and self.target.known:
            self.target.figures.append(Token("", line.start, line.start))

    def blanks(self) -> None:
        """Decide whether empty lines are blank cells.

        They are if every figure has a line of its own and with them every row of the table has a
        value for each column, and some have without them; else they only set rows apart.
        """
        rows: dict[str, list[tuple[_Open, int]]] = {}
        for label in self.labels:
            known = [each for each in self.vocabulary.lookup(label.name) if each.part is Part.ROW]
            if label.figures and known:
                width = self.vocabulary.widths[known[0].table, known[0].block]
                rows.setdefault(known[0].table, []).append((label, width))
        kept: set[int] = set()
        for found in rows.values():
            last, width = found[-1]
            while len(last.figures) > width and not last.figures[-1].raw:
                last.figures.pop()
            full = any(all(token.raw for token in label.figures) for label, _ in found[:-1])
            if full and all(label.alone and len(label.figures) == width for label, width in found):
                kept.update(id(label) for label, _ in found)
        for label in self.labels:
            if id(label) not in kept:
                label.figures = [token for token in label.figures if token.raw]

    def columns_end(self) -> None:
        """Something stands here after which columns may lie elsewhere."""
        self.frame = 0

    def line(self, number: int, line: Line) -> None:
        """Take one line in."""
        self.frame = self.frame or SPACES + line.start
        before = len(self.labels)
        self._line(number, line)
        added = self.labels[before:]
        if added and not any(label.known or label.figures for label in added):
            self.columns_end()

    def _line(self, number: int, line: Line) -> None:
        raw = self.text[line.start : line.end]
        spaced = bool(re.search(r"\S(?:[ \u00a0]{2}|\u3000|\t)\s*\S", raw)) or raw[:2].isspace()
        columns = _columns(raw) if spaced else ()
        pattern = _CHUNK if spaced else _WORD
        words: list[tuple[int, int]] = []
        for chunk in pattern.finditer(raw):
            begin, end = chunk.span()
            if _is_figure(chunk[0], alone=True) and (" " not in chunk[0] or _GROUPED.fullmatch(chunk[0])):
                self._texts(number, line.start, raw, words, columns)
                words = []
                self._figure(line.start, raw, begin, end, columns, number)
                continue
            for word in _WORD.finditer(raw, begin, end):
                if _is_figure(word[0], alone=False):
                    self._texts(number, line.start, raw, words, columns)
                    words = []
                    self._figure(line.start, raw, *word.span(), columns, number)
                else:
                    words.append(word.span())
            if spaced:
                self._texts(number, line.start, raw, words, columns)
                words = []
        self._texts(number, line.start, raw, words, columns)

    def _at(self, columns: Sequence[int], begin: int, end: int) -> At | None:
        return At(self.frame, columns[begin], columns[end]) if columns else None

    def _figure(self, base: int, raw: str, begin: int, end: int, columns: Sequence[int], number: int) -> None:
        token = Token(raw[begin:end], base + begin, base + end, at=self._at(columns, begin, end))
        if self.target is None:
            self.target = _Open("", token.start, number, None, known=False)
            self.labels.append(self.target)
        self.target.alone = self.target.alone and number > self.target.last
        self.target.last = max(self.target.last, number)
        self.target.figures.append(token)

    def _texts(
        self, number: int, base: int, raw: str, words: Sequence[tuple[int, int]], columns: Sequence[int]
    ) -> None:
        """Words side by side: as few pieces as labels can be made of."""
        first = 0
        while first < len(words):
            for last in range(len(words), first, -1):
                begin, end = words[first][0], words[last - 1][1]
                if self._piece(
                    number, base, raw[begin:end], begin, self._at(columns, begin, end), last - first > 1
                ):
                    break
            first = last

    def _piece(self, number: int, base: int, piece: str, begin: int, at: At | None, only_known: bool) -> bool:
        """Take a piece of a label in; False if ``only_known`` and no label has this piece."""
        start, end = base + begin, base + begin + len(piece)
        if len(piece) <= _LONGEST_PIECE:
            for label in reversed(self.labels[-_REACH:]):
                if label.known and number - label.last <= _REACH and self._begins(label.name + piece):
                    self._extend(label, piece, start, end, number, at)
                    return True
            known = self._begins(piece) or bool(self.vocabulary.lookup(piece))
        else:
            known = False
        if only_known and not known:
            return False
        self.labels.append(_Open(piece, start, number, at, known))
        if len(piece) > 1 or self.target is None:
            self.target = self.labels[-1]
        return True

    def _begins(self, name: str) -> bool:
        """Whether a known label begins so; a number alone begins any."""
        return fold_bare(name) in self.starts or bool(_NUMBERING.fullmatch(name))

    def _extend(self, label: _Open, piece: str, start: int, end: int, number: int, at: At | None) -> None:
        label.name += piece
        label.last = number
        between = self.text[label.end : start]
        if label.whole and (not between or between.isspace()):
            label.end = end
        else:
            label.whole = False
        if at and label.at:
            label.at = At(at.frame, min(at.left, label.at.left), max(at.right, label.at.right))
        if len(piece) > 1 or self._is_row(label):
            self.target = label

    def _is_row(self, label: _Open, only: bool = False) -> bool:
        """Whether this may be a row's label, or with ``only`` cannot be anything else."""
        parts = [known.part is Part.ROW for known in self.vocabulary.lookup(label.name)]
        return any(parts) and (not only or all(parts))

    def rows(self) -> Iterator[PrintedRow]:
        """What was put together: labels of one line side by side, heads of all lines, a row each."""
        row: list[Token] = []
        line, heads = -1, False
        for label in self.labels:
            head = not self._is_row(label, only=True)
            if row and label.line != line and not (head and heads and not label.figures):
                yield tuple(row)
                row = []
            line, heads = label.line, head
            raw = self.text[label.start : label.end]
            if raw and read_figure(label.name).state is CellState.UNREADABLE:  # 三 of a tall label is none
                name = label.name if label.name != raw else ""
                row.append(Token(raw, label.start, label.end, name, label.at))
            if label.figures:
                yield (*row, *label.figures)
                row = []
        if row:
            yield tuple(row)


def _columns(raw: str) -> list[int]:
    """The column of a terminal at which each character of a line begins, and where the last ends."""
    columns, at = [], 0
    for char in raw:
        columns.append(at)
        at += (
            1
            if char < "\u1100" and char not in "“”‘’—…"
            else 1 + (unicodedata.east_asian_width(char) in "WFA")
        )
    columns.append(at)
    return columns


def _is_figure(piece: str, alone: bool) -> bool:
    """Whether this stands for a figure. Chinese numerals do only as a whole cell of several letters."""
    state = read_figure(piece).state
    if state is CellState.NUMBER:
        return bool(_DIGIT.search(piece)) or (alone and len(piece) > 1)
    return state is CellState.NOT_APPLICABLE
