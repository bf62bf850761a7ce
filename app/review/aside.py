"""Journals of which nothing can be read: kept in a folder of their own, and told of."""

from __future__ import annotations

import contextlib
import json
import os
import time
from datetime import datetime
from pathlib import Path
from typing import Final

from app import paths
from app.record import NamedTuple
from app.review.journal import SUFFIX, journal_folder, snapshot_of
from app.review.journal_lines import OtherVersion, read_journal
from app.review.lock import is_left, lives
from app.review.seal import holds, is_sealed

YOUNG: Final = 5.0
"""Seconds in which a journal may be empty because its process has just made it."""


class Aside(NamedTuple):
    """A journal that cannot be read: where it lies now, when it was last written.

    ``name`` is the report's, "" where nothing beside the journal tells it.
    """

    path: Path
    name: str
    at: datetime


def aside_folder() -> Path:
    """Where damaged journals are kept; it need not exist."""
    return paths.user_folder() / "damaged"


def put_aside() -> tuple[Aside, ...]:
    """Move all journals there that were left behind and cannot be read; those that were moved now.

    What was read, beside the journal, goes along. One of another version stays, for that to read it.
    """
    try:
        with os.scandir(journal_folder()) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(SUFFIX))
    except OSError:  # there is none yet
        return ()
    found = (_put_aside(journal_folder() / name) for name in names)
    return tuple(item for item in found if item is not None)


def _put_aside(path: Path) -> Aside | None:
    try:
        if not _is_damaged(path):
            return None
        changed = path.stat().st_mtime
    except OSError:  # gone meanwhile, or not to be read, which is said when it is to be recovered
        return None
    beside = snapshot_of(path)
    name = _name(beside)
    target = path
    with contextlib.suppress(OSError):  # the folder cannot be written: it is told where it is
        aside_folder().mkdir(parents=True, exist_ok=True)
        target = path.rename(aside_folder() / path.name)
        beside.rename(aside_folder() / beside.name)
    if target == path and not path.exists():  # another window was first, and tells
        return None
    return Aside(target, name, datetime.fromtimestamp(changed).astimezone())


def _is_damaged(path: Path) -> bool:
    """Whether nobody writes this journal and nothing can be read of it; raises OSError."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        left = is_left(descriptor)
        if left is None:
            left = not lives(_pid(path))
        if not left:
            return False
        data = path.read_bytes()
        if not data and time.time() - path.stat().st_mtime < YOUNG:
            return False
        read_journal(data)
    except OtherVersion:
        return False
    except ValueError:
        return True
    finally:
        os.close(descriptor)
    return False


def _pid(path: Path) -> int:
    """The process that wrote a journal, by its name; 0, which lives, if that is not one of ours."""
    parts = path.name.split("-")
    return int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() else 0


def _name(snapshot: Path) -> str:
    """The report's name, as the file with what was read tells it."""
    try:
        data = snapshot.read_bytes()
        value = json.loads(data) if holds(data) or not is_sealed(data) else {}
        return str(value["source"]["name"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""
