"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import Final

OLD_PART: Final = 3600.0
"""Seconds after which nobody writes on at a half-written file."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` into the file at ``path``; what stood there stays until all of it is on disk.

    Raises OSError; the old file is then untouched and nothing else is left behind. A link is
    followed, so that the file it names is replaced and the link stays.
    """
    target = path.resolve()
    # The folder of the target: a rename is atomic only within one file system. A short name
    # of our own, as the target's may already be as long as a name can be.
    part = target.parent / f".gouji-{os.urandom(6).hex()}.part"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            make_lasting(file.fileno())
        with contextlib.suppress(OSError):  # there is no old file, or its mode cannot be had
            part.chmod(target.stat().st_mode & 0o7777)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    sync_folder(target.parent)


def sweep_parts(folder: Path) -> None:
    """Remove what killed processes left half written in a folder; what is younger may be in work."""
    with contextlib.suppress(OSError):  # it is litter, and stays so
        for part in folder.glob(".gouji-*.part"):
            if time.time() - part.stat().st_mtime > OLD_PART:
                part.unlink()


def make_lasting(descriptor: int) -> None:
    """Have what was written to an open file on the disk itself, so that a power cut leaves it.

    Raises OSError. Apple's fsync ends at the disk's own cache, for which there is a call more.
    """
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # not every file system there knows it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder lasting too; not every system can (Windows cannot)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
