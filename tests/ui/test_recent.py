"""The reports opened last, what is dropped on the window, and what is open again at the next start."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from pytestqt.qtbot import QtBot

from app.report.correction import Origin
from app.ui import memory
from app.ui.main_window import MainWindow
from app.ui.recent import MOST, Recent
from app.ui.tasks import InlineRunner
from tests.conftest import SAMPLES

Sample = Callable[[str], Path]


def entries(window: MainWindow) -> list[QAction]:
    menu = window.acts.recent_menu
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if action.toolTip().startswith("/")]


def shown(window: MainWindow) -> str:
    return window.session.review.source.name if window.session.review else ""


def test_the_menu_and_the_start_page_offer_what_was_opened_the_latest_first(
    window: MainWindow, sample: Sample
) -> None:
    first, second = sample("clean-2021"), sample("signed-2025")
    window.open_paths([first])
    window.open_paths([second])
    assert [action.toolTip() for action in entries(window)] == [str(second), str(first)]
    entries(window)[1].trigger()
    assert shown(window) == "clean-2021.txt"
    window.acts.close.trigger()
    assert window.pages.start.recent is not None
    texts = [button.text() for button in window.pages.start.recent.buttons]
    assert [text.split()[0] for text in texts] == ["clean-2021.txt", "signed-2025.txt"]
    window.pages.start.recent.buttons[1].click()
    assert shown(window) == "signed-2025.txt"


def test_a_file_given_from_its_own_folder_is_found_from_another(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample("signed-2025")
    monkeypatch.chdir(path.parent)
    window.open_paths([Path(path.name)])
    assert window.recent.paths == [path]
    window.close()
    assert memory.take_session() == memory.Last([str(path)], str(path))


def test_a_review_is_remembered_as_it_was_saved(window: MainWindow, sample: Sample) -> None:
    path = sample("signed-2025")
    window.open_paths([path])
    assert window.session.review is not None
    window.session.review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    window.acts.save.trigger()
    window.acts.close.trigger()
    assert [one.name for one in window.recent.paths] == ["signed-2025.gouji.json"]


def test_what_is_gone_is_said_and_leaves_the_list_when_asked_for(window: MainWindow, sample: Sample) -> None:
    path = sample("clean-2021")
    window.open_paths([path])
    window.acts.close.trigger()
    path.unlink()
    (entry,) = entries(window)
    assert "已不在原处" in entry.text()
    entry.trigger()
    assert window.recent.paths == []
    assert "已从列表中移除" in window.status.news.text()
    assert window.pages.currentWidget() is window.pages.start


def test_a_report_inside_an_archive_is_not_taken_for_gone(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    shutil.copy(SAMPLES / "clean-2021.txt", folder)
    shutil.copy(SAMPLES / "signed-2025.txt", folder)
    archive = shutil.make_archive(str(tmp_path / "all"), "zip", folder)
    window.open_paths([Path(archive)])
    window.recent.look()
    assert [path.name for path in window.recent.paths] == ["clean-2021.txt"]
    assert not window.recent.missing


def test_the_list_is_short_kept_without_doubles_and_can_be_emptied(
    window: MainWindow, sample: Sample, tmp_path: Path
) -> None:
    source = sample("clean-2021")
    for number in range(MOST + 2):
        window.open_paths([Path(shutil.copy(source, tmp_path / f"{number}.txt"))])
    window.open_paths([tmp_path / "5.txt"])
    assert len(window.recent.paths) == MOST
    assert window.recent.paths[0] == tmp_path / "5.txt"
    window.close()
    assert Recent(InlineRunner()).paths == window.recent.paths  # as the next start finds it
    entries(window)
    clear = next(action for action in window.acts.recent_menu.actions() if action.text() == "清空列表")
    clear.trigger()
    assert Recent(InlineRunner()).paths == []


def test_the_samples_are_not_remembered(window: MainWindow) -> None:
    window.pages.start.sample_buttons[0].click()
    assert shown(window) != ""
    assert window.recent.paths == []


def dropped(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_dropped_folder_is_listed_and_its_first_report_opened(
    window: MainWindow, sample: Sample, tmp_path: Path, qtbot: QtBot
) -> None:
    sample("clean-2021")
    sample("signed-2025")
    dropped(window, tmp_path)
    qtbot.waitUntil(lambda: shown(window) == "clean-2021.txt")
    assert [path.name for path in window.opening.list.paths] == ["clean-2021.txt", "signed-2025.txt"]


def test_dropped_files_are_listed_in_their_order(window: MainWindow, sample: Sample, qtbot: QtBot) -> None:
    dropped(window, sample("signed-2025"), sample("clean-2021"))
    qtbot.waitUntil(lambda: shown(window) == "signed-2025.txt")
    assert len(window.opening.list.paths) == 2


def next_start(window: MainWindow) -> MainWindow:
    window.close()
    again = MainWindow(InlineRunner())
    again.opening.restore(memory.take_session())
    return again


def test_the_next_start_opens_what_was_open(window: MainWindow, sample: Sample) -> None:
    window.open_paths([sample("signed-2025")])
    again = next_start(window)
    assert shown(again) == "signed-2025.txt"
    assert memory.take_session().opened == []  # asked for once: what ends the program does so once
    again.deleteLater()


def test_of_a_folder_the_next_start_opens_the_report_that_was_shown(
    window: MainWindow, sample: Sample, tmp_path: Path
) -> None:
    sample("clean-2021")
    sample("signed-2025")
    window.open_paths([tmp_path])
    window.opening.list.chosen.emit(tmp_path / "signed-2025.txt")
    again = next_start(window)
    assert shown(again) == "signed-2025.txt"
    assert len(again.opening.list.paths) == 2
    again.deleteLater()


def test_a_report_that_was_closed_does_not_come_back(window: MainWindow, sample: Sample) -> None:
    window.open_paths([sample("signed-2025")])
    window.acts.close.trigger()
    window.close()
    assert memory.take_session().opened == []


def test_restoring_can_be_switched_off_in_the_menu(window: MainWindow) -> None:
    entries(window)
    assert window.acts.restore in window.acts.recent_menu.actions()
    assert memory.restores()
    window.acts.restore.trigger()
    assert not memory.restores()


@pytest.mark.parametrize("kept", ["", "nonsense", "@Invalid()"])
def test_a_damaged_memory_stops_no_start(home: Path, kept: str) -> None:
    (home / "window.ini").write_text(f"[General]\nrecent={kept}\nrestore={kept}\n[session]\nopened={kept}\n")
    assert len(memory.recent()) <= 1
    assert memory.restores()
    assert len(memory.take_session().opened) <= 1
