"""Mutations of valid files: seeded, so that a number names the same file tomorrow."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

_NUMBER = re.compile(rb"\d+")
_LARGE = (b"0", b"-1", b"65536", b"2147483647", b"4294967295", b"99999999999999999999", b"1e308", b"NaN")
_WORDS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_MOST = 3_000_000


def mutated(data: bytes, other: bytes, rng: Random) -> bytes:
    """A file with one to eight changes. In a ZIP half of them are made inside one of its members,
    which is packed again, so that what reads the member sees them."""
    if data[:2] == b"PK" and rng.random() < 0.6:
        return _inside(data, rng)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        data = rng.choice(CHANGES)(data, other, rng)[:_MOST]
    return data


def _inside(data: bytes, rng: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info: archive.read(info) for info in archive.infolist()}
    chosen = rng.choice(list(members))
    for _ in range(rng.choice((1, 1, 2, 4))):
        other = rng.choice(list(members.values()))
        members[chosen] = rng.choice(CHANGES)(members[chosen], other, rng)[:_MOST]
    if rng.random() < 0.05:
        del members[chosen]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for info, content in members.items():
            archive.writestr(info.filename, content, info.compress_type)
    return file.getvalue()


def _span(data: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    length = rng.choice((1, 4, 16, 100, 1000, 10_000))
    return start, min(len(data), start + rng.randint(1, length))


def _flip_bits(data: bytes, _: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _time in range(rng.choice((1, 1, 4, 30))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, _: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    end = min(end, start + 64)
    return data[:start] + rng.randbytes(end - start) + data[end:]


def _cut_off(data: bytes, _: bytes, rng: Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _leave_out(data: bytes, _: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[end:]


def _double(data: bytes, _: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:end] + data[start:end] * rng.choice((1, 1, 2, 10, 200)) + data[end:]


def _splice(data: bytes, other: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    begin, stop = _span(other, rng)
    return data[:start] + other[begin:stop] + data[end:]


def _inflate_number(data: bytes, _: bytes, rng: Random) -> bytes:
    """A number that is written out becomes very large, negative or none."""
    start = rng.randrange(len(data) + 1)
    found = _NUMBER.search(data, start) or _NUMBER.search(data)
    if found is None:
        return data
    return data[: found.start()] + rng.choice(_LARGE) + data[found.end() :]


def _inflate_word(data: bytes, _: bytes, rng: Random) -> bytes:
    """Two or four bytes become the least, the largest, or a number at an edge."""
    size = rng.choice((2, 4))
    start = rng.randrange(len(data) + 1)
    value = rng.choice(_WORDS) % (1 << 8 * size)
    return data[:start] + value.to_bytes(size, "little") + data[start + size :]


def _nest(data: bytes, _: bytes, rng: Random) -> bytes:
    """A piece that opens something is repeated often, as in a bomb of depth."""
    opening = [match.span() for match in re.finditer(rb"<[a-zA-Z:]{1,30}[^<>]{0,80}>|\{|\\trowd|\[", data)]
    if not opening:
        return data
    start, end = rng.choice(opening)
    return data[:start] + data[start:end] * rng.choice((10, 300, 5000)) + data[start:]


_ELEMENT = re.compile(rb"<([a-zA-Z][\w:.-]*)(?:\s[^<>]*)?>(?:(?!<\1\b)[\s\S]){0,4000}?</\1\s*>")
_ATTRIBUTE = re.compile(rb"([\w:.-]+)=(\"[^\"<>]*\"|'[^'<>]*')")


def _change_element(data: bytes, other: bytes, rng: Random) -> bytes:
    """An element is left out, repeated, or moved elsewhere: what is well-formed stays so."""
    found = _ELEMENT.search(data, rng.randrange(len(data) + 1))
    if found is None:
        return data
    match rng.randrange(4):
        case 0:
            return data[: found.start()] + data[found.end() :]
        case 1:
            return data[: found.end()] + found[0] * rng.choice((1, 3, 50, 1000)) + data[found.end() :]
        case 2:
            place = _ELEMENT.search(data, rng.randrange(len(data) + 1))
            return data if place is None else data[: place.end()] + found[0] + data[place.end() :]
    begin = data.index(b">", found.start()) + 1  # into itself
    return data[:begin] + found[0] * rng.choice((1, 1, 5)) + data[begin:]


def _change_attribute(data: bytes, other: bytes, rng: Random) -> bytes:
    """An attribute is left out, emptied, or given the value of another, or a large number."""
    found = _ATTRIBUTE.search(data, rng.randrange(len(data) + 1))
    if found is None:
        return data
    another = _ATTRIBUTE.search(data, rng.randrange(len(data) + 1))
    value = rng.choice((b'""', b'"' + rng.choice(_LARGE) + b'"', another[2] if another else b'"x"', None))
    new = b"" if value is None else found[1] + b"=" + value
    return data[: found.start()] + new + data[found.end() :]


CHANGES: tuple[Callable[[bytes, bytes, Random], bytes], ...] = (
    _flip_bits,
    _overwrite,
    _cut_off,
    _leave_out,
    _double,
    _splice,
    _inflate_number,
    _inflate_word,
    _nest,
    _change_element,
    _change_element,
    _change_attribute,
    _change_attribute,
)
