"""Input methods: what is composed in an idle cell arrives whole, from the first key on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.review.review import Review
from app.ui.grid_view import GridView
from tests.ui.grids import NATURAL, make_review, open_grid


@pytest.fixture
def review(forms: Forms) -> Review:
    return make_review(forms)


@pytest.fixture
def view(qtbot: QtBot, review: Review) -> GridView:
    return open_grid(qtbot, review)


class FocusLosses(QObject):
    """Counts how often a widget loses the keyboard: an input method gives up what it composes then."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.FocusOut
        return False


def compose(preedit: str, commit: str = "") -> None:
    """What an input method sends to the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def editor(view: GridView) -> QLineEdit:
    found = view.findChild(QLineEdit, "cell_editor")
    assert isinstance(found, QLineEdit)
    return found


def test_the_first_composed_key_reaches_the_editor(qtbot: QtBot, view: GridView, review: Review) -> None:
    losses = FocusLosses()
    view.installEventFilter(losses)
    compose("b")
    assert editor(view).text() == ""
    compose("bu")
    assert losses.count == 0
    compose("", "不")
    assert editor(view).text() == "不"
    assert QApplication.focusWidget() is editor(view)
    compose("", "详")
    QTest.keyClick(editor(view), Qt.Key.Key_Return)
    assert review.report.cells[NATURAL].raw == "不详"
    assert review.history.position == 1


def test_a_text_that_comes_at_once_replaces_the_cell(qtbot: QtBot, view: GridView, review: Review) -> None:
    compose("", "１２")
    QTest.keyClick(editor(view), Qt.Key.Key_Return)
    assert review.report.cells[NATURAL].raw == "１２"


def test_the_input_method_is_told_where_the_text_is(view: GridView) -> None:
    query = Qt.InputMethodQuery.ImCursorRectangle
    cell = view.visualRect(view.grid().index_of(NATURAL))
    assert view.inputMethodQuery(query) == cell
    assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose("b")
    assert cell.contains(view.inputMethodQuery(query).center())


def test_keys_that_the_input_method_leaves_go_to_the_editor(
    qtbot: QtBot, view: GridView, review: Review
) -> None:
    compose("b")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.findChild(QLineEdit, "cell_editor") is None or not editor(view).isVisible()
    assert review.history.position == 0


def test_a_composition_that_is_given_up_leaves_an_editor(
    qtbot: QtBot, view: GridView, review: Review
) -> None:
    compose("b")
    compose("")
    assert QApplication.focusWidget() is editor(view)
    QTest.keyClick(editor(view), Qt.Key.Key_Escape)
    assert review.history.position == 0


def test_an_empty_event_opens_nothing(view: GridView) -> None:
    compose("")
    assert view.findChild(QLineEdit, "cell_editor") is None


def test_saving_in_the_middle_of_a_composition_keeps_what_was_committed(
    view: GridView, review: Review
) -> None:
    compose("", "不")
    compose("x")
    view.commit_open_editor()
    assert review.report.cells[NATURAL].raw == "不"


def test_going_elsewhere_in_the_middle_of_a_composition_is_allowed(
    qtbot: QtBot, view: GridView, review: Review
) -> None:
    elsewhere = QLineEdit(view.parentWidget() or view)
    elsewhere.show()
    compose("b")
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    assert view.findChild(QLineEdit, "cell_editor") is None or not editor(view).isVisible()
    view.setFocus()
    compose("", "1")
    view.commit_open_editor()
    assert review.report.cells[NATURAL].raw == "1"
