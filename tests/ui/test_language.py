"""The window's language: which one at the start, and another one while work is open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QFileSystemModel, QLabel
from pytestqt.qtbot import QtBot

from app import paths
from app.report.correction import DecisionKind, Origin
from app.review.journal import journal_folder
from app.ui import language, memory
from app.ui.another_window import reopen
from app.ui.core_words import step_label
from app.ui.main_window import MainWindow
from app.ui.tasks import InlineRunner

Sample = Callable[[str], Path]


@pytest.fixture(autouse=True)
def any_language(monkeypatch: pytest.MonkeyPatch, dressed: None, qapp: QApplication) -> Iterator[None]:
    """These tests choose; afterwards it is Chinese again."""
    monkeypatch.delenv(language.OVERRIDE)
    yield
    language.install(qapp, "zh")


@pytest.fixture
def english(qapp: QApplication) -> None:
    """The window speaks English."""
    memory.remember_language("en")
    language.install(qapp, "en")


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (["zh-Hans-CN", "zh-CN", "zh"], "zh"),
        (["zh_TW"], "zh"),
        (["yue-Hant-HK"], "zh"),
        (["en-US", "en"], "en"),
        (["de-DE", "zh-CN"], "en"),
        (["C"], "zh"),
        (["", "zh-CN"], "zh"),
        ([], "zh"),
    ],
)
def test_the_first_start_follows_the_systems_language(languages: list[str], expected: str) -> None:
    assert language.of_system(languages) == expected


def test_a_choice_is_remembered_and_comes_before_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert memory.language() == "system"
    memory.remember_language("en")
    assert memory.language() == "en"
    assert language.resolved(memory.language()) == "en"
    monkeypatch.setenv(language.OVERRIDE, "zh")
    assert language.resolved("en") == "zh"
    monkeypatch.setenv(language.OVERRIDE, "klingon")
    assert language.resolved("en") == "en"


def test_a_language_that_was_written_into_the_file_by_hand_is_not_trusted() -> None:
    (paths.user_folder() / "window.ini").write_text("[General]\nlanguage=tlh\n", encoding="utf-8")
    assert memory.language() == "system"


@pytest.fixture
def opened(qtbot: QtBot, sample: Sample, qapp: QApplication) -> Iterator[Callable[[], MainWindow]]:
    """A window on a report; the windows that take its place are closed too."""
    language.install(qapp, "zh")
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(InlineRunner())
        window.show()
        qtbot.waitExposed(window)
        window.open_paths([sample("tally-faults-2021")])
        window.language_changed.connect(lambda: windows.append(reopen(qapp, window, InlineRunner())))
        windows.append(window)
        return window

    yield make
    last = windows[-1]
    last.session.review = None
    last.close()
    last.deleteLater()


def test_another_language_is_there_at_once_with_the_work_as_it_was(
    opened: Callable[[], MainWindow], qtbot: QtBot, qapp: QApplication
) -> None:
    window = opened()
    review = window.session.review
    assert review is not None
    finding = review.checks.findings[0]
    review.correct([("requests/received/natural_person", "77")], origin=Origin.TYPED)
    review.decide([finding.id], DecisionKind.CONFIRMED)
    window.report.selection.select_finding(finding.id)
    journals = set(journal_folder().glob("*.jsonl"))
    assert window.acts.open.text() == "打开"
    with qtbot.waitSignal(window.language_changed):
        window.acts.languages["en"].trigger()
    shown = [one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
    assert len(shown) == 1
    fresh = shown[0]
    assert fresh.acts.languages["en"].isChecked()
    assert fresh.session.review is review
    assert len(review.history.steps) == 2
    assert fresh.report.selection.finding is not None
    assert fresh.report.selection.finding.id == finding.id
    assert fresh.acts.undo.isEnabled()
    assert not fresh.banners.isVisible()  # the file is this window's now
    kept = set(journal_folder().glob("*.jsonl"))
    assert len(kept) == 1
    assert kept != journals  # the old one went when the new one held the work
    assert memory.language() == "en"


def test_the_language_that_is_spoken_already_changes_nothing(
    opened: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = opened()
    with qtbot.assertNotEmitted(window.language_changed, wait=20):
        window.acts.languages["zh"].trigger()
    assert memory.language() == "zh"


@pytest.mark.parametrize(
    "label",
    [
        "更正 本年新收·自然人",
        "粘贴 12 格",
        "处理意见：属实",
        "处理意见：不构成问题（3 项）",
        "由别的版本写下的一步",
    ],
)
def test_the_names_of_steps_are_the_same_in_chinese(label: str) -> None:
    assert step_label(label) == label


def test_the_dialogs_of_qt_itself_are_chinese(qtbot: QtBot, dressed: None, qapp: QApplication) -> None:
    """Where a desktop has no file dialog of its own, "Look in:" stood among Chinese words."""
    language.install(qapp, "zh")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    paper = QPrintDialog(QPrinter(QPrinter.PrinterMode.HighResolution))
    qtbot.addWidget(paper)
    said: list[str] = []
    for shown in (dialog, paper):
        parts: list[QLabel | QAbstractButton] = [
            *shown.findChildren(QLabel),
            *shown.findChildren(QAbstractButton),
        ]
        said += [words for part in parts for words in (part.text(), part.toolTip())]
    files = dialog.findChild(QFileSystemModel)
    assert files is not None
    said += [files.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert [words for words in said if re.search("[a-z]{3}", words)] == []
    assert {"位置(&I)：", "文件类型(&T)：", "大小"} <= set(said)


def test_the_texts_of_a_language_that_was_left_are_given_up(qapp: QApplication) -> None:
    """Each change of the language kept those of before for as long as the program ran."""

    def loaded() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(qapp.findChildren(QTranslator))

    language.install(qapp, "zh")
    before = loaded()
    choices: tuple[language.Choice, ...] = ("en", "zh", "en", "zh")
    for choice in choices:
        language.install(qapp, choice)
    assert loaded() == before
