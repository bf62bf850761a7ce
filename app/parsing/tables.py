"""What was found becomes tables: each block in the form it follows, its rows, heads and cells."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TypeAlias

from app.forms.labels import fold
from app.forms.load import Forms
from app.forms.model import Block, Form
from app.parsing.columns import Heads as Columns
from app.parsing.columns import Unknown
from app.parsing.rows import Fitted, can_fit, fit_rows, row_cells
from app.parsing.scan import FoundRow, FoundTable, Head
from app.parsing.tokens import Token, any_filled
from app.parsing.values import absent_cell
from app.parsing.vocabulary import Part, Plan, Vocabulary, is_official
from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import Cell, Span, make_span
from app.report.report import (
    MIXED,
    BlockRef,
    ExtraRow,
    Label,
    Printed,
    Row,
    Table,
    make_label,
    make_printed,
)

# How much each mark says about the form of a block. Heads tell best; a row that only one form has
# does too; a row's wording is often carried over from the other form (规范性文件).
_EXACT_HEAD, _LOOSE_HEAD, _ASTRAY_HEAD, _OWN_ROW, _WIDTH = 6, 2, 5, 6, 2


_COLUMN, _HEAD, _CAPTION = Part.COLUMN, Part.HEAD, Part.CAPTION

Heads: TypeAlias = dict[str, list[Head]]


class Tables(NamedTuple):
    """The tables of a report with the form of each block and the cells, in the form's order."""

    form: str
    blocks: tuple[BlockRef, ...]
    tables: dict[str, Table]
    cells: dict[Address, Cell]
    notes: tuple[str, ...] = ()


def build_tables(found: Mapping[str, FoundTable], vocabulary: Vocabulary, year: int | None) -> Tables:
    """Choose the form of every block and assign the values to its cells.

    ``year`` is the report's, which decides where nothing printed does.
    """
    forms = vocabulary.forms
    found = {id: table for id, table in found.items() if _is_table(table)}
    heads = {id: _heads(table) for id, table in found.items()}
    decided, marked = _decide(found, heads, vocabulary)
    kinds = set(marked.values())
    base = forms.for_year(year)
    if not found:
        form = ""
    elif len(kinds) > 1:
        form = MIXED
    else:
        form = kinds.pop() if kinds else base.id
    if year is None and form not in ("", MIXED):
        base = forms.form(form)
    fallback = base.id if form in ("", MIXED) else form
    blocks: list[BlockRef] = []
    tables: dict[str, Table] = {}
    cells: dict[Address, Cell] = {}
    for table_id in forms.table_ids:
        chosen = []
        for block_id in _block_ids(forms, table_id):
            ids = decided.get((table_id, block_id))
            if ids:
                id = fallback if fallback in ids else ids[-1]
                chosen.append(BlockRef(table_id, block_id, id))
            elif base.id in vocabulary.rivals(table_id, block_id).forms:
                chosen.append(BlockRef(table_id, block_id, base.id, found=False))
        blocks += chosen
        if table_id in found:
            builder = _Builder(table_id, found[table_id], heads[table_id], vocabulary)
            tables[table_id] = builder.build(chosen, cells)
        else:
            tables[table_id] = Table(table_id, None)
            for ref in chosen:
                for row in vocabulary.plan(ref.form, table_id, ref.block).rows:
                    cells.update(zip(row.cells, map(absent_cell, row.cells), strict=True))
    return Tables(form, tuple(blocks), tables, cells, _notes(found, base))


def _notes(found: Mapping[str, FoundTable], form: Form) -> tuple[str, ...]:
    """What is said about tables that are printed twice."""
    names = [table.short for table in form.tables if table.id in found and found[table.id].twice]
    if not names:
        return ()
    what = "、".join(f"“{name}”" for name in names)
    return (f"文件中{what}的表格出现了两次，只读取第一次的数据，第二次的没有读入，请核对两处是否一致。",)


def _is_table(table: FoundTable) -> bool:
    """Whether a table stands there and not just a word of one."""
    filled = sum(1 for row in table.rows.values() if row.values)
    return filled > 0 or len(table.flat) > 1 or len(table.marks) > 3


def _block_ids(forms: Forms, table: str) -> list[str]:
    """The ids of a table's blocks over all forms, in the order of the form that has most."""
    known = [form.table(table) for form in forms.forms if any(t.id == table for t in form.tables)]
    known.sort(key=lambda each: -len(each.blocks))
    return list(dict.fromkeys(block.id for each in known for block in each.blocks))


def _decide(
    found: Mapping[str, FoundTable], heads: Mapping[str, Heads], vocabulary: Vocabulary
) -> tuple[dict[tuple[str, str], list[str]], dict[tuple[str, str], str]]:
    """The forms that fit each block found best, and the form of those where only one does."""
    decided: dict[tuple[str, str], list[str]] = {}
    marked: dict[tuple[str, str], str] = {}
    weak: dict[tuple[str, str], list[str]] = {}
    forms = vocabulary.forms
    for table_id, table in found.items():
        for block_id in dict.fromkeys([row.block for row in table.rows.values()] + list(heads[table_id])):
            rivals = vocabulary.rivals(table_id, block_id)
            if rivals.alike:
                decided[table_id, block_id] = list(rivals.forms)
                continue
            rows = [row for row in table.rows.values() if row.block == block_id]
            scores = {}
            for id, (plan, others) in rivals.forms.items():
                scores[id] = _score(plan, rows, others) + _score_heads(
                    id, forms.block(id, table_id, block_id), heads[table_id].get(block_id, ())
                )
            ids = _best(scores)
            decided[table_id, block_id] = ids
            if len(ids) == 1:
                marked[table_id, block_id] = ids[0]
            else:
                worded = {id: _wording(rivals.forms[id].plan, rows) for id in ids}
                weak[table_id, block_id] = _best(worded)
    if not marked:  # how rows are worded counts where nothing else tells
        decided |= weak
        marked = {key: ids[0] for key, ids in weak.items() if len(ids) == 1}
    return decided, marked


def _best(scores: Mapping[str, int]) -> list[str]:
    """All that have the highest score."""
    best = max(scores.values())
    return [id for id, score in scores.items() if score == best]


def _wording(plan: Plan, rows: Sequence[FoundRow]) -> int:
    """How many rows are worded as in this form; wordings are often carried over from another."""
    labels = {row.id: row.label for row in plan.rows}
    return sum(1 for row in rows if row.id in labels and is_official(row.label.label, labels[row.id]))


def _score(plan: Plan, rows: Sequence[FoundRow], others: Container[str]) -> int:
    """How well the rows found fit this form's block; ``others`` are the rows other forms have in it."""
    score = 0
    labels = {row.id for row in plan.rows}
    for row in rows:
        if row.id in labels:
            score += _OWN_ROW * (row.id not in others) + _WIDTH * can_fit(row.values, plan.width)
    return score


def _score_heads(form: str, block: Block, heads: Sequence[Head]) -> int:
    """How well the heads found are those of this form's block, with none lacking and none of another's."""
    found: dict[str, int] = {}
    foreign = set()
    for part, token, meanings in heads:
        if part is not _COLUMN:
            continue
        mine = [known for known in meanings if known.form == form and known.block == block.id]
        if not mine:
            foreign.add(token.label)
        for known in mine:
            exact = is_official(token.label, known.official)
            found[known.id] = max(found.get(known.id, 0), _EXACT_HEAD if exact else _LOOSE_HEAD)
    astray = len(block.columns) - len(found) + len(foreign)
    return sum(found.values()) - _ASTRAY_HEAD * astray if found or foreign else 0


def _heads(table: FoundTable) -> Heads:
    """The column heads and the caption of each block.

    A head belongs to the block of the next row, or of the caption above it if no row follows.
    """
    heads: Heads = {}
    pending: list[Head] = []
    caption = ""

    def settle(owner: str) -> None:
        for head in pending:
            blocks = {meaning.block for meaning in head[2]} or {owner} - {""}
            if owner in blocks or len(blocks) == 1:
                heads.setdefault(owner if owner in blocks else blocks.pop(), []).append(head)
        pending.clear()

    for mark in table.marks:
        part, _, meanings = mark
        if part is _COLUMN or part is _HEAD:
            pending.append(mark)
            continue
        if part is _CAPTION:
            settle(caption)
            heads.setdefault(meanings[0].block, []).append(mark)
        else:
            settle(meanings[0].block)
        caption = meanings[0].block
    settle(caption)
    return heads


class _Builder:
    """Makes one table of what was found of it."""

    def __init__(self, id: str, found: FoundTable, heads: Heads, vocabulary: Vocabulary) -> None:
        self.id, self.found, self.heads, self.vocabulary = id, found, heads, vocabulary
        self.scraps = {fold(scrap.label) for scrap in found.scraps}
        filled = sum(any_filled(row.values) for row in found.rows.values())
        self.lone = filled == 1 and not any(heads.values()) and not found.flat

    def build(self, chosen: Sequence[BlockRef], cells: dict[Address, Cell]) -> Table:
        """The table; its cells, absent ones too, go to ``cells`` in the order of the form."""
        found = self.found
        rows: list[Row] = []
        headers: list[Label] = []
        used = set()
        for ref in chosen:
            plan = self.vocabulary.plan(ref.form, self.id, ref.block)
            headers += [
                self._header(head, ref) for head in self.heads.get(ref.block, ()) if head[0] is not _HEAD
            ]
            fitted = self._fitted(ref, plan)
            for row in plan.rows:
                values = fitted.get(row.id)
                if values is None:
                    cells.update(zip(row.cells, map(absent_cell, row.cells), strict=True))
                    continue
                printed = tuple([_printed(value) for value in values.values])
                cells.update(zip(row.cells, row_cells(row.cells, values, printed), strict=True))
                label = None
                if row.id in found.rows:
                    used.add(row.id)
                    label = _label(row.address, found.rows[row.id].label, row.label)
                rows.append(Row(row.address, label, printed, values.fits))
        again = [] if found.twice else found.again
        extra = (
            found.extra
            + found.astray
            + again
            + [
                (row.label, row.values)
                for row in found.rows.values()
                if row.id not in used and any_filled(row.values)
            ]
        )
        return Table(
            self.id,
            Span(found.start, found.end),
            tuple(rows),
            tuple(sorted(headers, key=lambda label: label.printed.span)),
            tuple(_extra_row(*each) for each in sorted(extra, key=lambda each: each[0].start)),
        )

    def _fitted(self, ref: BlockRef, plan: Plan) -> dict[str, Fitted]:
        """The rows of a block that were found, fitted to its columns."""
        rows = {row.id: self.found.rows[row.id].values for row in plan.rows if row.id in self.found.rows}
        block = self.vocabulary.forms.block(ref.form, self.id, ref.block)
        if self.found.flat and not any(map(any_filled, rows.values())):
            width = plan.width * len(plan.rows)
            whole = fit_rows({"": self.found.flat}, width, Columns(()), {})[""]
            ends = [(i + 1) * plan.width for i in range(len(plan.rows) - 1)] + [None]
            return {
                row.id: Fitted(whole.values[i * plan.width : end], whole.fits)
                for i, (row, end) in enumerate(zip(plan.rows, ends, strict=True))
            }
        fitted = fit_rows(rows, plan.width, self._columns(ref, block), plan.sums)
        fitted |= {id: fitted[id]._replace(certain=False) for id in self._doubted(rows)}
        return fitted | dict.fromkeys(self._remnants(plan, rows), Fitted((), False))

    def _doubted(self, rows: Mapping[str, Sequence[Token]]) -> list[str]:
        """Rows that may be no row of the table: printed twice differently, or alone without a head."""
        found = self.found
        return [id for id in rows if self.lone or (id in found.differing and not found.twice)]

    def _remnants(self, plan: Plan, rows: Mapping[str, Sequence[Token]]) -> list[str]:
        """Rows of blanks whose label lost the number that the others have.

        What a page's end leaves of a label can read like a whole one: the row's figures stood
        elsewhere, and were read as blank.
        """
        blank = [id for id, values in rows.items() if not any_filled(values)]
        if not blank:
            return []
        labels = {row.id: row.label for row in plan.rows if row.id in rows and _is_numbered(row.label)}
        numbered = {id for id in labels if _is_numbered(self.found.rows[id].label.label)}
        return [id for id in blank if numbered and id in labels and id not in numbered]

    def _columns(self, ref: BlockRef, block: Block) -> Columns:
        """The heads over each column of a block, and those over columns that it does not have."""
        known: dict[str, list[Token]] = {column.id: [] for column in block.columns}
        order = list(known)
        unknown: dict[str, Unknown] = {}
        for part, token, meanings in self.heads.get(ref.block, ()):
            mine = [each.id for each in meanings if each.form == ref.form and each.block == ref.block]
            if part is _COLUMN:
                for id in mine:
                    known[id].append(token)
            elif part is _HEAD:
                behind = order.index(mine[0]) if mine else None
                old = unknown.get(token.label)
                tokens = (*old.tokens, token) if old else (token,)
                unknown[token.label] = Unknown(behind if not old or old.behind == behind else None, tokens)
        return Columns(list(known.values()), list(unknown.values()))

    def _header(self, head: Head, ref: BlockRef) -> Label:
        """A head or caption, in the words of the block's form if it knows it, else of the one that does."""
        part, token, meanings = head
        mine = [known for known in meanings if known.block == ref.block]
        known = next((known for known in mine if known.form == ref.form), mine[0])
        target = f"{self.id}/{ref.block}" if part is _CAPTION else f"{self.id}/{ref.block}/{known.id}"
        label = _label(target, token, known.official)
        if label.exact:
            return label
        official, printed = fold(known.official), fold(token.label)
        if official.startswith(printed):  # 商业 here and 企业 in the row below
            rest = official[len(printed) :]
            if rest in self.scraps:
                return Label(target, label.printed, known.official, exact=True)
        return label


def _label(target: str, token: Token, official: str) -> Label:
    return make_label((target, _printed(token), official, is_official(token.name or token.raw, official)))


def _printed(token: Token) -> Printed:
    return make_printed((token.raw, make_span((token.start, token.end))))


def _extra_row(label: Token, values: Sequence[Token]) -> ExtraRow:
    """A row that no form knows, without the blanks at its end."""
    end = max((index for index, value in enumerate(values, 1) if value.raw), default=0)
    return ExtraRow(_printed(label), tuple(map(_printed, values[:end])))


def _is_numbered(label: str) -> bool:
    return fold(label)[:1] in "(0123456789一二三四五六七八九十"
