"""A document becomes a report. Never judges, never raises on any text."""

from __future__ import annotations

from collections.abc import Sequence

from app.forms.load import Forms
from app.parsing.facts import read_facts
from app.parsing.layouts import Stops, printed_rows
from app.parsing.lines import split_lines
from app.parsing.scan import scan
from app.parsing.sections import choose_sections, find_headings
from app.parsing.tables import build_tables
from app.parsing.vocabulary import vocabulary_of
from app.reading.document import Document, Page
from app.report.address import Address, fact_address
from app.report.cell import Cell
from app.report.report import Report, Section

LONGEST = 300_000
"""Characters that are looked at. The longest report seen has a thirtieth of it; what comes behind
is kept in the report's text."""
_TABLES = (2, 3, 4)


def parse(document: Document, forms: Forms) -> Report:
    """The report that a document holds: facts, sections, and the tables with every cell's place.

    A text that is no report gives one with form "" and nothing found.
    """
    whole = document.text
    if len(whole) > LONGEST:
        document = document._replace(text=whole[:LONGEST])
    text = document.text
    lines = split_lines(text)
    headings = find_headings(text, lines)
    sections = choose_sections(text, headings, lines)
    first = sections[0].span.start if sections else 0
    last = sections[-1].span.end if sections else 0
    facts = read_facts(text, lines, first, last)
    year = facts[fact_address("year")].value
    stops = Stops({lines[heading.line].start for heading in headings}, *_tables_between(sections, text))
    vocabulary = vocabulary_of(forms)
    found = scan(printed_rows(document, lines, stops, vocabulary), vocabulary, stops.start, stops.end)
    tables = build_tables(found, vocabulary, year if isinstance(year, int) else None)
    cells = _doubted({**facts, **tables.cells}, document.pages)
    notes = (*document.notes, *tables.notes)
    return Report(tables.form, tables.blocks, cells, tables.tables, sections, whole, notes)


def _doubted(cells: dict[Address, Cell], pages: Sequence[Page]) -> dict[Address, Cell]:
    """The cells, those uncertain that stand on pages recognised from pictures."""
    doubtful = [page for page in pages if not page.certain]
    if not doubtful:
        return cells
    return {
        address: cell._replace(certain=False)
        if cell.span is not None and any(page.start <= cell.span.start < page.end for page in doubtful)
        else cell
        for address, cell in cells.items()
    }


def _tables_between(sections: Sequence[Section], text: str) -> tuple[int, int]:
    """From where to where the headings announce tables; nowhere if there are no such headings."""
    starts = [section.span.start for section in sections if section.id in _TABLES]
    if not starts:
        return 0, 0
    behind = [section.span.start for section in sections if section.span.start > max(starts)]
    return min(starts), min(behind, default=len(text))
