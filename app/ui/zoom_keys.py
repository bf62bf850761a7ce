"""The keys for larger and smaller letters, in dialogs too: those of the window do not reach so far."""

from __future__ import annotations

from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QDialog

_ACTS = ("zoom_in", "zoom_out", "zoom_reset")


def add_zoom_keys(dialog: QDialog) -> None:
    """Let a dialog have the zoom of the window that it belongs to."""
    parent = dialog.parentWidget()
    if parent is None:
        return
    for name in _ACTS:
        act = parent.window().findChild(QAction, name)
        if isinstance(act, QAction):
            for key in act.shortcuts():
                QShortcut(key, dialog).activated.connect(act.trigger)
