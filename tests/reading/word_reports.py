"""Whole reports read from a word processor's file and compared cell by cell through parse()."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.document import Document, Kind, Read, Source


def assert_every_cell(read: Read, forms: Forms, figures: Mapping[str, str]) -> None:
    """Every figure of the tables is in the report at its address, certain, and at its span."""
    source = Source(Path("a"), "a", "", 0, Kind.DOCX, "")
    report = parse(Document(source, read.text, read.grids), forms)
    wrong = {}
    for address, figure in figures.items():
        cell = report.cells.get(address)
        if cell is None or cell.raw != figure or not cell.certain:
            wrong[address] = (figure, cell)
        else:
            assert cell.span is not None
            assert read.text[cell.span.start : cell.span.end] == figure
    assert not wrong


def cells(read: Read, grid: int = 0) -> list[tuple[int, int, int, int, str]]:
    """A grid's cells: row, column, height, width, text."""
    return [
        (cell.row, cell.column, cell.height, cell.width, read.text[cell.start : cell.end])
        for cell in read.grids[grid].cells
    ]


def texts(read: Read, grid: int = 0) -> list[str]:
    """The texts of a grid's cells in reading order."""
    return [text for *_, text in cells(read, grid)]
