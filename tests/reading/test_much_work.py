"""Files made to keep a reader busy: what is done for them is bounded.

Work is counted in calls of functions, which is the same on every machine; a million take about a
fifth of a second.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from random import Random
from types import FrameType

import pytest

from app.reading.bands import Bands
from app.reading.lattice import Box
from app.reading.ofd import read_ofd
from app.reading.pdf_blocks import Word, known_widths, overlap
from app.reading.placed_text import Line
from app.reading.problems import ReadProblem
from tests.reading.ofd_writer import package

MOST = 4_000_000
USE = '<ofd:CompositeObject ID="6" Boundary="30 0 9 9" ResourceID="50"/>'


def calls(work: Callable[[], object]) -> int:
    """How many functions are called."""
    count = 0

    def seen(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")
        if count > MOST:
            sys.setprofile(None)

    sys.setprofile(seen)
    try:
        with suppress(ReadProblem):
            work()
    finally:
        sys.setprofile(None)
    return count


def layer(*objects: str) -> str:
    return f'<ofd:Layer ID="1">{"".join(objects)}</ofd:Layer>'


def text(x: float, y: float, words: str = "1", code: str = 'X="0" Y="4"', inner: str = "") -> str:
    return (
        f'<ofd:TextObject ID="2" Boundary="{x:.1f} {y:.1f} 90 5" Font="1" Size="4">{inner}'
        f"<ofd:TextCode {code}>{words}</ofd:TextCode></ofd:TextObject>"
    )


def path(x: float, y: float, data: str, inner: str = "") -> str:
    return (
        f'<ofd:PathObject ID="3" Boundary="{x:.1f} {y:.1f} 100 100">{inner}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def shared(content: str, uses: int = 2000) -> bytes:
    """A drawing that stands on a page again and again."""
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="50"><ofd:Content>'
        f"{content}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    return package([layer(USE * uses)], resources=unit)


def ruled(lines: int, figures: int) -> str:
    rng = Random(1)
    across = [path(5, 1.9 * i + 5, "M 0 0 L 200 0") for i in range(lines)]
    down = [path(1.9 * i + 1, 5, "M 0 0 L 0 280") for i in range(lines)]
    return layer(*across, *down, *(text(rng.uniform(3, 190), rng.uniform(3, 190)) for _ in range(figures)))


def pieces() -> str:
    """Rules that hardly touch any other."""
    rng = Random(2)
    lines = []
    for ends in ("{x:.1f} {z:.1f}", "{w:.1f} {y:.1f}") * 6000:
        x, y = rng.uniform(0, 190), rng.uniform(0, 280)
        lines.append(f"M {x:.1f} {y:.1f} L " + ends.format(x=x, y=y, w=x + 3, z=y + 3))
    return layer(path(0, 0, " ".join(lines)), text(0, 0))


HOSTILE = {
    "a drawing with a long path": lambda: shared(path(0, 0, "M 0 0 " + "L 1 0 L 0 1 " * 15_000)),
    "a drawing with many steps": lambda: shared(text(0, 0, code=f'DeltaX="{"g 10000 1 " * 200}"')),
    "a drawing of nothing": lambda: shared('<a Visible="0"/>' * 2000),
    "a text of elements": lambda: shared(text(0, 0, inner="<a/>" * 20_000)),
    "a path of elements": lambda: shared(path(0, 0, "M 0 0", inner="<a/>" * 20_000)),
    "steps for no characters": lambda: package([layer(text(0, 0, code=f'DeltaX="{"g 10000 1 " * 20_000}"'))]),
    "many pages": lambda: package([layer(text(0, 0), path(0, 0, "M 0 0 L 9 9") * 2000)] * 64),
    "many elements": lambda: package([layer("<a/>" * 500_000)] * 3),
    "many small cells": lambda: package([ruled(100, 6_000)]),
    "many tables without text": lambda: package([ruled(100, 0)] * 200),
    "pieces of rules": lambda: package([pieces()]),
    "figures in no table": lambda: package(
        [layer(*(text(20 * x, 6 * y, "12") for x in range(10) for y in range(45)))] * 10
    ),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_what_is_done_for_an_ofd_file_is_bounded(make: Callable[[], bytes]) -> None:
    data = make()
    assert calls(lambda: read_ofd(data)) < MOST


def test_the_box_that_holds_a_point_is_the_first_of_all() -> None:
    rng = Random(2)
    for _ in range(40):
        sides = [sorted(rng.sample(range(12), 2)) + sorted(rng.sample(range(12), 2)) for _ in range(9)]
        boxes = [Box(a, c, b, d) for a, b, c, d in sides]
        bands = Bands(boxes)
        for x in range(-1, 14):
            for y in (-1, 0, 2.5, 6, 12, 13):
                holding = [i for i, box in enumerate(boxes) if box.holds(x, y)]
                assert bands.at(x, y) == (holding[0] if holding else None)
                apart = [max(b.left - x, x - b.right, 0) + max(b.top - y, y - b.bottom, 0) for b in boxes]
                assert bands.nearest(x, y) == (apart.index(min(apart)), min(apart))


def test_the_width_of_a_column_is_that_of_all_its_figures() -> None:
    rng = Random(3)

    def word(y: float) -> Word:
        left = rng.uniform(0, 60)
        return Word("1", Line("1", left, y, left + rng.uniform(1, 20), y + 9, True, ()))

    figures, heads = [word(100 + i) for i in range(60)], [word(i) for i in range(9)]
    widths = known_widths(figures, heads)
    for figure in figures:
        column = [other.line for other in figures if overlap(figure.line, other.line)]
        column += [head.line for head in heads if overlap(figure.line, head.line)][-1:]
        assert widths[id(figure)] == max(line.right - line.left for line in column)
