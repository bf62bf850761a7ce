"""What stands on the tabs over the findings: their names and numbers, shorter where there is less room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabBar

from app.review.states import FindingState
from app.ui.findings_lines import Filter, Listed, counts
from app.ui.fitting_label import FittingLabel

TAB_MARGINS: Final = 16
"""Pixels around the words of a tab, as in the style sheet."""


class FindingsTitles(QObject):
    """Names the tabs, one for each :class:`Filter`, and says in ``numbers`` how many are decided."""

    def __init__(self, tabs: QTabBar, numbers: FittingLabel, parent: QObject) -> None:
        super().__init__(parent)
        self._tabs, self._numbers = tabs, numbers
        self._titles: list[list[str]] = [[], []]
        for _ in Filter:
            tabs.addTab("")
        self.tell([])

    def tell(self, found: Sequence[Listed]) -> None:
        """Say how many findings there are; :meth:`fit` puts that on the tabs."""
        numbers = counts(found)
        titles = {
            Filter.ALL: self.tr("问题"),
            Filter.ERROR: self.tr("错误"),
            Filter.WARNING: self.tr("警告"),
            Filter.INFO: self.tr("提示"),
            Filter.RESOLVED: self.tr("已更正"),
        }
        shorter = {
            Filter.ALL: self.tr("全部"),
            Filter.ERROR: self.tr("错"),
            Filter.WARNING: self.tr("警"),
            Filter.INFO: self.tr("提"),
            Filter.RESOLVED: self.tr("更正"),
        }
        self._titles = [
            [f"{names[which]} {numbers[which]}" for which in Filter] for names in (titles, shorter)
        ]
        for index, text in enumerate(self._titles[0]):
            self._tabs.setTabToolTip(index, text)
            self._tabs.setAccessibleTabName(index, text)
        waiting = sum(one.state is FindingState.OPEN for one in found)
        decided = numbers[Filter.ALL] - waiting
        if not numbers[Filter.ALL]:
            self._numbers.say("", "")
        else:
            both = self.tr("待核 {open} · 已定 {decided}").format(open=waiting, decided=decided)
            self._numbers.say(both, self.tr("待核 {open}").format(open=waiting))

    def fit(self, room: int) -> None:
        """Put the words on the tabs for which there is room, in pixels."""
        metrics = self._tabs.fontMetrics()
        needed = sum(metrics.horizontalAdvance(text) + TAB_MARGINS for text in self._titles[0])
        for index, text in enumerate(self._titles[needed > room]):
            if self._tabs.tabText(index) != text:
                self._tabs.setTabText(index, text)
