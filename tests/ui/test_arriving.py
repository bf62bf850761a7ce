"""A report that was read is shown when that is right: not under a dialog, not over work done meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.report.correction import Origin
from app.ui import app as starting
from app.ui import messages, session
from app.ui.main_window import MainWindow
from app.ui.messages import Answer
from app.ui.tasks import InlineRunner, Result
from tests.ui.windows import shown_window

Sample = Callable[[str], Path]
CELL = "requests/received/total"


class Held(InlineRunner):
    """Does what reads a file when it is told to, everything else at once."""

    def __init__(self) -> None:
        self.holds = False
        self.held: list[Callable[[], None]] = []

    def start(
        self,
        func: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[Exception], None],
        *,
        group: str = "",
    ) -> None:
        def go() -> None:
            InlineRunner.start(self, func, on_done, on_error)

        if group == "open" and self.holds:
            self.held = [go]
        else:
            go()

    def arrive(self) -> None:
        for go in self.held:
            go()


@pytest.fixture
def tasks() -> Held:
    return Held()


@pytest.fixture
def window(qtbot: QtBot, tasks: Held, sample: Sample) -> Iterator[MainWindow]:
    """A report is open, another is being read."""
    with shown_window(qtbot, tasks) as made:
        made.open_paths([sample("clean-2021")])
        tasks.holds = True
        made.open_paths([sample("form-2019")])
        yield made


def name(window: MainWindow) -> str:
    assert window.session.review is not None
    return window.session.review.source.name


def correct(window: MainWindow, text: str = "9") -> None:
    assert window.session.review is not None
    window.session.review.correct([(CELL, text)], origin=Origin.TYPED)


@pytest.mark.parametrize("answer", [Answer.CANCEL, Answer.SAVE, Answer.DISCARD])
def test_what_was_done_while_another_report_was_read_is_asked_about(
    window: MainWindow, tasks: Held, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    first = window.session.review
    assert first is not None
    asked: list[str] = []

    def ask(_: object, about: str) -> Answer:
        asked.append(about)
        return answer

    monkeypatch.setattr(messages, "ask_save", ask)
    correct(window)
    tasks.arrive()
    assert asked == ["clean-2021.txt"]
    saved = first.source.path.with_name("clean-2021.gouji.json")
    assert saved.exists() is (answer is Answer.SAVE)
    assert name(window) == ("clean-2021.txt" if answer is Answer.CANCEL else "form-2019.txt")
    assert window.pages.currentWidget() is window.report
    if answer is Answer.CANCEL:
        assert window.session.review is first
        assert window.safety.journaled


def test_a_figure_that_is_being_typed_when_another_report_comes_is_asked_about(
    window: MainWindow, tasks: Held, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(messages, "ask_save", lambda *_: Answer.CANCEL)
    window.report.grid.show_address(CELL)
    view = window.report.grid.current_view()
    assert view is not None
    view.setFocus()
    qtbot.keyClicks(view, "4")
    tasks.arrive()
    review = window.session.review
    assert review is not None
    assert (name(window), review.report.cells[CELL].raw) == ("clean-2021.txt", "4")


def test_who_did_nothing_meanwhile_is_not_asked(
    window: MainWindow, tasks: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask_save", lambda *_: pytest.fail("asked"))
    tasks.arrive()
    assert name(window) == "form-2019.txt"


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[QMessageBox]:
    """Something is asked about the report that is open."""
    box = QMessageBox(window)
    box.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is box)
    yield box
    box.reject()
    box.deleteLater()


def test_a_report_that_was_read_waits_while_a_dialog_is_open(
    window: MainWindow, tasks: Held, dialog: QMessageBox, qtbot: QtBot
) -> None:
    tasks.arrive()
    assert name(window) == "clean-2021.txt"
    dialog.reject()
    qtbot.waitUntil(lambda: name(window) == "form-2019.txt")


def test_a_report_that_waits_for_a_dialog_can_still_be_cancelled(
    window: MainWindow, tasks: Held, dialog: QMessageBox, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "LOOK_MS", 0)
    tasks.arrive()
    window.session.cancel()
    dialog.reject()
    qapp.processEvents()
    qapp.processEvents()
    assert name(window) == "clean-2021.txt"


def test_a_file_dropped_on_a_window_under_a_dialog_is_not_taken(
    window: MainWindow, tasks: Held, dialog: QMessageBox, sample: Sample, qtbot: QtBot
) -> None:
    tasks.held = []
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample("tally-faults-2021")))])
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, no_button, no_key)
    event.ignore()
    window.dropEvent(event)
    assert not event.isAccepted()


def test_another_language_waits_for_the_end_of_a_dialog(
    window: MainWindow, dialog: QMessageBox, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[MainWindow] = []

    def reopen(_: QApplication, old: MainWindow) -> MainWindow:
        taken.append(old)
        return old

    monkeypatch.setattr("app.ui.another_window.reopen", reopen)
    monkeypatch.setattr(starting, "_attend", lambda *_: None)
    monkeypatch.setattr(starting, "_listen", lambda _: None)
    starting._take_place(qapp, window)
    assert taken == []
    dialog.reject()
    qtbot.waitUntil(lambda: taken == [window])
