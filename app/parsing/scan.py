"""Walking along the printed rows: which label is where, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from app.parsing.figures import read_figure
from app.parsing.tokens import PrintedRow, Token, any_filled
from app.parsing.vocabulary import Known, Part, Sense, Senses, Vocabulary, is_official
from app.record import NamedTuple
from app.report.cell import CellState
from app.report.maker import maker

LONGEST_CELL = 120
"""Characters of the longest text that may stand in a cell; a longer one is running text."""

_ROW, _GROUP, _COLUMN, _CAPTION = Part.ROW, Part.GROUP, Part.COLUMN, Part.CAPTION
_NUMBER, _NOT_APPLICABLE, _UNREADABLE = CellState.NUMBER, CellState.NOT_APPLICABLE, CellState.UNREADABLE

TWICE = 3
"""Rows of a table that are found filled a second time, from which on the table is printed twice."""

Head: TypeAlias = tuple[Part, Token, tuple[Known, ...]]
"""A column head, caption or row label with its meanings."""


class FoundRow(NamedTuple):
    """A row label and the tokens behind it, fillers of merged cells included; more may be added."""

    id: str
    block: str
    label: Token
    values: list[Token]


_found_row = maker(FoundRow)


class FoundTable:
    """What was found of one table, in reading order.

    ``marks`` are its heads, captions and rows in one list, because a head belongs to the block
    of the row below it; those over columns that no form has stand among them with the meaning of
    the head to their left.
    ``scraps`` are pieces of heads that are cut over two rows. ``flat`` are the figures of a table
    that prints all rows in one line. ``again`` are rows that had been found filled before, and
    ``flat_again`` says that such a line of figures had been; ``astray`` are those that stand
    outside of the parts with tables, which the same rows inside replaced, and ``differing`` the
    rows found again with other figures.
    """

    def __init__(self) -> None:
        self.rows: dict[str, FoundRow] = {}
        self.marks: list[Head] = []
        self.extra: list[tuple[Token, list[Token]]] = []
        self.scraps: list[Token] = []
        self.flat: list[Token] = []
        self.again: list[tuple[Token, list[Token]]] = []
        self.astray: list[tuple[Token, list[Token]]] = []
        self.differing: set[str] = set()
        self.flat_again = False
        self.start = self.end = -1

    @property
    def twice(self) -> bool:
        """Whether the table is printed a second time."""
        return self.flat_again or len(self.again) >= TWICE


def scan(
    rows: Sequence[PrintedRow], vocabulary: Vocabulary, start: int = 0, end: int = 0
) -> dict[str, FoundTable]:
    """Everything that the rows hold of each table, by the table's id.

    The headings announce the tables between ``start`` and ``end``: a row there counts before one
    that was found outside.
    """
    walk = _Walk(vocabulary, start, end)
    for row in rows:
        walk.step(row)
    return walk.tables


class _Walk:
    """The state between two printed rows."""

    def __init__(self, vocabulary: Vocabulary, start: int, end: int) -> None:
        self.vocabulary = vocabulary
        self.start, self.end = start, end
        self.tables: dict[str, FoundTable] = {}
        self.table = ""  # the table we are in
        self.groups: tuple[str, ...] = ()  # those of the label last met
        self.open = False  # no break since the table's last label
        self.row: FoundRow | None = None  # the row last met

    def step(self, row: PrintedRow) -> None:
        """Take one printed row in."""
        meanings: dict[int, Senses] = {}
        prose = not row
        for index, token in enumerate(row):
            size = len(token.raw)
            if size > LONGEST_CELL:
                prose = True
            elif size > 1 and (senses := self.vocabulary.senses(token.name or token.raw)):
                meanings[index] = senses
        if prose:
            self.open, self.row = False, None
            return
        if not meanings:
            self._unlabelled(row)
            return
        for senses in meanings.values():  # one label that only one table has tells for the whole row
            if len(senses.tables) == 1:
                self._enter(next(iter(senses.tables)))
                break
        labels = list(meanings)
        for index, following in zip(labels, [*labels[1:], len(row)], strict=True):
            self._label(row[index], meanings[index], row[index + 1 : following])
        if len(labels) > 1:
            self._unknown_heads(row, meanings)

    def _unknown_heads(self, row: PrintedRow, meanings: Mapping[int, Senses]) -> None:
        """Note the heads of a row of column heads that no form knows (小计)."""
        heads = [
            index
            for index, senses in meanings.items()
            if self.table in senses.tables and _COLUMN in senses.tables[self.table].parts
        ]
        if len(heads) < 2 or any(map(_is_figure, row)):
            return
        for index in range(heads[0] + 1, len(row)):
            token = row[index]
            if index not in meanings and len(token.raw) > 1 and not _is_value(token):
                behind = meanings[index - 1].known if index - 1 in heads else ()
                self._found().marks.append((Part.HEAD, token, behind))

    def _enter(self, table: str) -> None:
        if table != self.table:
            self.table, self.groups, self.row = table, (), None
        self.open = True

    def _found(self) -> FoundTable:
        found = self.tables.get(self.table)
        if found is None:
            found = self.tables[self.table] = FoundTable()
        return found

    def _reach(self, first: Token, last: Token | None = None) -> None:
        """The table goes at least from one token to another."""
        found = self._found()
        if found.start < 0:
            found.start = first.start
        end = (last or first).end
        if end > found.end:
            found.end = end

    def _label(self, token: Token, senses: Senses, behind: Sequence[Token]) -> None:
        here = senses.tables.get(self.table)
        if here is None:
            self._enter(senses.known[0].table)
            here = senses.tables[self.table]
        self._reach(token)
        part = self._part(token, here, behind) if here.rows else here.part
        same = here.parts[part]
        if part is _ROW:
            self._row(token, same, list(behind))
        elif part is _GROUP:
            self.groups, self.row = same[0].groups, None
            if any(map(_is_figure, behind)):
                self._found().extra.append((token, list(behind)))
                self._reach(token, behind[-1])
        elif part is _COLUMN or part is _CAPTION:
            if part is _CAPTION or (self.row is not None and self.row.values):
                self.row = None
            self._found().marks.append((part, token, same))
            if behind:
                self._behind_head(token, behind)

    def _behind_head(self, head: Token, behind: Sequence[Token]) -> None:
        """What stands behind a column head: pieces of heads, or figures where a layout has no rows."""
        found = self._found()
        filled = [token for token in behind if token.raw]
        if not any(map(_is_figure, filled)):
            found.scraps += filled
        elif not self._flat(tuple(behind), _texts_before_figures(behind), filled):
            found.extra.append((head, list(behind)))
            self._reach(head, behind[-1])

    def _part(self, token: Token, here: Sense, behind: Sequence[Token]) -> Part:
        """What a label is that may be a row or something else: a row has values behind it.

        A label that is a row only in its group (3.其他, which is a column as well) must stand there.
        """
        rows, other = here.rows, here.other
        groups = rows[0].groups
        if self.groups[: len(groups)] != groups:
            return other
        width = self.vocabulary.widths[self.table, rows[0].block]
        if len(behind) >= width or any(map(_is_figure, behind)):
            return _ROW
        if other is _COLUMN and any(is_official(token.label, known.official) for known in rows):
            return _ROW
        return other

    def _row(self, label: Token, meanings: tuple[Known, ...], values: list[Token]) -> None:
        found = self._found()
        known = meanings[0]
        self.groups = known.groups
        old = found.rows.get(known.id)
        if old is not None and any_filled(old.values):
            filled = any_filled(values)
            if not (filled and self._announced(label) and not self._announced(old.label)):
                if filled:
                    if [value.raw for value in values] != [value.raw for value in old.values]:
                        found.differing.add(known.id)
                    found.again.append((label, values))
                    self._reach(label, values[-1])
                self.row = None
                return
            found.astray.append((old.label, old.values))
        values = self._cut(known, values)
        self.row = _found_row((known.id, known.block, label, values))
        found.rows[known.id] = self.row
        found.marks.append((_ROW, label, meanings))
        if values:
            self._reach(label, values[-1])

    def _announced(self, label: Token) -> bool:
        """Whether a label stands where the headings announce tables."""
        return self.start <= label.start < self.end

    def _cut(self, known: Known, values: list[Token]) -> list[Token]:
        """Values up to a label that no form knows, in a layout that does not show where rows end."""
        width = self.vocabulary.widths[known.table, known.block]
        if len(values) <= width:
            return values
        last = max((index for index, value in enumerate(values) if _is_figure(value)), default=0)
        for index in range(width, last):
            if len(values[index].raw) > 1 and not _is_value(values[index]):
                rest = values[index + 1 :]
                self._found().extra.append((values[index], rest))
                self._reach(values[index], rest[-1])
                return values[:index]
        return values

    def _unlabelled(self, row: PrintedRow) -> None:
        """A printed row without a known label: figures that go on, a row no form knows, or pieces."""
        if not self.table:
            return
        filled = [token for token in row if token.raw]
        texts = _texts_before_figures(row)
        if self._flat(row, texts, filled):
            return
        if not filled:
            if self.row is not None and not self.row.values and len(row) >= self._width(self.row):
                self.row.values.extend(row)
            return
        if not self.open:
            return
        if not any(map(_is_figure, filled)):
            self._found().scraps += filled
            self.row = None
        elif texts or self.row is None or not self._goes_on(self.row, row):
            self.row = None
            if self._found().rows:
                label = texts[-1] if texts else Token("", row[0].start, row[0].start)
                after = row.index(label) + 1 if texts else 0
                self._found().extra.append((label, list(row[after:])))
                self._reach(label, row[-1])

    def _goes_on(self, found: FoundRow, row: PrintedRow) -> bool:
        """Add figures of a printed row without a label to the row above, if they have room there."""
        if len(found.values) + len(row) > self._width(found):
            return False
        found.values.extend(row)
        self._reach(row[0], row[-1])
        return True

    def _flat(self, row: PrintedRow, texts: Sequence[Token], filled: Sequence[Token]) -> bool:
        """Take the figures of all rows of a table, printed in one line below their heads."""
        wanted = self.vocabulary.flat.get(self.table)
        if wanted is None:
            return False
        found = self._found()
        if (texts and found.flat) or any(any_filled(row.values) for row in found.rows.values()):
            return False
        if not filled:
            if len(row) >= wanted and not found.flat:
                found.flat = list(row)
                self._reach(row[0], row[-1])
            return False
        figures = row[row.index(texts[-1]) + 1 :] if texts else row
        if not any(_is_figure(token) for token in figures) or len(texts) > 1:
            return False
        if not self.open and len(figures) != wanted:
            return False
        if len(found.flat) >= wanted and any_filled(found.flat) and len(figures) >= wanted:
            found.flat_again = True
            return True
        if not any_filled(found.flat):
            found.flat = []
        found.flat += figures
        self._reach(figures[0], figures[-1])
        return True

    def _width(self, found: FoundRow) -> int:
        return self.vocabulary.widths[self.table, found.block]


def _texts_before_figures(row: Sequence[Token]) -> list[Token]:
    first = next((index for index, token in enumerate(row) if _is_figure(token)), len(row))
    return [token for token in row[:first] if token.raw]


def _is_value(token: Token) -> bool:
    return read_figure(token.name or token.raw).state is not _UNREADABLE


def _is_figure(token: Token) -> bool:
    state = read_figure(token.name or token.raw).state
    return state is _NUMBER or state is _NOT_APPLICABLE
