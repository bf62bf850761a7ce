"""Made reports as documents of every kind: the text layouts, and kinds of file with true grids."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from app.reading.document import Document, Kind, Read, Source
from tests.generator.figures import Style
from tests.generator.files import composed, docx, html, parts_of, xlsx
from tests.generator.layouts import LAYOUTS, render_text
from tests.generator.made import Made

Opener = Callable[[], Document]
"""Reads a written report; the time that it takes is measured."""


def _grid(heads: str) -> Callable[[Made, Random], Opener]:
    def write(made: Made, rng: Random) -> Opener:
        read = composed(list(parts_of(made, rng, heads)))
        return lambda: document(read)

    return write


def _html(made: Made, rng: Random) -> Opener:
    from app.reading.html import read_html

    data = html(list(parts_of(made, rng, _heads(rng))), rng)
    return lambda: document(read_html(data))


def _site(made: Made, rng: Random) -> Opener:
    from tests.reading.web_made import html

    return html(made, rng)


def _mht(made: Made, rng: Random) -> Opener:
    from tests.reading.web_made import mht

    return mht(made, rng)


def _docx(made: Made, rng: Random) -> Opener:
    from app.reading.docx import read_docx

    data = docx(list(parts_of(made, rng, _heads(rng))), rng)
    return lambda: document(read_docx(data))


def _xlsx(made: Made, rng: Random) -> Opener:
    from app.reading.sheet import read_sheet

    data = xlsx(list(parts_of(made, rng, _heads(rng))), rng)
    return lambda: document(read_sheet(data))


def _heads(rng: Random) -> str:
    return rng.choice(("official", "official", "flat", "none"))


KINDS: dict[str, Callable[[Made, Random], Opener]] = {
    "grid": _grid("official"),
    "grid, flat heads": _grid("flat"),
    "grid, no heads": _grid("none"),
    "html": _html,
    "html, dressed and damaged": _site,
    "mht": _mht,
    "docx": _docx,
    "xlsx": _xlsx,
}


def style_of(name: str) -> Style:
    """What that layout or kind can print."""
    return LAYOUTS[name].style if name in LAYOUTS else Style(wrapped=True)


def write(name: str, made: Made, rng: Random) -> Opener:
    """The report in that layout or kind, ready to be opened."""
    if name in LAYOUTS:
        text = render_text(made, LAYOUTS[name], rng)
        return lambda: document(Read(text))
    return KINDS[name](made, rng)


def document(read: Read) -> Document:
    """What was read, as a document."""
    source = Source(Path("x.txt"), "x.txt", "", len(read.text), Kind.TEXT, "UTF-8")
    return Document(source, read.text, read.grids, read.pages)
