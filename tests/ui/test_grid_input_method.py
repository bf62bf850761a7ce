"""Input methods: what is composed in an idle cell arrives whole, from the first key on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.review.review import Review
from app.ui.grid_view import GridView
from tests.ui.grids import NATURAL, TOTAL, make_review, open_grid


@pytest.fixture
def review(forms: Forms) -> Review:
    return make_review(forms)


@pytest.fixture
def view(qtbot: QtBot, review: Review) -> GridView:
    return open_grid(qtbot, review)


class Engine:
    """Composes letters as ibus does: what it has is gone as soon as the focus changes or Qt resets it."""

    def __init__(self) -> None:
        self.letters = ""

    def reset(self) -> None:
        self.letters = ""

    def type(self, letters: str) -> None:
        for letter in letters:
            self.letters += letter
            compose(self.letters)

    def choose(self) -> None:
        chosen, self.letters = self.letters, ""
        compose("", f"<{chosen}>")

    def begin_anew_with(self, letter: str) -> None:
        """The letter that commits what is composed and begins the next word, told one after the other."""
        chosen, self.letters = self.letters, letter
        compose("", f"<{chosen}>")
        compose(self.letters)


@pytest.fixture
def engine(view: GridView, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine, begun when the grid has the keyboard."""
    engine = Engine()
    clear = QLineEdit.clear

    def clear_and_reset(line: QLineEdit) -> None:
        if line.hasFocus():  # so does Qt's own, which cannot be listened to
            engine.reset()
        clear(line)

    monkeypatch.setattr(QLineEdit, "clear", clear_and_reset)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusObjectChanged.connect(engine.reset)
    yield engine
    application.focusObjectChanged.disconnect(engine.reset)


def compose(preedit: str, commit: str = "") -> None:
    """What an input method sends to the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def editor(view: GridView) -> QLineEdit:
    (found,) = shown_editors(view)
    return found


def shown_editors(view: GridView) -> list[QLineEdit]:
    return [line for line in view.findChildren(QLineEdit, "cell_editor") if line.isVisible()]


def test_no_letter_of_a_word_is_lost(view: GridView, review: Review, engine: Engine) -> None:
    engine.type("zhong")
    assert editor(view).text() == ""
    engine.choose()
    assert editor(view).text() == "<zhong>"
    engine.type("guo")
    engine.choose()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert review.report.cells[NATURAL].raw == "<zhong><guo>"
    assert review.history.position == 1


def test_a_letter_that_commits_a_word_and_begins_the_next_is_not_lost(
    view: GridView, review: Review, engine: Engine
) -> None:
    engine.type("ggtt")
    engine.begin_anew_with("w")
    engine.type("x")
    engine.choose()
    view.commit_open_editor()
    assert review.report.cells[NATURAL].raw == "<ggtt><wx>"


def test_one_cell_is_composed_after_the_other(view: GridView, review: Review, engine: Engine) -> None:
    for _ in range(2):
        engine.type("zhong")
        engine.choose()
        QTest.keyClick(view, Qt.Key.Key_Tab)
    addresses = [one.cell for one in review.corrections]
    assert len(addresses) == 2
    assert all(review.report.cells[address].raw == "<zhong>" for address in addresses)


def test_keys_that_the_engine_leaves_go_to_the_editor(view: GridView, engine: Engine) -> None:
    engine.type("zhong")
    engine.choose()
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert editor(view).text() == "<zhong"
    assert QApplication.focusWidget() is editor(view)
    QTest.keyClick(editor(view), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert editor(view).selectedText() == "<zhong"


def test_shortcuts_of_a_text_are_the_editor_s_after_composing(
    view: GridView, review: Review, engine: Engine
) -> None:
    engine.type("zhong")
    engine.choose()
    QApplication.clipboard().setText("12")
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor(view).text() == "<zhong>12"
    assert review.history.position == 0


def test_a_shift_does_not_end_a_composition(view: GridView, engine: Engine) -> None:
    engine.type("zh")
    QTest.keyPress(view, Qt.Key.Key_Shift)
    QTest.keyRelease(view, Qt.Key.Key_Shift)
    engine.type("ong")
    engine.choose()
    assert editor(view).text() == "<zhong>"


def test_a_click_into_the_text_goes_on_there(view: GridView, review: Review, engine: Engine) -> None:
    engine.type("zhong")
    engine.choose()
    line = editor(view)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    line.setFocus(Qt.FocusReason.MouseFocusReason)
    line.home(False)
    engine.type("guo")
    engine.choose()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert review.report.cells[NATURAL].raw == "<guo><zhong>"


def test_what_was_composed_when_another_cell_is_gone_to_stays_in_its_own(
    view: GridView, review: Review, engine: Engine
) -> None:
    engine.type("zhong")
    engine.choose()
    assert view.select_address(TOTAL)
    assert review.report.cells[NATURAL].raw == "<zhong>"
    engine.reset()
    engine.type("yi")
    engine.choose()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert review.report.cells[NATURAL].raw == "<zhong>"
    assert review.report.cells[TOTAL].raw == "<yi>"


def test_a_report_that_is_closed_takes_the_composition_with_it(view: GridView) -> None:
    compose("b")
    view.release()
    compose("bu")
    compose("", "不")
    assert view.model() is None


def test_a_cell_whose_text_is_chosen_from_a_list_takes_keys_only(qtbot: QtBot, review: Review) -> None:
    view = open_grid(qtbot, review, "report")
    enabled = Qt.InputMethodQuery.ImEnabled
    assert view.select_address("report/year")
    assert view.inputMethodQuery(enabled) is True
    assert view.select_address("report/issuer_kind")
    assert view.inputMethodQuery(enabled) is False
    compose("b")
    compose("", "不")
    assert view.findChild(QWidget, "cell_editor") is None


def test_a_text_that_comes_at_once_replaces_the_cell(qtbot: QtBot, view: GridView, review: Review) -> None:
    compose("", "１２")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert review.report.cells[NATURAL].raw == "１２"


def test_the_input_method_is_told_where_the_text_is(view: GridView) -> None:
    query = Qt.InputMethodQuery.ImCursorRectangle
    cell = view.visualRect(view.grid().index_of(NATURAL))
    assert view.inputMethodQuery(query) == cell
    assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose("b")
    assert cell.contains(view.inputMethodQuery(query).center())
    candidates = QGuiApplication.inputMethod().cursorRectangle().toRect()  # as the engine is told it
    assert cell.contains(view.mapFrom(view.window(), candidates.center()))


def test_escape_that_the_engine_leaves_closes_the_editor(
    view: GridView, review: Review, engine: Engine
) -> None:
    engine.type("zhong")
    engine.choose()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not shown_editors(view)
    assert review.history.position == 0


def test_a_composition_that_is_given_up_changes_nothing(view: GridView, review: Review) -> None:
    before = review.report.cells[NATURAL].raw
    compose("b")
    compose("")
    assert not shown_editors(view)
    assert view.hasFocus()
    view.commit_open_editor()
    assert review.report.cells[NATURAL].raw == before
    assert review.history.position == 0
    compose("b")
    compose("", "不")
    assert editor(view).text() == "不"


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


def test_saving_before_anything_is_committed_changes_nothing(view: GridView, review: Review) -> None:
    compose("x")
    view.commit_open_editor()
    assert not shown_editors(view)
    assert review.history.position == 0


def test_going_elsewhere_in_the_middle_of_a_composition_is_allowed(
    qtbot: QtBot, view: GridView, review: Review
) -> None:
    elsewhere = QLineEdit(view.parentWidget() or view)
    elsewhere.show()
    compose("b")
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    assert not shown_editors(view)
    assert review.history.position == 0
    view.setFocus()
    compose("", "1")
    view.commit_open_editor()
    assert review.report.cells[NATURAL].raw == "1"
