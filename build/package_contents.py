"""What belongs into a package and what does not: data for gouji.spec, and tested as such.

PyInstaller takes along whatever is imported and all plugins of the Qt modules used; of that, this keeps
what a validator on a desk needs. Nothing here imports PyInstaller.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]

RESOURCES = ("forms", "lexicons", "samples", "words", "fonts", "icons", "translations")
"""Folders of resources/ that the program reads."""

Entry = tuple[str, str, str]
"""A file of the package as PyInstaller has it: its name there, where it comes from, its type."""

_OCR = ("cv2", "PIL", "onnxruntime", "rapidocr")
_TOOLS = ("IPython", "hypothesis", "mypy", "openpyxl", "pytest", "python_calamine", "setuptools", "xlwt")
_NEVER = ("tkinter", "pydoc", "readline", "ssl", "_ssl", "PySide6.QtSvg", "PySide6.QtDBus")


def excluded() -> list[str]:
    """Modules that stay out: the optional extra for scans, tools of the developers, what nobody uses.

    numpy is used by the extra only, unless pandas is used.
    """
    imports = re.compile(r"^\s*(import|from) pandas\b", re.MULTILINE)
    pandas = any(imports.search(path.read_text(encoding="utf-8")) for path in (ROOT / "app").rglob("*.py"))
    return [*_OCR, *_TOOLS, *_NEVER, *([] if pandas else ["numpy", "pandas"])]


_PLUGINS = {
    "iconengines": (),
    "imageformats": ("qgif", "qico", "qjpeg"),
    "platforminputcontexts": None,  # Chinese is typed through these
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),  # not gtk3: it would bring GTK along
    "printsupport": None,
    "styles": None,
    "wayland-decoration-client": ("bradient",),
    "wayland-shell-integration": ("xdg-shell",),
}
"""Qt's plugins by kind: which are kept; None for all. Kinds that are not named stay out."""
_TRANSLATIONS = ("qtbase_zh_CN.qm",)
_QT = re.compile(r"(?:^|/)PySide6/(?:Qt/)?(plugins|translations)/(.+)$")


def is_wanted(name: str) -> bool:
    """Whether a file of the package is kept, by its name there: everything but some parts of Qt."""
    found = _QT.search(PurePosixPath(name.replace("\\", "/")).as_posix())
    if found is None:
        return True
    part, rest = found[1], found[2]
    if part == "translations":
        return rest in _TRANSLATIONS
    kind, _, file = rest.partition("/")
    kept = _PLUGINS.get(kind, ())
    stem = file.split(".")[0].removeprefix("lib")
    return kept is None or stem in kept


def needed(binaries: Iterable[Entry], libraries_of: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Of these binaries, the wanted ones and the libraries that they need, directly or not.

    ``libraries_of`` gives the names of the files that a binary is linked to. Python's own library
    is needed by the boot loader, which is not among them.
    """
    entries = [entry for entry in binaries if is_wanted(entry[0])]
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(PurePosixPath(entry[0].replace("\\", "/")).name, []).append(entry)
    # A plugin or an extension is loaded by name and is a beginning; so is Python. A library is not.
    todo = [entry for entry in entries if not _is_library(entry[0])]
    kept: set[str] = set()
    while todo:
        entry = todo.pop()
        if entry[0] in kept:
            continue
        kept.add(entry[0])
        for name in libraries_of(entry[1]):
            todo += by_name.get(PurePosixPath(name.replace("\\", "/")).name, [])
    return [entry for entry in entries if entry[0] in kept]


def without_dangling(entries: Iterable[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """The entries without links to what is not kept; a link names its target as seen from its own folder."""
    names = {name for name, _, _ in kept}

    def leads_somewhere(entry: Entry) -> bool:
        name, target, kind = entry
        return (
            kind != "SYMLINK"
            or posixpath.normpath(f"{posixpath.dirname(name)}/{target}").lstrip("/") in names
        )

    return [entry for entry in entries if leads_somewhere(entry)]


def _is_library(name: str) -> bool:
    """Whether this is a shared library of Linux that is there for others only."""
    file = PurePosixPath(name).name
    beside = PurePosixPath(name).parent.as_posix()
    is_library = re.match(r"lib[^/]+\.so(\.|$)", file) is not None
    return is_library and not file.startswith("libpython") and beside in (".", "PySide6/Qt/lib")


def version_info(version: str) -> str:
    """The text of a version resource for Windows, as PyInstaller reads it from a file."""
    numbers = [int(number) for number in re.findall(r"\d+", version)[:4]]
    four = tuple(numbers + [0] * (4 - len(numbers)))
    strings = {
        "CompanyName": "Gouji",
        "FileDescription": "勾稽",
        "FileVersion": version,
        "InternalName": "gouji",
        "OriginalFilename": "gouji.exe",
        "ProductName": "勾稽 Gouji",
        "ProductVersion": version,
    }
    lines = "\n".join(f"            StringStruct({key!r}, {value!r})," for key, value in strings.items())
    return f"""# UTF-8
VSVersionInfo(
    ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,
                      subtype=0x0, date=(0, 0)),
    kids=[
        StringFileInfo([StringTable('080404B0', [
{lines}
        ])]),
        VarFileInfo([VarStruct('Translation', [0x0804, 1200])]),
    ],
)
"""
