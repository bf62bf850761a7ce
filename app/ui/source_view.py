"""The left panel: the source text and its outline."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.report.report import Report
from app.review.review import Review
from app.ui.panel import Panel
from app.ui.selection import Selection
from app.ui.source_editor import SourceEditor
from app.ui.source_marks import address_at, finding_at, place_of, source_marks


class SourceView(Panel):
    """原文 and 大纲. Shows what is selected; a click in the text selects what stands there.

    Signals: ``outline_chosen(start)``.
    """

    outline_chosen = Signal(int)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("原文"))
        self._selection = selection
        self._review: Review | None = None
        self._text: str | None = None
        self._shown: tuple[str, str] = ("", "")
        self.editor = SourceEditor()
        self.outline = QListWidget()
        self.outline.setAccessibleName(self.tr("大纲"))
        self.add_page(self.tr("原文"), self.editor)
        self.add_page(self.tr("大纲"), self.outline)
        self.editor.clicked.connect(self._on_clicked)
        self.outline.itemActivated.connect(self._on_outline)
        self.outline.itemClicked.connect(self._on_outline)

    def set_review(self, review: Review | None) -> None:
        """Show another report, or none."""
        self._review = review
        text = review.report.text if review else ""
        self._shown = ("", "")
        if text != self._text:
            self._text = text
            self.editor.set_text(text)
        self.outline.clear()
        if review:
            self._fill_outline(review.report)
        self.show_selection()

    def show_selection(self) -> None:
        """Mark what is selected, and scroll to it if it is another than before."""
        if self._review is None:
            self.editor.set_marks(())
            return
        finding, address = self._selection.finding, self._selection.address
        self.editor.set_marks(source_marks(self._review, finding, address))
        shown = (finding.id if finding else "", address)
        if shown != self._shown:
            self._shown = shown
            place = place_of(self._review, finding, address) if any(shown) else None
            if place is not None:
                self.editor.show_position(place.start)

    def take_focus(self) -> None:
        """Put the keyboard into the text or the outline."""
        (self.outline if self.tabs.currentIndex() else self.editor).setFocus()

    def _fill_outline(self, report: Report) -> None:
        for section in report.sections:
            title = section.heading
            if section.number and not title.lstrip().startswith(section.number):
                title = f"{section.number}、{title}"
            item = QListWidgetItem(title.strip())
            item.setData(Qt.ItemDataRole.UserRole, section.span.start)
            self.outline.addItem(item)
        if not report.sections:
            item = QListWidgetItem(self.tr("没有识别到统一格式的六个部分。"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.outline.addItem(item)

    def _on_outline(self, item: QListWidgetItem) -> None:
        start = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(start, int):
            self.tabs.setCurrentIndex(0)
            self.editor.show_at_top(start)
            self.outline_chosen.emit(start)

    def _on_clicked(self, position: int) -> None:
        if self._review is None:
            return
        if address := address_at(self._review, position):
            self._selection.select_cell(address)
        elif finding := finding_at(self._review, position):
            self._selection.select_finding(finding)
