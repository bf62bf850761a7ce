"""The keys and the wheel for larger and smaller: Ctrl with +, - or 0, Ctrl with the wheel.

What has a size of its own (the source, the sheets of a memo) is a :class:`ZoomsByKeys`; other dialogs
have the letters of the window, whose keys do not reach so far: :func:`add_zoom_keys`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QDialog, QWidget

    Base = QWidget
else:
    Base = object  # PySide cannot derive from two of its classes

_ACTS = ("zoom_in", "zoom_out", "zoom_reset")
_KEYS: dict[int, int] = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}
_BESIDE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ZoomsByKeys(Base):
    """Stands before a class of Qt among the bases, and asks for another size.

    Signals, declared by the class itself: ``zoom_wanted(by)``, larger (1), smaller (-1), as it was (0).
    """

    if TYPE_CHECKING:
        zoom_wanted: SignalInstance

    def event(self, event: QEvent) -> bool:
        """Take the keys, and before that keep them from the window, whose zoom is for all letters."""
        by = of_key(event)
        if by is None:
            return super().event(event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.zoom_wanted.emit(by)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if (by := of_wheel(event)) is None:
            super().wheelEvent(event)
        else:
            event.accept()
            self.zoom_wanted.emit(by)


def add_zoom_keys(dialog: QDialog) -> None:
    """Let a dialog have the zoom of the window that it belongs to."""
    from PySide6.QtGui import QAction, QShortcut  # only those who open a dialog wait for them

    parent = dialog.parentWidget()
    if parent is None:
        return
    for name in _ACTS:
        act = parent.window().findChild(QAction, name)
        if isinstance(act, QAction):
            for key in act.shortcuts():
                QShortcut(key, dialog).activated.connect(act.trigger)


def of_key(event: QEvent) -> int | None:
    """The step that a key asks for: Ctrl with +, - or 0; None for another key or event."""
    if not isinstance(event, QKeyEvent):
        return None
    held = event.modifiers() & ~_BESIDE
    return _KEYS.get(event.key()) if held == Qt.KeyboardModifier.ControlModifier else None


def of_wheel(event: QWheelEvent) -> int | None:
    """The step that the wheel asks for while Ctrl is held, None where it is not."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    turned = event.angleDelta().y()
    return (turned > 0) - (turned < 0) or None


def stepped(steps: tuple[float, ...], zoom: float, by: int) -> float:
    """The next larger (1) or smaller (-1) of these sizes; 100 % (0).

    >>> stepped((0.5, 1.0, 2.0), 0.5, 1), stepped((0.5, 1.0, 2.0), 2.0, 1), stepped((0.5, 1.0, 2.0), 2.0, 0)
    (1.0, 2.0, 1.0)
    """
    if by == 0:
        return 1.0
    here = min(range(len(steps)), key=lambda index: abs(steps[index] - zoom))
    return steps[min(max(here + by, 0), len(steps) - 1)]
