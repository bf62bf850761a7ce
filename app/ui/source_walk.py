"""Going from cell to cell on a page by the arrow keys: by where they stand, whatever table they are of."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF

from app.report.address import Address
from app.review.review import Review
from app.ui.plane_view import PlaneView


def step(review: Review, view: PlaneView, here: Address, right: int, down: int) -> Address:
    """The cell beside the one here; the first in sight, if this one stands nowhere; "" for none."""
    known = places(review, view)
    return neighbour(known, here, right, down) if here in known else first(known, view.seen())


def places(review: Review, view: PlaneView) -> dict[Address, QRectF]:
    """Where on a plane each cell stands, of those that do."""
    found: dict[Address, QRectF] = {}
    for cell in review.report.cells.values():
        if cell.span is not None and (boxes := view.boxes(*cell.span)):
            found[cell.address] = boxes[0]
    return found


def neighbour(places: Mapping[Address, QRectF], here: Address, right: int, down: int) -> Address:
    """The next cell to the left (-1), the right (1), above (-1) or below (1); "" if there is none.

    >>> row = {name: QRectF(left, 0, 10, 10) for name, left in (("a", 0), ("b", 12), ("c", 24))}
    >>> neighbour(row, "a", 1, 0), neighbour(row, "c", -1, 0), neighbour(row, "c", 1, 0)
    ('b', 'b', '')
    """
    box = places[here]
    found = []
    for address, other in places.items():
        if address == here:
            continue
        if right:
            beyond = (other.center().x() - box.center().x()) * right
            in_line = _overlap(box.top(), box.bottom(), other.top(), other.bottom())
            if beyond > 0 and in_line:
                found.append((beyond, abs(other.center().y() - box.center().y()), address))
        else:
            beyond = other.top() - box.center().y() if down > 0 else box.center().y() - other.bottom()
            if beyond >= 0:
                aside = max(other.left() - box.right(), box.left() - other.right(), 0.0)
                found.append((beyond + 2 * aside, abs(other.center().x() - box.center().x()), address))
    return min(found)[2] if found else ""


def first(places: Mapping[Address, QRectF], seen: QRectF) -> Address:
    """The first cell of what is seen, else of all; "" if there is none."""
    order = sorted(places, key=lambda address: (places[address].top(), places[address].left()))
    return next((each for each in order if seen.contains(places[each])), order[0] if order else "")


def _overlap(first: float, last: float, start: float, end: float) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    shared = min(last, end) - max(first, start)
    return shared * 2 >= min(last - first, end - start)
