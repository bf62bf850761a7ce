"""A page of a paged file as a picture; runs in the reading process only (:mod:`app.reading.worker`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reading.document import Kind
from app.reading.frames import Picture
from app.reading.problems import BadPicture

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PIXELS = 24_000_000
"""Pixels of the largest picture of a page: A3 at 300 dpi, 96 MB."""
_LONGEST = 20.0
"""A page higher than this many widths, or wider than this many heights, is none."""


def page_sizes(kind: str, data: bytes) -> list[list[float]]:
    """Width and height of every page, as it is looked at; raises ReadProblem. Only their ratio is told."""
    if kind == Kind.IMAGE:
        from app.reading.pictures import sizes

        return [[float(width), float(height)] for width, height in sizes(data)]
    document = _opened(data)
    try:
        from app.reading.pdf import MOST_PAGES

        found = [list(document.get_page_size(index)) for index in range(min(len(document), MOST_PAGES))]
        return [_sane(width, height) for width, height in found]
    finally:
        document.close()


def render(kind: str, data: bytes, number: int, width: int) -> Picture:
    """Page ``number`` (from 1), ``width`` pixels wide or less; raises ReadProblem."""
    if kind == Kind.IMAGE:
        return _picture(data, number, width)
    return _page(data, number, width)


def _sane(width: float, height: float) -> list[float]:
    width, height = max(width, 1.0), max(height, 1.0)
    return [min(width, _LONGEST * height), min(height, _LONGEST * width)]


def _opened(data: bytes) -> PdfDocument:
    import pypdfium2

    from app.reading.pdf import problem_of

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise problem_of(error) from error


def _page(data: bytes, number: int, width: int) -> Picture:
    import pypdfium2

    from app.reading.pdf import problem_of
    from app.reading.pdf_page import writing_turn

    document = _opened(data)
    try:
        if not 1 <= number <= len(document):
            raise BadPicture
        page = document[number - 1]
        try:
            turn = writing_turn(page)
            across, down = _sane(*(reversed(page.get_size()) if turn % 2 else page.get_size()))
            scale = min(width / across, (MOST_PIXELS / (across * down)) ** 0.5)
            # No forms are drawn: nothing of the file is ever run.
            bitmap = page.render(scale=scale, rotation=90 * turn, may_draw_forms=False, prefer_bgrx=True)
            stride, line = bitmap.stride, bitmap.width * 4
            held = memoryview(bitmap.buffer).cast("B")
            pixels = (
                bytes(held)
                if stride == line
                else b"".join(held[row * stride : row * stride + line] for row in range(bitmap.height))
            )
            return Picture(bitmap.width, bitmap.height, pixels)
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise problem_of(error) from error
    finally:
        document.close()


def _picture(data: bytes, number: int, width: int) -> Picture:
    from app.reading.pictures import frame

    picture = frame(data, number - 1)
    scale = min(1.0, width / picture.width, (MOST_PIXELS / (picture.width * picture.height)) ** 0.5)
    if scale < 1.0:
        picture = picture.resize(
            (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        )
    return Picture(picture.width, picture.height, picture.tobytes("raw", "BGRX"))
