"""What the core says is said in the window's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reading.problems import Unsupported, Vanished
from app.sentence import Sentence
from app.ui import language
from app.ui.main_window import MainWindow
from app.ui.sentences import told
from app.ui.tasks import InlineRunner
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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("damaged.pdf", b"%PDF-1.7\n" + bytes(200)),
        ("archive.zip", b"PK\x03\x04" + bytes(200)),
        ("letter.txt", "今天天气很好。\n".encode()),
        ("other.json", b'{"a": 1}'),
        ("half.gouji.json", b'{"schema": "gouji/1", "source": {"path": "a'),
        ("newer.gouji.json", b'{"schema": "gouji/9"}'),
        ("gone.txt", None),
    ],
)
def test_a_file_that_cannot_be_opened_is_spoken_of_in_english(
    english_window: MainWindow, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    english_window.open_paths([path])
    assert english_window.pages.currentWidget() is english_window.pages.problem
    message = english_window.pages.problem.message.text()
    assert message.endswith(".")
    assert not CHINESE.search(message), message
