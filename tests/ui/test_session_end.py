"""The session ends under the window: nobody is asked, and the next start offers the work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.report.correction import Origin
from app.review.journal import journal_folder
from app.review.journal_lines import read_journal
from app.review.recover import leftovers
from app.review.review import Review
from app.ui import messages, session_end
from app.ui.main_window import MainWindow
from app.ui.messages import Answer
from app.ui.session_end import SessionEnd

ROOT = Path(__file__).parents[2]
SIGNED = "report/signed_on"
ENDED_FROM_OUTSIDE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.report.correction import Origin
from app.ui import app as starting, session_end

def ready(window):
    if window.session.review is None:
        window.session.opened.connect(lambda _: QTimer.singleShot(0, lambda: work(window)))
    else:
        work(window)

def work(window):
    window.session.review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    session_end.watch()
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), getattr(signal, sys.argv[3])))
    if sys.argv[2] == "asking":
        window.close()

starting._settle = ready
starting.end_process(starting.run([Path(sys.argv[1])]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the signals are of POSIX")
@pytest.mark.parametrize(
    ("name", "when", "status"),
    [("SIGTERM", "plain", 143), ("SIGHUP", "plain", 129), ("SIGTERM", "asking", 143)],
)
def test_a_signal_ends_the_program_in_order_and_leaves_the_work(
    home: Path, sample: Callable[[str], Path], name: str, when: str, status: int
) -> None:
    path = sample("signed-2025")
    done = subprocess.run(
        [sys.executable, "-c", ENDED_FROM_OUTSIDE, str(path), when, name],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"},
        capture_output=True,
        text=True,
        timeout=40,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "plugin does not support" not in line]
    assert (done.returncode, said) == (status, [])
    (left,) = leftovers()
    assert (left.source, left.steps, left.lost) == (path, 1, 0)


class Manager:
    """A session's manager; Qt's own cannot be made by anybody else."""

    stopped = False

    def allowsInteraction(self) -> bool:
        return True

    def cancel(self) -> None:
        self.stopped = True

    def release(self) -> None:
        pass


@pytest.fixture
def ending(qapp: QApplication) -> Iterator[SessionEnd]:
    """Watches, without the signals, which are the test runner's."""
    end = SessionEnd(qapp, signals=False)
    yield end
    end.end()


@pytest.fixture
def edited(window: MainWindow, sample: Callable[[str], Path]) -> Review:
    window.open_paths([sample("signed-2025")])
    review = window.session.review
    assert review is not None
    review.correct([(SIGNED, "2022年1月18日")], origin=Origin.TYPED)
    return review


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that a window asked about; the answer is to stay."""
    names: list[str] = []

    def ask(_: QWidget, name: str) -> Answer:
        names.append(name)
        return Answer.CANCEL

    monkeypatch.setattr(messages, "ask_save", ask)
    return names


def test_logging_out_asks_nothing_and_the_work_is_offered(
    ending: SessionEnd, edited: Review, window: MainWindow, asked: list[str]
) -> None:
    ending._on_commit_data(Manager())  # type: ignore[arg-type]
    window.close()  # as Qt does when the session goes
    assert (asked, window.isVisible()) == ([], False)
    (left,) = leftovers()
    assert read_journal(left.path.read_bytes()).history.steps == edited.history.steps


def test_where_logging_out_was_called_off_closing_asks_again(
    ending: SessionEnd, edited: Review, window: MainWindow, asked: list[str]
) -> None:
    ending._on_commit_data(Manager())  # type: ignore[arg-type]
    ending._called_off.timeout.emit()
    window.close()
    assert (asked, window.isVisible()) == ([edited.source.name], True)


def test_without_a_journal_logging_out_asks_and_can_be_stopped(
    ending: SessionEnd, edited: Review, window: MainWindow, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = Manager()
    monkeypatch.setattr(window.safety, "flush", lambda: False)
    ending._on_commit_data(manager)  # type: ignore[arg-type]
    assert (asked, manager.stopped, window.asks) == ([edited.source.name], True, True)


def test_nobody_is_asked_twice_at_once(
    edited: Review, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quit while the question stands, by the system or the menu of a Mac, put a second one upon it."""
    count: list[bool] = []

    def ask(_: QWidget, name: str) -> Answer:
        count.append(window.session.may_leave())
        return Answer.DISCARD

    monkeypatch.setattr(messages, "ask_save", ask)
    assert window.session.may_leave()
    assert count == [False]


def test_a_save_that_fails_while_the_session_ends_asks_nothing(
    edited: Review, window: MainWindow, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda *words: told.append(words[2]))
    monkeypatch.setattr("app.review.save.write_atomically", refuse)
    window.session.save()
    assert len(told) == 1
    window.session.saving._quiet = True  # as while it is waited for
    window.session.save()
    window.end_unasked()
    assert (len(told), asked) == (1, [])
    assert len(leftovers()) == 1


def test_signals_are_as_before_when_it_is_over(qapp: QApplication) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    session_end.watch()
    assert signal.getsignal(signal.SIGTERM) is not before[0]
    session_end.unwatch()
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before
    assert not journal_folder().exists()
