"""Widgets in a row that goes on in the next line where there is no room; the last one takes the rest."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its widgets out like words. The last one is stretched to the end of its line.

    Hidden widgets take no room, but the last line is as high as the highest of all widgets: nothing moves
    up or down when one is shown at its end.
    """

    def __init__(self, parent: QWidget, margins: QMargins, spacing: int, *, top: bool = False) -> None:
        """``top``: the widgets of a line stand at its top, not in its middle."""
        super().__init__(parent)
        self._top = top
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margins)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way to add a widget."""
        self._items.append(item)

    def count(self) -> int:
        """How many widgets."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A widget's item, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a widget out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Less width, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def minimumSize(self) -> QSize:
        """The widest widget alone in its line."""
        margins = self.contentsMargins()
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(margins)

    def sizeHint(self) -> QSize:
        """As little as it can be: how high it gets follows from the width."""
        return self.minimumSize()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Break the widgets into lines; gives the height of all."""
        inner = rect.marginsRemoved(self.contentsMargins())
        lines: list[list[QLayoutItem]] = [[]]
        x = 0
        for item in self._shown():
            last = item is self._items[-1]
            width = (item.minimumSize() if last else item.sizeHint()).width()
            if lines[-1] and x + width > inner.width():
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += width + self.spacing()
        y = inner.top()
        widgets = [widget for item in self._items if (widget := item.widget()) is not None]
        highest = max((widget.sizeHint().height() for widget in widgets), default=0)
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            if line is lines[-1]:
                height = max(height, highest)
            if place:
                self._place(line, QRect(inner.left(), y, inner.width(), height))
            y += height + self.spacing() // 2
        return y - self.spacing() // 2 - rect.top() + self.contentsMargins().bottom()

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        x = room.left()
        for item in line:
            size = item.sizeHint()
            width = min(size.width(), room.width())
            if item is self._items[-1]:
                width = room.right() + 1 - x
            top = room.top() + (0 if self._top else (room.height() - size.height()) // 2)
            item.setGeometry(QRect(QPoint(x, top), QSize(width, size.height())))
            x += width + self.spacing()
