"""All labels of all forms, looked up by what is left of them when folded."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from app.forms.labels import fold, fold_bare
from app.forms.load import Forms
from app.forms.model import Block, Form, FormTable, Layout
from app.parsing.figures import read_figure
from app.parsing.sums import Sum, row_sums
from app.record import NamedTuple
from app.report.address import Address, cell_address
from app.report.cell import CellState


class Part(StrEnum):
    """What a label names."""

    ROW = "row"
    GROUP = "group"  # a label over several rows
    COLUMN = "column"
    HEAD = "head"  # a head over several columns, a corner
    CAPTION = "caption"


class Known(NamedTuple):
    """One meaning of a label: what it names in which form, and the official wording.

    ``groups`` are those it stands in, outermost first (of a group, itself included).
    """

    part: Part
    form: str
    table: str
    block: str
    id: str
    official: str
    groups: tuple[str, ...] = ()


class Sense(NamedTuple):
    """What a label means in one table: all its meanings there, and those of each part.

    ``rows`` are the meanings as a row, if it may be something else as well: that is ``other``.
    """

    part: Part
    parts: Mapping[Part, tuple[Known, ...]]
    rows: tuple[Known, ...]
    other: Part


class Senses(NamedTuple):
    """All meanings of a label, and what they are in each table."""

    known: tuple[Known, ...]
    tables: Mapping[str, Sense]


class PlanRow(NamedTuple):
    """A row of a block: id, address, official label, and the addresses of its cells."""

    id: str
    address: Address
    label: str
    cells: tuple[Address, ...]


class Plan(NamedTuple):
    """What a block of a form consists of; ``width`` is the number of its columns.

    ``sums`` are the equations among them, by the row's id.
    """

    width: int
    rows: tuple[PlanRow, ...]
    sums: Mapping[str, Sum]


class Rival(NamedTuple):
    """One of the forms that have a block: its plan there, and the ids of the rows that others have in it."""

    plan: Plan
    others: frozenset[str]


class Rivals(NamedTuple):
    """All forms that have a block, by id; ``alike`` says that they do not differ there."""

    forms: Mapping[str, Rival]
    alike: bool


class Vocabulary:
    """The labels of the forms it was made of.

    ``widths`` has the most columns of each (table, block), ``flat`` the tables that print all
    their rows in one line of figures, with how many figures that are.
    """

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.widths: dict[tuple[str, str], int] = {}
        self.flat: dict[str, int] = {}
        known: dict[str, dict[Known, None]] = {}
        for form in forms.forms:
            for table in form.tables:
                if table.layout is Layout.FLAT:
                    self.flat[table.id] = sum(len(b.rows) * len(b.columns) for b in table.blocks)
                for block in table.blocks:
                    key = (table.id, block.id)
                    self.widths[key] = max(self.widths.get(key, 0), len(block.columns))
                    for label, meaning in _labels(form, table, block):
                        if folded := fold_bare(label):
                            known.setdefault(folded, {})[meaning] = None
        self._plans: dict[tuple[str, str, str], Plan] = {}
        self._rivals: dict[tuple[str, str], Rivals] = {}
        self._known = {label: tuple(meanings) for label, meanings in known.items()}
        self._starts: set[str] = set()
        rows = (
            (label, tuple(m for m in known if m.part is Part.ROW)) for label, known in self._known.items()
        )
        self._rows = sorted(
            ((label, m) for label, m in rows if m and len(label) >= 4), key=lambda r: -len(r[0])
        )
        self._seen: dict[str, tuple[Known, ...]] = {}
        self._senses: dict[str, Senses | None] = {}

    @property
    def starts(self) -> Container[str]:
        """Everything that a folded label begins with, whole labels included."""
        if not self._starts:
            self._starts = {label[:end] for label in self._known for end in range(1, len(label) + 1)}
        return self._starts

    def plan(self, form: str, table: str, block: str) -> Plan:
        """The rows of a form's block with the addresses of their cells."""
        key = (form, table, block)
        if key not in self._plans:
            known = self.forms.block(form, table, block)
            columns = [column.id for column in known.columns]
            self._plans[key] = Plan(
                len(columns),
                tuple(
                    PlanRow(
                        row.id,
                        f"{table}/{row.id}",
                        row.label,
                        tuple(cell_address(table, row.id, column) for column in columns),
                    )
                    for row in known.rows
                ),
                row_sums(table, known),
            )
        return self._plans[key]

    def rivals(self, table: str, block: str) -> Rivals:
        """The forms that have a block."""
        key = (table, block)
        if key not in self._rivals:
            plans = {form.id: self.plan(form.id, *key) for form in self.forms.forms if _has(form, *key)}
            rows = {id: {row.id for row in plan.rows} for id, plan in plans.items()}
            self._rivals[key] = Rivals(
                {
                    id: Rival(plan, frozenset().union(*(rows[other] for other in plans if other != id)))
                    for id, plan in plans.items()
                },
                len(plans) > 1 and len({(plan.width, plan.rows) for plan in plans.values()}) == 1,
            )
        return self._rivals[key]

    def lookup(self, text: str) -> tuple[Known, ...]:
        """Every meaning that this text has as a label; none if it is no known label."""
        found = self._seen.get(text)
        if found is None:
            folded = fold_bare(text)
            found = self._known.get(folded) or self._nearly(folded)
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen[text] = found
        return found

    def senses(self, text: str) -> Senses | None:
        """What this text means where a label may stand; None if it is a figure or no known label."""
        try:
            return self._senses[text]
        except KeyError:
            pass
        known = self.lookup(text) if read_figure(text).state is CellState.UNREADABLE else ()
        if len(self._senses) >= _MOST_SEEN:
            self._senses.clear()
        found = self._senses[text] = _senses(known) if known else None
        return found

    def _nearly(self, folded: str) -> tuple[Known, ...]:
        """The row whose wording this one goes on from, contains nearly alone, or breaks off in."""
        if 5 <= len(folded) <= _LONGEST:
            for label, rows in self._rows:
                if len(label) >= 0.75 * len(folded) and label in folded:
                    return rows
                if len(folded) >= _SHORTEST_CUT and label.startswith(folded):
                    return rows
                if len(label) >= _LONG_START and folded.startswith(label):
                    return rows
        return ()


_MOST_SEEN = 8192
_LONGEST = 60
_SHORTEST_CUT = 8
_LONG_START = 12
_made: list[Vocabulary] = []


def vocabulary_of(forms: Forms) -> Vocabulary:
    """The vocabulary of these forms, made once."""
    for made in _made:
        if made.forms is forms:
            return made
    made = Vocabulary(forms)
    _made.append(made)
    del _made[:-4]
    return made


def _has(form: Form, table: str, block: str) -> bool:
    return any(t.id == table and any(b.id == block for b in t.blocks) for t in form.tables)


def _senses(known: tuple[Known, ...]) -> Senses:
    tables = {}
    for table in dict.fromkeys(each.table for each in known):
        parts: dict[Part, tuple[Known, ...]] = {}
        for each in known:
            if each.table == table:
                parts[each.part] = (*parts.get(each.part, ()), each)
        part = next(iter(parts))
        rows = parts.get(Part.ROW, ()) if len(parts) > 1 else ()
        other = next((each for each in parts if each is not Part.ROW), part)
        tables[table] = Sense(part, parts, rows, other)
    return Senses(known, tables)


def _labels(form: Form, table: FormTable, block: Block) -> Iterator[tuple[str, Known]]:
    def meaning(part: Part, id: str, official: str, groups: tuple[str, ...] = ()) -> Known:
        return Known(part, form.id, table.id, block.id, id, official, groups)

    if block.caption:
        for label in (block.caption, *block.caption_variants):
            yield label, meaning(Part.CAPTION, block.id, block.caption)
    if block.corner:
        yield block.corner, meaning(Part.HEAD, "", block.corner)
    for column in block.columns:
        for label in (column.label, *column.variants):
            yield label, meaning(Part.COLUMN, column.id, column.label)
        for label in column.group:
            yield label, meaning(Part.HEAD, "", label)
    for row in block.rows:
        for label in (row.label, *row.variants):
            yield label, meaning(Part.ROW, row.id, row.label, row.group)
        for depth, label in enumerate(row.group, 1):
            yield label, meaning(Part.GROUP, "", label, row.group[:depth])


@lru_cache(maxsize=4096)
def is_official(printed: str, official: str) -> bool:
    """Whether a printed label is the official one but for white space, width and brackets."""
    return fold(printed) == fold(official)
