"""What stands in a document in reading order: lines of running text and tables, tables in cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from app.reading.document import Grid
from app.record import NamedTuple
from app.report.address import fact_address
from app.review.review import Review


class Prose(NamedTuple):
    """A line of running text. ``heading`` is one of the six parts', ``title`` the report's own."""

    start: int
    end: int
    heading: bool = False
    title: bool = False


class Table(NamedTuple):
    """A table and, by the index of their cell, the tables inside of it."""

    grid: Grid
    inner: Mapping[int, tuple[Table, ...]]


def blocks_of(review: Review) -> Iterator[Prose | Table]:
    """The blocks of the document of a review; nothing where it has none."""
    document = review.document
    if document is None:
        return
    headings = {section.span.start for section in review.report.sections}
    title = review.as_read.cells[fact_address("title")].span
    at = 0
    for table in nested(document.grids):
        yield from _prose(document.text, at, table.grid.start, headings, title)
        yield table
        at = table.grid.end
    yield from _prose(document.text, at, len(document.text), headings, title)


def nested(grids: tuple[Grid, ...]) -> list[Table]:
    """The tables that stand in no other, each with those inside of it."""
    found: list[Table] = []
    index = 0
    while index < len(grids):
        grid = grids[index]
        index += 1
        within = index
        while index < len(grids) and grids[index].start < grid.end:
            index += 1
        starts = [cell.start for cell in grid.cells]
        inner: dict[int, tuple[Table, ...]] = {}
        for table in nested(grids[within:index]):
            cell = max(0, bisect_right(starts, table.grid.start) - 1)
            # A blank table may begin where the cell that holds it does.
            inner[cell] = (*inner.get(cell, ()), table)
        found.append(Table(grid, inner))
    return found


def _prose(
    text: str, start: int, end: int, headings: set[int], title: tuple[int, int] | None
) -> Iterator[Prose]:
    at = start
    for line in text[start:end].split("\n"):
        bare = line.strip()
        if bare:
            begin = at + line.index(bare[0])
            stop = begin + len(bare)
            is_title = title is not None and begin <= title[0] < stop and len(bare) < 80
            is_heading = any(begin <= heading < stop for heading in headings) and len(bare) < 60
            yield Prose(begin, stop, is_heading, is_title)
        at += len(line) + 1
