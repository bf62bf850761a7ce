"""The round through the findings: to the next one, and a decision on what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.report.correction import DecisionKind
from app.review.states import FindingState, count_states
from app.ui.deciding import decidable
from app.ui.findings_lines import Filter

if TYPE_CHECKING:
    from app.ui.findings_panel import FindingsPanel

_NONE_LEFT: Final = "-"
"""No id of a finding: they have a rule's name in front."""


class FindingsRound(QObject):
    """Goes through a panel's list in its order.

    Signals: ``message(text)`` for the status bar; ``note_wanted()`` when the keyboard is to go to
    the note of what is selected.
    """

    message = Signal(str)
    note_wanted = Signal()

    def __init__(self, panel: FindingsPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._then = ""

    def step(self, by: int) -> bool:
        """Select the next (1) or previous (-1) finding in the list's order; False if there is none.

        Walks past what is corrected already, unless that is what is shown.
        """
        rows = [
            row
            for row in self._panel.model.finding_rows()
            if self._panel.filter is Filter.RESOLVED or not self._panel.model.line(row).gone
        ]
        if not rows and self._panel.has_shut_groups():
            self._panel.open_groups()
            return self.step(by)
        if not rows:
            hidden = self._panel.hidden()
            self.message.emit(
                self.tr("所列之中没有问题，另有 {count} 项没有列出。").format(count=hidden)
                if hidden
                else self.tr("没有需要处理的问题。")
            )
            return False
        finding = self._panel.selection.finding
        here = self._panel.model.row_of(finding.id) if finding else -1
        after = [row for row in rows if (row > here if by > 0 else row < here)]
        row = (after or rows)[0 if by > 0 else -1]
        if not after and here >= 0:
            self.message.emit(self.tr("已回到开头。") if by > 0 else self.tr("已回到末尾。"))
        chosen = self._panel.model.line(row).finding
        assert chosen is not None
        self._panel.selection.select_finding(chosen.id)
        return True

    def step_open(self) -> None:
        """Select the next finding that is 待核, behind the one that is selected or from the top."""
        here = self._panel.selection.finding
        then = self._next_open((here.id,) if here is not None else ())
        if then == _NONE_LEFT and self._panel.has_shut_groups():
            self._panel.open_groups()
            then = self._next_open((here.id,) if here is not None else ())
        if then != _NONE_LEFT:
            self._panel.selection.select_finding(then)
        elif self._next_open(()) != _NONE_LEFT:
            self.message.emit(self.tr("所列之中只有这一处待核。"))
        else:
            self._tell_none_left()

    def select_first(self) -> None:
        """Select the first finding that is 待核, or the first, if none is selected.

        A review that is opened again goes on where it was left.
        """
        if self._panel.selection.finding is not None:
            return
        rows = self._panel.model.finding_rows()
        first = self._panel.model.line(rows[0]).finding if rows else None
        wanted = self._next_open(())
        if wanted == _NONE_LEFT:
            wanted = first.id if first is not None else ""
        if wanted:
            self._panel.selection.select_finding(wanted)

    def decide(self, kind: DecisionKind) -> None:
        """Decide on what is selected, as one step, and go to the next finding that is 待核.

        不构成问题 asks for the reason first; 识别有误 stays, for the cell is to be retyped.
        """
        review = self._panel.review
        ids = decidable(review, self._panel.selection.chosen) if review is not None else ()
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
            self._tell_none_left()
        elif then:
            self._panel.selection.select_finding(then)

    def _tell_none_left(self) -> None:
        hidden = count_states(self._panel.review)[FindingState.OPEN] if self._panel.review else 0
        self.message.emit(
            self.tr("所列的问题都有了处理意见；另有 {count} 项待核没有列出。").format(count=hidden)
            if hidden
            else self.tr("全部问题都有了处理意见。")
        )

    def ask_note(self) -> None:
        """Put the keyboard into the note of what is selected; it stays there afterwards."""
        self._then = ""
        self.note_wanted.emit()

    def _next_open(self, ids: Sequence[str]) -> str:
        rows = [self._panel.model.row_of(id) for id in ids]
        after = max(rows, default=-1) + 1
        found = self._panel.model.lines()
        for line in (*found[after:], *found[:after]):
            wanted = line.finding is not None and not line.gone and line.state is FindingState.OPEN
            if wanted and line.finding is not None and line.finding.id not in ids:
                return line.finding.id
        return _NONE_LEFT
