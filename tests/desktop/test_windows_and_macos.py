"""Registration where the tests cannot run: the registry as a dictionary, the bundle's plist as data."""

from __future__ import annotations

import plistlib

import pytest

from app.desktop import kinds, macos, windows
from app.desktop.program import Program
from app.ui import messages

PACKAGED = Program((r"C:\Users\甲\AppData\Local\Programs\Gouji\gouji.exe",))
BY_PYTHON = Program((r"C:\Python 3\pythonw.exe", "-m", "app"))


class FakeRegistry:
    """Keys with their values; deleting behaves as in Windows."""

    def __init__(self, keys: dict[str, dict[str, str]] | None = None) -> None:
        self.keys = keys or {}

    def set(self, key: str, name: str, value: str) -> None:
        parts = key.split("\\")
        for end in range(1, len(parts) + 1):
            self.keys.setdefault("\\".join(parts[:end]), {})
        self.keys[key][name] = value

    def delete_value(self, key: str, name: str) -> bool:
        return self.keys.get(key, {}).pop(name, None) is not None

    def delete_tree(self, key: str) -> bool:
        doomed = [one for one in self.keys if one == key or one.startswith(key + "\\")]
        for one in doomed:
            del self.keys[one]
        return bool(doomed)

    def is_empty(self, key: str) -> bool:
        return self.keys.get(key) == {} and not any(one.startswith(key + "\\") for one in self.keys)


def theirs() -> dict[str, dict[str, str]]:
    registry = FakeRegistry()
    registry.set(r"Software\Classes\.docx\OpenWithProgids", "Word.Document.12", "")
    registry.set(r"Software\Classes\.txt", "", "txtfile")
    registry.set(r"Software\Classes\Applications\winword.exe", "FriendlyAppName", "Word")
    registry.set(r"Software\RegisteredApplications", "Other", r"Software\Other\Capabilities")
    return registry.keys


@pytest.mark.parametrize("program", [PACKAGED, BY_PYTHON])
def test_double_click_starts_this_program_with_the_file(program: Program) -> None:
    registry = FakeRegistry()
    windows.register(registry, program)
    command = registry.keys[r"Software\Classes\Gouji.Review\shell\open\command"][""]
    assert command.startswith(f'"{program.command[0]}"')
    assert command.endswith(' open "%1"')
    assert "Gouji.Report" in registry.keys[r"Software\Classes\.docx\OpenWithProgids"]
    assert "Gouji.Review" in registry.keys[r"Software\Classes\.json\OpenWithProgids"]


def test_no_default_is_taken() -> None:
    registry = FakeRegistry()
    windows.register(registry, PACKAGED)
    assert not [key for key, values in registry.keys.items() if "\\." in key and "" in values]


def test_pythons_own_name_is_not_claimed() -> None:
    registry = FakeRegistry()
    windows.register(registry, BY_PYTHON)
    assert not [key for key in registry.keys if "Applications\\" in key]
    windows.register(registry, PACKAGED)
    assert r"Software\Classes\Applications\gouji.exe\shell\open\command" in registry.keys


def test_registering_twice_is_as_once_and_removing_gives_back_what_was() -> None:
    before = theirs()
    registry = FakeRegistry(theirs())
    windows.register(registry, PACKAGED)
    once = {key: dict(values) for key, values in registry.keys.items()}
    windows.register(registry, PACKAGED)
    assert registry.keys == once
    windows.remove(registry)
    assert registry.keys == before
    assert "无需撤销" in windows.remove(registry)[0]


def test_the_bundle_owns_its_reviews_and_is_an_alternative_for_reports() -> None:
    plist = macos.info_plist("1.2.3")
    again = plistlib.loads(plistlib.dumps(plist))
    assert again == plist
    own, *reports = again["CFBundleDocumentTypes"]
    assert own["LSItemContentTypes"] == [again["UTExportedTypeDeclarations"][0]["UTTypeIdentifier"]]
    assert own["LSHandlerRank"] == "Owner"
    assert {one["LSHandlerRank"] for one in reports} == {"Alternate"}
    covered = {name for one in reports for name in one.get("LSItemContentTypes", [])}
    suffixes = {name for one in reports for name in one.get("CFBundleTypeExtensions", [])}
    assert all(kind.apple in covered or kind.suffix in suffixes for kind in kinds.REPORTS)


def test_what_the_window_offers_to_open_stands_under_open_with_too() -> None:
    offered = {pattern.removeprefix("*.") for _, patterns in messages.KINDS for pattern in patterns.split()}
    known = {kind.suffix for kind in kinds.REPORTS} | {kinds.REVIEW_SUFFIX, "json"}
    pictures = {"png", "jpg", "jpeg", "tif", "tiff", "bmp"}  # need the extra that reads scans
    assert offered - pictures == known
