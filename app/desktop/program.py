"""How this very installation is started again, by the desktop."""

from __future__ import annotations

import sys
from pathlib import Path

from app.record import NamedTuple


class Program(NamedTuple):
    """A command, and the folder that it must be started in (None for any)."""

    command: tuple[str, ...]
    folder: Path | None = None


def this_program() -> Program:
    """The packaged program, else the installed command ``gouji``, else this Python with ``-m app``."""
    if getattr(sys, "frozen", False):
        return Program((_windowed(Path(sys.executable)),))
    # Not resolved: the Python of a virtual environment is a link, and the command lies beside it.
    python = Path(sys.executable).absolute()
    if sys.platform == "win32":
        # The console's python.exe would open a black window beside ours.
        quiet = python.with_name("pythonw.exe")
        python = quiet if quiet.exists() else python
    elif (beside := python.with_name("gouji")).exists():
        return Program((str(beside),))
    root = Path(__file__).parents[2]
    return Program((str(python), "-m", "app"), root if (root / "pyproject.toml").exists() else None)


def _windowed(executable: Path) -> str:
    """On Windows a package holds two: gouji-cli.exe for the console, gouji.exe for everything else."""
    beside = executable.with_name("gouji.exe")
    return str(beside if executable.name == "gouji-cli.exe" and beside.exists() else executable)
