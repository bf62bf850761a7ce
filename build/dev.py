"""Set up and run Gouji on a machine that has nothing but Python 3.11+ and pip.

    python3 build/dev.py open [FILE ...]   install into .venv and open a report (a sample by default)
    python3 build/dev.py test [...]        install with the test tools and run pytest
    python3 build/dev.py lint              ruff format, ruff check, mypy
    python3 build/dev.py package           make a folder that runs without Python, in .package
    python3 build/dev.py pin               write build/constraints.txt anew from what is served today
    python3 build/dev.py translations      collect the window's words for resources/translations, compile them

Versions come from build/constraints.txt. The virtual environment is made without pip, and the pip
that is there installs into it, because a bare Debian has no ensurepip. Running again is quick: nothing
is installed while pyproject.toml and the constraints stay as they are.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (somebody may start this with an older one)
    sys.exit("Gouji needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import hashlib
import os
import re
import subprocess
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / ".gouji-installed"
CONSTRAINTS = ROOT / "build" / "constraints.txt"
SAMPLE = ROOT / "resources" / "samples" / "tally-faults-2021.txt"
PIP_NEEDED = (22, 3)  # the first with --python
ON_WINDOWS_ONLY = ("colorama", "tzdata")  # of pytest and pandas: pinned although not installed here


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def check_pip() -> None:
    """Exit with one sentence if pip is missing or too old."""
    shown = subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False
    )
    version = re.match(r"pip (\d+)\.(\d+)", shown.stdout)
    if version is None:
        sys.exit(
            f"Gouji's set-up needs pip: install it for {sys.executable} (on Debian: apt install python3-pip)."
        )
    if (int(version[1]), int(version[2])) < PIP_NEEDED:
        sys.exit(
            f"Gouji's set-up needs pip 22.3 or newer: run {sys.executable} -m pip install --upgrade pip."
        )


def pip(environment: Path, *arguments: str, pinned: bool = True) -> str:
    """Run pip on a virtual environment; returns what it printed. Exits if it fails."""
    settings = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1")
    if pinned:
        # Relative to ROOT: pip splits these at white space, and a path may hold some.
        name = CONSTRAINTS.relative_to(ROOT).as_posix()
        settings |= {"PIP_CONSTRAINT": name, "PIP_BUILD_CONSTRAINT": name}
    command = [sys.executable, "-m", "pip", "--python", str(python_of(environment)), *arguments]
    done = subprocess.run(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        sys.exit(
            f"pip could not install what Gouji needs (exit status {done.returncode}); its message is above."
        )
    return done.stdout


def create(environment: Path) -> None:
    """Make a virtual environment without pip."""
    venv.EnvBuilder(with_pip=False, clear=True, symlinks=os.name != "nt").create(environment)


def install(extra: str = "") -> None:
    """Install the project (editable) and its pinned dependencies, unless that has been done."""
    inputs = [ROOT / "pyproject.toml", CONSTRAINTS]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in inputs) + sys.version.encode()).hexdigest()
    alive = python_of(ENVIRONMENT).exists()  # not once the Python it was made of is gone
    installed = STAMP.read_text().split() if alive and STAMP.is_file() else []
    if installed[:1] == [digest] and (not extra or extra in installed):
        return
    check_pip()
    if installed[:1] != [digest]:
        create(ENVIRONMENT)
    print(f"Installing into {ENVIRONMENT} (once, about half a minute) …", file=sys.stderr, flush=True)
    pip(ENVIRONMENT, "install", "--quiet", "--editable", f".[{extra}]" if extra else ".")
    STAMP.write_text(f"{digest} {extra}\n")


def run(*arguments: str) -> int:
    """Run the environment's Python in the project's folder; returns the exit status."""
    return subprocess.run([str(python_of(ENVIRONMENT)), *arguments], cwd=ROOT, check=False).returncode


def open_window(arguments: Sequence[str]) -> int:
    """Open the files given, or a sample."""
    install()
    files = [str(Path(name).resolve()) for name in arguments] or [str(SAMPLE)]
    return run("-m", "app", "open", *files)


def test(arguments: Sequence[str]) -> int:
    """Run pytest."""
    install("dev")
    return run("-m", "pytest", *arguments)


def lint() -> int:
    """Run the formatter's check, the linter and the type checker; 1 if one complains."""
    install("dev")
    checks = (["ruff", "format", "--check", "."], ["ruff", "check", "."], ["mypy"])
    statuses = [run("-m", *check) for check in checks]
    return int(any(statuses))


def package() -> int:
    """Make the package with PyInstaller, which takes what is installed in the environment."""
    install("package")
    return run("build/package.py")


def pin() -> int:
    """Install the newest that pyproject.toml allows and write its versions to constraints.txt."""
    check_pip()
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "venv"
        create(environment)
        backend = ("hatchling", "editables")  # what builds the project is pinned as well
        pip(environment, "install", "--quiet", ".[dev,package]", *backend, *ON_WINDOWS_ONLY, pinned=False)
        frozen = pip(environment, "freeze", "--exclude", "gouji", pinned=False)
    lines = sorted((line for line in frozen.splitlines() if "==" in line), key=str.lower)
    head = "# Everything that build/dev.py installs. Made by: python build/dev.py pin\n"
    CONSTRAINTS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{CONSTRAINTS}: {len(lines)} packages")
    return 0


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; returns the exit status."""
    match list(arguments):
        case ["open", *rest]:
            return open_window(rest)
        case ["test", *rest]:
            return test(rest)
        case ["lint"]:
            return lint()
        case ["package"]:
            return package()
        case ["pin"]:
            return pin()
        case ["translations"]:
            install("dev")
            return run("build/translations.py")
        case _:
            print(__doc__)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
