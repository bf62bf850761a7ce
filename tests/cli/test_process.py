"""The command line as a process: what cannot be seen from inside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import PIPE_CLOSED
from app.forms.load import Forms
from tests.texts import render_report

ROOT = Path(__file__).parents[2]


def gouji(*arguments: str, **variables: str | None) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m app``; a variable of None is taken out of the environment."""
    environment = os.environ | {name: value for name, value in variables.items() if value is not None}
    for name, value in variables.items():
        if value is None:
            environment.pop(name, None)
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False)


@pytest.fixture
def report(tmp_path: Path, forms: Forms) -> Path:
    path = tmp_path / "甲镇-2021.txt"
    path.write_text(render_report(form=forms.form("2021")), encoding="utf-8")
    return path


def test_importing_the_command_line_loads_neither_qt_nor_pandas() -> None:
    code = "import sys, app.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {
        "PySide6",
        "shiboken6",
        "pandas",
        "numpy",
        "docx",
        "chardet",
        "pydantic",
    }


def test_checking_loads_nothing_that_makes_it_start_slowly(report: Path) -> None:
    code = (
        "import sys; from app.cli import main; main(['check', sys.argv[1]]);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, str(report)]
    loaded = set(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr.split())
    heavy = {"PySide6", "pandas", "numpy", "docx", "chardet", "app.report.saved", "app.review.convert"}
    assert not loaded & heavy
    # Each takes a tenth to a half of a start. Data classes bring inspect along: NamedTuple does not.
    assert not loaded & {"pydantic", "dataclasses", "inspect", "logging"}


FIRST_PAINT = """
import os, sys
from app import cli
from app.commands import open as open_command
os.sched_getaffinity = lambda _: {0, 1}  # a machine with one core opens nothing ahead
really_open_ahead = open_command.opened_ahead
waits_for_report = sys.argv.pop(1) == "report"

def open_ahead(paths):
    ahead = really_open_ahead(paths)
    from PySide6.QtCore import QTimer
    from app.ui import app
    from app.ui.main_window import MainWindow

    def told():
        made = ["PySide6.QtCore.Qt"] if "Qt" in vars(sys.modules["PySide6.QtCore"]) else []
        print(*sorted(sys.modules), *made, flush=True)
        os._exit(0)

    class Window(MainWindow):
        def paintEvent(self, event):
            if not waits_for_report or (self.session.review is not None and self.report.isVisible()):
                QTimer.singleShot(0, told)  # before the window's own: nothing is begun yet
            super().paintEvent(event)

    app.MainWindow = Window
    app.LISTEN_MS = app.START_MS = 60_000  # on a busy machine they would be over before the paint
    return ahead

open_command.opened_ahead = open_ahead
sys.argv[1:] = ["open", *sys.argv[1:]]
cli.main()
"""

RARE = {
    "app.batch",
    "app.memo",
    "app.report.saved",
    "app.review.convert",
    "app.review.folder",
    "app.ui.help",
    "app.ui.paste_preview",
    "app.ui.settings_dialog",
    "app.ui.single_instance",
    "dataclasses",
    "docx",
    "numpy",
    "pandas",
    "pydantic",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
}
"""For those who ask for it. Whoever needs one of these at the start has to find the time elsewhere."""


def loaded_at_paint(what: str, *files: Path) -> set[str]:
    command = [sys.executable, "-c", FIRST_PAINT, what, *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    return set(done.stdout.split())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux opens ahead")
def test_the_paint_of_a_report_waits_for_no_rule_and_for_nothing_rarely_used(report: Path) -> None:
    loaded = loaded_at_paint("report", report)
    assert "app.ui.report_view" in loaded
    # The child process has read and checked; what it needs for that is loaded here after the start.
    assert not loaded & {
        "app.checking.engine",
        "app.checking.rulebook",
        "app.parsing",
        "app.reading.read",
        "app.reading.sandbox",
        "app.review.open",
    }
    assert not loaded & RARE


SHELL = {
    "app.ui",
    "app.ui.actions",
    "app.ui.app",
    "app.ui.banner",
    "app.ui.crash",
    "app.ui.desk",
    "app.ui.fonts",
    "app.ui.language",
    "app.ui.main_window",
    "app.ui.looks",
    "app.ui.memory",
    "app.ui.opening",
    "app.ui.pages",
    "app.ui.panel",
    "app.ui.recent",
    "app.ui.safety",
    "app.ui.saving",
    "app.ui.search_box",
    "app.ui.session",
    "app.ui.status_bar",
    "app.ui.stylesheet",
    "app.ui.tasks",
    "app.ui.theme",
    "app.ui.tool_bar",
}
"""What the window is painted with. Everything else is imported when it has been painted."""


def of_the_report(loaded: set[str]) -> set[str]:
    return {
        name
        for name in loaded
        if name.startswith(("app.review.", "app.checking", "app.parsing", "app.forms"))
    }


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux opens ahead")
def test_the_first_paint_with_a_file_is_the_empty_desk(report: Path) -> None:
    loaded = loaded_at_paint("window", report)
    assert {name for name in loaded if name.startswith("app.ui")} <= SHELL
    assert of_the_report(loaded) == {"app.review.ahead"}
    assert not loaded & RARE
    # PySide makes 1300 members of enums when it is asked for one of them, and none before.
    assert "PySide6.QtCore.Qt" not in loaded


def test_the_first_paint_without_a_file_is_the_start_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_HOME", str(tmp_path / "home"))
    loaded = loaded_at_paint("window")
    assert {name for name in loaded if name.startswith("app.ui")} <= SHELL | {
        "app.ui.flow_layout",
        "app.ui.samples",
        "app.ui.state_pages",
    }
    assert not of_the_report(loaded)
    assert not loaded & RARE


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_the_output_is_utf_8_whatever_the_console_speaks(report: Path, encoding: str) -> None:
    done = gouji("check", str(report), PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "青禾县柳溪镇" in done.stdout.decode("utf-8")
    line = gouji("check", "--format", "jsonl", str(report), PYTHONIOENCODING=encoding).stdout
    assert json.loads(line)["source"]["name"] == "甲镇-2021.txt"


def test_the_exit_status_of_the_process_is_that_of_the_check(report: Path, forms: Forms) -> None:
    assert gouji("check", str(report)).returncode == 0
    figures = {"requests/received/total": "5"}
    report.write_text(render_report(figures, form=forms.form("2021")), encoding="utf-8")
    assert gouji("check", str(report)).returncode == 1
    assert gouji("check", str(report.with_name("没有.txt"))).returncode == 2


def test_a_name_that_is_no_text_can_be_checked(report: Path) -> None:
    odd = os.fsencode(report.parent) + b"/\xb1\xa8\xb8\xe6.txt"  # GBK bytes in a UTF-8 file system
    report.rename(os.fsdecode(odd))
    done = subprocess.run(
        [sys.executable, "-m", "app", "check", "--format", "jsonl", odd],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert os.fsencode(json.loads(done.stdout)["source"]["path"]) == odd


def test_a_reader_that_has_seen_enough_is_no_error(report: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "app", "check", str(report), str(report)]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (PIPE_CLOSED, b"")


def test_without_a_display_the_result_stands_in_the_terminal(report: Path) -> None:
    for arguments in (["open", str(report)], [str(report)]):
        done = gouji(*arguments, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
        assert done.returncode == 0
        assert "没有图形界面" in done.stderr.decode()
        assert len(done.stderr.decode().splitlines()) == 1
        assert "没有发现问题" in done.stdout.decode()


def test_a_display_that_is_not_there_does_not_abort_the_process(report: Path) -> None:
    done = gouji(str(report), DISPLAY=":987", WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert done.returncode == 0
    assert len(done.stderr.decode().splitlines()) == 1
    assert "没有发现问题" in done.stdout.decode()


def test_without_a_display_and_without_a_file_it_says_so() -> None:
    done = gouji(DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert done.returncode == 2
    said = done.stderr.decode()
    assert "没有图形界面" in said
    assert "gouji check" in said  # what to do instead
    assert done.stdout == b""
