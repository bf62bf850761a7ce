"""Everything by keyboard, and everything named for a screen reader: the window and its dialogs, walked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.review.review import Review
from app.ui import memory
from app.ui.crash_dialog import CrashDialog
from app.ui.grid_view import GridView
from app.ui.help import HelpDialog
from app.ui.main_window import MainWindow
from app.ui.settings_dialog import SettingsDialog
from tests.ui.previews import memo_preview, paste_preview
from tests.ui.windows import turn_wheel

Sample = Callable[[str], Path]
ReviewOf = Callable[[str], Review]
INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def interactive(root: QWidget) -> list[QWidget]:
    """What a person can act on now; the insides of Qt's own compound widgets are one with them."""
    found: list[QWidget] = []
    for widget in root.findChildren(QWidget):
        inside = (
            isinstance(widget, QHeaderView)
            or widget.objectName().startswith("qt_")
            or isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QTabBar | QLineEdit)
        )
        if isinstance(widget, INTERACTIVE) and not inside and widget.isVisible() and widget.isEnabled():
            found.append(widget)
    return found


def told(widget: QWidget) -> str:
    """What a screen reader says of it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    return ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parentWidget()).__name__}"


def walk(start: QWidget) -> set[QWidget]:
    """The widgets that Tab reaches from here, forth and back, until a grid takes it for its cells."""
    reached: set[QWidget] = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        start.setFocus()
        for _ in range(80):  # some take it several times: a text with links for each link
            now = QApplication.focusWidget()
            assert now is not None
            reached |= {now, *parents(now)}
            QTest.keyClick(now, key)
            if isinstance(now, GridView) and QApplication.focusWidget() is now:
                break
    return reached


def parents(widget: QWidget) -> list[QWidget]:
    found = []
    above = widget.parentWidget()
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found


@pytest.fixture
def full(window: MainWindow, sample: Sample) -> MainWindow:
    """The window with a report, a finding explained."""
    window.open_paths([sample("tally-faults-2021")])
    window.walk(1)
    window.activateWindow()
    QApplication.processEvents()
    return window


def dialogs(window: MainWindow, review: Review) -> dict[str, Callable[[], QDialog]]:
    return {
        "paste": lambda: paste_preview(review, window),
        "memo": lambda: memo_preview(review, window),
        "settings": lambda: SettingsDialog(window),
        "help": lambda: HelpDialog(window),
        "crash": lambda: CrashDialog(window, "details", lambda: 0, "errors.log", safe=True),
    }


def pages(dialog: QDialog) -> int:
    return dialog.tabs.count() if isinstance(dialog, SettingsDialog | HelpDialog) else 1


def turn(dialog: QDialog, page: int) -> None:
    if isinstance(dialog, SettingsDialog | HelpDialog):
        dialog.tabs.setCurrentIndex(page)


@pytest.mark.parametrize("name", ["settings", "help", "crash", "paste", "memo"])
def test_every_part_of_a_dialog_is_named_and_reached_by_tab(
    name: str, window: MainWindow, qtbot: QtBot, review_of: ReviewOf
) -> None:
    dialog = dialogs(window, review_of("tally-faults-2021"))[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    for page in range(pages(dialog)):
        turn(dialog, page)
        QApplication.processEvents()
        wanted = interactive(dialog)
        assert wanted
        assert [described(one) for one in wanted if not told(one)] == []
        reached = walk(wanted[0])
        assert [described(one) for one in wanted if one not in reached] == []


@pytest.mark.parametrize("name", ["settings", "help", "crash", "paste"])
def test_letters_grow_in_a_dialog_by_the_same_keys(
    name: str, window: MainWindow, qtbot: QtBot, review_of: ReviewOf
) -> None:
    dialog = dialogs(window, review_of("tally-faults-2021"))[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    height = dialog.fontMetrics().height()
    for _ in range(3):
        QTest.keyClick(dialog, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert memory.zoom() > 1.2
    qtbot.waitUntil(lambda: dialog.fontMetrics().height() > height)  # another look comes in turns of its own
    QTest.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.fontMetrics().height() == height)


def test_the_sheets_of_a_memo_grow_by_the_same_keys_and_by_the_wheel(
    window: MainWindow, qtbot: QtBot, review_of: ReviewOf
) -> None:
    dialog = memo_preview(review_of("tally-faults-2021"), window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    fitted = dialog.sheets.zoom
    for here in (dialog.area, dialog.export):  # wherever the keyboard is
        here.setFocus()
        QTest.keyClick(here, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
        assert dialog.sheets.zoom > fitted
        QTest.keyClick(here, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
        assert dialog.sheets.zoom == fitted
        QTest.keyClick(here, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
        assert dialog.sheets.zoom < fitted
        QTest.keyClick(here, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    turn_wheel(dialog.area.viewport(), 120)
    assert dialog.sheets.zoom > fitted
    assert memory.zoom() == 1  # the letters of the window stay


@pytest.mark.parametrize("width", [560, 760, 1300])
def test_the_sheets_of_a_memo_are_as_wide_as_there_is_room(
    width: int, window: MainWindow, qtbot: QtBot, review_of: ReviewOf
) -> None:
    """They opened as large as on paper, and a screen of 800 pixels had to be scrolled for each line."""
    dialog = memo_preview(review_of("tally-faults-2021"), window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(width, 700)
    sideways = dialog.area.horizontalScrollBar()
    assert sideways.maximum() == 0
    assert dialog.sheets.sizeHint().width() == dialog.area.viewport().width()
    bar = dialog.area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value() / dialog.sheets.height()
    dialog.resize(width + 50, 600)
    assert sideways.maximum() == 0
    assert abs(bar.value() / dialog.sheets.height() - place) < 0.001  # what is read stays in sight
    while dialog.larger.isEnabled():
        dialog.larger.click()
    assert abs(bar.value() / dialog.sheets.height() - place) < 0.001
    dialog.resize(width, 700)
    assert dialog.sheets.zoom == 2  # a size that was chosen stays
    dialog.fit.click()
    assert sideways.maximum() == 0
    assert f"{round(dialog.sheets.zoom * 100)}%" in dialog.count.text()


def test_every_part_of_the_window_is_named(full: MainWindow) -> None:
    wanted = interactive(full)
    assert len(wanted) > 15
    assert [described(one) for one in wanted if not told(one)] == []


def test_every_part_of_the_window_is_reached_by_tab_or_by_f6(full: MainWindow) -> None:
    wanted = interactive(full)
    reached: set[QWidget] = set()
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget() or full, Qt.Key.Key_F6)
        panel = QApplication.focusWidget()
        assert panel is not None
        reached |= walk(panel)
        panel.setFocus()
    # Of buttons of which one is chosen Tab reaches one, and the arrows the others.
    groups = {one.group() for one in reached if isinstance(one, QAbstractButton) and one.group()}
    unreached = [
        one
        for one in wanted
        if one not in reached and not (isinstance(one, QAbstractButton) and one.group() in groups)
    ]
    assert [described(one) for one in unreached] == []


def test_every_menu_opens_by_a_letter(full: MainWindow) -> None:
    menus = [full.tool_bar.menu]
    while menus:
        menu = menus.pop()
        letters = []
        for action in menu.actions():
            if isinstance(inner := action.menu(), QMenu):
                menus.append(inner)
                assert "&" in action.text(), action.text()
                letters.append(action.text().partition("&")[2][:1].upper())
        assert len(letters) == len(set(letters))
