"""How wide and how high: the columns and rows of a grid for a font and the room there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFontMetrics

from app.forms.grid import GridShape, Place, Role
from app.record import NamedTuple

PADDING = 6
"""Pixels beside a text, left and right."""

LONG_FIGURE = 8
"""Digits that a column is made wider for; a longer figure is a slip, and is set narrower."""


class Sizes(NamedTuple):
    """Widths of the columns and heights of the rows, in pixels."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]


def is_facts(shape: GridShape) -> bool:
    """Whether this is a list of names and values, without heads."""
    return all(place.role is not Role.HEADER for place in shape.places)


def is_vertical(place: Place, shape: GridShape) -> bool:
    """Whether a group's label is written downwards: the outermost of several label columns."""
    outermost = place.role is Role.GROUP and place.column == 0 and shape.label_columns > 2
    return outermost and place.height >= len(place.text)


def sizes(
    shape: GridShape, metrics: QFontMetrics, width: int, height: int, figures: Mapping[int, int]
) -> Sizes:
    """Sizes that fit into ``width`` × ``height`` if the texts allow it, and never cut a text off.

    ``figures`` has the digits of the longest figure of a column, for which there is room with a mark.
    """
    columns = _columns(shape, metrics, width, figures)
    return Sizes(columns, _rows(shape, metrics, columns, height))


def _columns(
    shape: GridShape, metrics: QFontMetrics, width: int, longest: Mapping[int, int]
) -> tuple[int, ...]:
    em = metrics.horizontalAdvance("国")
    labels = [place for place in shape.places if place.role is Role.LABEL]
    if is_facts(shape):
        names = max(metrics.horizontalAdvance(place.text) for place in labels) + 4 * PADDING
        return names, max(width - names, 16 * em)
    figures = shape.columns - shape.label_columns
    if not shape.label_columns:
        return _shared(max(width, figures * (2 * em + 2 * PADDING)), figures)
    groups = tuple(
        2 * em
        if any(is_vertical(place, shape) and place.column == column for place in shape.places)
        else 4 * em + 2 * PADDING
        for column in range(shape.label_columns - 1)
    )
    room = width - sum(groups)
    widest = (
        max(metrics.horizontalAdvance(place.text) + 2 * PADDING for place in labels if place.column)
        if any(place.column for place in labels)
        else 0
    )
    narrow = max((metrics.horizontalAdvance(place.text) for place in labels if not place.column), default=0)
    widest = max(widest, narrow + 2 * PADDING - sum(groups), 8 * em)
    least = round(3.7 * em)
    wanted = widest if groups else max(widest, round(room * 0.3))
    each = max(least, min((room - wanted) // figures, 8 * em if groups else room))
    digit = metrics.horizontalAdvance("0")
    widths = tuple(
        max(each, min(longest.get(column, 0), LONG_FIGURE) * digit + em + PADDING)
        for column in range(shape.label_columns, shape.columns)
    )
    return (*groups, max(room - sum(widths), 12 * em), *widths)


def _shared(width: int, count: int) -> tuple[int, ...]:
    """``width`` in ``count`` equal parts, to the pixel."""
    return tuple((i + 1) * width // count - i * width // count for i in range(count))


def _rows(shape: GridShape, metrics: QFontMetrics, columns: Sequence[int], height: int) -> tuple[int, ...]:
    least = metrics.height()
    airy = round(metrics.height() * (1.8 if is_facts(shape) else 1.4))
    rows = [least] * shape.rows
    for place in sorted(shape.places, key=lambda place: place.height):
        if not place.text or is_vertical(place, shape):
            continue
        lines = broken(place, metrics, sum(columns[place.column : place.column + place.width]))
        needed = len(lines) * metrics.lineSpacing() + (4 if len(lines) > 1 else 0)
        short = needed - sum(rows[place.row : place.row + place.height])
        if short > 0:
            rows[place.row + place.height - 1] += short
    single = rows.count(least)
    spare = max(0, height - sum(rows)) // max(1, single)
    return tuple(min(row + spare, airy) if row == least else row for row in rows)


def broken(place: Place, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """The lines of a label in a rectangle of that width, padding included.

    Chinese has no spaces to break at, and breaking where the room ends leaves single characters
    behind: heads are broken into lines of two or four characters, as most of their words are
    two long, and a group's number (“（三）”) gets a line of its own.
    """
    room = max(1, width - padding(place) * 2)
    text = place.text
    if not text or metrics.horizontalAdvance(text) <= room:
        return (text,)
    if place.role is Role.GROUP and text.startswith("（") and "）" in text[:-1]:
        number, _, rest = text.partition("）")
        if metrics.horizontalAdvance(rest) <= room:
            return number + "）", rest
    if place.role is Role.HEADER and text.isalpha():
        fits = max(2, room // max(1, metrics.horizontalAdvance("国")) // 2 * 2)
        count = -(-len(text) // fits)
        each = -(-len(text) // count)
        each += each % 2
        return tuple(text[at : at + each] for at in range(0, len(text), each))
    return _filled(text, metrics, room)


def _filled(text: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """Lines as long as the room allows; no line begins with a closing mark."""
    lines: list[str] = []
    line = ""
    for character in text:
        if line and metrics.horizontalAdvance(line + character) > room:
            if character in "，。、；：）”" and len(line) > 1:
                line, moved = line[:-1], line[-1]
                lines.append(line)
                line = moved + character
                continue
            lines.append(line)
            line = ""
        line += character
    return (*lines, line)


def padding(place: Place) -> int:
    """Pixels beside the text of a place, left and right."""
    return PADDING // 3 if place.role is Role.HEADER else PADDING
