"""The outline of the source: its six parts and the tables in them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.review.review import Review


class SourceOutline(QListWidget):
    """A list of headings and tables in the order of the text.

    Signals: ``chosen(start)`` for the heading or table that was clicked or entered.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("大纲"))
        self.itemActivated.connect(self._on_item)
        self.itemClicked.connect(self._on_item)

    def set_review(self, review: Review | None) -> None:
        """Show the outline of another report, or nothing."""
        self.clear()
        if review is None:
            return
        for start, title in sorted([*_sections(review), *self._tables(review)]):
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, start)
            self.addItem(item)
        if not review.report.sections:
            item = QListWidgetItem(self.tr("没有识别到统一格式的六个部分。"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)

    def _tables(self, review: Review) -> Iterator[tuple[int, str]]:
        known = {table.id: table.short for form in review.forms.forms for table in form.tables}
        for table in review.report.tables.values():
            if table.span is not None:
                name = self.tr("表：{name}").format(name=known.get(table.id, table.id))
                yield table.span.start, "　　" + name

    def _on_item(self, item: QListWidgetItem) -> None:
        start = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(start, int):
            self.chosen.emit(start)


def _sections(review: Review) -> Iterator[tuple[int, str]]:
    for section in review.report.sections:
        title = section.heading
        if section.number and not title.lstrip().startswith(section.number):
            title = f"{section.number}、{title}"
        yield section.span.start, title.strip()
