"""What words mean: ``resources/words/lexicon.toml`` as an index by first character."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from app import paths


class Entry(NamedTuple):
    """A word: its kind of token and what it stands for."""

    word: str
    kind: str
    value: str


class Lexicon(NamedTuple):
    """Words by first character, the longest first."""

    by_first: Mapping[str, tuple[Entry, ...]]

    def at(self, text: str, place: int) -> Entry | None:
        """The longest word that begins at that place."""
        for entry in self.by_first.get(text[place], ()):
            if text.startswith(entry.word, place):
                return entry
        return None


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon. Raises ValueError if a word has two meanings."""
    data = tomllib.loads((paths.resources() / "words" / "lexicon.toml").read_text(encoding="utf-8"))
    found: dict[str, Entry] = {}
    for kind, values in data.items():
        for value, words in values.items():
            for word in words.split():
                if word in found:
                    raise ValueError(f"the word {word!r} has two meanings")
                found[word] = Entry(word, kind, value)
    by_first: dict[str, list[Entry]] = {}
    for entry in sorted(found.values(), key=lambda entry: -len(entry.word)):
        by_first.setdefault(entry.word[0], []).append(entry)
    return Lexicon({first: tuple(entries) for first, entries in by_first.items()})
