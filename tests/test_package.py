"""What goes into the package: decided by rules that need no PyInstaller to be tested."""

from __future__ import annotations

import ast
import hashlib
import re
from pathlib import Path
from types import ModuleType

import pytest

from app.desktop.windows import PACKAGED
from tests.test_packaging import PROJECT, ROOT, script

BUILD = ROOT / "build"


@pytest.fixture
def contents() -> ModuleType:
    return script("package_contents")


@pytest.fixture
def notices() -> ModuleType:
    return script("package_notices")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("resources/forms/2021.toml", True),
    ],
)
def test_of_qt_only_what_a_desk_needs_is_kept(contents: ModuleType, name: str, wanted: bool) -> None:
    assert contents.is_wanted(name) is wanted


def test_a_library_is_kept_for_whoever_needs_it(contents: ModuleType) -> None:
    linked = {
        "/q/libqxcb.so": ["libQt6Gui.so.6", "libxcb.so.1"],
        "/q/libqgtk3.so": ["libgtk-3.so.0"],
        "/q/libxcb.so.1": ["libXau.so.6"],
        "/q/libgtk-3.so.0": ["libcairo.so.2"],
    }
    binaries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/q/libqxcb.so", "BINARY"),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/q/libqgtk3.so", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/q/libQt6Gui.so.6", "BINARY"),
        *((name, f"/q/{name}", "BINARY") for name in ("libxcb.so.1", "libXau.so.6", "libgtk-3.so.0")),
        ("libcairo.so.2", "/q/libcairo.so.2", "BINARY"),
        ("libpython3.11.so.1.0", "/q/libpython3.11.so.1.0", "BINARY"),
        ("lxml/etree.cpython-311-x86_64-linux-gnu.so", "/q/etree.so", "EXTENSION"),
        ("pypdfium2_raw/libpdfium.so", "/q/libpdfium.so", "BINARY"),
    ]
    kept = contents.needed(binaries, lambda path: linked.get(path, []))
    gone = {"PySide6/Qt/plugins/platformthemes/libqgtk3.so", "libgtk-3.so.0", "libcairo.so.2"}
    assert {name for name, _, _ in binaries} - {name for name, _, _ in kept} == gone


def test_a_link_goes_with_what_it_leads_to(contents: ModuleType) -> None:
    core = ("PySide6/Qt/lib/libQt6Core.so.6", "/q", "BINARY")
    link = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    dangling = ("libQt6Svg.so.6", "PySide6/Qt/lib/libQt6Svg.so.6", "SYMLINK")
    assert contents.without_dangling([core, link, dangling], [core, link]) == [core, link]


def test_the_package_takes_every_folder_of_resources_that_the_wheel_takes(contents: ModuleType) -> None:
    forced = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {f"resources/{name}" for name in contents.RESOURCES} == set(forced)


def test_no_tool_of_the_developers_and_no_dependency_is_mixed_up(contents: ModuleType) -> None:
    out = set(contents.excluded())
    needed = {re.split(r"[<>=]", one)[0].replace("-", "_") for one in PROJECT["project"]["dependencies"]}
    assert not out & (needed - {"pandas"})
    assert {"pytest", "hypothesis"} <= out


def test_windows_is_told_the_version(contents: ModuleType) -> None:
    text = contents.version_info("1.2.3")
    ast.parse(text)
    assert "filevers=(1, 2, 3, 0)" in text
    assert "'ProductVersion', '1.2.3'" in text


def test_the_installer_registers_by_the_program_itself() -> None:
    text = (BUILD / "windows_installer.iss").read_text(encoding="utf-8")
    spec = (BUILD / "gouji.spec").read_text(encoding="utf-8")
    assert 'Parameters: "register"' in text
    assert 'Parameters: "register --remove"' in text
    assert "PrivilegesRequired=lowest" in text
    for name in re.findall(r"\{app\}\\([\w-]+)\.exe", text):
        assert f'program("{name}"' in spec
    assert f"{{app}}\\{PACKAGED}" in text


def test_checksums_are_those_of_sha256sum(notices: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "b").write_bytes(b"2")
    (tmp_path / "a").write_bytes(b"1")
    lines = notices.checksums([tmp_path / "lib" / "b", tmp_path / "a"], tmp_path).splitlines()
    assert lines == [f"{hashlib.sha256(b'1').hexdigest()}  a", f"{hashlib.sha256(b'2').hexdigest()}  lib/b"]


def test_a_part_in_the_package_brings_its_licence(notices: ModuleType, tmp_path: Path) -> None:
    import pydantic

    parts = notices.write_notices(tmp_path / "licences", [Path(pydantic.__file__)])
    assert [part.split()[0] for part in parts] == ["pydantic", "Python"]
    assert "MIT" in next((tmp_path / "licences" / "pydantic").iterdir()).read_text(encoding="utf-8")
    text = (tmp_path / "licences" / "THIRD_PARTY.txt").read_text(encoding="utf-8")
    assert "Lesser General Public License" in text
    assert "PyInstaller" in text
