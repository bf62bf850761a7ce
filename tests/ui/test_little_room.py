"""Little room and large letters: what is needed stays in sight, and the window asks for no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from app.report.correction import DecisionKind
from app.ui import language, theme
from app.ui.findings_model import COLUMNS, SEVERITY
from app.ui.main_window import MainWindow
from app.ui.tasks import InlineRunner
from tests.ui.windows import shown_window

Sample = Callable[[str], Path]


class Room(NamedTuple):
    tongue: language.Choice
    zoom: float
    width: int
    height: int


TONGUES: tuple[language.Choice, ...] = ("zh", "en")
ROOMS = [
    Room(tongue, *rest)
    for tongue in TONGUES
    for rest in ((1.0, 1024, 700), (1.5, 1280, 800), (1.5, 1100, 700), (2.0, 1024, 700))
]


@pytest.fixture(params=ROOMS, ids=str)
def room(
    request: pytest.FixtureRequest, dressed: None, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Room]:
    monkeypatch.delenv(language.OVERRIDE)
    asked: Room = request.param
    language.install(qapp, asked.tongue)
    theme.apply(qapp, "light", asked.zoom)
    yield asked
    theme.apply(qapp, "light", 1.0)
    language.install(qapp, "zh")


@pytest.fixture
def window(room: Room, qtbot: QtBot, sample: Sample) -> Iterator[MainWindow]:
    with shown_window(qtbot, InlineRunner(), (room.width, room.height)) as made:
        made.open_paths([sample("tally-faults-2021")])
        made.walk(1)
        QApplication.processEvents()
        yield made


def outside(tabs: QTabBar) -> list[str]:
    """The tabs that reach over an edge of their bar, or of what holds it."""
    parent = tabs.parentWidget()
    assert parent is not None
    seen = parent.rect().intersected(tabs.geometry()).translated(-tabs.pos())
    return [tabs.tabText(i) for i in range(tabs.count()) if not seen.contains(tabs.tabRect(i).center())] + [
        tabs.tabText(i) for i in (0,) if tabs.tabRect(i).left() < 0
    ]


def test_everything_that_is_needed_is_in_sight(window: MainWindow, room: Room) -> None:
    assert (window.width(), window.height()) == (room.width, room.height)
    report = window.report
    for panel in (report.source, report.grid, report.findings, report.explanation):
        assert outside(panel.tabs) == []
    bar = window.tool_bar
    for widget in (bar.menu_button, window.search.edit, bar.widgetForAction(window.acts.export_memo)):
        assert widget.isVisible()
        assert bar.rect().contains(widget.mapTo(bar, widget.rect().center()))
    overflow = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert overflow is None or overflow.isHidden()  # who would look behind it?
    window.search.edit.setText("2")  # two buttons come
    QApplication.processEvents()
    assert bar.rect().contains(window.search.edit.geometry().center())
    assert window.search.edit.isVisible()
    window.search.edit.clear()


def test_the_decision_and_its_note_are_seen_in_the_list(window: MainWindow) -> None:
    review, view = window.session.review, window.report.findings.view
    assert review is not None
    review.decide([review.checks.findings[1].id], DecisionKind.CONFIRMED, "told them")
    QApplication.processEvents()
    widths = [view.columnWidth(column) for column in range(COLUMNS)]
    assert sum(widths) <= view.viewport().width()
    assert view.horizontalScrollBar().value() == 0
    hidden = [column for column in range(COLUMNS) if view.isColumnHidden(column)]
    assert hidden in ([], [SEVERITY])
    assert window.status.news.width() > window.fontMetrics().horizontalAdvance("字") * 8
    for radio in window.report.explanation.radios.values():
        assert radio.visibleRegion().boundingRect() == radio.rect()


def test_buttons_that_gave_way_come_back(window: MainWindow, room: Room) -> None:
    acts, bar = window.acts, window.tool_bar
    order = [action for action in bar.actions() if action in acts.all.values()]
    window.resize(700, room.height)
    QApplication.processEvents()
    assert acts.export_memo in bar.actions()
    if room.zoom == 2.0:
        assert acts.undo not in bar.actions()
    window.resize(1900, room.height)
    QApplication.processEvents()
    everything = [action for action in bar.actions() if action in acts.all.values()]
    assert everything == [
        acts.open,
        acts.save,
        acts.export_memo,
        acts.undo,
        acts.redo,
        acts.previous,
        acts.next,
    ]
    window.resize(room.width, room.height)
    QApplication.processEvents()
    assert [action for action in bar.actions() if action in acts.all.values()] == order
    assert acts.undo.shortcut().toString() == "Ctrl+Z"
