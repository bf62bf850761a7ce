"""The keys that move the cursor, as in Excel."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.forms.grid import Place
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


def target(
    moves: Moves, spot: Spot, key: int, modifiers: Modifier, filled: Callable[[Place], bool]
) -> Spot | None:
    """Where a key takes the cursor from a spot; None if it is not a key that moves.

    ``key`` is a number and not a Key: input methods send any code point as a key. Enter and Tab
    are not among them: where they go depends on the selection.
    """
    control = bool(modifiers & Modifier.ControlModifier)
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
        return moves.jump(arrows[key], spot, filled) if control else arrows[key](spot)
    if key in {Key.Key_Home, Key.Key_End}:
        start = key == Key.Key_Home
        if control:
            return (moves.first() if start else moves.last()) or spot
        return moves.far(moves.left if start else moves.right, spot)
    return None


class Act(Enum):
    """What a key does to the selected cells."""

    COPY = "copy"
    CUT = "cut"
    PASTE = "paste"
    CLEAR = "clear"
    FILL_DOWN = "fill_down"
    FILL_RIGHT = "fill_right"
    SELECT_ROW = "select_row"
    SELECT_COLUMN = "select_column"
    COLLAPSE = "collapse"
    VOUCH = "vouch"
    VOUCH_ROW = "vouch_row"


_ACTS: Final[dict[tuple[int, Modifier], Act]] = {
    (Key.Key_Delete, Modifier.NoModifier): Act.CLEAR,
    (Key.Key_D, Modifier.ControlModifier): Act.FILL_DOWN,
    (Key.Key_R, Modifier.ControlModifier): Act.FILL_RIGHT,
    (Key.Key_Space, Modifier.ShiftModifier): Act.SELECT_ROW,
    (Key.Key_Space, Modifier.ControlModifier): Act.SELECT_COLUMN,
    (Key.Key_Backspace, Modifier.ShiftModifier): Act.COLLAPSE,
    (Key.Key_F7, Modifier.NoModifier): Act.VOUCH,
    (Key.Key_F7, Modifier.ShiftModifier): Act.VOUCH_ROW,
}
_STANDARD: Final = {
    QKeySequence.StandardKey.Copy: Act.COPY,
    QKeySequence.StandardKey.Cut: Act.CUT,
    QKeySequence.StandardKey.Paste: Act.PASTE,
}


def act_of(event: QKeyEvent) -> Act | None:
    """The act that a key asks for, None if it is another key."""
    for standard, act in _STANDARD.items():
        if event.matches(standard):
            return act
    return _ACTS.get((event.key(), event.modifiers() & ~Modifier.KeypadModifier))
