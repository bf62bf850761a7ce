"""The source text: read-only, with line numbers and marks under the letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from app.ui import theme
from app.ui.mark_paint import paint_of
from app.ui.marks import sign_colour
from app.ui.panel import viewport_of
from app.ui.source_gutter import SourceGutter
from app.ui.source_marks import SourceMark
from app.ui.text_positions import TextPositions
from app.ui.zoom_keys import ZoomsByKeys

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextLine

TAB_EMS = 2


class SourceEditor(ZoomsByKeys, QPlainTextEdit):
    """Shows a text with line numbers and marks. Positions are characters of the text given.

    Signals: ``clicked(position)`` when the user clicked into the text; ``pieces_chosen(spans)`` when
    text was selected; ``entered(start, end)`` for Enter at the cursor, or over what is selected;
    ``hits_shown(spans, current)`` when something was searched; ``zoom_wanted(by)``.
    """

    clicked = Signal(int)
    pieces_chosen = Signal(object)
    entered = Signal(int, int)
    hits_shown = Signal(object, int)
    zoom_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = viewport_of(self)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(self.tr("报告原文"))
        self.setUndoRedoEnabled(False)
        self.setPlaceholderText(
            self.tr("这份校核存档没有带原文，原报告文件也不在旁边。表格、更正和处理意见都在，可以继续校核。")
        )
        self.document().setDocumentMargin(8)
        self.setCursorWidth(2)
        self._marks: tuple[SourceMark, ...] = ()
        self._coloured: object = None  # the pieces and the theme that the letters show
        self._wanted = -1  # the position to be shown as soon as there is a size to show it in
        self._hits: tuple[tuple[int, int], ...] = ()
        self._hit = -1
        self._positions = TextPositions("")
        self._gutter = SourceGutter(self)
        self.zoom = 1.0
        self.updateRequest.connect(self._on_update_request)
        self._measure()

    # what is shown

    def set_text(self, text: str) -> None:
        """Show another text, without marks, from its start."""
        self._marks, self._hits, self._hit = (), (), -1
        self._positions = TextPositions(text)
        self._coloured, self._wanted = None, -1
        self.setExtraSelections([])
        self.setPlainText(text)
        self._measure()

    def set_marks(self, marks: Sequence[SourceMark]) -> None:
        """Mark these pieces and no others."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._colour_letters()
            self.viewport().update()

    @property
    def marks(self) -> tuple[SourceMark, ...]:
        """What is marked now."""
        return self._marks

    def set_hits(self, hits: Sequence[tuple[int, int]], current: int) -> None:
        """Show what was searched for; ``current`` is the index of the one to stand out."""
        self._hits, self._hit = tuple(hits), current
        if 0 <= current < len(self._hits):
            self.show_position(self._hits[current][0])
        self.viewport().update()
        self.hits_shown.emit(self._hits, current)

    def show_position(self, start: int) -> None:
        """Scroll so that the place can be seen, with some of what stands around it."""
        if not self.isVisible():
            self._wanted = start
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._positions.to_qt(start), self.document().characterCount() - 1))
        block = cursor.block()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        if line.isValid():
            top += line.y()
        height = self.viewport().height()
        margin = self.fontMetrics().height() * 2
        chosen = self.textCursor()
        if margin <= top <= height - 2 * margin:
            if not chosen.hasSelection():
                self.setTextCursor(cursor)  # from here the keyboard goes on
            return
        self.setTextCursor(cursor)
        self.centerCursor()
        if chosen.selectionStart() < chosen.selectionEnd() >= cursor.position() >= chosen.selectionStart():
            self.setTextCursor(chosen)  # what the user selected stays selected

    def show_at_top(self, start: int) -> None:
        """Scroll so that the line of that position is the first one."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._positions.to_qt(start), self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(cursor.block().firstLineNumber())  # it counts lines

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, then the letters over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        for mark, boxes in self._visible_marks(event.rect()):
            fill, edge, width = paint_of(mark, look)
            for box in boxes:
                painter.setBrush(fill)
                painter.setPen(QPen(edge, width) if width else Qt.PenStyle.NoPen)
                painter.drawRoundedRect(box, 3, 3)
        self._paint_hits(painter, event.rect(), look)
        painter.end()
        super().paintEvent(event)

    def _paint_hits(self, painter: QPainter, area: QRect, look: theme.Theme) -> None:
        for index, (start, end) in enumerate(self._hits):
            for box in self._boxes(start, end, area):
                painter.setPen(QPen(look.outline, 1.6) if index == self._hit else Qt.PenStyle.NoPen)
                painter.setBrush(look.highlight)
                painter.drawRoundedRect(box, 2, 2)

    def _visible_marks(self, area: QRect) -> list[tuple[SourceMark, list[QRectF]]]:
        found = []
        first, last = self._visible_span(area)
        for mark in self._marks:
            if mark.end < first or mark.start > last:
                continue
            boxes = self._boxes(mark.start, mark.end, area)
            if boxes:
                found.append((mark, boxes))
        found.sort(key=lambda pair: (pair[0].sign is not None, pair[0].outlined, pair[0].current))
        return found

    def _visible_span(self, area: QRect) -> tuple[int, int]:
        """First and last position of the blocks in ``area``; many marks lie outside of it."""
        block = self.firstVisibleBlock()
        first = block.position()
        bottom = self.blockBoundingGeometry(block).translated(self.contentOffset()).bottom()
        while bottom <= area.bottom() and block.next().isValid():
            block = block.next()
            bottom += self.blockBoundingRect(block).height()
        return self._positions.from_qt(first), self._positions.from_qt(block.position() + block.length())

    def _boxes(self, start: int, end: int, area: QRect) -> list[QRectF]:
        """The rectangles of a piece of the text, one a line, where they lie in ``area``."""
        first, last = self._positions.to_qt(start), self._positions.to_qt(end)
        block = self.document().findBlock(first)
        offset = self.contentOffset()
        boxes: list[QRectF] = []
        while block.isValid() and block.position() <= last:
            frame = self.blockBoundingGeometry(block).translated(offset)
            if frame.top() > area.bottom():
                break
            if frame.bottom() >= area.top() and block.isVisible():
                boxes += self._boxes_in(block, first, last, frame)
            block = block.next()
        return boxes

    @staticmethod
    def _boxes_in(block: QTextBlock, first: int, last: int, frame: QRectF) -> list[QRectF]:
        layout = block.layout()
        begin = max(first - block.position(), 0)
        end = min(last - block.position(), block.length() - 1)
        boxes = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            left, right = max(begin, line.textStart()), min(end, line.textStart() + line.textLength())
            if left > right or (left == right and first != last):  # nothing of it in this line
                continue
            x1, x2 = _x(line, left), _x(line, right)
            box = QRectF(frame.left() + x1, frame.top() + line.y(), x2 - x1, line.height())
            boxes.append(box.adjusted(-3, 0.5, 3, -0.5))
            if begin == end:
                break
        return boxes

    def _colour_letters(self) -> None:
        if not self.isVisible():  # showEvent does it: a cursor has the text around it laid out
            return
        look = theme.current()
        pieces = [(mark.start, mark.end, mark.sign) for mark in self._marks if mark.start < mark.end]
        if self._coloured == (pieces, look):
            return
        self._coloured = (pieces, look)
        selections = []
        letters = {known: QTextCharFormat() for _, _, known in pieces if known is not None}
        for known, form in letters.items():
            form.setForeground(sign_colour(look, known))
        cursor = QTextCursor(self.document())
        for start, end, sign in pieces:
            if sign is None:
                continue
            piece = QTextEdit.ExtraSelection()
            cursor.setPosition(self._positions.to_qt(start))
            cursor.setPosition(self._positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
            piece.cursor, piece.format = cursor, letters[sign]
            selections.append(piece)
        self.setExtraSelections(selections)

    # size, clicks, theme

    def _measure(self) -> None:
        metrics = QFontMetricsF(self.font())
        self.setTabStopDistance(metrics.horizontalAdvance("字") * TAB_EMS)
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)

    def gutter_width(self) -> int:
        """Room for the line numbers."""
        return self._gutter.room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the gutter as high as the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), self.gutter_width(), inside.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Do what waited for it: colour the letters, go to the place that was wanted last."""
        super().showEvent(event)
        self._colour_letters()
        if self._wanted >= 0:
            self.show_position(self._wanted)
            self._wanted = -1

    def set_zoom(self, zoom: float) -> None:
        """Show the letters so much larger than those of the window."""
        self.zoom = zoom
        self._fit_font()

    def set_wrapped(self, on: bool) -> None:
        """Break long lines at the edge, or let them run on."""
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.WidgetWidth if on else mode.NoWrap)

    def _fit_font(self) -> None:
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * self.zoom)
        if font.pointSizeF() != self.font().pointSizeF():
            self.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font or theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.zoom != 1.0:
            self._fit_font()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_letters()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click selects what stands there, a drag what was selected by it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            start, end = self._chosen()
            if start < end:
                self.pieces_chosen.emit([(start, end)])
            else:
                at = self.cursorForPosition(event.position().toPoint()).position()
                self.clicked.emit(self._positions.from_qt(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to what stands at the cursor, or to what is selected there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(*self._chosen())
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> tuple[int, int]:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return self._positions.from_qt(start), self._positions.from_qt(end)

    def _on_update_request(self, area: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, area.y(), self._gutter.width(), area.height())


def _x(line: QTextLine, position: int) -> float:
    """Where the letter at that position of the block begins. Qt gives a pair; its stub says object."""
    return float(cast(tuple[float, int], line.cursorToX(position))[0])
