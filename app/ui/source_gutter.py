"""The strip with the line numbers beside the source text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui import theme


class SourceGutter(QWidget):
    """Paints the numbers of the lines that can be seen."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor

    def room(self) -> int:
        """How wide it should be."""
        digits = max(2, len(str(self._editor.blockCount())))
        return 16 + self._editor.fontMetrics().horizontalAdvance("0") * digits

    def sizeHint(self) -> QSize:
        """As wide as its numbers."""
        return QSize(self.room(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The numbers."""
        editor = self._editor
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(event.rect(), look.panel)
        painter.setPen(look.muted)
        font = editor.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        block = editor.firstVisibleBlock()
        frame = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
        height = editor.fontMetrics().height()
        while block.isValid() and frame.top() <= event.rect().bottom():
            if block.isVisible() and frame.bottom() >= event.rect().top():
                box = QRectF(0, frame.top(), self.width() - 6, height)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, right, str(block.blockNumber() + 1))
            block = block.next()
            frame = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
        painter.end()
