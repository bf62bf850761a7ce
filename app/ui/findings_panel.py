"""The list of findings: tabs, filters and groups, and what is selected in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.review.review import Review
from app.ui.findings_choices import FindingsChoices
from app.ui.findings_lines import Filter, lines, listed, part_of, rule_title
from app.ui.findings_model import FindingsModel
from app.ui.findings_none import NoFindings
from app.ui.findings_round import FindingsRound
from app.ui.findings_titles import FindingsTitles
from app.ui.findings_view import FindingsView
from app.ui.fitting_label import FittingLabel
from app.ui.not_listed import NotListed, heading_over
from app.ui.panel import Panel
from app.ui.selection import Selection


class FindingsPanel(Panel):
    """问题. Shows what is selected; choosing lines selects their findings.

    ``round`` goes through them. Signal: ``cell_wanted()`` when the keyboard is to go to the finding's cell.
    """

    cell_wanted = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("问题"))
        self.tabs.setAccessibleName(self.tr("筛选问题"))
        self.selection = selection
        self.review: Review | None = None
        self._showing = False
        self._collapsed: set[str] = set()
        self.model = FindingsModel(self)
        # From the outside to the inside, see ReportView.
        page = QWidget(self.pages)
        self.not_listed = NotListed(page)
        self._stack = QStackedWidget(page)
        self.view = FindingsView(self.model, self._stack)
        self.view.setAccessibleName(self.tr("问题列表"))
        self._stack.addWidget(self.view)
        self.none = NoFindings(self._stack)
        self._stack.addWidget(self.none)
        self._seen = ""
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.not_listed)
        column.addWidget(self._stack, 1)
        self.pages.addWidget(page)
        self.tabs.currentChanged.disconnect(self.pages.setCurrentIndex)
        self.choices = FindingsChoices(self)
        self.numbers = FittingLabel(self)
        self.head.addWidget(self.numbers, 100)
        self.add_corner(self.choices)
        self._titles = FindingsTitles(self.tabs, self.numbers, self)
        self._fit_tabs()
        self.round = FindingsRound(self)
        self._connect()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.choices.changed.connect(self.refresh)
        self.none.clear_button.clicked.connect(lambda: self.choices.clear())
        self.not_listed.show_wanted.connect(self.list_selected)
        chosen = self.view.selectionModel()
        chosen.currentChanged.connect(lambda *_: self._on_chosen())
        chosen.selectionChanged.connect(lambda *_: self._on_chosen())
        self.view.clicked.connect(lambda _: self._on_chosen())
        self.view.rule_title = lambda rule: rule_title(self.review, rule) if self.review else rule
        self.view.decided.connect(self.round.decide)
        self.view.note_wanted.connect(self.round.ask_note)
        self.view.cell_wanted.connect(self.cell_wanted)
        self.view.toggled.connect(self.toggle)
        self.view.menu_wanted.connect(self._show_menu)

    # what is shown

    @property
    def filter(self) -> Filter:
        """The chosen tab."""
        return list(Filter)[max(self.tabs.currentIndex(), 0)]

    def set_review(self, review: Review | None) -> None:
        """Show another review's findings, or none."""
        self.review = review
        self._seen = ""
        self._collapsed.clear()
        self.tabs.setCurrentIndex(0)
        self.choices.set_review(review)
        self.refresh()

    def refresh(self) -> None:
        """Show what the review says now; what is selected stays selected."""
        review = self.review
        found = listed(review) if review is not None else []
        self._titles.tell(found)
        self._fit_tabs()
        wanted = self.choices.wanted._replace(tab=self.filter)
        made = lines(review, wanted, self._collapsed, found) if review is not None else []
        self._showing = True
        try:
            if self.model.set_lines(made):
                self._span_headings()
            if made:
                self._stack.setCurrentIndex(0)  # a list that gets the keys so puts them at its first line
        finally:
            self._showing = False
        if not made:
            self._show_empty()
        self.view.fit_columns()
        self._mark_selection()
        if self._is_listed():
            self.not_listed.say("")

    def _span_headings(self) -> None:
        self.view.clearSpans()
        for row, line in enumerate(self.model.lines()):
            if line.finding is None:
                self.view.setSpan(row, 0, 1, self.model.columnCount())

    def _show_empty(self) -> None:
        had_keys = self.view.hasFocus()
        hidden = self.hidden()
        checks = self.review.checks if self.review is not None else None
        self.none.tell(checks, self.filter, hidden, self.choices.filter_text() if hidden else "")
        self._stack.setCurrentWidget(self.none)
        if had_keys and hidden:
            self.none.clear_button.setFocus()

    def show_selection(self) -> None:
        """Show the selected findings as the selected lines, without telling anybody.

        A shut group is opened for a finding that was selected elsewhere, and where a tab or a filter
        keeps it out of the list, a line says so. Not for one that was there: who has decided on it, or
        shuts its group, has it out of the list by his own will.
        """
        finding = self.selection.finding
        selected = finding.id if finding is not None else ""
        if selected != self._seen:
            self._seen = selected
            if not self._is_listed():
                self._open_group()
            self.not_listed.say("" if self._is_listed() else self._why_not_listed())
        self._mark_selection()

    def _is_listed(self) -> bool:
        return not self._seen or self.model.row_of(self._seen) >= 0

    def _open_group(self) -> None:
        heading = heading_over(self.review, self.choices.wanted._replace(tab=self.filter), self._seen)
        if heading in self._collapsed:
            self._collapsed.discard(heading)
            self.refresh()

    def _why_not_listed(self) -> str:
        wanted = self.choices.wanted._replace(tab=self.filter).widened()
        if heading_over(self.review, wanted, self._seen) is None:
            return self.tr("所选问题不在这一栏中。")
        return self.tr("所选问题被筛选隐去（只显示：{what}）。").format(what=self.choices.filter_text())

    def list_selected(self) -> None:
        """Have what is selected in the list: without the filter, and if need be among all findings."""
        self.choices.clear()
        if not self._is_listed():
            self.tabs.setCurrentIndex(list(Filter).index(Filter.ALL))
        self._open_group()
        self._mark_selection()
        self.view.setFocus()

    def _mark_selection(self) -> None:
        chosen = self.selection.chosen
        rows = [row for id in chosen if (row := self.model.row_of(id)) >= 0]
        finding = self.selection.finding
        current = self.model.row_of(finding.id) if finding else -1
        if current < 0 and rows:
            current = rows[0]
        line = self.view.current()
        self._showing = True
        try:
            if current >= 0 or line is None or line.finding is not None:  # the keys may be at a heading
                self.view.show_rows(rows, current)
        finally:
            self._showing = False

    def _on_chosen(self) -> None:
        """The user has selected other lines."""
        if self._showing or self.view.arriving:
            return
        ids = [line.finding.id for line in self.view.selected() if line.finding is not None]
        line = self.view.current()
        current = line.finding.id if line is not None and line.finding is not None else ""
        if current not in ids:
            current = ids[0] if ids else ""
        self.selection.select_findings(ids, current)

    # groups

    def has_shut_groups(self) -> bool:
        """Whether a heading hides its findings."""
        return bool(self._collapsed)

    def open_groups(self) -> None:
        """Open all of them."""
        self._collapsed.clear()
        self.refresh()

    def toggle(self, row: int) -> None:
        """Shut or open the group of a heading; the keys stay at the heading."""
        key = self.model.line(row).key
        self._collapsed ^= {key}
        self.refresh()
        row = next((at for at, line in enumerate(self.model.lines()) if line.key == key), -1)
        self._showing = True
        try:
            if row >= 0:
                self.view.go_to_row(row)
        finally:
            self._showing = False

    def only_this_rule(self) -> None:
        """Narrow the list to the rule of the selected finding."""
        if (finding := self.selection.finding) is not None:
            self.choices.choose(self.choices.wanted._replace(rule=finding.rule))

    def only_this_part(self) -> None:
        """Narrow the list to the table of the selected finding."""
        finding, review = self.selection.finding, self.review
        if finding is not None and review is not None:
            self.choices.choose(self.choices.wanted._replace(part=part_of(review, finding)))

    def _show_menu(self, place: QPoint) -> None:
        from app.ui.findings_menu import findings_menu  # only who asks waits for it

        findings_menu(self).popup(place)

    def _on_tab(self) -> None:
        self.choices.choose(self.choices.wanted._replace(tab=self.filter))
        self.refresh()

    # words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, shorter words on the tabs."""
        super().resizeEvent(event)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        margins = self.head.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self.choices.sizeHint().width()
        self._titles.fit(room)

    def hidden(self) -> int:
        """How many findings of the tab the filter keeps out of the list."""
        wanted = self.choices.wanted._replace(tab=self.filter)
        if self.review is None or not wanted.narrowed:
            return 0
        return sum(line.finding is not None for line in lines(self.review, wanted.widened())) - len(
            self.model.finding_rows()
        )
