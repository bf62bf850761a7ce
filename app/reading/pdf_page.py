"""A page of a PDF as placed characters and rules, through PDFium's C interface.

The helpers of pypdfium2 make an object a call; a page has thousands of characters and rules.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.reading.lattice import Box
from app.reading.ordinary import ordinary
from app.reading.pdf_shapes import SAME, Handle, Shapes, View
from app.reading.placed import Char, PlacedPage
from app.record import NamedTuple
from app.sentence import Sentence

MOST_CHARS = 30_000
"""Characters of a page that are read; a report's page has two thousand."""

TOO_MANY_CHARS = Sentence(
    "这份 PDF 的文字比任何一份年度报告都多，未予读取。文件未被改动。"
    "请只将报告所在的页另存为一份 PDF 后再打开。"
)
_INVISIBLE = 3

_DESCENT = 0.12

Place = tuple[float, float, float, float]


def placed_page(page: Handle, number: int) -> PlacedPage:
    """What a page holds. ``page`` is a ``pypdfium2.PdfPage``."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    chars = list(_chars(page, pdfium))
    turn = (page.get_rotation() // 90 + _writing(chars)) % 4
    view = View(left, bottom, right, top, turn)
    visible = Box(0.0, 0.0, view.width, view.height)
    shapes = Shapes(pdfium, view)
    shapes.look(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, SAME, 0)
    placed = [_char(view, char) for char in chars]
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


def _char(view: View, raw: _Raw) -> Char:
    """A character as it is looked at."""
    box = view.box(raw.left, raw.bottom, raw.right, raw.top)
    return Char(raw.text, *box, raw.run, raw.sure)
