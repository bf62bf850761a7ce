"""What the reading process and its parent say to each other: frames of JSON, never code.

A frame is a letter, the length of its body as four bytes, and the body. The parent trusts nothing
in it: a body that is not as expected raises ValueError.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from app.reading.document import SCALE, Grid, GridCell, Page, Place, Read
from app.record import NamedTuple
from app.sentence import Filled, Sentence

RESULT, PROBLEM, PROGRESS = b"R", b"E", b"P"
MOST = 300_000_000
"""The longest body in bytes."""
_CELL = _PLACE = 7
_DEEPEST = 3
"""Sentences within sentences."""


class Request(NamedTuple):
    """What the process is asked to read; the bytes of the file follow the request.

    ``scratch`` is a folder in which it may write, "" for none. With a ``page`` it is asked for no
    text, but for a picture of that page (from 1), ``width`` pixels wide, or (0) for the sizes of all pages.
    """

    reader: str
    size: int
    encoding: str | None
    cpu_seconds: int
    memory: int
    scratch: str
    page: int | None = None
    width: int = 0


def write_frame(write: Callable[[bytes], object], letter: bytes, body: bytes) -> None:
    """Write one frame."""
    write(letter + len(body).to_bytes(4, "big") + body)


def read_frame(read: Callable[[int], bytes]) -> tuple[bytes, bytes] | None:
    """The next frame, None at the end; ``read`` gives fewer bytes than asked for only there."""
    head = read(5)
    if len(head) < 5:
        return None
    length = int.from_bytes(head[1:], "big")
    if length > MOST:
        raise ValueError("a frame that is too long")
    body = read(length)
    return (head[:1], body) if len(body) == length else None


def pack(value: object) -> bytes:
    """A plain value as JSON; lone surrogates pass."""
    import json  # not for those who only pass frames on

    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(body: bytes) -> list[object]:
    """The list that :func:`pack` was given; raises ValueError if it is none."""
    import json  # as above

    try:
        value = json.loads(body.decode("utf-8", "surrogatepass"))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return _list(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("no list")
    return value


def plain_sentence(sentence: Sentence) -> dict[str, object]:
    """A sentence as plain values, for :func:`pack`."""
    values = {
        name: plain_sentence(each) if isinstance(each, Sentence) else each
        for name, each in sentence.values.items()
    }
    return {"template": sentence.template, "values": values}


def sentence_of(value: object, depth: int = 0) -> Sentence:
    """The sentence of such plain values; raises ValueError if they are none."""
    if depth > _DEEPEST or not isinstance(value, dict):
        raise ValueError("no sentence")
    values = value.get("values")
    if not isinstance(values, dict):
        raise ValueError("no values")
    return Sentence.of(
        _text(value.get("template")), {name: _filled(each, depth) for name, each in values.items()}
    )


def _filled(value: object, depth: int) -> Filled:
    if isinstance(value, dict):
        return sentence_of(value, depth + 1)
    return tuple(_text(each) for each in value) if isinstance(value, list) else _text(value)


def pack_read(read: Read) -> bytes:
    """What was read, its grids as plain lists of numbers."""
    grids = [
        [grid.rows, grid.columns, grid.start, grid.end, [int(each) for cell in grid.cells for each in cell]]
        for grid in read.grids
    ]
    return pack(
        [
            read.text,
            grids,
            [[int(each) for each in page] for page in read.pages],
            read.encoding,
            list(read.notes),
            [each for place in read.places for each in place],
        ]
    )


def unpack_read(body: bytes) -> Read:
    """The value of :func:`pack_read`; raises ValueError if it is anything else."""
    text, grids, pages, encoding, notes, places = unpack(body)
    whole = _text(text)
    return Read(
        whole,
        tuple(_grid(_list(grid), len(whole)) for grid in _list(grids)),
        tuple(_page(page, len(whole)) for page in _list(pages)),
        _text(encoding),
        tuple(_text(note) for note in _list(notes)),
        places_of(places, len(whole)),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _numbers(values: object, most: int) -> list[int]:
    """Whole numbers from 0 to ``most``."""
    if not isinstance(values, list) or not all(type(each) is int and 0 <= each <= most for each in values):
        raise ValueError("no numbers")
    return cast("list[int]", values)


def _grid(value: list[object], length: int) -> Grid:
    most = max(length, 1_000_000_000)
    *numbers, last = value
    rows, columns, start, end = _numbers(numbers, most)
    flat = _numbers(last, most)
    if len(flat) % _CELL or not start <= end <= length:
        raise ValueError("no grid")
    cells = []
    for at in range(0, len(flat), _CELL):
        row, column, height, width, begin, stop, certain = flat[at : at + _CELL]
        if not begin <= stop <= length:
            raise ValueError("no cell")
        cells.append(GridCell(row, column, height, width, begin, stop, bool(certain)))
    return Grid(rows, columns, tuple(cells), start, end)


def _page(value: object, length: int) -> Page:
    number, start, end, certain = _numbers(value, max(length, 1_000_000))
    if not start <= end <= length:
        raise ValueError("no page")
    return Page(number, start, end, bool(certain))


def places_of(flat: object, length: int) -> tuple[Place, ...]:
    """Places as one list of numbers, seven a place, in a text of that length; raises ValueError."""
    numbers = _numbers(flat, max(length, 1_000_000))
    if len(numbers) % _PLACE:
        raise ValueError("no places")
    places = tuple(Place(*numbers[at : at + _PLACE]) for at in range(0, len(numbers), _PLACE))
    for place in places:
        if not (
            place.start <= place.end <= length
            and place.left <= place.right <= SCALE
            and place.top <= place.bottom <= SCALE
        ):
            raise ValueError("no place")
    return places


class Picture(NamedTuple):
    """A page as pixels, four bytes each: blue, green, red, nothing; rows from the top."""

    width: int
    height: int
    pixels: bytes


def pack_picture(picture: Picture) -> bytes:
    """A picture: width and height as four bytes each, and the pixels."""
    return picture.width.to_bytes(4, "big") + picture.height.to_bytes(4, "big") + picture.pixels


def unpack_picture(body: bytes) -> Picture:
    """The value of :func:`pack_picture`; raises ValueError if it is anything else."""
    width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
    if not width or not height or len(body) != 8 + 4 * width * height:
        raise ValueError("no picture")
    return Picture(width, height, body[8:])


def unpack_sizes(body: bytes) -> tuple[tuple[float, float], ...]:
    """Widths and heights of pages, as a list of pairs; raises ValueError if it is anything else."""
    sizes = []
    for pair in unpack(body):
        width, height = _list(pair)
        if not isinstance(width, float) or not isinstance(height, float) or min(width, height) <= 0:
            raise ValueError("no size")
        sizes.append((width, height))
    return tuple(sizes)
