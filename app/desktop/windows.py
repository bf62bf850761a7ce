"""Registration on Windows: keys of this user's registry, as data; written through a small door.

Nothing needs administrator rights and no default is taken: Windows lets only the user choose one.
A saved review ends in ``.json`` for Windows, which looks at the last suffix only, so it cannot be told
from any other JSON file and Gouji is offered for it, not more. The installer runs the same
registration (``gouji-cli.exe register``), so that the keys stand in one place.
"""

from __future__ import annotations

import ntpath
import sys
from collections.abc import Iterator
from typing import Final, Protocol

from app.desktop import kinds
from app.desktop.program import Program
from app.record import NamedTuple

CLASSES: Final = r"Software\Classes"
REVIEW_ID: Final = "Gouji.Review"
REPORT_ID: Final = "Gouji.Report"
CAPABILITIES: Final = r"Software\Gouji\Capabilities"
REGISTERED: Final = r"Software\RegisteredApplications"
PACKAGED: Final = "gouji.exe"


class Registry(Protocol):
    """What is needed of HKEY_CURRENT_USER; keys are paths below it, "" names a key's default value."""

    def set(self, key: str, name: str, value: str) -> None:
        """Set a text value; keys on the way are made. Raises OSError."""

    def delete_value(self, key: str, name: str) -> bool:
        """Delete a value; False if it is not there."""

    def delete_tree(self, key: str) -> bool:
        """Delete a key with everything below it; False if it is not there."""

    def is_empty(self, key: str) -> bool:
        """Whether a key is there and holds neither values nor keys."""


class Entry(NamedTuple):
    """One value. ``shared`` if the key is not ours alone, so that only the value may go."""

    key: str
    name: str
    value: str
    shared: bool = False


def entries(program: Program) -> Iterator[Entry]:
    """Everything that registration writes."""
    start = " ".join(f'"{word}"' for word in program.command)
    opening = f'{start} open "%1"'
    packaged = ntpath.basename(program.command[0]).lower() == PACKAGED
    icon = f"{program.command[0]},0"
    for id, title in ((REVIEW_ID, kinds.REVIEW_TITLE), (REPORT_ID, kinds.REPORT_TITLE)):
        yield Entry(rf"{CLASSES}\{id}", "", title)
        yield Entry(rf"{CLASSES}\{id}", "FriendlyTypeName", title)
        yield Entry(rf"{CLASSES}\{id}\Application", "ApplicationName", kinds.TITLE)
        yield Entry(rf"{CLASSES}\{id}\Application", "ApplicationDescription", kinds.SUMMARY)
        yield Entry(rf"{CLASSES}\{id}\DefaultIcon", "", icon)
        yield Entry(rf"{CLASSES}\{id}\shell\open\command", "", opening)
    for suffix, id in (("json", REVIEW_ID), *((kind.suffix, REPORT_ID) for kind in kinds.REPORTS)):
        yield Entry(rf"{CLASSES}\.{suffix}\OpenWithProgids", id, "", shared=True)
        yield Entry(rf"{CAPABILITIES}\FileAssociations", f".{suffix}", id)
        if packaged:  # else the name would be Python's, and every Python program would be ours
            yield Entry(rf"{CLASSES}\Applications\{PACKAGED}\SupportedTypes", f".{suffix}", "")
    if packaged:
        yield Entry(rf"{CLASSES}\Applications\{PACKAGED}", "FriendlyAppName", kinds.TITLE)
        yield Entry(rf"{CLASSES}\Applications\{PACKAGED}\shell\open\command", "", opening)
    yield Entry(CAPABILITIES, "ApplicationName", kinds.TITLE)
    yield Entry(CAPABILITIES, "ApplicationDescription", kinds.SUMMARY)
    yield Entry(REGISTERED, "Gouji", CAPABILITIES, shared=True)


def register(registry: Registry, program: Program) -> list[str]:
    """Write every entry; gives what was done, in sentences. Raises OSError. Twice is as once."""
    for entry in entries(program):
        registry.set(entry.key, entry.name, entry.value)
    return [
        "勾稽已登记到 Windows（仅当前用户）：报告文件右键“打开方式”里有勾稽。",
        "校核存档以 .json 结尾，Windows 不能把它与其他 JSON 文件区分开，因此没有改默认程序；"
        "如需双击打开，请在“打开方式”里选勾稽并勾选“始终”。",
        "撤销登记：gouji register --remove。",
    ]


def remove(registry: Registry) -> list[str]:
    """Take away what :func:`register` writes and nothing else; gives what was done. Raises OSError."""
    gone = False
    for entry in entries(Program((PACKAGED,))):
        if not entry.shared:
            continue
        gone |= registry.delete_value(entry.key, entry.name)
        if entry.key.startswith(rf"{CLASSES}\."):
            for key in (entry.key, ntpath.dirname(entry.key)):
                if registry.is_empty(key):
                    registry.delete_tree(key)
    own = (REVIEW_ID, REPORT_ID, rf"Applications\{PACKAGED}")
    for key in (*(rf"{CLASSES}\{name}" for name in own), r"Software\Gouji"):
        gone |= registry.delete_tree(key)
    if not gone:
        return ["勾稽没有登记在 Windows，无需撤销。"]
    return ["已撤销勾稽在 Windows 的登记；其他程序的设置没有改动。"]


if sys.platform == "win32":  # pragma: no cover  (its twin in the tests is a dictionary)
    import winreg

    class UserRegistry:
        """HKEY_CURRENT_USER itself."""

        def set(self, key: str, name: str, value: str) -> None:
            """See :class:`Registry`."""
            with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as handle:
                winreg.SetValueEx(handle, name, 0, winreg.REG_SZ, value)

        def delete_value(self, key: str, name: str) -> bool:
            """See :class:`Registry`."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as handle:
                    winreg.DeleteValue(handle, name)
            except FileNotFoundError:
                return False
            return True

        def delete_tree(self, key: str) -> bool:
            """See :class:`Registry`."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as handle:
                    below = [winreg.EnumKey(handle, at) for at in range(winreg.QueryInfoKey(handle)[0])]
            except FileNotFoundError:
                return False
            for name in below:
                self.delete_tree(rf"{key}\{name}")
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            return True

        def is_empty(self, key: str) -> bool:
            """See :class:`Registry`."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as handle:
                    keys, values, _ = winreg.QueryInfoKey(handle)
            except FileNotFoundError:
                return False
            return keys == values == 0

    def tell_explorer() -> None:
        """Have the Explorer look at the registry again."""
        import ctypes

        changed, by_id = 0x08000000, 0  # SHCNE_ASSOCCHANGED, SHCNF_IDLIST
        ctypes.windll.shell32.SHChangeNotify(changed, by_id, None, None)
