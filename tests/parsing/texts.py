"""Own texts in the layouts that real reports have, as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.forms.load import Forms
from app.reading.document import Document, Kind, Source

REQUEST_ROWS = 25


def document(text: str) -> Document:
    """A text file that was read."""
    return Document(Source(Path("x.txt"), "x.txt", "", len(text), Kind.TEXT, "UTF-8"), text)


def tab_row(*cells: str) -> str:
    """A row on one line, cells separated by tabs."""
    return "\t".join(cells) + "\n"


def tab_cells(*cells: str) -> str:
    """A row with a cell a line, each after a tab, and an empty line behind."""
    return "".join(f"\t{cell}\n" for cell in cells) + "\n"


def pipe_cells(*cells: str) -> str:
    """A row with a cell a line, each before a pipe, and the remains of merged cells behind."""
    return "".join(f"{cell} |\n" for cell in cells[:-1]) + f"{cells[-1]} | |||\n"


def pipe_row(*cells: str) -> str:
    """A row on one line between pipes."""
    return "| " + " | ".join(cells) + " |\n"


def tab_stream(*cells: str) -> str:
    """Cells a line each after a tab, with nothing that shows where rows end."""
    return "".join(f"\t{cell}\n" for cell in cells)


def pipe_stream(*cells: str) -> str:
    """Cells a line each before a pipe, with nothing that shows where rows end."""
    return "".join(f"{cell} |\n" for cell in cells)


LAYOUTS = {
    "tab rows": tab_row,
    "tab cells": tab_cells,
    "pipe cells": pipe_cells,
    "pipe rows": pipe_row,
    "tab stream": tab_stream,
    "pipe stream": pipe_stream,
}


def request_table(
    forms: Forms,
    layout: str,
    rows: Mapping[str, Sequence[str]] | None = None,
    *,
    form: str = "2021",
    drop: frozenset[str] = frozenset(),
    labels: Mapping[str, str] | None = None,
    before: Mapping[str, str] | None = None,
) -> str:
    """Table three in a layout: seven zeros a row, but those of ``rows`` (row id → values).

    ``labels`` replaces labels by row id, ``before`` puts text before a row.
    """
    write = LAYOUTS[layout]
    block = forms.block(form, "requests", "requests")
    text = write("申请人情况", *[column.label for column in block.columns])
    group: tuple[str, ...] = ()
    for row in block.rows:
        if row.id in drop:
            continue
        text += (before or {}).get(row.id, "")
        fresh = [name for i, name in enumerate(row.group) if row.group[: i + 1] != group[: i + 1]]
        group = row.group
        label = (labels or {}).get(row.id, row.label)
        text += write(*fresh, label, *(rows or {}).get(row.id, ["0"] * 7))
    return text
