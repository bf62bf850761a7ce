"""Shift+F10 opens the menu of what has the keys, as on Windows; Qt knows only the Menu key elsewhere."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def install(window: QWidget) -> None:
    """Let Shift+F10 do so in a window. On Windows the system sends the event, macOS has no such key."""
    if sys.platform.startswith("linux"):
        QShortcut(QKeySequence("Shift+F10"), window).activated.connect(ask)


def ask() -> None:
    """Ask the widget with the keys for its menu, at its cursor."""
    widget = QApplication.focusWidget()
    if widget is not None:
        cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        cursor = cursor.toRect() if isinstance(cursor, QRectF) else cursor
        at = (cursor if isinstance(cursor, QRect) else widget.rect()).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, widget.mapToGlobal(at))
        QCoreApplication.sendEvent(widget, event)
