"""Made reports as documents of every kind: the text layouts, and kinds of file with true grids."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from app.reading.document import Document, Kind, Source
from tests.generator.figures import Style
from tests.generator.layouts import LAYOUTS, render_text
from tests.generator.made import Made

Opener = Callable[[], Document]
"""Reads a written report; the time that it takes is measured."""

KINDS: dict[str, Callable[[Made, Random], Opener]] = {}


def style_of(name: str) -> Style:
    """What that layout or kind can print."""
    return LAYOUTS[name].style if name in LAYOUTS else Style(wrapped=True)


def write(name: str, made: Made, rng: Random) -> Opener:
    """The report in that layout or kind, ready to be opened."""
    if name in LAYOUTS:
        text = render_text(made, LAYOUTS[name], rng)
        return lambda: document(text)
    return KINDS[name](made, rng)


def document(text: str) -> Document:
    """A text file that was read."""
    return Document(Source(Path("x.txt"), "x.txt", "", len(text), Kind.TEXT, "UTF-8"), text)
