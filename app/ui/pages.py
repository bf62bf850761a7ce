"""The middle of the window: the report, or what stands in its place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.ui.desk import Desk

if TYPE_CHECKING:
    from app.ui.recent import Recent
    from app.ui.state_pages import LoadingPage, ProblemPage, StartPage


class Pages(QStackedWidget):
    """The report and what stands in its place.

    A page is made when it is first needed, and so is what is imported for it: a start with a report
    needs none of them.

    Signals: ``open_wanted()``, ``sample_chosen(path)``, ``recent_chosen(path)``, ``back_wanted()``,
    ``cancelled()``.
    """

    recent_chosen = Signal(object)
    open_wanted = Signal()
    sample_chosen = Signal(object)
    back_wanted = Signal()
    cancelled = Signal()

    def __init__(self, recent: Recent) -> None:
        super().__init__()
        self._recent = recent

    @cached_property
    def desk(self) -> Desk:
        """The empty panels that are shown while the first report is on its way."""
        page = Desk()
        self.addWidget(page)
        return page

    @cached_property
    def start(self) -> StartPage:
        """The page that is shown while no report is open."""
        from app.ui.samples import samples
        from app.ui.state_pages import StartPage

        page = StartPage(samples())
        page.add_recent(self._recent, self.recent_chosen.emit)
        self.addWidget(page)
        page.open_wanted.connect(self.open_wanted)
        page.sample_chosen.connect(self.sample_chosen)
        return page

    @cached_property
    def problem(self) -> ProblemPage:
        """The page that says why a file could not be opened."""
        from app.ui.state_pages import ProblemPage

        page = ProblemPage()
        self.addWidget(page)
        page.other_wanted.connect(self.open_wanted)
        page.back_wanted.connect(self.back_wanted)
        return page

    @cached_property
    def loading(self) -> LoadingPage:
        """The page that is shown while a file takes its time."""
        from app.ui.state_pages import LoadingPage

        page = LoadingPage()
        self.addWidget(page)
        page.cancelled.connect(self.cancelled)
        return page
