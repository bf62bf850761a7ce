"""Saving a review, atomically; the source file is never written."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

from app.paths import is_folder, is_there
from app.reading.inside import split
from app.review.atomic import sweep_parts, write_atomically
from app.review.review import Review

SUFFIX = ".gouji.json"


class SaveProblem(Exception):
    """A review could not be saved. ``message`` says what happened, what is safe and what to do.

    ``kind`` is "source" (the source file may not be overwritten), "exists" (somebody's earlier
    review stands at the default place), "changed" (somebody else has written the review's file
    since), "denied", "full", "missing" or "failed".
    """

    def __init__(self, kind: str, message: str) -> None:
        self.kind, self.message = kind, message
        super().__init__(message)


def default_path(source: Path) -> Path:
    """Where the review of a source is saved unless asked otherwise: NAME.gouji.json beside it.

    For a report inside an archive that is beside the archive.
    """
    if is_saved_name(source):
        return source
    folder = source.parent
    if not is_folder(folder) and (place := split(source)) is not None:
        folder = place[0].parent
    return folder / (source.stem + SUFFIX)


def is_saved_name(path: Path) -> bool:
    """Whether that is the name of a saved review."""
    return path.name.lower().endswith(SUFFIX)


def save(review: Review, path: Path | None = None) -> Path:
    """Save a review and return its file; raises SaveProblem, and then the review is still unsaved.

    Without a path it goes where it was saved before, else beside the source; there a file that
    this review was not opened from, or that is not as it left it, is not overwritten. A path that
    is given has been agreed on.
    """
    target = path or save_target(review)
    if _is_same(target, review.source.path):
        raise SaveProblem(
            "source",
            f"没有保存：“{target.name}”就是报告原文件，Gouji 不改动原文件。"
            "更正仍在窗口中，请另选文件名保存。",
        )
    if path is None and review.saved_to is None and is_there(target):
        raise SaveProblem(
            "exists",
            f"没有保存：“{target.name}”已经存在，可能是以前的校核结果，未予覆盖。"
            "更正仍在窗口中；请另选文件名保存，或打开该文件继续以前的校核。",
        )
    if path is None and saved_file_changed(review):
        raise SaveProblem(
            "changed",
            f"没有保存：“{target.name}”在打开之后被其他程序或其他人改动过，未予覆盖。"
            "更正仍在窗口中；请另选文件名保存，再与该文件对照。",
        )
    data = review_json(review).encode("utf-8", "backslashreplace")
    try:
        write_atomically(target, data)
    except OSError as error:
        raise _problem(target, error) from error
    sweep_parts(target.parent)
    review.mark_saved(target, hashlib.sha256(data).hexdigest())
    return target


def save_target(review: Review) -> Path:
    """The file that a save without a path writes."""
    return review.saved_to or default_path(review.source.path)


def other_path(target: Path) -> Path:
    """A name beside ``target`` that is not taken: ``NAME-2.gouji.json``."""
    stem = target.name[: -len(SUFFIX)] if is_saved_name(target) else target.stem
    number = 2
    while (path := target.with_name(f"{stem}-{number}{SUFFIX}")).exists():
        number += 1
    return path


def saved_file_changed(review: Review) -> bool:
    """Whether the file of the review holds something else than what this review left in it.

    One that is gone is not: saving makes it again.
    """
    if review.saved_to is None or not review.saved_sha256:
        return False
    try:
        data = review.saved_to.read_bytes()
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() != review.saved_sha256


def review_json(review: Review) -> str:
    """The whole review as an indented ``gouji/1`` text; a lone surrogate in it is left to the encoder."""
    from app.report.saved import dumps
    from app.review.convert import to_saved

    history = review.history
    saved = to_saved(
        review.source,
        review.report,
        review.checks,
        history.done,
        review.document,
        review.kept,
        history.undone,
    )
    return dumps(saved, indent=True)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one.absolute() == other.absolute()


def _problem(target: Path, error: OSError) -> SaveProblem:
    safe = "更正仍在窗口中，原有文件没有改动。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        why, todo, kind = "没有写入该文件夹的权限", "请另选一个文件夹保存。", "denied"
    elif error.errno in (errno.ENOSPC, errno.EDQUOT):
        why, todo, kind = "磁盘空间不足", "请清理磁盘后重试，或另选位置保存。", "full"
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        why, todo, kind = "该文件夹已不存在", "请另选一个文件夹保存。", "missing"
    else:
        why, todo, kind = error.strerror or str(error), "请重试，或另选位置保存。", "failed"
    return SaveProblem(kind, f"没有保存到“{target}”：{why}。{safe}{todo}")
