"""The pages of a PDF or a scan as they are printed, with the marks on them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from app.reading.document import Document
from app.review.original import originals
from app.review.review import Review
from app.ui import theme
from app.ui.page_loader import PageLoader
from app.ui.page_places import PageBox, PagePlaces
from app.ui.plane_view import PlaneView

GAP = 12
"""Pixels around the pages."""
KEPT_BYTES = 96_000_000
"""How much the pictures of pages may take that are kept."""
_A4 = (210.0, 297.0)


class PageView(PlaneView):
    """The pages one below the other; those that are seen are asked for.

    Signals: ``unavailable(sentence)`` where there is no page to be shown.
    """

    unavailable = Signal(str)
    arrived = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("报告页面"))
        self._loader = PageLoader(self)
        self._loader.sized.connect(self._on_sized)
        self._loader.arrived.connect(self._on_arrived)
        self._loader.failed.connect(self._on_failed)
        self._review: Review | None = None
        self._loading = False
        self._places: PagePlaces | None = None
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[float] = []
        self._images: dict[int, tuple[int, QImage]] = {}  # by page; the one seen last is the last
        self._broken: dict[int, str] = {}
        self._pending: tuple[int, int] | None = None
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._asking.start())

    # the report

    def set_review(self, review: Review | None) -> None:
        """Show another report, or none; nothing is asked for before it is seen."""
        if review is not None and self._review is not None and review.source == self._review.source:
            self._review = review
            return
        self._loader.close()
        self._review, self._loading = review, False
        document = review.document if review else None
        self._places = PagePlaces(document) if document else None
        self._sizes = [_A4] * _page_count(document)
        self._images, self._broken, self._pending = {}, {}, None
        self.set_marks(())
        self.set_hits((), -1)
        self.measure()
        if self.isVisible():
            self._open()

    def shutdown(self) -> None:
        """Stop what is being made; to be called before the window goes."""
        self._loader.shutdown()
        self._review, self._loading = None, False

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is seen now."""
        super().showEvent(event)
        self._open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the reading process go; the pictures stay."""
        super().hideEvent(event)
        self._loader.close()
        self._loading = False

    def _open(self) -> None:
        if self._review is not None and not self._loading:
            self._loading = True
            self._loader.open(originals(self._review), self._review.source)

    @property
    def pictures(self) -> tuple[int, ...]:
        """The pages whose pictures are there."""
        return tuple(self._images)

    # where things are

    def measure(self) -> None:
        """Lay the pages out below each other."""
        top, self._tops = float(GAP), []
        for width, height in self._sizes:
            self._tops.append(top)
            top += self._page_width() * height / width + GAP
        super().measure()
        if self._pending is not None and self._tops:
            self.show_position(*self._pending)
        self._asking.start()

    def plane_size(self) -> QSize:
        """As wide as a page, as high as all of them."""
        if not self._sizes:
            return QSize(0, 0)
        last = self._page_box(len(self._sizes))
        return QSize(round(last.right()) + GAP, round(last.bottom()) + GAP)

    def show_position(self, start: int, end: int | None = None) -> bool:
        """As of any plane; kept in mind until the pages' sizes are known."""
        self._pending = (start, start if end is None else end)
        return super().show_position(start, end)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Where on the plane a piece of the text stands."""
        if self._places is None:
            return []
        return [self._on_plane(box) for box in self._places.boxes(start, end) if box.page <= len(self._tops)]

    def position_at(self, point: QPointF) -> int:
        """What stands at a point of the plane."""
        page = self._page_at(point.y())
        if self._places is None or not page:
            return -1
        box = self._page_box(page)
        x, y = (point.x() - box.left()) / box.width(), (point.y() - box.top()) / box.height()
        return self._places.position_at(page, x, y)

    def pieces_in(self, area: QRectF) -> list[tuple[int, int]]:
        """The pieces inside a part of the plane."""
        found: list[tuple[int, int]] = []
        for page in self._pages_in(area) if self._places is not None else ():
            box = self._page_box(page)
            part = area.translated(-box.topLeft())
            assert self._places is not None
            found += self._places.pieces_in(
                PageBox(
                    page,
                    part.left() / box.width(),
                    part.top() / box.height(),
                    part.right() / box.width(),
                    part.bottom() / box.height(),
                )
            )
        return found

    def _page_width(self) -> float:
        return max(80.0, (self._viewport.width() - 2 * GAP) * self.zoom)

    def _page_box(self, page: int) -> QRectF:
        width, height = self._sizes[page - 1]
        across = self._page_width()
        return QRectF(GAP, self._tops[page - 1], across, across * height / width)

    def _page_at(self, y: float) -> int:
        """The page at that height; 0 for none."""
        return bisect_right(self._tops, y)

    def _pages_in(self, area: QRectF) -> range:
        return range(max(1, self._page_at(area.top())), self._page_at(area.bottom()) + 1)

    def _on_plane(self, box: PageBox) -> QRectF:
        page = self._page_box(box.page)
        return QRectF(
            page.left() + box.left * page.width(),
            page.top() + box.top * page.height(),
            (box.right - box.left) * page.width(),
            (box.bottom - box.top) * page.height(),
        )

    # pictures

    def _pixels(self) -> int:
        return round(self._page_width() * self.devicePixelRatioF())

    def _ask(self) -> None:
        """Want the pages that are seen, and the next one."""
        if not self.isVisible() or not self._tops:
            return
        seen = list(self._pages_in(self.seen()))
        if seen and seen[-1] < len(self._sizes):
            seen.append(seen[-1] + 1)
        width = self._pixels()
        self._loader.want(
            [
                (page, width)
                for page in seen
                if page not in self._broken and self._images.get(page, (0, None))[0] != width
            ]
        )

    def _on_sized(self, sizes: Sequence[tuple[float, float]]) -> None:
        self._sizes = list(sizes)
        self.measure()

    def _on_arrived(self, page: int, width: int, image: QImage) -> None:
        self._images.pop(page, None)
        self._images[page] = (width, image)
        kept = sum(each.sizeInBytes() for _, each in self._images.values())
        seen = self._pages_in(self.seen())
        for other in [other for other in self._images if other not in seen]:
            if kept <= KEPT_BYTES:
                break
            kept -= self._images.pop(other)[1].sizeInBytes()
        ratio = image.height() / image.width()
        told = self._sizes[page - 1]
        if abs(told[1] / told[0] - ratio) > 0.02 * ratio:  # written sideways, and set upright
            self._sizes[page - 1] = (1.0, ratio)
            self.measure()
        self._viewport.update()
        self.arrived.emit(page)

    def _on_failed(self, page: int, sentence: str) -> None:
        if page == 0:
            self.unavailable.emit(sentence)
        else:
            self._broken[page] = sentence
            self._viewport.update()

    # painting

    def look(self) -> theme.Theme:
        """Paper is white whatever the theme."""
        return theme.LIGHT

    def paint_plane(self, painter: QPainter, area: QRectF) -> None:
        """The pages that are seen, and the marks on them."""
        painter.fillRect(area, theme.current().window)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._pages_in(area) if self._tops else ():
            box = self._page_box(page)
            image = self._images.get(page)
            painter.fillRect(box, Qt.GlobalColor.white)
            if image is not None:
                painter.drawImage(box, image[1])
            else:
                painter.setPen(theme.LIGHT.muted)
                words = self._broken.get(page) or self.tr("正在显示第 {page} 页…").format(page=page)
                wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
                painter.drawText(box.adjusted(24, 48, -24, -24), int(wrapped), words)
            painter.setPen(theme.current().border)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # as a marker pen
        self.paint_marks(painter, area)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def changeEvent(self, event: QEvent) -> None:
        """Paint in the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._viewport.update()


def _page_count(document: Document | None) -> int:
    return document.pages[-1].number if document and document.pages else 0
