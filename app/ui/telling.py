"""Telling a screen reader what a view that paints everything itself shows now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.report.address import Address
from app.review.correct import cell_name
from app.review.review import Review


def selected_words(review: Review, address: Address) -> str:
    """The name of the selected cell and what stands in it; "" if none is selected."""
    cell = review.report.cells.get(address)
    if cell is None:
        return ""
    words = QCoreApplication.translate("Telling", "所选单元格：{name}，{value}")
    blank = QCoreApplication.translate("Telling", "空白")
    name = cell_name(address, review.report, review.forms)
    return words.format(name=name, value=cell.raw.strip() or blank)


def tell(widget: QWidget, words: str) -> None:
    """Describe a widget with these words, and say them if it has the keyboard and somebody listens."""
    if words == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(words)
    if words and widget.hasFocus():
        from PySide6.QtGui import QAccessible  # its enums are not made before a report is shown

        if QAccessible.isActive():
            from PySide6.QtGui import QAccessibleAnnouncementEvent  # only those who listen wait for it

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
