"""What a report needs of the window, loaded in small steps after the first paint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QTimer

from app.ui.main_window import MainWindow


def prepare(window: MainWindow, done: Callable[[], None]) -> None:
    """Load it, one step whenever the window has nothing else to do; then call ``done``.

    Who needs something of it at once just takes it.
    """
    steps = _steps(window)

    def go() -> None:
        if next(steps, None) is not None:
            QTimer.singleShot(0, window, go)
        else:
            done()

    go()


def _steps(window: MainWindow) -> Iterator[object]:
    """Each about as long, and none so long that somebody who types would feel it."""
    yield import_module("app.review.review")
    yield import_module("app.ui.source_view")
    yield import_module("app.ui.grid_view")
    yield import_module("app.ui.grid_tabs")
    yield import_module("app.ui.findings_panel")
    yield import_module("app.ui.report_view")
    yield window.report
