"""Which of many boxes holds a point, without looking at each: they lie in bands between their edges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from app.reading.lattice import Box


class Bands:
    """Boxes in bands, from the top of one to the next edge of any; there must be one at least."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._boxes = boxes
        self._edges = sorted({y for box in boxes for y in (box.top, box.bottom)})
        at = {edge: index for index, edge in enumerate(self._edges)}
        self._bands: list[list[int]] = [[] for _ in self._edges]  # the last, below all, stays empty
        for index, box in enumerate(boxes):
            for band in range(at[box.top], at[box.bottom]):
                self._bands[band].append(index)

    def at(self, x: float, y: float) -> int | None:
        """The first box that holds a point, its edges included; None if none does."""
        band = bisect_left(self._edges, y)
        # On an edge the band above it and the one below both touch the point.
        near = self._bands[max(0, band - 1) : band + 1]
        return min((i for some in near for i in some if self._boxes[i].holds(x, y)), default=None)

    def nearest(self, x: float, y: float) -> tuple[int, float]:
        """The first of the boxes nearest to a point, and how far it is, across and down together."""
        middle = max(0, bisect_left(self._edges, y) - 1)
        best = (float("inf"), 0)
        for step in range(len(self._bands)):
            apart = float("inf")  # from the point to the bands that are this many away
            for band in {middle - step, middle + step}:
                if not 0 <= band < len(self._bands) - 1:
                    continue
                edges = self._edges[band], self._edges[band + 1]
                apart = min(apart, max(edges[0] - y, y - edges[1], 0.0))
                if self._bands[band]:
                    best = min(best, *((_distance(self._boxes[i], x, y), i) for i in self._bands[band]))
            if best[0] < apart < float("inf"):
                break
        return best[1], best[0]


def _distance(box: Box, x: float, y: float) -> float:
    return max(box.left - x, x - box.right, 0.0) + max(box.top - y, y - box.bottom, 0.0)
