"""Texts of reports as offices print them, for tests of all parts. Pure; no file is read.

The three layouts are those of real reports: ``tab_lines`` (a cell a line, TAB before each, an
empty line after a row), ``tab_rows`` (a row a line, TAB between all columns, merged ones empty)
and ``pipes`` (a cell a line, pipes after it, what is left of merged columns as extra pipes).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from app.forms.grid import GridShape, Place, Role, shape
from app.forms.model import Form, FormTable
from tests.builders import CLOSING as CLOSING
from tests.builders import HEADINGS, overview_of
from tests.builders import OVERVIEW as OVERVIEW
from tests.builders import PROBLEMS as PROBLEMS

Layout = Literal["tab_lines", "tab_rows", "pipes"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)


def render_report(
    figures: Mapping[str, str] | None = None,
    *,
    form: Form,
    year: int | None = None,
    layout: Layout = "tab_lines",
    issuer: str = "青禾县柳溪镇人民政府",
    title: str | None = None,
    signed_on: date | Literal["in time"] | None = "in time",
    signed_by: str | None = None,
    period: str | None = None,
    lead: str | None = None,
    overview: str | None = None,
    problems: str = PROBLEMS,
    closing: str = CLOSING,
    values: Mapping[str, Sequence[str]] | None = None,
    missing_rows: frozenset[str] = frozenset(),
    missing_tables: frozenset[str] = frozenset(),
    missing_sections: frozenset[int] = frozenset(),
) -> str:
    """The text of a report. Every figure is ``"0"`` but those of ``figures`` (address → text).

    ``values`` prints other pieces after the label of a row (``"requests/granted"``), for rows of
    a wrong width; not for tables drawn with rows side by side. ``signed_on`` None leaves the date
    out, ``period`` "" the period. ``lead`` replaces the whole opening paragraph.
    """
    year = form.since if year is None else year
    figures, values = figures or {}, values or {}
    _assert_known(figures, values, form)
    if period is None:
        period = f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    if lead is None:
        lead = f"根据《中华人民共和国政府信息公开条例》要求，{issuer}编制本年度报告。{period}"
    text = title if title is not None else f"{issuer}{year}年政府信息公开工作年度报告"
    parts = [text, "", lead] if text else [lead]
    prose = {1: overview_of(figures) if overview is None else overview, 5: problems, 6: closing}
    tables = {table.section: table for table in form.tables}
    for number, heading in enumerate(HEADINGS, 1):
        if number in missing_sections:
            continue
        parts.append(f"{'一二三四五六'[number - 1]}、{heading}")
        if number in prose:
            parts.append(prose[number])
        elif tables[number].id not in missing_tables:
            parts.append(render_table(tables[number], figures, layout, values, missing_rows))
    if signed_by != "":
        parts += ["", signed_by or issuer]
    if signed_on is not None:
        day = date(year + 1, 1, 20) if signed_on == "in time" else signed_on
        parts.append(f"{day.year}年{day.month}月{day.day}日")
    return "\n".join(parts) + "\n"


def render_table(
    table: FormTable,
    figures: Mapping[str, str],
    layout: Layout,
    values: Mapping[str, Sequence[str]] | None = None,
    missing_rows: frozenset[str] = frozenset(),
) -> str:
    """The text of one table in its official shape."""
    grid = shape(table, table.blocks)
    values = values or {}
    lines = []
    for row in range(grid.rows):
        places = _row(grid, row)
        cells = [place for place in places if place.role is Role.CELL and place.row == row]
        names = {place.address.rpartition("/")[0] for place in cells}
        if names & missing_rows:
            continue
        name = names.pop() if len(names) == 1 else ""
        printed = {place.address: figures.get(place.address, "0") for place in cells}
        heads = [place for place in places if place not in cells]
        pieces = list(values[name]) if name in values else list(printed.values())
        widths = [place.width for place in cells]
        widths += [1] * (len(pieces) - len(widths))
        lines.append(_LINE[layout](heads, row, pieces, widths, last=row == grid.rows - 1))
    return "\n".join(lines)


def _row(grid: GridShape, row: int) -> list[Place]:
    """The places that cover a row of the grid, from left to right."""
    covering = [place for place in grid.places if place.row <= row < place.row + place.height]
    return sorted(covering, key=lambda place: place.column)


def _tab_lines(heads: list[Place], row: int, pieces: list[str], widths: list[int], last: bool) -> str:
    lines = [place.text if place.row == row else "" for place in heads]
    return "\n".join(f"\t{piece}" for piece in [*lines, *pieces]) + "\n"


def _tab_rows(heads: list[Place], row: int, pieces: list[str], widths: list[int], last: bool) -> str:
    cells = []
    for place in heads:
        cells += [place.text if place.row == row else "", *[""] * (place.width - 1)]
    for piece, width in zip(pieces, widths, strict=False):
        cells += [piece, *[""] * (width - 1)]
    return "\t".join(cells)


def _pipes(heads: list[Place], row: int, pieces: list[str], widths: list[int], last: bool) -> str:
    cells = [(place.text, place.width) for place in heads if place.row == row]
    cells += list(zip(pieces, widths, strict=False))
    residue = sum(width - 1 for _, width in cells)
    end = "" if last else " " + "|" * (1 + residue)
    return "\n".join(f"{text} |" for text, _ in cells) + end


_LINE = {"tab_lines": _tab_lines, "tab_rows": _tab_rows, "pipes": _pipes}


def _assert_known(figures: Mapping[str, str], values: Mapping[str, Sequence[str]], form: Form) -> None:
    rows = {
        f"{table.id}/{row.id}": block for table in form.tables for block in table.blocks for row in block.rows
    }
    known = {f"{name}/{column.id}" for name, block in rows.items() for column in block.columns}
    unknown = (set(figures) - known) | (set(values) - set(rows))
    assert not unknown, f"no such cells or rows in form {form.id}: {sorted(unknown)}"
