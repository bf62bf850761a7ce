"""Work that a process left behind that ended unexpectedly: found, brought back, or dropped."""

from __future__ import annotations

import contextlib
import os
import time
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.forms.load import Forms
from app.reading.problems import ReadProblem
from app.reading.read import Cancel, Progress
from app.record import NamedTuple
from app.review.atomic import OLD_PART, sweep_parts
from app.review.journal import SNAPSHOT_SUFFIX, SUFFIX, journal_folder, snapshot_of
from app.review.journal_lines import Journal, read_journal
from app.review.lock import FileLock, is_left, lives
from app.review.open import load_saved, open_report
from app.review.original import digest_of
from app.review.review import Review
from app.review.seal import holds, is_sealed
from app.sentence import Sentence
from app.settings import Settings

if TYPE_CHECKING:
    from app.report.saved import Saved


class SourceState(StrEnum):
    """What has become of the report's file meanwhile."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class Leftover(NamedTuple):
    """Unsaved work that was left behind. ``steps`` are those in force, ``at`` is when the last was done.

    ``lost`` is how many steps, or steps back, after those cannot be read, as the journal is damaged.
    """

    path: Path
    source: Path
    name: str
    saved_to: Path | None
    at: datetime
    steps: int
    lost: int = 0


class NotRecovered(ReadProblem):
    """The work could not be brought back now; its journal stays."""

    kind = "not_recovered"


def leftovers() -> tuple[Leftover, ...]:
    """All work that was left behind, the latest first. Journals of living processes are not among it."""
    try:
        with os.scandir(journal_folder()) as entries:
            names = {entry.name for entry in entries}
    except OSError:  # there is none yet
        return ()
    _sweep(names)
    sweep_parts(journal_folder())
    found = (_leftover(journal_folder() / name) for name in names if name.endswith(SUFFIX))
    return tuple(sorted((item for item in found if item is not None), key=lambda item: item.at, reverse=True))


def source_state(leftover: Leftover) -> SourceState:
    """What has become of the report's file; reads all of it."""
    journal = _read(leftover.path)
    digest = digest_of(leftover.source)
    if digest is None:
        return SourceState.GONE
    return SourceState.SAME if journal is not None and digest == journal.sha256 else SourceState.CHANGED


class Recovered(NamedTuple):
    """The work that was brought back. :meth:`settle` when it is safe elsewhere, else :meth:`give_back`.

    ``exact`` is False where what was read is not there any more, and the steps were put upon the
    source as it is now.
    """

    review: Review
    exact: bool
    claim: FileLock

    def settle(self) -> None:
        """Drop the old journal: a new one holds the work."""
        _remove(self.claim)

    def give_back(self) -> None:
        """Let it be offered again."""
        self.claim.release(remove=False)


def recover(
    leftover: Leftover,
    forms: Forms,
    settings: Settings,
    *,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Recovered:
    """Open the report as it was read and do all steps again; raises ReadProblem.

    What was read stands beside the journal; where that is lacking, in the source or in the saved
    review. The review is unsaved, and knows the file that it was saved to.
    """
    claim = _claim(leftover)
    try:
        journal = _read(leftover.path)
        if journal is None:
            raise NotRecovered(
                Sentence(
                    "“{name}”的恢复记录已损坏，不能恢复。报告原文件和已保存的校核结果没有改动，可以照常打开。",
                    name=leftover.name,
                )
            )
        opened, exact = _open_base(leftover, journal, forms, settings, progress, cancel)
        saved = _saved_review(journal)
        kept = saved if saved is not None else opened.kept
        review = Review(
            opened.source,
            opened.document,
            opened.as_read,
            forms,
            settings,
            steps=journal.history.steps,
            position=journal.history.position,
            saved_to=journal.saved_to if saved is not None else None,
            saved_sha256=journal.saved_sha256,
            unsaved=True,
            source_changed=opened.source_changed,
            kept=kept,
        )
    except BaseException:
        claim.release(remove=False)
        raise
    return Recovered(review, exact, claim)


def discard(leftover: Leftover) -> None:
    """Drop work that was left behind; nothing happens if another window has taken it meanwhile."""
    with contextlib.suppress(NotRecovered):
        _remove(_claim(leftover))


def _claim(leftover: Leftover) -> FileLock:
    claim = FileLock.take(leftover.path) if leftover.path.exists() else None
    if claim is None:
        raise NotRecovered(
            Sentence(
                "“{name}”未保存的工作已在另一个窗口中恢复或丢弃，这里没有改动任何内容。", name=leftover.name
            )
        )
    return claim


def _remove(claim: FileLock) -> None:
    path = claim.path
    claim.release()
    with contextlib.suppress(OSError):
        snapshot_of(path).unlink()


def _open_base(
    leftover: Leftover,
    journal: Journal,
    forms: Forms,
    settings: Settings,
    progress: Progress | None,
    cancel: Cancel | None,
) -> tuple[Review, bool]:
    """The report as it was read, and whether it is exactly that."""
    snapshot = snapshot_of(leftover.path)
    if _is_whole(snapshot, journal):
        with contextlib.suppress(ReadProblem):
            opened = open_report(snapshot, forms, settings, progress=progress, cancel=cancel)
            if opened.source.sha256 == journal.sha256:
                return opened, True
    digest = digest_of(journal.source)
    encoding = journal.encoding or None
    if digest == journal.sha256:
        return _open(journal.source, encoding, forms, settings, progress, cancel), True
    if journal.saved_to is not None and journal.saved_to.exists():
        opened = _open(journal.saved_to, None, forms, settings, progress, cancel)
        return opened, digest_of(journal.saved_to) == journal.saved_sha256
    if digest is not None:
        return _open(journal.source, None, forms, settings, progress, cancel), False
    raise NotRecovered(
        Sentence(
            "报告“{path}”已不在原处，暂时不能恢复其中未保存的工作。恢复记录已保留；请把报告放回原处后再试。",
            path=leftover.source,
        )
    )


def _is_whole(snapshot: Path, journal: Journal) -> bool:
    """Whether what stands beside a journal is what was written there; one of before has no seal."""
    try:
        data = snapshot.read_bytes()
    except OSError:
        return False
    return holds(data) if journal.sealed or is_sealed(data) else True


def _open(
    path: Path,
    encoding: str | None,
    forms: Forms,
    settings: Settings,
    progress: Progress | None,
    cancel: Cancel | None,
) -> Review:
    return open_report(path, forms, settings, encoding=encoding, progress=progress, cancel=cancel)


def _saved_review(journal: Journal) -> Saved | None:
    """The file that the review was saved to before, None if there is none any more."""
    if journal.saved_to is None:
        return None
    try:
        return load_saved(journal.saved_to)[0]
    except ReadProblem:
        return None


def _read(path: Path) -> Journal | None:
    try:
        return read_journal(path.read_bytes())
    except (OSError, ValueError):
        return None


def _leftover(path: Path) -> Leftover | None:
    """What a journal offers; None if its process lives, or if it tells nothing.

    Those that tell nothing are for :mod:`app.review.aside`.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        locked = is_left(descriptor)
        journal = _read(path) if locked is not False else None
        if journal is None or (locked is None and lives(journal.pid)):
            return None
    finally:
        os.close(descriptor)
    return Leftover(
        path,
        journal.source,
        journal.name,
        journal.saved_to,
        journal.at,
        journal.history.position,
        journal.lost,
    )


def _sweep(names: set[str]) -> None:
    """Remove snapshots whose journal is done with."""
    folder = journal_folder()
    for name in names:
        path = folder / name
        with contextlib.suppress(OSError):
            lone = name.endswith(SNAPSHOT_SUFFIX) and name.removesuffix(SNAPSHOT_SUFFIX) + SUFFIX not in names
            if lone and time.time() - path.stat().st_mtime > OLD_PART:
                path.unlink()
