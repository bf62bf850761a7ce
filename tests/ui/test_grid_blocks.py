"""Copying and pasting blocks of cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.review.review import Review
from app.ui.grid_view import GridView
from tests.ui.grids import NATURAL, make_review, open_grid

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def review(forms: Forms) -> Review:
    columns = ("natural_person", "business", "research")
    return make_review(
        forms,
        {
            f"requests/{row}/{column}": str(10 * down + across)
            for down, row in enumerate(("received", "carried_in"), 1)
            for across, column in enumerate(columns, 1)
        },
    )


@pytest.fixture
def view(qtbot: QtBot, review: Review) -> GridView:
    return open_grid(qtbot, review)


def select_block(qtbot: QtBot, view: GridView, address: str, down: int, right: int) -> None:
    view.select_address(address)
    for _ in range(down):
        QTest.keyClick(view, Key.Key_Down, SHIFT)
    for _ in range(right):
        QTest.keyClick(view, Key.Key_Right, SHIFT)


def raw(review: Review, address: str) -> str:
    return review.report.cells[address].raw


def test_a_block_is_copied_as_excel_copies_it(qtbot: QtBot, view: GridView) -> None:
    select_block(qtbot, view, NATURAL, 1, 2)
    QTest.keyClick(view, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().replace("\r\n", "\n") == "11\t12\t13\n21\t22\t23\n"


def test_a_copied_block_is_pasted_elsewhere_as_one_step(qtbot: QtBot, view: GridView, review: Review) -> None:
    messages: list[str] = []
    view.message.connect(messages.append)
    select_block(qtbot, view, NATURAL, 1, 2)
    QTest.keyClick(view, Key.Key_C, CONTROL)
    view.select_address("requests/denied.state_secret/legal_service")
    QTest.keyClick(view, Key.Key_V, CONTROL)
    assert raw(review, "requests/denied.state_secret/legal_service") == "11"
    assert raw(review, "requests/denied.forbidden_by_law/total") == "23"
    assert review.history.position == 1
    assert (review.history.undo_label or "").startswith("粘贴")
    assert messages == []
    review.undo()
    assert review.report is review.as_read


def test_one_value_fills_the_selection(qtbot: QtBot, view: GridView, review: Review) -> None:
    QGuiApplication.clipboard().setText("9\r\n")
    select_block(qtbot, view, NATURAL, 1, 1)
    QTest.keyClick(view, Key.Key_V, CONTROL)
    assert [cell.address for cell in review.report.cells.values() if cell.raw == "9"] == [
        "requests/received/natural_person",
        "requests/received/business",
        "requests/carried_in/natural_person",
        "requests/carried_in/business",
    ]


def test_a_table_with_merged_cells_comes_back_as_it_was(qtbot: QtBot, forms: Forms) -> None:
    figures = {
        "proactive/regulations/issued": "1",
        "proactive/normative_documents/effective": "7",
        "proactive/permits/decisions": "1782",
        "proactive/fees/amount": "12.39205",
    }
    full = open_grid(qtbot, make_review(forms, figures), "proactive")
    QTest.keyClick(full, Key.Key_A, CONTROL)
    QTest.keyClick(full, Key.Key_C, CONTROL)
    review = make_review(forms)
    empty = open_grid(qtbot, review, "proactive")
    messages: list[str] = []
    empty.message.connect(messages.append)
    QTest.keyClick(empty, Key.Key_V, CONTROL)
    assert {address: raw(review, address) for address in figures} == figures
    assert len(review.corrections) == len(figures)
    assert messages == []


def test_cutting_copies_and_blanks(qtbot: QtBot, view: GridView, review: Review) -> None:
    QTest.keyClick(view, Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text().strip() == "11"
    assert raw(review, NATURAL) == ""


def test_pasting_nothing_is_said(qtbot: QtBot, view: GridView, review: Review) -> None:
    messages: list[str] = []
    view.message.connect(messages.append)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view, Key.Key_V, CONTROL)
    assert messages == ["剪贴板中没有可以粘贴的文字。"]
    assert review.history.position == 0
