"""Text to cell, for every address: figures by :mod:`app.parsing.figures`, facts by what they are."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from app.parsing.dates import read_date, read_year
from app.parsing.figures import read_figure
from app.parsing.issuers import issuer_kind
from app.report.address import Address, is_fact
from app.report.cell import Cell, CellState, Span, Value, make_cell
from app.report.issuer import KIND_LABELS, IssuerKind

_WHITE = re.compile(r"\s+")
_KINDS = {label: kind for kind, label in KIND_LABELS.items()} | {kind.value: kind for kind in IssuerKind}


def read_cell(address: Address, raw: str, span: Span | None = None, certain: bool = True) -> Cell:
    """The cell at that address that this text makes, read from a report or typed by a reviewer.

    A year given as a full date is one derived from the sign-off: the year before it, uncertain.
    """
    if not is_fact(address):
        return figure_cell(address, raw, span, certain)
    text = _WHITE.sub("", raw)
    if not text:
        return Cell(address, raw, CellState.BLANK, None, span, certain)
    value: Value
    match address.removeprefix("report/"):
        case "year":
            value = read_year(raw)
            if value is None and (signed := read_date(raw)) is not None:
                value, certain = signed.year - 1, False
        case "period_start" | "period_end" | "signed_on" | "published_on":
            value = read_date(raw)
        case "issuer_kind":
            value = (_KINDS.get(text) or issuer_kind(text)).value
        case _:
            value = text
    state = CellState.UNREADABLE if value is None else CellState.TEXT
    return Cell(address, raw, state, value, span, certain)


def figure_cell(address: Address, raw: str, span: Span | None, certain: bool) -> Cell:
    """The cell of a table that this text makes."""
    state, value, conversions = read_figure(raw)
    return make_cell((address, raw, state, value, span, certain, conversions, None))


@lru_cache(maxsize=4096)
def absent_cell(address: Address) -> Cell:
    """The cell of an address for which nothing stands in the report."""
    return Cell(address, "", CellState.ABSENT)


def date_cell(address: Address, raw: str, span: Span, value: date | None) -> Cell:
    """A date whose year may be printed elsewhere (至12月31日); None for one that does not exist."""
    state = CellState.UNREADABLE if value is None else CellState.TEXT
    return Cell(address, raw, state, value, span)
