"""The window's part of ``gouji --self-test``: it shows a report, on no screen."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.ui.app import make_application
from app.ui.main_window import MainWindow
from app.ui.tasks import InlineRunner


def look(path: Path) -> str:
    """Open a file in a window; gives its title, "" if nothing is painted."""
    qInstallMessageHandler(_say)
    try:
        return _look(path)
    finally:
        qInstallMessageHandler(None)


def _say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt says, but for what it says of every window that is on no screen."""
    if not text.startswith("This plugin does not support"):
        print(text, file=sys.stderr)


def _look(path: Path) -> str:
    application = make_application()
    window = MainWindow(InlineRunner())
    window.show()
    window.open_paths([path])
    application.processEvents()
    picture = window.grab().toImage()
    painted = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in (5, 100, 300)}
    title = window.windowTitle() if len(painted) > 1 else ""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window)
    return title
