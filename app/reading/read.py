"""Reading a file: checks before a byte is read, then the kind, then the text."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from app.reading.decode import ENCODINGS, NotText, decode
from app.reading.document import Document, Kind, Source
from app.reading.problems import (
    Denied,
    Empty,
    IsFolder,
    Missing,
    ReadProblem,
    TooLarge,
    Undecodable,
    Unsupported,
    Vanished,
)
from app.reading.signatures import recognise

__all__ = ["ENCODINGS", "LIMIT", "read"]

LIMIT = 20_000_000
"""The largest text in bytes. The longest real report seen has less than a thousandth of it."""


def read(path: Path, *, encoding: str | None = None) -> Document:
    """Read a file as a document; raises ReadProblem.

    ``encoding`` forces one of :data:`ENCODINGS` ("reopen as") instead of finding it out. The file
    is only read, never written.
    """
    data = _bytes(path)
    what = recognise(data)
    if what:
        raise Unsupported(path, what)
    try:
        text, name = decode(data, encoding)
    except NotText as error:
        raise Unsupported(path, "二进制文件") from error
    except UnicodeError as error:
        raise Undecodable(path, encoding or "") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise Empty(path)
    source = Source(path, path.name, hashlib.sha256(data).hexdigest(), len(data), Kind.TEXT, name)
    return Document(source, text)


def _bytes(path: Path) -> bytes:
    """All bytes of a regular file that is not too large."""
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Missing(path) from error
    except PermissionError as error:
        raise Denied(path) from error
    except (OSError, ValueError) as error:  # a name that is too long, holds a NUL, loops …
        raise Missing(path) from error
    if stat.S_ISDIR(state.st_mode):
        raise IsFolder(path)
    if not stat.S_ISREG(state.st_mode):
        raise Unsupported(path, "设备或管道")
    if state.st_size > LIMIT:
        raise TooLarge(path, LIMIT)
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)  # it may have grown since
    except PermissionError as error:
        raise Denied(path) from error
    except OSError as error:
        raise Vanished(path, error.strerror or "") from error
    except MemoryError as error:
        raise ReadProblem(f"内存不足，无法读取“{path.name}”。文件未被改动。请关闭其他程序后重试。") from error
    if len(data) > LIMIT:
        raise TooLarge(path, LIMIT)
    if not data:
        raise Empty(path)
    return data
