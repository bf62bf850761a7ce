"""The rules, pictures and other shapes of a page of a PDF, as the page is looked at."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable
from typing import Any, TypeAlias

from app.reading.lattice import Box, Rule

MOST_OBJECTS = 60_000
"""Objects of a page that are looked at."""

MOST_SEGMENTS = 200_000
"""Pieces of path of a page that are looked at."""

_DEEPEST = 8
_THIN = 4.0
_SLOPE = 0.8  # a line that rises no more than this is level

Handle: TypeAlias = Any
"""An object of PDFium, or its module: pypdfium2 has no types."""
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class View:
    """The page as it is looked at: turned, from the top left, y downwards."""

    def __init__(self, left: float, bottom: float, right: float, top: float, turn: int) -> None:
        self._box = (left, bottom, right, top)
        self._turn = turn
        self.width, self.height = right - left, top - bottom
        if turn % 2:
            self.width, self.height = self.height, self.width

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own space as it is looked at."""
        left, bottom, right, top = self._box
        match self._turn:
            case 0:
                return x - left, top - y
            case 1:
                return y - bottom, x - left
            case 2:
                return right - x, y - bottom
            case _:
                return top - y, right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle as it is looked at."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def clip(self, rule: Rule, box: Box) -> Rule | None:
        """The part of a rule that is in a rectangle from the page's corner, None if none is."""
        across, along = (box.bottom, box.right) if rule.horizontal else (box.right, box.bottom)
        if not -1 <= rule.at <= across + 1:
            return None
        start, end = max(rule.start, 0.0), min(rule.end, along)
        return Rule(rule.horizontal, rule.at, start, end) if start <= end else None


class Shapes:
    """The rules, pictures and other shapes among a page's objects."""

    def __init__(self, pdfium: Handle, view: View) -> None:
        self.rules: list[Rule] = []
        self.pictures: list[Box] = []
        self.outlines = 0
        self._pdfium = pdfium
        self._view = view
        self._objects = MOST_OBJECTS
        self._segments = MOST_SEGMENTS
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def look(
        self,
        holder: Handle,
        count: Callable[..., int],
        get: Callable[..., Handle],
        matrix: Matrix,
        depth: int,
    ) -> None:
        """Look at the objects of a page, or of a form that stands on it."""
        pdfium = self._pdfium
        for index in range(count(holder)):
            self._objects -= 1
            if self._objects < 0 or self._segments < 0:
                return
            item = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, _times(self._matrix(item), matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(_times(self._matrix(item), matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _times(self._matrix(item), matrix)
                self.look(
                    item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1
                )

    def _matrix(self, item: Handle) -> Matrix:
        held = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(item, held):
            return SAME
        return (held.a, held.b, held.c, held.d, held.e, held.f)

    def _picture(self, matrix: Matrix) -> None:
        corners = [self._view.point(*_apply(matrix, x, y)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if not self._thin(box):
            self.pictures.append(box)

    def _thin(self, box: Box) -> bool:
        """Take a thin rectangle in as a rule."""
        width, height = box.right - box.left, box.bottom - box.top
        if min(width, height) > _THIN:
            return False
        if width >= height:
            self.rules.append(Rule(True, (box.top + box.bottom) / 2, box.left, box.right))
        if height >= width or (width <= _THIN and height <= _THIN):
            self.rules.append(Rule(False, (box.left + box.right) / 2, box.top, box.bottom))
        return True

    def _path(self, item: Handle, matrix: Matrix) -> None:
        """The rules of a path: its level and upright lines if stroked, its thin rectangles if filled."""
        pdfium = self._pdfium
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return  # it only clips
        parts, curved = self._parts(item, matrix)
        self.outlines += curved
        for points in parts:
            if stroke.value:
                for (x0, y0), (x1, y1) in itertools.pairwise(points):
                    self._line(x0, y0, x1, y1)
            elif len(points) > 2:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if not self._thin(Box(min(xs), min(ys), max(xs), max(ys))):
                    self.outlines += len(points) > 6

    def _parts(self, item: Handle, matrix: Matrix) -> tuple[list[list[tuple[float, float]]], bool]:
        """The points of each part of a path as it is looked at, and whether it has curves."""
        pdfium = self._pdfium
        parts: list[list[tuple[float, float]]] = []
        curved = False
        count = pdfium.FPDFPath_CountSegments(item)
        self._segments -= count
        if self._segments < 0:
            return [], True
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                curved = True
            pdfium.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            point = self._view.point(*_apply(matrix, self._x.value, self._y.value))
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
                parts.append([])
            parts[-1].append(point)
            if pdfium.FPDFPathSegment_GetClose(segment) and parts[-1][0] != point:
                parts[-1].append(parts[-1][0])
        return ([], True) if curved else (parts, False)

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(y1 - y0) <= _SLOPE < abs(x1 - x0):
            self.rules.append(Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _SLOPE < abs(y1 - y0):
            self.rules.append(Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, x, y = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + x, e * h + f * j + y)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
