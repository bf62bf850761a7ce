"""Where the text of a Word document stands in its file: for copies with comments or corrections.

The file is walked a second time in the very order of reading; what comes out must be the text
that was read, else nothing is placed at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.reading.blocks import Block, Table, compose, flowing
from app.reading.document import Grid
from app.reading.docx import body_of, opened
from app.reading.docx_walk import Walk
from app.reading.package import Package
from app.record import NamedTuple


class Piece(NamedTuple):
    """What one element (``w:t``, ``w:br`` …) says: its range of the document's text.

    ``element`` counts the elements of the main part in their order, the root being 0. ``exact``
    says that the element holds just these characters, so that it may be cut between two of them.
    """

    start: int
    end: int
    element: int
    exact: bool


class Place(NamedTuple):
    """A paragraph of the file: its range of the document's text, its element, its pieces.

    The range may begin with the number of a list, which no piece says. ``in_cell`` says that the
    paragraph stands in a table.
    """

    start: int
    end: int
    element: int
    pieces: tuple[Piece, ...]
    in_cell: bool


def find_places(package: Package, text: str) -> tuple[Place, ...] | None:
    """The places of all paragraphs in their order, None if the file does not say ``text``.

    Raises ReadProblem if the package can no longer be read.
    """
    document, styles, counting = opened(package)
    blocks = _PlacingWalk(styles, counting).blocks(body_of(document))
    read = compose(blocks)
    if read.text != text:
        return None
    numbers = {id(element): number for number, element in enumerate(document.iter())}
    return tuple(_all(blocks, read.grids, numbers))


class _Said(NamedTuple):
    """A piece before its place is known: its range of the paragraph's text."""

    start: int
    end: int
    element: Element
    exact: bool


class _Line(str):
    """The text of a paragraph that remembers its elements when texts are joined."""

    __slots__ = ("parts",)
    parts: tuple[tuple[int, int, Element, tuple[_Said, ...]], ...]  # where each paragraph stands in it

    @classmethod
    def of(cls, text: str, element: Element, said: Sequence[tuple[Element, str]]) -> _Line:
        """A paragraph whose pieces end its text (before them only the number of a list)."""
        line = cls(text)
        at = len(text) - sum(len(word) for _, word in said)
        pieces = []
        for source, word in said:
            exact = source.tag == "w:t" and source.text == word
            pieces.append(_Said(at, at + len(word), source, exact))
            at += len(word)
        line.parts = ((0, len(text), element, tuple(pieces)),)
        return line

    def __radd__(self, before: str) -> _Line:
        """``before + self``: paragraphs whose ends were deleted run into the next one."""
        line = _Line(str(before) + str(self))
        by = len(before)
        moved = (
            (start + by, end + by, element, tuple(_moved(piece, by) for piece in said))
            for start, end, element, said in self.parts
        )
        line.parts = (*getattr(before, "parts", ()), *moved)
        return line

    def __add__(self, other: str) -> str:
        """``self + other``, both remembered."""
        return other.__radd__(self) if isinstance(other, _Line) else str(self) + other


def _moved(piece: _Said, by: int) -> _Said:
    return piece._replace(start=piece.start + by, end=piece.end + by)


@dataclass(slots=True)
class _PlacingWalk(Walk):
    """The walk of the reader, whose paragraphs remember their elements."""

    _said: list[tuple[Element, str]] = field(default_factory=list)

    def _say(self, parts: list[str], element: Element, text: str) -> None:
        parts.append(text)
        self._said.append((element, text))

    def _paragraph(self, element: Element) -> tuple[str, list[Block]]:
        outer, self._said = self._said, []  # a text box is anchored inside a paragraph
        text, boxes = Walk._paragraph(self, element)
        line = _Line.of(text, element, self._said)
        self._said = outer
        return line, boxes


def _all(blocks: Sequence[Block], grids: Sequence[Grid], numbers: dict[int, int]) -> Iterator[Place]:
    """The places in reading order, found as the composer put the blocks one after the other."""
    following = iter(grids)
    at = 0
    for block in flowing(blocks):
        if isinstance(block, Table):
            grid = next(following)
            yield from _in_table(block, grid, following, numbers)
            at = grid.end + 1
        else:
            yield from _in_line(block, range(at, at + len(block) + 1), numbers, in_cell=False)
            at += len(block) + 1


def _in_table(
    table: Table, grid: Grid, following: Iterator[Grid], numbers: dict[int, int]
) -> Iterator[Place]:
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    for cell, printed in zip(cells, grid.cells, strict=True):
        blocks = list(flowing(cell.blocks))
        lines = [block for block in blocks if isinstance(block, str)]
        where = _printed("\n".join(lines), printed.start)
        at = 0
        for line in lines:
            yield from _in_line(line, where[at : at + len(line) + 1], numbers, in_cell=True)
            at += len(line) + 1
        for block in blocks:
            if isinstance(block, Table) and block.cells:
                yield from _in_table(block, next(following), following, numbers)


def _printed(text: str, start: int) -> list[int]:
    """For each character of a cell's text, and its end, its position in the document's text.

    As the composer prints it: tabs become one space, line breaks at both ends go.
    """
    first, last = len(text) - len(text.lstrip("\n")), len(text.rstrip("\n"))
    where, at = [], start
    for index, character in enumerate(text):
        where.append(at)
        repeated = character == "\t" and text[index + 1 : index + 2] == "\t"
        if first <= index < last and not repeated:
            at += 1
    return [*where, at]


def _in_line(line: str, where: Sequence[int], numbers: dict[int, int], *, in_cell: bool) -> Iterator[Place]:
    assert isinstance(line, _Line)
    for start, end, element, said in line.parts:
        pieces = tuple(
            Piece(
                where[piece.start],
                where[piece.end],
                numbers[id(piece.element)],
                piece.exact and where[piece.end] - where[piece.start] == piece.end - piece.start,
            )
            for piece in said
        )
        yield Place(where[start], where[end], numbers[id(element)], pieces, in_cell)
