"""What stands on a worksheet: paragraphs, and blocks of rows that are tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.reading.compose import Piece
from app.reading.sheet_model import AREA, Merge, OversizedSheet, Place, Sheet

_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|表\s*[一二三四1-4])")
_MOST_BLANK = 2
"""How many rows of blank cells with borders go on a table."""
_LONG = 60
"""Characters that no label of a table's row has."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that is not covered by another; hidden rows and columns are not counted."""

    row: int
    column: int
    height: int
    width: int
    text: str
    bordered: bool


Block: TypeAlias = str | list[Piece]
"""A paragraph, or the pieces of a table."""


def blocks(sheet: Sheet) -> Iterator[Block]:
    """The paragraphs and tables of a worksheet in reading order. Raises OversizedSheet.

    A row with a single filled cell outside a table is a paragraph; so are headings between two
    tables. Blank rows end a table. What is hidden is left out.
    """
    rows = _rows(sheet)
    lined = any(cell.bordered for cells in rows.values() for cell in cells)
    for run in _runs(rows):
        yield from _parts([rows[index] for index in run], lined)


def _rows(sheet: Sheet) -> dict[int, list[_Cell]]:
    """The cells of every row up to the last filled one, blank cells with borders or merges too."""
    if not sheet.texts:
        return {}
    bottom = max(row for row, _ in sheet.texts)
    right = max(column for _, column in sheet.texts)
    spans = {
        (each.top, each.left): Merge(each.top, each.left, min(each.bottom, bottom), each.right)
        for each in sheet.merges
        if each.top <= bottom and each.left <= right
    }
    wanted = (
        set(sheet.texts)
        | set(spans)
        | {place for place in sheet.bordered if place[0] <= bottom + _MOST_BLANK}
    )
    right = max(right, *(column for _, column in wanted))
    shown_rows = _shown(wanted, spans, sheet.hidden_rows, 0)
    shown_columns = _shown(wanted, spans, sheet.hidden_columns, 1)
    covered: set[Place] = set()
    found: dict[int, list[_Cell]] = {}
    for place in sorted(wanted):
        if place in covered:
            continue
        span = spans.get(place, Merge(*place, *place))
        lines = [shown_rows[row] for row in range(span.top, span.bottom + 1) if row in shown_rows]
        across = [shown_columns[each] for each in range(span.left, span.right + 1) if each in shown_columns]
        if place in spans:
            if (span.bottom - span.top + 1) * (min(span.right, right) - span.left + 1) > AREA:
                raise OversizedSheet
            inside = (
                (row, column)
                for row in range(span.top, span.bottom + 1)
                for column in range(span.left, min(span.right, right) + 1)
            )
            covered.update(inside)
            if len(covered) > 2 * AREA:
                raise OversizedSheet
        if lines and across:
            text = sheet.texts.get(place, "")
            cell = _Cell(lines[0], across[0], len(lines), len(across), text, place in sheet.bordered)
            found.setdefault(lines[0], []).append(cell)
    return found


def _shown(wanted: set[Place], spans: dict[Place, Merge], hidden: set[int], axis: int) -> dict[int, int]:
    """The number that each row (axis 0) or column (axis 1) has when hidden ones are not counted."""
    last = max((place[axis] for place in wanted), default=-1)
    for span in spans.values():
        last = max(last, (span.bottom, span.right)[axis])
    if last > AREA * 2:
        raise OversizedSheet
    shown: dict[int, int] = {}
    for index in range(last + 1):
        if index not in hidden:
            shown[index] = len(shown)
    return shown


def _runs(rows: dict[int, list[_Cell]]) -> Iterator[list[int]]:
    """Numbers of rows that stand together: a row with nothing filled ends a run.

    Not so the next few rows that have borders: a table may end with figures that are all blank.
    """
    run: list[int] = []
    reach = -1  # the last row that a cell merged downwards covers
    blank = 0
    for row in sorted(rows):
        filled = [cell for cell in rows[row] if cell.text]
        follows = bool(run) and row <= max(reach, run[-1]) + 1
        if filled or row <= reach:
            blank = 0
        else:
            blank += 1
            if not follows or blank > _MOST_BLANK or sum(cell.bordered for cell in rows[row]) < 2:
                continue
        if run and not follows:
            yield run
            run = []
        run.append(row)
        reach = max([reach, *(cell.row + cell.height - 1 for cell in filled)])
    if run:
        yield run


def _parts(rows: Sequence[list[_Cell]], lined: bool) -> Iterator[Block]:
    """Paragraphs and tables of rows that stand together."""
    outside = [_is_outside(cells, lined) for cells in rows]
    reach = -1
    for index, cells in enumerate(rows):  # nothing that a merged cell of a table covers is outside
        if cells[0].row <= reach:
            outside[index] = False
        if not outside[index]:
            reach = max([reach, *(cell.row + cell.height - 1 for cell in cells)])
    if not lined:
        _settle(rows, outside)
    table: list[list[_Cell]] = []
    for cells, free in zip(rows, outside, strict=True):
        if not free:
            table.append(cells)
            continue
        yield from _table(table)
        table = []
        yield from (cell.text for cell in cells if cell.text)
    yield from _table(table)


def _is_outside(cells: Sequence[_Cell], lined: bool) -> bool:
    """Whether a row may be a paragraph: it holds one text, and not as one of a table's places."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) != 1 or filled[0].height > 1:
        return False
    if len(filled[0].text) > _LONG and not any(cell.bordered for cell in cells if not cell.text):
        return True
    if lined:
        return not any(cell.bordered for cell in cells) or (
            len([cell for cell in cells if cell.bordered]) == 1 and bool(_HEADING.match(filled[0].text))
        )
    return True


def _settle(rows: Sequence[list[_Cell]], outside: list[bool]) -> None:
    """Decide, where no borders help, which single texts are labels of rows whose figures are blank.

    Those above the first row of a table are outside; below it a single text is a label unless it
    is as wide as the table and a heading, or prose follows it without any row of a table between.
    """
    inside = [index for index, free in enumerate(outside) if not free]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    left = min(cell.column for index in inside for cell in rows[index])
    right = max(cell.column + cell.width for index in inside for cell in rows[index])
    prose = False
    for index in range(len(rows) - 1, first, -1):
        if not outside[index]:
            prose = False
            continue
        cell = next(cell for cell in rows[index] if cell.text)
        prose = prose or len(cell.text) > _LONG or (index > last and "。" in cell.text)
        wide = cell.column <= left and cell.column + cell.width >= right
        heading = bool(_HEADING.match(cell.text))
        outside[index] = (prose and index > last) or len(cell.text) > _LONG or (wide and heading)


def _table(rows: Sequence[list[_Cell]]) -> Iterator[Block]:
    """The pieces of a table, blank places too; columns count from its own left edge."""
    if not rows:
        return
    cells = [cell for line in rows for cell in line]
    used = [cell for cell in cells if cell.text or cell.bordered]
    top = rows[0][0].row
    bottom = max(cell.row for cell in used)
    left = min(cell.column for cell in used)
    right = max(cell.column + (cell.width if cell.text else 1) for cell in used)
    if (bottom - top + 1) * (right - left) > AREA:
        raise OversizedSheet
    pieces: list[Piece] = []
    taken: set[Place] = set()
    for cell in cells:
        width = min(cell.width, right - cell.column)
        if not left <= cell.column < right or (cell.row, cell.column) in taken:
            continue
        pieces.append(Piece(cell.row - top, cell.column - left, cell.text, cell.height, width))
        taken.update(
            (row, column)
            for row in range(cell.row, cell.row + cell.height)
            for column in range(cell.column, cell.column + width)
        )
    for row in range(top, bottom + 1):
        for column in range(left, right):
            if (row, column) not in taken:
                pieces.append(Piece(row - top, column - left, ""))
    yield pieces
