"""A process that shows a window and says so when it is painted.

``first_paint.py bare`` is a bare table; ``window`` our window with its start page, ``window FILE`` our
window with whatever is in it, which is the empty desk; ``report FILE`` our window with the report in it.

Run by the benchmark, which takes the time from the start of the process to that line.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from app.review.ahead import Ahead


def bare() -> None:
    """The least that shows a table: 28 × 10 cells in a QTableView."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTableView

    class Table(QTableView):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, painted)

    app = QApplication([])
    model = QStandardItemModel(28, 10)
    for row in range(28):
        for column in range(10):
            model.setItem(row, column, QStandardItem("0"))
    table = Table()
    table.setModel(model)
    table.resize(1200, 800)
    table.show()
    app.exec()


def gouji(files: list[str], *, report: bool) -> None:
    """``gouji open [FILE]`` itself, with a window that tells: painted at all, or with the report in it."""
    from app import cli
    from app.commands import open as open_command

    really_open_ahead = open_command.opened_ahead

    def open_ahead_and_tell(paths: list[Path]) -> Ahead | None:
        ahead = really_open_ahead(paths)
        # Here and not before: what the command line does first belongs to the start.
        from PySide6.QtCore import QTimer
        from PySide6.QtGui import QPaintEvent

        from app.ui import app
        from app.ui.main_window import MainWindow

        class Window(MainWindow):
            def paintEvent(self, event: QPaintEvent) -> None:
                # The panels are painted after their window, so tell after that; but before the window begins
                # with what it does once it is painted. The empty desk is painted first, and the window once
                # more when a report takes its place.
                if not report or (self.session.review is not None and self.report.isVisible()):
                    QTimer.singleShot(0, painted)
                super().paintEvent(event)

        app.MainWindow = Window  # type: ignore[attr-defined]  # run() makes whatever stands there
        return ahead

    open_command.opened_ahead = open_ahead_and_tell
    sys.argv[1:] = ["open", *files]
    cli.main()  # as the installed program calls it


def painted() -> None:
    """Say so, and end at once: how long it takes to quit is not the question."""
    os.write(1, b"painted\n")
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        gouji(sys.argv[2:], report=sys.argv[1] == "report")
