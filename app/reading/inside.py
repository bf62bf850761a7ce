"""Paths that lead into an archive: ``a.zip/乡镇/报告.docx`` is a report in a.zip."""

from __future__ import annotations

import stat
from pathlib import Path

from app.reading import signatures


def split(path: Path) -> tuple[Path, str] | None:
    """The archive and the member's name that a path means, None if it does not lead into one."""
    for parent in path.parents:
        try:
            mode = parent.stat().st_mode
        except (OSError, ValueError):
            continue
        inside = stat.S_ISREG(mode) and is_archive(parent)
        return (parent, path.relative_to(parent).as_posix()) if inside else None
    return None


def is_archive(path: Path) -> bool:
    """Whether this is a ZIP of files, and neither an office document nor anything else."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return signatures.is_archive(file)
    except (OSError, ValueError):
        return False


def reports_inside(archive: Path) -> list[Path]:
    """The reports in an archive as paths that lead into it, by name; raises ReadProblem."""
    from app.reading.archive import list_members

    return [archive / member.name for member in list_members(archive)]


def member_bytes(archive: Path, name: str) -> bytes | None:
    """The bytes of a report in an archive, None if there is no such; raises ReadProblem."""
    from app.reading.archive import list_members, read_member

    for member in list_members(archive):
        if member.name == name:
            return read_member(archive, member)
    return None
