"""One page of a scan, or one picture, recognised: its tables cell by cell, the rest by the detector."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.reading.lattice import Box, Lattice, Rule
from app.reading.placed import Char, PlacedPage
from app.reading.placed_text import is_figure
from app.reading.problems import NoOcr
from app.reading.scan import Span, ink_of, skew_of, turned, widened
from app.reading.scan_lines import character_height, is_dash, is_slash, text_lines
from app.reading.scan_rules import tables_of
from app.sentence import Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.reading.scan import Grey, Ink

_SURE = 0.9
_BATCH = 32
_FAINT = 0.5  # what is recognised worse than that outside tables is a speck or a stamp
_TILE = 1.5  # the detector shrinks what is higher than this many widths
_NOTHING = "□"
"""Stands for print in which no character was recognised."""

Alive = Callable[[], None]
"""Called now and then while a page is recognised; raises what shall end it."""


@dataclass(slots=True)
class _Seen:
    """A line of print: where it is, the text recognised, and how well."""

    place: Span
    text: str = ""
    score: float = 0.0
    agreed: bool = True


@dataclass(slots=True)
class _Picture:
    """A page set upright: its pixels without rules, its ink, its tables, the lines in their cells."""

    grey: Grey
    ink: Ink
    dpi: float
    lattices: list[Lattice]
    rules: list[Rule]
    em: float
    lines: list[_Seen] = field(default_factory=list)
    skew: float = 0.0


def recognise(grey: Grey, dpi: float, number: int, alive: Alive) -> tuple[PlacedPage, list[str]]:
    """A page's characters and rules as they were recognised, in points, and notes about it."""
    page = lay_out(grey, dpi)
    alive()
    _recognise_lines(page, page.lines, alive)
    outside = _outside(page, alive)
    chars: list[Char] = []
    for run, line in enumerate([*page.lines, *outside]):
        chars += _chars(line, page, run)
    point = 72 / dpi
    rules = tuple(Rule(r.horizontal, r.at * point, r.start * point, r.end * point) for r in page.rules)
    height, width = page.grey.shape
    placed = PlacedPage(number, width * point, height * point, tuple(chars), rules, skew=page.skew)
    return placed, _notes(page, outside, number)


def lay_out(grey: Grey, dpi: float) -> _Picture:
    """Set a page upright and find its tables and the lines of print in their cells."""
    skew = skew_of(ink_of(grey[::2, ::2], dpi / 2))
    grey = turned(grey, skew)
    ink = ink_of(grey, dpi)
    lattices, rules, mask = tables_of(ink, dpi)
    mask = widened(mask)
    ink &= ~mask
    clean = grey.copy()
    clean[mask] = 255
    boxes = [
        _inside(cell.box, dpi)
        for lattice in lattices
        for cell in lattice.cells
        if _is_leaf(cell.box, lattices)
    ]
    boxes = [box for box in boxes if box.right - box.left > 4 and box.bottom - box.top > 4]
    heights = [line.bottom - line.top for box in boxes for line in text_lines(ink, box)]
    em = character_height(heights, dpi)
    lines = [_Seen(line) for box in boxes for line in text_lines(ink, box, em)]
    return _Picture(clean, ink, dpi, lattices, rules, em, lines, skew)


def _inside(box: Box, dpi: float) -> Span:
    rim = max(1, round(dpi / 100))
    return Span(round(box.left) + rim, round(box.top) + rim, round(box.right) - rim, round(box.bottom) - rim)


def _is_leaf(box: Box, lattices: Sequence[Lattice]) -> bool:
    """Whether no other table stands in a cell."""
    return not any(
        box.holds(each.box.left, each.box.top) and box.holds(each.box.right, each.box.bottom)
        for each in lattices
    )


def _notes(page: _Picture, outside: Sequence[_Seen], number: int) -> list[str]:
    notes = []
    differing = sum(not line.agreed for line in page.lines)
    if differing:
        notes.append(f"第 {number} 页有 {differing} 处数字两次识别的结果不一致，请特别核对。")
    figures = sum(is_figure(line.text) for line in outside)
    if not page.lattices and figures > 3:
        notes.append(
            f"第 {number} 页没有找到表线，其中的表格不能可靠识别，请对照原件逐一填写，或索取 Word 或文本版。"
        )
    if not page.lines and not outside:
        notes.append(f"第 {number} 页没有识别出文字。")
    return notes


# --- recognition ----------------------------------------------------------------------------------


def _recognise_lines(page: _Picture, lines: Sequence[_Seen], alive: Alive) -> None:
    """Recognise the lines of cells; figures, and what was not clear, a second time at another scale."""
    _look(page, lines, 0.15, alive)
    again = [line for line in lines if not line.text or is_figure(line.text) or line.score < _SURE]
    second = [_Seen(line.place) for line in again]
    _look(page, second, 0.4, alive)
    for line, other in zip(again, second, strict=True):
        if line.text != other.text:
            line.agreed = not (is_figure(line.text) or is_figure(other.text))
            if other.score > line.score or not line.text:
                line.text, line.score = other.text, other.score
        line.text = line.text or _NOTHING
    for line in lines:
        if len(line.text) == 1 and not line.text.isdigit() and is_dash(page.ink, line.place, page.em):
            line.text = "—"
        elif line.text in "1lI丨" and is_slash(page.ink, line.place):
            line.text = "/"


def _look(page: _Picture, lines: Sequence[_Seen], margin: float, alive: Alive) -> None:
    """Recognise lines with a margin (in heights of a character) around each."""
    wide = sorted(lines, key=lambda line: line.place.right - line.place.left)
    for at in range(0, len(wide), _BATCH):
        alive()
        batch = wide[at : at + _BATCH]
        found = _engine().recognize_txt([_cut(page, line.place, margin) for line in batch])
        for line, text, score in zip(batch, found.txts, found.scores, strict=True):
            line.text, line.score = unicodedata.normalize("NFC", text).strip(), float(score)


def _cut(page: _Picture, place: Span, margin: float) -> NDArray[np.uint8]:
    """The pixels of a line on white, at least as high as a character, in three equal colours."""
    import numpy as np

    part = page.grey[max(0, place.top - 2) : place.bottom + 2, max(0, place.left - 2) : place.right + 2]
    short = max(0, round(page.em - part.shape[0]))
    rim = round(page.em * margin)
    part = np.pad(
        part, ((rim + short // 2, rim + short - short // 2), (rim + 2, rim + 2)), constant_values=255
    )
    return np.repeat(part[:, :, None], 3, axis=2)


def _outside(page: _Picture, alive: Alive) -> list[_Seen]:
    """What stands outside the tables: found by the detector, piece by piece of a high picture."""
    import numpy as np

    grey = page.grey.copy()
    ink = page.ink.copy()
    for lattice in page.lattices:
        box = lattice.box
        rows, columns = (
            slice(round(box.top), round(box.bottom) + 1),
            slice(round(box.left), round(box.right) + 1),
        )
        grey[rows, columns], ink[rows, columns] = 255, False
    height, width = grey.shape
    lines: list[_Seen] = []
    top = 0
    while top < height:
        bottom = min(height, top + int(_TILE * width))
        if bottom < height:  # cut where the least is printed
            low = bottom - int(0.1 * width)
            bottom = low + int(ink[low:bottom].sum(axis=1).argmin())
        if ink[top:bottom].any():
            alive()
            part = np.repeat(grey[top:bottom, :, None], 3, axis=2)
            found = _engine()(part, use_det=True, use_cls=False, use_rec=False)
            for box in () if found.boxes is None else found.boxes:
                (left, above), (right, below) = box.min(axis=0), box.max(axis=0)
                lines.append(_Seen(Span(int(left), int(above) + top, int(right) + 1, int(below) + 1 + top)))
        top = bottom
    lines = [
        line for line in lines if line.place.right > line.place.left and line.place.bottom > line.place.top
    ]
    _look(page, lines, 0.05, alive)
    return [line for line in lines if line.text and line.score >= _FAINT]


def _chars(line: _Seen, page: _Picture, run: int) -> Iterator[Char]:
    """The characters of a line side by side, as wide as they usually are; none of them is sure."""
    if not line.text:
        return
    point = 72 / page.dpi
    left, top, right, bottom = (each * point for each in line.place)
    em = page.em * point
    size = em if bottom - top < 1.4 * em else bottom - top
    middle = (top + bottom) / 2
    widths = [1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.55 for char in line.text]
    each = (right - left) / sum(widths)
    for char, width in zip(line.text, widths, strict=True):
        right = left + width * each
        yield Char(char, left, middle - size / 2, right, middle + size / 2, run, sure=False)
        left = right


@cache
def _engine() -> Any:  # noqa: ANN401  (a library without types)
    """RapidOCR with the models of its own wheel: given their paths, it looks for no others."""
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    params: dict[str, Any] = {"Global.log_level": "critical", "Global.use_cls": False}
    for part in ("Det", "Rec"):
        found = sorted(models.glob(f"*_{part.lower()}_*.onnx"))
        if not found:
            raise NoOcr(Sentence("这是图片或扫描件，识别组件的模型不完整"))
        params[f"{part}.model_path"] = str(found[0])
    return rapidocr.RapidOCR(params=params)
