"""Rules of rows: too many or too few figures, a number cut in two, a row missing or too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.checking.context import Context, after, before
from app.checking.form import is_outdated
from app.checking.names import in_line, quoted, runs
from app.checking.plan import PlannedRow, PlannedTable
from app.checking.registry import rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.labels import fold
from app.forms.model import Layout
from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import CellState, Span
from app.report.finding import Fact, Severity, Suggestion
from app.report.report import Row

_ABSENT = CellState.ABSENT


class Split(NamedTuple):
    """Two neighbouring pieces that make a row's sum hold if they are one number.

    ``texts`` are the row's values with the two joined; they fill the row if as many were expected.
    """

    row: PlannedRow
    first: str
    second: str
    texts: tuple[str, ...]


def _splits(ctx: Context) -> dict[str, Split]:
    """The split found for a row, by the row's address; worked out once for a check."""
    known = ctx.memo.get("splits")
    if isinstance(known, dict):
        return known
    found = {}
    for instance in _totals(ctx):
        address = instance[0].address
        split = _split(ctx, *instance)
        if split is not None:
            found[address] = split
    ctx.memo["splits"] = found
    return found


def _totals(ctx: Context) -> Iterator[tuple[PlannedRow, Row]]:
    """Rows found in the report whose last column is by a tally the sum of all others."""
    printed = {row.address: row for table in ctx.report.tables.values() for row in table.rows}
    for row in ctx.plan.summed_rows:
        if row.address in printed:
            yield row, printed[row.address]


def _split(ctx: Context, row: PlannedRow, printed: Row) -> Split | None:
    """The one split that explains the row; None if none or more than one does."""
    if printed.fits:
        figures = ctx.figures
        try:
            known = [figures[address] for address in row.cells]
        except KeyError:
            return None
        if sum(known) == 2 * known[-1]:
            return None
    if any(ctx.cell(address).settled for address in row.cells):
        return None  # a person has said what stands there
    texts = [piece.raw.strip() for piece in printed.values]
    if len(texts) not in (len(row.cells), len(row.cells) + 1) or not all(map(_is_plain, texts)):
        return None
    found = []
    for left in range(len(texts) - 1):
        first, second = texts[left], texts[left + 1]
        if first.startswith("0"):
            continue  # no number begins with 0, and 0|0 would explain every row of noughts
        joined = (*texts[:left], first + second, *texts[left + 2 :])
        *amounts, total = map(int, joined)
        if sum(amounts) == total:
            found.append(Split(row, first, second, joined))
    return found[0] if len(found) == 1 else None


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isdigit()


@rule(
    "row.width",
    title="行内数据个数不符",
    severity=Severity.WARNING,
    basis="统一格式第三部分表格每行为六类申请人加总计共七栏，各表每行栏数固定。",
)
def width(ctx: Context) -> Iterator[Verdict]:
    """A row with more or fewer figures than the form has columns cannot be assigned: no sum is judged.

    One finding for a table, which lists the rows. A row that is explained by a number cut in two is
    row.split_number instead; table four has proceedings.width.
    """
    splits = _splits(ctx)
    for table in ctx.found_tables:
        if table.layout is Layout.FLAT:
            continue
        printed = {row.address: row for row in ctx.report.tables[table.id].rows}
        wrong = [
            row
            for row in table.rows
            if row.address in printed
            and not printed[row.address].fits
            and row.address not in splits
            and any(not ctx.cell(address).certain for address in row.cells)
        ]
        if wrong:
            yield _width(table, wrong, printed)
        else:
            yield Passed(table.id)


def _width(table: PlannedTable, wrong: list[PlannedRow], printed: dict[str, Row]) -> Failed:
    counts = sorted({len(printed[row.address].values) for row in wrong})
    expected = sorted({len(row.cells) for row in wrong})
    values = [piece.raw.strip() for row in wrong for piece in printed[row.address].values]
    noughts = bool(values) and not any(value.strip("0") for value in values)
    parts = runs([row.name for row in table.rows], (row.name for row in wrong), "行")
    names = in_line(parts)
    if len(parts) > 1:
        names += f"共{len(wrong)}行"
    elif len(wrong) == 1:
        names += "行"
    count = "–".join(str(number) for number in dict.fromkeys((counts[0], counts[-1])))
    facts: dict[str, Fact] = {
        "part": table.numeral,
        "rows": names,
        "row_count": len(wrong),
        "each": "" if len(wrong) == 1 else "各",
        "count": count,
        "expected": "–".join(str(number) for number in dict.fromkeys((expected[0], expected[-1]))),
        "noughts": noughts,
    }
    first = printed[wrong[0].address]
    return Failed(
        table.id,
        f"{table.numeral} · {wrong[0].name if len(wrong) == 1 else f'{len(wrong)}行'}",
        tuple(address for row in wrong for address in row.cells),
        facts=facts,
        span=_row_span(first),
        hints=("（均为0，不影响勾稽）",) if noughts else (),
    )


def _row_span(row: Row) -> Span | None:
    """From the row's label to its last value, as far as they stand in the text."""
    pieces = [row.label.printed.span] if row.label is not None else []
    pieces += [piece.span for piece in row.values]
    return Span(min(p.start for p in pieces), max(p.end for p in pieces)) if pieces else None


@rule(
    "row.split_number",
    title="一个数字被拆成两格",
    severity=Severity.WARNING,
    basis="该行按拆开的数字不平，合并相邻两格后恰好平衡。",
)
def split_number(ctx: Context) -> Iterator[Verdict]:
    """A number cut in two (20 → 2 and 0) on conversion from PDF: met in about one report in five.

    One verdict for every row whose figures do not add up or cannot be placed.
    """
    splits = _splits(ctx)
    for row, printed in _totals(ctx):
        if row.address not in splits:
            if all(map(ctx.figures.__contains__, row.cells)):
                yield Passed(row.address, row.cells)
            continue
        split = splits[row.address]
        table = ctx.plan.tables[row.ref.table]
        suggestions: tuple[Suggestion, ...] = ()
        if len(split.texts) == len(row.cells):
            changes = tuple(zip(row.cells, split.texts, strict=True))
            suggestions = (Suggestion(changes, f"“{row.name}”行按“{'｜'.join(split.texts)}”填列"),)
        yield Failed(
            row.address,
            f"{table.numeral} · {row.name}",
            row.cells,
            facts={"part": table.numeral, "name": row.name, "first": split.first, "second": split.second},
            span=_row_span(printed),
            suggestions=suggestions,
        )


@rule(
    "row.missing",
    title="缺少统一格式的行",
    severity=Severity.ERROR,
    basis="统一格式规定的行应全部保留，不得删减。",
)
def missing(ctx: Context) -> Iterator[Verdict]:
    """Every row of the official form must be there (both forms; 重庆 2019: 严禁擅自删减报告事项).

    The rows are those of the form that the block follows. Where it follows another form than the
    year asks for, form.outdated lists what differs; rows that only the older form has are not
    missed, and the new ones only if form.outdated does not speak. One finding for a table.
    """
    for table in ctx.found_tables:
        lacking = [row for row in table.rows if _is_absent(ctx, row.cells) and _is_in_form(ctx, row)]
        names = [row.name for row in lacking] + _new_rows(ctx, table)
        if not names:
            yield Passed(table.id)
            continue
        facts: dict[str, Fact] = {"part": table.numeral, "names": quoted(names), "count": len(names)}
        yield Failed(
            table.id,
            f"{table.numeral} · {names[0] if len(names) == 1 else f'{len(names)}行'}",
            tuple(address for row in lacking for address in row.cells),
            facts=facts,
            span=_before(ctx, table, lacking),
        )


def _is_absent(ctx: Context, cells: tuple[Address, ...]) -> bool:
    found = ctx.report.cells
    for address in cells:
        cell = found.get(address)
        if cell is not None and cell.state is not _ABSENT:
            return False
    return True


def _is_in_form(ctx: Context, row: PlannedRow) -> bool:
    """Whether the row is also in the form that the year asks for."""
    if row.ref.form == ctx.form.id:
        return True
    return row.address in _official_rows(ctx, row.ref.table)


def _official_rows(ctx: Context, table: str) -> dict[str, tuple[str, str]]:
    """The rows of a table of the form asked for: address → name and block."""
    return {
        f"{table}/{row.id}": (row.name, block.id)
        for own in ctx.form.tables
        if own.id == table
        for block in own.blocks
        for row in block.rows
    }


def _new_rows(ctx: Context, table: PlannedTable) -> list[str]:
    """Rows of the form asked for that a block in an older form has not, if form.outdated is silent."""
    asked = ctx.form
    older = [
        r for r in table.refs if r.form != asked.id and r.found and ctx.forms.form(r.form).since < asked.since
    ]
    if not older or ctx.report.year is None or is_outdated(ctx):
        return []
    used = {row.address for row in table.rows}
    blocks = {ref.block for ref in older}
    rows = _official_rows(ctx, table.id)
    return [name for address, (name, block) in rows.items() if block in blocks and address not in used]


def _before(ctx: Context, table: PlannedTable, lacking: list[PlannedRow]) -> Span | None:
    """The point after the row before the first lacking one; else before the table."""
    found = ctx.report.tables[table.id]
    labels = {row.address: row.label for row in found.rows}
    span = None
    for row in table.rows:
        if lacking and row is lacking[0]:
            break
        label = labels.get(row.address)
        if label is not None:
            span = after(label.printed.span)
    return span or (before(found.span) if found.span is not None else None)


@rule(
    "row.extra",
    title="格式外的行",
    reads="text",
    severity=Severity.INFO,
    basis="统一格式未设该行；如为新规定，请注明依据。",
)
def extra(ctx: Context) -> Iterator[Verdict]:
    """A row that no form knows, such as 属于工作秘密. Only a hint: a future form may have it."""
    for table in ctx.found_tables:
        rows = ctx.report.tables[table.id].extra_rows
        if not rows:
            yield Passed(table.id)
        met: Counter[str] = Counter()
        for row in rows:
            name = fold(row.label.raw)
            met[name] += 1
            subject = f"{table.id}/{name}" + (f"·{met[name]}" if met[name] > 1 else "")
            facts: dict[str, Fact] = {
                "part": table.numeral,
                "name": " ".join(row.label.raw.split()),
                "values": " ".join(piece.raw.strip() or "空" for piece in row.values),
            }
            yield Failed(
                subject,
                f"{table.numeral} · {facts['name'] or '没有名称的行'}",
                facts=facts,
                variant="" if facts["name"] else "unnamed",
                span=row.label.span,
            )
