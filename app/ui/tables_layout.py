"""Laying out lines and tables: how wide columns are, how high rows, where each cell's text stands.

A step at a time, so that a large document keeps nobody waiting. Coordinates are those of the block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Generator, Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from app.reading.document import GridCell
from app.ui.tables_blocks import Table
from app.ui.text_positions import TextPositions
from app.ui.theme import Theme

_PAD_X, _PAD_Y = 5.0, 3.0
_RULE = 150  # how opaque the lines of a table are
_WIDEST = 18.0
_NARROWEST = 2.2
"""How wide a column of running text wants to be and may become, in characters."""
_AT_ONCE, _MANY = 40, 1000
_FEW = 6
"""So few characters are centred even where they wrap; what is longer then begins at the left."""

Steps = Generator[None, None, "LaidTable"]


class LaidText:
    """A piece of the text broken into lines of a given width."""

    def __init__(self, start: int, text: str, font: QFont, width: float, align: Qt.AlignmentFlag) -> None:
        self.start, self.end = start, start + len(text)
        self.top = 0.0
        self._positions = TextPositions(text)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        y = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0.0, y))
            y += line.height()
        self._layout.endLayout()
        self.height = y

    def paint(self, painter: QPainter, at: QPointF, look: Theme, area: QRectF) -> None:
        """Draw the letters."""
        painter.setPen(look.text)
        self._layout.draw(painter, at, [], area)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of a part of it, one a line."""
        if end < self.start or start > self.end or (start < end and (end == self.start or start == self.end)):
            return []
        first = self._positions.to_qt(max(start - self.start, 0))
        last = self._positions.to_qt(min(end, self.end) - self.start)
        boxes = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            begin, stop = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if begin < stop or (first == last and begin == stop):
                left, right = _x(line.cursorToX(begin)), _x(line.cursorToX(stop))
                boxes.append(QRectF(left - 2, line.y(), right - left + 4, line.height()))
        return boxes

    def position_at(self, point: QPointF) -> int:
        """The position of the letter at a point, or next to it."""
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if point.y() < line.y() + line.height():
                return self.start + self._positions.from_qt(line.xToCursor(point.x()))
        return self.end


class LaidCell:
    """A cell: its rectangle, its text, the tables inside."""

    __slots__ = ("cell", "inner", "rect", "text")

    def __init__(self, cell: GridCell, rect: QRectF, text: LaidText, inner: Sequence[LaidTable]) -> None:
        self.cell, self.rect, self.text, self.inner = cell, rect, text, inner

    @property
    def content(self) -> float:
        """How high what stands in it is."""
        return self.text.height + sum(table.height + _PAD_Y for table in self.inner) + 2 * _PAD_Y


class LaidTable:
    """A table with its columns and rows."""

    def __init__(self, table: Table, cells: list[LaidCell], width: float, height: float) -> None:
        self.start, self.end = table.grid.start, table.grid.end
        self.top = 0.0
        self.cells, self.width, self.height = cells, width, height
        self._starts = [laid.cell.start for laid in cells]
        self._longest = max((laid.cell.end - laid.cell.start for laid in cells), default=0)
        self._tops = [laid.rect.top() for laid in cells]  # in the order of rows, as cells are
        self._reach = list(accumulate((laid.rect.bottom() for laid in cells), max))

    def paint(self, painter: QPainter, at: QPointF, look: Theme, area: QRectF) -> None:
        """Draw rules and letters of the cells in ``area``."""
        rule = QColor(look.muted)
        rule.setAlpha(_RULE)
        for laid in self._between(area.top() - at.y(), area.bottom() - at.y()):
            rect = laid.rect.translated(at)
            if not rect.intersects(area):
                continue
            painter.setPen(rule)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
            free = max(0.0, laid.rect.height() - laid.content) / 2
            corner = rect.topLeft() + QPointF(_PAD_X, _PAD_Y + free)
            laid.text.paint(painter, corner, look, rect)
            corner.setY(corner.y() + laid.text.height)
            for table in laid.inner:
                table.paint(painter, corner, look, area)
                corner.setY(corner.y() + table.height + _PAD_Y)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The cells in which a piece of the text stands."""
        found = []
        at = bisect_right(self._starts, start - self._longest - 1)
        for laid in self.cells[at : bisect_right(self._starts, end)]:
            cell = laid.cell
            empty = start == end or cell.start == cell.end
            if cell.start <= start <= cell.end if empty else cell.start < end and start < cell.end:
                found.append(laid.rect)
        return found or [
            box.translated(at) for _, table, at in self._inner() for box in table.boxes(start, end)
        ]

    def position_at(self, point: QPointF) -> int:
        """The position of the text of the cell at a point; -1 where none is."""
        for laid, table, at in self._inner():
            if laid.rect.contains(point) and (position := table.position_at(point - at)) >= 0:
                return position
        near = self._between(point.y(), point.y())
        return next((laid.cell.start for laid in near if laid.rect.contains(point)), -1)

    def pieces_in(self, area: QRectF) -> list[tuple[int, int]]:
        """The pieces of the text whose cell's middle is in a rectangle."""
        found = [(laid.cell.start, laid.cell.end) for laid in self.cells if area.contains(laid.rect.center())]
        for _, table, at in self._inner():
            found += table.pieces_in(area.translated(-at))
        return sorted(found)

    def _between(self, top: float, bottom: float) -> list[LaidCell]:
        """The cells that may reach into a band of the table."""
        return self.cells[bisect_left(self._reach, top) : bisect_right(self._tops, bottom)]

    def _inner(self) -> list[tuple[LaidCell, LaidTable, QPointF]]:
        found = []
        for laid in self.cells:
            if laid.inner:
                free = max(0.0, laid.rect.height() - laid.content) / 2
                at = laid.rect.topLeft() + QPointF(_PAD_X, _PAD_Y + free + laid.text.height)
                for table in laid.inner:
                    found.append((laid, table, QPointF(at)))
                    at.setY(at.y() + table.height + _PAD_Y)
        return found


def lay_out_table(table: Table, text: str, font: QFont, width: float) -> Steps:
    """Lay a table out in so much room, a few cells a step; it gets wider if its columns must."""
    metrics = QFontMetricsF(font)
    grid = table.grid
    least, best = [0.0] * grid.columns, [0.0] * grid.columns
    em = metrics.horizontalAdvance("字")
    for wide in (False, True):  # what spans columns widens them only as far as it must
        for index, cell in enumerate(grid.cells):
            if index % _AT_ONCE == 0:
                yield
            if (cell.width > 1) == wide:
                _measure(cell, text[cell.start : cell.end], metrics, em, least, best, index in table.inner)
    lefts = [0.0, *accumulate(_shared(least, best, width))]
    cells: list[LaidCell] = []
    heights = [metrics.height() + 2 * _PAD_Y] * grid.rows
    for index, cell in enumerate(grid.cells):
        if index % _AT_ONCE == 0:
            yield
        left, right = lefts[cell.column], lefts[min(cell.column + cell.width, grid.columns)]
        words = text[cell.start : cell.end]
        room = right - left - 2 * _PAD_X
        short = len(words) <= _FEW or metrics.horizontalAdvance(words) <= room
        align = Qt.AlignmentFlag.AlignHCenter if short else Qt.AlignmentFlag.AlignLeft
        laid = LaidText(cell.start, words, font, room, align)
        inner = []
        for each in table.inner.get(index, ()):
            inner.append((yield from lay_out_table(each, text, font, room)))
        made = LaidCell(cell, QRectF(left, 0.0, right - left, 0.0), laid, inner)
        cells.append(made)
        if cell.height == 1:
            heights[cell.row] = max(heights[cell.row], made.content)
    for index, made in enumerate(cells):
        if index % _MANY == 0:
            yield
        rows = range(made.cell.row, min(made.cell.row + made.cell.height, grid.rows))
        missing = made.content - sum(heights[row] for row in rows)
        if missing > 0:
            heights[rows[-1]] += missing
    tops = [0.0, *accumulate(heights)]
    for index, made in enumerate(cells):
        if index % _MANY == 0:
            yield
        top, bottom = tops[made.cell.row], tops[min(made.cell.row + made.cell.height, grid.rows)]
        made.rect = QRectF(made.rect.left(), top, made.rect.width(), bottom - top)
    return LaidTable(table, cells, lefts[-1], tops[-1])


def _measure(
    cell: GridCell,
    words: str,
    metrics: QFontMetricsF,
    em: float,
    least: list[float],
    best: list[float],
    holds_table: bool,
) -> None:
    """Widen the columns of a cell to what its words need, and what they want."""
    natural = max(metrics.horizontalAdvance(line) for line in words.split("\n")) + 2 * _PAD_X
    figure = words.isascii() and len(words) < 16
    need = natural if figure else min(natural, _NARROWEST * em)
    want = min(natural, _WIDEST * em) if not holds_table else _WIDEST * em * 2
    columns = range(cell.column, min(cell.column + cell.width, len(least)))
    for sizes, wanted in ((least, need), (best, max(need, want))):
        missing = wanted - sum(sizes[column] for column in columns)
        if missing > 0 and columns:
            for column in columns:
                sizes[column] += missing / len(columns)


def _shared(least: list[float], best: list[float], room: float) -> list[float]:
    """The widths of columns in so much room: what they want, less where there is too little, more else."""
    if sum(least) >= room:
        return least
    if sum(best) >= room:
        share = (room - sum(least)) / (sum(best) - sum(least))
        return [low + share * (high - low) for low, high in zip(least, best, strict=True)]
    factor = room / sum(best) if sum(best) else 0.0
    return [high * factor for high in best]


def _x(found: object) -> float:
    """Qt gives a pair; its stub says object."""
    return float(found[0]) if isinstance(found, tuple) else float(str(found))
