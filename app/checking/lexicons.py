"""Lists of words as data: ``resources/lexicons/*.toml``, read when the first rule asks for one."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from app import paths
from app.toml_files import load_toml


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lists of one file. A file that is damaged breaks the rules that need it, and no other."""
    return load_toml(paths.resources() / "lexicons" / f"{name}.toml")


@cache
def any_of(*words: str) -> re.Pattern[str]:
    """Any of these words, for rules of which nearly every report has none: one search for all of them.

    It looks only where one of their first letters stands; a search for one word looks everywhere.
    """
    return re.compile("|".join(map(re.escape, words)))
