"""``gouji register`` on Linux, in folders of the test's own."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.cli import main
from app.desktop import kinds, linux
from app.desktop.linux import Places
from app.desktop.program import Program, this_program

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the desktops of Linux")
PROGRAM = Program(("/opt/gouji/gouji",))


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return linux.user_places()


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def entry(text: str) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(delimiters="=")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser["Desktop Entry"]


def test_the_command_puts_everything_there_and_says_where(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["register"]) == 0
    said = capsys.readouterr().out
    desktop = places.applications / "gouji.desktop"
    assert str(desktop) in said
    assert "gouji register --remove" in said
    command = shlex.split(entry(desktop.read_text(encoding="utf-8"))["Exec"])
    assert command == [*this_program().command, "open", "%F"]
    assert (places.icons / "48x48" / "apps" / "gouji.png").read_bytes().startswith(b"\x89PNG")
    assert places.defaults.read_text() == f"[Default Applications]\n{kinds.REVIEW_MIME}=gouji.desktop;\n"


def test_registering_again_changes_nothing(places: Places, tmp_path: Path) -> None:
    linux.register(places, PROGRAM)
    before = files(tmp_path)
    linux.register(places, PROGRAM)
    assert files(tmp_path) == before


def test_removing_takes_away_what_was_put_and_nothing_else(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = places.icons / "48x48" / "apps" / "other.png"
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"theirs")
    places.defaults.parent.mkdir(parents=True)
    places.defaults.write_text("[Default Applications]\ntext/plain=editor.desktop;\n")
    before = files(tmp_path)
    linux.register(places, PROGRAM)
    assert main(["register", "--remove"]) == 0
    assert "已撤销" in capsys.readouterr().out
    made_by_tools = {
        name for name in files(tmp_path) if name.startswith(("data/mime/", "data/applications/"))
    }
    assert {name: data for name, data in files(tmp_path).items() if name not in made_by_tools} == before
    assert not [name for name in made_by_tools if "gouji" in name]
    assert not (places.icons / "256x256").exists()
    assert main(["register", "--remove"]) == 0
    assert "无需撤销" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    places.data.write_text("a file where a folder should be")
    assert main(["register"]) == 2
    assert "登记没有完成" in capsys.readouterr().err


def test_missing_tools_are_named_and_stop_nothing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said = "".join(linux.register(places, PROGRAM))
    assert "没有找到 update-mime-database" in said
    assert (places.applications / "gouji.desktop").exists()


@pytest.mark.parametrize("command", [("/opt/a b/gouji",), ('/o"$`/50%/g', "-m", "app"), ("/中文/勾稽",)])
def test_an_odd_path_comes_out_of_the_entry_as_it_is(command: tuple[str, ...]) -> None:
    value = entry(linux.desktop_entry(Program(command)))["Exec"]
    line = value.replace("\\\\", "\\")  # what every value undoes; then the quoting of Exec
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    assert [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words] == list(command)


def test_no_kind_of_others_gets_a_default(places: Places) -> None:
    linux.register(places, PROGRAM)
    assert [line for line in places.defaults.read_text().splitlines() if "=" in line] == [
        f"{kinds.REVIEW_MIME}=gouji.desktop;"
    ]


def test_the_system_finds_what_was_registered(places: Places, tmp_path: Path) -> None:
    """With the tools that are there; a desktop's own are not installed everywhere."""
    linux.register(places, PROGRAM)
    ElementTree.fromstring(linux.mime_package())
    if validate := shutil.which("desktop-file-validate"):
        path = str(places.applications / "gouji.desktop")
        done = subprocess.run([validate, path], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
    if shutil.which("update-mime-database"):
        globs = (places.mime / "globs2").read_text()
        assert f"80:{kinds.REVIEW_MIME}:*.gouji.json" in globs
    if shutil.which("update-mime-database") and (query := shutil.which("xdg-mime")):
        saved = tmp_path / "报告.gouji.json"
        saved.write_text('{\n  "schema": "gouji/1"\n}')
        environment = {**os.environ, "XDG_CURRENT_DESKTOP": "X-Generic", "HOME": str(tmp_path)}

        def asked(*words: str) -> str:
            command = [query, "query", *words]
            return subprocess.run(command, env=environment, capture_output=True, text=True).stdout.strip()

        assert asked("default", kinds.REVIEW_MIME) == "gouji.desktop"
