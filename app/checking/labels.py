"""Rules of the labels of tables: their wording and the order of the column heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from app.checking.context import Context
from app.checking.lexicons import lexicon
from app.checking.plan import PlannedTable
from app.checking.registry import rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.labels import fold, fold_bare
from app.report.finding import Fact, Severity
from app.report.report import Label

_LISTED = 4
_TOTAL = "total"


@rule(
    "label.wording",
    title="表头、行名的文字",
    reads="text",
    severity=Severity.WARNING,
    basis="统一格式所列表头和行名（国办公开办函〔2021〕30号、〔2019〕60号）不得自行改动。",
)
def wording(ctx: Context) -> Iterator[Verdict]:
    """The labels are those of the form. Met: 社会组织 for 社会公益组织, 规范性文件 for 行政规范性文件.

    What is only shortened, or is on the list of harmless variants (``lexicons/labels.toml``), is a hint.
    White space, width and kind of brackets do not count at all. One finding for a table and severity.
    """
    for table in ctx.found_tables:
        found = ctx.report.tables[table.id]
        labels = [*found.headers, *(row.label for row in found.rows if row.label is not None)]
        other = [label for label in labels if not label.exact and not _same(label)]
        slight = [label for label in other if _harmless(label)]
        wrong = [label for label in other if label not in slight]
        if wrong:
            yield _wording(table, table.id, wrong, "", Severity.WARNING)
        if slight:
            yield _wording(table, f"{table.id}/slight", slight, "slight", Severity.INFO)
        if not other:
            yield Passed(table.id)


def _wording(
    table: PlannedTable, subject: str, labels: Sequence[Label], variant: str, severity: Severity
) -> Failed:
    pairs = dict.fromkeys((" ".join(label.printed.raw.split()), label.official) for label in labels)
    listed = "、".join(f"“{printed}”应为“{official}”" for printed, official in list(pairs)[:_LISTED])
    if len(pairs) > _LISTED:
        listed += f"等{len(pairs)}处"
    facts: dict[str, Fact] = {"part": table.numeral, "listed": listed, "count": len(pairs)}
    span = labels[0].printed.span
    return Failed(
        subject, f"{table.numeral} · 表头行名", facts=facts, variant=variant, severity=severity, span=span
    )


def _same(label: Label) -> bool:
    """Whether only the number before it or the punctuation inside differs."""
    return fold_bare(label.printed.raw) == fold_bare(label.official)


def _harmless(label: Label) -> bool:
    printed = fold(label.printed.raw)
    bare, official = fold_bare(printed), fold_bare(label.official)
    return printed in _known_harmless() or bare in official or official.rstrip(")") in bare


@cache
def _known_harmless() -> frozenset[str]:
    return frozenset(fold(label) for label in lexicon("labels")["harmless"])


@rule(
    "table.header_order",
    title="表头的次序",
    reads="text",
    severity=Severity.WARNING,
    basis="统一格式的列次固定，次序变动时数据列可能错位。",
)
def header_order(ctx: Context) -> Iterator[Verdict]:
    """The columns stand in the order of the form. Met: 总计 in the midst of the applicants (会仪).

    A head of two rows names 总计 before the applicants in its second row: that is the form's order.
    """
    for table in ctx.found_tables:
        heads: dict[str, list[tuple[str, Label]]] = {}
        for label in ctx.report.tables[table.id].headers:
            block, _, column = label.target.rpartition("/")
            heads.setdefault(block, []).append((column, label))
        wrong = None
        for ref in table.refs:
            columns = ctx.forms.block(ref.form, ref.table, ref.block).columns
            order = {column.id: place for place, column in enumerate(columns)}
            named = heads.get(f"{ref.table}/{ref.block}", ())
            ranks = [(order[column], label) for column, label in named if column in order]
            wrong = wrong or _displaced(ranks, order.get(_TOTAL))
        if wrong is None:
            yield Passed(table.id)
            continue
        name = " ".join(wrong.printed.raw.split())
        facts: dict[str, Fact] = {"part": table.numeral, "name": name}
        yield Failed(table.id, f"{table.numeral} · 表头", facts=facts, span=wrong.printed.span)


def _displaced(ranks: Sequence[tuple[int, Label]], total: int | None) -> Label | None:
    """The head that stands where it should not. Groups of the same heads follow one another."""
    previous = -1
    again = len({rank for rank, _ in ranks}) < len(ranks)  # table four has the same heads three times
    for index, (rank, label) in enumerate(ranks):
        if rank == previous:  # the text of a merged cell, said again
            continue
        if rank == total:
            behind = [other for other, _ in ranks[index + 1 :]]
            # Over two rows of heads: 自然人 | 法人或其他组织 | 总计, and the organisations below.
            if previous > 0 and behind and behind[0] > previous:
                return label
            previous = -1 if previous > 0 else previous
            continue
        if rank <= previous and not (again and rank == 0):
            return label
        previous = rank
    return None
