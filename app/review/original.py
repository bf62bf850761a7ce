"""Where the file may be that a review was made from."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from app.reading.inside import member_bytes, split
from app.reading.problems import ReadProblem
from app.review.review import Review


def candidates(saved: Path, name: str, told: str) -> list[Path]:
    """Where the source of the saved review at ``saved`` may be: beside it, then where it tells.

    Never across a network: a file that somebody sent must not make this machine knock anywhere.
    """
    found = [saved.parent / Path(name).name]
    if not told.startswith(("\\\\", "//")):
        found.append(Path(told))
    return found


def originals(review: Review) -> list[Path]:
    """Where the source of an open review may be, the likeliest first. Whether it is there is not asked."""
    source = review.source
    if review.kept is None or review.saved_to is None:
        return [source.path]
    return candidates(review.saved_to, source.name, str(source.path))


def digest_of(path: Path) -> str | None:
    """The digest of a report's file, which may stand in an archive; None if it is not there."""
    if (inside := sha256_inside(path)) is not None:
        return inside
    try:
        return sha256_of(path) if stat.S_ISREG(path.stat().st_mode) else None
    except (OSError, ValueError):
        return None


def sha256_inside(path: Path) -> str | None:
    """The digest of a report inside an archive, None if the path leads into none."""
    try:
        if path.parent.is_dir() or (place := split(path)) is None:
            return None
        data = member_bytes(*place)
    except (OSError, ValueError, ReadProblem):
        return None
    return hashlib.sha256(data).hexdigest() if data is not None else None


def sha256_of(path: Path) -> str:
    """The digest of a file; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
