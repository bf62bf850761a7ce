"""PySide's own Python modules: compiled once, and kept from reading all others.

PySide carries a dozen modules (of its signatures and features) inside its library as text, and has
Python compile them at every start: 130,000 characters, 15 to 20 ms, a tenth of the time until the window
is painted. Here the builtin ``compile`` looks first among what an earlier start has kept, only while
Qt is imported, only for these modules, and only where the text is the very same.

Where PySide does it otherwise one day, nothing is asked here and nothing is kept.
"""

from __future__ import annotations

import builtins
from binascii import crc32
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Final

from app import kept, patterns

NAME: Final = "pyside"
FOLDER: Final = "shibokensupport/"
"""What the names of the modules begin with, as PySide gives them to ``compile``."""

_import = vars(builtins).get("__orig_import__", builtins.__import__)
"""Python's own import; where PySide is loaded already, the one that serves nothing but its ``import *``."""


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
        # Its modules compile three patterns of parsers, 10 to 15 ms: few, but the same at every start.
        patterns.keep(worth=1)


def without_features() -> None:
    """Have Python import by itself again. PySide looks on at every import, to serve ``__feature__``.

    It reads the source of each module for the word PySide6, for the sake of ``from __feature__ import``,
    which nobody uses here. That is a tenth of all imports, and it breaks some: its ``inspect.getsource``
    asks a module for ``__wrapped__``, and pydantic's modules answer that by importing what another thread
    has half imported (ImportError, when a saved review is opened while the window gets ready).
    """
    known = vars(builtins)
    if known.get("__import__") is known.get("__feature_import__"):  # and nobody else's, put over it since
        known["__import__"] = _import
