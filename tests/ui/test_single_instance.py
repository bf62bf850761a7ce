"""A second start, and macOS, give their files to the window that is open."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.desktop import hand_over
from app.report.correction import Origin
from app.ui import messages
from app.ui.file_open import FileOpen
from app.ui.main_window import MainWindow
from app.ui.messages import Answer
from app.ui.single_instance import Doorman, Listener

Sample = Callable[[str], Path]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def doorman(window: MainWindow) -> Iterator[Doorman]:
    made = Doorman(window)
    assert made.listener.listen()
    yield made
    made.listener.close()


@pytest.fixture
def elsewhere(qtbot: QtBot) -> Iterator[Callable[[Callable[[], bool]], bool]]:
    """Runs what the other process does, while the window lives."""
    with ThreadPoolExecutor(1) as pool:

        def run(func: Callable[[], bool]) -> bool:
            future: Future[bool] = pool.submit(func)
            qtbot.waitUntil(future.done)
            return future.result()

        yield run


Elsewhere = Callable[[Callable[[], bool]], bool]


def shown(window: MainWindow) -> str:
    return window.session.review.source.name if window.session.review else ""


def test_a_second_start_opens_its_file_in_the_window_and_ends(
    window: MainWindow, doorman: Doorman, sample: Sample, qtbot: QtBot
) -> None:
    path = sample("signed-2025")
    second = subprocess.Popen(
        [sys.executable, "-m", "app", os.path.relpath(path, ROOT)],  # its folder is not the window's
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    qtbot.waitUntil(lambda: shown(window) == "signed-2025.txt", timeout=30_000)
    out, errors = second.communicate(timeout=30)
    assert second.returncode == 0
    assert "已交给打开着的勾稽窗口" in errors.decode()
    assert out == b""


def test_without_files_the_window_only_comes_to_the_front(
    window: MainWindow, doorman: Doorman, elsewhere: Elsewhere
) -> None:
    window.showMinimized()
    assert elsewhere(lambda: hand_over.hand_over([]))
    assert not window.isMinimized()
    assert shown(window) == ""


def test_unsaved_work_is_asked_about_and_may_stay(
    window: MainWindow,
    doorman: Doorman,
    elsewhere: Elsewhere,
    sample: Sample,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.open_paths([sample("signed-2025")])
    assert window.session.review is not None
    window.session.review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    monkeypatch.setattr(messages, "ask_save", lambda *_: Answer.CANCEL)
    other = sample("clean-2021")
    assert elsewhere(lambda: hand_over.hand_over([other]))
    assert shown(window) == "signed-2025.txt"
    assert window.session.review.dirty


def test_the_report_that_is_open_is_not_read_again(
    window: MainWindow, doorman: Doorman, elsewhere: Elsewhere, sample: Sample
) -> None:
    path = sample("signed-2025")
    window.open_paths([path])
    review = window.session.review
    assert elsewhere(lambda: hand_over.hand_over([path]))
    assert window.session.review is review


def test_files_wait_while_a_dialog_asks_something(
    window: MainWindow, doorman: Doorman, sample: Sample, qtbot: QtBot
) -> None:
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    assert QApplication.activeModalWidget() is dialog
    doorman.receive([sample("signed-2025")])
    doorman.receive([sample("clean-2021")])
    assert shown(window) == ""
    dialog.close()
    qtbot.waitUntil(lambda: shown(window) != "")
    assert len(window.opening.list.paths) == 2


def test_where_no_window_is_open_nothing_is_loaded() -> None:
    before = "socket" in sys.modules
    assert not hand_over.hand_over([Path("a.txt")])
    code = (
        "import sys; from app.desktop import hand_over as h; h.hand_over([]); print('socket' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert ("socket" in sys.modules) is before


def test_only_this_user_may_speak_to_the_window(doorman: Doorman) -> None:
    place = hand_over.address()
    assert place is not None
    if not place.startswith("\\\\"):
        assert Path(place).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows ends with its process")
def test_what_a_killed_window_left_is_in_nobodys_way(qapp: QApplication, elsewhere: Elsewhere) -> None:
    place = hand_over.address()
    assert place is not None
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(place)
    assert not hand_over.hand_over([Path("a.txt")])
    listener = Listener()
    assert listener.listen()
    assert elsewhere(lambda: hand_over.hand_over([]))
    listener.close()
    assert not Path(place).exists()


def test_a_second_window_leaves_the_first_its_place_and_takes_over_after_it(qapp: QApplication) -> None:
    first, second = Listener(), Listener()
    assert first.listen()
    assert not second.listen()
    first.close()
    assert second.listen()
    second.close()


@pytest.mark.skipif(sys.platform == "win32", reason="speaks by a socket")
@pytest.mark.parametrize("noise", [b"\xff\xff\xff\xff", b"\0\0\0\2{}", b"\0\0\0\3abc", b"\0\0\0\1"])
def test_noise_is_turned_away(
    doorman: Doorman, window: MainWindow, elsewhere: Elsewhere, noise: bytes
) -> None:
    place = hand_over.address()
    assert place is not None

    def speak() -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(10)
            line.connect(place)
            line.sendall(noise)
            line.shutdown(socket.SHUT_WR)
            return line.recv(2) == hand_over.OK

    assert not elsewhere(speak)
    assert shown(window) == ""


def test_a_file_that_macos_asks_for_is_opened(
    window: MainWindow, sample: Sample, qapp: QApplication, qtbot: QtBot
) -> None:
    door = FileOpen(qapp, window)
    try:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(sample("signed-2025"))))
        qtbot.waitUntil(lambda: shown(window) == "signed-2025.txt")
    finally:
        qapp.removeEventFilter(door)
