"""What lies in the root of an OLE container (doc, xls, wps, et): names only, read from its directory."""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks and not sectors."""
_NONE = 0xFFFFFFFF
_ENTRY = 128
_NAMES = ("EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document")
_WANTED = frozenset(name.casefold() for name in _NAMES)
_MOST_ENTRIES = 50_000


def root_streams(data: bytes) -> frozenset[str]:
    """The names of the root's streams and storages in small letters.

    What is embedded in a document has entries of its own in the same directory, so only those that
    hang at the root count. A damaged directory gives the names that can still be found in the file.
    """
    try:
        found = _linked(data)
    except (struct.error, IndexError):
        found = frozenset()
    return found if found & _WANTED else found | _scattered(data)


def _linked(data: bytes) -> frozenset[str]:
    """The names that hang at the root entry: a tree of left and right neighbours."""
    directory = _directory(data)
    names: set[str] = set()
    seen: set[int] = set()
    pending = [struct.unpack_from("<I", directory, 76)[0]]
    while pending:
        index = pending.pop()
        if index == _NONE or index in seen or (index + 1) * _ENTRY > len(directory):
            continue
        seen.add(index)
        entry = directory[index * _ENTRY : (index + 1) * _ENTRY]
        names.add(_name(entry))
        pending += struct.unpack_from("<II", entry, 68)
    return frozenset(names - {""})


def _directory(data: bytes) -> bytes:
    """The bytes of the directory: its sectors, as the allocation table chains them."""
    (shift,) = struct.unpack_from("<H", data, 30)
    if not 7 <= shift <= 16:
        raise IndexError
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", data, 48)
    tables = struct.unpack_from("<109I", data, 76)
    per_table = size // 4
    parts: list[bytes] = []
    while sector < _FREE and len(parts) * size < _MOST_ENTRIES * _ENTRY:
        begin = (sector + 1) << shift
        if begin >= len(data):
            break
        parts.append(data[begin : begin + size])
        if sector // per_table >= len(tables):  # a container of more than 7 MB, its directory at the end
            break
        at = ((tables[sector // per_table] + 1) << shift) + 4 * (sector % per_table)
        if at + 4 > len(data):
            break
        (sector,) = struct.unpack_from("<I", data, at)
    return b"".join(parts)


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    if not 2 <= length <= 64:
        return ""
    return entry[: length - 2].decode("utf-16-le", "replace").casefold()


def _scattered(data: bytes) -> frozenset[str]:
    """The names that matter, wherever an entry of them stands."""
    return frozenset(
        name.casefold() for name in _NAMES if (name + "\0").encode("utf-16-le") + b"\0\0" in data
    )
