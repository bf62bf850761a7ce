"""The details of an error, for the maintainers: where it happened, with what, and nothing of the report."""

from __future__ import annotations

import platform
import re
import sys
import traceback
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QGuiApplication

from app import __version__
from app.ui import language, memory, theme

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_FIGURES = re.compile(r"\d+")
LONGEST = 300
"""Characters of an error's message."""


def details_of(error: BaseException) -> str:
    """Versions, system, and the way the error took.

    An error's message may quote what it choked on. Of it only ASCII letters stay, so that no word and
    no figure of a report is copied along; folders of the user are shortened.
    """
    facts = (
        f"Gouji {__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"Qt {QLibraryInfo.version().toString()}, PySide {pyside_version}",
        f"{platform.platform()}, {QGuiApplication.platformName()}",
        f"{language.current()}, {theme.mode()}, {memory.zoom():.0%}",
    )
    return "\n".join(facts) + "\n\n" + _shortened("".join(_chain(error, set())))


def _chain(error: BaseException, seen: set[int]) -> list[str]:
    """The error with those that led to it, the first one first."""
    seen.add(id(error))
    lines: list[str] = []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        word = "from" if error.__cause__ is not None else "while handling"
        lines += [*_chain(before, seen), f"\n{word}:\n\n"]
    lines += traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__)).format()
    lines.append(f"{type(error).__name__}: {_message(error)}\n")
    return lines


def _message(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return f"[Errno {error.errno}] {error.strerror}"  # without the file's name
    try:
        text = str(error)
    except Exception as another:  # an error that cannot even say what it is
        return f"({type(another).__name__})"
    return _FIGURES.sub("#", _FOREIGN.sub("…", text))[:LONGEST]


def _shortened(text: str) -> str:
    """Without the names of the folders in which the program and the user's files lie."""
    places = {
        str(Path(__file__).resolve().parents[2]): ".",
        sys.prefix: "<python>",
        sys.base_prefix: "<python>",
        str(Path.home()): "~",
    }
    for place, short in places.items():
        if len(place) > 1:
            text = text.replace(place, short)
    return text
