"""Every layout of a text: the made tables as lines. Pure; seeded by the caller's ``Random``."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from app.forms.grid import GridShape, Role
from app.forms.model import Layout as Drawn
from tests.builders import HEADINGS
from tests.generator.figures import Style
from tests.generator.made import Made, Sheet, View, rows_of
from tests.texts import CLOSING, OVERVIEW, PROBLEMS

ISSUER = "青禾县柳溪镇人民政府"
PAGE_MARKS = ("- 4 -", "— 6 —", "第 5 页", "第3页 共9页", "-5-")


@dataclass(frozen=True, slots=True)
class TextLayout:
    """A layout: how it renders a sheet, and what it can print without becoming ambiguous."""

    render: Callable[[Sheet, Random], str]
    style: Style


def render_text(made: Made, layout: TextLayout, rng: Random) -> str:
    """The whole report as text."""
    year = made.year
    period = f"统计期限自{year}年1月1日起至{year}年12月31日止。"
    parts = [f"{ISSUER}{year}年政府信息公开工作年度报告", "", f"本报告由{ISSUER}编制。{period}"]
    prose = {1: OVERVIEW, 5: PROBLEMS, 6: CLOSING}
    sheets = {sheet.table.section: sheet for sheet in made.sheets}
    for number, heading in enumerate(HEADINGS, 1):
        parts.append(f"{'一二三四五六'[number - 1]}、{heading}")
        parts.append(prose[number] if number in prose else layout.render(sheets[number], rng))
    parts += ["", ISSUER, f"{year + 1}年1月20日"]
    text = "\n".join(parts) + "\n"
    return text + "\n" + text if made.twice else text


def _parts(sheet: Sheet, write: Callable[[GridShape], str], rng: Random) -> str:
    """All parts of a sheet, with a page mark or a sentence or nothing between them."""
    between = rng.choice(("\n\n", f"\n{rng.choice(PAGE_MARKS)}\n", "\n（续表）\n"))
    return between.join(write(part) for part in sheet.parts)


# a cell a line, a row a line, pipes


def _tab_lines(fillers: bool) -> Callable[[Sheet, Random], str]:
    def write(part: GridShape) -> str:
        rows = []
        for row in rows_of(part):
            cells = [view.text for view in row if fillers or view.first]
            rows.append("".join(f"\t{cell}\n" for cell in cells))
        return "\n".join(rows)

    return lambda sheet, rng: _parts(sheet, write, rng)


def _tab_rows(fillers: bool) -> Callable[[Sheet, Random], str]:
    def write(part: GridShape) -> str:
        return "\n".join("\t".join(_flat(row, fillers, repeat=False)) for row in rows_of(part))

    return lambda sheet, rng: _parts(sheet, write, rng)


def _flat(row: Sequence[View], fillers: bool, repeat: bool) -> list[str]:
    """The cells of a row, one for every column or one for every cell that begins here."""
    cells = []
    for view in row:
        text = _line(view.place.text if repeat else view.text)
        if fillers:
            cells += [text] + [text if repeat else ""] * (view.place.width - 1)
        elif view.first:
            cells.append(text)
    return cells


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _pipe_lines(sheet: Sheet, rng: Random) -> str:
    """A cell a line before a pipe; what is left of merged columns as pipes behind the row's last."""

    def write(part: GridShape) -> str:
        lines = []
        for row in rows_of(part):
            first = [view for view in row if view.first]
            residue = sum(view.place.width - 1 for view in first)
            lines += [f"{_line(view.text)} |" for view in first]
            if lines:
                lines[-1] += " " + "|" * (1 + residue)
        return "\n".join(lines)

    return _parts(sheet, write, rng)


def _markdown(repeat: bool) -> Callable[[Sheet, Random], str]:
    def write(part: GridShape) -> str:
        lines = ["| " + " | ".join(_flat(row, True, repeat)) + " |" for row in rows_of(part)]
        rule = "|" + "---|" * part.columns
        return "\n".join([lines[0], rule, *lines[1:]])

    return lambda sheet, rng: _parts(sheet, write, rng)


def _pipe_rows(sheet: Sheet, rng: Random) -> str:
    def write(part: GridShape) -> str:
        return "\n".join("|".join(_flat(row, False, False)) for row in rows_of(part))

    return _parts(sheet, write, rng)


def _mini(sheet: Sheet, rng: Random) -> str:
    """A small Markdown table for every row, with the heads of its own columns."""
    if sheet.table.layout is Drawn.FLAT:
        return _markdown(False)(sheet, rng)
    named = rng.random() < 0.5
    blocks = []
    for block in sheet.table.blocks:
        for row in block.rows:
            values = [_value(sheet, row.id, column.id) for column in block.columns]
            heads = [column.label for column in block.columns]
            if named:
                lines = [row.label, "", _piped(heads), "|" + "---|" * len(heads), _piped(values)]
            else:
                lines = [_piped(["项目", *heads]), "|" + "---|" * (len(heads) + 1)]
                lines.append(_piped([row.label, *values]))
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _piped(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_line(cell) for cell in cells) + " |"


def _value(sheet: Sheet, row: str, column: str) -> str:
    address = f"{sheet.table.id}/{row}/{column}"
    return next(place.text for part in sheet.parts for place in part.places if place.address == address)


# no marks at all


def _plain_lines(gaps: str) -> Callable[[Sheet, Random], str]:
    """A cell a line without any mark; blank cells are lost or leave an empty line."""

    def write(part: GridShape) -> str:
        lines = []
        for row in rows_of(part):
            cells = [_line(view.text) for view in row if view.first]
            lines += [cell for cell in cells if cell or gaps == "blank lines"]
            if gaps == "row gaps":
                lines.append("")
        return "\n".join(lines)

    return lambda sheet, rng: _parts(sheet, write, rng)


def width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _spaces(align: str, wrap: int = 0) -> Callable[[Sheet, Random], str]:
    """Columns by runs of spaces; labels longer than ``wrap`` characters go over several lines."""

    def write(part: GridShape) -> str:
        rows = list(rows_of(part))
        wrapped = [
            [
                (view, _wrapped(_line(view.text), wrap if view.place.role is not Role.CELL else 0))
                for view in row
            ]
            for row in rows
        ]
        edges = [0] * (part.columns + 1)
        for row in wrapped:
            for view, lines in row:
                if view.place.width == 1 and view.first:
                    need = max(map(width, lines)) + 3
                    edges[view.place.column + 1] = max(edges[view.place.column + 1], need)
        for row in wrapped:
            for view, lines in row:
                left, span = view.place.column, view.place.width
                need = max(map(width, lines)) + 3 - sum(edges[left + 1 : left + span + 1])
                if need > 0 and span > 1 and view.first:
                    edges[left + span] += need
        starts = [sum(edges[: column + 1]) for column in range(part.columns + 1)]
        return "\n".join(_drawn(row, starts, align) for row in wrapped)

    return lambda sheet, rng: _parts(sheet, write, rng)


def _wrapped(text: str, most: int) -> list[str]:
    if not most or len(text) <= most:
        return [text]
    return [text[i : i + most] for i in range(0, len(text), most)]


def _drawn(row: Sequence[tuple[View, list[str]]], starts: Sequence[int], align: str) -> str:
    """A row of the grid as lines: the shorter cells stand on the middle one."""
    height = max(len(lines) for _, lines in row)
    drawn = []
    for number in range(height):
        line, at = "", 0
        for view, lines in row:
            index = number - (height - len(lines)) // 2
            text = lines[index] if 0 <= index < len(lines) else ""
            if not text:
                continue
            left = starts[view.place.column]
            room = starts[view.place.column + view.place.width] - left - 3
            if align == "right" or (align == "centre" and view.place.role is Role.CELL):
                free = room - width(text)
                left += free if align == "right" else free // 2
            line += " " * (left - at) + text
            at = left + width(text)
        drawn.append(line)
    return "\n".join(drawn)


# text copied out of a PDF


def _copied(sheet: Sheet, rng: Random) -> str:
    """Single spaces; wrapped labels with the figures on the middle line; the tall label upright."""
    most = rng.choice((10, 14, 18))
    lines: list[str] = []
    letters: list[str] = []  # of the tall label, beside the rows that it spans
    for number, part in enumerate(sheet.parts):
        if number:
            lines.append(rng.choice(PAGE_MARKS))
        for row in rows_of(part):
            groups = [view for view in row if view.first and view.place.role is Role.GROUP]
            labels = [view for view in row if view.first and view.place.role is Role.LABEL]
            heads = [
                view.text for view in row if view.first and view.place.role in (Role.HEADER, Role.CORNER)
            ]
            captions = [view.text for view in row if view.first and view.place.role is Role.CAPTION]
            values = [
                _line(view.text) for view in row if view.first and view.place.role is Role.CELL and view.text
            ]
            for group in groups:
                tall = group.place.height > 8
                if tall:
                    letters = list(group.text)
                else:
                    lines.append(group.text)
            if letters:
                lines.append(letters.pop(0))
            lines += captions
            if heads:
                lines.append(" ".join(head for head in heads if head))
            pieces = [piece for view in labels for piece in _wrapped(view.text, most)]
            if labels:
                middle = len(pieces) // 2
                pieces[middle] = " ".join([pieces[middle], *values])
            elif values:
                pieces = [" ".join(values)]
            lines += pieces
    return "\n".join(lines)


NARROW = Style(spaced=False, noted=False)
"""Single spaces between the cells: a number with spaces in it is several numbers to any reader."""

PLAIN = Style()

LAYOUTS: dict[str, TextLayout] = {
    "tab lines": TextLayout(_tab_lines(fillers=True), Style(wrapped=True)),
    "tab lines, no fillers": TextLayout(_tab_lines(fillers=False), Style(wrapped=True)),
    "tab rows": TextLayout(_tab_rows(fillers=True), PLAIN),
    "tab rows, no fillers": TextLayout(_tab_rows(fillers=False), PLAIN),
    "pipe lines": TextLayout(_pipe_lines, PLAIN),
    "pipe rows": TextLayout(_pipe_rows, PLAIN),
    "markdown, blank": TextLayout(_markdown(repeat=False), PLAIN),
    "markdown, repeated": TextLayout(_markdown(repeat=True), PLAIN),
    "mini tables": TextLayout(_mini, PLAIN),
    "spaces, left": TextLayout(_spaces("left"), PLAIN),
    "spaces, right": TextLayout(_spaces("right"), PLAIN),
    "spaces, centred": TextLayout(_spaces("centre"), PLAIN),
    "spaces, wrapped": TextLayout(_spaces("centre", wrap=12), PLAIN),
    "no marks": TextLayout(_plain_lines("lost"), PLAIN),
    "no marks, row gaps": TextLayout(_plain_lines("row gaps"), PLAIN),
    "no marks, blank lines": TextLayout(_plain_lines("blank lines"), PLAIN),
    "copied from PDF": TextLayout(_copied, NARROW),
}
