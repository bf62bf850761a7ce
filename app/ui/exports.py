"""What goes out of the window to the issuer: the memo, its preview, the annotated and the corrected copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.reading.document import Kind
from app.review.review import Review
from app.ui import messages
from app.ui.sentences import told
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.memo_pages import MemoPages

Result = TypeVar("Result")


class Exports(QObject):
    """Asks where, settles now what is written, and writes it in the background.

    ``review`` gives the open review; ``commit`` is called first, so that no open editor is
    overlooked. Signals: ``message(text)`` for the status bar; ``broke(error)`` for what nobody
    expected; ``previewed(dialog)`` when a preview is shown.
    """

    message = Signal(str)
    broke = Signal(object)
    previewed = Signal(object)

    def __init__(
        self, window: QWidget, tasks: Tasks, review: Callable[[], Review | None], commit: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._review, self._commit = window, tasks, review, commit
        self._wanted_pages: MemoPages | None = None
        self._proposed: Path | None = None
        self._all_pages: list[MemoPages] = []

    def memo(self) -> bool:
        """Write the memo; False if that was not begun."""
        review = self._settled()
        if review is None:
            return False
        path = messages.choose_memo_path(self._window, self._beside(review, self.tr("校核备忘录"), ".docx"))
        if path is None:
            return False
        from app.memo.write import memo_writer  # only those who export wait for it

        return self._write(
            lambda: memo_writer(review, path),
            self.tr("正在导出备忘录…"),
            lambda _: self.message.emit(self.tr("备忘录已导出到 {name}").format(name=path.name)),
        )

    def annotated(self) -> bool:
        """Write the annotated copy; False if that was not begun."""
        review = self._settled()
        if review is None:
            return False
        suffixes = (".docx", ".html") if review.source.kind is Kind.DOCX else (".html",)
        proposed = self._beside(review, self.tr("批注"), suffixes[0])
        path = messages.choose_copy_path(self._window, self.tr("导出批注本"), proposed, suffixes)
        if path is None:
            return False
        from app.memo.copies import annotated_writer  # only those who export wait for it

        return self._write(
            lambda: annotated_writer(review, path),
            self.tr("正在导出批注本…"),
            lambda _: self.message.emit(self.tr("批注本已导出到 {name}").format(name=path.name)),
        )

    def corrected(self) -> bool:
        """Write the corrected copy; False if that was not begun."""
        review = self._settled()
        if review is None:
            return False
        proposed = self._beside(review, self.tr("更正"), ".docx")
        path = messages.choose_copy_path(self._window, self.tr("导出更正本"), proposed, (".docx",))
        if path is None:
            return False
        from app.memo.copies import corrected_writer, told_of  # only those who export wait for it

        def written(left: tuple[str, ...]) -> None:
            self.message.emit(self.tr("更正本已导出到 {name}").format(name=path.name))
            if said := "\n".join(map(told, told_of(review, left))):
                messages.tell(self._window, self.tr("更正本已导出"), said)

        return self._write(lambda: corrected_writer(review, path), self.tr("正在导出更正本…"), written)

    def preview(self) -> bool:
        """Show the memo as it will be printed; False if there is no report."""
        review = self._settled()
        if review is None:
            return False
        from app.memo.content import memo_content  # only those who ask wait for these
        from app.ui.memo_pages import MemoPages

        if self._wanted_pages is not None:  # asked for again before the first was there
            self._wanted_pages.close()
        pages = self._wanted_pages = MemoPages(
            memo_content(review, on=date.today()), self._tasks.alone(), self._window
        )
        self._all_pages = [*(one for one in self._all_pages if not one.closed), pages]
        self._proposed = self._beside(review, self.tr("校核备忘录"), ".pdf")
        pages.broke.connect(self.broke)
        pages.laid_out.connect(self._show)
        pages.printed.connect(self._on_printed)
        self.message.emit(self.tr("正在排版备忘录…"))
        pages.lay_out()
        return True

    def end(self) -> None:
        """The window goes: what was laid out goes in the thread that did it, before that thread ends."""
        for pages in self._all_pages:
            if not pages.closed:
                pages.close()
        self._all_pages.clear()
        self._wanted_pages = None

    def _show(self) -> None:
        from app.ui.memo_preview import MemoPreview

        pages, self._wanted_pages = self._wanted_pages, None
        assert pages is not None
        dialog = MemoPreview(pages, self._window, self._proposed)
        dialog.export_wanted.connect(self.memo)
        self.message.emit("")
        dialog.open()
        self.previewed.emit(dialog)

    def _on_printed(self, begun: bool) -> None:
        if not begun:
            messages.tell(
                self._window,
                self.tr("没有打印"),
                self.tr(
                    "打印机没有接受这份备忘录，没有打印任何内容；备忘录和校核都没有受到影响。"
                    "请检查打印机（或打印到的文件）后重试，或改用“导出”写成 PDF。"
                ),
            )

    def _settled(self) -> Review | None:
        if self._review() is not None:
            self._commit()
        return self._review()

    def _beside(self, review: Review, what: str, suffix: str) -> Path:
        """``报告-批注.docx`` where the review is, or would be, saved: a report in a ZIP has no folder."""
        from app.review.save import save_target  # only those who export wait for it

        saved = save_target(review)
        return saved.with_name(f"{report_stem(saved)}-{what}{suffix}")

    def _write(
        self,
        settle: Callable[[], Callable[[], Result]],
        begun: str,
        on_done: Callable[[Result], None],
    ) -> bool:
        from app.memo.write import MemoProblem

        def failed(error: Exception) -> None:
            if isinstance(error, MemoProblem):
                self.message.emit("")
                messages.tell(self._window, self.tr("没有导出"), told(error.sentence))
            else:
                self.broke.emit(error)

        try:
            write = settle()
        except MemoProblem as problem:
            failed(problem)
            return False
        self.message.emit(begun)
        self._tasks.start(write, on_done, failed)
        return True


def report_stem(saved: Path) -> str:
    """The name of a saved review without what tells its kind."""
    return saved.name.removesuffix(".json").removesuffix(".gouji")
