"""Registration on Linux: a desktop entry, a MIME type, icons, and the default for our own files.

Everything lies in the user's own folders (XDG_DATA_HOME, XDG_CONFIG_HOME); nothing needs rights.
Formats: the Desktop Entry, Shared MIME Info, Icon Theme and MIME Applications specifications of
freedesktop.org.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from app import paths
from app.desktop import kinds
from app.desktop.mimeapps import with_default, without_default
from app.desktop.program import Program
from app.record import NamedTuple
from app.review.atomic import write_atomically

DESKTOP: Final = f"{kinds.NAME}.desktop"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_MIME_ICON: Final = kinds.REVIEW_MIME.replace("/", "-")
_PATIENCE: Final = 60
"""Seconds that a system's tool gets to renew its list."""


class Places(NamedTuple):
    """The user's folders of data and of configuration, as the XDG base directories name them."""

    data: Path
    config: Path

    @property
    def applications(self) -> Path:
        """Where desktop entries lie."""
        return self.data / "applications"

    @property
    def mime(self) -> Path:
        """The user's part of the shared MIME database."""
        return self.data / "mime"

    @property
    def icons(self) -> Path:
        """The icon theme that every other falls back to."""
        return self.data / "icons" / "hicolor"

    @property
    def defaults(self) -> Path:
        """The list of default programs."""
        return self.config / "mimeapps.list"


def user_places() -> Places:
    """The folders of the user who runs this; a relative XDG path is invalid and passed over."""

    def place(variable: str, usual: str) -> Path:
        named = Path(os.environ.get(variable, ""))
        return named if named.is_absolute() else Path.home() / usual

    return Places(place("XDG_DATA_HOME", ".local/share"), place("XDG_CONFIG_HOME", ".config"))


def register(places: Places, program: Program) -> list[str]:
    """Put everything there; gives what was done, in sentences. Raises OSError. Twice is as once."""
    for path, data in _files(places, program):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    _change_defaults(places, add=True)
    missing = _renew(places)
    return [
        "勾稽已登记到桌面：报告文件的“打开方式”里有勾稽，双击校核存档（*.gouji.json）由勾稽打开。",
        f"写入：{places.applications / DESKTOP}、{_mime_file(places)}、图标（{places.icons}）；"
        f"默认程序登记在 {places.defaults}，只涉及校核存档。",
        *_told(missing),
        "撤销登记：gouji register --remove。",
    ]


def remove(places: Places) -> list[str]:
    """Take away what :func:`register` puts there and nothing else; gives what was done. Raises OSError."""
    gone = False
    for path, _ in _files(places, Program(("gouji",))):
        with suppress(FileNotFoundError):
            path.unlink()
            gone = True
        if not path.is_relative_to(places.icons):
            continue  # update-mime-database fails without its folder of packages, were it empty
        with suppress(OSError):  # not empty, or not there
            path.parent.rmdir()
            path.parent.parent.rmdir()  # 48x48 of 48x48/apps
    gone |= _change_defaults(places, add=False)
    if not gone:
        return ["勾稽没有登记在桌面，无需撤销。"]
    return ["已撤销勾稽在桌面的登记；其他程序的设置没有改动。", *_told(_renew(places))]


def _files(places: Places, program: Program) -> Iterator[tuple[Path, bytes]]:
    """Every file of ours that lies on the desktop's side, with what is in it."""
    yield places.applications / DESKTOP, desktop_entry(program).encode()
    yield _mime_file(places), mime_package().encode()
    icons = paths.resources() / "icons"
    for size in SIZES:
        data = (icons / f"gouji-{size}.png").read_bytes()
        yield places.icons / f"{size}x{size}" / "apps" / f"{kinds.NAME}.png", data
        yield places.icons / f"{size}x{size}" / "mimetypes" / f"{_MIME_ICON}.png", data
    yield places.icons / "scalable" / "apps" / f"{kinds.NAME}.svg", (icons / "gouji.svg").read_bytes()


def _mime_file(places: Places) -> Path:
    return places.mime / "packages" / f"{kinds.NAME}.xml"


def _change_defaults(places: Places, *, add: bool) -> bool:
    """Put our own saved reviews into the list of defaults, or take them out; whether it changed."""
    try:
        # What is not UTF-8 is another's, and goes back as it came.
        before = places.defaults.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        before = ""
    after = (with_default if add else without_default)(before, kinds.REVIEW_MIME, DESKTOP)
    if after == before:
        return False
    if after:
        places.defaults.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(places.defaults, after.encode("utf-8", "surrogateescape"))
    else:
        places.defaults.unlink()
    return True


# --- the files ------------------------------------------------------------------------------------


def desktop_entry(program: Program) -> str:
    """The text of ``gouji.desktop``."""
    types = ";".join((kinds.REVIEW_MIME, *kinds.report_mimes()))
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",  # of the format; older desktops and their checks refuse a later one
        f"Name={kinds.TITLE}",
        "Name[en]=Gouji",
        f"GenericName={kinds.SUMMARY}",
        f"GenericName[en]={kinds.SUMMARY_ENGLISH}",
        f"Exec={' '.join(_quoted(word) for word in program.command)} open %F",
        f"TryExec={_value(program.command[0])}",
        *([f"Path={_value(str(program.folder))}"] if program.folder else []),
        f"Icon={kinds.NAME}",
        "Terminal=false",
        "StartupNotify=true",
        f"StartupWMClass={kinds.NAME}",
        "Categories=Office;",
        "Keywords=勾稽;校核;年度报告;政府信息公开;disclosure;report;",
        f"MimeType={types};",
    ]
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    """A word of an Exec line: quoted for the command, then escaped as any value is."""
    inside = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word)
    return _value(f'"{inside}"'.replace("%", "%%"))


def _value(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def mime_package() -> str:
    """The text of our MIME package: the saved review, and two kinds that few systems know yet."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{kinds.REVIEW_MIME}">
    <comment>{kinds.REVIEW_TITLE_ENGLISH}</comment>
    <comment xml:lang="zh_CN">{kinds.REVIEW_TITLE}</comment>
    <sub-class-of type="application/json"/>
    <magic priority="60">
      <match type="string" offset="0:16" value='"schema": "gouji/'/>
      <match type="string" offset="0:16" value='"schema":"gouji/'/>
    </magic>
    <glob pattern="*.{kinds.REVIEW_SUFFIX}" weight="80"/>
  </mime-type>
  <mime-type type="application/ofd">
    <comment>OFD document</comment>
    <comment xml:lang="zh_CN">OFD 版式文档</comment>
    <sub-class-of type="application/zip"/>
    <glob pattern="*.ofd"/>
  </mime-type>
  <mime-type type="application/wps-office.et">
    <comment>WPS spreadsheet</comment>
    <comment xml:lang="zh_CN">WPS 表格</comment>
    <glob pattern="*.et"/>
  </mime-type>
</mime-info>
"""


# --- the system's lists ---------------------------------------------------------------------------


def _renew(places: Places) -> list[str]:
    """Have the system read its folders again; gives the tools that are missing or failed."""
    missing = []
    for tool, folder in (
        ("update-mime-database", places.mime),
        ("update-desktop-database", places.applications),
    ):
        if not folder.is_dir():
            continue
        found = shutil.which(tool)
        if found is None:
            missing.append(f"没有找到 {tool}")
            continue
        try:
            subprocess.run(
                [found, str(folder)],
                env=paths.outside_environment(),
                capture_output=True,
                timeout=_PATIENCE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            missing.append(f"{tool} 没有成功（{error}）")
    with suppress(OSError):
        os.utime(places.icons)  # a changed theme folder is what desktops look for
    return missing


def _told(missing: list[str]) -> list[str]:
    return [f"{'，'.join(missing)}：文件已写好，重新登录后生效。"] if missing else []
