"""The tables of a document as the file has them, merged cells and all, with the text between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.review.review import Review
from app.ui import theme
from app.ui.plane_view import PlaneView
from app.ui.tables_blocks import Prose, Table, blocks_of
from app.ui.tables_layout import LaidTable, LaidText, lay_out_table

SLICE = 0.008
"""Seconds that are laid out before the window gets its turn."""
MOST_CELLS = 20_000
MOST_BLOCKS = 20_000
"""More than this of a document is not shown here, only as text."""
_RIM, _GAP = 14.0, 7.0

Laid = LaidText | LaidTable


class TablesView(PlaneView):
    """Lines and tables below each other. They are laid out bit by bit once the view is seen.

    Signals: ``laid_out()`` when the whole document is.
    """

    laid_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("原文件中的表格"))
        self._review: Review | None = None
        self._laid: list[Laid] = []
        self._tops: list[float] = []
        self._steps: Generator[None, None, None] | None = None
        self._built_for: tuple[object, ...] = ()
        self._pending: tuple[int, int] | None = None
        self._last: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def set_review(self, review: Review | None) -> None:
        """Show another report, or none."""
        if review is not None and self._review is not None and review.document is self._review.document:
            self._review = review
            return
        self._timer.stop()
        self._review, self._steps, self._pending, self._built_for = review, None, None, ()
        self._laid, self._tops = [], []
        self.set_marks(())
        self.set_hits((), -1)
        self.measure()
        if self.isVisible():
            self._build()

    @property
    def finished(self) -> bool:
        """Whether all of it is laid out."""
        return bool(self._laid) and self._steps is None

    # building

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * self.zoom)
        return font

    def _build(self) -> None:
        """Lay everything out anew, if the room or the letters are others than before."""
        font = self._font()
        width = self._viewport.width() - 2 * _RIM
        wanted = (self._review and self._review.document, width, font.key())
        if self._review is None or wanted == self._built_for:
            return
        self._built_for = wanted
        if self._laid and self._pending is None:
            self._pending = self._anchor()
        self._steps = self._lay_out(self._review, font, width)
        self._step()
        if self._steps is not None:
            self._timer.start()

    def _anchor(self) -> tuple[int, int]:
        """What is to be seen again after another layout: what was shown last, else what is on top."""
        seen = self.seen()
        if self._last is not None and any(seen.intersects(box) for box in self.boxes(*self._last)):
            return self._last
        first = self._laid[max(0, bisect_right(self._tops, seen.top()) - 1)]
        return first.start, first.start + 1

    def _step(self) -> None:
        end = perf_counter() + SLICE
        while self._steps is not None and perf_counter() < end:
            try:
                next(self._steps)
            except StopIteration:
                self._steps = None
                self._timer.stop()
                self.laid_out.emit()
        self.measure()

    def _lay_out(self, review: Review, font: QFont, width: float) -> Generator[None, None, None]:
        assert review.document is not None
        text = review.document.text
        self._laid, self._tops = [], []
        top, cells = _RIM, 0
        for count, block in enumerate(blocks_of(review)):
            if count > MOST_BLOCKS:
                self._add(self._sentence(self.tr("余下的内容较长，请切换到“文本”查看。"), font, width), top)
                return
            if isinstance(block, Table):
                cells += len(block.grid.cells)
                if cells > MOST_CELLS:
                    words = self.tr("这里的表格有 {count} 个单元格，太大，请切换到“文本”查看。")
                    laid: Laid = self._sentence(words.format(count=len(block.grid.cells)), font, width)
                else:
                    laid = yield from lay_out_table(block, text, font, width)
            else:
                laid = _line(block, text, font, width)
                yield
            self._add(laid, top)
            top += laid.height + _GAP

    def _add(self, laid: Laid, top: float) -> None:
        laid.top = top
        self._laid.append(laid)
        self._tops.append(top)

    @staticmethod
    def _sentence(words: str, font: QFont, width: float) -> LaidText:
        return LaidText(-len(words) - 1, words, font, width, Qt.AlignmentFlag.AlignHCenter)

    # where things are

    def plane_size(self) -> QSize:
        """As large as what is laid out."""
        if not self._laid:
            return QSize(0, 0)
        widest = max((laid.width for laid in self._laid if isinstance(laid, LaidTable)), default=0.0)
        return QSize(round(widest + 2 * _RIM), round(self._tops[-1] + self._laid[-1].height + _RIM))

    def measure(self) -> None:
        """Fit the scroll bars; go where something waited to be shown."""
        super().measure()
        if self._pending is not None and self._laid and self._laid[-1].end >= self._pending[0]:
            wanted, self._pending = self._pending, None
            super().show_position(*wanted)

    def set_zoom(self, zoom: float) -> None:
        """Show larger or smaller letters."""
        self.zoom = zoom
        if self.isVisible():
            self._build()

    def show_position(self, start: int, end: int | None = None) -> bool:
        """As of any plane; what is not laid out yet is shown as soon as it is."""
        found = not self._unfinished(start) and super().show_position(start, end)
        self._last = (start, start if end is None else end)
        self._pending = None if found else self._last
        return found

    def show_at_top(self, start: int) -> bool:
        """As of any plane, likewise."""
        if not self._unfinished(start) and super().show_at_top(start):
            return True
        self._pending = (start, start + 1)
        return False

    def _unfinished(self, start: int) -> bool:
        return not self._laid or (self._steps is not None and self._laid[-1].end < start)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The cells, or the part of a line, in which a piece of the text stands."""
        at = bisect_right(self._laid, start, key=lambda laid: laid.start) - 1
        found: list[QRectF] = []
        for laid in self._laid[max(at, 0) :]:
            if laid.start > end:
                break
            found += [box.translated(_RIM, laid.top) for box in laid.boxes(start, end)]
        return found

    def position_at(self, point: QPointF) -> int:
        """What stands at a point of the plane."""
        at = bisect_right(self._tops, point.y()) - 1
        if at < 0 or point.y() > self._tops[at] + self._laid[at].height:
            return -1
        return self._laid[at].position_at(point - QPointF(_RIM, self._tops[at]))

    def pieces_in(self, area: QRectF) -> list[tuple[int, int]]:
        """The cells, and whole lines, inside a part of the plane."""
        found: list[tuple[int, int]] = []
        for laid in self._in(area):
            if isinstance(laid, LaidTable):
                found += laid.pieces_in(area.translated(-_RIM, -laid.top))
            elif area.top() <= laid.top + laid.height / 2 <= area.bottom():
                found.append((laid.start, laid.end))
        return found

    def _in(self, area: QRectF) -> list[Laid]:
        first = max(0, bisect_right(self._tops, area.top()) - 1)
        return self._laid[first : bisect_right(self._tops, area.bottom())]

    # painting and events

    def paint_plane(self, painter: QPainter, area: QRectF) -> None:
        """The marks, and over them rules and letters."""
        look = theme.current()
        painter.fillRect(area, look.panel)
        self.paint_marks(painter, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for laid in self._in(area):
            at = QPointF(_RIM, laid.top)
            laid.paint(painter, at, look, area)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin, or fit what was hidden while the window changed."""
        super().showEvent(event)
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tables to the new width."""
        super().resizeEvent(event)
        if self.isVisible():
            self._build()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font or theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._build()
        self._viewport.update()


def _line(block: Prose, text: str, font: QFont, width: float) -> LaidText:
    font = QFont(font)
    font.setBold(block.heading or block.title)
    centred = Qt.AlignmentFlag.AlignHCenter if block.title else Qt.AlignmentFlag.AlignLeft
    return LaidText(block.start, text[block.start : block.end], font, width, centred)
