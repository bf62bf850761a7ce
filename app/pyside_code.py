"""PySide's own Python modules: compiled once, and kept from reading all others.

PySide carries a dozen modules (of its signatures and features) inside its library as text, and has
Python compile them at every start: 130,000 characters, 15 to 20 ms, a tenth of the time until the window
is painted. Here the builtin ``compile`` looks first among what an earlier start has kept, only while
Qt is imported, only for these modules, and only where the text is the very same.

Where PySide does it otherwise one day, nothing is asked here and nothing is kept.
"""

from __future__ import annotations

import builtins
import sys
from binascii import crc32
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Final

from app import kept

NAME: Final = "pyside"
FOLDER: Final = "shibokensupport/"
"""What the names of the modules begin with, as PySide gives them to ``compile``."""


@contextmanager
def kept_code() -> Iterator[None]:
    """Import PySide in this: what it compiles is taken from, or kept for, another start."""
    ordinary: Callable[..., CodeType] = builtins.compile
    known: dict[str, tuple[int, int, CodeType]] | None = None
    fresh: dict[str, tuple[int, int, CodeType]] = {}

    def compile(source: object, filename: object, mode: str, *rest: object, **named: object) -> object:
        nonlocal known
        if (
            not isinstance(source, bytes)
            or not isinstance(filename, str)
            or not filename.startswith(FOLDER)
            or mode != "exec"
            or rest
            or named
        ):
            return ordinary(source, filename, mode, *rest, **named)
        if known is None:
            known = kept.loaded(NAME)
        length, total, code = known.get(filename, (0, 0, None))
        if code is None or (length, total) != (len(source), crc32(source)):
            # PySide's module that calls this wants the same future as we do: see our first import.
            code = ordinary(source, filename, mode)
            fresh[filename] = len(source), crc32(source), code
        return code

    vars(builtins)["compile"] = compile
    try:
        yield
    finally:
        vars(builtins)["compile"] = ordinary
        if fresh:
            kept.keep(NAME, (known or {}) | fresh)


def without_features() -> None:
    """Have PySide not read the source of every module that is imported from now on.

    It looks there for the word PySide6, for the sake of ``from __feature__ import``, which nobody uses
    here. That is a tenth of all imports, and it breaks some: its ``inspect.getsource`` asks a module for
    ``__wrapped__``, and pydantic's modules answer that by importing what another thread has half
    imported (ImportError, when a saved review is opened while the window gets ready).
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = _uses_no_feature


def _uses_no_feature(module: object) -> bool:  # noqa: ARG001 - whichever it is
    return False
