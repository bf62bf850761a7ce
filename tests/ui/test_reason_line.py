"""Why a cell was corrected: asked for without getting in the way; and whose fault it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.report.correction import Origin
from app.review.reasons import ReasonFor, offered
from app.review.review import Review
from app.ui.grid_menu import grid_menu
from app.ui.grid_tabs import GridTabs
from tests.ui.grids import NATURAL, make_review

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_HOME", str(tmp_path))


@pytest.fixture
def review(forms: Forms) -> Review:
    return make_review(forms, {NATURAL: "6"}, uncertain=frozenset({"requests/granted"}))


@pytest.fixture
def tabs(qtbot: QtBot, review: Review) -> GridTabs:
    made = GridTabs()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.set_review(review)
    made.show_address(NATURAL)
    made.activateWindow()
    view = made.current_view()
    assert view is not None
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return made


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def correct(text: str = "7") -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)
    press(Key.Key_Return)


def grid_has_focus(tabs: GridTabs) -> bool:
    view = tabs.current_view()
    return view is not None and view.hasFocus()


def reasons(review: Review) -> list[str]:
    return [one.reason for one in review.corrections]


def test_a_correction_is_asked_about_and_the_grid_keeps_the_keys(tabs: GridTabs, review: Review) -> None:
    assert tabs.reason is None
    correct()
    assert tabs.reason is not None
    assert tabs.reason.isVisible()
    assert grid_has_focus(tabs)
    assert "自然人的更正理由" in tabs.reason.toolTip()


def test_a_reason_is_chosen_by_keys_and_offered_first_the_next_time(tabs: GridTabs, review: Review) -> None:
    correct()
    press(Key.Key_R, ALT)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    second = "经编制机关确认"
    assert reasons(review) == [second]
    assert offered(ReasonFor.CORRECTION)[0] == second
    assert grid_has_focus(tabs)
    assert tabs.reason is not None
    assert tabs.reason.isHidden()
    review.undo()
    assert reasons(review) == [""]


def test_it_can_be_passed_over_and_given_later(tabs: GridTabs, review: Review) -> None:
    correct()
    press(Key.Key_R, ALT)
    press(Key.Key_Escape)
    assert reasons(review) == [""]
    view = tabs.current_view()
    assert view is not None
    assert view.hasFocus()
    view.select_address(NATURAL)
    press(Key.Key_R, ALT)
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, "checked by phone")
    press(Key.Key_Return)
    assert reasons(review) == ["checked by phone"]


def test_undoing_and_confirming_ask_nothing(tabs: GridTabs, review: Review) -> None:
    correct()
    assert tabs.reason is not None
    review.undo()
    assert tabs.reason.isHidden()
    tabs.show_address("requests/granted/total")
    press(Key.Key_F7)
    assert review.history.position == 1
    assert tabs.reason.isHidden()
    told: list[str] = []
    tabs.message.connect(told.append)
    tabs.show_address("requests/partial/total")
    press(Key.Key_R, ALT)
    assert told == ["所选单元格没有更正过，不需要理由。"]


def test_a_correction_can_be_declared_our_misreading(tabs: GridTabs, review: Review) -> None:
    view = tabs.current_view()
    assert view is not None
    assert view.blamed() == []
    correct()
    view.select_address(NATURAL)
    action = next(one for one in grid_menu(view).actions() if one.text().startswith("是识别有误"))
    assert action.isEnabled()
    action.trigger()
    assert [(one.cell, one.origin, one.after) for one in review.misread] == [(NATURAL, Origin.MISREAD, "7")]
    assert view.blamed() == []
    assert review.report.cells[NATURAL].raw == "7"
    back = next(one for one in grid_menu(view).actions() if one.text().startswith("是报告的错"))
    back.trigger()
    assert review.misread == ()
    assert [(one.cell, one.after) for one in review.corrections] == [(NATURAL, "7")]
    assert view.blamed() == [NATURAL]


def test_in_a_narrow_window_it_waits_until_it_is_wanted(qtbot: QtBot, tabs: GridTabs, review: Review) -> None:
    tabs.resize(tabs.tabs.sizeHint().width() + 50, 600)
    correct()
    assert tabs.reason is not None
    assert tabs.reason.isHidden()
    press(Key.Key_R, ALT)
    assert tabs.reason.isVisible()
    press(Key.Key_Escape)
    assert tabs.reason.isHidden()
    assert grid_has_focus(tabs)
