"""The tool bar: the acts of every day, the menu of all others, the search box."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from app.ui.actions import Actions
from app.ui.search_box import SearchBox


class ToolBar(QToolBar):
    """A flat bar; ``menu`` holds all actions, ``menu_button`` opens it."""

    def __init__(self, acts: Actions, search: SearchBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMovable(False)
        # By name, here and below: the enums of Qt take PySide 15 ms to make, and this is painted before.
        self.setProperty("contextMenuPolicy", "PreventContextMenu")
        self.setAccessibleName(self.tr("工具栏"))
        self.addActions([acts.open, acts.save, acts.export_memo])
        self.widgetForAction(acts.export_memo).setProperty("kind", "accent")
        self.addSeparator()
        self.addActions([acts.undo, acts.redo])
        self.addSeparator()
        self.addActions([acts.previous, acts.next])
        self.addSeparator()
        self.menu_button = QToolButton()
        self.menu_button.setText(self.tr("菜单 ▾"))
        self.menu_button.setToolTip(self.tr("全部功能（F10）"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        acts.build_menu(self.menu)
        self.menu_button.setMenu(self.menu)
        self.addWidget(self.menu_button)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.addWidget(search)
        for button in self.findChildren(QToolButton):
            button.setProperty("focusPolicy", "TabFocus")
