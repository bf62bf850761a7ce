"""What was found becomes tables: each block in the form it follows, its rows, heads and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.forms.labels import fold
from app.forms.load import Forms
from app.forms.model import Block, Form, FormTable
from app.parsing.rows import Fitted, any_filled, can_fit, fit, row_cells, usual_fillers
from app.parsing.scan import FoundRow, FoundTable, Head
from app.parsing.tokens import Token
from app.parsing.values import absent_cell
from app.parsing.vocabulary import Known, Part, is_official
from app.report.address import Address, cell_address
from app.report.cell import Cell, Span
from app.report.report import MIXED, BlockRef, ExtraRow, Label, Printed, Row, Table

# How much each mark says about the form of a block. Heads tell best; a row that only one form has
# does too; a row's wording is often carried over from the other form (规范性文件).
_EXACT_HEAD, _LOOSE_HEAD, _OWN_ROW, _EXACT_ROW, _WIDTH = 6, 2, 6, 1, 2


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a report with the form of each block and the cells, in the form's order."""

    form: str
    blocks: tuple[BlockRef, ...]
    tables: dict[str, Table]
    cells: dict[Address, Cell]


def build_tables(found: Mapping[str, FoundTable], forms: Forms, year: int | None) -> Tables:
    """Choose the form of every block and assign the values to its cells.

    ``year`` is the report's, which decides where nothing printed does.
    """
    found = {id: table for id, table in found.items() if _is_table(table)}
    decided, marked = _decide(found, forms)
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
        part = found.get(table_id)
        chosen = []
        for block_id in _block_ids(forms, table_id):
            ids = decided.get((table_id, block_id))
            if ids:
                id = fallback if fallback in ids else ids[-1]
                chosen.append(BlockRef(table_id, block_id, id))
            elif _has(base, table_id, block_id):
                chosen.append(BlockRef(table_id, block_id, base.id, found=False))
        blocks += chosen
        tables[table_id] = _table(table_id, part, chosen, forms, cells)
    return Tables(form, tuple(blocks), tables, cells)


def _is_table(table: FoundTable) -> bool:
    """Whether a table stands there and not just a word of one."""
    filled = sum(1 for row in table.rows.values() if row.values)
    return filled > 0 or len(table.flat) > 1 or len(table.marks) > 3


def _block_ids(forms: Forms, table: str) -> list[str]:
    """The ids of a table's blocks over all forms, in the order of the form that has most."""
    known = [form.table(table) for form in forms.forms if any(t.id == table for t in form.tables)]
    known.sort(key=lambda each: -len(each.blocks))
    return list(dict.fromkeys(block.id for each in known for block in each.blocks))


def _has(form: Form, table: str, block: str) -> bool:
    return any(t.id == table and any(b.id == block for b in t.blocks) for t in form.tables)


def _decide(
    found: Mapping[str, FoundTable], forms: Forms
) -> tuple[dict[tuple[str, str], list[str]], dict[tuple[str, str], str]]:
    """The forms that fit each block found best, and the form of those where only one does."""
    decided: dict[tuple[str, str], list[str]] = {}
    marked: dict[tuple[str, str], str] = {}
    for table_id, table in found.items():
        heads = _heads(table)
        for block_id in dict.fromkeys([row.block for row in table.rows.values()] + list(heads)):
            scores: dict[str, int] = {}
            rows = [row for row in table.rows.values() if row.block == block_id]
            for form in forms.forms:
                if _has(form, table_id, block_id):
                    block = form.table(table_id).block(block_id)
                    only = _own_rows(forms, form.id, table_id, block_id)
                    scores[form.id] = _score(form.id, block, rows, heads.get(block_id, ()), only)
            best = max(scores.values())
            ids = [id for id, score in scores.items() if score == best]
            decided[table_id, block_id] = ids
            if len(ids) == 1:
                marked[table_id, block_id] = ids[0]
    return decided, marked


def _own_rows(forms: Forms, form: str, table: str, block: str) -> set[str]:
    """The rows of a block that no other form has in it."""
    others = [other for other in forms.forms if other.id != form and _has(other, table, block)]
    ids = {row.id for row in forms.block(form, table, block).rows}
    return ids.difference(*({row.id for row in other.table(table).block(block).rows} for other in others))


def _score(form: str, block: Block, rows: Sequence[FoundRow], heads: Sequence[Head], only: set[str]) -> int:
    """How well what was found of a block fits this form's; ``only`` are the rows no other form has."""
    score = 0
    for part, token, meanings in heads:
        mine = [known for known in meanings if known.form == form and known.block == block.id]
        if part is Part.COLUMN and mine:
            score += _EXACT_HEAD if any(is_official(token.raw, k.official) for k in mine) else _LOOSE_HEAD
    labels = {row.id: row.label for row in block.rows}
    for row in rows:
        if row.id in labels:
            score += _OWN_ROW if row.id in only else _EXACT_ROW * is_official(row.label.raw, labels[row.id])
            score += _WIDTH * can_fit(row.values, len(block.columns))
    return score


def _heads(table: FoundTable) -> dict[str, list[Head]]:
    """The column heads and the caption of each block.

    A head belongs to the block of the next row, or of the caption above it if no row follows.
    """
    heads: dict[str, list[Head]] = {}
    pending: list[Head] = []
    caption = ""
    for mark in (*table.marks, None):
        part, known = (mark[0], mark[2][0]) if mark else (Part.CAPTION, None)
        if part is Part.COLUMN:
            pending += [mark] if mark else []
            continue
        owner = known.block if known and part is Part.ROW else caption
        for head in pending:
            blocks = {meaning.block for meaning in head[2]}
            if owner in blocks or len(blocks) == 1:
                heads.setdefault(owner if owner in blocks else blocks.pop(), []).append(head)
        pending = []
        if part is Part.CAPTION and mark and known:
            caption = known.block
            heads.setdefault(caption, []).append(mark)
        elif part is Part.ROW:
            caption = owner
    return heads


def _table(
    id: str, found: FoundTable | None, chosen: Sequence[BlockRef], forms: Forms, cells: dict[Address, Cell]
) -> Table:
    """One table; adds its cells, absent ones too, to ``cells`` in the order of the form."""
    if found is None:
        for ref in chosen:
            block = forms.block(ref.form, id, ref.block)
            for row in block.rows:
                for column in block.columns:
                    address = cell_address(id, row.id, column.id)
                    cells[address] = absent_cell(address)
        return Table(id, None)
    heads = _heads(found)
    used = set()
    rows: list[Row] = []
    headers: list[tuple[int, Label]] = []
    for ref in chosen:
        block = forms.block(ref.form, id, ref.block)
        for part, token, meanings in heads.get(ref.block, ()):
            headers.append((token.start, _head(id, part, token, meanings, ref, found.scraps)))
        fitted = _fitted(found, block)
        for row in block.rows:
            address = f"{id}/{row.id}"
            if row.id not in fitted:
                for column in block.columns:
                    cell = absent_cell(f"{address}/{column.id}")
                    cells[cell.address] = cell
                continue
            values = fitted[row.id]
            for cell in row_cells(address, block.columns, values):
                cells[cell.address] = cell
            label = None
            if row.id in found.rows:
                used.add(row.id)
                label = _label(address, found.rows[row.id].label, row.label)
            rows.append(Row(address, label, tuple(map(_printed, values.values)), values.fits))
    extra = list(found.extra)
    extra += [(r.label, r.values) for r in found.rows.values() if r.id not in used and any_filled(r.values)]
    extra.sort(key=lambda each: each[0].start)
    return Table(
        id,
        Span(found.start, found.end),
        tuple(rows),
        tuple(label for _, label in sorted(headers, key=lambda each: each[0])),
        tuple(ExtraRow(_printed(label), _printed_values(values)) for label, values in extra),
    )


def _fitted(found: FoundTable, block: Block) -> dict[str, Fitted]:
    """The rows of a block that were found, fitted to its columns."""
    width = len(block.columns)
    ids = [row.id for row in block.rows if row.id in found.rows]
    if found.flat and not any(any_filled(found.rows[id].values) for id in ids):
        whole = fit(found.flat, width * len(block.rows), Counter())
        last = len(block.rows) - 1
        return {
            row.id: Fitted(whole.values[i * width : None if i == last else (i + 1) * width], whole.fits)
            for i, row in enumerate(block.rows)
        }
    fillers = usual_fillers((found.rows[id].values, width) for id in ids)
    return {id: fit(found.rows[id].values, width, fillers) for id in ids}


def _head(
    table: str, part: Part, token: Token, meanings: Sequence[Known], ref: BlockRef, scraps: Sequence[Token]
) -> Label:
    """A head or caption, in the words of the block's form if it knows it, else of the one that does."""
    mine = [known for known in meanings if known.block == ref.block]
    known = next((known for known in mine if known.form == ref.form), mine[0])
    target = f"{table}/{ref.block}" if part is Part.CAPTION else f"{table}/{ref.block}/{known.id}"
    label = _label(target, token, known.official)
    official, printed = fold(known.official), fold(token.raw)
    if not label.exact and official.startswith(printed):  # 商业 here and 企业 in the row below
        rest = official[len(printed) :]
        if any(fold(scrap.raw) == rest for scrap in scraps):
            return Label(target, label.printed, known.official, exact=True)
    return label


def _label(target: str, token: Token, official: str) -> Label:
    return Label(target, _printed(token), official, is_official(token.raw, official))


def _printed(token: Token) -> Printed:
    return Printed(token.raw, Span(token.start, token.end))


def _printed_values(values: Sequence[Token]) -> tuple[Printed, ...]:
    """The values of an extra row without the blanks at its end."""
    end = max((index for index, value in enumerate(values, 1) if value.raw), default=0)
    return tuple(map(_printed, values[:end]))
