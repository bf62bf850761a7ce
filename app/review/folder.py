"""Which files of a folder are reports to check."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Set
from pathlib import Path

from app.reading.inside import is_archive, reports_inside
from app.reading.problems import ReadProblem
from app.review.save import SUFFIX, default_path, is_saved_name

WRITTEN = ("校核备忘录", "批注", "memo", "annotated")
"""What the window proposes to put after a report's name, and a hyphen, for a memo or an annotated copy.

Not “更正”: an issuer may well call the next version of a report so.
"""
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


def report_files(folder: Path) -> Iterator[Path | OSError]:
    """All files in a folder and the folders in it, each folder's own files first, sorted by name.

    Left out are hidden files and folders, what Office and Windows leave lying about, links to
    folders, pipes and devices; and a saved review whose source stands beside it, because the
    folder asks for the reports and not for what a reviewer made of them; so with the memo and the
    annotated copy, as long as they have the names that the window proposes. A ZIP of reports stands
    for what is in it. A folder that cannot be read gives its OSError, and the walk goes on.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(
                (entry for entry in entries if not _is_hidden(entry)), key=lambda entry: entry.name
            )
    except OSError as error:
        yield error
        return
    files = [
        file
        for entry in found
        if entry.is_file()
        for file in reports_of_archive(Path(entry.path)) or [Path(entry.path)]
    ]
    reviewed = {default_path(path).name for path in files if not is_saved_name(path)}
    stems = {path.stem for path in files} | {name.removesuffix(SUFFIX) for name in reviewed}
    yield from (path for path in files if path.name not in reviewed and not _is_ours(path, stems))
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from report_files(Path(entry.path))


def reports_of_archive(path: Path) -> list[Path]:
    """The reports in a ZIP as paths that lead into it; none if it is no ZIP, or one that cannot be read.

    To read that one then says why.
    """
    if not is_archive(path):
        return []
    try:
        return reports_inside(path)
    except ReadProblem:
        return []


def _is_ours(path: Path, stems: Set[str]) -> bool:
    """Whether that is the name of a memo or an annotated copy of a report that stands beside it."""
    report, hyphen, what = path.stem.rpartition("-")
    return bool(hyphen) and what in WRITTEN and report in stems


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith((".", "~$")) or entry.name.lower() in SYSTEM_FILES:
        return True
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)  # Windows only
    except OSError:
        return False
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2))
