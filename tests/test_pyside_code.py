"""What PySide compiles at every start is compiled once, and is the same code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
START = """
import builtins, sys
ordinary, asked, patterns = builtins.compile, [], []

def counting(source, filename, *rest, **named):
    if str(filename).startswith("shibokensupport/"):
        asked.append(filename)
    return ordinary(source, filename, *rest, **named)

builtins.compile = counting
import re
from app.patterns import use_kept
parse = re._compiler._parser.parse
re._compiler._parser.parse = lambda pattern, *rest: patterns.append(pattern) or parse(pattern, *rest)
use_kept()
from app.pyside_code import kept_code
with kept_code():
    from PySide6.QtCore import QObject
needed = len(asked), len(patterns)
assert builtins.compile is counting
try:
    QObject().setObjectName(1)
except TypeError as error:  # worded by those modules
    print(*needed, error)
"""


def start(home: Path) -> list[str]:
    """A process that imports Qt; how many modules and patterns it had to compile, and what came of it."""
    done = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env=os.environ | {"GOUJI_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.split(maxsplit=2)


def test_a_second_start_compiles_nothing_of_pyside(tmp_path: Path) -> None:
    first, second = start(tmp_path), start(tmp_path)
    assert int(first[0]) > 5
    assert int(first[1]) > 3
    assert second == ["0", "0", first[2]]


@pytest.mark.parametrize("damage", [b"", b"gouji", b"cut", b"code"])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: bytes) -> None:
    whole = start(tmp_path)
    [file] = (tmp_path / "cache").glob("pyside-*")
    data = file.read_bytes()
    file.write_bytes({b"cut": data[:-9], b"code": data[:-9] + b"123456789"}.get(damage, damage))
    assert start(tmp_path) == [whole[0], "0", whole[2]]
    assert start(tmp_path)[0] == "0"


def test_without_a_folder_for_it_the_start_goes_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file where a folder should be")
    assert start(home) == start(home)


def test_other_text_of_a_module_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.pyside_code import kept_code

    monkeypatch.setenv("GOUJI_HOME", str(tmp_path))
    for text in (b"x = 1", b"x = 2", b"x = 2"):
        found: dict[str, int] = {}
        with kept_code():
            exec(compile(text, "shibokensupport/module.py", "exec"), found)
        assert found["x"] == int(text[-1:])


WITHOUT = """
import builtins, inspect, sys
ordinary = builtins.__import__
import app.pyside_code, app.ui
assert builtins.__import__ is ordinary
inspect.getsource = lambda module: sys.exit(f"the source of {module} was read")
import app.ui.main_window, app.report.saved, app.checking.engine
from PySide6.QtCore import QObject
one = QObject()
one.setObjectName("name")
print(one.objectName())
"""


def test_no_source_is_read_because_something_is_imported(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        cwd=ROOT,
        env=os.environ | {"GOUJI_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("name\n", "")
