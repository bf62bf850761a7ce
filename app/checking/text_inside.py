"""Rules about the words of a report alone, and about figures that no word mentions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from app.checking.context import Context
from app.checking.names import NUMERALS, show
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, NotChecked, Passed, Verdict
from app.checking.words.inside import BALANCE, percents, splits
from app.checking.words.match import Words, judged, value_of, words
from app.checking.words.statements import DECISIONS, PROCEEDINGS, Statement
from app.checking.words.targets import readings, target
from app.checking.words.telling import amount, quote, span, standing
from app.report.address import Address
from app.report.cell import Span
from app.report.finding import Fact, Severity


def _corrected(ctx: Context, statement: Statement) -> Decimal:
    """The number, or what the table says instead where another rule already says it is wrong."""
    if statement.targets:
        one = judged(ctx).get(statement.targets[0])
        if one is not None and statement in one.wrong:
            value = one.readings[0].value
            return value if value is not None else statement.amount
    return statement.amount


@rule(
    "text.sum",
    title="正文分项与合计",
    severity=Severity.WARNING,
    basis="正文中“其中”所列各项之和应与合计一致（算术一致性）。",
)
def parts(ctx: Context) -> Iterator[Verdict]:
    """A 件, 其中 B 件, 其余 C 件: the parts against the whole.

    A list after 其中 may leave something out, so that it is only judged where 其余 or both kinds of
    applicants close it, or where it is more than the whole.
    """
    seen: set[str] = set()
    for split in splits(words(ctx)):
        text = split.whole.sentence.text
        subject = f"text/{text[split.whole.start - min(8, split.whole.start) : split.parts[-1].end]}"
        if subject in seen:
            continue
        seen.add(subject)
        if split.holds or _is_told(ctx, split.whole, split.parts):
            yield Passed(subject)
            continue
        facts: dict[str, Fact] = {
            **quote(split.whole),
            "whole": amount(split.whole.amount, money=False),
            "listed": "＋".join(show(part.amount) for part in split.parts),
            "total": show(split.total),
        }
        start, end = split.whole.start, split.parts[-1].end
        yield Failed(subject, "正文 · 分项与合计", facts=facts, span=split.whole.sentence.span(start, end))


def _is_told(ctx: Context, whole: Statement, parts: tuple[Statement, ...]) -> bool:
    """Whether a number that is wrong against its cell explains why the parts do not add up."""
    numbers = (whole, *parts)
    corrected = [_corrected(ctx, number) for number in numbers]
    if all(new == number.amount for new, number in zip(corrected, numbers, strict=True)):
        return False
    return corrected[0] == sum(corrected[1:], Decimal(0)) or corrected[0] > sum(corrected[1:], Decimal(0))


@rule(
    "text.balance",
    title="正文收办结转的平衡",
    severity=Severity.WARNING,
    basis="统一格式第三部分：第一项加第二项之和，等于第三项加第四项之和。",
)
def balance(ctx: Context) -> Iterator[Verdict]:
    """新收 and 上年结转 against 办结 and 结转下年 where all four stand in the words (大营镇 6＋6, 6＋0).

    A number that does not agree with its cell is told by text.figure; only what that does not
    explain is told here.
    """
    found = {key: words(ctx).of(key) for key in BALANCE}
    if any(len({s.amount for s in statements}) != 1 for statements in found.values()):
        return
    first = {key: statements[0] for key, statements in found.items()}
    amounts = {key: statement.amount for key, statement in first.items()}
    subject = "text/balance"
    inclusive = _includes_carried(first["received"])
    if _balances(amounts, inclusive=inclusive):
        yield Passed(subject)
        return
    corrected = {key: _corrected(ctx, statement) for key, statement in first.items()}
    if corrected != amounts and _balances(corrected, inclusive=inclusive):
        yield NotChecked(subject, "正文中与表格不一致的数已另行指出。")
        return
    if all(value_of(ctx, key) == amount for key, amount in amounts.items()):
        yield NotChecked(subject, "正文与表格一致，表格不平已另行指出。")
        return
    last = max(first.values(), key=lambda s: (s.sentence.whole.start, s.start))
    left, right = (
        "＋".join(f"{label}{show(amounts[key])}" for key, label in side)
        for side in (
            (("received", "收到"), ("carried_in", "上年结转")),
            (("concluded", "办结"), ("carried_out", "结转下年")),
        )
    )
    facts: dict[str, Fact] = {**quote(last), "left": left, "right": right}
    yield Failed(subject, "正文 · 收办平衡", facts=facts, span=span(last))


def _includes_carried(received: Statement) -> bool:
    """Whether the words say, or let it be meant, that those carried in are among those received."""
    text = received.sentence.text
    return "含" in text[received.end :] or any(word in text[: received.start] for word in ("受理", "收办"))


def _balances(amounts: dict[str, Decimal], *, inclusive: bool) -> bool:
    out = amounts["concluded"] + amounts["carried_out"]
    return out == amounts["received"] + amounts["carried_in"] or (inclusive and out == amounts["received"])


@rule(
    "text.percent",
    title="正文占比与增幅",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：正文中的占比和增幅宜与所述件数相符。",
)
def percent(ctx: Context) -> Iterator[Verdict]:
    """占 p%, 增长 p%: recomputed from the numbers of the same sentence, to 0.1 point or as it is rounded."""
    seen: set[str] = set()
    for one in percents(words(ctx)):
        token = one.share.token
        subject = f"text/{one.said.sentence.text[max(0, token.start - 8) : token.end]}"
        if subject in seen:
            continue
        seen.add(subject)
        if one.holds:
            yield Passed(subject)
            continue
        statement = Statement(one.said.sentence, token.start, token.end, one.should, ())
        facts: dict[str, Fact] = {
            **quote(statement),
            "should": f"{show(one.should.normalize())}%",
            "first": show(one.first),
            "second": show(one.second),
        }
        yield Failed(subject, "正文 · 占比", facts=facts, span=span(statement))


@rule(
    "text.silent",
    title="表中有数而正文未说明",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：总体情况宜说明申请办理、行政许可和行政处罚等情况。",
)
def silent(ctx: Context) -> Iterator[Verdict]:
    """Figures of table two to four that no sentence mentions; no application and no word that says so."""
    overview = ctx.report.section(1)
    if overview is None or not ctx.report.text[overview.body.start : overview.body.end].strip():
        return  # section.empty speaks of that
    found = words(ctx)
    yield from _silent_requests(ctx, found, overview.span)
    yield from _silent_figures(
        ctx, found, "proceedings", ["reconsideration", "litigation_direct", "litigation_after"], overview.span
    )
    yield from _silent_figures(ctx, found, "proactive", list(DECISIONS), overview.span)


def _silent_requests(ctx: Context, found: Words, span: Span) -> Iterator[Verdict]:
    subject, cell = "requests", "requests/received/total"
    if cell not in ctx.plan.cells:
        return
    in_hand = [
        c for c in (cell, "requests/carried_in/total", "requests/concluded/total") if c in ctx.plan.cells
    ]
    spoken = any(
        (said.strong or said.topics) and any(n.dimension != "foreign" for n in said.numbers)
        for said in found.said
    ) or any(_is_about(s, "requests") for s in found.statements)
    if spoken:
        yield Passed(subject, tuple(in_hand))
        return
    if ctx.unread(in_hand):
        yield ctx.not_checked(subject, tuple(in_hand))
        return
    filled = tuple(c for c in in_hand if ctx.figures.get(c))
    if filled:
        yield _unsaid(ctx, subject, filled, span)
    elif any(c in ctx.figures for c in in_hand):
        facts: dict[str, Fact] = {"part": "三", "way": f"三 · {ctx.plan.cells[cell].name}"}
        yield Failed(subject, "一 · 总体情况", (cell,), (), facts, "zero", span=span)


def _silent_figures(ctx: Context, found: Words, table: str, keys: list[str], span: Span) -> Iterator[Verdict]:
    cells = [r.cells[0] for key in keys for r in readings(ctx, target(key))]
    if not cells:
        return
    spoken = {
        token.value for said in found.said if said.numbers for token in said.tokens if token.kind == "subject"
    } | {key for s in found.statements for key in s.targets}
    if table == "proceedings" and spoken & {*PROCEEDINGS, "merged"}:
        spoken |= {*PROCEEDINGS}
    if table == "proactive" and any(
        token.word.startswith(("行政许可", "行政处罚"))
        for said in found.said
        if said.numbers
        for token in said.tokens
    ):
        spoken |= {*DECISIONS}
    left = tuple(
        cell
        for key in keys
        for r in readings(ctx, target(key))
        for cell in r.cells
        if ctx.figures.get(cell) and key not in spoken
    )
    if table == "proactive":
        left = tuple(cell for cell in left if "coercion" not in cell)
    if left:
        yield _unsaid(ctx, table, left, span)
    else:
        yield Passed(table, tuple(cells))


def _is_about(statement: Statement, table: str) -> bool:
    if not statement.targets:
        return False
    return target(statement.targets[0]).readings[0][0].startswith(table)


def _unsaid(ctx: Context, subject: str, cells: tuple[Address, ...], span: Span) -> Failed:
    listed = "、".join(f"{ctx.plan.cells[cell].row_name}{show(ctx.figures[cell])}件" for cell in cells)
    numeral = NUMERALS[ctx.plan.tables[subject].section]
    facts: dict[str, Fact] = {"part": numeral, "listed": listed, **standing(ctx, cells)}
    return Failed(subject, "一 · 总体情况", cells, (), facts, span=span)
