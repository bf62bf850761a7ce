"""Rules of the headings of the six parts and of what stands under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from app.checking.body import body
from app.checking.context import Context, after
from app.checking.names import HEADINGS, NUMERALS
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.labels import fold, fold_bare
from app.report.finding import Fact, Severity
from app.report.report import Section

_ALL = "sections"
_WITH_WORDS = (1, 5, 6)
_PLACE = "各部分标题"


@rule(
    "section.order",
    title="各部分的次序",
    reads="text",
    severity=Severity.WARNING,
    basis="统一格式各部分依次为总体情况至其他需要报告的事项。",
)
def order(ctx: Context) -> Iterator[Verdict]:
    """Both forms print the six parts in one order."""
    sections = ctx.report.sections
    wrong = next((b for a, b in pairwise(sections) if b.id < a.id), None)
    if wrong is None:
        yield Passed(_ALL)
        return
    found = "、".join(f"“{_printed(ctx, section)}”" for section in sections)
    # A file in which the report stands twice may lend headings of both copies.
    doubtful = bool(ctx.report.notes)
    yield Failed(_ALL, _PLACE, facts={"found": found}, span=wrong.span, doubtful=doubtful)


@rule(
    "section.number",
    title="标题序号",
    reads="text",
    severity=Severity.WARNING,
    basis="统一格式各部分标题依次编为一、二、三、四、五、六。",
)
def number(ctx: Context) -> Iterator[Verdict]:
    """Both forms number the parts 一 to 六. Met: 2、3、4 among Chinese numerals, none, one too low.

    A hint only where all six are Arabic and right, or none has one (a style that numbers by itself).
    Sub-headings on the level of the parts (“二、突出重点” inside 总体情况) are named as well.
    """
    sections = ctx.report.sections
    wrong = [section for section in sections if _number(section) != NUMERALS[section.id]]
    inner = [
        line for section in sections if section.id in _WITH_WORDS for line in _same_level(ctx, section.id)
    ]
    if not wrong and not inner:
        yield Passed(_ALL)
        return
    texts = [f"标题“{_printed(ctx, s)}”序号应为“{NUMERALS[s.id]}”" for s in wrong]
    if inner:
        listed = "”“".join(line for line, _ in inner[:3]) + ("”等" if len(inner) > 3 else "”")
        texts.append(f"小标题“{listed}与各部分标题同级，应改用“（一）”等下一级序号")
    arabic = len(wrong) == len(sections) and all(s.number == str(s.id) for s in sections)
    mild = not wrong or arabic or all(not section.number for section in sections)
    span = wrong[0].span if wrong else body(ctx).span(inner[0][1], inner[0][1] + 2)
    facts: dict[str, Fact] = {"listed": "；".join(texts), "count": len(wrong)}
    yield Failed(_ALL, _PLACE, facts=facts, span=span, severity=Severity.INFO if mild else None)


def _number(section: Section) -> str:
    return section.number.strip("第部分、.． ")


@cache
def _level() -> re.Pattern[str]:
    """A sub-heading numbered as the parts are: a line of its own, not a sentence."""
    return re.compile(r"(?m)^[一二三四五六七八九]、[^。；\n]{2,28}[。]?$")


def _same_level(ctx: Context, id: int) -> list[tuple[str, int]]:
    """Such lines of a part, from 一 on; a list inside a sentence is none."""
    text = body(ctx)
    start, end = text.parts.get(id, (0, 0))
    found = [(match[0], match.start()) for match in _level().finditer(text.text, start, end)]
    return found if len(found) > 1 and found[0][0][0] == "一" else []


def _printed(ctx: Context, section: Section) -> str:
    return " ".join(ctx.report.text[section.span.start : section.span.end].split())


@rule(
    "section.wording",
    title="标题文字",
    reads="text",
    severity=Severity.INFO,
    basis="统一格式各部分的标题文字。",
)
def wording(ctx: Context) -> Iterator[Verdict]:
    """Both forms word the headings alike. Met: 主动公开政府信息的情况, 需要报告的其他事项."""
    for section in ctx.report.sections:
        subject, official = f"section/{section.id}", HEADINGS[section.id]
        if fold_bare(section.heading) == fold_bare(official):
            yield Passed(subject)
            continue
        facts: dict[str, Fact] = {
            "heading": " ".join(section.heading.split()),
            "official": official.partition("、")[2],
        }
        yield Failed(subject, f"第{NUMERALS[section.id]}部分标题", facts=facts, span=section.span)


@rule(
    "section.empty",
    title="部分没有内容",
    reads="text",
    severity=Severity.ERROR,
    basis="《条例》第五十条规定的年度报告内容；无事项的也应写明。",
)
def empty(ctx: Context) -> Iterator[Verdict]:
    """Article 50 of the Regulation: every part has its content; “无” under the last one is enough.

    Doubtful where the reader says that something of the file was not read.
    """
    for section in ctx.report.sections:
        if section.id not in _WITH_WORDS:
            continue
        subject = f"section/{section.id}"
        if _has_words(body(ctx).part(section.id)) or _holds_a_table(ctx, section):
            yield Passed(subject)
            continue
        facts: dict[str, Fact] = {"heading": _printed(ctx, section)}
        yield Failed(
            subject,
            f"第{NUMERALS[section.id]}部分",
            facts=facts,
            span=after(section.span),
            doubtful=bool(ctx.report.notes),
        )


def _has_words(text: str) -> bool:
    """Whether a Chinese character stands there."""
    return any("\u3400" <= sign <= "\u9fff" for sign in text)


def _holds_a_table(ctx: Context, section: Section) -> bool:
    """Whether anything but white space stands there: a table of the office's own."""
    inside = ctx.report.text[section.body.start : section.body.end]
    return "\t" in inside and _has_words(fold(inside[:2000]))


@rule(
    "section.processing_fee",
    title="信息处理费收取情况",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：第六部分宜说明信息处理费收取情况（参见国办函〔2020〕109号）。",
    since=2021,
)
def processing_fee(ctx: Context) -> Iterator[Verdict]:
    """Practice: section six says whether a 信息处理费 was charged (国办函〔2020〕109号, in force 2021).

    That the form requires it there is not proven.
    """
    section = ctx.report.section(6)
    if section is None:
        return
    if _fee().search(body(ctx).text):
        yield Passed("section/6")
    else:
        yield Failed("section/6", "第六部分", span=section.span)


@cache
def _fee() -> re.Pattern[str]:
    return re.compile(r"处理费|收取[^。]{0,12}费|收费|费用")
