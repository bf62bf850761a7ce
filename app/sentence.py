"""A sentence of the core for the reviewer: words in Chinese that the window can say in another language.

``str()`` gives the Chinese, which the command line and whatever is kept use. The window looks the
template up among its translations and fills in the same values, see :mod:`app.ui.sentences`. So every
template is plain text in a call of :class:`Sentence`, where ``build/dev.py translations`` finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

Filled: TypeAlias = "str | tuple[str, ...] | Sentence"
Value: TypeAlias = "Filled | int | Path"
"""What a field may hold: a sentence within a sentence is translated with it, a tuple is a list of words."""

_FIELD: Final = re.compile(r"\{([a-z_]+)\}")


class Sentence:
    """A template whose ``{fields}`` stand for the values. Not to be changed once it is made.

    Filling is no ``str.format``: templates also come from the reading process, which nobody trusts.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, Filled]

    def __init__(self, template: str, /, **values: Value) -> None:
        self.template = template
        self.values = {
            name: value if isinstance(value, Sentence | tuple) else str(value)
            for name, value in values.items()
        }

    @classmethod
    def of(cls, template: str, values: Mapping[str, Filled]) -> Sentence:
        """A sentence that was made elsewhere, by the reading process for example."""
        return cls(template, **values)

    def filled(self, said: Callable[[str], str]) -> str:
        """The sentence in the words that ``said`` has for templates; a field without a value stays."""

        def value(field: re.Match[str]) -> str:
            given = self.values.get(field[1], field[0])
            if isinstance(given, tuple):
                return _BETWEEN.filled(said).join(given)
            return given.filled(said) if isinstance(given, Sentence) else given

        return _FIELD.sub(value, said(self.template))

    def __str__(self) -> str:
        """The sentence in Chinese."""
        return self.filled(str)

    def __repr__(self) -> str:
        return f"Sentence({str(self)!r})"

    def __bool__(self) -> bool:
        return bool(self.template)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sentence):
            return NotImplemented
        return (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash(self.template)


_BETWEEN: Final = Sentence("、")
"""What stands between the words of a list."""
