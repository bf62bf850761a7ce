"""Text with positions: what a page of a PDF or OFD file holds, whichever library read it.

Points, from the top left of the page as it is looked at; y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.reading.lattice import Box, Rule
from app.record import NamedTuple


class Char(NamedTuple):
    """A character and its rectangle, which is as high as the font, not as the ink.

    ``run`` tells characters that were drawn together; ``sure`` is False where the file itself does
    not say for certain which character it is (no Unicode mapping, invisible text over a scan).
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    run: int = 0
    sure: bool = True

    @property
    def x(self) -> float:
        """The middle, across."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle, down."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page: its size, its characters in the order of the file, its ruling lines, its pictures.

    ``outlines`` is how many shapes are on it that are no rules (text drawn as shapes has many);
    ``damaged`` says that it could not be read. ``skew`` is by how many degrees a scanned page was
    turned to stand upright: the places on it are those after that.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Box, ...] = ()
    outlines: int = 0
    damaged: bool = False
    skew: float = 0.0

    @property
    def has_text(self) -> bool:
        """Whether anything on it can be read as text."""
        return any(not char.text.isspace() for char in self.chars)

    @property
    def is_picture(self) -> bool:
        """Whether it shows something but has no text beyond a page number or a stamp's few characters."""
        return self._inked <= _FEW and (self._covered > 0.25 or self.outlines > _MANY_OUTLINES)

    @property
    def has_large_picture(self) -> bool:
        """Whether a picture is on it that may show a table, beside text."""
        return self._inked > _FEW and self._covered > 0.15 and not self.is_doubtful

    @property
    def is_doubtful(self) -> bool:
        """Whether much of its text is not sure."""
        unsure = sum(not char.sure for char in self.chars)
        return unsure > 0.1 * len(self.chars)

    @property
    def _inked(self) -> int:
        return sum(not char.text.isspace() for char in self.chars)

    @property
    def _covered(self) -> float:
        """The share of the page that its largest picture covers."""
        area = self.width * self.height
        return max(
            (
                max(0.0, min(p.right, self.width) - max(p.left, 0.0))
                * max(0.0, min(p.bottom, self.height) - max(p.top, 0.0))
                / area
                for p in self.pictures
                if area
            ),
            default=0.0,
        )


_FEW = 20
_MANY_OUTLINES = 300
