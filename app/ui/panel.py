"""A panel: a frame with flat tabs on top, pages below, and room for a widget at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)


def line(parent: QWidget | None = None) -> QFrame:
    """A thin line over the whole width."""
    made = QFrame(parent)
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


def scrolled(page: QWidget) -> QScrollArea:
    """A page in an area that scrolls up and down where there is no room for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.setObjectName("page")
    area.setWidget(page)
    return area


def fit(dialog: QWidget, width: int, height: int) -> None:
    """Make a dialog so many letters large, and no larger than the screen."""
    em, room = dialog.fontMetrics().horizontalAdvance("字"), dialog.screen().availableSize()
    dialog.resize(min(em * width, room.width() - 40), min(em * height, room.height() - 60))


def flat_tabs(name: str, parent: QWidget | None = None) -> QTabBar:
    """A bar of quiet tabs; the style sheet underlines the current one."""
    tabs = QTabBar(parent)
    tabs.setExpanding(False)
    tabs.setDrawBase(False)
    tabs.setElideMode(Qt.TextElideMode.ElideMiddle)  # so a number at the end is kept
    tabs.setUsesScrollButtons(False)
    tabs.setAccessibleName(name)
    tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return tabs


def viewport_of(area: QAbstractScrollArea) -> QWidget:
    """The viewport of a scroll area, to be kept by whoever asks ``area.viewport()`` later.

    PySide looks for the class of a widget that it meets for the first time among all classes that it
    could have, and makes each of them: fifty kinds of widgets, 10 ms of the start. Found by its name
    the viewport says itself what it is.
    """
    viewport = area.findChild(QWidget, "qt_scrollarea_viewport")
    assert isinstance(viewport, QWidget)
    return viewport


class Panel(QFrame):
    """A frame, its tabs, its pages. Pages are added with :meth:`add_page`."""

    def __init__(self, name: str, parent: QWidget | None = None, tabs: QTabBar | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(name)
        self.tabs = tabs if tabs is not None else flat_tabs(name, self)
        self.pages = QStackedWidget(self)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(12, 0, 8, 0)
        self.head.setSpacing(0)
        self.head.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        self.head.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self.column.addLayout(self.head)
        self.column.addWidget(line(self))
        self.column.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)

    def add_page(self, title: str, page: QWidget) -> int:
        """Add a page with its tab; gives its index."""
        index = self.pages.addWidget(page)
        self.tabs.addTab(title)
        return index

    def add_corner(self, widget: QWidget) -> None:
        """Put a widget at the right of the tabs."""
        self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
