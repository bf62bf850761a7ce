"""Where the file may be that a review was made from."""

from __future__ import annotations

from pathlib import Path

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
