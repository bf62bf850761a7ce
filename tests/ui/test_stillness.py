"""The whole window changes its looks in one piece, and looks as if it had been made so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.stillness import still
from app.ui.tasks import InlineRunner
from tests.ui.windows import shown_window


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def settle(qtbot: QtBot, window: QWidget) -> None:
    qtbot.waitUntil(window.updatesEnabled)
    for _ in range(5):
        QApplication.processEvents()


def picture(window: MainWindow) -> QImage:
    """What is seen, without the bars: a button there may have the mouse over it."""
    window.setFocus()
    middle = window.centralWidget()
    assert middle is not None
    return middle.grab().toImage()


@pytest.fixture
def labels(qtbot: QtBot) -> QWidget:
    """A window with two labels, and see-through widgets between it and them."""
    window = QWidget()
    qtbot.addWidget(window)
    splitter = QSplitter()
    QVBoxLayout(window).addWidget(splitter)
    inner = QWidget()
    column = QVBoxLayout(inner)
    for _ in range(2):
        column.addWidget(QLabel("字"))
    splitter.addWidget(inner)
    window.resize(300, 200)
    window.show()
    settle(qtbot, window)
    return window


def test_all_that_changed_is_painted_once(labels: QWidget, qtbot: QtBot) -> None:
    first, second = labels.findChildren(QLabel)
    paints = Paints(first)
    with still([labels]):
        for widget in labels.findChildren(QWidget):
            widget.update()
        first.setText("另一个字")
        second.setText("另一个字")
        QApplication.processEvents()
        assert paints.count == 0
    settle(qtbot, labels)
    assert paints.count == 1


def test_all_that_changed_is_laid_out(labels: QWidget, qtbot: QtBot) -> None:
    first, second = labels.findChildren(QLabel)
    top = second.y()
    with still([labels]):
        first.setText("\n".join("一二三四五六七八"))
        QApplication.processEvents()
        assert second.y() == top
    settle(qtbot, labels)
    assert second.y() > top


def test_a_widget_made_meanwhile_is_painted_and_one_that_rests_by_itself_still_rests(
    labels: QWidget, qtbot: QtBot
) -> None:
    resting, _ = labels.findChildren(QLabel)
    resting.setUpdatesEnabled(False)
    parent = resting.parentWidget()
    assert parent is not None
    layout = parent.layout()
    assert layout is not None
    with still([labels]):
        fresh = QLabel("新")
        layout.addWidget(fresh)
    paints = Paints(fresh), Paints(resting)
    settle(qtbot, labels)
    assert [one.count for one in paints] == [1, 0]
    assert not resting.updatesEnabled()
    assert fresh.isVisible()


def test_a_window_that_closes_at_once_is_no_trouble(labels: QWidget, qtbot: QtBot) -> None:
    others = QWidget(), QWidget()
    for other in others:
        QVBoxLayout(other).addWidget(QLabel("字"))
        other.show()
    with still([labels, *others]):
        delete(others[0])
    delete(others[1])
    settle(qtbot, labels)
    assert labels.updatesEnabled()


def test_what_went_wrong_meanwhile_leaves_the_window_at_work(labels: QWidget, qtbot: QtBot) -> None:
    with pytest.raises(ZeroDivisionError), still([labels]):
        raise ZeroDivisionError
    settle(qtbot, labels)
    layout = labels.layout()
    assert layout is not None
    assert layout.isEnabled()


def work(window: MainWindow, path: Path) -> None:
    window.resize(1280, 800)
    window.open_paths([path])
    window.report.source.editor.set_wrapped(False)  # Qt counts broken lines that it has not seen late


def test_a_window_that_gets_dark_looks_as_one_that_was_made_so(
    qtbot: QtBot, dressed: None, sample: Callable[[str], Path], qapp: QApplication
) -> None:
    path = sample("tally-faults-2021")
    pictures = []
    for before in ("light", "dark"):
        theme.apply(qapp, "light" if before == "light" else "dark")
        with shown_window(qtbot, InlineRunner()) as window:
            work(window, path)
            settle(qtbot, window)
            window.looks.set_theme("dark")
            settle(qtbot, window)
            pictures.append(picture(window))
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("there", ["dark", "larger"])
def test_what_is_changed_and_changed_back_looks_as_before(
    there: str, window: MainWindow, qtbot: QtBot, sample: Callable[[str], Path]
) -> None:
    work(window, sample("tally-faults-2021"))
    acts = window.acts
    acts.themes["light"].trigger()
    settle(qtbot, window)
    before = picture(window)
    for act in (acts.zoom_in, acts.zoom_reset) if there == "larger" else acts.themes.values():
        act.trigger()
        settle(qtbot, window)
    acts.themes["light"].trigger()
    settle(qtbot, window)
    assert picture(window) == before


def test_three_changes_at_once_show_the_last(window: MainWindow, qtbot: QtBot) -> None:
    before = picture(window)
    for mode in (window.acts.themes["dark"], window.acts.themes["light"]):
        mode.trigger()
        assert theme.mode() == mode.data()
    settle(qtbot, window)
    assert picture(window) == before


def test_a_window_that_ends_half_dressed_leaves_the_others_dressed(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    other = MainWindow(InlineRunner())
    other.looks.set_theme("dark")
    assert not qapp.styleSheet()
    delete(other)
    settle(qtbot, window)
    assert qapp.styleSheet()
    assert theme.current() is theme.DARK
