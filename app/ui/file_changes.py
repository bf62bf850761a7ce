"""The report's file or the saved review was written by another program: said, and read again if wanted."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.forms.load import Forms
from app.reading.document import Kind
from app.record import NamedTuple
from app.review.original import digest_of, originals
from app.review.review import Review
from app.settings import Settings
from app.ui.banner import Banners, nothing
from app.ui.session import Session
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.reading.read import Cancel, Progress
    from app.review.reread import Reread
    from app.ui.file_watch import FileWatch


class Digests(NamedTuple):
    """What the files of a review hold now: where its source is and its digest, and the saved file's.

    ``earlier`` is a saved review of the same report, where this one was begun from the report itself.
    """

    source: Path | None
    source_sha256: str
    saved_sha256: str
    earlier: Path | None = None


class FileChanges(QObject):
    """Looks at the files of the open review and shows a banner where one of them has changed."""

    def __init__(self, window: QWidget, session: Session, tasks: Tasks, banners: Banners) -> None:
        super().__init__(window)
        self._session, self._tasks, self._banners = session, tasks, banners
        self._ignored: set[str] = set()
        session.closed.connect(lambda: self._watch.set_paths([]))
        session.saving.written.connect(self.look)

    @cached_property
    def _watch(self) -> FileWatch:
        from app.ui.file_watch import FileWatch  # not before a report is open

        watch = FileWatch(self)
        watch.stirred.connect(self.look)
        return watch

    @property
    def watched(self) -> list[str]:
        """The files of which the system tells changes."""
        return self._watch.watched

    def look(self) -> None:
        """Find out in the background whether the files are as they were."""
        review = self._session.review
        if review is None:
            return
        paths = [*originals(review), review.saved_to]
        self._watch.set_paths([path for path in paths if path is not None])

        def show(digests: Digests) -> None:
            if review is self._session.review and not self._session.saving.busy:
                self._show_source(review, digests)
                self._show_saved(review, digests)
                self._show_earlier(digests.earlier)

        self._tasks.start(lambda: digests_of(review), show, self._session.broke.emit, group="look")

    def _show_source(self, review: Review, now: Digests) -> None:
        source, digest = now.source, now.source_sha256
        if source is None or digest == review.source.sha256 or digest in self._ignored:
            self._banners.hide_notice("source")
            return
        text = self.tr(
            "原报告文件“{name}”有改动。这里显示的仍是改动前读到的内容，更正和处理意见都在。"
        ).format(name=source.name)
        acts = [
            (self.tr("重新读取"), lambda: self._read_again(source)),
            (self.tr("忽略"), lambda: self._ignored.add(digest)),
        ]
        self._banners.show_notice("source", text, acts)

    def _show_saved(self, review: Review, now: Digests) -> None:
        saved_to, digest = review.saved_to, now.saved_sha256
        same = digest in ("", review.saved_sha256) or not review.saved_sha256
        if saved_to is None or same or digest in self._ignored:
            self._banners.hide_notice("saved")
            return
        text = self.tr("校核存档“{name}”已被其他程序改动。在这里保存不会覆盖它，会请您另选文件名。").format(
            name=saved_to.name
        )

        def open_it() -> None:
            self._session.open(saved_to)

        acts = [
            (self.tr("打开改动后的存档"), open_it),
            (self.tr("忽略"), lambda: self._ignored.add(digest)),
        ]
        self._banners.show_notice("saved", text, acts)

    def _show_earlier(self, path: Path | None) -> None:
        if path is None or str(path) in self._ignored:
            self._banners.hide_notice("earlier")
            return
        text = self.tr("这份报告以前校核过，有存档“{name}”；其中的更正和处理意见没有列在这里。").format(
            name=path.name
        )
        acts = [
            (self.tr("接着以前的做"), lambda: self._continue(path)),
            (self.tr("重新校核"), lambda: self._ignored.add(str(path))),
        ]
        self._banners.show_notice("earlier", text, acts)

    def _continue(self, path: Path) -> None:
        self._session.open(path)

    def _read_again(self, path: Path) -> None:
        """Read the source as it is now, and put the work upon it."""
        old = self._session.review
        if old is None:
            return
        encoding = old.source.encoding if old.source.kind is Kind.TEXT else None

        def read(forms: Forms, settings: Settings, progress: Progress, cancel: Cancel) -> Review:
            from app.review.open import open_report

            return open_report(path, forms, settings, encoding=encoding, progress=progress, cancel=cancel)

        def done(fresh: Review) -> None:
            from app.review.reread import reread  # only those who ask wait for it

            self._session.commit()
            result = reread(old, fresh)
            self._session.show(result.review)
            self._tell(result)

        self._session.start_with(path.name, read, done, carries_over=True)

    def _tell(self, result: Reread) -> None:
        said = [self.tr("已按改动后的文件重新读取。")]
        if result.agreed:
            said.append(self.tr("{count} 处更正与新文件一致。").format(count=len(result.agreed)))
        if result.moved:
            text = self.tr("{count} 处更正所在的单元格原文已变，更正仍保留，请核对。")
            said.append(text.format(count=len(result.moved)))
        if result.lost:
            text = self.tr("{count} 处更正在新文件中没有对应的单元格，已不起作用，仍记在历史中。")
            said.append(text.format(count=len(result.lost)))
        if result.moved or result.lost:
            self._banners.show_notice("reread", "".join(said), [(self.tr("知道了"), nothing)])
        else:
            self._session.message.emit("".join(said))


def digests_of(review: Review) -> Digests:
    """Read the files of a review; what cannot be read is as if it were not there."""
    for path in originals(review):
        if (digest := digest_of(path)) is not None:
            break
    else:
        path, digest = None, ""
    saved = digest_of(review.saved_to) if review.saved_to is not None else None
    return Digests(path, digest or "", saved or "", _earlier(review))


def _earlier(review: Review) -> Path | None:
    """The saved review that stands where this one would be saved."""
    from app.review.save import default_path

    if review.saved_to is not None:
        return None
    path = default_path(review.source.path)
    return path if path.is_file() else None
