"""Licence texts of everything that is in a package, and checksums of its files."""

from __future__ import annotations

import hashlib
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

LICENCE_NAME: Final = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_COMMON: Final = Path(__file__).with_name("licences")
QT_NOTICE: Final = """\
Qt and PySide6 (Qt for Python) are used under the GNU Lesser General Public License, version 3. They are
unmodified, and lie as shared libraries of their own in lib/PySide6 and lib/shiboken6: they may be replaced
by other builds of the same versions. Their source code: https://download.qt.io/official_releases/ .
The text of the licence is that of LGPL-3 and GPL-3 in this folder.
"""
BOOT_NOTICE: Final = """\
The program's starter is the boot loader of PyInstaller (GPL 2 or later, with an exception that allows to
distribute what is built with it under any licence). PyInstaller itself is a tool of the build and not part
of the package.
"""


def write_notices(licences: Path, sources: Iterable[Path]) -> list[str]:
    """Put the licence of every part into the folder ``licences``; gives the parts.

    ``sources`` are the files that the build took from outside of the project, as they lie on this
    machine: a file's distribution or, on Debian, its package says what it is. Raises FileNotFoundError
    for a part whose licence is not found: it must not be given away then.
    """
    licences.mkdir(parents=True)
    files = {path.resolve() for path in sources}
    parts = [*_python_parts(files, licences), *_system_parts(files, licences)]
    for name in ("LGPL-3.txt", "GPL-3.txt"):
        _copy(_COMMON / name, licences / name)
    _copy(_python_licence(), licences / "Python.txt")
    parts.append(("Python", platform.python_version()))
    lines = [f"{name}  {version}" for name, version in sorted(set(parts), key=lambda part: part[0].lower())]
    head = "THIRD-PARTY NOTICES\n\nThis package holds parts of others. Their licences lie beside this file.\n"
    text = "\n".join([head, QT_NOTICE, BOOT_NOTICE, *lines, ""])
    (licences / "THIRD_PARTY.txt").write_text(text, encoding="utf-8")
    return lines


def _python_parts(files: set[Path], licences: Path) -> list[tuple[str, str]]:
    """The distributions that one of the files belongs to."""
    parts = []
    for distribution in distributions():
        name = distribution.metadata["Name"]
        own = distribution.files or []
        if name == "gouji" or not any(
            Path(str(distribution.locate_file(one))).resolve() in files for one in own
        ):
            continue
        texts = [one for one in own if ".dist-info" in str(one) and LICENCE_NAME.search(str(one))]
        for one in texts:
            inside = "-".join(part for part in one.parts[1:] if part != "licenses")
            _copy(Path(str(distribution.locate_file(one))), licences / name / inside)
        if not texts and not _said_otherwise(distribution):
            raise FileNotFoundError(f"{name}: no text of its licence")
        parts.append((name, distribution.version))
    return parts


def _python_licence() -> Path:
    """Where this Python keeps its licence: beside its library, or where Debian keeps all of them."""
    beside = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return beside if beside.exists() else Path("/usr/share/doc") / name / "copyright"


def _said_otherwise(distribution: Distribution) -> bool:
    """Qt's wheels hold no text: theirs is the LGPL, which is added for all."""
    return distribution.metadata["Name"] in ("PySide6_Essentials", "shiboken6")


def _system_parts(files: set[Path], licences: Path) -> list[tuple[str, str]]:
    """The Debian packages that one of the files belongs to; their copyright files are copied."""
    if shutil.which("dpkg-query") is None:
        return []
    parts = set()
    for path in sorted(files):
        package = _package_of(path)
        if package is None:
            continue
        copyright = Path("/usr/share/doc") / package.split(":")[0] / "copyright"
        _copy(copyright.resolve(), licences / "system" / f"{package.split(':')[0]}.txt")
        parts.add((package.split(":")[0], _asked("--show", "--showformat=${Version}", package).strip()))
    return sorted(parts)


def _package_of(path: Path) -> str | None:
    names = [str(path)]
    if str(path).startswith("/usr/lib/"):
        names.append(str(path).removeprefix("/usr"))  # packages of before the merge name it so
    for name in names:
        found = _asked("--search", name)
        if found:
            return found.splitlines()[0].partition(": ")[0].split(",")[0]
    return None


def _asked(*words: str) -> str:
    done = subprocess.run(["dpkg-query", *words], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def checksums(files: Sequence[Path], folder: Path) -> str:
    """The lines of a ``SHA256SUMS``, with names as seen from ``folder``."""
    lines = []
    for path in sorted(files):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    return "".join(lines)
