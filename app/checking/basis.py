"""Rules of the documents that a report cites as its basis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.checking.body import body
from app.checking.context import Context
from app.checking.registry import rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.report.cell import Span
from app.report.finding import Fact, Severity

_SUBJECT = "basis"
_PLACE = "编制依据"
_FORM_2021 = 2021


_OLD_TITLE = "关于政府信息公开工作年度报告有关事项的通知"
_FORMAT = "政府信息公开工作年度报告格式"
_REGULATION = "信息公开条例"
_OPEN, _CLOSE = frozenset("〔(〈<{["), frozenset("〕)〉>}]")


def _number(text: str, year: str, number: str) -> Span | None:
    """Where a document's number stands: 〔2019〕60号, in brackets of any kind, with or without 第."""
    at = text.find(f"{number}号")
    while at >= 0:
        start = at - (text[at - 1 : at] == "第") - len(year) - 2
        in_brackets = start >= 0 and text[start] in _OPEN and text[start + len(year) + 1] in _CLOSE
        if in_brackets and text.startswith(year, start + 1):
            return Span(start, at + len(number) + 1)
        at = text.find(f"{number}号", at + 1)
    return None


def _old_title(text: str) -> Span | None:
    at = text.find(_OLD_TITLE)
    return Span(at, at + len(_OLD_TITLE)) if at >= 0 else None


def _new_title(text: str) -> Span | None:
    if _FORMAT not in text:
        return None
    found = re.search(rf"关于印发[《〈<]?(?:中华人民共和国)?{_FORMAT}[》〉>]?的通知", text)
    return Span(*found.span()) if found else None


@cache
def _number_after() -> re.Pattern[str]:
    return re.compile(r"[》〉>]{0,2}[(（]?国办公开办函[〔(〈<{\[](2019|2021)[〕)〉>}\]]第?(\d+)号")


def _decree(text: str) -> re.Match[str] | None:
    """The decree that is cited as that of the Regulation."""
    if not any(f"国务院{sign}" in text for sign in "令第0123456789"):
        return None
    return re.search(
        r"(?<=信息公开条例》)[(（](?:中华人民共和国)?国务院令?(?:第)?(\d{3})号|国务院令?第?(\d{3})号[^。，]{0,8}信息公开条例",
        text,
    )


def _bare_name(text: str) -> int:
    """Where 信息公开条例 stands without 政府 or 地方 before it, -1 where it does not."""
    at = text.find(_REGULATION)
    while at >= 0 and text[max(0, at - 2) : at] in ("政府", "地方"):
        at = text.find(_REGULATION, at + 1)
    return at


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
    text = body(ctx)
    year, failed = ctx.report.year, False
    at = text.text.find("492号")
    if at >= 0:
        failed = True
        facts: dict[str, Fact] = {"cited": "国务院令第492号", "right": "国务院令第711号"}
        start = at - (text.text[at - 1 : at] == "第")
        yield Failed(f"{_SUBJECT}/492", _PLACE, facts=facts, span=text.span(start, at + 4))
    if year is not None and year >= _FORM_2021:
        older = _number(text.text, "2019", "60") or _old_title(text.text)
        if older and not (_number(text.text, "2021", "30") or _new_title(text.text)):
            failed = True
            facts = {"cited": "国办公开办函〔2019〕60号", "year": year}
            yield Failed(
                f"{_SUBJECT}/60",
                _PLACE,
                facts=facts,
                variant="form",
                span=text.span(*older),
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
    text = body(ctx)
    failed = False
    for find, right, number in ((_old_title, "2019", "60"), (_new_title, "2021", "30")):
        title = find(text.text)
        cited = _number_after().match(text.text, title.end) if title else None
        if title is not None and cited is not None and (cited[1], cited[2]) != (right, number):
            failed = True
            facts: dict[str, Fact] = {
                "title": text.text[title.start : title.end],
                "number": f"国办公开办函〔{cited[1]}〕{cited[2]}号",
                "right": f"国办公开办函〔{right}〕{number}号",
            }
            span = text.span(title.start, cited.end())
            yield Failed(f"{_SUBJECT}/{number}", _PLACE, facts=facts, span=span)
    decree = _decree(text.text)
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
    found = _bare_name(text.text)
    short = text.text.find("《条例》")
    if found >= 0:
        start, end = text.text.rfind("《", max(0, found - 12), found) + 1 or found, found + len(_REGULATION)
        facts: dict[str, Fact] = {"cited": text.text[start:end]}
        yield Failed(_SUBJECT, _PLACE, facts=facts, span=text.span(start, end))
    elif short >= 0 and "政府信息公开条例" not in text.text:
        yield Failed(_SUBJECT, _PLACE, facts={"cited": "《条例》"}, span=text.span(short, short + 4))
    else:
        yield Passed(_SUBJECT)
