"""One report in the window: source, tables, findings and explanation, and the thread between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.report.correction import DecisionKind
from app.review.history import History, Step
from app.review.review import Review
from app.ui import desk, menu_key
from app.ui.explanation_panel import ExplanationPanel
from app.ui.findings_panel import FindingsPanel
from app.ui.grid_tabs import GridTabs
from app.ui.selection import Selection
from app.ui.source_marks import address_at
from app.ui.source_view import SourceView

if TYPE_CHECKING:
    from app.ui.finder import Finder
    from app.ui.search import Hit


class ReportView(QWidget):
    """The four panels over one review. The selection is the one thing that ties them together.

    Signals: ``message(text)`` for the status bar; ``changed()`` when the review has changed;
    ``hits_counted(current, total)`` when something was searched.
    """

    message = Signal(str)
    changed = Signal()
    hits_counted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review: Review | None = None
        self._shown = History()
        self._finding = ""  # whose table they were made to show, if it has no cell
        self._address = ""  # the cell that the tables were made to show
        self._unsubscribe: Callable[[], None] = lambda: None
        self._keys_at: QWidget | None = None
        self._came_from: QWidget | None = None
        self.selection = Selection(self)
        # From the outside to the inside: with each parent that a widget is given later, all that is in
        # it is fitted with the style sheet once more, 20 ms of opening the first report.
        halves = QSplitter(Qt.Orientation.Vertical, self)
        upper, lower = QSplitter(halves), QSplitter(halves)
        self.source, self.grid = SourceView(self.selection, upper), GridTabs(upper)
        self.findings = FindingsPanel(self.selection, lower)
        self.explanation = ExplanationPanel(self.selection, lower)
        self._lay_out(halves, upper, lower)
        self.selection.changed.connect(self._show_selection)
        self.grid.cell_selected.connect(self._on_cell)
        self.source.cells_chosen.connect(self._on_cells)
        self.findings.round.note_wanted.connect(self._ask_note)
        self.explanation.note_left.connect(self._on_note_left)
        for panel in (self.source, self.findings, self.explanation):
            panel.cell_wanted.connect(self._on_cell_wanted)
        for part in (self.source, self.grid, self.findings.round, self.explanation):
            part.message.connect(self.message)
        menu_key.install(self)

    def _lay_out(self, halves: QSplitter, upper: QSplitter, lower: QSplitter) -> None:
        upper.setAccessibleName(self.tr("原文和表格"))
        for splitter, (first, second) in ((upper, desk.UPPER), (lower, desk.LOWER), (halves, desk.HALVES)):
            splitter.setHandleWidth(desk.GAP)
            splitter.setChildrenCollapsible(False)
            splitter.setSizes([first, second])
            splitter.setStretchFactor(0, first)
            splitter.setStretchFactor(1, second)
        self.source.setMinimumWidth(220)
        self._lower = lower
        self._give_room()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(halves, 1)

    # the review

    def set_review(self, review: Review | None) -> None:
        """Show another review, or none."""
        self._unsubscribe()
        self.review = review
        if "finder" in self.__dict__:
            self.finder.set_review(review)
        self.selection.set_review(review)
        self.source.set_review(review)
        self.findings.set_review(review)
        self.explanation.set_review(review)
        self.grid.set_review(review)
        self._shown = review.history if review is not None else History()
        if review is not None:
            self._unsubscribe = review.subscribe(self._on_review_changed)
        else:
            self._unsubscribe = lambda: None

    def commit_open_editors(self) -> None:
        """Put what is being typed into the review."""
        if self.review is not None:
            self.grid.commit_open_editor()
            self.explanation.commit_note()

    def _give_room(self) -> None:
        """Let the lower panels keep room for a head, some lines and the decision, whatever the letters."""
        self._lower.setMinimumHeight(max(184, round(self.fontMetrics().height() * 8.6)))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._give_room()

    def restyle(self) -> None:
        """Say everything once more that carries the theme's colours in its text."""
        self.explanation.show_selection()

    def _on_review_changed(self) -> None:
        self.findings.refresh()
        self.selection.refresh()
        self.changed.emit()
        if self.review is None:
            return
        before, self._shown = self._shown, self.review.history
        if (step := self._shown.moved_over(before)) is not None:
            self._show_step(self.review, step)
        elif self._shown.steps is not before.steps and self._shown.done:
            self._follow(self._shown.done[-1])

    def _follow(self, step: Step) -> None:
        """A table may be worked at whose tab was opened and in which no cell was gone to yet."""
        here = self.grid.current_table()
        cell = step.corrections[0].cell if step.corrections else ""
        if cell.partition("/")[0] == here and self.selection.address.partition("/")[0] != here:
            self.selection.select_cell(cell)

    def _show_step(self, review: Review, step: Step) -> None:
        """Go to what an undo or a redo has changed, as Excel does: it may be in another table."""
        if step.corrections:
            self._on_cells(list(dict.fromkeys(one.cell for one in step.corrections)))
            return
        known = {one.id for one in (*review.checks.findings, *review.resolved)}
        ids = [one.finding for one in step.decisions if one.finding in known]
        if ids:
            self.selection.select_findings(ids, ids[0])

    # the selection

    def _show_selection(self) -> None:
        self.source.show_selection()
        self.findings.show_selection()
        self.explanation.show_selection()
        self.grid.set_outlined(self.selection.operands)
        self.grid.set_mending(self._misread())
        if self.selection.address and self.selection.address != self._address:
            self.grid.show_address(self.selection.address)  # only then: another tab may be looked at
        finding = self.selection.finding
        if finding is not None and finding.id != self._finding and not self.selection.address:
            self.grid.show_table_of(finding)
        self._finding = finding.id if finding is not None else ""
        self._address = self.selection.address

    def _on_cell(self, address: str) -> None:
        self.selection.select_cell(address)

    def _on_cells(self, addresses: Sequence[str]) -> None:
        """Several cells belong together: those of the first one's table are selected."""
        self.selection.select_cell(addresses[0])
        self.grid.show_address(addresses[0])
        view = self.grid.current_view()
        if view is not None and len(addresses) > 1:
            view.select_addresses(addresses)

    def _misread(self) -> tuple[str, ...]:
        """The cells of a selected finding that is our misreading: what is typed there mends that."""
        finding = self.selection.finding
        decision = self.review.decision(finding.id) if self.review is not None and finding else None
        ours = decision is not None and decision.kind is DecisionKind.MISREAD
        return self.selection.operands if ours else ()

    def go_to_cell(self) -> None:
        """Put the keyboard into the selected finding's cell, or where it stands in the text."""
        address = self.selection.address
        view = self.grid.current_view() if address and self.grid.show_address(address) else None
        if view is None:
            self.source.take_focus()
            return
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if address in self._misread():
            view.edit(view.currentIndex())

    def _on_cell_wanted(self) -> None:
        """From another panel into the table; Escape leads back."""
        self._came_from = self.window().focusWidget()
        self.go_to_cell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in a table leads back to where Enter was pressed: the source, the list of findings."""
        here, back = self.window().focusWidget(), self._came_from
        in_grid = here is not None and self.grid.isAncestorOf(here)
        if event.key() == Qt.Key.Key_Escape and in_grid and back is not None and isValid(back):
            self._came_from = None
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _ask_note(self) -> None:
        here = self.window().focusWidget()
        self._keys_at = here if here is not self.explanation.note else None
        self.explanation.ask_note()

    def _on_note_left(self) -> None:
        """Back where the keyboard came from, and on to the next finding."""
        back, self._keys_at = self._keys_at, None
        (back if back is not None and isValid(back) else self.findings.view).setFocus()
        self.findings.round.go_on()

    def take_focus(self) -> None:
        """To the list of findings, where work begins; to the text where there is none.

        Not to a table: a 1 that was meant for a finding would overwrite a cell there.
        """
        if self.findings.model.finding_rows():
            self.findings.view.setFocus()
        else:
            self.source.take_focus()

    def focus_next_panel(self) -> None:
        """Put the keyboard into the next panel: source, table, findings, explanation."""
        panels: list[QWidget] = [self.source, self.grid, self.findings, self.explanation]
        focused = self.window().focusWidget()
        here = next(
            (i for i, panel in enumerate(panels) if focused is not None and panel.isAncestorOf(focused)), -1
        )
        targets: list[Callable[[], None]] = [
            self.source.take_focus,
            lambda: (self.grid.current_view() or self.grid.tabs).setFocus(),
            lambda: self.findings.view.setFocus(),
            lambda: self.explanation.tabs.setFocus(),
        ]
        targets[(here + 1) % len(targets)]()

    # searching

    @cached_property
    def finder(self) -> Finder:
        """Walks the hits; made when something is first searched."""
        from app.ui.finder import Finder  # only those who ask wait for it

        finder = Finder(self)
        finder.set_review(self.review)
        finder.went.connect(self._show_hit)
        finder.counted.connect(self.hits_counted)
        self._column.insertWidget(0, finder)
        return finder

    def search(self, words: str) -> None:
        """Mark all hits in source and tables, count them, and show the first one."""
        self.finder.search(words)

    def step_hit(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) hit; a hit in a cell or a finding selects it."""
        self.finder.step(by)

    def leave_search(self) -> None:
        """Put the keyboard where the current hit is."""
        hit = self.finder.hit
        view = self.grid.current_view()
        if hit is not None and hit.finding:
            self.findings.view.setFocus()
        elif hit is not None and hit.cell and view is not None:
            view.setFocus()
        else:
            self.source.take_focus()

    def _show_hit(self, hit: Hit | None, chosen: bool) -> None:
        hits = self.finder.hits
        spans = [(one.start, one.end) for one in hits if one.part == "text"]
        in_text = hit is not None and hit.part == "text"
        self.source.editor.set_hits(spans, self.finder.current if in_text else -1)
        self.grid.set_found(one.cell for one in hits if one.cell and not one.label)
        if hit is None:
            return
        if in_text:
            self.source.tabs.setCurrentIndex(0)
        if chosen and hit.finding:
            self.selection.select_finding(hit.finding)
        elif chosen and (address := hit.cell or (self.review and address_at(self.review, hit.start))):
            self.selection.select_cell(address)
            self.grid.show_address(address)
