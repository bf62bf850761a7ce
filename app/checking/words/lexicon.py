"""What words mean: ``resources/words/lexicon.toml`` as an index."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from app import paths
from app.record import NamedTuple
from app.toml_files import load_toml


class Entry(NamedTuple):
    """A word: its kind of token and what it stands for."""

    word: str
    kind: str
    value: str


class Lexicon(NamedTuple):
    """Words by their first two characters, the longest first, and words of one character."""

    by_start: Mapping[str, tuple[Entry, ...]]
    short: Mapping[str, Entry]

    def at(self, text: str, place: int) -> Entry | None:
        """The longest word that begins at that place."""
        longer = self.by_start.get(text[place : place + 2])
        if longer is not None:
            for entry in longer:
                if text.startswith(entry.word, place):
                    return entry
        return self.short.get(text[place])

    @property
    def firsts(self) -> str:
        """The characters with which a word may begin."""
        return "".join(dict.fromkeys(start[0] for start in (*self.by_start, *self.short)))


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon. Raises ValueError if a word has two meanings."""
    data = load_toml(paths.resources() / "words" / "lexicon.toml")
    found: dict[str, Entry] = {}
    for kind, values in data.items():
        for value, words in values.items():
            for word in words.split():
                if word in found:
                    raise ValueError(f"the word {word!r} has two meanings")
                found[word] = Entry(word, kind, value)
    by_start: dict[str, list[Entry]] = {}
    for entry in sorted(found.values(), key=lambda entry: -len(entry.word)):
        if len(entry.word) > 1:
            by_start.setdefault(entry.word[:2], []).append(entry)
    short = {word: entry for word, entry in found.items() if len(word) == 1}
    return Lexicon({start: tuple(entries) for start, entries in by_start.items()}, short)
