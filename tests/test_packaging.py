"""What is shipped beside the code: pinned versions, the set-up script, fonts, icons."""

from __future__ import annotations

import ast
import importlib.util
import re
import shlex
import struct
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QRawFont

ROOT = Path(__file__).parents[1]
FONT = ROOT / "resources" / "fonts" / "GoujiSansSC-Regular.otf"
ICONS = ROOT / "resources" / "icons"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def script(name: str) -> ModuleType:
    """A script of build/ as a module."""
    spec = importlib.util.spec_from_file_location(f"build_{name}", ROOT / "build" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- pinned versions ---------------------------------------------------------------------------


def pinned() -> dict[str, str]:
    lines = (ROOT / "build" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        if not line.startswith("#"):
            pin = re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.]*)", line)
            assert pin, f"not name==version: {line}"
            found[canonicalize_name(pin[1])] = pin[2]
    return found


def test_every_declared_dependency_is_pinned_to_a_version_it_allows() -> None:
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    wanted += project["optional-dependencies"]["package"]
    wanted += PROJECT["build-system"]["requires"]
    for text in wanted:
        requirement = Requirement(text)
        version = pinned()[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{text} does not allow {version}"


def test_what_the_wheel_takes_along_is_there() -> None:
    forced = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for source in forced:
        assert any((ROOT / source).iterdir()), f"{source} is empty"


# --- the set-up script -------------------------------------------------------------------------


@pytest.fixture
def dev() -> ModuleType:
    return script("dev")


def test_the_set_up_needs_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "build" / "dev.py").read_text(encoding="utf-8"))
    names = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names


def test_the_set_up_opens_a_sample_that_is_there(dev: ModuleType) -> None:
    assert dev.SAMPLE.is_file()


def test_an_unknown_command_prints_the_commands(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    shown = capsys.readouterr().out
    assert all(f"build/dev.py {command}" in shown for command in ("open", "test", "lint", "package", "pin"))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Python is a shell script")
@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("echo pip 20.3.4 from /usr/lib", "needs pip 22.3 or newer"),
        ("echo pip 22.2 from /usr/lib", "needs pip 22.3 or newer"),
        ("echo No module named pip >&2; exit 1", "needs pip: install it"),
    ],
)
def test_a_missing_or_old_pip_is_said_in_one_sentence(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, sentence: str
) -> None:
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(SystemExit, match=sentence) as caught:
        dev.check_pip()
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("version", ["22.3", "23.0.1", "26.1"])
def test_a_pip_that_can_install_elsewhere_will_do(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    class Shown:
        stdout = f"pip {version} from /usr/lib"

    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: Shown)
    dev.check_pip()


def test_nothing_is_installed_twice(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[str] = []

    def create(environment: Path) -> None:
        calls.append("create")
        (environment / "python").touch()

    monkeypatch.setattr(dev, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "check_pip", lambda: None)
    monkeypatch.setattr(dev, "python_of", lambda environment: environment / "python")
    monkeypatch.setattr(dev, "create", create)
    monkeypatch.setattr(dev, "pip", lambda _, *arguments: calls.append(arguments[-1]))
    dev.install()
    dev.install()
    assert calls == ["create", "."]
    dev.install("dev")  # adds the test tools to what is there
    dev.install("dev")
    dev.install()
    assert calls == ["create", ".", ".[dev]"]
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("pytest==1.0\n", encoding="utf-8")
    monkeypatch.setattr(dev, "CONSTRAINTS", constraints)
    dev.install()
    assert calls == ["create", ".", ".[dev]", "create", "."]
    (tmp_path / "python").unlink()  # as when the Python that it was made of is replaced
    dev.install()
    assert calls == ["create", ".", ".[dev]", "create", ".", "create", "."]
    assert capsys.readouterr().err.count("Installing into") == 4


# --- the fallback font -------------------------------------------------------------------------

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


@pytest.fixture
def font(qapp: QGuiApplication) -> QRawFont:
    raw = QRawFont(str(FONT), 16)
    assert raw.isValid()
    return raw


def test_the_font_is_small_and_has_its_licence_beside_it() -> None:
    assert FONT.stat().st_size < 4_000_000
    licence = FONT.with_name("OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence


def test_the_font_names_itself_and_is_taken_for_a_chinese_one(qapp: QGuiApplication) -> None:
    number = QFontDatabase.addApplicationFont(str(FONT))
    try:
        (family,) = QFontDatabase.applicationFontFamilies(number)
        assert family == "Gouji Sans SC"
        assert family in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    finally:
        QFontDatabase.removeApplicationFont(number)


def test_the_font_maps_no_radicals(font: QRawFont) -> None:
    """Qt would write them into a PDF's text instead of the characters, and nobody could search it."""
    assert font.supportsCharacter(ord("人"))
    assert [hex(point) for point in range(0x2E80, 0x2FE0) if font.supportsCharacter(point)] == []


def test_the_font_has_all_characters_of_the_common_set(font: QRawFont) -> None:
    common = [
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
        if (row, cell) < (0xD7, 0xFA) or row > 0xD7
    ]
    assert len(common) == 6763
    assert "".join(one for one in common if not font.supportsCharacter(ord(one))) == ""


@pytest.mark.parametrize(
    "folder", ["app", "resources/forms", "resources/lexicons", "resources/words", "resources/samples"]
)
def test_the_font_has_every_chinese_character_the_program_prints(font: QRawFont, folder: str) -> None:
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".toml", ".txt"}
    )
    missing = {one for one in CHINESE.findall(text) if not font.supportsCharacter(ord(one))}
    assert missing == set()


# --- the icon ----------------------------------------------------------------------------------


def test_the_icon_is_there_in_every_size(qapp: QGuiApplication) -> None:
    sizes = script("make_icons").SIZES
    assert {16, 32, 48, 256} <= set(sizes)
    for size in sizes:
        image = QImage(str(ICONS / f"gouji-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.hasAlphaChannel()
    for name in ("gouji.svg", "gouji-small.svg"):
        assert ElementTree.parse(ICONS / name).getroot().tag.endswith("svg")


def test_the_windows_icon_holds_the_same_pictures() -> None:
    data = (ICONS / "gouji.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    for index in range(count):
        width, *_, length, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * index)
        assert data[at : at + length] == (ICONS / f"gouji-{width or 256}.png").read_bytes()


# --- the README ------------------------------------------------------------------------------

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("console", CONSOLES)
def test_what_the_readme_shows_is_what_the_command_prints(
    console: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli import main

    monkeypatch.chdir(ROOT)
    command, _, expected = console.partition("\n")
    assert command.startswith("$ gouji ")
    main(shlex.split(command)[2:])
    assert capsys.readouterr().out == expected


def test_every_path_that_the_readme_names_is_there() -> None:
    named = set(re.findall(r"\b(?:resources|build|tests|app)/[\w./-]*\w", README))
    assert {name for name in named if not (ROOT / name).exists()} == set()
