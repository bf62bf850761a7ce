"""The keys that move the cursor, as in Excel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt

from app.ui.grid_moves import Moves, Spot

Key = Qt.Key
Modifier = Qt.KeyboardModifier

EXTENDING: Final = frozenset(
    {
        Key.Key_Up,
        Key.Key_Down,
        Key.Key_Left,
        Key.Key_Right,
        Key.Key_PageUp,
        Key.Key_PageDown,
        Key.Key_Home,
        Key.Key_End,
    }
)
"""The keys that extend the selection when Shift is held."""


def target(moves: Moves, spot: Spot, key: int, modifiers: Modifier) -> Spot | None:
    """Where a key takes the cursor from a spot; None if it is not a key that moves.

    ``key`` is a number and not a Key: input methods send any code point as a key.
    """
    control = bool(modifiers & Modifier.ControlModifier)
    shift = bool(modifiers & Modifier.ShiftModifier)
    if modifiers & Modifier.AltModifier:
        return None
    arrows: dict[int, Callable[[Spot], Spot]] = {
        Key.Key_Up: moves.up,
        Key.Key_Down: moves.down,
        Key.Key_Left: moves.left,
        Key.Key_Right: moves.right,
        Key.Key_PageUp: moves.page_up,
        Key.Key_PageDown: moves.page_down,
    }
    if key in arrows:
        return moves.far(arrows[key], spot) if control else arrows[key](spot)
    if key in {Key.Key_Home, Key.Key_End}:
        start = key == Key.Key_Home
        if control:
            return (moves.first() if start else moves.last()) or spot
        return moves.far(moves.left if start else moves.right, spot)
    if control:
        return None
    if key in {Key.Key_Return, Key.Key_Enter}:
        return moves.up(spot) if shift else moves.down(spot)
    if key == Key.Key_Backtab or (key == Key.Key_Tab and shift):
        return moves.previous(spot)
    return moves.next(spot) if key == Key.Key_Tab else None
