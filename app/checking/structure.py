"""Rules of the six parts and of the tables in them."""

from __future__ import annotations

from collections.abc import Iterator

from app.checking.context import Context, before
from app.checking.names import HEADINGS, NUMERALS
from app.checking.registry import rule
from app.checking.verdicts import Failed, NotChecked, Passed, Verdict
from app.report.finding import Fact, Severity


@rule(
    "section.missing",
    title="缺少必备部分",
    reads="text",
    severity=Severity.ERROR,
    basis="《条例》第五十条规定的年度报告内容，统一格式分为六个部分。",
)
def section_missing(ctx: Context) -> Iterator[Verdict]:
    """Article 50 of the Regulation names what a report contains; both forms make six parts of it.

    Where the table of a part is there and only its heading is not, it is a warning.
    """
    tables = {table.section: table.id for table in ctx.plan.tables.values()}
    found = {section.id for section in ctx.report.sections}
    for number, heading in HEADINGS.items():
        subject = f"section/{number}"
        if number in found:
            yield Passed(subject)
            continue
        facts: dict[str, Fact] = {"heading": heading, "part": NUMERALS[number]}
        place = f"第{NUMERALS[number]}部分"
        if number in tables and ctx.has_table(tables[number]):
            span = ctx.report.tables[tables[number]].span
            yield Failed(subject, place, facts=facts, variant="heading", severity=Severity.WARNING, span=span)
        else:
            following = (before(s.span) for s in ctx.report.sections if s.id > number)
            yield Failed(subject, place, facts=facts, span=next(following, ctx.end))


@rule(
    "table.missing",
    title="未识别到表格",
    reads="text",
    severity=Severity.ERROR,
    basis="统一格式第二、三、四部分应以表格报告。",
)
def table_missing(ctx: Context) -> Iterator[Verdict]:
    """Parts two, three and four of both forms are tables. A missing part is section.missing alone."""
    for table in ctx.plan.tables.values():
        if ctx.has_table(table.id):
            yield Passed(table.id)
            continue
        section = ctx.report.section(table.section)
        if section is None:
            yield NotChecked(table.id, f"缺少“{table.title}”部分，已另行指出。")
            continue
        if says_picture(ctx):
            yield NotChecked(table.id, f"第{table.numeral}部分疑似以图片代替表格，已另行指出。")
            continue
        facts: dict[str, Fact] = {"part": table.numeral, "heading": table.title}
        yield Failed(table.id, f"{table.numeral} · 表格", facts=facts, span=section.span)


def says_picture(ctx: Context) -> bool:
    """Whether the file holds pictures that were not read, or calls itself （图片版）."""
    title = ctx.report.fact("title").value
    return any("图片" in note for note in ctx.report.notes) or (
        "图片版" in (title if isinstance(title, str) else "") or "（图片版）" in ctx.report.text
    )


@rule(
    "table.picture",
    title="以图片代替表格",
    reads="text",
    severity=Severity.WARNING,
    basis="统一格式第二、三、四部分为表格；图片无法校核，也不便公众获取。",
)
def table_picture(ctx: Context) -> Iterator[Verdict]:
    """A missing table in a file with pictures (the reader's notes say so) or that is called （图片版）."""
    for table in ctx.plan.tables.values():
        section = ctx.report.section(table.section)
        if ctx.has_table(table.id) or section is None or not says_picture(ctx):
            yield Passed(table.id)
            continue
        facts: dict[str, Fact] = {"part": table.numeral, "heading": table.title}
        yield Failed(table.id, f"{table.numeral} · 表格", facts=facts, span=section.span)
