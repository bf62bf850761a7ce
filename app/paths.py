"""Where the shipped resources and the user's own folders are."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources() -> Path:
    """The folder of the shipped resources (forms, samples, fonts, icons).

    A source checkout has it beside the package, an installed wheel inside it, and a packaged
    application where its boot loader unpacked it.
    """
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled is not None:
        return Path(bundled) / "resources"
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def is_folder(path: Path) -> bool:
    """Whether this is a folder; False also inside one that may not be looked into.

    ``Path.is_dir`` raises PermissionError there, before Python 3.14.
    """
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether there is something at that path that this user may know of."""
    try:
        return path.exists()
    except OSError:
        return False


def user_folder() -> Path:
    """The folder of this user's settings and own forms; it need not exist.

    ``GOUJI_HOME`` overrides it, which is also how the tests keep away from the real one.
    """
    override = os.environ.get("GOUJI_HOME")
    if override:
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "Gouji"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Gouji"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "gouji"


def cache_folder() -> Path:
    """The folder for what can be made again at any time; it need not exist, nor be one to write in."""
    override = os.environ.get("GOUJI_HOME")
    if override:
        return Path(override) / "cache"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Gouji" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "Gouji"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "gouji"


def outside_environment() -> dict[str, str]:
    """The environment for a program that is not ours.

    A packaged application on Linux finds its own libraries by LD_LIBRARY_PATH; what the system brings
    along must not find them there. PyInstaller keeps the former value under another name.
    """
    environment = dict(os.environ)
    if hasattr(sys, "_MEIPASS") and "LD_LIBRARY_PATH" in environment:
        former = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        del environment["LD_LIBRARY_PATH"]
        if former:
            environment["LD_LIBRARY_PATH"] = former
    return environment
