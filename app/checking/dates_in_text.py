"""Rules of years and dates in running text and of the date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.checking.body import body
from app.checking.context import Context
from app.checking.dates import YEAR, deadline
from app.checking.names import day
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.report.address import fact_address
from app.report.cell import CellState
from app.report.finding import Fact, Severity
from app.report.issuer import IssuerKind

_TEXT = "text"
PUBLISHED = fact_address("published_on")
_YEARS_BACK = 5


@cache
def _year_of_a_sentence() -> re.Pattern[str]:
    """A year with which a sentence begins, a heading or a half sentence before it let be."""
    return re.compile(
        r"(?:^|(?<=[。！？\n；]))(?:\(?[一二三四五六七八九\d]{1,2}[)、.])?[^，。；\n]{0,14}?"
        r"(?<![〔(\d~—-])(?P<year>20\d\d)年(?:度)?(?!以前|以来|前|起|底前|版|第|\d{1,2}月|印发|制定|出台|发布的)[，,]?(?P<rest>[^。！？\n]*)"
    )


@cache
def _work() -> re.Pattern[str]:
    """A figure of the year's work."""
    return re.compile(
        r"(?:公开|发布|收到|受理|办理|办结|答复|制发|新增|编发|处理)[^，；]{0,24}?\d+余?(?:件|条|次|份|篇|期|项|人)"
    )


@cache
def _other_years_meant() -> re.Pattern[str]:
    return re.compile(r"同比|相比|[较比]上年|上年|以来|结转|决算|预算|规划|《|计划|整改|问题|对比|〔")


@rule(
    "date.body_year",
    title="正文中的往年文字",
    reads="text",
    severity=Severity.WARNING,
    basis="《条例》第四十九条：年度报告报告上一年度的工作，正文数据应为本年度数据。",
)
def body_year(ctx: Context) -> Iterator[Verdict]:
    """Met: “2019年，我镇…94条” in a report on 2020 (抚松). Plans for the year after are right.

    Told where a sentence begins with an earlier year, gives figures of work, compares nothing and
    does not name the year of the report.
    """
    year = ctx.report.year
    if year is None or not ctx.year_is_certain:
        return
    text = body(ctx)
    if not any(f"{other}年" in text.text for other in range(year - _YEARS_BACK, year)):
        yield Passed(_TEXT)
        return
    failed: set[str] = set()
    for id in (1, 5, 6):
        start, end = text.parts.get(id, (0, 0))
        for found in _year_of_a_sentence().finditer(text.text, start, end):
            other, rest = found["year"], found["rest"]
            if not year - _YEARS_BACK <= int(other) < year or other in failed or str(year) in found[0]:
                continue
            if _work().search(rest) and not _other_years_meant().search(found[0]):
                failed.add(other)
                facts: dict[str, Fact] = {"other": other, "year": year}
                at = found.start("year")
                span = text.span(at, min(found.end(), at + 40))
                yield Failed(f"{_TEXT}/{other}", "正文", facts=facts, span=span)
    if not failed:
        yield Passed(_TEXT)


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r"今年以来|今年|近几年来|近几年|去年|前年(?!度)")


_RELATIVE = ("今年", "近几年", "去年", "前年")


def _meant(word: str, year: int | None) -> str:
    """What to write in its place: the year only where it can be told.

    去年 is the year of the report if it was written with the next one in mind, and the one before if not.
    """
    if word.startswith("近几年"):
        return "起止年份"
    return f"{year}年" if word.startswith("今年") and year is not None else "具体年份"


@rule(
    "date.relative",
    title="时间指代不明",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：年度报告在次年公布并长期留存，宜写明具体年份。",
)
def relative(ctx: Context) -> Iterator[Verdict]:
    """Practice: the report is read in another year than it was written. One finding for a wording."""
    text = body(ctx)
    words: dict[str, int] = {}
    there = any(word in text.text for word in _RELATIVE)
    for found in _relative().finditer(text.text) if there else ():
        words.setdefault(found[0], found.start())
    year = ctx.report.year
    for word, at in words.items():
        facts: dict[str, Fact] = {"word": word, "year": _meant(word, year)}
        yield Failed(f"{_TEXT}/{word}", "正文", facts=facts, span=text.span(at, at + len(word)))
    if not words:
        yield Passed(_TEXT)


@cache
def _garbled() -> re.Pattern[str]:
    """It begins with letters and not with what stands before them: a search for these is quick."""
    return re.compile(r"20\d{2}(?:\d{2,4}日|\d{1,2}月\d{1,2}日|\d{1,3}〕?号)")


@rule(
    "date.garbled",
    title="日期、文号缺字",
    reads="text",
    severity=Severity.INFO,
    basis="日期和发文字号应完整；缺字可能是转换文件时丢失，请对照原件。",
)
def garbled(ctx: Context) -> Iterator[Verdict]:
    """Met where a file was converted: “201911日”, “〔202130号”. Mostly the extraction, not the author."""
    text = body(ctx)
    words: dict[str, int] = {}
    for found in _garbled().finditer(text.text):
        before = text.text[found.start() - 1 : found.start()]
        if not before.isdigit() and (before == "〔" or not found[0].endswith("号")):
            words.setdefault(found[0], found.start())
    for word, at in words.items():
        yield Failed(f"{_TEXT}/{word}", "正文", facts={"word": word}, span=text.span(at, at + len(word)))
    if not words:
        yield Passed(_TEXT)


@rule(
    "date.published_late",
    title="发布日期晚于期限",
    reads="text",
    severity=Severity.WARNING,
    basis="《条例》第四十九条：县级以上人民政府部门每年1月31日前、县级以上地方人民政府每年3月31日前公布；"
    "该条未列乡镇、街道等，其期限以当地主管部门通知为准。",
)
def published_late(ctx: Context) -> Iterator[Verdict]:
    """Article 49 asks to *publish* by the date, which the frame of a saved page or the reviewer tells.

    A hint where the year is another one: pages are moved and posted again (于洪: 18 January, 15 June).
    """
    year, cell = ctx.report.year, ctx.report.fact("published_on")
    if year is None or cell.state in (CellState.ABSENT, CellState.BLANK):
        return
    on = ctx.report.published_on
    if on is None:
        yield ctx.fact_not_checked(PUBLISHED, "published_on", "发布日期未能可靠识别，无法核对期限。")
        return
    last = deadline(ctx, year)
    if on <= last:
        yield Passed(PUBLISHED, (PUBLISHED, YEAR))
        return
    by_law = ctx.report.issuer_kind in (IssuerKind.DEPARTMENT, IssuerKind.GOVERNMENT)
    moved = on.year != year + 1
    facts: dict[str, Fact] = {"date": day(on), "deadline": day(last), "days": (on - last).days}
    yield Failed(
        PUBLISHED,
        "发布日期",
        (PUBLISHED,),
        (YEAR,),
        facts,
        variant="moved" if moved else "" if by_law else "local",
        severity=Severity.INFO if moved else None,
        span=cell.span,
        doubtful=not ctx.year_is_certain and not moved,
    )
