"""The tool bar: the acts of every day, the menu of all others, the search box."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from app.ui.actions import Actions
from app.ui.search_box import SearchBox

SPACING: Final = 2
MARGINS: Final = 14
SEPARATOR: Final = 19
"""Pixels between two buttons, left and right of all, and of a separator, as in the style sheet: a widget of
an unknown kind, as a separator is, has PySide make the enums of Qt before the first paint."""


class ToolBar(QToolBar):
    """A flat bar; ``menu`` holds all actions, ``menu_button`` opens it.

    Where there is no room the search box gets narrower, then the buttons that have keys of their own give
    way: they are in the menu, which is always there, with the search box.
    """

    def __init__(self, acts: Actions, search: SearchBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self.setMovable(False)
        # By name, here and below: the enums of Qt take PySide 15 ms to make, and this is painted before.
        self.setProperty("contextMenuPolicy", "PreventContextMenu")
        self.setAccessibleName(self.tr("工具栏"))
        self._stay = [acts.open, acts.save, acts.export_memo]
        self.addActions(self._stay)
        self.widgetForAction(acts.export_memo).setProperty("kind", "accent")
        self._separator = self.addSeparator()
        self._undo = self._add_group([acts.undo, acts.redo])
        self._walk = self._add_group([acts.previous, acts.next])
        self.menu_button = QToolButton()
        self.menu_button.setText(self.tr("菜单 ▾"))
        self.menu_button.setToolTip(self.tr("全部功能（F10）"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        acts.build_menu(self.menu)
        self.menu_button.setMenu(self.menu)
        self._menu = self.addWidget(self.menu_button)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.addWidget(search)
        self._let_tab_in()

    def _add_group(self, actions: list[QAction]) -> list[QAction]:
        self.addActions(actions)
        return [*actions, self.addSeparator()]

    def _let_tab_in(self) -> None:
        for button in self.findChildren(QToolButton):
            button.setProperty("focusPolicy", "TabFocus")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, or larger letters, fewer buttons."""
        super().resizeEvent(event)
        room = self.width() - self._width([*self._stay, self._separator]) - self._width_of_rest()
        shown = self.actions()
        before = self._menu
        for group in (self._walk, self._undo):  # from the right: the next stands before the one behind it
            stands, others = group[0] in shown, self._undo if group is self._walk else []
            fits = self._width([*group, *others]) <= room
            if stands and not fits:
                for action in group:
                    self.removeAction(action)
            elif fits and not stands:
                self.insertActions(before, group)
                self._let_tab_in()
            if fits:
                before = group[0]

    def _width(self, actions: list[QAction]) -> int:
        """Of the buttons of these acts, whether they stand or not, each with the gap behind it."""
        sample, metrics = self.widgetForAction(self._stay[0]), self.fontMetrics()
        around = sample.sizeHint().width() - metrics.horizontalAdvance(self._stay[0].text())
        widths = (
            SEPARATOR if action.isSeparator() else metrics.horizontalAdvance(action.text()) + around
            for action in actions
        )
        return sum(width + SPACING for width in widths)

    def _width_of_rest(self) -> int:
        search = self._search.least_width()
        return self.menu_button.sizeHint().width() + search + 3 * SPACING + MARGINS
