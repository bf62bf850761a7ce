"""Saving a review, atomically; the source file is never written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from app.paths import is_folder, is_there, resources
from app.reading.inside import split
from app.record import NamedTuple
from app.review.atomic import sweep_parts, write_atomically
from app.review.history import Step
from app.review.refused import refused
from app.review.review import Review
from app.sentence import Sentence

SUFFIX = ".gouji.json"
LONG_NAME = 200
"""Bytes; file systems take 255, and a name may get a number and “-校核备忘录.docx”."""


class SaveProblem(Exception):
    """A review could not be saved. ``sentence`` says what happened, what is safe and what to do.

    ``kind`` is "source" (the source file may not be overwritten), "exists" (somebody's earlier
    review stands at the default place), "changed" (somebody else has written the review's file
    since), or one of :class:`app.review.refused.Refused`.
    """

    def __init__(self, kind: str, sentence: Sentence) -> None:
        self.kind = kind
        self.sentence = sentence
        self.message = str(sentence)
        super().__init__(self.message)


def default_path(source: Path) -> Path:
    """Where the review of a source is saved unless asked otherwise: NAME.gouji.json beside it.

    For a report inside an archive it is beside the archive and named after the way to the report,
    as every town calls its report the same: ``ARCHIVE-FOLDER-NAME.gouji.json``. For a shipped sample
    it is in the user's home, because the program's own folder is not the place for anybody's work.
    """
    if is_saved_name(source):
        return source
    folder = source.parent
    if folder.is_relative_to(resources()):
        return Path.home() / (source.stem + SUFFIX)
    if not is_folder(folder) and (place := split(source)) is not None:
        archive, member = place
        way = "-".join((archive.stem, *PurePosixPath(member).parts[:-1], source.stem))
        name = way if len(way.encode()) <= LONG_NAME else source.stem
        return archive.parent / (name + SUFFIX)
    return folder / (source.stem + SUFFIX)


def is_saved_name(path: Path) -> bool:
    """Whether that is the name of a saved review."""
    return path.name.lower().endswith(SUFFIX)


class Written(NamedTuple):
    """A review's file as it was written: its digest, and the steps that were in force in it."""

    path: Path
    sha256: str
    done: tuple[Step, ...]


def save(review: Review, path: Path | None = None) -> Path:
    """Save a review and return its file; raises SaveProblem, and then the review is still unsaved.

    Without a path it goes where it was saved before, else beside the source; there a file that
    this review was not opened from, or that is not as it left it, is not overwritten. A path that
    is given has been agreed on.
    """
    written = save_writer(review, path)()
    review.mark_saved(*written)
    return written.path


def save_writer(review: Review, path: Path | None = None) -> Callable[[], Written]:
    """:func:`save` in two: what is saved is settled now, the function given writes it or raises.

    That may be on another thread, while the review goes on; ``review.mark_saved`` is to be called
    with what it gives.
    """
    target = path or save_target(review)
    source, history = review.source, review.history
    saved_to, saved_sha256 = review.saved_to, review.saved_sha256
    text = json_writer(review)

    def write() -> Written:
        if _is_same(target, source.path):
            raise SaveProblem(
                "source",
                Sentence(
                    "没有保存：“{name}”就是报告原文件，Gouji 不改动原文件。"
                    "更正仍在窗口中，请另选文件名保存。",
                    name=target.name,
                ),
            )
        if path is None and saved_to is None and is_there(target):
            raise SaveProblem(
                "exists",
                Sentence(
                    "没有保存：“{name}”已经存在，可能是以前的校核结果，未予覆盖。"
                    "更正仍在窗口中；请另选文件名保存，或打开该文件继续以前的校核。",
                    name=target.name,
                ),
            )
        if path is None and saved_to is not None and _has_changed(saved_to, saved_sha256):
            raise SaveProblem(
                "changed",
                Sentence(
                    "没有保存：“{name}”在打开之后被其他程序或其他人改动过，未予覆盖。"
                    "更正仍在窗口中；请另选文件名保存，再与该文件对照。",
                    name=target.name,
                ),
            )
        data = text().encode("utf-8", "backslashreplace")
        try:
            write_atomically(target, data)
        except OSError as error:
            raise _problem(target, error) from error
        sweep_parts(target.parent)
        return Written(target, hashlib.sha256(data).hexdigest(), history.done)

    return write


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


def _has_changed(saved_to: Path, sha256: str) -> bool:
    """Whether the file holds something else than the review left in it; one that is gone is made again."""
    if not sha256:
        return False
    try:
        data = saved_to.read_bytes()
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() != sha256


def json_writer(review: Review) -> Callable[[], str]:
    """What makes the indented ``gouji/1`` text of the review as it is now, on any thread.

    A lone surrogate in it is left to the encoder.
    """
    source, report, checks = review.source, review.report, review.checks
    document, kept, history = review.document, review.kept, review.history

    def write() -> str:
        from app.report.saved import dumps
        from app.review.convert import to_saved

        saved = to_saved(source, report, checks, history.done, document, kept, history.undone)
        return dumps(saved, indent=True)

    return write


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one.absolute() == other.absolute()


def _problem(target: Path, error: OSError) -> SaveProblem:
    kind, why, todo = refused(error)
    return SaveProblem(
        kind,
        Sentence(
            "没有保存到“{path}”：{why}。更正仍在窗口中，原有文件没有改动。{todo}",
            path=target,
            why=why,
            todo=todo,
        ),
    )
