"""Checksums that tell a damaged record from a whole one; they stand within the JSON as its last key.

A CRC-32 finds every damage of up to four bytes on end, and leaves one other damage in four billion
unseen: this is against disks, not against people.
"""

from __future__ import annotations

from typing import Final
from zlib import crc32

KEY: Final = "gouji_crc32"
_OPENING: Final = f',"{KEY}":"'.encode("ascii")
_LENGTH: Final = len(_OPENING) + len('01234567"}')


class Chain:
    """Seals objects one after the other, or looks whether they are as they were sealed.

    Each seal covers those before it too, so that a line that is lacking is found like one that is
    damaged.
    """

    def __init__(self) -> None:
        self._sum = 0

    def seal(self, value: bytes) -> bytes:
        """A JSON object, which is not empty, with its seal."""
        value = value[:-1]
        self._sum = crc32(value, self._sum)
        return value + _tail(self._sum)

    def holds(self, value: bytes) -> bool:
        """Whether the next object is as it was sealed; after one that is not there is none."""
        body = value[:-_LENGTH]
        self._sum = crc32(body, self._sum)
        return value[-_LENGTH:] == _tail(self._sum)


def seal(value: bytes) -> bytes:
    """A JSON object that stands alone, which is not empty, with its seal."""
    return Chain().seal(value)


def holds(value: bytes) -> bool:
    """Whether an object that stands alone is as it was sealed."""
    return Chain().holds(value)


def is_sealed(value: bytes) -> bool:
    """Whether there is anything that looks like a seal; journals of before have none."""
    return value[-_LENGTH:].startswith(_OPENING)


def _tail(checksum: int) -> bytes:
    return _OPENING + b'%08x"}' % checksum
