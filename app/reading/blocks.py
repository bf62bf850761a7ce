"""What word processors' files hold: paragraphs and tables, nested as the file nests them.

Readers of docx, odt, rtf and doc build these; one function prints them all through the Composer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.reading.compose import Composer, Piece
from app.reading.document import Read
from app.reading.package import OversizedPackage

CELLS = 100_000
"""The most cells of one table; the largest real one has some 600."""

_PROSE = 300
_FIGURE = re.compile(r"\s*[\d,.，．+\-－０-９]+\s*")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its place in the grid, what it covers, what stands in it."""

    row: int
    column: int
    height: int
    width: int
    blocks: tuple[Block, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table in reading order."""

    cells: tuple[TableCell, ...]


Block = str | Table
"""A paragraph's text (which may hold line breaks) or a table."""


def compose(blocks: Sequence[Block], encoding: str = "") -> Read:
    """Paragraphs as lines, tables as grids; tables that only lay out a page flow as paragraphs."""
    composer = Composer()
    for block in flowing(blocks):
        if isinstance(block, str):
            composer.paragraph(block)
        else:
            composer.grid(_pieces(block))
    return composer.read(encoding)


def is_layout(table: Table) -> bool:
    """Whether a table only lays out other tables or prose: a frame, columns of text, a page's parts."""
    if len(table.cells) <= 1:
        return True
    inner = [block for cell in table.cells for block in cell.blocks if isinstance(block, Table)]
    texts = [_text(cell) for cell in table.cells]
    if inner:
        return sum(map(_size, inner)) >= sum(1 for text in texts if text)
    return max(map(len, texts)) > _PROSE and not any(_FIGURE.fullmatch(text) for text in texts)


def numbered(numeral: str, suffix: str, text: str) -> str:
    """A list's number and the text behind it; a space between them only where they would run together.

    ``suffix`` is "nothing" where nothing stands between them in print.
    """
    if not numeral:
        return text
    if suffix == "nothing" or not text:
        return numeral + text
    apart = numeral[-1].isalnum() or (numeral[-1] == "." and text[0].isdecimal())
    return f"{numeral} {text}" if apart else numeral + text


def flowing(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with layout tables replaced by what stands in them."""
    for block in blocks:
        if isinstance(block, Table) and is_layout(block):
            for cell in block.cells:
                yield from flowing(cell.blocks)
        else:
            yield block


def _pieces(table: Table) -> list[Piece]:
    if len(table.cells) > CELLS:
        raise OversizedPackage
    pieces = []
    for cell in table.cells:
        blocks = list(flowing(cell.blocks))
        text = "\n".join(block for block in blocks if isinstance(block, str))
        inner = tuple(_pieces(block) for block in blocks if isinstance(block, Table) and block.cells)
        pieces.append(Piece(cell.row, cell.column, text, cell.height, cell.width, cell.certain, inner))
    return pieces


def _text(cell: TableCell) -> str:
    return "\n".join(block for block in cell.blocks if isinstance(block, str)).strip()


def _size(table: Table) -> int:
    own = len(table.cells)
    return own + sum(
        _size(block) for cell in table.cells for block in cell.blocks if isinstance(block, Table)
    )
