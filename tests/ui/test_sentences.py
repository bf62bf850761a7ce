"""What the core says is said in the window's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reading.problems import Unsupported, Vanished
from app.report.correction import Origin
from app.review.journal import journal_folder
from app.sentence import Sentence
from app.settings import settings_path
from app.ui import language, messages
from app.ui.main_window import MainWindow
from app.ui.sentences import told
from app.ui.tasks import InlineRunner
from tests.ui.unopenable import UNOPENABLE, unopenable
from tests.ui.windows import shown_window

CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch, dressed: None, qapp: QApplication) -> Iterator[None]:
    """The window speaks English."""
    monkeypatch.setenv(language.OVERRIDE, "en")
    language.install(qapp, "en")
    yield
    monkeypatch.setenv(language.OVERRIDE, "zh")
    language.install(qapp, "zh")


@pytest.fixture
def english_window(english: None, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that speaks English."""
    with shown_window(qtbot, InlineRunner()) as window:
        yield window


def test_a_sentence_is_translated_with_the_sentences_within_it(english: None) -> None:
    problem = Unsupported(Path("报告.exe"), Sentence("程序文件"))
    assert told(problem.sentence).startswith('"报告.exe" is a program and cannot be read as a report.')
    assert "broke off (Input/output error): it" in told(Vanished(Path("a"), "Input/output error").sentence)
    assert "broke off: it" in told(Vanished(Path("a")).sentence)


def test_in_a_chinese_window_it_is_the_chinese() -> None:
    problem = Unsupported(Path("报告.exe"), Sentence("程序文件"))
    assert told(problem.sentence) == problem.message


@pytest.mark.parametrize("name", UNOPENABLE)
def test_a_file_that_cannot_be_opened_is_spoken_of_in_english(
    english_window: MainWindow, tmp_path: Path, name: str
) -> None:
    english_window.open_paths([unopenable(tmp_path, name)])
    assert english_window.pages.currentWidget() is english_window.pages.problem
    message = english_window.pages.problem.message.text()
    assert message.endswith(".")
    assert not CHINESE.search(message), message


def test_a_settings_file_that_cannot_be_used_is_spoken_of_in_english(
    english_window: MainWindow, sample: Callable[[str], Path]
) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('[deadlines]\ntown = "02-30"\n', encoding="utf-8")
    english_window.open_paths([sample("tally-faults-2021")])
    banner = english_window.banners.notice("settings")
    assert banner is not None
    assert banner.text.text().endswith(
        'has a fault: "deadlines.town" must be a month-day that every year has, such as "01-31". '
        "Mend it and try again; until then the defaults are in force."
    )


def test_a_save_that_fails_is_spoken_of_in_english(
    english_window: MainWindow, sample: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample("tally-faults-2021")
    said: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda parent, title, message, details="": said.append(message))
    monkeypatch.setattr(messages, "choose_review_path", lambda parent, proposed: path)
    english_window.open_paths([path])
    english_window.session.save_as()
    assert said == [
        'Not saved: "tally-faults-2021.txt" is the report itself, which Gouji never changes. '
        "The corrections are still in the window; save under another name."
    ]


def test_a_memo_that_cannot_be_written_is_spoken_of_in_english(
    english_window: MainWindow, sample: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample("tally-faults-2021")
    said: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda parent, title, message, details="": said.append(message))
    monkeypatch.setattr(messages, "choose_memo_path", lambda parent, proposed: path.with_suffix(".odt"))
    english_window.open_paths([path])
    english_window.exports.memo()
    assert said == [
        'The memo cannot be exported as ".odt". Nothing was written. '
        "Use one of these extensions: .docx, .pdf, .html, .md."
    ]


def test_trouble_with_the_journal_is_spoken_of_in_english(
    english_window: MainWindow, sample: Callable[[str], Path]
) -> None:
    english_window.open_paths([sample("tally-faults-2021")])
    journal_folder().parent.mkdir(parents=True, exist_ok=True)
    journal_folder().write_text("", encoding="utf-8")  # a file where the folder should be
    review = english_window.session.review
    assert review is not None
    review.correct([("requests/received/natural_person", "77")], origin=Origin.TYPED)
    banner = english_window.banners.notice("journal")
    assert banner is not None
    assert banner.text.text().startswith("The recovery journal could not be written (")
    assert not CHINESE.search(banner.text.text())
