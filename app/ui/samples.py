"""The shipped samples, with the titles that stand in them."""

from __future__ import annotations

from pathlib import Path

from app import paths


def samples() -> list[tuple[str, Path]]:
    """Title and file of each sample; an installation may leave them out."""
    found = []
    for path in sorted((paths.resources() / "samples").glob("*.txt")):
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            title = file.readline().strip()
        found.append((title or path.stem, path))
    return found
