"""The list of findings: filters with their counts, order, and the way to the next one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QStackedWidget,
    QTableView,
    QToolButton,
    QWidget,
)

from app.report.finding import Answer
from app.review.review import Review
from app.ui.findings_delegate import FindingsDelegate
from app.ui.findings_model import (
    DECISION,
    MESSAGE,
    PLACE,
    SEVERITY,
    SIGN,
    Filter,
    FindingsModel,
    Order,
    counts,
    lines,
)
from app.ui.panel import Panel, viewport_of
from app.ui.selection import Selection


class FindingsPanel(Panel):
    """问题. Shows what is selected; choosing a line selects its finding.

    Signals: ``message(text)`` for the status bar.
    """

    message = Signal(str)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("问题"))
        self.tabs.setAccessibleName(self.tr("筛选问题"))
        self._selection = selection
        self._review: Review | None = None
        self._order = Order.SEVERITY
        self._showing = False
        self.model = FindingsModel(self)
        self.view = _FindingsView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("问题列表"))
        self._empty = QLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(16)
        self._empty.setProperty("kind", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.pages.addWidget(self._stack)
        for _ in Filter:
            self.tabs.addTab("")
        self.tabs.currentChanged.disconnect(self.pages.setCurrentIndex)
        self.tabs.currentChanged.connect(self._on_filter)
        self._order_button = self._make_order_button()
        self.add_corner(self._order_button)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.clicked.connect(lambda index: self._on_current(index, index))
        self._label_tabs()

    # what is shown

    @property
    def filter(self) -> Filter:
        """The chosen filter."""
        return list(Filter)[max(self.tabs.currentIndex(), 0)]

    @property
    def order(self) -> Order:
        """The chosen order."""
        return self._order

    def set_review(self, review: Review | None) -> None:
        """Show another review's findings, or none."""
        self._review = review
        self.tabs.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        """Show what the review says now; what is selected stays selected."""
        self._label_tabs()
        made = lines(self._review, self.filter, self._order) if self._review else []
        self._showing = True
        try:
            self.model.set_lines(made)
            self.view.clearSpans()
            for row, line in enumerate(made):
                if line.finding is None:
                    self.view.setSpan(row, 0, 1, self.model.columnCount())
        finally:
            self._showing = False
        self._empty.setText(self.empty_text())
        self._stack.setCurrentIndex(0 if made else 1)
        self.view.fit_columns()
        self.show_selection()

    def show_selection(self) -> None:
        """Show the selected finding as the current line, without telling anybody."""
        finding = self._selection.finding
        row = self.model.row_of(finding.id) if finding else -1
        self._showing = True
        try:
            index = self.model.index(row, MESSAGE) if row >= 0 else QModelIndex()
            flags = QItemSelectionModel.SelectionFlag
            if row >= 0:
                if self.view.currentIndex().row() != row or not self.view.selectionModel().isRowSelected(row):
                    self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.view.scrollTo(index)
            else:
                self.view.selectionModel().setCurrentIndex(QModelIndex(), flags.Clear)
        finally:
            self._showing = False

    def step(self, by: int) -> bool:
        """Select the next (1) or previous (-1) finding in the list's order; False if there is none.

        Walks past what is corrected already, unless that is what is shown.
        """
        rows = [
            row
            for row in self.model.finding_rows()
            if self.filter is Filter.RESOLVED or not self._is_resolved(row)
        ]
        if not rows:
            self.message.emit(self.tr("没有需要处理的问题。"))
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
        """Select the first finding if none is selected, as the list does when it gets the focus."""
        rows = self.model.finding_rows()
        finding = self.model.line(rows[0]).finding if rows else None
        if finding is not None and self._selection.finding is None:
            self._selection.select_finding(finding.id)

    def _is_resolved(self, row: int) -> bool:
        finding = self.model.line(row).finding
        return self._review is not None and any(finding is gone for gone in self._review.resolved)

    # words

    def _label_tabs(self) -> None:
        numbers = counts(self._review) if self._review else dict.fromkeys(Filter, 0)
        titles = {
            Filter.ALL: self.tr("问题"),
            Filter.ERROR: self.tr("错误"),
            Filter.WARNING: self.tr("警告"),
            Filter.INFO: self.tr("提示"),
            Filter.RESOLVED: self.tr("已更正"),
        }
        for index, which in enumerate(Filter):
            self.tabs.setTabText(index, f"{titles[which]} {numbers[which]}")

    def empty_text(self) -> str:
        """What an empty list says."""
        review = self._review
        if review is None:
            return self.tr("尚未打开报告。")
        checks = review.checks
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

    def _make_order_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.setAccessibleName(self.tr("问题的排列"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        group = QActionGroup(menu)
        titles = {
            Order.SEVERITY: self.tr("按严重程度"),
            Order.REPORT: self.tr("按报告顺序"),
            Order.TABLE: self.tr("按表分组"),
        }
        for order, title in titles.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _=False, chosen=order: self._set_order(chosen))
            group.addAction(action)
        button.setMenu(menu)
        button.setText(titles[self._order] + " ▾")
        self._order_titles = titles
        return button

    # acts

    def _set_order(self, order: Order) -> None:
        self._order = order
        self._order_button.setText(self._order_titles[order] + " ▾")
        self.refresh()

    def _on_filter(self) -> None:
        self.refresh()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._showing or not index.isValid():
            return
        finding = self.model.line(index.row()).finding
        if finding is not None:
            self._selection.select_finding(finding.id)


class _FindingsView(QTableView):
    """A table that looks like a list: whole lines, no grid, the message takes the room."""

    def __init__(self) -> None:
        super().__init__()
        self._viewport = viewport_of(self)
        self.setItemDelegate(FindingsDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)

    def fit_columns(self) -> None:
        """Give each column the room it needs, the message the rest."""
        metrics = self.fontMetrics()
        em = metrics.horizontalAdvance("字")
        header = self.horizontalHeader()
        if header.count() == 0:
            return
        height = max(30, metrics.height() + 11)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self.verticalHeader().setMinimumSectionSize(1)
            self.verticalHeader().setDefaultSectionSize(height)
        model = self.model()
        widest = 0
        for row in range(model.rowCount()):
            widest = max(widest, metrics.horizontalAdvance(str(model.index(row, PLACE).data() or "")))
        room = self.viewport().width()
        widths = {
            SIGN: em + 26,
            SEVERITY: em * 3 + 14,
            PLACE: min(max(widest + 22, em * 9), max(em * 9, room * 3 // 10)),
            DECISION: em * 5 + 26,
        }
        for column, width in widths.items():
            header.resizeSection(column, width)
        header.resizeSection(MESSAGE, max(em * 8, room - sum(widths.values())))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the message take the room."""
        super().resizeEvent(event)
        self.fit_columns()
