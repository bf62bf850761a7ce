"""A dressed application and a window that runs everything at once, driven as a user would."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.review.open import open_report
from app.review.review import Review
from app.settings import Settings
from app.ui import messages, theme
from app.ui.app import make_application
from app.ui.main_window import MainWindow
from app.ui.tasks import InlineRunner
from tests.conftest import SAMPLES
from tests.ui.windows import shown_window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it always says of a window with a least size, or raised."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise)\(\)"))


@pytest.fixture(autouse=True)
def no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that a test did not expect fails it, instead of waiting for a person."""
    for name in (
        "ask_save",
        "tell",
        "report_crash",
        "choose_files",
        "choose_folder",
        "choose_review_path",
        "choose_memo_path",
        "choose_copy_path",
    ):

        def unexpected(*words: object, name: str = name) -> None:
            raise AssertionError(f"unexpected dialog {name}: {words[1:]}")

        monkeypatch.setattr(messages, name, unexpected)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_last(qapp: QApplication) -> Iterator[None]:
    """The offscreen platform lets go of what was copied after Python is gone, and crashes then."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def dressed(qtbot: QtBot) -> Iterator[None]:
    """The application in the light theme."""
    app = make_application()
    theme.apply(app, "light")
    yield
    theme.apply(app, "light")


@pytest.fixture
def sample(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of a shipped sample, where a test may save beside it."""

    def copy(name: str) -> Path:
        return Path(shutil.copy(SAMPLES / f"{name}.txt", tmp_path))

    return copy


@pytest.fixture
def review_of(sample: Callable[[str], Path], forms: Forms) -> Callable[[str], Review]:
    """The review of a sample."""
    return lambda name: open_report(sample(name), forms, Settings())


@pytest.fixture
def window(qtbot: QtBot, dressed: None) -> Iterator[MainWindow]:
    """The main window, shown, with the runner that does everything at once."""
    with shown_window(qtbot, InlineRunner()) as made:
        yield made
