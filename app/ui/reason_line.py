"""The reason for a correction, asked for lightly: a line that may be filled, chosen from, or passed over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.report.address import Address
from app.report.correction import Origin
from app.review.history import StepKind
from app.review.reasons import ReasonFor, offered, remember
from app.review.review import Review

ARROW_WIDTH = 20
"""Pixels at the right for the arrow; the style sheet says the same."""


class ReasonLine(QComboBox):
    """Offers the last reasons for the corrections in some cells; what is given becomes one step.

    Signals: ``left()`` when the user is done here, by Enter or by Escape.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(self.tr("更正理由"))
        self.setObjectName("reason")
        self._review: Review | None = None
        self._cells: tuple[Address, ...] = ()
        line = self.lineEdit()
        if line is not None:  # there is one: it is editable
            line.setPlaceholderText(self._words())
        self.activated.connect(lambda _: self.give())
        self.hide()

    def _words(self) -> str:
        return self.tr("更正理由，可不填　Alt+R")

    def ask(self, review: Review, cells: Sequence[Address], *, shown: bool = True) -> None:
        """Ask for the reason of the corrections that stand in these cells; not ``shown``: when wanted."""
        self._review, self._cells = review, tuple(cells)
        standing = [one.reason for one in review.corrections if one.cell in set(cells) and one.reason]
        self.clear()
        self.addItems(offered(ReasonFor.CORRECTION))
        self.setEditText(standing[0] if standing else "")
        from app.review.correct import cell_name

        name = cell_name(self._cells[0], review.report, review.forms)
        more = self.tr("等 {count} 格").format(count=len(cells)) if len(cells) > 1 else ""
        words = self.tr("{name}{more}的更正理由。向下键选用过的理由，回车记下，Esc 跳过。")
        self.setToolTip(words.format(name=name, more=more))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(self._words()) + ARROW_WIDTH + 28)
        self.setVisible(shown)

    @property
    def asking(self) -> bool:
        """Whether there is something to ask for, seen or not."""
        return bool(self._cells)

    def forget(self) -> None:
        """There is nothing to ask for."""
        self._review, self._cells = None, ()
        self.hide()

    def give(self) -> None:
        """Give what stands here as the reason, and be done."""
        reason = " ".join(self.currentText().split())
        review, cells = self._review, self._cells
        self.left.emit()
        self.forget()
        if review is not None and reason and review.set_reason(cells, reason):
            remember(ReasonFor.CORRECTION, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives, Escape passes over; the arrows go through the reasons offered."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.give()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self.forget()
        elif event.key() == Qt.Key.Key_Down and not self.currentText():
            self.setCurrentIndex(0)
            self.setEditText(self.itemText(0))
        else:
            super().keyPressEvent(event)


def unreasoned(review: Review) -> tuple[Address, ...]:
    """The cells that the last step corrected in the report, without saying why; often none."""
    history = review.history
    step = history.steps[history.position - 1] if history.position else None
    if step is None or step.kind is not StepKind.CORRECTION:
        return ()
    asked = {Origin.TYPED, Origin.PASTED}
    return tuple(
        one.cell
        for one in step.corrections
        if one.origin in asked and not one.reason and one.before != one.after
    )
