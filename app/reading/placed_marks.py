"""Where on the pages the words and cells stand that placed characters became."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, radians, sin

from app.reading.compose import Mark
from app.reading.document import SCALE
from app.reading.lattice import Box
from app.reading.placed import PlacedPage
from app.reading.placed_join import Cell, Table
from app.reading.placed_text import Line, Paragraph


class Places:
    """Knows the page of every line and cell, and gives their marks.

    They are known by identity, which is why this keeps hold of them: a line moves from cell to cell
    where a page break cuts a row, and what a line says may stand on every page.
    """

    def __init__(self) -> None:
        self._pages: dict[int, PlacedPage] = {}
        self._kept: list[object] = []

    def know(self, page: PlacedPage, items: Sequence[Paragraph | Table]) -> None:
        """Remember what stands on a page."""
        for item in items:
            if isinstance(item, Paragraph):
                self._keep(page, *item.lines)
            else:
                for cell in (*item.cells, *item.loose):
                    self._keep(page, cell, *cell.lines)
                    self.know(page, cell.inner)

    def of_lines(self, lines: Sequence[Line]) -> list[Mark]:
        """The marks of the words of lines."""
        return [mark for line in lines for mark in self._words(line)]

    def of_cell(self, cell: Cell) -> list[Mark]:
        """The mark of a cell: its whole rectangle; and of its lines that stand on other pages."""
        page = self._pages.get(id(cell))
        if page is None:
            return []
        marks = [_mark("", page, cell.box)]
        for line in cell.lines:
            other = self._pages.get(id(line), page)
            if other is not page:
                marks.append(_mark(line.text, other, Box(line.left, line.top, line.right, line.bottom)))
        return marks

    def _keep(self, page: PlacedPage, *items: Line | Cell) -> None:
        for item in items:
            self._pages[id(item)] = page
            self._kept.append(item)

    def _words(self, line: Line) -> Iterator[Mark]:
        page = self._pages.get(id(line))
        if page is None:
            return
        for words, left, right in runs(line):
            yield _mark(words, page, Box(left, line.top, right, line.bottom))


def runs(line: Line) -> Iterator[tuple[str, float, float]]:
    """The words of a line, as its text has them, and from where to where across they are printed."""
    words, left, right = "", 0.0, 0.0
    at = 0
    for char in line.chars:
        apart = not line.text.startswith(char.text, at)  # a space that no character of the file is
        if words and (apart or char.text.isspace()):
            yield words, left, right
            words = ""
        at += len(char.text) + apart
        if not char.text.isspace():
            left = left if words else char.left
            words += char.text
            right = char.right
    if words:
        yield words, left, right


def _mark(words: str, page: PlacedPage, box: Box) -> Mark:
    left, top, right, bottom = _as_scanned(page, box)
    return Mark(
        words,
        page.number,
        _share(left, page.width),
        _share(top, page.height),
        _share(right, page.width),
        _share(bottom, page.height),
    )


def _as_scanned(page: PlacedPage, box: Box) -> tuple[float, float, float, float]:
    """The rectangle around a box as the page lay on the scanner, before it was set upright."""
    if abs(page.skew) < 0.02:
        return box
    sine, cosine = sin(radians(page.skew)), cos(radians(page.skew))
    x, y = page.width / 2, page.height / 2
    corners = [(left - x, top - y) for left in (box.left, box.right) for top in (box.top, box.bottom)]
    xs = [cosine * dx + sine * dy + x for dx, dy in corners]
    ys = [-sine * dx + cosine * dy + y for dx, dy in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _share(value: float, whole: float) -> int:
    return min(max(round(SCALE * value / whole), 0), SCALE) if whole > 0 else 0
