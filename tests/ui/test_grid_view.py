"""Editing with the keyboard, as in Excel, down to the review."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.review.review import Review
from app.ui import theme
from app.ui.grid_view import GridView
from tests.ui.grids import NATURAL, TOTAL, make_review, open_grid

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Type = Callable[..., None]


@pytest.fixture
def review(forms: Forms) -> Review:
    return make_review(forms)


@pytest.fixture
def view(qtbot: QtBot, review: Review) -> GridView:
    return open_grid(qtbot, review)


def press(qtbot: QtBot, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def type_text(qtbot: QtBot, text: str) -> None:
    """Type where the keyboard is, one key after the other; any character."""
    for character in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def editor(view: GridView) -> QLineEdit:
    found = view.findChild(QLineEdit, "cell_editor")
    assert isinstance(found, QLineEdit)
    return found


def text_of(review: Review, address: str) -> str:
    return review.report.cells[address].raw


def test_it_opens_on_the_first_figure(view: GridView) -> None:
    assert view.current_address() == NATURAL


def test_typing_replaces_and_enter_goes_down(qtbot: QtBot, view: GridView, review: Review) -> None:
    type_text(qtbot, "12")
    press(qtbot, Key.Key_Return)
    assert text_of(review, NATURAL) == "12"
    assert view.current_address() == "requests/carried_in/natural_person"
    assert view.hasFocus()
    type_text(qtbot, "3")
    press(qtbot, Key.Key_Return, SHIFT)
    assert text_of(review, "requests/carried_in/natural_person") == "3"
    assert view.current_address() == NATURAL
    assert review.history.position == 2


def test_tab_goes_right_and_over_the_end_of_the_row(qtbot: QtBot, view: GridView, review: Review) -> None:
    for figure in "4100005":
        type_text(qtbot, figure)
        press(qtbot, Key.Key_Tab)
    assert view.current_address() == "requests/carried_in/natural_person"
    assert [cell.raw for address, cell in review.report.cells.items() if "/received/" in address] == list(
        "4100005"
    )
    press(qtbot, Key.Key_Backtab, SHIFT)
    assert view.current_address() == TOTAL


def test_f2_keeps_the_text_and_escape_the_cell(qtbot: QtBot, view: GridView, review: Review) -> None:
    press(qtbot, Key.Key_F2)
    assert editor(view).text() == "0"
    press(qtbot, Key.Key_End)
    type_text(qtbot, "7")
    press(qtbot, Key.Key_Left)
    assert editor(view).cursorPosition() == 1
    press(qtbot, Key.Key_Escape)
    assert review.history.position == 0
    press(qtbot, Key.Key_F2)
    press(qtbot, Key.Key_End)
    type_text(qtbot, "7")
    press(qtbot, Key.Key_Return)
    assert text_of(review, NATURAL) == "07"


def test_an_editor_left_unchanged_is_no_step(qtbot: QtBot, view: GridView, review: Review) -> None:
    press(qtbot, Key.Key_F2)
    press(qtbot, Key.Key_Return)
    assert review.history.position == 0


def test_after_typing_the_arrows_leave_the_editor(qtbot: QtBot, view: GridView, review: Review) -> None:
    type_text(qtbot, "8")
    press(qtbot, Key.Key_Right)
    assert text_of(review, NATURAL) == "8"
    assert view.current_address() == "requests/received/business"


@pytest.mark.parametrize("text", ["／", "无", "160.5万元", "１２", "-8", "约三件", "=1+1"])
def test_any_text_may_be_typed(qtbot: QtBot, view: GridView, review: Review, text: str) -> None:
    type_text(qtbot, text)
    press(qtbot, Key.Key_Return)
    assert text_of(review, NATURAL) == text


def test_a_key_that_is_any_code_point_is_typed(view: GridView, review: Review) -> None:
    """Input methods without composition send Chinese characters as keys that Qt has no name for."""
    for code, text in ((0x4E0D, "不"), (0x8BE6, "详")):
        widget = QApplication.focusWidget()
        assert widget is not None
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)
    view.commit_open_editor()
    assert text_of(review, NATURAL) == "不详"


def test_a_click_on_the_current_cell_is_told_too(view: GridView) -> None:
    seen: list[str] = []
    view.cell_selected.connect(seen.append)
    spot = view.visualRect(view.grid().index_of(NATURAL)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert seen == [NATURAL]


def test_arrows_pass_over_labels_and_stop_at_the_edge(qtbot: QtBot, view: GridView) -> None:
    press(qtbot, Key.Key_Up)
    press(qtbot, Key.Key_Left)
    assert view.current_address() == NATURAL
    press(qtbot, Key.Key_End)
    assert view.current_address() == TOTAL
    press(qtbot, Key.Key_End, CONTROL)
    assert view.current_address() == "requests/carried_out/total"
    press(qtbot, Key.Key_Home)
    assert view.current_address() == "requests/carried_out/natural_person"
    press(qtbot, Key.Key_Up, CONTROL)
    assert view.current_address() == NATURAL


def test_arrows_go_through_merged_cells_in_their_column(qtbot: QtBot, review: Review) -> None:
    view = open_grid(qtbot, review, "proactive")
    view.select_address("proactive/normative_documents/effective")
    press(qtbot, Key.Key_Down)
    assert view.current_address() == "proactive/permits/decisions"
    press(qtbot, Key.Key_Down)
    assert view.current_address() == "proactive/penalties/decisions"
    press(qtbot, Key.Key_Up)
    press(qtbot, Key.Key_Up)
    assert view.current_address() == "proactive/normative_documents/effective"


def test_delete_blanks_the_selection_as_one_step(qtbot: QtBot, view: GridView, review: Review) -> None:
    press(qtbot, Key.Key_Right, SHIFT)
    press(qtbot, Key.Key_Down, SHIFT)
    press(qtbot, Key.Key_Delete)
    blanked = [address for address, cell in review.report.cells.items() if cell.corrected]
    assert blanked == [
        "requests/received/natural_person",
        "requests/received/business",
        "requests/carried_in/natural_person",
        "requests/carried_in/business",
    ]
    assert all(text_of(review, address) == "" for address in blanked)
    assert review.history.undo_label == "清除 4 格"
    review.undo()
    assert review.history.position == 0
    assert review.report is review.as_read


def test_a_click_on_a_label_selects_its_figures(qtbot: QtBot, view: GridView) -> None:
    model = view.grid()
    for row, column, count in ((3, 0, 7), (6, 1, 7), (0, 3, 175), (7, 1, 56)):
        spot = view.visualRect(model.index(row, column)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert len(view.selected()) == count, model.index(row, column).data()
        assert view.current_address()


def test_a_double_click_edits(qtbot: QtBot, view: GridView, review: Review) -> None:
    spot = view.visualRect(view.grid().index_of(TOTAL)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    editor(view).selectAll()
    type_text(qtbot, "6")
    press(qtbot, Key.Key_Tab)
    assert text_of(review, TOTAL) == "6"


def test_the_user_going_to_a_cell_is_told_and_the_program_is_not(qtbot: QtBot, view: GridView) -> None:
    seen: list[str] = []
    view.cell_selected.connect(seen.append)
    assert view.select_address(TOTAL)
    assert not view.select_address("proceedings/litigation_after/total")
    assert seen == []
    press(qtbot, Key.Key_Left)
    assert seen == ["requests/received/other"]


def test_an_open_editor_can_be_committed(qtbot: QtBot, view: GridView, review: Review) -> None:
    type_text(qtbot, "31")
    view.commit_open_editor()
    view.commit_open_editor()
    assert text_of(review, NATURAL) == "31"
    assert review.history.position == 1
    assert view.hasFocus()


def test_going_elsewhere_commits(qtbot: QtBot, view: GridView, review: Review) -> None:
    type_text(qtbot, "31")
    view.select_address(TOTAL)
    assert text_of(review, NATURAL) == "31"
    type_text(qtbot, "32")
    spot = view.visualRect(view.grid().index_of(NATURAL)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert text_of(review, TOTAL) == "32"


def test_a_listener_that_moves_the_cursor_does_not_disturb_a_commit(
    qtbot: QtBot, view: GridView, review: Review
) -> None:
    def go_to_the_total() -> None:
        view.select_address(TOTAL)

    review.subscribe(view.commit_open_editor)
    review.subscribe(go_to_the_total)
    type_text(qtbot, "31")
    press(qtbot, Key.Key_Return)
    assert text_of(review, NATURAL) == "31"
    assert review.history.position == 1


def test_the_kind_of_issuer_is_chosen_from_a_list(qtbot: QtBot, review: Review) -> None:
    view = open_grid(qtbot, review, "report")
    view.select_address("report/issuer_kind")
    press(qtbot, Key.Key_F2)
    box = view.findChild(QComboBox, "cell_editor")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "乡镇人民政府"
    box.setCurrentText("街道办事处")
    press(qtbot, Key.Key_Return)
    assert review.report.issuer_kind == "street"
    assert view.grid().look("report/issuer_kind").text == "街道办事处"


def test_a_fact_is_typed(qtbot: QtBot, review: Review) -> None:
    view = open_grid(qtbot, review, "report")
    view.select_address("report/signed_on")
    type_text(qtbot, "2025年1月18日")
    press(qtbot, Key.Key_Return)
    assert review.report.signed_on is not None
    assert review.report.signed_on.isoformat() == "2025-01-18"
    assert any(finding.rule == "date.signed" for finding in review.checks.findings)


def test_what_was_read_can_be_put_back(qtbot: QtBot, view: GridView, review: Review) -> None:
    type_text(qtbot, "31")
    view.commit_open_editor()
    view.restore()
    assert text_of(review, NATURAL) == "0"
    assert not review.report.cells[NATURAL].corrected


def test_table_three_fits_without_scrolling(qtbot: QtBot, view: GridView) -> None:
    view.resize(860, 560)
    assert view.horizontalHeader().length() == view.viewport().width()
    assert view.verticalHeader().length() <= view.viewport().height()
    assert not view.verticalScrollBar().isVisible()
    widths = {view.columnWidth(column) for column in range(3, 10)}
    assert len(widths) == 1


def test_a_larger_font_makes_larger_rows(qtbot: QtBot, view: GridView) -> None:
    before = view.rowHeight(5)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 2.0)  # some Chinese fonts are so low that rows have room for 1.5
    assert view.rowHeight(5) > before * 1.2
    theme.apply(app, "light")
    assert view.rowHeight(5) == before


def test_a_new_review_takes_the_place_of_the_old(qtbot: QtBot, view: GridView, forms: Forms) -> None:
    other = make_review(forms, {NATURAL: "55"}, form="2019")
    shape_of = open_grid(qtbot, other).grid().shape
    view.set_review(other, shape_of)
    assert view.grid().look(NATURAL).text == "55"
    assert view.current_address() == NATURAL


def test_the_middle_of_nowhere_can_be_clicked(qtbot: QtBot, view: GridView) -> None:
    view.resize(860, 900)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 890))
    assert view.current_address() == NATURAL
