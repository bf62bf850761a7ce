"""The bare text of a binary Word file: the pieces of its main story, with the marks that end cells.

It says nothing of rows and columns, but it is read in twenty lines straight from the file: what a
reader of tables says is held against it, so that no text of a cell is lost or made up unseen.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from difflib import SequenceMatcher

from app.reading.document import Grid, Read

_FLAGS, _TEXT_LENGTH, _PIECES = 0x0A, 0x4C, 0x1A2
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_COMPRESSED = 0x4000_0000
_LONGEST = 5_000_000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")
_BLANK = re.compile("[\\s\x00-\x1f\u00ad]+")


class NoWordText(Exception):
    """The bytes are no binary Word file, or its text cannot be found."""


class Encrypted(NoWordText):
    """The file has a password."""


def main_text(data: bytes) -> str:
    """The text of the main story. Paragraphs end with CR, cells and rows with BEL (0x07).

    Raises NoWordText.
    """
    from doc2docx.cfb import CompoundFile  # the container only; its reader of tables is what is checked
    from doc2docx.errors import Doc2DocxError

    try:
        file = CompoundFile(data)
        names = {entry.name.casefold() for entry in file.entries}
        if "encryptedpackage" in names:
            raise Encrypted
        word = file.open_stream("WordDocument")
        flags = struct.unpack_from("<H", word, _FLAGS)[0]
        if flags & _ENCRYPTED:
            raise Encrypted
        table = file.open_stream("1Table" if flags & _OTHER_TABLE else "0Table")
        length = struct.unpack_from("<i", word, _TEXT_LENGTH)[0]
        offset, size = struct.unpack_from("<II", word, _PIECES)
        return _text(word, table[offset : offset + size])[: max(0, min(length, _LONGEST))]
    except (Doc2DocxError, struct.error, LookupError, ValueError, OverflowError) as error:
        raise NoWordText from error


def _text(word: bytes, pieces: bytes) -> str:
    position = 0
    while pieces[position] == 1:  # properties that pieces share
        position += 3 + struct.unpack_from("<H", pieces, position + 1)[0]
    size = struct.unpack_from("<I", pieces, position + 1)[0]
    plain = pieces[position + 5 : position + 5 + size]
    count = (len(plain) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", plain)
    parts = []
    for index in range(count):
        place = struct.unpack_from("<I", plain, 4 * (count + 1) + 8 * index + 2)[0]
        length = min(_LONGEST, max(0, bounds[index + 1] - bounds[index]))
        if place & _COMPRESSED:
            start = (place & ~_COMPRESSED) // 2
            parts.append(word[start : start + length].decode("cp1252", "replace"))
        else:
            parts.append(word[place : place + 2 * length].decode("utf-16-le", "replace"))
    return "".join(parts)


def doubtful_cells(text: str, read: Read) -> set[tuple[int, int]]:
    """The cells (grid, index) of a reading that the bare text does not bear out.

    Every cell with text must stand in the bare text in the same order, and nothing that ends with a
    cell mark there may be missing: its neighbours are doubtful then, and the empty cells by them.
    """
    cells = {
        (at, index): _bare(read.text[cell.start : cell.end])
        for at, grid in enumerate(read.grids)
        for index, cell in enumerate(grid.cells)
    }
    ours = [name for name, text_of_cell in cells.items() if text_of_cell]
    theirs = [segment for segment in text.split("\x07")[:-1] if _bare(_without_fields(segment))]
    left = [cells[name] for name in ours]
    right = [_bare(_without_fields(segment)) for segment in theirs]
    steps: Sequence[tuple[str, int, int, int, int]]
    if len(left) == len(right):
        steps = [("replace", 0, len(left), 0, len(right))]
    else:
        steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    doubtful: set[tuple[int, int]] = set()
    for kind, i, j, m, n in steps:
        if kind == "equal":
            continue
        if n - m == j - i:
            pairs = zip(range(i, j), range(m, n), strict=True)
            doubtful |= {ours[a] for a, b in pairs if not _same(left[a], theirs[b], right[b])}
        else:
            doubtful |= set(ours[max(0, i - 1) : j + 1])
    return doubtful | _empty_beside(doubtful, cells) if doubtful else doubtful


def _empty_beside(doubtful: set[tuple[int, int]], cells: dict[tuple[int, int], str]) -> set[tuple[int, int]]:
    """The empty cells with nothing between them and a doubtful one: its text may belong there."""
    found: set[tuple[int, int]] = set()
    for names in (list(cells), list(reversed(cells))):
        beside = False
        for name in names:
            if cells[name]:
                beside = name in doubtful
            elif beside:
                found.add(name)
    return found


def with_doubts(read: Read, doubtful: set[tuple[int, int]]) -> Read:
    """The same reading with these cells marked as not certain."""
    if not doubtful:
        return read

    def marked(at: int, grid: Grid) -> Grid:
        cells = (
            cell._replace(certain=cell.certain and (at, index) not in doubtful)
            for index, cell in enumerate(grid.cells)
        )
        return grid._replace(cells=tuple(cells))

    return read._replace(grids=tuple(marked(at, grid) for at, grid in enumerate(read.grids)))


def _same(cell: str, segment: str, bare: str) -> bool:
    """Whether a cell's text is what stands before a cell mark.

    The paragraphs before a table run into its first cell, and the number of a list is in no text.
    """
    if cell == bare:
        return True
    if cell.endswith(bare) and not cell[: len(cell) - len(bare)][-1:].isdigit():
        return True
    paragraphs = _without_fields(segment).split("\r")
    return any(_bare("".join(paragraphs[at:])) == cell for at in range(1, len(paragraphs)))


def _without_fields(text: str) -> str:
    return _FIELD_CODE.sub("", text)


def _bare(text: str) -> str:
    return _BLANK.sub("", text)
