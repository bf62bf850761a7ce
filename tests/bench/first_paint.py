"""A process that shows a window and says so when it is painted: ``first_paint.py bare|FILE``.

Run by the benchmark, which takes the time from the start of the process to that line.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


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


def gouji(file: str) -> None:
    """``gouji open FILE`` itself, with a window that tells: painted means with the report in it."""
    from app import cli

    really_open = cli._open

    def open_telling(options: argparse.Namespace) -> int:
        # Here and not before: what the command line does first belongs to the start.
        from PySide6.QtCore import QTimer
        from PySide6.QtGui import QPaintEvent

        from app.ui import app
        from app.ui.main_window import MainWindow

        class Window(MainWindow):
            def paintEvent(self, event: QPaintEvent) -> None:
                super().paintEvent(event)
                if self.session.review is not None:
                    QTimer.singleShot(0, painted)  # after the panels, which are painted after their window

        app.MainWindow = Window  # type: ignore[attr-defined]  # run() makes whatever stands there
        return really_open(options)

    cli._open = open_telling
    cli.main(["open", file])


def painted() -> None:
    """Say so, and end at once: how long it takes to quit is not the question."""
    os.write(1, b"painted\n")
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        gouji(sys.argv[1])
