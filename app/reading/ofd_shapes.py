"""Geometry of OFD pages: runs of text become characters with boxes, paths become ruling lines."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from app.reading.lattice import Box, Rule
from app.reading.ordinary import ordinary
from app.reading.placed import Char
from app.reading.xml_safe import local
from app.record import NamedTuple

POINT = 72 / 25.4
"""Points in a millimetre; OFD counts in the latter, everything here in the former."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_THIN = 1.5 * POINT
"""A filled shape no thicker than this is a rule."""
_FARTHEST = 1e5
_LONGEST_PATH = 200_000
_LONGEST_NUMBER = 40
_LONGEST_NUMBERS = 400
_BYTES = 16
"""So many characters of a path or of steps take as long to read as one character to place."""


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to stand."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The smallest upright rectangle around where one comes to stand."""
        ax, bx, az, bz = self.a * left, self.b * left, self.a * right, self.b * right
        cy, dy, cw, dw = self.c * top, self.d * top, self.c * bottom, self.d * bottom
        return Box(
            self.e + min(ax, az) + min(cy, cw),
            self.f + min(bx, bz) + min(dy, dw),
            self.e + max(ax, az) + max(cy, cw),
            self.f + max(bx, bz) + max(dy, dw),
        )

    def after(self, first: Matrix) -> Matrix:
        """The matrix that applies ``first`` and then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            *self.at(first.e, first.f),
        )


def bounds(element: Element, matrix: Matrix) -> Box:
    """Where an object stands on the page."""
    left, top, width, height = numbers_of(element.get("Boundary", ""), 4) or [0.0, 0.0, 0.0, 0.0]
    return matrix.box(left, top, left + width, top + height)


def placed(element: Element) -> Matrix:
    """From the coordinates inside an object to those of what it stands in."""
    boundary = numbers_of(element.get("Boundary", ""), 4) or [0.0, 0.0, 0.0, 0.0]
    own = numbers_of(element.get("CTM", ""), 6)
    return Matrix(e=boundary[0], f=boundary[1]).after(Matrix(*own) if own else Matrix())


def text_work(code: Element) -> int:
    """What placing a run of text costs: one for each character, and for reading its steps."""
    steps = len(code.get("DeltaX", "")) + len(code.get("DeltaY", ""))
    return len(code.text or "") + steps // _BYTES


def path_work(element: Element) -> int:
    """What reading a path costs, in characters placed."""
    return min(len(_path_of(element)), _LONGEST_PATH) // _BYTES


def run_chars(
    code: Element, size: float, stretch: float, matrix: Matrix, run: int, hidden: bool
) -> Iterator[Char]:
    """The characters of a run of text; X and Y are where the first one's base line begins."""
    text = (code.text or "").strip("\r\n")
    x, y = number_of(code.get("X"), 0.0), number_of(code.get("Y"), 0.0)
    across, down = deltas(code.get("DeltaX", ""), len(text)), deltas(code.get("DeltaY", ""), len(text))
    em = size * stretch
    for index, character in enumerate(text):
        width = usual = em * (1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5)
        if index < len(across) and 0 < across[index] <= usual + 0.25 * em:
            width = across[index]
        box = matrix.box(x, y - 0.86 * size, x + width, y + 0.14 * size)
        if max(map(abs, box)) < _FARTHEST:
            text_there = ordinary(ord(character))
            yield Char(text_there, *box, run, not hidden and text_there != "\ufffd")
        if index < len(across):
            x += across[index]
        elif not down:
            x += usual
        if index < len(down):
            y += down[index]


def deltas(text: str, most: int) -> list[float]:
    """The first ``most`` steps from character to character; ``g 3 2.5`` is three steps of 2.5."""
    parts = text.replace(",", " ").split()
    steps: list[float] = []
    index = 0
    while index < len(parts) and len(steps) < most:
        if parts[index].lower() == "g" and index + 2 < len(parts):
            count = number_of(parts[index + 1], 0.0)
            steps += [number_of(parts[index + 2], 0.0)] * max(0, min(int(count), most - len(steps)))
            index += 3
        else:
            steps.append(number_of(parts[index], 0.0))
            index += 1
    return steps


def path_rules(element: Element, matrix: Matrix) -> list[Rule]:
    """The straight lines along an axis of a path that is drawn, or of a thin one that is filled."""
    lines = list(_lines(_path_of(element)[:_LONGEST_PATH], matrix))
    if element.get("Stroke", "true").lower() not in ("false", "0"):
        return [rule for line in lines if (rule := _rule(*line))]
    if element.get("Fill", "false").lower() not in ("true", "1") or not lines:
        return []
    xs = [x for line in lines for x in (line[0], line[2])]
    ys = [y for line in lines for y in (line[1], line[3])]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if min(width, height) > _THIN or max(width, height) <= _THIN:
        return []
    if width > height:
        return [Rule(True, (min(ys) + max(ys)) / 2, min(xs), max(xs))]
    return [Rule(False, (min(xs) + max(xs)) / 2, min(ys), max(ys))]


def _path_of(element: Element) -> str:
    return next((each.text or "" for each in element if local(each.tag) == "AbbreviatedData"), "")


def _rule(x0: float, y0: float, x1: float, y1: float) -> Rule | None:
    if max(abs(x0), abs(y0), abs(x1), abs(y1)) > _FARTHEST:
        return None
    if abs(y0 - y1) <= 0.5 < abs(x0 - x1):
        return Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    if abs(x0 - x1) <= 0.5 < abs(y0 - y1):
        return Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    return None


def _lines(data: str, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of a path; curves only move the pen."""
    tokens = _TOKEN.findall(data)
    start = here = (0.0, 0.0)
    index = 0
    while index < len(tokens):
        name = tokens[index]
        index += 1
        count = _ARGUMENTS.get(name, -1)
        if count < 0:
            continue
        arguments = tokens[index : index + count]
        if len(arguments) < count or any(each.isalpha() for each in arguments):
            continue
        index += count
        if name == "C":
            yield (*matrix.at(*here), *matrix.at(*start))
            here = start
            continue
        there = (float(arguments[-2]), float(arguments[-1]))
        if name in "SM":
            start = there
        elif name == "L":
            yield (*matrix.at(*here), *matrix.at(*there))
        here = there


def text_of(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext()).strip()


def number_of(text: str | None, default: float) -> float:
    """The number that an attribute states, ``default`` if it states none or one beyond any page."""
    if text is None or len(text) > _LONGEST_NUMBER:
        return default
    found = _NUMBER.fullmatch(text.strip())
    value = float(found[0]) if found else default
    return value if math.isfinite(value) and abs(value) < _FARTHEST else default


def numbers_of(text: str, count: int) -> list[float]:
    """So many numbers, or none."""
    if len(text) > _LONGEST_NUMBERS:
        return []
    found = [number_of(each, 0.0) for each in text.replace(",", " ").split()]
    return found if len(found) == count else []
