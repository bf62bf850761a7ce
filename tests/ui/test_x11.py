"""The program itself on a real X server, driven by keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds until a window that does not come is given up; a busy machine needs a few."""


def needed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        message = f"{program} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment of an X server of this test's own."""
    server = needed("Xvfb")
    needed("xdotool")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", "1440x940x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    try:
        assert number, "Xvfb did not start"
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "PYTHONUTF8": "1"}
    finally:
        process.terminate()
        process.wait(10)


def xdotool(screen: dict[str, str], *words: str) -> str:
    done = subprocess.run(["xdotool", *words], env=screen, capture_output=True, text=True, timeout=30)
    return done.stdout.strip()


def until(what: Callable[[], str], program: subprocess.Popen[str]) -> str:
    """What ``what`` gives as soon as it gives something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if program.poll() is not None:
            pytest.fail(f"the program ended: {program.communicate()[1]}")
        if found := what():
            return found
        time.sleep(0.05)  # polls another process; nothing here can be waited for
    pytest.fail("nothing came in time")


def test_the_program_opens_a_report_and_is_driven_by_keys(
    screen: dict[str, str], sample: Callable[[str], Path]
) -> None:
    path = sample("signed-2025")
    saved = path.with_name("signed-2025.gouji.json")
    program = subprocess.Popen(
        [sys.executable, "-m", "app", str(path)],
        cwd=ROOT,
        env=screen,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        window = until(lambda: xdotool(screen, "search", "--name", "2021 年度 — 勾稽"), program).split()[0]
        assert "柳溪镇" in xdotool(screen, "getwindowname", window)
        xdotool(screen, "windowfocus", "--sync", window)
        # F8 selects the date, F6 goes on through the panels to the table, typing corrects
        for keys in ("F8", "F6", "F6", "F6"):
            xdotool(screen, "key", "--window", window, keys)
        xdotool(screen, "type", "--delay", "20", "2022-01-18")
        xdotool(screen, "key", "Return")
        until(lambda: xdotool(screen, "search", "--name", "未保存 — 勾稽"), program)
        xdotool(screen, "key", "ctrl+s")
        until(lambda: "saved" if saved.exists() else "", program)
        assert '"signed_on": "2022-01-18"' in saved.read_text(encoding="utf-8")
        xdotool(screen, "key", "ctrl+q")
        assert program.wait(20) == 0
        assert program.communicate()[1] == ""
    finally:
        if program.poll() is None:
            program.kill()
            program.communicate()
