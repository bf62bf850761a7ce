"""How the program ends: threads first, then windows, then the application, whatever still ran."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Event, get_ident

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.memo.model import Memo
from app.memo.pdf import Pages
from app.ui import tasks
from app.ui.main_window import MainWindow
from app.ui.tasks import Runner
from tests.conftest import SAMPLES

ROOT = Path(__file__).parents[2]
CLOSED_WHEN_READY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app import cli
from app.ui import app as starting

def ready(window):
    window.destroyed.connect(lambda: print("window destroyed"))
    window.exports.preview()
    window.show_help()
    quits = QApplication.instance().aboutToQuit
    quits.connect(lambda: print("application quits"))
    QTimer.singleShot(0, lambda: QApplication.closeAllWindows())
    QTimer.singleShot(50, window.close)

starting._settle = ready
sys.exit(cli.main())
"""


def test_a_process_whose_window_is_closed_destroys_it_and_ends_well(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLOSED_WHEN_READY, str(SAMPLES / "clean-2021.txt")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "plugin does not support" not in line]
    assert (done.returncode, said) == (0, [])
    assert done.stdout.split("\n") == ["application quits", "window destroyed", ""]


@pytest.mark.parametrize("waits", [True, False], ids=["shown", "not yet shown"])
def test_a_memo_ends_in_the_thread_that_laid_it_out_when_its_window_goes(
    qtbot: QtBot, dressed: None, sample: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, waits: bool
) -> None:
    """On the window's thread Qt warned of timers of another thread, and now and then it crashed."""
    made_in: list[int] = []
    ended_in: list[int] = []
    init = Pages.__init__

    def made(self: Pages, memo: Memo) -> None:
        made_in.append(get_ident())
        weakref.finalize(self, lambda: ended_in.append(get_ident()))
        init(self, memo)

    monkeypatch.setattr(Pages, "__init__", made)
    window = MainWindow()
    window.show()
    window.open_paths([sample("clean-2021")])
    qtbot.waitUntil(lambda: window.session.review is not None)
    if waits:
        with qtbot.waitSignal(window.exports.previewed):
            window.exports.preview()
    else:
        window.exports.preview()
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: len(made_in) > 0)
    tasks.wait_for_late(30_000)
    qtbot.waitUntil(lambda: len(ended_in) > 0)
    assert ended_in == made_in
    assert get_ident() not in made_in


def test_work_that_outlasts_its_window_is_waited_for_at_the_end(qapp: QApplication) -> None:
    go_on, done = Event(), Event()

    def work() -> None:
        go_on.wait(30)
        done.set()

    runner = Runner()
    runner.PATIENCE_MS = 0  # this one gives up at once
    runner.start(work, lambda _: None, lambda _: None)
    runner.shutdown()
    del runner
    gc.collect()  # to destroy its pool now would wait for the worker, and keep Python from it
    assert not done.is_set()
    go_on.set()
    tasks.wait_for_late(30_000)
    assert done.is_set()
    assert tasks._LATE == []
