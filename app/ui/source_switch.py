"""The switch at the head of the source: text, pages or tables, or both; long lines wrapped or not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.reading.document import Kind
from app.review.review import Review
from app.ui import memory

TEXT: Final = "text"
PAGES: Final = "pages"
TABLES: Final = "tables"
BESIDE: Final = "beside"
"""The text and the pages or tables, both."""
_PAGED: Final = (Kind.PDF, Kind.IMAGE)


def views_of(review: Review | None) -> tuple[str, ...]:
    """How a report can be shown besides as text: the best way first."""
    if review is None or review.document is None:
        return ()
    if review.source.kind in _PAGED:
        return (PAGES,)
    return (TABLES,) if review.document.grids else ()


class SourceSwitch(QWidget):
    """Buttons of which one is down, and one for wrapping; where they find no room, one with a menu.

    What was chosen is remembered.

    Signals: ``chosen(view)`` when the user chose another view; ``wrapping_changed(on)``.
    """

    chosen = Signal(str)
    wrapping_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("原文的显示方式"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._kind = ""
        self.chosen_before = False
        """Whether the user has ever chosen how this kind of file is shown."""
        self._buttons: dict[str, QToolButton] = {}
        self._room = 0
        self.menu_button: QToolButton | None = None
        """What stands for all of them in a narrow panel; made when one is."""
        self.view = TEXT
        self.wrap = self._button(self.tr("折行"), self.tr("长行折到窗格宽度以内"))
        self.wrap.setChecked(memory.choice("source/wrap", "on") == "on")
        self.wrap.toggled.connect(self._on_wrap)

    @property
    def wrapped(self) -> bool:
        """Whether long lines are to be wrapped."""
        return self.wrap.isChecked()

    def button(self, view: str) -> QToolButton:
        """The button of a view; KeyError if this report cannot be shown so."""
        return self._buttons[view]

    def set_views(self, kind: str, views: tuple[str, ...]) -> None:
        """Offer these views besides the text, for this kind of file; the one chosen last is taken."""
        self._kind = kind
        for button in self._buttons.values():
            button.setParent(None)
            button.deleteLater()
        self._buttons = {}
        view, self.chosen_before = TEXT, False
        if views:
            self._add_views((*views, BESIDE))
            chosen = memory.choice(f"source/view-{kind}", "")
            self.chosen_before = chosen in self._buttons
            view = chosen if self.chosen_before else views[0]
        self.set_view(view)

    def set_view(self, view: str) -> None:
        """Press a button, as the program and not the user does: it is not remembered."""
        self.view = view
        for name, button in self._buttons.items():
            button.setChecked(name == view)
        self._place()

    def set_room(self, room: int) -> None:
        """Fit into so many pixels."""
        if room != self._room:
            self._room = room
            self._place()

    def _place(self) -> None:
        """Show the buttons if they have room, else the one that opens a menu of them."""
        shown = [*self._buttons.values(), *([self.wrap] if self.view == TEXT else [])]
        needed = sum(button.sizeHint().width() + self._row.spacing() for button in shown)
        narrow = len(shown) > 1 and 0 < self._room < needed
        for button in (*self._buttons.values(), self.wrap):
            button.setVisible(button in shown and not narrow)
        if narrow and self.menu_button is None:
            self.menu_button = self._make_menu()
        if self.menu_button is not None:
            name = self._buttons[self.view].text() if narrow else ""
            self.menu_button.setText(f"{name} ▾")
            self.menu_button.setVisible(narrow)

    def _make_menu(self) -> QToolButton:
        from PySide6.QtWidgets import QMenu  # only a narrow panel waits for it

        button = self._button("", self.accessibleName())
        button.setAccessibleName(self.accessibleName())
        button.setCheckable(False)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)

        def fill() -> None:
            menu.clear()
            for each in (*self._buttons.values(), *([self.wrap] if self.view == TEXT else [])):
                act = menu.addAction(each.text())
                act.setCheckable(True)
                act.setChecked(each.isChecked())
                act.setToolTip(each.toolTip())
                act.triggered.connect(each.click)

        menu.aboutToShow.connect(fill)
        button.setMenu(menu)
        return button

    def _add_views(self, views: tuple[str, ...]) -> None:
        names = {
            TEXT: (self.tr("文本"), self.tr("显示读出的文本")),
            PAGES: (self.tr("页面"), self.tr("显示原件的页面，所选单元格的位置在页面上标出")),
            TABLES: (self.tr("表样"), self.tr("按原文件的合并单元格显示表格")),
            BESIDE: (self.tr("对照"), self.tr("文本与原件一并显示，随所选单元格一起滚动")),
        }
        for index, view in enumerate((TEXT, *views)):
            button = self._buttons[view] = self._button(*names[view])
            self._row.insertWidget(index, button)
            button.clicked.connect(lambda _=False, view=view: self._on_clicked(view))

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "quiet")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setAccessibleDescription(tip)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button

    def _on_clicked(self, view: str) -> None:
        changed = view != self.view
        self.set_view(view)
        self.chosen_before = True
        memory.remember_choice(f"source/view-{self._kind}", view)
        if changed:
            self.chosen.emit(view)

    def _on_wrap(self, on: bool) -> None:
        memory.remember_choice("source/wrap", "on" if on else "off")
        self.wrapping_changed.emit(on)
