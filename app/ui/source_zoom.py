"""Zooming the source alone: its keys, its wheel, its steps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

STEPS: Final = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""How large the source can be, compared with what it is by itself."""
_KEYS: dict[int, int] = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}
_BESIDE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def stepped(zoom: float, by: int) -> float:
    """The next larger (1) or smaller (-1) size; by itself (0)."""
    if by == 0:
        return 1.0
    here = min(range(len(STEPS)), key=lambda index: abs(STEPS[index] - zoom))
    return STEPS[min(max(here + by, 0), len(STEPS) - 1)]


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
