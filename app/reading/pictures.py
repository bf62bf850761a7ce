"""Files of pictures become grey values at a size at which print can be recognised."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.reading.problems import BadPicture

if TYPE_CHECKING:
    from app.reading.scan import Grey

MOST_FRAMES = 100
MOST_PIXELS = 150_000_000
"""Pixels of the largest picture that is opened: an A0 sheet at 300 dpi."""

MOST_WORKED = 24_000_000
"""Pixels of a page as it is recognised: A3 at 300 dpi."""
_NARROW, _WIDE = 1500, 2600  # widths in pixels between which a picture is taken as it is
_PAGE_WIDTH = 8.27  # inches of A4


def frames(data: bytes) -> Iterator[tuple[int, int, Grey]]:
    """The frames of a picture as grey values: number from 0, how many, pixels."""
    import numpy as np

    for index, count, upright in _upright(data):
        yield index, count, np.asarray(upright.convert("L")).copy()


def frame(data: bytes, number: int) -> Any:  # noqa: ANN401  (a package that need not be installed)
    """Frame ``number`` (from 0) in colours, a ``PIL.Image`` of mode RGB; raises BadPicture."""
    for index, _, upright in _upright(data):
        if index == number:
            return upright.convert("RGB")
    raise BadPicture


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of every frame, in pixels, as it is looked at."""
    return [upright.size for _, _, upright in _upright(data)]


def _upright(data: bytes) -> Iterator[tuple[int, int, Any]]:
    """The frames as they are looked at, on white: number from 0, how many, ``PIL.Image``."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        picture = Image.open(io.BytesIO(data), formats=["PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP"])
        count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
        if count > MOST_FRAMES:
            raise BadPicture
        for index in range(count):
            picture.seek(index)
            if picture.width * picture.height > MOST_PIXELS or min(picture.size) < 32:
                raise BadPicture
            upright = ImageOps.exif_transpose(picture)
            if "A" in upright.getbands() or "transparency" in upright.info:
                upright = upright.convert("RGBA")
                upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
            yield index, count, upright
    except (BadPicture, MemoryError):
        raise
    except Exception as error:  # Pillow raises of all kinds for what is damaged
        raise BadPicture from error


def fitted(grey: Grey) -> tuple[Grey, float]:
    """The picture at 180 to 310 dots an inch of a page of A4, and at how many."""
    import cv2

    height, width = grey.shape
    short = min(height, width) if max(height, width) < 2 * min(height, width) else width
    scale = min(2.0, 1654 / short) if short < _NARROW else min(1.0, 2480 / short) if short > _WIDE else 1.0
    scale = min(scale, (MOST_WORKED / (height * width)) ** 0.5)
    if scale != 1.0:
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        grey = cv2.resize(grey, (round(width * scale), round(height * scale)), interpolation=way)
    return grey, min(300.0, max(150.0, short * scale / _PAGE_WIDTH))
