"""Reading TOML, once: what a file says is kept as JSON, which is read twenty times as fast.

The copies lie in the user's cache folder, as bytecode lies beside a module. A copy counts only for
the very file it was made from (path, size, time of change) and for this version of the program;
anything else about it that is odd, and the TOML is read again. Without a cache folder that can be
written, every start reads the TOML.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from binascii import crc32
from pathlib import Path
from typing import Any, Final, TypeAlias

from app import __version__, paths

MadeFrom: TypeAlias = list[str | int]
_SETTLED: Final = 2_000_000_000
"""Nanoseconds: a file changed later than this ago could be changed once more and look the same."""


def load_toml(path: Path) -> dict[str, Any]:
    """What a TOML file says, dates and times excepted: a file with one is never kept.

    Raises OSError, UnicodeDecodeError, or another ValueError for what is not TOML.
    """
    state = path.stat()
    made_from: MadeFrom = [__version__, str(path.absolute()), state.st_size, state.st_mtime_ns]
    name = f"{path.parent.name}-{path.stem}-{crc32(os.fsencode(path.absolute())):08x}.json"
    copy = paths.cache_folder() / name
    kept = _kept(copy, made_from)
    if kept is not None:
        return kept
    import tomllib  # with its patterns 4 ms, for the first start alone

    data = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad writes a BOM
    if time.time_ns() - state.st_mtime_ns > _SETTLED:
        _keep(copy, made_from, data)
    return data


def _kept(copy: Path, made_from: MadeFrom) -> dict[str, Any] | None:
    """What the copy says, None if it cannot be used."""
    try:
        value = json.loads(copy.read_bytes())
    except (OSError, ValueError, RecursionError):  # not there, not whole, not ours
        return None
    if not isinstance(value, dict) or value.get("made_from") != made_from:
        return None
    data = value.get("data")
    return data if isinstance(data, dict) else None


def _keep(copy: Path, made_from: MadeFrom, data: dict[str, Any]) -> None:
    """Write the copy, whole or not at all. Nobody misses it: no error is told."""
    try:
        text = json.dumps({"made_from": made_from, "data": data}, ensure_ascii=False)
    except (TypeError, RecursionError):  # a date, or nesting that no file of ours has
        return
    part = copy.parent / f".gouji-{os.urandom(6).hex()}.part"
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(text.encode("utf-8", "surrogatepass"))
        part.replace(copy)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
