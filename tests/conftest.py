"""Fixtures that every test may use. No test touches the real user's folders."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from app.forms.load import Forms, load_forms

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before the first test has a home of its own: what is loaded once for all tests keeps copies there.
os.environ.setdefault("GOUJI_HOME", str(Path(tempfile.gettempdir()) / "gouji-tests"))

# Words are asserted in Chinese, wherever the tests run.
os.environ["GOUJI_LANGUAGE"] = "zh"

# Machines here are shared and slow at times: no test has a deadline. CI tries the same cases
# every time, so that a run of it says something about the change and not about luck.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

REAL_REPORTS = Path(__file__).parents[2] / "shared" / "reports"
SAMPLES = Path(__file__).parents[1] / "resources" / "samples"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty user folder of this test's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("GOUJI_HOME", str(folder))
    monkeypatch.setenv("HOME", str(folder))  # where the reviews of shipped samples are saved
    return folder


@pytest.fixture(scope="session")
def forms() -> Forms:
    """The shipped forms."""
    return load_forms(Path(__file__).parents[1] / "resources" / "forms")


def real_report(name: str) -> Path:
    """A real report by name ("liye-2021"); skips where they are not there, but not in CI."""
    path = REAL_REPORTS / f"{name}.txt"
    if not path.exists():
        message = "the real reports are not beside this checkout (../shared/reports)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path
