"""The keys of Excel: edges of data, extension, walking in a block, filling, confirming."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.review.review import Review
from app.ui.grid_menu import grid_menu
from app.ui.grid_view import GridView
from tests.ui.grids import NATURAL, TOTAL, make_review, open_grid

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST_COLUMNS = ("natural_person", "business", "research")


@pytest.fixture
def review(forms: Forms) -> Review:
    figures = {f"requests/received/{name}": str(n) for n, name in enumerate(FIRST_COLUMNS, 1)}
    blanks = {f"requests/received/{name}": "" for name in ("public_interest", "legal_service")}
    return make_review(forms, {**figures, **blanks, "requests/carried_in/natural_person": "7"})


@pytest.fixture
def view(qtbot: QtBot, review: Review) -> GridView:
    return open_grid(qtbot, review)


def press(*keys: tuple[Key, Qt.KeyboardModifier] | Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, *(key if isinstance(key, tuple) else (key, NONE)))


def typed(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def raw(review: Review, address: str) -> str:
    return review.report.cells[address].raw


def columns(view: GridView) -> list[str]:
    return [place.address.rpartition("/")[2] for place in view.selected()]


def test_control_arrow_goes_to_the_edge_of_data(view: GridView) -> None:
    stops = []
    for _ in range(4):
        press((Key.Key_Right, CONTROL))
        stops.append(view.current_address().rpartition("/")[2])
    assert stops == ["research", "other", "total", "total"]
    press((Key.Key_Left, CONTROL), (Key.Key_Left, CONTROL))
    assert view.current_address() == "requests/received/research"


def test_the_active_cell_stays_while_the_selection_is_extended(view: GridView, review: Review) -> None:
    seen: list[str] = []
    view.cell_selected.connect(seen.append)
    press((Key.Key_Right, SHIFT), (Key.Key_Right, SHIFT), (Key.Key_Left, SHIFT))
    assert columns(view) == ["natural_person", "business"]
    press((Key.Key_Right, CONTROL | SHIFT))
    assert columns(view) == list(FIRST_COLUMNS)
    assert view.current_address() == NATURAL
    assert seen == []
    typed("9")
    press(Key.Key_Return)
    assert raw(review, NATURAL) == "9"
    press((Key.Key_Backspace, SHIFT))
    assert len(view.selected()) == 1


def test_shift_end_and_shift_page_keys_extend(view: GridView) -> None:
    press((Key.Key_End, SHIFT))
    assert len(view.selected()) == 7
    press((Key.Key_PageDown, SHIFT))
    assert len(view.selected()) == 77
    press((Key.Key_Home, CONTROL | SHIFT), (Key.Key_End, CONTROL | SHIFT))
    assert len(view.selected()) == 175


def test_enter_and_tab_walk_within_a_block_and_leave_it_selected(view: GridView) -> None:
    press((Key.Key_Right, SHIFT), (Key.Key_Down, SHIFT))
    walked = []
    for key in (Key.Key_Return, Key.Key_Return, Key.Key_Return, Key.Key_Return, Key.Key_Tab):
        press(key)
        walked.append(view.current_address().partition("/")[2])
    assert walked == [
        "carried_in/natural_person",
        "received/business",
        "carried_in/business",
        "received/natural_person",
        "received/business",
    ]
    press((Key.Key_Return, SHIFT))
    assert view.current_address() == "requests/carried_in/natural_person"
    press((Key.Key_Backtab, SHIFT), (Key.Key_Backtab, SHIFT))
    assert view.current_address() == NATURAL
    assert len(view.selected()) == 4


def test_typing_and_enter_walk_within_a_block_too(view: GridView, review: Review) -> None:
    press((Key.Key_Right, SHIFT))
    for figure in "45":
        typed(figure)
        press(Key.Key_Return)
    assert (raw(review, NATURAL), raw(review, "requests/received/business")) == ("4", "5")
    assert view.current_address() == NATURAL


def test_enter_after_tabs_returns_to_the_column_where_the_row_was_begun(view: GridView) -> None:
    view.select_address("requests/received/business")
    for figure in "45":
        typed(figure)
        press(Key.Key_Tab)
    press(Key.Key_Return)
    assert view.current_address() == "requests/carried_in/business"
    press(Key.Key_Tab, Key.Key_Right, Key.Key_Return)
    assert view.current_address() == "requests/granted/public_interest"


def test_control_enter_fills_the_selection_as_one_step(view: GridView, review: Review) -> None:
    press((Key.Key_Right, SHIFT), (Key.Key_Down, SHIFT))
    typed("8")
    press((Key.Key_Return, CONTROL))
    assert [cell.address for cell in review.report.cells.values() if cell.raw == "8"] == [
        NATURAL,
        "requests/received/business",
        "requests/carried_in/natural_person",
        "requests/carried_in/business",
    ]
    assert review.history.position == 1
    assert review.history.undo_label == "填充 4 格"
    assert len(view.selected()) == 4
    assert view.hasFocus()
    press((Key.Key_Backspace, SHIFT))
    press(Key.Key_F2, (Key.Key_Return, CONTROL))
    assert view.current_address() == NATURAL
    assert review.history.position == 1


def test_fill_down_and_right_take_the_first_of_the_block(view: GridView, review: Review) -> None:
    press((Key.Key_Right, SHIFT), (Key.Key_Down, SHIFT), (Key.Key_Down, SHIFT), (Key.Key_D, CONTROL))
    assert raw(review, "requests/carried_in/natural_person") == "1"
    assert raw(review, "requests/granted/business") == "2"
    assert review.history.position == 1
    assert review.history.undo_label == "向下填充 4 格"
    press((Key.Key_R, CONTROL))
    assert raw(review, "requests/granted/business") == "1"
    assert review.history.undo_label == "向右填充 3 格"
    review.go_to(0)
    assert review.report is review.as_read


def test_fill_down_in_one_cell_takes_the_one_above(view: GridView, review: Review) -> None:
    view.select_address("requests/carried_in/business")
    press((Key.Key_D, CONTROL))
    assert raw(review, "requests/carried_in/business") == "2"
    press((Key.Key_R, CONTROL))
    assert raw(review, "requests/carried_in/business") == "7"
    view.select_address(NATURAL)
    press((Key.Key_D, CONTROL), (Key.Key_R, CONTROL))
    assert raw(review, NATURAL) == "1"
    assert review.history.position == 2


def test_space_with_shift_or_control_selects_the_row_or_the_column(view: GridView) -> None:
    press((Key.Key_Space, SHIFT))
    assert {place.address.split("/")[1] for place in view.selected()} == {"received"}
    assert len(view.selected()) == 7
    press((Key.Key_Backspace, SHIFT), (Key.Key_Space, CONTROL))
    assert set(columns(view)) == {"natural_person"}
    assert len(view.selected()) == 25
    assert view.current_address() == NATURAL


def test_a_block_never_cuts_a_merged_cell(qtbot: QtBot, review: Review) -> None:
    view = open_grid(qtbot, review, "proactive")
    view.select_address("proactive/normative_documents/repealed")
    press((Key.Key_Down, SHIFT))
    assert "proactive/permits/decisions" in [place.address for place in view.selected()]
    assert "proactive/normative_documents/issued" in [place.address for place in view.selected()]


def test_dragging_selects_and_the_active_cell_stays(view: GridView) -> None:
    def middle(address: str) -> QPoint:
        return view.visualRect(view.grid().index_of(address)).center()

    port, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=middle("requests/carried_in/business"))
    QTest.mouseMove(port, middle(NATURAL))
    QTest.mouseMove(port, QPoint(2, 2))  # a label: the block stays as it is
    QTest.mouseRelease(port, left, pos=middle(NATURAL))
    assert view.current_address() == "requests/carried_in/business"
    assert len(view.selected()) == 4
    QTest.mouseClick(port, left, SHIFT, middle(TOTAL))
    assert view.current_address() == "requests/carried_in/business"
    assert len(view.selected()) == 12
    QTest.mouseClick(port, left, pos=middle(TOTAL))
    QTest.mouseClick(port, left, CONTROL, middle(NATURAL))
    assert len(view.selected()) == 2


def test_the_grid_has_its_keys_before_the_window(qtbot: QtBot, review: Review) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = QAction("另有用处", window)
    action.setShortcut(QKeySequence("Ctrl+D"))
    window.addAction(action)
    used: list[bool] = []
    action.triggered.connect(used.append)
    view = open_grid(qtbot, review)
    window.setCentralWidget(view)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.select_address("requests/carried_in/business")
    QTest.keyClick(window.windowHandle(), Key.Key_D, CONTROL)
    assert raw(review, "requests/carried_in/business") == "2"
    assert used == []


def test_doubtful_cells_are_confirmed_as_one_step(qtbot: QtBot, forms: Forms) -> None:
    review = make_review(forms, uncertain=frozenset({"requests/received", "requests/granted"}))
    view = open_grid(qtbot, review)
    told: list[str] = []
    view.message.connect(told.append)
    press((Key.Key_Right, SHIFT), Key.Key_F7)
    assert told == ["已确认 2 格与原文一致。"]
    assert not view.grid().look(NATURAL).uncertain
    assert view.grid().look(TOTAL).uncertain
    press((Key.Key_F7, SHIFT))
    assert review.history.undo_label == "核对无误 5 格"
    assert not view.grid().look(TOTAL).uncertain
    assert view.grid().look("requests/granted/total").uncertain
    assert [row.fits for row in review.report.tables["requests"].rows][:1] == [True]
    press(Key.Key_F7)
    assert told[-1] == "所选单元格都已确认，没有需要核对的。"
    assert review.history.position == 2
    view.restore()
    assert view.grid().look(NATURAL).uncertain


def test_the_menu_offers_what_is_possible(qtbot: QtBot, forms: Forms) -> None:
    review = make_review(forms, uncertain=frozenset({"requests/received"}))
    view = open_grid(qtbot, review)

    def offered() -> dict[str, bool]:
        return {
            action.text().partition("\t")[0]: action.isEnabled()
            for action in grid_menu(view).actions()
            if action.text()
        }

    assert offered()["核对无误"]
    assert not offered()["恢复为读取的内容"]
    press((Key.Key_F7, SHIFT))
    assert not offered()["核对无误"]
    assert not offered()["整行核对无误"]
    assert offered()["恢复为读取的内容"]


def test_up_and_down_stay_in_an_editor_that_f2_has_opened(view: GridView, review: Review) -> None:
    press(Key.Key_F2, Key.Key_Up)
    typed("4")
    press(Key.Key_Down)
    typed("2")
    assert view.current_address() == NATURAL
    press(Key.Key_Return)
    assert raw(review, NATURAL) == "412"
    press(Key.Key_Up)
    typed("8")
    press(Key.Key_Down)  # typing has opened this one: the arrows leave it
    assert raw(review, NATURAL) == "8"
    assert view.current_address() == "requests/carried_in/natural_person"
