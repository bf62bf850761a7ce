"""The two quiet buttons above the list of findings: how it is grouped, and what it is narrowed to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.review.review import Review
from app.review.states import FindingState
from app.ui import memory
from app.ui.findings_lines import (
    Filter,
    Grouping,
    Order,
    Wanted,
    facets,
    part_title,
    rule_title,
    state_label,
)

LONGEST: Final = 9
"""Letters of what the list is narrowed to that the button shows."""


class FindingsChoices(QWidget):
    """What the list is to show, but for the tab. Grouping, order and decision are remembered.

    A rule and a part are not: they are of one report.

    Signals: ``changed()``.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self.wanted = _remembered()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.group_button = self._button(self.tr("分组和排列"), self._fill_groups)
        self.filter_button = self._button(self.tr("筛选"), self._fill_filters)
        self.filter_button.setCheckable(True)
        row.addWidget(self.group_button)
        row.addWidget(self.filter_button)
        self._say()

    def set_review(self, review: Review | None) -> None:
        """Offer what another review has."""
        self._review = review
        self.choose(self.wanted._replace(tab=Filter.ALL, rule="", part=""))

    def choose(self, wanted: Wanted) -> None:
        """Show this from now on."""
        if wanted == self.wanted:
            self._say()
            return
        self.wanted = wanted
        memory.remember_choice("findings_grouping", wanted.grouping)
        memory.remember_choice("findings_order", wanted.order)
        memory.remember_choice("findings_state", wanted.state or "")
        self._say()
        self.changed.emit()

    def clear(self) -> None:
        """Show all that the tab has."""
        self.choose(self.wanted.widened())

    def filter_text(self) -> str:
        """What the list is narrowed to, "" if it is not."""
        wanted, review = self.wanted, self._review
        parts = [state_label(wanted.state)] if wanted.state and wanted.tab is not Filter.RESOLVED else []
        if review is not None and wanted.part:
            parts.append(part_title(review, wanted.part))
        if review is not None and wanted.rule:
            parts.append(rule_title(review, wanted.rule))
        return " · ".join(parts)

    # the buttons

    def _button(self, name: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)

        def show() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(show)
        button.setMenu(menu)
        return button

    def _say(self) -> None:
        titles = self._groupings()
        grouping = self.wanted.grouping
        if grouping is Grouping.NONE:
            self.group_button.setText(self.tr("分组") + " ▾")
        else:
            self.group_button.setText(self.tr("分组：{what}").format(what=titles[grouping]) + " ▾")
        self.group_button.setToolTip(self.tr("问题的分组和排列"))
        text = self.filter_text()
        self.filter_button.setChecked(bool(text))
        short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        self.filter_button.setText(
            (self.tr("筛选：{what}").format(what=short) if text else self.tr("筛选")) + " ▾"
        )
        self.filter_button.setToolTip(
            self.tr("只显示：{what}").format(what=text) if text else self.tr("按处理意见、表格或规则筛选")
        )

    def _groupings(self) -> dict[Grouping, str]:
        return {
            Grouping.NONE: self.tr("不分组"),
            Grouping.SEVERITY: self.tr("严重程度"),
            Grouping.TABLE: self.tr("表格"),
            Grouping.RULE: self.tr("规则"),
            Grouping.DECISION: self.tr("处理意见"),
        }

    def _fill_groups(self, menu: QMenu) -> None:
        wanted = self.wanted
        menu.addSection(self.tr("分组"))
        for grouping, title in self._groupings().items():
            self._add(menu, title, wanted._replace(grouping=grouping))
        menu.addSection(self.tr("排列"))
        self._add(menu, self.tr("严重的在前"), wanted._replace(order=Order.SEVERITY))
        self._add(menu, self.tr("按报告顺序"), wanted._replace(order=Order.REPORT))

    def _fill_filters(self, menu: QMenu) -> None:
        review, wanted = self._review, self.wanted
        self.filter_button.setChecked(wanted.narrowed)  # the click has turned it over
        if review is None:
            return
        found = facets(review, wanted)
        clear = menu.addAction(self.tr("清除筛选"), self.clear)
        clear.setEnabled(wanted.narrowed)
        if wanted.tab is not Filter.RESOLVED:
            menu.addSection(self.tr("处理意见"))
            self._add(menu, self.tr("全部"), wanted._replace(state=None))
            for state in FindingState:
                if found.states[state] or state in (FindingState.OPEN, wanted.state):
                    title = _counted(state_label(state), found.states[state])
                    self._add(menu, title, wanted._replace(state=state))
        menu.addSeparator()
        parts = menu.addMenu(self.tr("表格"))
        self._add(parts, self.tr("全部"), wanted._replace(part=""))
        for part, number in found.parts.items():
            self._add(parts, _counted(part_title(review, part), number), wanted._replace(part=part))
        rules = menu.addMenu(self.tr("规则"))
        self._add(rules, self.tr("全部"), wanted._replace(rule=""))
        for rule, number in found.rules.most_common():
            self._add(rules, _counted(rule_title(review, rule), number), wanted._replace(rule=rule))

    def _add(self, menu: QMenu, title: str, wanted: Wanted) -> None:
        action = menu.addAction(title.replace("&", "&&"), lambda: self.choose(wanted))
        action.setCheckable(True)
        action.setChecked(wanted == self.wanted)


def _counted(title: str, number: int) -> str:
    return f"{title}　{number}"


def _remembered() -> Wanted:
    """As it was left; a word that is not known is as good as none."""
    grouping = memory.choice("findings_grouping", Grouping.NONE)
    order = memory.choice("findings_order", Order.SEVERITY)
    state = memory.choice("findings_state", "")
    return Wanted(
        Filter.ALL,
        Order(order) if order in set(Order) else Order.SEVERITY,
        Grouping(grouping) if grouping in set(Grouping) else Grouping.NONE,
        FindingState(state) if state in set(FindingState) else None,
    )
