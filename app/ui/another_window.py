"""A window in the place of another one: the same report with all its steps, the words in another language."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.ui import language, memory
from app.ui.main_window import MainWindow
from app.ui.tasks import Tasks


def reopen(app: QApplication, old: MainWindow, tasks: Tasks | None = None) -> MainWindow:
    """Close a window and show another one that has its report, in the language that was chosen.

    Nobody is asked: unsaved work goes over, with its history and selection.
    """
    language.install(app, memory.language())
    fresh = MainWindow(tasks)
    fresh.setGeometry(old.geometry())
    fresh.setWindowState(old.windowState())
    _hand_over(old, fresh)
    fresh.show()  # first: the application ends with its last window
    old.close()
    old.deleteLater()
    return fresh


def _hand_over(old: MainWindow, new: MainWindow) -> None:
    new.opening.opened, new.session.folder = old.opening.opened, old.session.folder
    new.opening.set_list(old.opening.listed)
    old.session.commit()
    old.session.saving.settle()
    review = old.session.review
    loading = old.opening.loading
    old.session.cancel()
    if review is not None:
        finding, address = old.report.selection.finding, old.report.selection.address
        old.safety.free_lock()
        new.session.show(review)
        old.safety.end()  # now that another journal holds the work
        old.report.set_review(None)
        old.session.review = None
        if finding is not None:
            new.report.selection.select_finding(finding.id)
        if address:
            new.report.selection.select_cell(address)
    if loading:
        new.open_paths(new.opening.opened)
