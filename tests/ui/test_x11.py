"""The program itself on a real X server, driven by keys and by the mouse."""

from __future__ import annotations

import json
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
        [server, "-displayfd", str(writing), "-screen", "0", "1440x940x24", "-nolisten", "tcp", "-noreset"],
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


@pytest.fixture
def started(screen: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program on that screen; what still runs is ended with the test."""
    programs: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-m", "app", *arguments],
            cwd=ROOT,
            env=screen,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        programs.append(program)
        return program

    yield start
    for program in programs:
        if program.poll() is None:
            program.kill()
            program.communicate()


def seen(screen: dict[str, str], program: subprocess.Popen[str], title: str) -> str:
    """The number of the window, or dialog, with this in its title, when it is there."""
    return until(lambda: xdotool(screen, "search", "--onlyvisible", "--name", title), program).split()[-1]


def left(program: subprocess.Popen[str]) -> None:
    """The program ends well, and has said nothing."""
    status = program.wait(20)
    assert (status, program.communicate()[1]) == (0, "")


def test_the_program_opens_a_report_and_is_driven_by_keys(
    screen: dict[str, str], started: Callable[..., subprocess.Popen[str]], sample: Callable[[str], Path]
) -> None:
    path = sample("signed-2025")
    saved = path.with_name("signed-2025.gouji.json")
    program = started(str(path))
    window = seen(screen, program, "2021 年度 — 勾稽")
    assert "柳溪镇" in xdotool(screen, "getwindowname", window)
    xdotool(screen, "windowfocus", "--sync", window)
    # F8 selects the date, F6 goes on through the panels to the table, typing corrects
    for keys in ("F8", "F6", "F6", "F6"):
        xdotool(screen, "key", "--window", window, keys)
    xdotool(screen, "type", "--delay", "20", "2022-01-18")
    xdotool(screen, "key", "Return")
    seen(screen, program, "未保存 — 勾稽")
    xdotool(screen, "key", "ctrl+s")
    until(lambda: "saved" if saved.exists() else "", program)
    assert '"signed_on": "2022-01-18"' in saved.read_text(encoding="utf-8")
    xdotool(screen, "key", "ctrl+q")
    left(program)


def test_the_round_with_the_mouse_dialogs_and_another_start(
    screen: dict[str, str], started: Callable[..., subprocess.Popen[str]], sample: Callable[[str], Path]
) -> None:
    path = sample("tally-faults-2021")
    saved, memo = path.with_name("first.gouji.json"), path.with_name("memo.html")
    program = started(str(path))
    window = seen(screen, program, "2021 年度 — 勾稽")
    xdotool(screen, "windowmove", "--sync", window, "0", "0")
    xdotool(screen, "windowfocus", "--sync", window)
    # a click on any cell of the table; from there to its last, 总计 of 四、结转下年度继续办理
    xdotool(screen, "mousemove", "1200", "400", "click", "1")
    xdotool(screen, "key", "ctrl+End")
    xdotool(screen, "type", "--delay", "20", "3")
    xdotool(screen, "key", "Return")
    seen(screen, program, "未保存 — 勾稽")
    # a finding with the mouse, decided by its key, and a note
    xdotool(screen, "mousemove", "400", "732", "click", "1")
    xdotool(screen, "key", "ctrl+1")
    xdotool(screen, "key", "ctrl+shift+s")
    dialog = seen(screen, program, "保存校核")
    xdotool(screen, "windowfocus", "--sync", dialog)
    xdotool(screen, "key", "ctrl+a")
    xdotool(screen, "type", "--delay", "20", str(saved))
    xdotool(screen, "key", "Return")
    seen(screen, program, "已保存 — 勾稽")
    review = json.loads(saved.read_text(encoding="utf-8"))
    assert review["tables"]["requests"]["carried_out"]["total"] == 3
    assert [one["kind"] for one in review["decisions"]] == ["confirmed"]
    xdotool(screen, "windowfocus", "--sync", window)
    xdotool(screen, "key", "ctrl+e")
    dialog = seen(screen, program, "导出校核备忘录")
    xdotool(screen, "windowfocus", "--sync", dialog)
    xdotool(screen, "key", "ctrl+a")
    xdotool(screen, "type", "--delay", "20", str(memo))
    xdotool(screen, "key", "Return")
    until(lambda: "written" if memo.exists() else "", program)
    xdotool(screen, "windowfocus", "--sync", window)
    xdotool(screen, "key", "ctrl+q")
    left(program)
    again = started()  # what was open comes back, with the work
    window = seen(screen, again, "已保存 — 勾稽")
    xdotool(screen, "windowfocus", "--sync", window)
    xdotool(screen, "key", "ctrl+q")
    left(again)
