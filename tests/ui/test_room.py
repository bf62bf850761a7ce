"""Room for the words: nothing is cut off in either language, with small letters and with large ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QScrollArea,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.review.review import Review
from app.ui import language, theme
from app.ui.crash_dialog import CrashDialog
from app.ui.help import HelpDialog
from app.ui.main_window import MainWindow
from app.ui.settings_dialog import SettingsDialog
from app.ui.tasks import InlineRunner
from tests.ui.previews import memo_preview, paste_preview

Sample = Callable[[str], Path]
ReviewOf = Callable[[str], Review]


@pytest.fixture(params=["zh", "en"])
def tongue(
    request: pytest.FixtureRequest, dressed: None, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    monkeypatch.delenv(language.OVERRIDE)
    language.install(qapp, request.param)
    yield str(request.param)
    language.install(qapp, "zh")


@pytest.fixture(params=[1.0, 2.0])
def zoom(request: pytest.FixtureRequest, tongue: str, qapp: QApplication) -> Iterator[float]:
    theme.apply(qapp, "light", request.param)
    yield float(request.param)
    theme.apply(qapp, "light", 1.0)


def cut_off(root: QWidget) -> list[str]:
    """Buttons narrower than their words, and texts that reach over the right edge of what shows them."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLabel):
            continue
        text = widget.text()
        if isinstance(widget, QAbstractButton) and text and widget.width() < widget.minimumSizeHint().width():
            found.append(f"narrow: {text}")
        if isinstance(widget, QLabel) and not widget.wordWrap() and text and "<" not in text:
            wanted = widget.fontMetrics().horizontalAdvance(max(text.split("\n"), key=len))
            if widget.width() < wanted and not widget.toolTip():
                found.append(f"narrow: {text}")
        area = next((one for one in ancestors(widget) if isinstance(one, QScrollArea)), root)
        right = widget.mapTo(root, widget.rect().topRight()).x()
        if right > area.mapTo(root, area.rect().topRight()).x():
            found.append(f"over the edge: {text}")
    return found


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


MAKE: dict[str, Callable[[Review], QDialog]] = {
    "settings": lambda _: SettingsDialog(),
    "help": lambda _: HelpDialog(),
    "paste": paste_preview,
    "memo": memo_preview,
    "crash": lambda _: CrashDialog(None, "details", lambda: 0, "~/.config/gouji/errors.log", safe=True),
}


@pytest.mark.parametrize("name", MAKE)
def test_dialogs_have_room_for_their_words(name: str, zoom: float, qtbot: QtBot, review_of: ReviewOf) -> None:
    dialog = MAKE[name](review_of("tally-faults-2021"))
    qtbot.addWidget(dialog)
    dialog.show()
    tabs = dialog.findChild(QTabWidget)
    for page in range(tabs.count() if tabs is not None else 1):
        if tabs is not None:
            tabs.setCurrentIndex(page)
        QApplication.processEvents()
        assert cut_off(dialog) == []


def test_a_paste_is_previewed_with_the_whole_names_of_its_cells(
    zoom: float, qtbot: QtBot, review_of: ReviewOf
) -> None:
    dialog = paste_preview(review_of("tally-faults-2021"))
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog.table
    assert table.font().pointSizeF() > 8 * zoom
    names = [table.model().index(row, 0).data() for row in range(12)]
    assert table.columnWidth(0) > max(table.fontMetrics().horizontalAdvance(name) for name in names)


def test_the_window_has_room_for_its_words(zoom: float, qtbot: QtBot, sample: Sample) -> None:
    window = MainWindow(InlineRunner())
    window.resize(1100, 700)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    assert cut_off(window) == []
    window.open_paths([sample("tally-faults-2021")])
    window.walk(1)
    QApplication.processEvents()
    assert cut_off(window) == []
    window.session.review = None
    window.close()
    window.deleteLater()
