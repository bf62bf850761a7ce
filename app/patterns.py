"""Regular expressions, compiled once: their code is kept as bytecode is kept beside a module.

The rules have some two hundred patterns of Chinese words, and compiling them took a third of a
start of ``gouji check``. What the compiler of ``re`` made of them is kept in the user's cache
folder, for exactly this Python and this version of the program; a pattern that is not there, and
every pattern where the kept file cannot be used, is compiled as ever.

Python has no public door for this: :func:`use_kept` puts a look into the kept file before
``re._compiler.compile``. Where that module is not as it is known here, nothing is done. The code
is checked once more by ``_sre.compile``, as it checks what comes from the compiler.
"""

from __future__ import annotations

import atexit
import contextlib
import re
import sys
from typing import Any, Final, TypeAlias

from app import kept
from app.record import NamedTuple

NAME: Final = "patterns"
MOST: Final = 400
"""Patterns in a file: twice those of the program, for some are made of the words of a report."""
WORTH: Final = 16
"""Fewer new patterns than this are not worth writing the file again: many are of one report's words."""

Key: TypeAlias = tuple[str | bytes, int]


class Code(NamedTuple):
    """What ``_sre.compile`` takes beside the pattern; ``code`` as 32-bit numbers of this machine."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]
    by_number: tuple[str | None, ...]


_kept: dict[Key, tuple[Any, ...]] = {}
_fresh: dict[Key, None] = {}


def use_kept() -> None:
    """Have this process compile no pattern that an earlier one has compiled. Once, at its start."""
    compiler = getattr(re, "_compiler", None)
    engine = getattr(compiler, "_sre", None)
    ordinary = getattr(compiler, "compile", None)
    if compiler is None or engine is None or ordinary is None or getattr(engine, "CODESIZE", 0) != 4:
        return
    _kept.update(kept.loaded(NAME, _stamp()))

    def compile(pattern: object, flags: int = 0) -> re.Pattern[Any]:
        if not isinstance(pattern, str | bytes):
            made: re.Pattern[Any] = ordinary(pattern, flags)
            return made
        key = pattern, int(flags)
        known = _kept.get(key)
        if known is not None:
            try:
                made = restored(pattern, Code(*known))
            except Exception:  # whatever is wrong with it, compiling is always right
                del _kept[key]
            else:
                return made
        made = ordinary(pattern, flags)
        if len(_fresh) < MOST:
            _fresh[key] = None
        return made

    compiler.compile = compile
    atexit.register(keep)


def compiled(pattern: str | bytes, flags: int) -> Code:
    """The code of a pattern, as the compiler of ``re`` makes it."""
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    parsed = compiler._parser.parse(pattern, flags)
    code = b"".join(int(word).to_bytes(4, sys.byteorder) for word in compiler._code(parsed, flags))
    names = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    return Code(int(flags) | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(by_number))


def restored(pattern: str | bytes, code: Code) -> re.Pattern[Any]:
    """The pattern that has this code; raises RuntimeError or TypeError for what is none."""
    words = memoryview(code.code).cast("I").tolist()
    engine: Any = re._compiler._sre  # type: ignore[attr-defined]
    made: re.Pattern[Any] = engine.compile(
        pattern, code.flags, words, code.groups, code.names, code.by_number
    )
    return made


def keep(worth: int = WORTH) -> None:
    """Keep what was compiled newly if it is so many patterns. It is made again at need: no error is told."""
    room = max(MOST - len(_kept), 0)
    fresh = list(_fresh)[:room]
    _fresh.clear()
    if len(fresh) < worth:
        return
    for key in fresh:
        with contextlib.suppress(Exception):  # a compiler that is other than known keeps nothing
            _kept[key] = tuple(compiled(*key))
    kept.keep(NAME, _kept, _stamp())


def _stamp() -> str:
    return str(getattr(re._compiler, "MAGIC", ""))  # type: ignore[attr-defined]
