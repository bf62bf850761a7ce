"""Rules of the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.checking.context import Context
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.labels import fold
from app.report.address import fact_address
from app.report.cell import Cell
from app.report.finding import Severity

NAME: Final = "政府信息公开工作年度报告"
TITLE: Final = fact_address("title")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|[二一][〇○零Oo一二三四五六七八九0]{3}")
_YEAR_WITHOUT_WORD = re.compile(r"(?<!\d)(?:19|20)\d{2}(?![\d年])")
_YEAR_TWICE = re.compile(r"\d{4}年度.*年度报告")
_PLACE = "标题"


def _title(ctx: Context) -> str:
    """The folded title, "" where there is none."""
    value = ctx.report.fact("title").value
    return fold(value) if isinstance(value, str) else ""


def _printed(cell: Cell) -> str:
    return " ".join(cell.raw.split())


def _no_title(ctx: Context) -> Verdict:
    return ctx.fact_not_checked(TITLE, "title", "未见标题，已另行指出。")


@rule(
    "title.missing",
    title="未见标题",
    reads="text",
    severity=Severity.WARNING,
    basis=f"{PRACTICE}：标题写明机关、年度和文种。",
)
def missing(ctx: Context) -> Iterator[Verdict]:
    """Practice: about two thirds of all titles read 〈机关〉〈YYYY〉年政府信息公开工作年度报告."""
    if _title(ctx):
        yield Passed(TITLE, (TITLE,))
        return
    issuer, year = ctx.report.fact("issuer").value, ctx.report.year
    facts = {
        "issuer": issuer if isinstance(issuer, str) and issuer else "〈机关名称〉",
        "year": str(year) if year is not None else "〈年度〉",
    }
    yield Failed(TITLE, _PLACE, (TITLE,), facts=facts, span=ctx.beginning)


@rule(
    "title.name",
    title="文种名称",
    reads="text",
    severity=Severity.WARNING,
    basis="《条例》第五十条和统一格式所称文种为“政府信息公开工作年度报告”。",
)
def name(ctx: Context) -> Iterator[Verdict]:
    """The document's name in the Regulation and in both forms; a city circular (莆田 2010) names it a fault.

    Met instead: 工作报告, 信息公开年报, 年度报告, 情况的报告.
    """
    title, cell = _title(ctx), ctx.report.fact("title")
    if not title:
        yield _no_title(ctx)
    elif NAME in title:
        yield Passed(TITLE, (TITLE,))
    else:
        facts = {"title": _printed(cell)}
        yield Failed(TITLE, _PLACE, (TITLE,), facts=facts, span=cell.span, doubtful=not cell.certain)


@rule(
    "title.year_missing",
    title="标题未写明年度",
    reads="text",
    severity=Severity.WARNING,
    basis=f"{PRACTICE}：标题写明报告年度。",
)
def year_missing(ctx: Context) -> Iterator[Verdict]:
    """Practice: the year stands in the title. An error where the year cannot be told from anything else.

    Without any title it is only said where the text does not state the year either.
    """
    title, year = _title(ctx), ctx.report.year
    span = ctx.report.fact("title").span or ctx.beginning
    if not title and ctx.year_is_certain:
        yield _no_title(ctx)
    elif _YEAR.search(title):
        yield Passed(TITLE, (TITLE,))
    elif year is None:
        yield Failed(TITLE, _PLACE, (TITLE,), variant="unknown", severity=Severity.ERROR, span=span)
    else:
        facts = {"year": year, "source": "正文" if ctx.year_is_certain else "落款"}
        yield Failed(TITLE, _PLACE, (TITLE,), (fact_address("year"),), facts, span=span)


@rule(
    "title.year_style",
    title="标题年度写法",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：通行写法为“〈机关〉〈年度〉年政府信息公开工作年度报告”。",
)
def year_style(ctx: Context) -> Iterator[Verdict]:
    """Practice. Met: 2022年度…年度报告 (the word twice), 2021政府信息… (年 left out)."""
    title, cell = _title(ctx), ctx.report.fact("title")
    if not title:
        yield _no_title(ctx)
    elif _YEAR_WITHOUT_WORD.search(title) or _YEAR_TWICE.search(title):
        year = ctx.report.year
        facts = {"year": str(year) if year is not None else "〈年度〉"}
        yield Failed(TITLE, _PLACE, (TITLE,), facts=facts, span=cell.span)
    else:
        yield Passed(TITLE, (TITLE,))
