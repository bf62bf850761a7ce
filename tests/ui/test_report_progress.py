"""The list of reports says which of them were reviewed, and how far."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.report.correction import DecisionKind
from app.review import progress
from app.review.progress import Progress, saved_progress
from app.review.review import Review
from app.review.save import default_path, save
from app.ui import report_progress
from app.ui.main_window import MainWindow
from app.ui.report_list import telling_folders
from app.ui.report_progress import FOLDER, WORDS, ProgressDelegate
from tests.ui.windows import shown_window

Role = Qt.ItemDataRole
Sample = Callable[[str], Path]
ReviewOf = Callable[[str], Review]
NAMES = ("clean-2021", "form-2019", "signed-2025", "tally-faults-2021")


def words(list: QListWidget) -> dict[str, str]:
    """What the list says of each report, none of it being painted wrong."""
    list.grab()
    return {list.item(row).text(): list.item(row).data(WORDS) or "" for row in range(list.count())}


@pytest.fixture
def folder(sample: Sample, review_of: ReviewOf, tmp_path: Path) -> Path:
    """Four reports: one that is done, one that has open findings, two that nobody has opened."""
    for name in NAMES:
        sample(name)
    done, begun = review_of("signed-2025"), review_of("tally-faults-2021")
    done.decide([finding.id for finding in done.checks.findings], DecisionKind.CONFIRMED)
    begun.decide([finding.id for finding in begun.checks.findings[:3]], DecisionKind.ACCEPTED, "四舍五入")
    begun.decide([begun.checks.findings[0].id], DecisionKind.OPEN)  # and taken back
    save(done)
    save(begun)
    return tmp_path


def test_reports_of_one_name_show_their_folders(window: MainWindow, sample: Sample, tmp_path: Path) -> None:
    report = sample("clean-2021")
    alike = [tmp_path / folder / "年报.txt" for folder in ("2021/柳溪镇", "2022/柳溪镇", "2021/白石镇")]
    for path in alike:
        path.parent.mkdir(parents=True)
        path.write_bytes(report.read_bytes())
    assert telling_folders([report, alike[0], alike[2]]) == {alike[0]: "柳溪镇", alike[2]: "白石镇"}
    assert telling_folders([alike[0], alike[0], report]) == {}
    window.open_paths([tmp_path])
    files = window.opening.list.list
    items = [files.item(row) for row in range(files.count())]
    told = {item.data(Qt.ItemDataRole.UserRole): item.data(FOLDER) for item in items}
    assert told == dict(zip((report, *alike), ("", "2021/柳溪镇", "2022/柳溪镇", "2021/白石镇"), strict=True))
    (spoken,) = [one.data(Role.AccessibleTextRole) for one in items if one.data(Role.UserRole) == alike[1]]
    assert spoken == "年报.txt · 2022/柳溪镇"
    delegate = files.itemDelegate()
    assert isinstance(delegate, ProgressDelegate)
    for item in items:
        option = QStyleOptionViewItem()
        option.rect = files.visualItemRect(item)
        delegate.initStyleOption(option, files.indexFromItem(item))
        assert option.text == item.text()  # there is room for both
    words(files)


def test_what_was_reviewed_says_so_and_what_is_left_to_do(window: MainWindow, folder: Path) -> None:
    window.open_paths([folder])
    files = window.opening.list.list
    assert words(files) == {
        "clean-2021.txt": "",
        "form-2019.txt": "",
        "signed-2025.txt": "已校核",
        "tally-faults-2021.txt": "待核 7",
    }
    item = files.item(3)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "tally-faults-2021.txt · 有校核存档，待核 7 处"
    assert item.toolTip().startswith(str(folder / "tally-faults-2021.txt"))
    assert files.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "clean-2021.txt"


def test_what_is_saved_now_shows_at_once(window: MainWindow, folder: Path) -> None:
    window.open_paths([folder])
    files = window.opening.list.list
    review = window.session.review
    assert review is not None
    assert review.source.name == "clean-2021.txt"
    assert window.session.save()
    assert words(files)["clean-2021.txt"] == "已校核"
    default_path(folder / "clean-2021.txt").unlink()
    files.itemActivated.emit(files.item(1))  # and what is gone shows as soon as another is opened
    assert words(files)["clean-2021.txt"] == ""


def test_a_review_of_another_file_of_the_name_is_not_this_ones(folder: Path) -> None:
    other = folder / "signed-2025.html"
    other.write_text("<p>报告</p>", encoding="utf-8")
    assert saved_progress(folder / "signed-2025.txt") == Progress(0)
    assert saved_progress(other) is None
    assert saved_progress(default_path(folder / "tally-faults-2021.txt")) == Progress(7)


def test_what_cannot_be_told_is_said_to_be_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = folder / "signed-2025.txt"
    for text in ("{", "[1]", '{"source": 1}', "[" * 5000):
        default_path(report).write_text(text, encoding="utf-8")
        assert saved_progress(report) == Progress(None)
    monkeypatch.setattr(progress, "MOST", 10)
    assert saved_progress(folder / "tally-faults-2021.txt") == Progress(None)


def test_they_are_read_beside_the_window_and_only_those_in_sight(
    qtbot: QtBot, dressed: None, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []

    def read(path: Path) -> Progress:
        asked.append((path.name, threading.get_ident()))
        return Progress(1)

    monkeypatch.setattr(report_progress, "saved_progress", read)
    text = sample("clean-2021").read_text(encoding="utf-8")
    for number in range(120):
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    with shown_window(qtbot) as window:
        window.resize(1100, 700)
        window.open_paths([tmp_path])
        qtbot.waitUntil(lambda: window.session.review is not None)
        files = window.opening.list.list
        qtbot.waitUntil(lambda: files.item(3).data(WORDS) == "待核 1")
        assert files.item(119).data(WORDS) is None
        files.scrollToBottom()
        qtbot.waitUntil(lambda: files.item(119).data(WORDS) == "待核 1")
        names = [name for name, _ in asked]
        assert "060.txt" not in names
        assert threading.get_ident() not in {ident for _, ident in asked}
