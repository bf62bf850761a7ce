"""Lists of words as data: ``resources/lexicons/*.toml``, read when the first rule asks for one."""

from __future__ import annotations

from functools import cache
from typing import Any

from app import paths
from app.toml_files import load_toml


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lists of one file. A file that is damaged breaks the rules that need it, and no other."""
    return load_toml(paths.resources() / "lexicons" / f"{name}.toml")
