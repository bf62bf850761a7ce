"""Lists of words as data: ``resources/lexicons/*.toml``, read when the first rule asks for one."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from app import paths


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lists of one file. A file that is damaged breaks the rules that need it, and no other."""
    path = paths.resources() / "lexicons" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
