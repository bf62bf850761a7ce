"""The source file has changed: the reviewer's steps put upon what it says now."""

from __future__ import annotations

from app.record import NamedTuple
from app.report.address import Address
from app.review.correct import in_force
from app.review.review import Review


class Reread(NamedTuple):
    """The review upon the new reading, and what became of the corrections, by cell.

    ``agreed``: the report now says what the correction said. ``moved``: the correction stands,
    but upon another text than it was made for. ``lost``: the report has no such cell any more.
    """

    review: Review
    agreed: tuple[Address, ...]
    moved: tuple[Address, ...]
    lost: tuple[Address, ...]


def reread(old: Review, fresh: Review) -> Reread:
    """Put the steps of ``old`` upon the reading of ``fresh``, the same source opened again.

    All steps can be undone and redone as before, those without a cell any more without effect. The
    result is unsaved where there is anything to save: its file holds another text.
    """
    history = old.history
    review = Review(
        fresh.source,
        fresh.document,
        fresh.as_read,
        old.forms,
        old.settings,
        steps=history.steps,
        position=history.position,
        saved_to=old.saved_to,
        saved_sha256=old.saved_sha256,
        unsaved=bool(history.steps) or old.saved_to is not None,
        kept=old.kept,
    )
    before = in_force(old.as_read, history.corrections()).corrections
    now = in_force(fresh.as_read, history.corrections()).corrections
    cells = fresh.as_read.cells
    return Reread(
        review,
        agreed=tuple(address for address in before if address in cells and address not in now),
        moved=tuple(
            address for address in before if address in now and before[address].before != now[address].before
        ),
        lost=tuple(address for address in before if address not in cells),
    )
