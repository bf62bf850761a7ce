"""A scroll area onto something large that shows the text of a report: its pages, or its tables.

What is shown is a plane; a subclass says where on it a piece of the text stands. Marks, hits, clicks,
a band drawn around cells, keys and zoom are the same for all and live here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from app.review.review import Review
from app.ui import theme
from app.ui.mark_paint import drawn_last, paint_of
from app.ui.panel import viewport_of
from app.ui.source_marks import SourceMark
from app.ui.zoom_keys import ZoomsByKeys

LINE = 40
"""Pixels that an arrow key scrolls while Ctrl is held."""
FOCUSED = 1.6
"""So much thicker is the edge of the selected cell while the keyboard is here."""
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PlaneView(ZoomsByKeys, QAbstractScrollArea):
    """Shows a plane; positions are characters of the document's text.

    Signals: ``clicked(position)``; ``pieces_chosen(spans)`` when a band was drawn around pieces of
    the text; ``walked(right, down)`` for an arrow key, each -1, 0 or 1; ``entered()`` for Enter;
    ``zoom_wanted(by)``.
    """

    clicked = Signal(int)
    pieces_chosen = Signal(object)
    walked = Signal(int, int)
    entered = Signal()
    zoom_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = viewport_of(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: if it came and went, what is fitted to the width would be laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setSingleStep(LINE)
        self.zoom = 1.0
        self._marks: tuple[SourceMark, ...] = ()
        self._hits: tuple[tuple[int, int], ...] = ()
        self._hit = -1
        self._pressed: QPoint | None = None
        self._band = QRect()

    # what a subclass says

    def set_review(self, review: Review | None) -> None:
        """Show another report, or none."""
        raise NotImplementedError

    def shutdown(self) -> None:
        """Stop what is being made in the background; to be called before the window goes."""

    def plane_size(self) -> QSize:
        """How large the plane is."""
        raise NotImplementedError

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Where on the plane a piece of the text stands."""
        raise NotImplementedError

    def position_at(self, point: QPointF) -> int:
        """What stands at a point of the plane; -1 for nothing."""
        raise NotImplementedError

    def pieces_in(self, area: QRectF) -> list[tuple[int, int]]:
        """The pieces of the text inside a part of the plane."""
        raise NotImplementedError

    def paint_plane(self, painter: QPainter, area: QRectF) -> None:
        """Paint a part of the plane, with :meth:`paint_marks` where they belong."""
        raise NotImplementedError

    def look(self) -> theme.Theme:
        """The theme that marks are painted in."""
        return theme.current()

    # what is shown

    @property
    def marks(self) -> tuple[SourceMark, ...]:
        """What is marked now."""
        return self._marks

    def set_marks(self, marks: Sequence[SourceMark]) -> None:
        """Mark these pieces of the text and no others."""
        self._marks = tuple(sorted(marks, key=drawn_last))
        self.viewport().update()

    def set_hits(self, hits: Sequence[tuple[int, int]], current: int) -> None:
        """Show what was searched for; ``current`` is the index of the one to stand out."""
        self._hits, self._hit = tuple(hits), current
        if 0 <= current < len(self._hits):
            self.show_position(*self._hits[current])
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller; what is in the middle stays there."""
        if zoom == self.zoom:
            return
        bar = self.verticalScrollBar()
        height = self._viewport.height()
        middle = (bar.value() + height / 2) / max(1, self.plane_size().height())
        self.zoom = zoom
        self.measure()
        bar.setValue(round(middle * self.plane_size().height() - height / 2))

    def show_position(self, start: int, end: int | None = None) -> bool:
        """Scroll so that a piece of the text is seen; False if it stands nowhere."""
        boxes = self.boxes(start, start if end is None else end)
        if not boxes:
            return False
        box = boxes[0]
        seen = self.seen()
        rim = min(60.0, seen.height() / 4)
        if not (seen.top() + rim <= box.top() and box.bottom() <= seen.bottom() - rim):
            self.verticalScrollBar().setValue(round(box.center().y() - seen.height() / 2))
        if box.left() < seen.left() or box.right() > seen.right():
            self.horizontalScrollBar().setValue(round(box.center().x() - seen.width() / 2))
        return True

    def show_at_top(self, start: int) -> bool:
        """Scroll so that a piece of the text is seen at the top; False if it stands nowhere."""
        boxes = self.boxes(start, start + 1)
        if boxes:
            self.verticalScrollBar().setValue(round(boxes[0].top()) - 8)
        return bool(boxes)

    def measure(self) -> None:
        """Fit the scroll bars to the plane."""
        size, room = self.plane_size(), self._viewport.size()
        for bar, whole, shown in (
            (self.verticalScrollBar(), size.height(), room.height()),
            (self.horizontalScrollBar(), size.width(), room.width()),
        ):
            bar.setPageStep(shown)
            bar.setRange(0, max(0, whole - shown))
        self._viewport.update()

    def offset(self) -> QPoint:
        """The point of the plane at the top left of the view."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def seen(self) -> QRectF:
        """The part of the plane that is in sight."""
        return QRectF(QRect(self.offset(), self._viewport.size()))

    # painting

    def paint_marks(self, painter: QPainter, area: QRectF) -> None:
        """Paint the marks and the hits that lie in a part of the plane."""
        look = self.look()
        for mark in self._marks:
            fill, edge, width = paint_of(mark, look)
            if mark.current and self.hasFocus():  # here the arrow keys go on
                width *= FOCUSED
            pen = QPen(edge, width) if width else None
            for box in self.boxes(mark.start, mark.end):
                self._paint_box(painter, area, box, fill, pen)
        for index, (start, end) in enumerate(self._hits):
            pen = QPen(look.outline, 1.6) if index == self._hit else None
            for box in self.boxes(start, end):
                self._paint_box(painter, area, box, look.highlight, pen)

    @staticmethod
    def _paint_box(painter: QPainter, area: QRectF, box: QRectF, fill: QColor, pen: QPen | None) -> None:
        if box.intersects(area):
            painter.setBrush(fill)
            painter.setPen(pen if pen is not None else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen of the plane."""
        painter = QPainter(self._viewport)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self.offset()
        painter.translate(-offset)
        self.paint_plane(painter, QRectF(event.rect().translated(offset)))
        if not self._band.isEmpty():
            look = self.look()
            painter.setPen(QPen(look.outline, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._band.translated(offset))
        painter.end()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the plane to the new room."""
        super().resizeEvent(event)
        self.measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the band."""
        at = event.position().toPoint()
        if (self._pressed is not None and not self._band.isEmpty()) or self._is_drag(at):
            assert self._pressed is not None
            self._band = QRect(self._pressed, at).normalized()
            self._viewport.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click says what stands there, a band what stands in it."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        band, self._band, self._pressed = self._band, QRect(), None
        self._viewport.update()
        if not band.isEmpty():
            if pieces := self.pieces_in(QRectF(band.translated(self.offset()))):
                self.pieces_chosen.emit(pieces)
            return
        position = self.position_at(event.position() + QPointF(self.offset()))
        if position >= 0:
            self.clicked.emit(position)

    def _is_drag(self, at: QPoint) -> bool:
        return (
            self._pressed is not None
            and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self._viewport.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is no longer."""
        super().focusOutEvent(event)
        self._viewport.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from cell to cell, go to the table; go to the start or the end; scroll with Ctrl."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key in _ARROWS and not control:
            self.walked.emit(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
