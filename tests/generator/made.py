"""A random report: its tables as shapes of merged cells with everything that is printed in them.

A shape is made by :func:`app.forms.grid.shape` of a form that has been bent first: labels in other
words, rows in another order, rows left out, rows and columns that no form has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.forms.grid import GridShape, Place, Role, shape
from app.forms.model import Block, Column, Form, FormRow, FormTable, Layout
from tests.generator.figures import Figure, Style, numbers, printed

UNKNOWN = "unknown"
"""Rows and columns of this id are in no form: they are printed and must not reach any cell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as printed: one shape, or two with something between them (a page break)."""

    table: FormTable
    parts: tuple[GridShape, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A report to be rendered and its truth (address → figure)."""

    form: Form
    year: int
    sheets: tuple[Sheet, ...]
    truth: dict[str, Figure]
    twice: bool


@dataclass(frozen=True, slots=True)
class Noise:
    """How far a report strays from the official form; each from 0 (not) to 1."""

    figures: float = 0.0
    labels: float = 0.0
    rows: float = 0.0
    columns: float = 0.0
    split: float = 0.0
    flat: float = 0.0
    twice: float = 0.0


def random_noise(rng: Random) -> Noise:
    """A third of the reports are clean, the others stray here and there."""
    if rng.random() < 0.33:
        return Noise()

    def some(most: float) -> float:
        return rng.choice((0.0, 0.0, most))

    return Noise(some(0.3), some(0.5), some(1.0), some(0.4), some(0.7), some(1.0), some(0.3))


def make(form: Form, noise: Noise, style: Style, rng: Random) -> Made:
    """A random report on that form."""
    truth: dict[str, Figure] = {}
    sheets = []
    for table in form.tables:
        bent = _bent(table, noise, rng)
        for block in bent.blocks:
            values = numbers(bent, block, rng)
            for row in block.rows:
                for column in block.columns:
                    figure = printed(values[row.id, column.id], column.measure, noise.figures, style, rng)
                    truth[f"{table.id}/{row.id}/{column.id}"] = figure
        whole = shape(bent, bent.blocks)
        places = tuple(
            place._replace(text=truth[place.address].raw) if place.role is Role.CELL else place
            for place in whole.places
        )
        parts = [whole._replace(places=places)]
        if bent.layout is not Layout.FLAT and rng.random() < noise.split:
            parts = cut(parts[0], rng)
        sheets.append(Sheet(bent, tuple(parts)))
    known = {address: figure for address, figure in truth.items() if UNKNOWN not in address}
    return Made(form, form.since + rng.randint(0, 1), tuple(sheets), known, rng.random() < noise.twice)


def _bent(table: FormTable, noise: Noise, rng: Random) -> FormTable:
    blocks = [_bent_block(table, block, noise, rng) for block in table.blocks]
    layout = table.layout
    if layout is Layout.FLAT and rng.random() < noise.flat:
        layout = Layout.MATRIX
        blocks = [block._replace(corner=rng.choice(("", "项目"))) for block in blocks]
    return table._replace(blocks=tuple(blocks), layout=layout)


def _bent_block(table: FormTable, block: Block, noise: Noise, rng: Random) -> Block:
    rows = list(block.rows)
    if table.layout is Layout.MATRIX and rng.random() < noise.rows:
        match rng.choice(("order", "absent", "extra")):
            case "order":
                rows = _shuffled(rows, rng)
            case "absent":
                gone = set(rng.sample(range(len(rows)), k=rng.randint(1, 3)))
                rows = [row for index, row in enumerate(rows) if index not in gone]
            case _:
                at = next(i for i, row in enumerate(rows) if row.id == "denied.administrative_inquiry")
                label = rng.choice(("9.属于工作秘密", "9.属于内部管理信息", "9.无法联系到申请人"))
                rows.insert(at + 1, FormRow(id=UNKNOWN, label=label, group=rows[at].group))
    columns = list(block.columns)
    if table.layout is Layout.MATRIX and rng.random() < noise.columns:
        at = next(i for i, column in enumerate(columns) if column.id == "other")
        columns.insert(at + 1, Column(id=UNKNOWN, label="小计", group=columns[at].group))
    if rng.random() < noise.labels:
        mood = rng.choice(("short", "renumbered", "half", "spaced"))
        rows = [_bent_row(row, mood, rng) for row in rows]
        if mood == "short":
            columns = [_bent_column(column, rng) for column in columns]
    return block._replace(rows=tuple(rows), columns=tuple(columns))


def _shuffled(rows: list[FormRow], rng: Random) -> list[FormRow]:
    """Rows in another order inside each group, so that groups stay together."""
    found: list[FormRow] = []
    families: dict[tuple[str, ...], list[FormRow]] = {}
    for row in rows:
        families.setdefault(row.group, []).append(row)
    for row in rows:
        family = families.pop(row.group, [])
        if len(row.group) > 1:
            rng.shuffle(family)
            found += family
        else:
            found.append(row)
            if family[1:]:
                families[row.group] = family[1:]
    return found


_NUMBERS = str.maketrans({"（": "(", "）": ")", "“": '"', "”": '"'})


def _bent_row(row: FormRow, mood: str, rng: Random) -> FormRow:
    group, label = row.group, row.label
    match mood:
        case "short" if row.variants and row.id not in ("other.other", "concluded"):
            label = rng.choice(row.variants)
        case "renumbered" if label[1:2] == ".":
            label = rng.choice((f"{label[0]}、{label[2:]}", f"（{label[0]}）{label[2:]}"))
        case "half":
            label = label.translate(_NUMBERS)
            group = tuple(name.translate(_NUMBERS) for name in group)
        case "spaced" if len(label) > 6:
            at = rng.randint(4, len(label) - 2)
            label = label[:at] + rng.choice((" ", "\u00a0")) + label[at:]
    return row._replace(label=label, group=group)


def _bent_column(column: Column, rng: Random) -> Column:
    labels = (column.label, *column.variants)
    return column._replace(label=rng.choice(labels))


def cut(whole: GridShape, rng: Random) -> list[GridShape]:
    """The table in two parts at a page break, the head repeated or not, merged labels cut."""
    heads = max(place.row + place.height for place in whole.places if place.role is Role.CORNER)
    if any(place.role is Role.CAPTION for place in whole.places):
        starts = [place.row for place in whole.places if place.role is Role.CAPTION][1:]
        at, repeat = rng.choice(starts), False
    else:
        at, repeat = rng.randint(heads + 1, whole.rows - 1), rng.random() < 0.5
    again = rng.random() < 0.5
    upper, lower = [], []
    for place in whole.places:
        bottom = place.row + place.height
        if place.row < at:
            upper.append(place._replace(height=min(bottom, at) - place.row))
        if bottom > at:
            text = place.text if place.row >= at or again else ""
            row = max(place.row, at)
            lower.append(place._replace(row=row - at, height=bottom - row, text=text))
    kept = [place for place in whole.places if repeat and place.row + place.height <= heads]
    moved = heads if repeat else 0
    lower = kept + [place._replace(row=place.row + moved) for place in lower]
    return [
        whole._replace(rows=at, places=tuple(upper)),
        whole._replace(rows=whole.rows - at + moved, places=tuple(lower)),
    ]


@dataclass(frozen=True, slots=True)
class View:
    """A place in one row of the grid: ``first`` is False where it began in a row above."""

    place: Place
    first: bool

    @property
    def text(self) -> str:
        """What is printed in this row: nothing if the place began above."""
        return self.place.text if self.first else ""


def rows_of(part: GridShape) -> Iterator[list[View]]:
    """The rows of a shape, each with the places that cover it from left to right."""
    covering: list[list[View]] = [[] for _ in range(part.rows)]
    for place in sorted(part.places, key=lambda place: place.column):
        for row in range(place.row, place.row + place.height):
            covering[row].append(View(place, row == place.row))
    yield from covering
