"""A window at rest while all of it changes: laid out once and painted once, when the change is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid

TURN_MS: Final = 1
"""Until the painting: a turn of the event loop of its own, so that a key pressed meanwhile comes first.
Not 0: what is to be done at once is done before anything that is waiting to be heard."""


@contextmanager
def still(windows: Sequence[QWidget]) -> Iterator[None]:
    """Nothing moves and nothing is painted in these windows meanwhile.

    Qt dresses one widget after the other, and each that gets another margin would have everything
    around it laid out anew, though the next one changes that again: half of the time.
    The layouts are right when this ends; what is seen of it is painted in the next turn.
    """
    resting = [window for window in windows if window.isVisible() and window.updatesEnabled()]
    for window in resting:
        window.setUpdatesEnabled(False)
    layouts = [layout for window in windows for layout in window.findChildren(QLayout) if layout.isEnabled()]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        layouts = [layout for layout in layouts if isValid(layout)]  # a change may take some turns
        for layout in layouts:
            layout.setEnabled(True)
            layout.invalidate()  # it may have missed that its widget was resized
        for layout in layouts:
            layout.activate()
        for window in filter(isValid, resting):
            QTimer.singleShot(TURN_MS, window, partial(_paint, window))


def _paint(window: QWidget) -> None:
    """Let the window be painted, in one piece.

    ``setUpdatesEnabled`` asks for the window and for each widget in it, and Qt paints both: what lies
    under see-through widgets, and the window with all that is in it. Twice the time, to see the same.
    """
    window.setAttribute(Qt.WidgetAttribute.WA_ForceUpdatesDisabled, False)
    window.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
    _let_paint(window)
    window.update()


def _let_paint(parent: QWidget) -> None:
    for child in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not child.isWindow() and not child.testAttribute(Qt.WidgetAttribute.WA_ForceUpdatesDisabled):
            child.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
            _let_paint(child)
