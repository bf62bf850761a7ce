"""Pictures of pages, made off the UI thread, a page at a time, the most wanted first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.reading.document import Source
from app.reading.page_images import PageImages
from app.reading.problems import Cancelled, ReadProblem
from app.ui.sentences import told
from app.ui.tasks import Runner


class PageLoader(QObject):
    """Asks a reading process for the pages of one file; only one picture is made at a time.

    Signals: ``sized(sizes)``; ``arrived(page, width, image)``; ``failed(page, sentence)``, page 0
    for the whole file; ``broke(error)`` for what nobody expected.
    """

    sized = Signal(object)
    arrived = Signal(int, int, object)
    failed = Signal(int, str)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = Runner(self)
        self._images: PageImages | None = None
        self._wanted: list[tuple[int, int]] = []
        self._making: tuple[int, int] | None = None

    def open(self, paths: Sequence[Path], source: Source) -> None:
        """Begin with another file: the first of the paths that is the one with the source's digest."""
        self.close()
        images = self._images = PageImages(paths, source)
        self._making = (0, 0)
        self._runner.start(images.sizes, partial(self._on_sizes, images), partial(self._on_failed, images, 0))

    def want(self, pages: Sequence[tuple[int, int]]) -> None:
        """These pages are wanted now, each so many pixels wide; others not any longer."""
        self._wanted = list(pages)
        self._next()

    def close(self) -> None:
        """Forget the file; what is being made is given up."""
        self._wanted, self._making = [], None
        if self._images is not None:
            self._images.close()
            self._images = None

    def shutdown(self) -> None:
        """As :meth:`close`, and wait for the thread."""
        self.close()
        self._runner.shutdown()

    def _next(self) -> None:
        if self._making is None and self._images is not None and self._wanted:
            self._making = page, width = self._wanted.pop(0)
            self._runner.start(
                partial(_image, self._images, page, width),
                partial(self._on_image, self._images, page, width),
                partial(self._on_failed, self._images, page),
            )

    def _on_sizes(self, images: PageImages, sizes: tuple[tuple[float, float], ...]) -> None:
        if images is self._images:
            self._making = None
            self.sized.emit(sizes)
            self._next()

    def _on_image(self, images: PageImages, page: int, width: int, image: QImage) -> None:
        if images is self._images:
            self._making = None
            self.arrived.emit(page, width, image)
            self._next()

    def _on_failed(self, images: PageImages, page: int, error: Exception) -> None:
        if images is not self._images or isinstance(error, Cancelled):
            return
        self._making = None
        if isinstance(error, ReadProblem):
            self.failed.emit(page, told(error.sentence))
        else:
            self.broke.emit(error)
            self.failed.emit(page, self.tr("显示页面时出现意外错误。"))
        self._next()


def _image(images: PageImages, page: int, width: int) -> QImage:
    """In the worker's thread: a page as Qt's picture, with pixels of its own."""
    made = images.picture(page, width)
    return QImage(made.pixels, made.width, made.height, 4 * made.width, QImage.Format.Format_RGB32).copy()
