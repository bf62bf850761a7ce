"""The text of a report and its pages or tables: one of them, or both beside each other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui import memory
from app.ui.source_editor import SourceEditor

SIDE_BY_SIDE: Final = 62
"""So many Chinese characters wide, both can be read beside each other; else one stands above the other."""
ROOM: Final = (30, 24)
"""Characters across and lines that both need to be of use above one another."""
_WHOLE: Final = 1000


class SourceBody(QSplitter):
    """Lays text and plane (pages or tables) side by side where it is wide, one above the other where not.

    What the user drags the line between them to is remembered.

    Signals: ``resized()``.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(7)
        self.editor = SourceEditor(self)  # with its parent from the start, or it is styled twice
        self._plane: QWidget | None = None
        self._both = False
        self._dragged = False
        self.splitterMoved.connect(self._on_dragged)

    @property
    def roomy(self) -> bool:
        """Whether there is room for both."""
        across, lines = ROOM
        metrics = self.fontMetrics()
        high = self.height() >= lines * metrics.lineSpacing()
        return high and self.width() >= across * metrics.horizontalAdvance("字")

    def arrange(self, plane: QWidget | None, *, text: bool) -> None:
        """Show a plane, or none; the text too, or not."""
        self.remember()
        if plane is not None and plane.parentWidget() is not self:
            self.addWidget(plane)
            QWidget.setTabOrder(self.editor, plane)  # made late, it would come after all other panels
        if self._plane is not None and self._plane is not plane:
            self._plane.hide()
        self._plane = plane
        self._both = plane is not None and text
        if self._both:
            self._turn(self._wanted())
        self.editor.setVisible(text)
        if plane is not None:
            plane.show()
        if self._both:
            self.refresh()  # now: what is scrolled to next must be where it stays
        self.setFocusProxy(plane if plane is not None else self.editor)

    def remember(self) -> None:
        """Keep what the user dragged the line to."""
        if self._dragged:
            self._dragged = False
            first, second = self._lengths()
            memory.remember_choice(self._name(), str(round(_WHOLE * first / max(1, first + second))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn with the room."""
        super().resizeEvent(event)
        self.resized.emit()
        if self._both and (wanted := self._wanted()) != self.orientation():
            self.remember()
            self._turn(wanted)

    def _wanted(self) -> Qt.Orientation:
        wide = self.width() >= SIDE_BY_SIDE * self.fontMetrics().horizontalAdvance("字")
        return Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical

    def _turn(self, orientation: Qt.Orientation) -> None:
        """Lay both so, with the shares that they had when they lay so."""
        self.setOrientation(orientation)
        self._share(memory.choice(self._name(), ""))

    def _share(self, said: str) -> None:
        share = int(said) if said.isdecimal() and 0 < int(said) < _WHOLE else _WHOLE * 2 // 5
        for index in range(self.count()):
            part = share if index == 0 else _WHOLE - share
            self.setStretchFactor(index, part)
        self.setSizes([share, *[_WHOLE - share] * (self.count() - 1)])

    def _lengths(self) -> tuple[int, int]:
        sizes = self.sizes()
        return sizes[0], max(sizes[1:], default=0)

    def _name(self) -> str:
        return "source/share-" + ("across" if self.orientation() == Qt.Orientation.Horizontal else "down")

    def _on_dragged(self) -> None:
        self._dragged = True
        for index, size in enumerate(self.sizes()):
            if size:
                self.setStretchFactor(index, size)
