"""A line above the findings: what is selected elsewhere is not in the list, and how to have it there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.review.review import Review
from app.ui.findings_lines import Wanted, lines


class NotListed(QWidget):
    """Hidden until :meth:`say` has something to say. Signals: ``show_wanted()``."""

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(self)
        self.text.setProperty("kind", "muted")
        self.button = QPushButton(self.tr("显示所选问题"), self)
        self.button.setProperty("kind", "link")
        self.button.clicked.connect(self.show_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 8, 3)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, text: str) -> None:
        """Show the sentence; "" hides the line."""
        self.text.setText(text)
        self.setVisible(bool(text))


def heading_over(review: Review | None, wanted: Wanted, finding: str) -> str | None:
    """The key of the heading above a finding, "" in a list without groups; None if it is not listed."""
    heading = ""
    for line in lines(review, wanted) if review is not None else ():
        if line.finding is None:
            heading = line.key
        elif line.finding.id == finding:
            return heading
    return None
