"""The memo on A4 sheets, through Qt: as a PDF file, and for the window's preview and printer.

With :mod:`app.memo.pdf_text` the only module outside the window that uses Qt. Lengths are as there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from app import paths
from app.memo.layout import blocks, plain
from app.memo.model import Memo
from app.memo.pdf_breaks import paged
from app.memo.pdf_text import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RESOLUTION,
    SMALL,
    TEXT_WIDTH,
    TOP,
    UNIT,
    font,
    written,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication, QPainter

_EDGE: Final = 14 * UNIT
"""The height of a line in the head and the foot of a page."""
_FOOT: Final = 4
"""Lines that there is room for in the foot of a page, above its number."""


def render(memo: Memo) -> bytes:
    """The bytes of the PDF file. Raises ImportError where Qt cannot be loaded."""
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
    from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

    pages = Pages(memo)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(plain(memo.title))
    writer.setCreator("勾稽 Gouji")
    painter = QPainter(writer)
    for number in range(pages.count):
        if number:
            writer.newPage()
        pages.paint(painter, number)
    painter.end()
    return bytes(buffer.data().data())


class Pages:
    """The memo laid out; any painter whose unit is a quarter point can draw its pages.

    All in the thread that made it, which must last so long: it holds on to that thread's fonts.
    """

    def __init__(self, memo: Memo) -> None:
        _application()
        self._memo = memo
        self._family = _family()
        laid_out = blocks(memo)
        self._document, starts = written(laid_out, self._family)
        self._strips = paged(self._document, starts, laid_out)
        self.count: int = len(self._strips)

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw a page, from 0, with its head and foot."""
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPalette

        self._paint_head(painter, number)
        top = TOP
        for strip in self._strips[number]:
            painter.save()
            painter.translate(LEFT, top - strip.top)
            area = QRectF(0, strip.top, TEXT_WIDTH, strip.height)
            painter.setClipRect(area.adjusted(-4, 0, 4, 0))
            context = QAbstractTextDocumentLayout.PaintContext()
            # What only touches it would be in the text of both pages, though seen on one only.
            context.clip = area.adjusted(0, 1, 0, -1)
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Text, QColor("black"))  # the window's may be a dark theme's
            context.palette = palette
            self._document.documentLayout().draw(painter, context)
            painter.restore()
            top += strip.height
        self._paint_foot(painter, number)

    def _paint_head(self, painter: QPainter, number: int) -> None:
        """The title above a line, but on the first page."""
        from PySide6.QtCore import QRectF, Qt
        from PySide6.QtGui import QColor, QPen

        if not number:
            return
        painter.save()
        painter.setFont(font(self._family, SMALL))
        painter.setPen(QPen(QColor("#444444"), 2))
        area = QRectF(LEFT, TOP - 2.2 * _EDGE, TEXT_WIDTH, _EDGE)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, plain(self._memo.title))
        ruled = round(TOP - 1.1 * _EDGE)
        painter.drawLine(round(LEFT), ruled, round(LEFT + TEXT_WIDTH), ruled)
        painter.restore()

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        """The office's footer, in as many lines as it needs, and the number of the page below it."""
        from PySide6.QtCore import QRectF, Qt
        from PySide6.QtGui import QColor

        painter.save()
        painter.setFont(font(self._family, SMALL))
        painter.setPen(QColor("#444444"))
        top = HEIGHT - BOTTOM + _EDGE
        if self._memo.footer:
            footer = " ".join(plain(self._memo.footer).split("\n"))
            how = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWrapAnywhere
            area = QRectF(LEFT, top, TEXT_WIDTH, _FOOT * _EDGE)
            painter.drawText(area, how, footer)
            top += max(_EDGE, min(area.height(), painter.boundingRect(area, how, footer).height()))
        area = QRectF(LEFT, top, TEXT_WIDTH, _EDGE)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"第 {number + 1} 页　共 {self.count} 页")
        painter.restore()


@cache
def _application() -> QGuiApplication | None:
    """Qt needs an application for its fonts. Without a window it needs no display either."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        return None
    return QGuiApplication(["gouji", "-platform", "offscreen"])


@cache
def _family() -> str:
    """The shipped font: it is there on every machine, and its text can be searched in a PDF.

    Its character map leaves out the radicals (U+2E80 and on), of which Noto's own files tell a
    PDF's text layer instead of the characters that look the same.
    """
    from PySide6.QtGui import QFontDatabase

    for path in sorted((paths.resources() / "fonts").glob("*.otf")):
        names = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
        if names:
            return str(names[0])
    return ""
