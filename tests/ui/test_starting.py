"""The window is painted before a report is loaded, and nothing jumps when the report comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui import app, desk
from app.ui.main_window import MainWindow
from app.ui.preparing import prepare
from app.ui.tasks import InlineRunner

Sample = Callable[[str], Path]


@pytest.fixture
def unshown(qtbot: QtBot, dressed: None) -> MainWindow:
    window = MainWindow(InlineRunner())
    qtbot.addWidget(window)
    return window


def place(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("size", [(1440, 940), (1280, 800), (1920, 1080)])
def test_the_panels_of_the_report_stand_where_those_of_the_desk_stood(
    unshown: MainWindow, sample: Sample, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window, path = unshown, sample("tally-faults-2021")
    window.announce(path.name)
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    assert window.pages.currentWidget() is window.pages.desk
    assert path.name in window.windowTitle()
    assert not window.has_report
    area = place(window.pages.desk, window)
    window.open_paths([path])
    report = window.report
    assert report.isVisible()
    [upper, lower] = desk.parts(area.height(), desk.HALVES)
    [source, grid] = desk.parts(area.width(), desk.UPPER)
    [findings, explanation] = desk.parts(area.width(), desk.LOWER)
    for panel, width, height in (
        (report.source, source, upper),
        (report.grid, grid, upper),
        (report.findings, findings, lower),
        (report.explanation, explanation, lower),
    ):
        assert abs(panel.width() - width) <= 1
        assert abs(panel.height() - height) <= 1
    assert place(report.source, window).topLeft() == area.topLeft()
    assert place(report.explanation, window).bottomRight() == area.bottomRight()


def test_a_file_that_cannot_be_opened_takes_the_place_of_the_desk(
    unshown: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = unshown
    window.announce("没有.txt")
    window.show()
    qtbot.waitExposed(window)
    window.open_paths([tmp_path / "没有.txt"])
    assert window.pages.currentWidget() is window.pages.problem
    window.pages.problem.back.click()
    assert window.pages.currentWidget() is window.pages.start
    assert not window.has_report


def test_what_waits_for_the_paint_is_done_once(unshown: MainWindow, qtbot: QtBot) -> None:
    done: list[bool] = []
    app.when_painted(unshown, lambda: done.append(unshown.isVisible()))
    assert not done
    with qtbot.waitSignal(unshown.painted):
        unshown.show()
    unshown.painted.emit()
    assert done == [True]


def test_a_window_that_nobody_sees_opens_its_files_none_the_less(
    unshown: MainWindow, sample: Sample, qtbot: QtBot
) -> None:
    app.when_painted(unshown, lambda: unshown.open_paths([sample("clean-2021")]))
    qtbot.waitUntil(lambda: unshown.session.review is not None)


def test_the_panels_are_made_ready_behind_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    ready: list[bool] = []
    prepare(window, lambda: ready.append(window.has_report))
    assert not window.has_report  # in steps, so that whoever types is not kept waiting
    qtbot.waitUntil(lambda: bool(ready))
    assert ready == [True]
    assert window.pages.currentWidget() is window.pages.start
    assert not window.report.isVisible()
    assert not window.acts.save.isEnabled()


def test_a_window_larger_than_the_screen_fills_it(unshown: MainWindow) -> None:
    app.show_in_sight(unshown)  # the offscreen screen has 800 pixels
    assert unshown.isMaximized()


def test_a_window_that_fits_is_shown_as_it_is(unshown: MainWindow) -> None:
    unshown.resize(700, 600)
    app.show_in_sight(unshown)
    assert unshown.isVisible()
    assert not unshown.isMaximized()
