"""The end of the process, in an order that was chosen.

Left to themselves, Python and Qt destroy what is left of the window in the order of its addresses: a
widget may go before what it looks at, or a thread's pool while its thread still needs Python. Once in
a while that crashes, when all is safe already, and the desktop says that the program has failed.
So the threads end first, then the windows, while the application is there, then the application,
which hands what was copied to the desktop; and then the process ends, with nothing left to destroy.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import gc
import os
import sys
from typing import Final, NoReturn

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

from app.ui import crash, tasks

PATIENCE_MS: Final = 30_000
"""A file that is still being written when the window is closed has so long; then it is given up, whole."""


def take_down(app: QApplication) -> None:
    """End the threads and destroy all windows, children before what they look at; the application stays."""
    tasks.wait_for_late(PATIENCE_MS)
    QThreadPool.globalInstance().waitForDone(PATIENCE_MS)
    for window in app.topLevelWidgets():
        if window.parentWidget() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.unfreeze()
    gc.collect()  # what went round in circles with a window goes while there is an application


def end_process(status: int) -> NoReturn:
    """Take all down and end with this exit status; never returns."""
    with contextlib.suppress(OSError):
        faulthandler.enable(crash.log_path().open("a", encoding="utf-8"))
    app = QApplication.instance()
    if isinstance(app, QApplication):
        take_down(app)
        app.shutdown()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a window of Windows has none
            with contextlib.suppress(OSError, ValueError):  # whoever read it is gone
                stream.flush()
    os._exit(status)
