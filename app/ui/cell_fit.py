"""Room in a cell for its marks and its figure: neither stands on the other, however narrow it is.

A column of the requests is some 50 pixels wide where the window is small. A figure of five digits and a
pencil do not fit into that as they are: the marks shrink first, then the figure is set narrower.
"""

from __future__ import annotations

from typing import Final

from app.record import NamedTuple
from app.ui.grid_sizes import PADDING

MARK_LEFT: Final = 4
"""Pixels before the first mark, and above it."""
MARK_GAP: Final = 3
"""Pixels after each mark."""
LEAST_MARK: Final = 5.5
"""Pixels; a smaller pencil is a smudge."""
LEAST_SQUEEZE: Final = 0.6
"""Of the width of the digits; narrower ones are not read at a glance, and the text is elided."""
_TIGHT: Final = 2


class Fit(NamedTuple):
    """Where marks and figure go. Pixels, from the left edge of the cell.

    ``squeeze`` (up to 1) is the share of its width in which the figure is drawn, between
    ``text_left`` and ``text_right``; what does not fit even so has to be elided.
    """

    mark_size: float
    mark_left: int
    mark_gap: int
    text_left: int
    text_right: int
    squeeze: float = 1.0


def mark_size_of(letter_height: int) -> float:
    """How large marks are beside letters of a height, in pixels, where there is room."""
    return max(7.0, letter_height * 0.4)


def roomy(width: int, marks: int, mark_size: float) -> Fit:
    """Marks and figure as they are where there is room for both."""
    taken = MARK_LEFT + marks * (round(mark_size) + MARK_GAP) if marks else PADDING
    return Fit(mark_size, MARK_LEFT, MARK_GAP, max(PADDING, taken), width - PADDING)


def fact_indent(letter_height: int) -> int:
    """Pixels before a fact: room for two marks, so that facts with one, two and none begin in a line."""
    return roomy(0, 2, mark_size_of(letter_height)).text_left


def fit(width: int, text_width: int, marks: int, mark_size: float) -> Fit:
    """The room for a figure at the right that is ``text_width`` wide and for so many marks at the left."""
    usual = roomy(width, marks, mark_size)
    if text_width <= usual.text_right - usual.text_left:
        return usual
    right = width - _TIGHT - 1
    if marks:
        each = (right - text_width - _TIGHT) / marks - _TIGHT
        mark_size = max(LEAST_MARK, min(mark_size, int(each * 2) / 2))
    left = _TIGHT + marks * (round(mark_size) + _TIGHT)
    squeeze = min(1.0, max(LEAST_SQUEEZE, (right - left) / max(1, text_width)))
    return Fit(mark_size, _TIGHT, _TIGHT, left, right, squeeze)
