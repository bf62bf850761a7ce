"""The window's part of ``gouji --self-test``: it shows a report, on no screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.ui.app import make_application
from app.ui.main_window import MainWindow
from app.ui.tasks import InlineRunner


def look(path: Path) -> str:
    """Open a file in a window; gives its title, "" if nothing is painted."""
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
