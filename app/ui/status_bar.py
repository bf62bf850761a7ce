"""The status bar: file, encoding, year, form, checks; at the right the last step or passing news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

if TYPE_CHECKING:
    from app.review.review import Review

NEWS_MS = 6000
"""How long passing news stands before the last step comes back: long enough to read a sentence."""


class StatusBar(QStatusBar):
    """Facts at the left, news at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.file, self.encoding, self.year, self.form, self.checks = (QLabel() for _ in range(5))
        for label in (self.file, self.encoding, self.year, self.form, self.checks):
            self.addWidget(label)
        self.news = QLabel()
        self.addPermanentWidget(self.news)
        self._step = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.news.setText(self._step))

    def show_review(self, review: Review | None) -> None:
        """Show the facts of a review, or that none is open."""
        texts = ["", "", "", "", ""]
        step = ""
        if review is not None:
            # Not before there is a report: the empty window is painted first.
            from app.ui.cell_facts import checks_text, form_text, step_text, year_text

            step = step_text(review)
            texts = [
                review.source.name,
                review.source.encoding.upper(),
                year_text(review),
                form_text(review),
                checks_text(review),
            ]
        for label, text in zip(
            (self.file, self.encoding, self.year, self.form, self.checks), texts, strict=True
        ):
            label.setText(text)
            label.setVisible(bool(text))
        if review is not None:
            self.file.setToolTip(str(review.source.path))
        self._step = step
        self._timer.stop()
        self.news.setText(self._step)

    def tell(self, text: str) -> None:
        """Show passing news."""
        self.news.setText(text)
        self._timer.start(NEWS_MS)
