"""How the program ends: threads first, then windows, then the application, whatever still ran."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QApplication

from app.ui import tasks
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
