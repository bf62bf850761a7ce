"""The memo on A4 sheets, through Qt: as a PDF file, and for the window's preview and printer.

The only module outside the window that uses Qt. Lengths are in units of a quarter point, also
those of fonts, so that a page looks the same on paper, in a file and on any screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from app import paths
from app.memo.layout import Block, Grid, Heading, Look, Paragraph, Signatures, blocks, plain, stays
from app.memo.model import Memo

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFont,
        QGuiApplication,
        QPainter,
        QTextBlockFormat,
        QTextCharFormat,
        QTextCursor,
        QTextDocument,
    )

UNIT: Final = 4
"""Units to the point."""
RESOLUTION: Final = 72 * UNIT
"""Units to the inch."""
_MM: Final = RESOLUTION / 25.4
WIDTH: Final = 210 * _MM
HEIGHT: Final = 297 * _MM
_LEFT, _RIGHT, _TOP, _BOTTOM = 27 * _MM, 26 * _MM, 26 * _MM, 26 * _MM
_TEXT_WIDTH: Final = WIDTH - _LEFT - _RIGHT
_TEXT_HEIGHT: Final = HEIGHT - _TOP - _BOTTOM
_TITLE, _CHAPTER, _BODY, _TABLE, _SMALL = 18, 14, 12, 10.5, 9  # points, as in the Word memo
_EDGE: Final = 14 * UNIT
"""The height of a line in the head and the foot of a page."""
_PASSES: Final = 60
"""The most page breaks that are moved; a memo of 200 findings has some 40 pages."""


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
        self._document, starts = self._written(laid_out)
        _keep_together(self._document, starts, laid_out)
        self.count: int = self._document.pageCount()

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw a page, from 0, with its head and foot."""
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPalette

        self._paint_head(painter, number)
        painter.save()
        painter.translate(_LEFT, _TOP - number * _TEXT_HEIGHT)
        area = QRectF(0, number * _TEXT_HEIGHT, _TEXT_WIDTH, _TEXT_HEIGHT)
        painter.setClipRect(area.adjusted(-4, -4, 4, 4))
        context = QAbstractTextDocumentLayout.PaintContext()
        # A line that begins where the page ends would be in the text of both, though seen on one only.
        context.clip = area.adjusted(0, 2, 0, -2)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor("black"))  # the window's may be a dark theme's
        context.palette = palette
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_foot(painter, number)

    def _paint_head(self, painter: QPainter, number: int) -> None:
        """The title above a line, but on the first page."""
        from PySide6.QtCore import QRectF, Qt
        from PySide6.QtGui import QColor, QPen

        if not number:
            return
        painter.save()
        painter.setFont(self._font(_SMALL))
        painter.setPen(QPen(QColor("#444444"), 2))
        area = QRectF(_LEFT, _TOP - 2.2 * _EDGE, _TEXT_WIDTH, _EDGE)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, plain(self._memo.title))
        ruled = round(_TOP - 1.1 * _EDGE)
        painter.drawLine(round(_LEFT), ruled, round(_LEFT + _TEXT_WIDTH), ruled)
        painter.restore()

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        """The office's footer in one line, and the number of the page."""
        from PySide6.QtCore import QRectF, Qt
        from PySide6.QtGui import QColor

        painter.save()
        painter.setFont(self._font(_SMALL))
        painter.setPen(QColor("#444444"))
        lines = [f"第 {number + 1} 页　共 {self.count} 页"]
        if self._memo.footer:
            room, end = int(_TEXT_WIDTH), Qt.TextElideMode.ElideRight
            footer = " ".join(plain(self._memo.footer).split("\n"))
            lines.insert(0, painter.fontMetrics().elidedText(footer, end, room))
        for index, line in enumerate(lines, 1):
            area = QRectF(_LEFT, HEIGHT - _BOTTOM + index * _EDGE, _TEXT_WIDTH, _EDGE)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, line)
        painter.restore()

    def _font(self, points: float) -> QFont:
        from PySide6.QtGui import QFont

        font = QFont(self._family)
        font.setPixelSize(round(points * UNIT))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _written(self, laid_out: Sequence[Block]) -> tuple[QTextDocument, list[int]]:
        """All blocks as one document, and the position at which each of them begins."""
        from PySide6.QtCore import QSizeF
        from PySide6.QtGui import QTextCursor, QTextDocument

        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font(_BODY))
        cursor = QTextCursor(document)
        starts = []
        for index, block in enumerate(laid_out):
            if isinstance(block, Grid):
                starts.append(self._table(cursor, block))
            else:
                look, character = self._look(block)
                if index == 0:
                    cursor.setBlockFormat(look)
                    cursor.setBlockCharFormat(character)
                else:
                    cursor.insertBlock(look, character)
                starts.append(cursor.position())
                self._say(cursor, block, character)
        document.setPageSize(QSizeF(_TEXT_WIDTH, _TEXT_HEIGHT))
        return document, starts

    def _look(self, block: Heading | Paragraph | Signatures) -> tuple[QTextBlockFormat, QTextCharFormat]:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QTextBlockFormat, QTextCharFormat

        look, character = QTextBlockFormat(), QTextCharFormat()
        points, spacing, before, after = float(_BODY), 145, 0, 0
        match block:
            case Heading(0):
                points, after = _TITLE, 14
                look.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            case Heading(1):
                points, before, after = _CHAPTER, 10, 4
            case Heading():
                before, after = 8, 2
            case Signatures():
                before, after = 26, 16
            case Paragraph(_, Look.BODY):
                look.setTextIndent(2 * _BODY * UNIT)
            case Paragraph(_, Look.ITEM):
                before = 8
            case Paragraph(_, Look.DETAIL):
                points, spacing = _TABLE, 130
                look.setLeftMargin(1.5 * _BODY * UNIT)
            case Paragraph(_, Look.CLOSING):
                look.setAlignment(Qt.AlignmentFlag.AlignRight)
                look.setRightMargin(2 * _BODY * UNIT)
        look.setTopMargin(before * UNIT)
        look.setBottomMargin(after * UNIT)
        look.setLineHeight(spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        character.setFont(self._font(points))
        return look, character

    def _say(self, cursor: QTextCursor, block: Block, character: QTextCharFormat) -> None:
        from PySide6.QtGui import QFont, QTextCharFormat

        strong, ruled = QTextCharFormat(character), QTextCharFormat(character)
        strong.setFontWeight(QFont.Weight.Bold)
        ruled.setFontUnderline(True)
        match block:
            case Heading(_, text):
                cursor.insertText(plain(text), strong)
            case Paragraph(runs):
                for run in runs:
                    cursor.insertText(plain(run.text), strong if run.strong else character)
            case Signatures(entries):
                for index, entry in enumerate(entries):
                    cursor.insertText(("　" if index else "") + f"{entry.label}：", character)
                    room = max(0, 6 - len(entry.value))
                    filled = "　" * (room // 2) + plain(entry.value) + "　" * (room - room // 2)
                    cursor.insertText(filled, ruled)

    def _table(self, cursor: QTextCursor, grid: Grid) -> int:
        """Put a table in; gives the position of its first cell."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import (
            QColor,
            QFont,
            QTextBlockFormat,
            QTextCharFormat,
            QTextFrameFormat,
            QTextLength,
            QTextTableFormat,
        )

        rows = [grid.header, *grid.rows] if grid.header else list(grid.rows)
        whole = sum(grid.widths)
        look = QTextTableFormat()
        look.setBorderCollapse(True)
        look.setBorder(2)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QColor("#555555"))
        look.setCellPadding(3 * UNIT)
        look.setCellSpacing(0)
        look.setTopMargin(3 * UNIT)
        look.setBottomMargin(8 * UNIT)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        look.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * width / whole) for width in grid.widths]
        )
        look.setHeaderRowCount(1 if grid.header else 0)
        table = cursor.insertTable(len(rows), len(grid.widths), look)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                header = bool(grid.header) and row == 0
                label = header or (not grid.header and column == 0)
                cell = table.cellAt(row, column)
                character, block = QTextCharFormat(), QTextBlockFormat()
                character.setFont(self._font(_TABLE))
                block.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                centred = header or column in grid.centred
                block.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
                shade = cell.format()
                shade.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
                if label:
                    character.setFontWeight(QFont.Weight.Bold)
                    shade.setBackground(QColor("#f2f2f2"))
                cell.setFormat(shade)
                inside = cell.firstCursorPosition()
                inside.setBlockFormat(block)
                inside.insertText(plain(text), character)
        cursor.movePosition(cursor.MoveOperation.End)
        return int(table.cellAt(0, 0).firstCursorPosition().position())


def _keep_together(document: QTextDocument, starts: Sequence[int], laid_out: Sequence[Block]) -> None:
    """Begin a new page before what must not be parted from what follows: Qt itself knows no such rule."""
    settled: set[int] = set()
    for _ in range(_PASSES):
        document.pageCount()  # lay all of it out: Qt loses the rest if a part of it is changed before
        parted = next(
            (
                index
                for index, block in enumerate(laid_out[:-1])
                if index not in settled
                and stays(block, laid_out[index + 1 : index + 3])
                and _page(document, starts[index]) != _page(document, starts[index + 1])
            ),
            None,
        )
        if parted is None:
            return
        settled.add(parted)
        first = parted
        while (
            first
            and stays(laid_out[first - 1], laid_out[first : first + 2])
            and _page(document, starts[first - 1]) == _page(document, starts[parted])
        ):
            first -= 1
        if first == 0 or _page(document, starts[first - 1]) != _page(document, starts[first]):
            continue  # it fills a page from its top: there is no better place
        _break_before(document, starts[first])


def _page(document: QTextDocument, position: int) -> int:
    """The page of a paragraph's first line; its frame may begin at the end of the page before."""
    block = document.findBlock(position)
    top = document.documentLayout().blockBoundingRect(block).top() + block.layout().lineAt(0).y()
    return int((top + 1) // _TEXT_HEIGHT)


def _break_before(document: QTextDocument, position: int) -> None:
    from PySide6.QtGui import QTextCursor, QTextFormat

    cursor = QTextCursor(document.findBlock(position))
    look = cursor.blockFormat()
    look.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.setBlockFormat(look)


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
