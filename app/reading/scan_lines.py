"""The lines of print of a scanned page that stands upright, without its rules, and marks among them.

Pictures are NumPy arrays, lengths are pixels, as in :mod:`app.reading.scan`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from app.reading.scan import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.reading.scan import Ink


def text_lines(ink: Ink, cell: Span, em: float = 0.0) -> list[Span]:
    """The lines of print in a cell, from top to bottom. ``ink`` is without rules.

    ``em`` is the height of a character; parts of one (the strokes of 二) are put together, and lines
    that touch are set apart. Without it, runs of inked rows are given as they are.
    """
    import numpy as np

    part = ink[cell.top : cell.bottom, cell.left : cell.right]
    runs = _inked(part.sum(axis=1))
    if em:
        runs = [piece for run in _put_together(runs, 1.2 * em) for piece in _set_apart(run, part, em)]
    lines = []
    for top, bottom in runs:
        columns = np.flatnonzero(part[top:bottom].any(axis=0))
        line = Span(
            cell.left + int(columns[0]), cell.top + top, cell.left + int(columns[-1]) + 1, cell.top + bottom
        )
        enough = max(8.0, 0.03 * em * em)
        if int(part[top:bottom].sum()) >= enough and max(line.right - line.left, bottom - top) >= 0.35 * em:
            lines.append(line)
    return lines


def _inked(profile: NDArray[np.int64]) -> list[tuple[int, int]]:
    import numpy as np

    edges = np.diff(np.pad((profile > 0).astype(np.int8), 1))
    return [
        (int(s), int(e)) for s, e in zip((edges == 1).nonzero()[0], (edges == -1).nonzero()[0], strict=True)
    ]


def _put_together(runs: Sequence[tuple[int, int]], most: float) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for top, bottom in runs:
        if joined and bottom - joined[-1][0] <= most:
            joined[-1] = (joined[-1][0], bottom)
        else:
            joined.append((top, bottom))
    return joined


def _set_apart(run: tuple[int, int], part: Ink, em: float) -> list[tuple[int, int]]:
    """Lines that touch each other, divided where the least ink is."""
    top, bottom = run
    count = round((bottom - top) / (1.4 * em)) if bottom - top > 1.8 * em else 1
    profile = part.sum(axis=1)
    cuts = [top]
    for index in range(1, count):
        at = top + (bottom - top) * index / count
        low, high = int(at - 0.35 * em), int(at + 0.35 * em) + 1
        cuts.append(low + int(profile[low:high].argmin()))
    cuts.append(bottom)
    return [(a, b) for a, b in pairwise(cuts) if profile[a:b].any()]


def character_height(heights: Sequence[int], dpi: float) -> float:
    """The height of the page's characters, from the heights of inked runs of its cells."""
    likely = sorted(height for height in heights if 0.07 * dpi <= height <= 0.35 * dpi)
    return float(likely[len(likely) * 3 // 4]) if likely else 0.15 * dpi


def is_dash(ink: Ink, line: Span, em: float) -> bool:
    """Whether a line of print is one level stroke, which is as well a dash as the numeral 一."""
    import numpy as np

    profile = ink[line.top : line.bottom, line.left : line.right].sum(axis=1)
    band = np.convolve(profile, np.ones(max(1, round(0.2 * em))))
    return line.right - line.left > 0.3 * em and bool(band.max() >= 0.85 * profile.sum())


def is_slash(ink: Ink, line: Span) -> bool:
    """Whether the print leans as a slash does: from the bottom left to the top right, in one stroke."""
    import numpy as np

    part = ink[line.top : line.bottom, line.left : line.right]
    rows = np.flatnonzero(part.any(axis=1))
    if len(rows) < 8:
        return False
    middles = np.array([np.median(np.flatnonzero(part[row])) for row in rows])
    slope, start = np.polyfit(rows, middles, 1)
    apart = np.quantile(np.abs(middles - (slope * rows + start)), 0.9)
    return bool(slope < -0.2 and apart < 0.1 * len(rows))
