"""What every round through the whole program needs: an offscreen Qt, and dialogs that remember nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication


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
