"""A scanned page before anybody reads its letters: its ink, and how it is set upright.

Pictures are NumPy arrays of grey values (uint8, rows from the top); lengths are pixels. Sizes that
depend on the resolution are given in ``dpi``. NumPy alone: no library of pictures is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.record import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    Ink = NDArray[np.bool_]

MOST_SKEW = 6.0
"""Degrees by which a page may be turned and is set upright; beyond, its rules are not found."""

_POINTS = 20_000


class Span(NamedTuple):
    """A rectangle of pixels; right and bottom are outside."""

    left: int
    top: int
    right: int
    bottom: int


def ink_of(grey: Grey, dpi: float) -> Ink:
    """Where something is printed: what is darker than its surroundings, without lone specks."""
    import numpy as np

    reach = max(8, int(dpi / 8))
    padded = np.pad(grey, reach, mode="edge")
    total = np.cumsum(np.cumsum(padded, axis=0, dtype=np.float64), axis=1)
    total = np.pad(total, ((1, 0), (1, 0)))
    side = 2 * reach + 1
    height, width = grey.shape
    window = (
        total[side : side + height, side : side + width]
        - total[:height, side : side + width]
        - total[side : side + height, :width]
        + total[:height, :width]
    )
    dark: Ink = grey < np.minimum(window / side**2 - 25, 215)
    around = np.zeros((height + 2, width + 2), np.uint8)
    for y in range(3):
        for x in range(3):
            around[y : y + height, x : x + width] += dark
    return dark & (around[1:-1, 1:-1] >= 3)


def skew_of(ink: Ink) -> float:
    """The angle in degrees by which lines of print rise to the right: there rows of ink are sharpest."""
    import numpy as np

    ys, xs = np.nonzero(ink)
    if len(ys) < 50:
        return 0.0
    if len(ys) > _POINTS:
        chosen = np.random.default_rng(0).choice(len(ys), _POINTS, replace=False)
        ys, xs = ys[chosen], xs[chosen]

    def sharpness(degrees: float) -> float:
        rows = np.rint(ys + xs * np.tan(np.radians(degrees))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        return float((counts**2).sum())

    best, step = 0.0, 0.5
    span = np.arange(-MOST_SKEW, MOST_SKEW + step, step)
    while step > 0.01:
        best = max((float(each) for each in span), key=sharpness)
        span = np.arange(best - step, best + step, step / 5)
        step /= 5
    return best


def turned(grey: Grey, degrees: float) -> Grey:
    """The picture turned back by the angle of :func:`skew_of`, white where nothing was."""
    import numpy as np

    if abs(degrees) < 0.02:
        return grey
    height, width = grey.shape
    angle = np.radians(degrees)
    sine, cosine = np.sin(angle), np.cos(angle)
    found = np.empty_like(grey)
    white = np.pad(grey, 1, constant_values=255)
    xs = np.arange(width, dtype=np.float32) - width / 2
    for top in range(0, height, 256):  # in strips: a page at once takes 200 MB
        ys = (np.arange(top, min(top + 256, height), dtype=np.float32) - height / 2)[:, None]
        x = np.clip(cosine * xs + sine * ys + width / 2 + 1, 0, width + 0.999)
        y = np.clip(-sine * xs + cosine * ys + height / 2 + 1, 0, height + 0.999)
        left, above = x.astype(np.int32), y.astype(np.int32)
        dx, dy = x - left, y - above
        upper = white[above, left] * (1 - dx) + white[above, left + 1] * dx
        lower = white[above + 1, left] * (1 - dx) + white[above + 1, left + 1] * dx
        found[top : top + 256] = (upper * (1 - dy) + lower * dy + 0.5).astype(np.uint8)
    return found


def widened(mask: Ink) -> Ink:
    """Those pixels and their nearest neighbours."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    wider = wide.copy()
    wider[:, 1:] |= wide[:, :-1]
    wider[:, :-1] |= wide[:, 1:]
    return wider
