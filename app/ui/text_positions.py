"""Positions in a text: Python counts characters, Qt counts UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class TextPositions:
    """Maps positions of one text both ways. They differ after a character outside the BMP (𠮷)."""

    def __init__(self, text: str) -> None:
        self._wide: list[int] = []  # positions of characters that Qt counts twice
        self._units: list[int] = []  # the same, counted in Qt's units
        if text and max(text) > "\uffff":
            self._wide = [index for index, char in enumerate(text) if char > "\uffff"]
            self._units = [index + before for before, index in enumerate(self._wide)]

    def to_qt(self, position: int) -> int:
        """The position in Qt's units.

        >>> TextPositions("a𠮷b").to_qt(2)
        3
        """
        return position + bisect_left(self._wide, position)

    def from_qt(self, units: int) -> int:
        """The position in characters.

        >>> TextPositions("a𠮷b").from_qt(3)
        2
        """
        return units - bisect_right(self._units, units - 1)
