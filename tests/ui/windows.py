"""A main window of a test: shown, and gone when the test is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.tasks import Tasks


@contextmanager
def shown_window(qtbot: QtBot, tasks: Tasks | None = None) -> Iterator[MainWindow]:
    """The main window, with the runner of the program unless another is named."""
    made = MainWindow(tasks)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.session.review = None  # a test that wants to be asked closes the window itself
    made.close()
    made.deleteLater()
