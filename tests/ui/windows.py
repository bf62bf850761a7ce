"""A main window of a test, shown, and gone when the test is over; its wheel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.tasks import Tasks


@contextmanager
def shown_window(
    qtbot: QtBot, tasks: Tasks | None = None, size: tuple[int, int] | None = None
) -> Iterator[MainWindow]:
    """The main window, with the runner of the program unless another is named, and of its own size too."""
    made = MainWindow(tasks)
    if size is not None:
        made.resize(*size)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.session.review = None  # a test that wants to be asked closes the window itself
    made.close()
    made.deleteLater()


def turn_wheel(view: QWidget, by: int) -> None:
    """Turn the wheel over the middle of a view while Ctrl is held; 120 is one notch away from the hand."""
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
