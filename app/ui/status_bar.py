"""The status bar: file, encoding, year, form, checks; at the right the last step or passing news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

if TYPE_CHECKING:
    from app.review.review import Review

NEWS_MS = 6000
"""How long passing news stands before the last step comes back: long enough to read a sentence."""
FILE: Final = 14
NEWS: Final = 16
"""Letters of the file's name and of the news that stand in any case, the other facts give way to them."""
GAP: Final = 16
"""Pixels between two facts, at the most."""


class StatusBar(QStatusBar):
    """Facts at the left, news at the right; with little room fewer facts, and the beginning of the news."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.file, self.encoding, self.year, self.form, self.checks = (ElidedLabel() for _ in range(5))
        for label in (self.file, self.encoding, self.year, self.form, self.checks):
            self.addWidget(label)
        self.news = ElidedLabel(right=True)
        self.addPermanentWidget(self.news, 1)
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
        self._fit()
        if review is not None:
            self.file.setToolTip(str(review.source.path))
        self._step = step
        self._timer.stop()
        self.news.setText(self._step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, fewer facts."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take away what is asked for least till the rest has room."""
        letter = self.fontMetrics().horizontalAdvance("字")
        room = self.width() - letter * NEWS - 2 * GAP
        facts = (self.file, self.encoding, self.year, self.form, self.checks)
        widths = {fact: fact.sizeHint().width() + GAP for fact in facts if fact.text()}
        if self.file in widths:
            widths[self.file] = min(widths[self.file], letter * FILE)
        for least in (self.encoding, self.form, self.year, self.checks):
            if sum(widths.values()) > room:
                widths.pop(least, None)
        for fact in facts:
            if fact.isHidden() is (fact in widths):
                fact.setVisible(fact in widths)

    def tell(self, text: str) -> None:
        """Show passing news."""
        self.news.setText(text)
        self._timer.start(NEWS_MS)


class ElidedLabel(QLabel):
    """Plain text, all of it in ``text()`` and for screen readers. ``right``: at the right of its room."""

    def __init__(self, *, right: bool = False) -> None:
        super().__init__()
        # By name: the enums of Qt take PySide 15 ms to make, and this is painted before.
        self.setProperty("alignment", "AlignRight|AlignVCenter" if right else "AlignLeft|AlignVCenter")

    def minimumSizeHint(self) -> QSize:
        """It takes what its neighbours leave."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """With a pixel to spare: what is measured in parts of pixels is not elided for that."""
        hint = super().sizeHint()
        return QSize(hint.width() + 1 if self.text() else 0, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        room, metrics = self.contentsRect(), self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt

        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, int(self.alignment()), text)
        painter.end()
