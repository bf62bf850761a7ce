"""Where on a document's pages its text stands, and what text stands at a place of a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from unicodedata import east_asian_width

from app.reading.document import SCALE, Document, Place
from app.record import NamedTuple

_NARROW = 0.55
"""The width of a Latin letter or digit beside that of a Chinese character."""


class PageBox(NamedTuple):
    """A rectangle on a page, in shares of the page's width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PagePlaces:
    """The places of a document, found from either side."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._places = sorted(document.places)
        self._starts = [place.start for place in self._places]
        self._longest = max((place.end - place.start for place in self._places), default=0)
        self._cells = {(cell.start, cell.end) for grid in document.grids for cell in grid.cells}
        self._by_page: dict[int, list[Place]] = {}
        for place in self._places:
            self._by_page.setdefault(place.page, []).append(place)

    def __bool__(self) -> bool:
        return bool(self._places)

    def boxes(self, start: int, end: int) -> list[PageBox]:
        """The rectangles of a piece of the text: whole cells, and the words of running text in it."""
        return [self._box(place, start, end) for place in self._between(start, end)]

    def position_at(self, page: int, x: float, y: float) -> int:
        """The position of the text that stands at a point of a page; -1 where nothing does."""
        found = [
            place
            for place in self._by_page.get(page, ())
            if place.left <= x * SCALE <= place.right and place.top <= y * SCALE <= place.bottom
        ]
        if not found:
            return -1
        place = min(found, key=lambda each: (each.right - each.left) * (each.bottom - each.top))
        if (place.start, place.end) in self._cells or place.right == place.left:
            return place.start
        share = (x * SCALE - place.left) / (place.right - place.left)
        edges = self._edges(place)
        return place.start + next((i for i in range(len(edges) - 1) if share < edges[i + 1]), 0)

    def pieces_in(self, box: PageBox) -> list[tuple[int, int]]:
        """The pieces of the text whose middle is inside a rectangle, in the order of the text."""
        return [
            (place.start, place.end)
            for place in self._by_page.get(box.page, ())
            if box.left <= (place.left + place.right) / 2 / SCALE <= box.right
            and box.top <= (place.top + place.bottom) / 2 / SCALE <= box.bottom
        ]

    def _between(self, start: int, end: int) -> Iterator[Place]:
        at = bisect_left(self._starts, start - self._longest)
        while at < len(self._places) and self._starts[at] <= end:
            place = self._places[at]
            at += 1
            if _overlap(place, start, end):
                yield place

    def _box(self, place: Place, start: int, end: int) -> PageBox:
        left, right = place.left / SCALE, place.right / SCALE
        if (place.start, place.end) not in self._cells and (start > place.start or end < place.end):
            edges = self._edges(place)
            length = place.end - place.start
            width = right - left
            right = left + width * edges[min(max(end - place.start, 0), length)]
            left += width * edges[min(max(start - place.start, 0), length)]
        return PageBox(place.page, left, place.top / SCALE, right, place.bottom / SCALE)

    def _edges(self, place: Place) -> list[float]:
        """Where in a word its characters begin, and the end, in shares of its width."""
        edges = [0.0]
        for char in self._text[place.start : place.end]:
            edges.append(edges[-1] + (1.0 if east_asian_width(char) in "WFA" else _NARROW))
        whole = edges[-1] or 1.0
        return [edge / whole for edge in edges]


def _overlap(place: Place, start: int, end: int) -> bool:
    """Whether a piece of the text stands there. Blank pieces touch only what is around them."""
    if start == end:
        return place.start <= start <= place.end
    if place.start == place.end:
        return start < place.start < end
    return place.start < end and start < place.end
