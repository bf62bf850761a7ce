"""Where the window looks after an undo, a redo, a paste: at what has changed, as Excel does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.report.correction import DecisionKind, Origin
from app.review.review import Review
from app.ui.main_window import MainWindow

ISSUED = "proactive/normative_documents/issued"
RECEIVED = "requests/received/natural_person"
PENDING = "proceedings/reconsideration/pending"


@pytest.fixture
def desk(window: MainWindow, sample: Callable[[str], Path]) -> MainWindow:
    window.activateWindow()
    window.open_paths([sample("tally-faults-2021")])
    return window


def review_in(window: MainWindow) -> Review:
    assert window.session.review is not None
    return window.session.review


def here(window: MainWindow) -> str:
    """The current cell of the table that is seen."""
    view = window.report.grid.current_view()
    return view.current_address() if view is not None else ""


def go_to(window: MainWindow, address: str) -> None:
    window.report.grid.show_address(address)
    view = window.report.grid.current_view()
    assert view is not None
    view.setFocus()
    view.cell_selected.emit(address)


def test_undo_and_redo_go_to_the_cell_in_whatever_table(desk: MainWindow) -> None:
    review_in(desk).correct([(PENDING, "9")], origin=Origin.TYPED)
    go_to(desk, RECEIVED)
    desk.acts.undo.trigger()
    assert here(desk) == PENDING
    assert desk.report.selection.address == PENDING
    go_to(desk, ISSUED)
    desk.acts.redo.trigger()
    assert here(desk) == PENDING
    assert desk.report.grid.current_view() is QApplication.focusWidget()  # the keys went with it


def test_undo_selects_all_cells_of_a_paste(desk: MainWindow) -> None:
    block = ["requests/received/natural_person", "requests/received/business", "requests/received/research"]
    review_in(desk).correct([(address, "5") for address in block], origin=Origin.PASTED)
    go_to(desk, ISSUED)
    desk.acts.undo.trigger()
    view = desk.report.grid.current_view()
    assert view is not None
    assert [place.address for place in view.selected()] == block


def test_undo_goes_to_the_finding_that_was_decided(desk: MainWindow) -> None:
    first, second = (finding.id for finding in review_in(desk).checks.findings[:2])
    desk.report.selection.select_finding(first)
    desk.decide(DecisionKind.CONFIRMED)
    assert desk.report.selection.chosen == (second,)
    desk.acts.undo.trigger()
    assert desk.report.selection.chosen == (first,)


def test_any_step_of_the_history_shows_what_it_changed(desk: MainWindow) -> None:
    review = review_in(desk)
    review.correct([(PENDING, "9")], origin=Origin.TYPED)
    review.correct([(ISSUED, "4")], origin=Origin.TYPED)
    go_to(desk, RECEIVED)
    review.go_to(1)
    assert here(desk) == ISSUED
    review.go_to(0)
    assert here(desk) == PENDING


def test_a_tab_that_was_opened_stays_open_when_something_is_pasted_there(desk: MainWindow) -> None:
    go_to(desk, RECEIVED)
    desk.report.grid.go_to_tab(1)  # and no cell of it was gone to
    cell = here(desk)
    assert cell.startswith("proactive/")
    QGuiApplication.clipboard().setText("7")
    view = desk.report.grid.current_view()
    assert view is not None
    view.paste()
    assert here(desk) == cell
    assert desk.report.selection.address == cell  # and what is said is about it


def test_control_page_goes_from_table_to_table_as_from_sheet_to_sheet(desk: MainWindow) -> None:
    go_to(desk, RECEIVED)
    places = []
    for key in ("Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgUp"):  # beyond the last there is none
        QTest.keySequence(desk, QKeySequence(key))
        places.append(desk.report.grid.current_table())
    assert places == ["proceedings", "proceedings", "requests"]
    assert here(desk) == RECEIVED


@pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing)")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system sends the event")
def test_the_menu_of_a_cell_opens_by_its_key_below_the_cell(desk: MainWindow, qtbot: QtBot) -> None:
    go_to(desk, RECEIVED)
    view = desk.report.grid.current_view()
    assert view is not None
    qtbot.waitUntil(view.hasFocus)
    QTest.keySequence(view, QKeySequence("Shift+F10"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    cell = view.visualRect(view.currentIndex())
    top = view.viewport().mapFromGlobal(menu.geometry().topLeft())
    assert abs(top.y() - cell.bottom()) <= 2
    menu.close()


def test_f3_after_escape_takes_the_search_up_again(desk: MainWindow) -> None:
    desk.acts.find_next.trigger()
    assert desk.search.edit is desk.focusWidget()  # nothing was searched yet
    QTest.keyClicks(desk.search.edit, "41")
    found = desk.search.count.text()
    QTest.keyClick(desk.search.edit, Qt.Key.Key_Escape)
    assert desk.search.edit.text() == ""
    desk.acts.find_next.trigger()
    assert (desk.search.edit.text(), desk.search.count.text()) == ("41", found)


def test_a_pasted_block_is_selected_afterwards(desk: MainWindow) -> None:
    go_to(desk, RECEIVED)
    QGuiApplication.clipboard().setText("3\t4\r\n5\t6\r\n")
    view = desk.report.grid.current_view()
    assert view is not None
    view.paste()
    pasted = [place.address.removeprefix("requests/") for place in view.selected()]
    assert pasted == [
        f"{row}/{column}" for row in ("received", "carried_in") for column in ("natural_person", "business")
    ]
    assert here(desk) == RECEIVED
