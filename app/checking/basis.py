"""Rules of the documents that a report cites as its basis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.checking.body import body
from app.checking.context import Context
from app.checking.registry import rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.report.finding import Fact, Severity

_SUBJECT = "basis"
_PLACE = "编制依据"
_FORM_2021 = 2021


class _Patterns(NamedTuple):
    old_number: re.Pattern[str]
    new_number: re.Pattern[str]
    old_title: re.Pattern[str]
    new_title: re.Pattern[str]
    old_regulation: re.Pattern[str]
    number_after: re.Pattern[str]
    decree: re.Pattern[str]
    bare: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    bracket = r"[〔(〈<{\[]"
    close = r"[〕)〉>}\]]"
    return _Patterns(
        old_number=re.compile(rf"{bracket}2019{close}第?60号"),
        new_number=re.compile(rf"{bracket}2021{close}第?30号"),
        old_title=re.compile(r"关于政府信息公开工作年度报告有关事项的通知"),
        new_title=re.compile(
            r"关于印发[《〈<]?(?:中华人民共和国)?政府信息公开工作年度报告格式[》〉>]?的通知"
        ),
        old_regulation=re.compile(r"第?492号"),
        number_after=re.compile(rf"[》〉>]{{0,2}}[(（]?国办公开办函{bracket}(2019|2021){close}第?(\d+)号"),
        decree=re.compile(
            r"(?<=信息公开条例》)[(（](?:中华人民共和国)?国务院令?(?:第)?(\d{3})号|国务院令?第?(\d{3})号[^。，]{0,8}信息公开条例"
        ),
        bare=re.compile(r"(?<!政府)(?<!地方)信息公开条例"),
    )


@rule(
    "basis.outdated",
    title="编制依据过时",
    reads="text",
    severity=Severity.WARNING,
    basis="2021年度起的年度报告依据国办公开办函〔2021〕30号；现行《条例》为国务院令第711号。",
)
def outdated(ctx: Context) -> Iterator[Verdict]:
    """〔2021〕30号 replaces 〔2019〕60号 for reports on 2021 and later; citing both is fine (武汉财政 2025).

    国务院令第492号 is the Regulation before 2019-05-15, out of date in every report of these forms.
    """
    text, patterns = body(ctx), _patterns()
    year, failed = ctx.report.year, False
    if "492号" in text.text:
        found = patterns.old_regulation.search(text.text)
        if found is not None:
            failed = True
            facts: dict[str, Fact] = {"cited": "国务院令第492号", "right": "国务院令第711号"}
            yield Failed(f"{_SUBJECT}/492", _PLACE, facts=facts, span=text.span(*found.span()))
    if year is not None and year >= _FORM_2021:
        newer = patterns.new_number.search(text.text) or patterns.new_title.search(text.text)
        older = patterns.old_number.search(text.text) or patterns.old_title.search(text.text)
        if older and not newer:
            failed = True
            facts = {"cited": "国办公开办函〔2019〕60号", "year": year}
            yield Failed(
                f"{_SUBJECT}/60",
                _PLACE,
                facts=facts,
                variant="form",
                span=text.span(*older.span()),
                doubtful=not ctx.year_is_certain,
            )
    if not failed:
        yield Passed(_SUBJECT)


@rule(
    "basis.mismatch",
    title="文件名称与文号不对应",
    reads="text",
    severity=Severity.WARNING,
    basis="国办公开办函〔2019〕60号、〔2021〕30号和国务院令第711号各有其名称，引用时名称与文号应对应。",
)
def mismatch(ctx: Context) -> Iterator[Verdict]:
    """Each document has its number. Met: the title of 60号 with the number 〔2021〕30号 (镜湖 2022)."""
    text, patterns = body(ctx), _patterns()
    failed = False
    for pattern, right, number in ((patterns.old_title, "2019", "60"), (patterns.new_title, "2021", "30")):
        title = pattern.search(text.text)
        cited = patterns.number_after.match(text.text, title.end()) if title else None
        if title is not None and cited is not None and (cited[1], cited[2]) != (right, number):
            failed = True
            facts: dict[str, Fact] = {
                "title": title[0],
                "number": f"国办公开办函〔{cited[1]}〕{cited[2]}号",
                "right": f"国办公开办函〔{right}〕{number}号",
            }
            span = text.span(title.start(), cited.end())
            yield Failed(f"{_SUBJECT}/{number}", _PLACE, facts=facts, span=span)
    decree = patterns.decree.search(text.text)
    cited_decree = (decree[1] or decree[2]) if decree else "711"
    if decree is not None and cited_decree not in ("711", "492"):
        failed = True
        facts = {
            "title": "中华人民共和国政府信息公开条例",
            "number": f"国务院令第{cited_decree}号",
            "right": "国务院令第711号",
        }
        yield Failed(f"{_SUBJECT}/decree", _PLACE, facts=facts, span=text.span(*decree.span()))
    if not failed:
        yield Passed(_SUBJECT)


@rule(
    "basis.name",
    title="法规名称不完整",
    reads="text",
    severity=Severity.INFO,
    basis="法规名称为《中华人民共和国政府信息公开条例》；使用简称的应先注明。",
)
def name(ctx: Context) -> Iterator[Verdict]:
    """The Regulation's name. Met: 信息公开条例 without 政府 (安庆 2021), 《条例》 that nothing introduces."""
    text = body(ctx)
    found = _patterns().bare.search(text.text)
    short = text.text.find("《条例》")
    if found is not None:
        start = text.text.rfind("《", max(0, found.start() - 12), found.start()) + 1 or found.start()
        facts: dict[str, Fact] = {"cited": text.text[start : found.end()]}
        yield Failed(_SUBJECT, _PLACE, facts=facts, span=text.span(start, found.end()))
    elif short >= 0 and "政府信息公开条例" not in text.text:
        yield Failed(_SUBJECT, _PLACE, facts={"cited": "《条例》"}, span=text.span(short, short + 4))
    else:
        yield Passed(_SUBJECT)
