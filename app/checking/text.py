"""Rules that hold the words of a report against its tables.

How the words are read is told in :mod:`app.checking.words`; DOMAIN.md collects what was met.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.checking.context import Context
from app.checking.names import show
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, NotChecked, Passed, Verdict
from app.checking.words.match import judged, words
from app.checking.words.statements import Statement
from app.checking.words.targets import OUTCOMES, readings, target
from app.checking.words.telling import (
    answered,
    fails,
    once,
    quote,
    span,
    standing,
    unread,
)
from app.report.finding import Fact, Severity


@rule(
    "text.figure",
    title="正文数据与表格数据",
    severity=Severity.ERROR,
    basis="年度报告正文所述数据应与同一报告表格中的数据一致（算术一致性）。",
)
@once
def figure(ctx: Context) -> Iterator[Verdict]:
    """One clear number in the words against the cells it names: DOMAIN.md, How text states figures.

    收到, 受理 and 收办 may be the new ones, or the new ones and those carried in. 办理 without 收到 may be
    either: a mismatch is a question. Published items (公开行政许可决定12件) are a warning, because the
    table counts all decisions, published or not.
    """
    for one in answered(ctx, "text.figure"):
        if one.unread:
            yield unread(ctx, one)
        elif not one.wrong:
            yield Passed(one.target.subject, one.cells)
        elif one.wrong[0].doubtful or one.target.doubtful:
            yield fails(ctx, one, Severity.INFO, "doubtful")
        elif one.wrong[0].published:
            yield fails(ctx, one, Severity.WARNING, "published")
        elif one.target.warning:
            yield fails(ctx, one, Severity.WARNING)
        else:
            yield fails(ctx, one)


@rule(
    "text.zero",
    title="正文与表格一方为零",
    severity=Severity.ERROR,
    basis="年度报告正文所述数据应与同一报告表格中的数据一致（算术一致性）。",
)
@once
def zero(ctx: Context) -> Iterator[Verdict]:
    """未收到…申请, 没有…提起行政诉讼, 0件 in the words and a figure in the table, or the other way round.

    A real report (大营镇) says 600 in words while its whole table is 0. A denial of something else
    (未收到行政许可申请) is none.
    """
    for one in answered(ctx, "text.zero"):
        variant = "" if one.wrong[0].amount == 0 else "table"
        yield fails(ctx, one, variant=variant)
    for one in judged(ctx).values():
        if not one.unread and not one.wrong and any(said.amount == 0 for said in one.statements):
            yield Passed(one.target.subject, one.cells)


@rule(
    "text.ambiguous",
    title="正文对同一事项有几个数",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：同一事项在正文中宜只有一个数。",
)
@once
def ambiguous(ctx: Context) -> Iterator[Verdict]:
    """Several different numbers for one thing: which one is meant is for the reviewer to see."""
    for one in answered(ctx, "text.ambiguous"):
        unit = "元" if one.key == "fees" else "件"
        yield fails(ctx, one, listed="、".join(f"{show(amount)}{unit}" for amount in one.amounts))
    for one in judged(ctx).values():
        if len(one.statements) > 1 and not one.wrong and not one.unread:
            yield Passed(one.target.subject, one.cells)


@rule(
    "text.scope",
    title="数据口径",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：全域汇总数据与本机关数据宜分别说明。",
)
@once
def scope(ctx: Context) -> Iterator[Verdict]:
    """全市, 全县, 全区 before a number of a report whose tables are the office's own (重庆 2019 notice)."""
    for one in answered(ctx, "text.scope"):
        yield fails(ctx, one, area=one.wrong[0].area)
    for one in judged(ctx).values():
        if any(said.area for said in one.statements) and not one.wrong and not one.unread:
            yield Passed(one.target.subject, one.cells)


@rule(
    "text.applicant",
    title="正文申请人构成",
    severity=Severity.WARNING,
    basis="年度报告正文所述数据应与同一报告表格中的数据一致（算术一致性）。",
)
def applicant(ctx: Context) -> Iterator[Verdict]:
    """自然人 N 件, 法人或其他组织 N 件, 均为自然人: against the columns of 本年新收.

    The same split is right for those received, for all in hand, and for those concluded.
    """
    yield from _held(ctx, "text.applicant", doubtful=Severity.INFO)
    for statement in words(ctx).of("natural_person"):
        if statement.kind == "all":
            yield _all_natural(ctx, statement)
            break


def _all_natural(ctx: Context, statement: Statement) -> Verdict:
    subject = "requests/received/均为自然人"
    others = readings(ctx, target("legal"))
    if not others:
        return NotChecked(subject, "表中没有法人或其他组织各栏，未校核。")
    legal = others[0]
    if legal.value is None:
        return NotChecked(
            subject, f"{ctx.names(legal.unread)}未能可靠识别或为空白，未校核。", legal.cells, legal.unread
        )
    if not legal.value:
        return Passed(subject, legal.cells)
    lit = tuple(cell for cell in legal.cells if ctx.figures.get(cell))
    facts: dict[str, Fact] = {**quote(statement), "count": legal.value, **standing(ctx, lit)}
    return Failed(subject, "三 · 正文与申请人各栏", lit, (), facts, "all", span=span(statement))


@rule(
    "text.outcome",
    title="正文复议诉讼结果",
    severity=Severity.WARNING,
    basis="年度报告正文所述数据应与同一报告表格中的数据一致（算术一致性）。",
)
def outcome(ctx: Context) -> Iterator[Verdict]:
    """维持 N 件, 纠正 N 件, 均获维持, 无败诉: against the columns of table four."""
    yield from _held(ctx, "text.outcome")
    seen: set[str] = set()
    for statement in words(ctx).statements:
        if statement.kind in ("all", "none") and statement.targets[0].partition(".")[2] in OUTCOMES:
            subject = f"{target(statement.targets[0]).subject}/{statement.kind}"
            if subject not in seen:
                seen.add(subject)
                yield _summary(ctx, statement, subject)


def _summary(ctx: Context, statement: Statement, subject: str) -> Verdict:
    """均获维持 leaves nothing corrected or pending; 无败诉 nothing corrected."""
    group = statement.targets[0].partition(".")[0]
    against = ("corrected",) if statement.kind == "none" else ("corrected", "other_result", "pending")
    found = [one for key in against for one in readings(ctx, target(f"{group}.{key}"))]
    cells = tuple(cell for one in found for cell in one.cells)
    unread = tuple(cell for one in found for cell in one.unread)
    if not found or unread:
        return NotChecked(subject, "第四部分未能可靠识别，正文所述未与之比对。", cells, unread)
    lit = tuple(cell for cell in cells if ctx.figures.get(cell))
    if not lit:
        return Passed(subject, cells)
    listed = "、".join(f"{ctx.name(cell)}{show(ctx.figures[cell])}件" for cell in lit)
    facts: dict[str, Fact] = {**quote(statement), "listed": listed, **standing(ctx, lit)}
    return Failed(subject, "四 · 正文与办理结果", lit, (), facts, statement.kind, span=span(statement))


@rule(
    "text.fee",
    title="正文收费金额",
    severity=Severity.WARNING,
    basis="年度报告正文所述数据应与同一报告表格中的数据一致（算术一致性）。",
)
def fee(ctx: Context) -> Iterator[Verdict]:
    """行政事业性收费 N 元 or 万元 against the cell, which is in 万元. 信息处理费 is something else."""
    yield from _held(ctx, "text.fee")


def _held(ctx: Context, rule: str, doubtful: Severity | None = None) -> Iterator[Verdict]:
    """Everything that rule answers for; ``doubtful`` is the severity where the words may mean another."""
    for one in answered(ctx, rule):
        if one.unread:
            yield unread(ctx, one)
        elif one.wrong:
            yield fails(ctx, one, doubtful if one.wrong[0].doubtful else None)
        else:
            yield Passed(one.target.subject, one.cells)
