"""The sheets of a memo, laid out, drawn and printed off the UI thread, and all in one thread.

What Qt has laid out holds on to the fonts of its thread, and drawing it after that thread has gone
crashes. So a memo lives and dies in the thread of ``Tasks.alone()``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from app.memo.model import Memo
from app.memo.pdf import Pages
from app.memo.pdf_text import HEIGHT, RESOLUTION, WIDTH
from app.record import NamedTuple
from app.ui.tasks import Tasks


class Wanted(NamedTuple):
    """A page, from 0, and the size of its picture in dots."""

    number: int
    width: int
    height: int


class MemoPages(QObject):
    """The pages of one memo.

    Signals: ``laid_out()``, when ``count`` is known; ``drawn(wanted, image)``; ``printed(begun)``,
    False for a printer that does not begin; ``broke(error)`` for what nobody expected.
    """

    laid_out = Signal()
    drawn = Signal(object, QImage)
    printed = Signal(bool)
    broke = Signal(object)

    def __init__(self, memo: Memo, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._tasks = tasks
        self._held: list[Pages] = []  # touched by the worker alone
        self._wanted: list[Wanted] = []
        self._drawing = False
        self._closed = False
        held = self._held

        def lay_out() -> int:
            held.append(Pages(memo))
            return held[0].count

        self._lay_out = lay_out

    def lay_out(self) -> None:
        """Begin; to be called once, when somebody listens."""
        self._tasks.start(self._lay_out, self._on_laid_out, self._on_broke)

    def want(self, pages: Sequence[Wanted]) -> None:
        """These are in sight, others not any longer; they are drawn one by one."""
        if not self._closed:
            self._wanted = list(pages)
            self._next()

    def print_on(self, printer: object) -> None:
        """Print the pages that were asked for."""
        held = self._held
        self._tasks.start(lambda: print_pages(held[0], printer), self._on_printed, self._on_broke)

    @property
    def closed(self) -> bool:
        """Whether the memo is let go, or will be as soon as its thread comes to it."""
        return self._closed

    def close(self) -> None:
        """Nothing is wanted any more; what was begun is finished, and then the memo is let go."""
        self._closed, self._wanted = True, []
        self._tasks.start(self._held.clear, lambda _: self._go(), self.broke.emit)

    def _go(self) -> None:
        from shiboken6 import isValid

        if isValid(self):  # the window it belongs to may be gone, for one in another language
            self.deleteLater()

    def _next(self) -> None:
        if self._drawing or not self._wanted:
            return
        self._drawing, wanted, held = True, self._wanted.pop(0), self._held

        def arrived(image: QImage) -> None:
            self._drawing = False
            if not self._closed:
                self.drawn.emit(wanted, image)
                self._next()

        self._tasks.start(lambda: draw(held[0], wanted), arrived, self._on_broke)

    def _on_laid_out(self, count: int) -> None:
        self.count = count
        if not self._closed:
            self.laid_out.emit()

    def _on_printed(self, begun: bool) -> None:
        self.printed.emit(begun)

    def _on_broke(self, error: Exception) -> None:
        self._drawing = False
        self.broke.emit(error)


def draw(pages: Pages, wanted: Wanted) -> QImage:
    """A page, drawn in its own units and made smaller: Qt's bold is too fat where a painter is scaled."""
    page = QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_Grayscale8)
    page.fill(QColor("white"))
    painter = QPainter(page)
    pages.paint(painter, wanted.number)
    painter.end()
    size = QSize(wanted.width, wanted.height)
    return page.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def print_pages(pages: Pages, printer: object) -> bool:
    """Print the pages that were asked for on A4; False if the printer does not begin."""
    from PySide6.QtCore import QMarginsF  # only those who print wait for these
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    first, last = printer.fromPage() or 1, printer.toPage() or pages.count
    painter = QPainter()
    if not painter.begin(printer):  # no printer, or a file that cannot be written
        return False
    painter.scale(printer.resolution() / RESOLUTION, printer.resolution() / RESOLUTION)
    for number in range(first - 1, min(last, pages.count)):
        if number >= first:
            printer.newPage()
        pages.paint(painter, number)
    return painter.end()
