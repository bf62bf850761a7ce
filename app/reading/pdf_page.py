"""A page of a PDF as placed characters and rules, through PDFium's C interface.

The helpers of pypdfium2 make an object a call; a page has thousands of characters and rules.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from app.reading.lattice import Box, Rule
from app.reading.placed import Char, PlacedPage
from app.sentence import Sentence

MOST_CHARS = 30_000
"""Characters of a page that are read; a report's page has two thousand."""

MOST_OBJECTS = 60_000
"""Objects of a page that are looked at."""

MOST_SEGMENTS = 200_000
"""Pieces of path of a page that are looked at."""

TOO_MANY_CHARS = Sentence(
    "这份 PDF 的文字比任何一份年度报告都多，未予读取。文件未被改动。"
    "请只将报告所在的页另存为一份 PDF 后再打开。"
)
_DEEPEST = 8
_THIN = 4.0
_SLOPE = 0.8  # a line that rises no more than this is level
_INVISIBLE = 3

_DESCENT = 0.12

Handle: TypeAlias = Any
"""An object of PDFium, or its module: pypdfium2 has no types."""
Place = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def placed_page(page: Handle, number: int) -> PlacedPage:
    """What a page holds. ``page`` is a ``pypdfium2.PdfPage``."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    chars = list(_chars(page, pdfium))
    turn = (page.get_rotation() // 90 + _writing(chars)) % 4
    view = _View(left, bottom, right, top, turn)
    visible = Box(0.0, 0.0, view.width, view.height)
    shapes = _Shapes(pdfium, view)
    shapes.look(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _SAME, 0)
    placed = [view.char(char) for char in chars]
    # A table wider than the page is read whole, and what nobody sees on the page is not sure.
    reach = max(
        (rule.end for rule in shapes.rules if rule.horizontal and rule.start < view.width < rule.end),
        default=0.0,
    )
    wide = Box(0.0, 0.0, min(max(view.width, reach), 2 * view.width), view.height)
    # A number that the edge cuts is whole.
    seen = {char.run for char in placed if wide.holds(char.x, char.y)}
    placed = [
        char if visible.holds(char.x, char.y) else char._replace(sure=False)
        for char in placed
        if char.run in seen
    ]
    return PlacedPage(
        number,
        view.width,
        view.height,
        tuple(placed),
        tuple(rule for rule in (view.clip(rule, wide) for rule in shapes.rules) if rule is not None),
        tuple(shapes.pictures),
        shapes.outlines,
    )


def writing_turn(page: Handle) -> int:
    """How many quarter turns set a page's writing upright that is shown as its file says.

    ``page`` is a ``pypdfium2.PdfPage``; places are counted on the page so turned.
    """
    import pypdfium2.raw as pdfium

    return _writing(list(_chars(page, pdfium)))


@dataclass(frozen=True, slots=True)
class _Raw:
    """A character in the page's own space (y grows upwards) with its direction in quarter turns."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    run: int
    sure: bool
    turn: int


class _Run(NamedTuple):
    """What characters that were drawn together share: number, visibility, direction, size of the font."""

    number: int
    hidden: bool
    turn: int
    em: float


def _chars(page: Handle, pdfium: Handle) -> Iterator[_Raw]:
    """The characters of a page that the file has; those that PDFium adds are left out."""
    textpage = page.get_textpage()
    raw = textpage.raw
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    x, y = ctypes.c_double(), ctypes.c_double()
    origin = (ctypes.byref(x), ctypes.byref(y))
    runs: dict[int, _Run] = {}
    high = 0
    count = textpage.count_chars()
    if count > MOST_CHARS:
        from app.reading.pdf import TooLong

        raise TooLong(TOO_MANY_CHARS)
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if pdfium.FPDFText_IsGenerated(raw, index) == 1 or code in (0x0A, 0x0D):
            continue
        handle = pdfium.FPDFText_GetTextObject(raw, index)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        run = runs.get(address)
        if run is None:
            run = runs[address] = _run(pdfium, raw, index, handle, len(runs))
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, reference):
            continue
        place = (box.left, box.bottom, box.right, box.top)
        if run.em and pdfium.FPDFText_GetCharOrigin(raw, index, *origin):
            place = _upright(place, run, x.value, y.value)
            if code >= 0x2E80 and not run.turn and place[2] - place[0] < 0.9 * run.em:  # the ink alone
                place = (x.value, place[1], x.value + run.em, place[3])
        text = ordinary(code)
        sure = text != "\ufffd" and not run.hidden and pdfium.FPDFText_HasUnicodeMapError(raw, index) != 1
        yield _Raw(text, *place, run.number, sure, run.turn)


def _run(pdfium: Handle, raw: Handle, index: int, handle: Handle, number: int) -> _Run:
    hidden = bool(handle) and pdfium.FPDFTextObj_GetTextRenderMode(handle) == _INVISIBLE
    angle = pdfium.FPDFText_GetCharAngle(raw, index)
    turn = round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0
    held = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(raw, index)
    if pdfium.FPDFText_GetMatrix(raw, index, held):
        size *= math.hypot(held.c, held.d)
    return _Run(number, hidden, turn, size if 1 < size < 500 else 0.0)


def _upright(place: Place, run: _Run, x: float, y: float) -> Place:
    """A character's rectangle as high as its font, on its baseline.

    The rectangles that the library gives end where the font says, which differs from font to font
    in one line, or where the ink does.
    """
    left, bottom, right, top = place
    down, up = _DESCENT * run.em, (1 - _DESCENT) * run.em
    match run.turn:
        case 0:
            return left, y - down, right, y + up
        case 1:
            return x - up, bottom, x + down, top
        case 2:
            return left, y - up, right, y + down
        case _:
            return x - down, bottom, x + up, top


def _writing(chars: list[_Raw]) -> int:
    """The direction in which most of a page is written, in quarter turns."""
    turns = Counter(char.turn for char in chars if not char.text.isspace())
    return turns.most_common(1)[0][0] if turns else 0


class _View:
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

    def char(self, raw: _Raw) -> Char:
        """A character as it is looked at."""
        box = self.box(raw.left, raw.bottom, raw.right, raw.top)
        return Char(raw.text, *box, raw.run, raw.sure)

    def clip(self, rule: Rule, box: Box) -> Rule | None:
        """The part of a rule that is in a rectangle from the page's corner, None if none is."""
        across, along = (box.bottom, box.right) if rule.horizontal else (box.right, box.bottom)
        if not -1 <= rule.at <= across + 1:
            return None
        start, end = max(rule.start, 0.0), min(rule.end, along)
        return Rule(rule.horizontal, rule.at, start, end) if start <= end else None


class _Shapes:
    """The rules, pictures and other shapes among a page's objects."""

    def __init__(self, pdfium: Handle, view: _View) -> None:
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
            return _SAME
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


# Radicals without a compatibility mapping that a browser's print has for the common character.
_RADICALS = dict(
    zip(
        "⺟⺠⺩⺪⺬⺰⺱⺶⺼⻁⻂⻄⻅⻆⻈⻉⻊⻋⻐⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "母民王疋示纟网羊肉虎衤西见角讠贝足车钅長长门雨青韦页风飞食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


def ordinary(code: int) -> str:
    """The character for a code point, one for one: compatibility radicals as the usual character."""
    import unicodedata

    if code == 0x02:
        return "-"  # PDFium's mark for a hyphen at a line's end
    if code in (0, 0xFFFE, 0xFFFF) or 0xE000 <= code < 0xF900 or code > 0x10FFFF:
        return "\ufffd"
    char = chr(code)
    if 0x2E80 <= code < 0x2F00:
        return _RADICALS.get(char, char)
    if 0x2F00 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        folded = unicodedata.normalize("NFKC", char)
        return folded if len(folded) == 1 else char
    if code == 0xA0 or (code < 0x20 and code != 0x09):
        return " "
    return char
