"""Which form the report follows, against the one that its year asks for.

The marks that tell two forms apart are derived from the form files: columns of a block that differ,
rows and blocks that only one has, rows that were split, labels that were reworded. Any two decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.checking.context import Context
from app.checking.names import NUMERALS, quoted
from app.checking.registry import rule
from app.checking.same import Same
from app.checking.verdicts import Failed, NotChecked, Passed, Verdict
from app.forms.labels import fold
from app.forms.model import Block, Form, FormRow
from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import Span
from app.report.finding import Fact, Severity
from app.report.report import BlockRef, Table

SUBJECT = "report/form"
_MARKS_NEEDED = 2


class Mark(NamedTuple):
    """One difference in which the report follows ``form`` and not the form asked for.

    ``key`` makes one mark of what is one change of the form (the same columns in three blocks).
    """

    key: tuple[str, ...]
    text: str
    cells: tuple[Address, ...] = ()
    span: Span | None = None


def marks(ctx: Context, used: Form, asked: Form) -> list[Mark]:
    """In what the report follows the form ``used`` where ``asked`` differs; one a key."""
    found: dict[tuple[str, ...], Mark] = {}
    for ref in ctx.report.blocks:
        if ref.found and ref.form == used.id:
            for mark in _block_marks(ctx, ref, used, asked):
                found.setdefault(mark.key, mark)
    for mark in _label_marks(ctx, used, asked):
        found.setdefault(mark.key, mark)
    return list(found.values())


def _block_marks(ctx: Context, ref: BlockRef, used: Form, asked: Form) -> Iterator[Mark]:
    block = used.table(ref.table).block(ref.block)
    other = _block(asked, ref.table, ref.block)
    table = ctx.report.tables[ref.table]
    if other is None:
        rows = tuple(row.name for row in block.rows)
        caption = f"{block.caption}的" if block.caption else ""
        yield Mark(("removed", *rows), f"多出{caption}{quoted(rows)}", _cells(ref, block), _span(table, ref))
        return
    if {column.id for column in block.columns} != {column.id for column in other.columns}:
        kept = {column.id for column in other.columns}
        gone = tuple(column.label for column in block.columns if column.id not in kept)
        text = f"“{_heads(block)}”应为“{_heads(other)}”"
        yield Mark(("columns", *gone), text, _cells(ref, block), _span(table, ref))
    yield from _row_marks(ref, table, block, other)


def _row_marks(ref: BlockRef, table: Table, block: Block, other: Block) -> Iterator[Mark]:
    has, should_have = {row.id for row in block.rows}, {row.id for row in other.rows}
    gone = [row for row in block.rows if row.id not in should_have]
    new = [row for row in other.rows if row.id not in has]
    cells = tuple(f"{ref.table}/{row.id}/{column.id}" for row in gone for column in block.columns)
    span = next((_row_span(table, f"{ref.table}/{row.id}") for row in gone), None)
    if gone and new:
        text = f"{quoted(_names(gone))}应分列为{quoted(_names(new))}"
        yield Mark(("rows", ref.table, ref.block), text, cells, span)
    elif gone:
        yield Mark(("removed", *_names(gone)), f"多出{quoted(_names(gone))}", cells, span)
    elif new:
        yield Mark(("rows", ref.table, ref.block), f"缺少{quoted(_names(new))}")


def _label_marks(ctx: Context, used: Form, asked: Form) -> Iterator[Mark]:
    """Labels that ``asked`` words otherwise and the report as ``used`` does."""
    reworded = _reworded(Same(used), Same(asked))
    for table in ctx.report.tables.values():
        for row in table.rows if reworded else ():
            pair = reworded.get(row.address)
            if pair and row.label is not None and fold(row.label.printed.raw) == fold(pair[0]):
                text = f"“{pair[0]}”应为“{pair[1]}”"
                yield Mark(("label", row.address), text, span=row.label.printed.span)


@lru_cache(maxsize=64)
def _reworded(used: Same[Form], asked: Same[Form]) -> dict[str, tuple[str, str]]:
    """Rows that both forms have under different labels: address → (label there, label here)."""
    theirs, ours = _labels(used.it), _labels(asked.it)
    return {
        address: (label, ours[address])
        for address, label in theirs.items()
        if address in ours and fold(label) != fold(ours[address])
    }


def _labels(form: Form) -> dict[str, str]:
    return {
        f"{table.id}/{row.id}": row.label
        for table in form.tables
        for block in table.blocks
        for row in block.rows
    }


def _block(form: Form, table: str, block: str) -> Block | None:
    """The block of that form, None where it has none."""
    for own_table in form.tables:
        if own_table.id == table:
            return next((own for own in own_table.blocks if own.id == block), None)
    return None


def _heads(block: Block) -> str:
    return "、".join(column.label for column in block.columns)


def _names(rows: list[FormRow]) -> tuple[str, ...]:
    return tuple(row.name for row in rows)


def _cells(ref: BlockRef, block: Block) -> tuple[Address, ...]:
    return tuple(f"{ref.table}/{row.id}/{column.id}" for row in block.rows for column in block.columns)


def _span(table: Table, ref: BlockRef) -> Span | None:
    """The place of the block's head in the text, if it was found."""
    head = f"{ref.table}/{ref.block}"
    for label in table.headers:
        if label.target.startswith(head + "/") or label.target == head:
            return label.printed.span
    return None


def _row_span(table: Table, address: str) -> Span | None:
    for row in table.rows:
        if row.address == address and row.label is not None:
            return row.label.printed.span
    return None


def _deviations(ctx: Context, *, older: bool) -> tuple[Form, list[Mark]] | None:
    """The older (or newer) form of which the report bears enough marks, with these."""
    for used in ctx.forms.forms:
        if used.since < ctx.form.since if older else used.since > ctx.form.since:
            found = marks(ctx, used, ctx.form)
            if len(found) >= _MARKS_NEEDED:
                return used, found
    return None


def is_outdated(ctx: Context) -> bool:
    """Whether form.outdated says that the whole report follows an older form."""
    return ctx.report.year is not None and _deviations(ctx, older=True) is not None


def _judge(ctx: Context, *, older: bool) -> Verdict:
    year = ctx.report.year
    if year is None:
        return ctx.fact_not_checked(SUBJECT, "year", "未能识别报告年度，无法判断应使用的格式。")
    if not ctx.found_tables:
        return NotChecked(SUBJECT, "未识别到表格，无法判断所用格式。")
    deviation = _deviations(ctx, older=older)
    if deviation is None:
        return Passed(SUBJECT)
    used, found = deviation
    facts: dict[str, Fact] = {
        "year": year,
        "used_year": used.since,
        "used_document": used.document,
        "document": ctx.form.document,
        "differences": "；".join(mark.text for mark in found),
        "count": len(found),
    }
    inferred = () if ctx.year_is_certain else ("（报告年度据落款日期推断）",)
    cells = tuple(dict.fromkeys(cell for mark in found for cell in mark.cells))
    span = next((mark.span for mark in found if mark.span is not None), None)
    return Failed(SUBJECT, "表格格式", cells, facts=facts, span=span, hints=inferred)


@rule(
    "form.outdated",
    title="沿用旧格式",
    reads="text",
    severity=Severity.ERROR,
    basis="国办公开办函〔2021〕30号印发的统一格式自2021年度报告起使用，此前为国办公开办函〔2019〕60号试行格式。",
)
def outdated(ctx: Context) -> Iterator[Verdict]:
    """国办公开办函〔2021〕30号 (2021-09-26) replaces the trial form of 〔2019〕60号.

    Fails where the report bears two or more marks of a form older than its year asks for.
    """
    yield _judge(ctx, older=True)


@rule(
    "form.early",
    title="提前使用新格式",
    reads="text",
    severity=Severity.INFO,
    basis="2019、2020年度报告使用国办公开办函〔2019〕60号试行格式。",
)
def early(ctx: Context) -> Iterator[Verdict]:
    """Reports on 2019 and 2020 follow 〔2019〕60号; a newer form speaks for a wrong year or a later page."""
    yield _judge(ctx, older=False)


@rule(
    "form.mixed",
    title="新旧格式混用",
    reads="text",
    severity=Severity.ERROR,
    basis="同一报告应整体使用该年度的统一格式，不得新旧表头混用。",
)
def mixed(ctx: Context) -> Iterator[Verdict]:
    """A table whose blocks follow different forms. Right is the form of the year, if it is among them."""
    for table in ctx.found_tables:
        refs = [ref for ref in table.refs if ref.found]
        if len(table.refs) < 2:
            continue
        used = sorted({ref.form for ref in refs}, key=lambda id: ctx.forms.form(id).since)
        right = ctx.forms.form(ctx.form.id if ctx.form.id in used or not used else used[-1])
        wrong = [ref for ref in refs if _differs(ctx, ref, right)] if len(used) > 1 else []
        if not wrong:
            yield Passed(table.id)
            continue
        texts = [_mixed_text(ctx, ref, right) for ref in wrong]
        cells = tuple(
            cell for ref in wrong for cell in _cells(ref, ctx.forms.block(ref.form, ref.table, ref.block))
        )
        found = ctx.report.tables[table.id]
        span = next((s for ref in wrong if (s := _span(found, ref)) is not None), None)
        facts: dict[str, Fact] = {"part": NUMERALS[table.section], "blocks": "；".join(texts)}
        yield Failed(table.id, f"{table.numeral} · 表头", cells, facts=facts, span=span)


def _differs(ctx: Context, ref: BlockRef, right: Form) -> bool:
    """Whether the block has other columns or rows than in that form: two forms may share a block."""
    block, other = ctx.forms.block(ref.form, ref.table, ref.block), _block(right, ref.table, ref.block)
    return other is None or any(
        [part.id for part in theirs] != [part.id for part in ours]
        for theirs, ours in ((block.columns, other.columns), (block.rows, other.rows))
    )


def _mixed_text(ctx: Context, ref: BlockRef, right: Form) -> str:
    used = ctx.forms.form(ref.form)
    block = used.table(ref.table).block(ref.block)
    other = _block(right, ref.table, ref.block)
    age = "沿用旧" if used.since < right.since else "使用了以后年度的新"
    if other is None:
        return f"{block.caption}{age}格式内容{quoted(row.name for row in block.rows)}，应删除"
    if _heads(block) == _heads(other):
        rows = (quoted(row.name for row in part.rows) for part in (block, other))
        return f"{block.caption}{age}格式的行{'，应为'.join(rows)}"
    return f"{block.caption}{age}表头“{_heads(block)}”，应为“{_heads(other)}”"
