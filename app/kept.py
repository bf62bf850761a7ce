"""Small files of compiled things in the user's cache folder, as bytecode lies beside a module.

A file counts only for exactly this Python, this version of the program and what its ``stamp`` says;
with anything odd about it, it is as if it were not there. All of it is made again at need, so
no error is ever told.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from binascii import crc32
from pathlib import Path
from typing import Any

from app import __version__, paths


def file_of(name: str) -> Path:
    """Where it lies; each kind of Python has its own."""
    return paths.cache_folder() / f"{name}-{sys.implementation.cache_tag}.bin"


def loaded(name: str, stamp: str = "") -> dict[Any, Any]:
    """What was kept; empty if it is not there, not whole or not for this program."""
    try:
        data = file_of(name).read_bytes()
    except OSError:
        return {}
    head, end, body = data.partition(b"\n")
    if head + end != _head(stamp, body):
        return {}
    try:
        found = marshal.loads(body)
    except (ValueError, EOFError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(name: str, found: dict[Any, Any], stamp: str = "") -> None:
    """Write it, whole or not at all."""
    body = marshal.dumps(found)
    target = file_of(name)
    part = target.parent / f".gouji-{os.urandom(6).hex()}.part"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_head(stamp, body) + body)
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()


def _head(stamp: str, body: bytes) -> bytes:
    """The first line: for which program and Python this is, and the check sum of the rest."""
    return f"gouji {__version__} {sys.version!r} {stamp} {crc32(body):08x}\n".encode()
