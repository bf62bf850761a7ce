"""``gouji --self-test`` as whoever installed it runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.desktop.self_test import SAMPLE, SelfTestFailed, self_test
from app.memo.write import FORMATS

ROOT = Path(__file__).parents[2]


def test_the_round_is_gone_and_told() -> None:
    command = [sys.executable, "-m", "app", "--self-test"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    assert not done.stderr  # nor what Qt says of any window that is on no screen
    assert "自检通过" in done.stdout
    for step in ("打开样例", "更正", "重新打开", "窗口", *(f"备忘录 {suffix}" for suffix in FORMATS)):
        assert step in done.stdout


def test_a_window_that_shows_nothing_fails_it() -> None:
    with pytest.raises(SelfTestFailed, match="窗口"):
        list(self_test(lambda _: ""))


def test_a_package_lets_the_systems_programs_find_their_own_libraries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/gouji/lib")
    assert paths.outside_environment()["LD_LIBRARY_PATH"] == "/opt/gouji/lib"  # the user's own
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/gouji/lib", raising=False)
    assert "LD_LIBRARY_PATH" not in paths.outside_environment()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    assert paths.outside_environment()["LD_LIBRARY_PATH"] == "/usr/local/lib"


def test_the_sample_that_is_tried_is_shipped() -> None:
    assert (paths.resources() / "samples" / SAMPLE).exists()
