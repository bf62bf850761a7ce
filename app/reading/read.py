"""Reading a file: checks before a byte is read, then the kind, then its reader."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

from app.reading.decode import ENCODINGS, NotText, decode
from app.reading.document import Document, Kind, Read, Source
from app.reading.inside import member_bytes, split
from app.reading.limits import LARGEST, limits_of
from app.reading.problems import (
    Damaged,
    Denied,
    Empty,
    Encrypted,
    IsArchive,
    IsFolder,
    Missing,
    ReadProblem,
    TooLarge,
    Undecodable,
    Unsupported,
    Vanished,
)
from app.reading.signatures import ARCHIVE, meant, recognise
from app.sentence import Sentence

__all__ = ["ENCODINGS", "read"]

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


def read(
    path: Path, *, encoding: str | None = None, progress: Progress | None = None, cancel: Cancel | None = None
) -> Document:
    """Read a file, or a member of an archive, as a document; raises ReadProblem.

    ``encoding`` forces one of :data:`ENCODINGS` ("reopen as") on a text or a page instead of
    finding it out. ``progress`` is told, on this thread, how many pages of how many are done;
    ``cancel`` is asked some times a second whether to stop. The file is only read, never written.
    """
    data = file_bytes(path)
    found = recognise(data)
    if found.kind is None:
        if found.what == ARCHIVE:
            from app.reading.archive import list_members

            list_members(data, path.name)  # which says why, if there is nothing to choose from
            raise IsArchive(path)
        raise Encrypted(path, found.what) if found.locked else Unsupported(path, found.what)
    limits = limits_of(found.kind)
    if len(data) > limits.size:
        raise TooLarge(path, limits.size)
    if found.kind is Kind.TEXT:
        got = _plain_text(path, data, encoding)
    else:
        from app.reading.sandbox import read_apart

        reader = found.reader or found.kind.value
        got = read_apart(reader, data, path, limits, encoding=encoding, progress=progress, cancel=cancel)
    if not got.text or got.text.isspace():
        raise Empty(path)
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source(path, path.name, sha256, len(data), found.kind, got.encoding)
    return Document(source, got.text, got.grids, got.pages, got.notes, got.places)


def _plain_text(path: Path, data: bytes, encoding: str | None) -> Read:
    """A text, read in this process: nothing but Python's own decoders touches it."""
    try:
        text, name = decode(data, encoding)
    except NotText as error:
        what = meant(path.name)
        raise (Damaged(path, what) if what else Unsupported(path, Sentence("二进制文件"))) from error
    except UnicodeError as error:
        what = meant(path.name)
        if what and encoding is None:
            raise Damaged(path, what) from error
        raise Undecodable(path, encoding or "") from error
    return Read(text.replace("\r\n", "\n").replace("\r", "\n"), encoding=name)


def file_bytes(path: Path) -> bytes:
    """All bytes of a regular file that is not too large, or of a member of an archive; raises ReadProblem."""
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        data = _member(path)
        if data is None:
            raise Missing(path) from error
        return data
    except PermissionError as error:
        raise Denied(path) from error
    except (OSError, ValueError) as error:  # a name that is too long, holds a NUL, loops …
        raise Missing(path) from error
    if stat.S_ISDIR(state.st_mode):
        raise IsFolder(path)
    if not stat.S_ISREG(state.st_mode):
        raise Unsupported(path, Sentence("设备或管道"))
    if state.st_size > LARGEST:
        raise TooLarge(path, LARGEST)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # it may have grown since
    except PermissionError as error:
        raise Denied(path) from error
    except OSError as error:
        raise Vanished(path, error.strerror or "") from error
    except MemoryError as error:
        raise ReadProblem(
            Sentence("内存不足，无法读取“{name}”。文件未被改动。请关闭其他程序后重试。", name=path.name)
        ) from error
    if len(data) > LARGEST:
        raise TooLarge(path, LARGEST)
    if not data:
        raise Empty(path)
    return data


def _member(path: Path) -> bytes | None:
    """The bytes that a path into an archive means, None if it is no such path."""
    place = split(path)
    if place is None:
        return None
    data = member_bytes(*place)
    if data is not None and not data:
        raise Empty(path)
    return data
