"""Where the pages of the memo end: the lines and rows of one endless sheet, shared out over pages.

Qt itself cuts a row of a table in two, through its letters, and knows no rule that keeps a heading
with its text. So it lays out a sheet without end, and each page shows strips of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from app.memo.layout import Block, Grid, stays
from app.memo.pdf_text import CELL_SPACING, TEXT_HEIGHT
from app.record import NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

_RULE: Final = 2
"""Half the height of a rule between two rows, which belongs to both."""
HIGH: Final = 1 / 3
"""The part of a page from which on a row may be parted."""


class Strip(NamedTuple):
    """A part of the sheet over its whole width, in the sheet's units."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How much of a page it takes."""
        return self.bottom - self.top


class Piece(NamedTuple):
    """What no page parts: a line, or a row of a table.

    ``stays`` says that it should stand on one page with the next piece; ``head`` is the row that
    is said again where a page begins with this one. ``inside`` are the positions of the lines in it
    that go on with a paragraph.
    """

    strip: Strip
    stays: bool = False
    head: Strip | None = None
    inside: tuple[int, ...] = ()


def paged(
    document: QTextDocument, starts: Sequence[int], laid_out: Sequence[Block]
) -> list[tuple[Strip, ...]]:
    """The strips of each page. ``starts`` are the positions of the blocks in the document.

    A paragraph that goes on over a page becomes two, which look the same: Qt draws a paragraph from
    the line above what is asked for, and that line would be in the text of both pages.
    """
    from PySide6.QtGui import QTextCursor

    found = list(_pieces(document, starts, laid_out))
    firsts = shared_out(found)
    pages: list[tuple[Strip, ...]] = []
    for first, end in pairwise((*firsts, len(found))):
        own = Strip(found[first].strip.top, found[end - 1].strip.bottom)
        head = found[first].head
        pages.append((head, own) if head else (own,))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for position in sorted((at for first in firsts for at in found[first].inside), reverse=True):
        cursor.setPosition(position)
        look = cursor.blockFormat()
        look.setTextIndent(0)
        look.setTopMargin(0)
        cursor.insertBlock(look)
    cursor.endEditBlock()
    return pages


def shared_out(pieces: Sequence[Piece], height: float = TEXT_HEIGHT) -> list[int]:
    """The piece with which each page begins, so that none needs more than ``height``."""
    firsts = []
    first = 0
    while first < len(pieces):
        firsts.append(first)
        head = pieces[first].head
        room = height - (head.height if head else 0)
        end = first + 1
        while end < len(pieces) and pieces[end].strip.bottom - pieces[first].strip.top <= room:
            end += 1
        better = end
        while first < better < len(pieces) and pieces[better - 1].stays:
            better -= 1
        first = better if better > first else end
    return firsts


def _pieces(document: QTextDocument, starts: Sequence[int], laid_out: Sequence[Block]) -> Iterator[Piece]:
    from PySide6.QtGui import QTextCursor

    for index, (block, start) in enumerate(zip(laid_out, starts, strict=True)):
        if isinstance(block, Grid):
            table = QTextCursor(document.findBlock(start)).currentTable()
            yield from _rows(document, table, head=bool(block.header))
        else:
            kept = stays(block, laid_out[index + 1 : index + 3])
            text = document.findBlock(start)
            yield from _parted(_lines(document, text), [text], kept=kept)


def _lines(document: QTextDocument, block: QTextBlock) -> list[Strip]:
    layout = block.layout()
    top = document.documentLayout().blockBoundingRect(block).top()
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    return [Strip(top + line.y(), top + line.y() + line.height()) for line in lines]


def _parted(
    lines: list[Strip], blocks: Sequence[QTextBlock], *, kept: bool, head: Strip | None = None
) -> Iterator[Piece]:
    """These lines, which are those of one paragraph or of several side by side.

    Neither the first nor the last stands alone; of a kept paragraph the last two stay with what follows.
    """
    last = len(lines) - 1
    for number, line in enumerate(lines):
        inside = [
            block.position() + block.layout().lineAt(number).textStart()
            for block in blocks
            if 0 < number < block.layout().lineCount()
        ]
        stays_here = kept if number == last else number in {0, last - 1}
        yield Piece(line, stays_here, head, tuple(inside))


def _rows(document: QTextDocument, table: QTextTable, *, head: bool) -> Iterator[Piece]:
    """The rows with the rules above and below them; a head stays with the first row, the last with another.

    A row that would fill much of a page is parted between its lines.
    """
    cells = [
        [table.cellAt(row, column).firstCursorPosition().block() for column in range(table.columns())]
        for row in range(table.rows())
    ]
    rows = [[_lines(document, block) for block in row] for row in cells]
    aside = table.format().toTableFormat().cellPadding() + 1  # and half of the rule
    edges = [min(lines[0].top for lines in row) - aside for row in rows]
    last = max((lines[-1] for lines in rows[-1]), key=lambda line: line.bottom)
    edges.append(last.top + last.height * CELL_SPACING / 100 + aside)
    for row, (above, below) in enumerate(pairwise(edges)):
        whole = Strip(above - _RULE, below + _RULE)
        said_again = Strip(edges[0] - _RULE, edges[1] - _RULE) if head and row else None
        if whole.height < HIGH * TEXT_HEIGHT:
            yield Piece(whole, (head and row == 0) or row == len(rows) - 2, said_again)
            continue
        lines = max(rows[row], key=len)
        lines[0], lines[-1] = Strip(whole.top, lines[0].bottom), Strip(lines[-1].top, whole.bottom)
        yield from _parted(lines, cells[row], kept=False, head=said_again)
