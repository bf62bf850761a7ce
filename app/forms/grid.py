"""The official shape of a table: every head, label and figure with its place and its span.

The window draws it, the memo prints it; neither knows a form.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import lcm

from app.forms.model import Block, Column, FormRow, FormTable, Layout
from app.record import NamedTuple


class Role(StrEnum):
    """What a place of the grid shows."""

    CORNER = "corner"
    CAPTION = "caption"
    HEADER = "header"
    LABEL = "label"
    GROUP = "group"  # a label over several rows
    CELL = "cell"


class Place(NamedTuple):
    """A merged rectangle of the grid. ``address`` is set where ``role`` is CELL."""

    row: int
    column: int
    height: int
    width: int
    role: Role
    text: str = ""
    address: str = ""


class GridShape(NamedTuple):
    """A table of ``rows`` × ``columns`` places, covered without gaps or overlaps by ``places``.

    ``label_columns`` is how many columns at the left hold labels.
    """

    rows: int
    columns: int
    label_columns: int
    places: tuple[Place, ...]


def shape(table: FormTable, blocks: Sequence[Block]) -> GridShape:
    """The official shape of a table made of these blocks (of one form, or of a mixture)."""
    match table.layout:
        case Layout.BLOCKS:
            return _stacked(table.id, blocks)
        case Layout.MATRIX:
            return _matrix(table.id, blocks[0])
        case Layout.FLAT:
            return _flat(table.id, blocks[0])


def _stacked(table: str, blocks: Sequence[Block]) -> GridShape:
    width = lcm(*(len(block.columns) for block in blocks)) if blocks else 1
    width = width if width <= 6 else max(len(block.columns) for block in blocks)
    places: list[Place] = []
    top = 0
    for block in blocks:
        edges = _edges(len(block.columns), width)
        places.append(Place(top, 0, 1, width + 1, Role.CAPTION, block.caption))
        places.append(Place(top + 1, 0, 1, 1, Role.CORNER, block.corner))
        for (left, span), column in zip(edges, block.columns, strict=True):
            places.append(Place(top + 1, 1 + left, 1, span, Role.HEADER, column.label))
        for offset, row in enumerate(block.rows):
            line = top + 2 + offset
            places.append(Place(line, 0, 1, 1, Role.LABEL, row.label))
            for (left, span), column in zip(edges, block.columns, strict=True):
                address = f"{table}/{row.id}/{column.id}"
                places.append(Place(line, 1 + left, 1, span, Role.CELL, address=address))
        top += 2 + len(block.rows)
    return GridShape(top, width + 1, 1, tuple(places))


def _edges(count: int, width: int) -> list[tuple[int, int]]:
    """Left edge and width of each of ``count`` columns over ``width`` places."""
    return [(i * width // count, (i + 1) * width // count - i * width // count) for i in range(count)]


def _matrix(table: str, block: Block) -> GridShape:
    labels = 1 + max(len(row.group) for row in block.rows)
    heads = 1 + max(len(column.group) for column in block.columns)
    places = [Place(0, 0, heads, labels, Role.CORNER, block.corner)]
    places += _heads(block.columns, heads, labels)
    places += _groups(block.rows, heads, labels)
    for line, row in enumerate(block.rows):
        for offset, column in enumerate(block.columns):
            address = f"{table}/{row.id}/{column.id}"
            places.append(Place(heads + line, labels + offset, 1, 1, Role.CELL, address=address))
    return GridShape(heads + len(block.rows), labels + len(block.columns), labels, tuple(places))


def _heads(columns: Sequence[Column], heads: int, left: int) -> list[Place]:
    """The heads over the columns: groups merged sideways, single heads merged downwards."""
    places = []
    for level in range(heads - 1):
        start = 0
        while start < len(columns):
            path = columns[start].group[: level + 1]
            end = start + 1
            if len(path) > level:
                while end < len(columns) and columns[end].group[: level + 1] == path:
                    end += 1
                places.append(Place(level, left + start, 1, end - start, Role.HEADER, path[level]))
            start = end
    for offset, column in enumerate(columns):
        depth = len(column.group)
        places.append(Place(depth, left + offset, heads - depth, 1, Role.HEADER, column.label))
    return places


def _groups(rows: Sequence[FormRow], top: int, labels: int) -> list[Place]:
    """The labels before the rows: groups merged downwards, single labels merged sideways."""
    places = []
    for level in range(labels - 1):
        start = 0
        while start < len(rows):
            path = rows[start].group[: level + 1]
            end = start + 1
            if len(path) > level:
                while end < len(rows) and rows[end].group[: level + 1] == path:
                    end += 1
                places.append(Place(top + start, level, end - start, 1, Role.GROUP, path[level]))
            start = end
    for line, row in enumerate(rows):
        depth = len(row.group)
        places.append(Place(top + line, depth, 1, labels - depth, Role.LABEL, row.label))
    return places


def _flat(table: str, block: Block) -> GridShape:
    """Rows side by side: their groups, their labels, then the columns under each of them."""
    depth = 1 + max(len(row.group) for row in block.rows)
    per_row = len(block.columns)
    places = []
    for level in range(depth - 1):
        start = 0
        while start < len(block.rows):
            path = block.rows[start].group[: level + 1]
            end = start + 1
            if len(path) > level:
                while end < len(block.rows) and block.rows[end].group[: level + 1] == path:
                    end += 1
                span = (end - start) * per_row
                places.append(Place(level, start * per_row, 1, span, Role.HEADER, path[level]))
            start = end
    for index, row in enumerate(block.rows):
        level = len(row.group)
        left = index * per_row
        places.append(Place(level, left, 1, per_row, Role.HEADER, row.label))
        for offset, column in enumerate(block.columns):
            head = Place(level + 1, left + offset, depth - level, 1, Role.HEADER, column.label)
            places.append(head)
            address = f"{table}/{row.id}/{column.id}"
            places.append(Place(depth + 1, left + offset, 1, 1, Role.CELL, address=address))
    return GridShape(depth + 2, per_row * len(block.rows), 0, tuple(places))
