"""The list of findings: tabs and filters with their counts, deciding, and the way to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.report.correction import DecisionKind
from app.report.finding import Answer
from app.review.review import Review
from app.review.states import FindingState, count_states
from app.ui.deciding import decidable
from app.ui.findings_choices import FindingsChoices
from app.ui.findings_lines import Filter, Listed, counts, lines, listed, part_of, rule_title
from app.ui.findings_model import FindingsModel
from app.ui.findings_view import FindingsView
from app.ui.fitting_label import FittingLabel
from app.ui.not_listed import NotListed, heading_over
from app.ui.panel import Panel
from app.ui.selection import Selection

TAB_MARGINS: Final = 16
"""Pixels around the words of a tab, as in the style sheet."""


class FindingsPanel(Panel):
    """问题. Shows what is selected; choosing lines selects their findings.

    Signals: ``message(text)`` for the status bar; ``note_wanted()`` when the keyboard is to go to
    the note of what is selected; ``cell_wanted()`` when it is to go to the finding's cell.
    """

    message = Signal(str)
    note_wanted = Signal()
    cell_wanted = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("问题"))
        self.tabs.setAccessibleName(self.tr("筛选问题"))
        self._selection = selection
        self._review: Review | None = None
        self._showing = False
        self._collapsed: set[str] = set()
        self._then = ""
        self.model = FindingsModel(self)
        # From the outside to the inside, see ReportView.
        page = QWidget(self.pages)
        self.not_listed = NotListed(page)
        self._stack = QStackedWidget(page)
        self.view = FindingsView(self.model, self._stack)
        self.view.setAccessibleName(self.tr("问题列表"))
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._make_empty())
        self._seen = ""
        self._titles: list[list[str]] = [[], []]
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.not_listed)
        column.addWidget(self._stack, 1)
        self.pages.addWidget(page)
        for _ in Filter:
            self.tabs.addTab("")
        self.tabs.currentChanged.disconnect(self.pages.setCurrentIndex)
        self.choices = FindingsChoices(self)
        self.numbers = FittingLabel(self)
        self.head.addWidget(self.numbers, 100)
        self.add_corner(self.choices)
        self._connect()
        self._label_tabs([])

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.choices.changed.connect(self.refresh)
        self.not_listed.show_wanted.connect(self.list_selected)
        chosen = self.view.selectionModel()
        chosen.currentChanged.connect(lambda *_: self._on_chosen())
        chosen.selectionChanged.connect(lambda *_: self._on_chosen())
        self.view.clicked.connect(lambda _: self._on_chosen())
        self.view.rule_title = lambda rule: rule_title(self._review, rule) if self._review else rule
        self.view.decided.connect(self.decide)
        self.view.note_wanted.connect(self.ask_note)
        self.view.cell_wanted.connect(self.cell_wanted)
        self.view.toggled.connect(self.toggle)
        self.view.menu_wanted.connect(self._show_menu)

    def _make_empty(self) -> QWidget:
        page = QWidget(self._stack)
        column = QVBoxLayout(page)
        column.addStretch(1)
        self._empty = QLabel(page)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("kind", "muted")
        column.addWidget(self._empty)
        self.clear_button = QPushButton(self.tr("清除筛选"), page)
        self.clear_button.setProperty("kind", "link")
        self.clear_button.clicked.connect(lambda: self.choices.clear())
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    # what is shown

    @property
    def filter(self) -> Filter:
        """The chosen tab."""
        return list(Filter)[max(self.tabs.currentIndex(), 0)]

    def set_review(self, review: Review | None) -> None:
        """Show another review's findings, or none."""
        self._review = review
        self._seen = ""
        self._collapsed.clear()
        self.tabs.setCurrentIndex(0)
        self.choices.set_review(review)
        self.refresh()

    def refresh(self) -> None:
        """Show what the review says now; what is selected stays selected."""
        review = self._review
        found = listed(review) if review is not None else []
        self._label_tabs(found)
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
        self._empty.setText(self.empty_text())
        self.clear_button.setVisible(self._hidden() > 0)
        self._stack.setCurrentIndex(1)
        if had_keys and self._hidden():
            self.clear_button.setFocus()

    def show_selection(self) -> None:
        """Show the selected findings as the selected lines, without telling anybody.

        A shut group is opened for a finding that was selected elsewhere, and where a tab or a filter
        keeps it out of the list, a line says so. Not for one that was there: who has decided on it, or
        shuts its group, has it out of the list by his own will.
        """
        finding = self._selection.finding
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
        heading = heading_over(self._review, self.choices.wanted._replace(tab=self.filter), self._seen)
        if heading in self._collapsed:
            self._collapsed.discard(heading)
            self.refresh()

    def _why_not_listed(self) -> str:
        wanted = self.choices.wanted._replace(tab=self.filter).widened()
        if heading_over(self._review, wanted, self._seen) is None:
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
        chosen = self._selection.chosen
        rows = [row for id in chosen if (row := self.model.row_of(id)) >= 0]
        finding = self._selection.finding
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
        self._selection.select_findings(ids, current)

    # groups

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

    # the next one

    def step(self, by: int) -> bool:
        """Select the next (1) or previous (-1) finding in the list's order; False if there is none.

        Walks past what is corrected already, unless that is what is shown.
        """
        rows = [
            row
            for row in self.model.finding_rows()
            if self.filter is Filter.RESOLVED or not self.model.line(row).gone
        ]
        if not rows and self._collapsed:
            self._collapsed.clear()
            self.refresh()
            return self.step(by)
        if not rows:
            hidden = self._hidden()
            self.message.emit(
                self.tr("所列之中没有问题，另有 {count} 项没有列出。").format(count=hidden)
                if hidden
                else self.tr("没有需要处理的问题。")
            )
            return False
        finding = self._selection.finding
        here = self.model.row_of(finding.id) if finding else -1
        after = [row for row in rows if (row > here if by > 0 else row < here)]
        row = (after or rows)[0 if by > 0 else -1]
        if not after and here >= 0:
            self.message.emit(self.tr("已回到开头。") if by > 0 else self.tr("已回到末尾。"))
        chosen = self.model.line(row).finding
        assert chosen is not None
        self._selection.select_finding(chosen.id)
        return True

    def select_first(self) -> None:
        """Select the first finding that is 待核, or the first, if none is selected.

        A review that is opened again goes on where it was left.
        """
        if self._selection.finding is not None:
            return
        rows = self.model.finding_rows()
        first = self.model.line(rows[0]).finding if rows else None
        wanted = self._next_open(())
        if wanted == _NONE_LEFT:
            wanted = first.id if first is not None else ""
        if wanted:
            self._selection.select_finding(wanted)

    # deciding

    def decide(self, kind: DecisionKind) -> None:
        """Decide on what is selected, as one step, and go to the next finding that is 待核.

        不构成问题 asks for the reason first; 识别有误 stays, for the cell is to be retyped.
        """
        review = self._review
        ids = decidable(review, self._selection.chosen) if review is not None else ()
        if review is None or not ids:
            self.message.emit(self.tr("请先在问题列表中选一个问题；已更正的不需要处理意见。"))
            return
        self._then = self._next_open(ids)
        review.decide(ids, kind, None)
        if kind is DecisionKind.ACCEPTED:
            self.note_wanted.emit()
        elif kind is not DecisionKind.MISREAD:
            self.go_on()

    def go_on(self) -> None:
        """Go to the finding that comes after the one that was decided on, if that was by key."""
        then, self._then = self._then, ""
        if then == _NONE_LEFT:
            hidden = count_states(self._review)[FindingState.OPEN] if self._review else 0
            self.message.emit(
                self.tr("所列的问题都有了处理意见；另有 {count} 项待核没有列出。").format(count=hidden)
                if hidden
                else self.tr("全部问题都有了处理意见。")
            )
        elif then:
            self._selection.select_finding(then)

    def ask_note(self) -> None:
        """Put the keyboard into the note of what is selected; it stays there afterwards."""
        self._then = ""
        self.note_wanted.emit()

    def _next_open(self, ids: Sequence[str]) -> str:
        rows = [self.model.row_of(id) for id in ids]
        after = max(rows, default=-1) + 1
        found = self.model.lines()
        for line in (*found[after:], *found[:after]):
            wanted = line.finding is not None and not line.gone and line.state is FindingState.OPEN
            if wanted and line.finding is not None and line.finding.id not in ids:
                return line.finding.id
        return _NONE_LEFT

    def only_this_rule(self) -> None:
        """Narrow the list to the rule of the selected finding."""
        if (finding := self._selection.finding) is not None:
            self.choices.choose(self.choices.wanted._replace(rule=finding.rule))

    def only_this_part(self) -> None:
        """Narrow the list to the table of the selected finding."""
        finding, review = self._selection.finding, self._review
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
        """Put the words on the tabs for which there is room."""
        margins, metrics = self.head.contentsMargins(), self.tabs.fontMetrics()
        room = self.width() - margins.left() - margins.right() - self.choices.sizeHint().width()
        needed = sum(metrics.horizontalAdvance(text) + TAB_MARGINS for text in self._titles[0])
        for index, text in enumerate(self._titles[needed > room]):
            if self.tabs.tabText(index) != text:
                self.tabs.setTabText(index, text)

    def _label_tabs(self, found: Sequence[Listed]) -> None:
        numbers = counts(found)
        titles = {
            Filter.ALL: self.tr("问题"),
            Filter.ERROR: self.tr("错误"),
            Filter.WARNING: self.tr("警告"),
            Filter.INFO: self.tr("提示"),
            Filter.RESOLVED: self.tr("已更正"),
        }
        shorter = {
            Filter.ALL: self.tr("全部"),
            Filter.ERROR: self.tr("错"),
            Filter.WARNING: self.tr("警"),
            Filter.INFO: self.tr("提"),
            Filter.RESOLVED: self.tr("更正"),
        }
        self._titles = [
            [f"{names[which]} {numbers[which]}" for which in Filter] for names in (titles, shorter)
        ]
        for index, text in enumerate(self._titles[0]):
            self.tabs.setTabToolTip(index, text)
            self.tabs.setAccessibleTabName(index, text)
        self._fit_tabs()
        waiting = sum(one.state is FindingState.OPEN for one in found)
        decided = numbers[Filter.ALL] - waiting
        if not numbers[Filter.ALL]:
            self.numbers.say("", "")
        else:
            both = self.tr("待核 {open} · 已定 {decided}").format(open=waiting, decided=decided)
            self.numbers.say(both, self.tr("待核 {open}").format(open=waiting))

    def _hidden(self) -> int:
        """How many findings of the tab the filter keeps out of the list."""
        wanted = self.choices.wanted._replace(tab=self.filter)
        if self._review is None or not wanted.narrowed:
            return 0
        return sum(line.finding is not None for line in lines(self._review, wanted.widened())) - len(
            self.model.finding_rows()
        )

    def empty_text(self) -> str:
        """What an empty list says."""
        review = self._review
        if review is None:
            return self.tr("尚未打开报告。")
        checks = review.checks
        if hidden := self._hidden():
            sentence = self.tr("没有符合“{what}”的问题；另有 {count} 项没有列出。")
            return sentence.format(what=self.choices.filter_text(), count=hidden)
        if self.filter is Filter.RESOLVED:
            return self.tr("还没有更正过的问题。在表格中改正单元格后，随之消失的问题会列在这里。")
        if checks.findings:
            return self.tr("没有这一类问题。")
        passed = checks.count(Answer.PASSED)
        waiting = checks.count(Answer.NOT_CHECKED) + checks.count(Answer.BROKEN)
        if waiting:
            return self.tr(
                "检查了 {passed} 项，全部通过；另有 {waiting} 项因单元格未能识别而没有检查。"
            ).format(passed=passed, waiting=waiting)
        return self.tr("检查了 {passed} 项，全部通过。").format(passed=passed)


_NONE_LEFT = "-"
"""No id of a finding: they have a rule's name in front."""
