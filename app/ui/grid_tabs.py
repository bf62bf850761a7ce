"""The official tables, one tab each, with the number of open findings on the tab."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.forms.grid import GridShape, shape
from app.forms.model import FormTable
from app.report.address import Address
from app.report.finding import Finding, Severity
from app.review.review import Review
from app.ui.badge_tabs import BadgeTabs
from app.ui.facts_shape import facts_shape
from app.ui.grid_looks import RANK, is_open
from app.ui.grid_view import GridView
from app.ui.panel import Panel

if TYPE_CHECKING:
    from app.ui.reason_line import ReasonLine

FACTS_TABLE: Final = "report"
"""The name of the first grid: the first part of the addresses of facts."""


class GridTabs(Panel):
    """基本信息 and the three tables of a review, each in its official shape.

    A grid is made when its tab is first seen or asked for: only one of them is seen first.

    Signals: ``cell_selected(address)`` when the user goes to a cell; ``message(sentence)``.
    """

    cell_selected = Signal(str)
    message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._bar = BadgeTabs()
        super().__init__("", parent, self._bar)
        self.setAccessibleName(self.tr("表格"))
        self.tabs.setAccessibleName(self.tr("表格"))
        self._review: Review | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._tables: list[str] = []
        self._titles: list[str] = []
        self._views: dict[str, GridView] = {}
        self._unmade: dict[str, tuple[_Page, GridShape]] = {}
        self._outlined: tuple[Address, ...] = ()
        self._mending: tuple[Address, ...] = ()
        self._found: tuple[Address, ...] = ()
        self.tabs.currentChanged.connect(lambda _: self._on_tab())
        self.reason: ReasonLine | None = None
        self._steps = 0
        why = QShortcut(QKeySequence("Alt+R"), self)
        why.activated.connect(self.ask_reason)
        for number in range(1, 5):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.activated.connect(lambda index=number - 1: self.go_to_tab(index))
        for name, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):  # as Excel goes from sheet to sheet
            keys = QShortcut(QKeySequence(name), self)
            keys.activated.connect(lambda by=by: self.go_to_tab(self.tabs.currentIndex() + by))

    def set_review(self, review: Review | None) -> None:
        """Show another review, or nothing; the tab that was open stays open."""
        open_table = self.current_table()
        self._let_go()
        self._review = review
        if review is None:
            return
        self._add(FACTS_TABLE, self.tr("基本信息"), facts_shape())
        for table in review.forms.table_ids:
            form_table, grid = _official(review, table)
            if form_table is None:
                continue
            found = review.report.tables.get(table)
            if grid is None or found is None or not found.found:
                self._add(table, form_table.short, self._absent(form_table.title))
            else:
                self._add(table, form_table.short, grid)
        self._steps = review.history.position
        self._unsubscribe = review.subscribe(self._on_review_changed)
        self._count()
        if open_table in self._tables:
            self.tabs.setCurrentIndex(self._tables.index(open_table))

    def show_address(self, address: Address) -> bool:
        """Open the tab of a cell and go to the cell; False if no grid shows it.

        The tab is opened also where the table was not found, so that the sentence is seen.
        ``cell_selected`` is not sent.
        """
        table = address.partition("/")[0]
        if table not in self._tables:
            return False
        view = self.view(table)
        self.tabs.setCurrentIndex(self._tables.index(table))
        return view is not None and view.select_address(address)

    def show_table_of(self, finding: Finding) -> None:
        """Open the tab of the table that a finding without a cell is about, if it is about one."""
        table = table_of(finding)
        if table in self._tables and table != self.current_table():
            self.tabs.setCurrentIndex(self._tables.index(table))

    def set_outlined(self, addresses: Iterable[Address]) -> None:
        """Outline the operands of the selected finding in all tables."""
        self._outlined = tuple(addresses)
        for view in self._views.values():
            view.set_outlined(self._outlined)

    def set_mending(self, addresses: Iterable[Address]) -> None:
        """In these cells what is typed mends our reading: their finding is declared to be our misreading."""
        self._mending = tuple(addresses)
        for view in self._views.values():
            view.grid().mending = self._mending

    def set_found(self, addresses: Iterable[Address]) -> None:
        """Mark the texts of cells that were searched for."""
        self._found = tuple(addresses)
        for view in self._views.values():
            view.set_found(self._found)

    def commit_open_editor(self) -> None:
        """Put what is being typed into its cell. To be called before save, export, close and undo."""
        for view in self._views.values():
            view.commit_open_editor()

    def current_view(self) -> GridView | None:
        """The grid in the open tab, None where it shows a sentence instead."""
        return self.view(self.current_table())

    def current_table(self) -> str:
        """The name of the table in the open tab: the first part of its addresses."""
        index = self.tabs.currentIndex()
        return self._tables[index] if 0 <= index < len(self._tables) else ""

    def view(self, table: str) -> GridView | None:
        """The grid of a table, made now if it was not yet; None if it was not found in the report."""
        if table in self._unmade and self._review is not None:
            page, grid = self._unmade.pop(table)
            title = self._titles[self._tables.index(table)]
            view = self._views[table] = self._make(page, title, self._review, grid)
            page.column.addWidget(view)
            page.setFocusProxy(view)
            view.show()  # at once, if its page is seen already: whoever asks may give it the keys
        return self._views.get(table)

    def go_to_tab(self, index: int) -> None:
        """Open a tab and give its grid the keys."""
        if 0 <= index < len(self._tables):
            self.tabs.setCurrentIndex(index)
            page = self.current_view() or self.tabs
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Make what is seen first."""
        self.view(self.current_table())
        super().showEvent(event)

    def _on_tab(self) -> None:
        self.commit_open_editor()
        if self.isVisible():
            self.view(self.current_table())

    def _make(self, page: QWidget, title: str, review: Review, grid: GridShape) -> GridView:
        view = GridView(page)  # from the start, or all in it is styled twice
        view.setAccessibleName(title)
        view.set_review(review, grid)
        view.set_outlined(self._outlined)
        view.set_found(self._found)
        view.grid().mending = self._mending
        view.cell_selected.connect(self.cell_selected)
        view.message.connect(self.message)
        view.reason_wanted.connect(self.ask_reason)
        return view

    def _absent(self, title: str) -> QLabel:
        sentence = self.tr(
            "报告中没有找到“{title}”的表格。它可能是图片、附件，或者缺了这一部分。\n\n"
            "其余各表照常校核，不受影响。请对照原文确认；确实没有的，可在备忘录中请报送单位补充可编辑的表格。"
        )
        label = QLabel(sentence.format(title=title))
        label.setProperty("kind", "muted")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMargin(32)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _add(self, table: str, title: str, content: QWidget | GridShape) -> None:
        page = _Page(self.pages)
        if isinstance(content, QWidget):
            page.column.addWidget(content)
        else:
            self._unmade[table] = (page, content)
        self._tables.append(table)
        self._titles.append(title)
        self.add_page(title, page)

    def _let_go(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        if self.reason is not None:
            self.reason.forget()
        for view in self._views.values():
            view.commit_open_editor()
            view.release()
        self._views.clear()
        self._unmade.clear()
        self._tables.clear()
        self._titles.clear()
        while self.tabs.count():
            self.tabs.removeTab(0)
        while (page := self.pages.widget(0)) is not None:
            self.pages.removeWidget(page)
            page.deleteLater()

    # Reasons

    def ask_reason(self) -> None:
        """Put the keyboard where the reason of the last correction, or of the selected one, is asked."""
        review, view = self._review, self.current_view()
        if review is None:
            return
        if (self.reason is None or not self.reason.asking) and view is not None:
            standing = {one.cell for one in review.corrections}
            selected = [place.address for place in view.selected() if place.address in standing]
            if not selected:
                self.message.emit(self.tr("所选单元格没有更正过，不需要理由。"))
                return
            self._reason_line().ask(review, selected)
        if self.reason is not None:
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_review_changed(self) -> None:
        self._count()
        review = self._review
        if review is None:
            return
        before, self._steps = self._steps, review.history.position
        if self._steps == before:
            return
        from app.ui.reason_line import unreasoned  # nobody who only looks waits for it

        cells = unreasoned(review) if self._steps > before else ()
        if cells:
            line = self._reason_line()
            line.ask(review, cells, shown=False)
            room = self.width() - self.tabs.sizeHint().width() - 32
            line.setVisible(room >= line.minimumWidth())  # else it would cover a tab
        elif self.reason is not None:
            self.reason.forget()

    def _reason_line(self) -> ReasonLine:
        if self.reason is None:
            from app.ui.reason_line import ReasonLine  # as above

            self.reason = ReasonLine()
            self.reason.left.connect(self._on_reason_left)
            self.add_corner(self.reason)
        return self.reason

    def _on_reason_left(self) -> None:
        view = self.current_view()
        if self.reason is not None and self.reason.hasFocus() and view is not None:
            view.setFocus()

    # Badges

    def _count(self) -> None:
        """Put the numbers of open findings on the tabs."""
        if self._review is None:
            return
        counted: dict[str, dict[Severity, int]] = {table: {} for table in self._tables}
        for finding in self._review.checks.findings:
            table = table_of(finding)
            if table in counted and is_open(finding, self._review):
                counted[table][finding.severity] = counted[table].get(finding.severity, 0) + 1
        for index, table in enumerate(self._tables):
            self._put_badge(index, counted[table])

    def _put_badge(self, index: int, counts: dict[Severity, int]) -> None:
        names = {
            Severity.ERROR: self.tr("错误"),
            Severity.WARNING: self.tr("警告"),
            Severity.INFO: self.tr("提示"),
        }
        ordered = sorted(counts, key=lambda severity: -RANK[severity])
        told = " · ".join(f"{names[severity]} {counts[severity]}" for severity in ordered)
        self.tabs.setTabToolTip(index, " · ".join(filter(None, (self._titles[index], told))))
        self.tabs.setAccessibleTabName(index, "，".join(filter(None, (self._titles[index], told))))
        self._bar.set_badge(index, (ordered[0], counts[ordered[0]]) if ordered else None)


class _Page(QWidget):
    """The room of one table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 9, 12, 9)


def table_of(finding: Finding) -> str:
    """The table that a finding is about: that of its cells, else the one its subject names."""
    addresses = (*finding.cells, *finding.related, finding.id.partition("@")[2])
    return addresses[0].partition("/")[0]


def _official(review: Review, table: str) -> tuple[FormTable | None, GridShape | None]:
    """The table in its form and its shape, made of the blocks that the report has."""
    refs = [ref for ref in review.report.blocks if ref.table == table]
    forms = review.forms
    if refs:
        blocks = [forms.block(ref.form, ref.table, ref.block) for ref in refs]
        form_table = forms.table(refs[0].form, table)
        return form_table, shape(form_table, blocks)
    for form in reversed(forms.forms):
        for form_table in form.tables:
            if form_table.id == table:
                return form_table, None
    return None, None
