"""What every round through the whole program needs: an offscreen Qt, and dialogs that remember nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import SAMPLES
from tests.e2e.user import User


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it always says of a window with a least size, or raised."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing)")
            )


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_last(qapp: QApplication) -> Iterator[None]:
    """The offscreen platform lets go of what was copied after Python is gone, and crashes then."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def own_dialogs(home: Path) -> None:
    """Qt's file dialogs keep what they remember in this test's home, too."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home))


@pytest.fixture
def user(qapp: QApplication) -> Iterator[User]:
    """Who sits in front of the program, and lets go of the keys when it is over.

    Ctrl+Q ends the window before Ctrl is up again, and Qt took it for held down in the tests after these.
    """
    yield User()
    elsewhere = QWidget()
    elsewhere.show()
    QTest.keyClick(elsewhere, Qt.Key.Key_Shift)
    elsewhere.close()
    elsewhere.deleteLater()
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture
def sample(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of a shipped sample in a folder of its own, where it may be saved beside."""
    folder = tmp_path / "报告"
    folder.mkdir()
    return lambda name: Path(shutil.copy(SAMPLES / f"{name}.txt", folder))
