"""What nobody expected: one dialog, details without the report, work kept safe, a log."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.report.correction import Origin
from app.review.journal import journal_folder
from app.ui import crash, messages
from app.ui.crash_details import details_of
from app.ui.crash_dialog import CrashDialog
from app.ui.main_window import MainWindow

Sample = Callable[[str], Path]
SECRET = "青禾县受理 918273 件"


class Told:
    """Stands in for the dialog: keeps what it was told, and answers."""

    def __init__(self) -> None:
        self.details: list[str] = []
        self.safe: list[bool] = []
        self.counts: list[int] = []
        self.leave = False
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, parent: object, details: str, more: Callable[[], int], *, safe: bool) -> bool:
        self.details.append(details)
        self.safe.append(safe)
        self.meanwhile()
        self.counts.append(more())
        return self.leave


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, dressed: None, home: Path) -> Iterator[Told]:
    made = Told()
    monkeypatch.setattr(messages, "report_crash", made)
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    crash.install()
    yield made
    crash.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before
    if sys.__stderr__ is not None:
        faulthandler.enable(sys.__stderr__)  # for the other tests, as pytest had it


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def hooked(error: Exception) -> None:
    """As Python does with what escapes from a slot."""
    caught = raised(error)
    sys.excepthook(type(caught), caught, caught.__traceback__)


def test_an_error_in_a_slot_is_told_once_and_logged(told: Told, qtbot: QtBot) -> None:
    hooked(KeyError("slot"))
    assert not told.details  # not inside of the event that went wrong
    qtbot.waitUntil(lambda: bool(told.details))
    assert "KeyError: 'slot'" in told.details[0]
    assert "test_crash.py" in told.details[0]
    assert "KeyError: 'slot'" in crash.log_path().read_text(encoding="utf-8")


def test_an_error_in_a_thread_is_told_on_the_windows_thread(told: Told, qtbot: QtBot) -> None:
    seen: list[threading.Thread] = []
    told.meanwhile = lambda: seen.append(threading.current_thread())

    def fail() -> None:
        raise ValueError("thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told.details))
    assert seen == [threading.main_thread()]
    assert "ValueError: thread" in told.details[0]


def test_what_fails_while_python_cleans_up_is_logged_and_disturbs_nobody(told: Told) -> None:
    class Odd:
        def __del__(self) -> None:
            raise RuntimeError("cleaning")

    Odd()
    QApplication.processEvents()
    assert not told.details
    assert "RuntimeError: cleaning" in crash.log_path().read_text(encoding="utf-8")


def test_more_errors_while_one_is_told_are_counted_not_shown(told: Told, qtbot: QtBot) -> None:
    def more() -> None:
        hooked(ValueError("second"))
        hooked(ValueError("third"))
        QCoreApplication.processEvents()

    told.meanwhile = more
    hooked(ValueError("first"))
    qtbot.waitUntil(lambda: bool(told.counts))
    QApplication.processEvents()
    assert told.counts == [2]
    assert len(told.details) == 1
    log = crash.log_path().read_text(encoding="utf-8")
    assert all(f"ValueError: {word}" in log for word in ("first", "second", "third"))


def test_an_error_of_every_repaint_does_not_come_back_at_once(told: Told, qtbot: QtBot) -> None:
    error = raised(ValueError("again"))
    crash.report_error(error)
    qtbot.waitUntil(lambda: bool(told.details))
    crash.report_error(error)
    QApplication.processEvents()
    assert len(told.details) == 1
    hooked(ValueError("another"))
    qtbot.waitUntil(lambda: len(told.details) == 2)


def test_details_hold_what_helps_and_nothing_of_the_report() -> None:
    try:
        try:
            int(SECRET)
        except ValueError as first:
            raise RuntimeError(f"row {SECRET}") from first
    except RuntimeError as caught:
        details = details_of(caught)
    assert "Gouji " in details
    assert f"Python {sys.version_info.major}." in details
    assert "Qt 6" in details
    assert "RuntimeError: row … # …" in details
    assert details.index("ValueError") < details.index("RuntimeError")
    assert "青禾" not in details.replace("int(SECRET)", "")
    assert "918273" not in details
    assert str(Path.home()) not in details


def test_of_a_file_error_the_reason_stays_and_the_name_does_not(tmp_path: Path) -> None:
    try:
        (tmp_path / "青禾县.txt").read_text(encoding="utf-8")
    except OSError as error:
        details = details_of(error)
    assert "[Errno 2] No such file or directory" in details
    assert "青禾县" not in details.replace('"青禾县.txt"', "")


def test_the_journal_holds_the_work_before_anything_is_shown(
    told: Told, window: MainWindow, sample: Sample, qtbot: QtBot
) -> None:
    crash.set_rescue(window.safety.flush)
    window.open_paths([sample("tally-faults-2021")])
    review = window.session.review
    assert review is not None
    review.correct([("requests/received/natural_person", "8")], origin=Origin.TYPED)
    kept: list[str] = []
    told.meanwhile = lambda: kept.extend(
        path.read_text(encoding="utf-8") for path in journal_folder().glob("*.jsonl")
    )
    hooked(ValueError("oh"))
    qtbot.waitUntil(lambda: bool(told.counts))
    assert told.safe == [True]
    assert len(kept) == 1
    assert "requests/received/natural_person" in kept[0]


def test_a_rescue_that_fails_itself_is_said_and_hides_nothing(told: Told, qtbot: QtBot) -> None:
    def fail() -> bool:
        raise OSError("full")

    crash.set_rescue(fail)
    hooked(ValueError("first"))
    qtbot.waitUntil(lambda: bool(told.details))
    assert told.safe == [False]
    assert "ValueError: first" in told.details[0]


def test_leaving_asks_about_unsaved_work_as_closing_does(
    told: Told, window: MainWindow, sample: Sample, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths([sample("tally-faults-2021")])
    assert window.session.review is not None
    window.session.review.correct([("requests/received/natural_person", "8")], origin=Origin.TYPED)
    asked: list[str] = []

    def stay(parent: object, name: str) -> messages.Answer:
        asked.append(name)
        return messages.Answer.CANCEL

    monkeypatch.setattr(messages, "ask_save", stay)
    told.leave = True
    hooked(ValueError("oh"))
    qtbot.waitUntil(lambda: bool(asked))
    assert window.isVisible()


@pytest.fixture
def dialog(qtbot: QtBot, dressed: None) -> CrashDialog:
    made = CrashDialog(None, "Gouji\nValueError: oh", lambda: 2, "errors.log", safe=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_details_can_be_copied_and_the_buttons_answer(dialog: CrashDialog, qapp: QApplication) -> None:
    assert dialog.focusWidget() is dialog.go_on
    dialog.copy.click()
    assert qapp.clipboard().text() == "Gouji\nValueError: oh"
    assert dialog.isVisible()
    dialog.count()
    assert "2 个错误" in dialog.note.text()
    dialog.go_on.click()
    assert not dialog.leave
    dialog.quit.click()
    assert dialog.leave


def test_a_large_log_begins_anew_and_the_old_one_is_kept(told: Told, home: Path) -> None:
    crash.uninstall()
    crash.log_path().write_text("x" * (crash.LOG_SIZE + 1), encoding="utf-8")
    crash.install()
    assert crash.log_path().stat().st_size == 0
    assert crash.log_path().with_name("errors.log.old").stat().st_size > crash.LOG_SIZE


FAULTS = {
    "fault": "import ctypes; ctypes.string_at(0)",
    "qt": "from PySide6.QtCore import qCritical; qCritical('odd wiring')",
    "nowhere": "raise ValueError('bare')",
}


@pytest.mark.parametrize(
    ("fault", "logged"),
    [("fault", "Segmentation fault"), ("qt", "Qt: odd wiring"), ("nowhere", "ValueError: bare")],
)
def test_the_log_has_what_ends_the_program(fault: str, logged: str, home: Path) -> None:
    code = f"""
from PySide6.QtWidgets import QApplication
app = QApplication([])
from app.ui import crash
crash.install()
{FAULTS[fault]}
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert logged in crash.log_path().read_text(encoding="utf-8")


def test_without_a_place_for_the_log_errors_are_still_told(
    monkeypatch: pytest.MonkeyPatch, told: Told, qtbot: QtBot, home: Path
) -> None:
    crash.uninstall()
    (home / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("GOUJI_HOME", str(home / "file"))
    crash.install()
    hooked(ValueError("oh"))
    qtbot.waitUntil(lambda: bool(told.details))
