"""Rules of what 总体情况 (part one) must speak of, and of what does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app.checking.body import body
from app.checking.context import Context
from app.checking.lexicons import any_of, lexicon
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.report.finding import Fact, Severity
from app.report.issuer import IssuerKind

SUBJECT = "section/1"
_PLACE = "一 · 总体情况"
_GOVERNMENTS = (IssuerKind.TOWN, IssuerKind.GOVERNMENT)
_FIVE_ASPECTS_SINCE = 2021


@rule(
    "overview.aspects",
    title="总体情况的五个方面",
    reads="text",
    severity=Severity.WARNING,
    basis="国办公开办函〔2021〕30号：总体情况主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障等方面。",
)
def aspects(ctx: Context) -> Iterator[Verdict]:
    """国办公开办函〔2021〕30号 names five aspects; before (reports on 2019, 2020) it is a hint.

    An aspect is there if one of its words is (``lexicons/contents.toml``): titles are free.
    """
    section = ctx.report.section(1)
    text = body(ctx).part(1)
    if section is None or not text.strip():
        return  # section.missing, section.empty
    missing = [
        aspect["name"]
        for aspect in lexicon("contents")["aspects"]
        if not any_of(*aspect["words"]).search(text)
    ]
    if not missing:
        yield Passed(SUBJECT)
        return
    year = ctx.report.year
    early = year is not None and year < _FIVE_ASPECTS_SINCE
    facts: dict[str, Fact] = {"missing": "、".join(missing), "count": len(missing)}
    severity = Severity.INFO if early else Severity.WARNING
    yield Failed(SUBJECT, _PLACE, facts=facts, severity=severity, span=section.span)


@rule(
    "overview.accountability",
    title="考核、评议和责任追究",
    reads="text",
    severity=Severity.WARNING,
    basis="《条例》第五十条第（四）项：各级人民政府的年度报告还应包括工作考核、社会评议和责任追究结果情况。",
)
def accountability(ctx: Context) -> Iterator[Verdict]:
    """Article 50 (4) with 46: reports of governments (towns too) tell of 考核, 评议 and 责任追究.

    Departments and street offices are not asked. “没有被责任追究” counts as present.
    """
    if ctx.report.issuer_kind not in _GOVERNMENTS or not ctx.report.sections:
        return
    text = body(ctx).text
    missing = [name for name, pattern in _accountability() if not pattern.search(text)]
    if not missing:
        yield Passed(SUBJECT)
        return
    section = ctx.report.section(1)
    facts: dict[str, Fact] = {"missing": "、".join(missing), "count": len(missing)}
    yield Failed(SUBJECT, _PLACE, facts=facts, span=section.span if section else ctx.beginning)


@cache
def _accountability() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (each["name"], re.compile(each["pattern"])) for each in lexicon("contents")["accountability"]
    )


@rule(
    "overview.length",
    title="总体情况的篇幅",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：个别地方要求总体情况一般不超过一千字；默认不校核，可在设置中填写字数。",
)
def length(ctx: Context) -> Iterator[Verdict]:
    """A local notice (武威 2025): not over a thousand characters. Off unless the settings name a limit."""
    limit, section = ctx.settings.thresholds.overview_length, ctx.report.section(1)
    if not limit or section is None:
        return
    count = len(body(ctx).part(1).replace("\n", ""))
    if count <= limit:
        yield Passed(SUBJECT)
    else:
        yield Failed(SUBJECT, _PLACE, facts={"count": count, "limit": limit}, span=section.span)


@cache
def _figure() -> re.Pattern[str]:
    """A number that counts something: no year, date, document, item of a list."""
    return re.compile(
        r"(?<![\d.〔(《])\d[\d,.]*(?:余|多)?(?!\d|年|月|日|号|〕|、|\.)"
        r"|[两三四五六七八九十百千]+余?(?:个|项|次|条|件|份|名|场|期|篇|人|户|家)"
        r"|[一二两三四五六七八九十]+(?:件|份|篇|场|期|人次|条)"
    )


@rule(
    "overview.no_figures",
    title="总体情况没有数据",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：总体情况宜以数据说明公开工作。",
)
def no_figures(ctx: Context) -> Iterator[Verdict]:
    """Practice (武威 2025 asks for numbers): a part one without any number fits every year and office.

    Numbers of years, documents and list items do not count; “六项制度” does.
    """
    section = ctx.report.section(1)
    text = body(ctx).part(1)
    if section is None or not text.strip():
        return
    if _figure().search(_list_numbers().sub("", text)):
        yield Passed(SUBJECT)
    else:
        yield Failed(SUBJECT, _PLACE, span=section.span)


@cache
def _list_numbers() -> re.Pattern[str]:
    # It begins with a choice of letters, and not of branches: so it is searched for quickly.
    return re.compile(
        r"[(\d“《一几以](?:(?<=\()(?<![^\n].)\d{1,2}[)、.]|(?<=\d)(?<![^\n].)\d?[)、.]"
        r"|(?<=[“《])[^”》\n]{1,40}[”》]|(?:(?<=[一几])|(?<=以)下几)件(?:大事|要事)|(?<=一)条龙)"
    )


@rule(
    "overview.off_topic",
    title="与政府信息公开无关的内容",
    reads="text",
    severity=Severity.INFO,
    basis="国办公开办函〔2021〕30号：年度报告内容严格依照《条例》第五十条，不能遗漏，也不宜泛化。",
)
def off_topic(ctx: Context) -> Iterator[Verdict]:
    """国办公开办函〔2021〕30号: nothing is left out, and nothing is generalised.

    Told by matters that belong to no such report, in the lead or part one, and by a part one that
    speaks of 政务公开 or 村务公开 throughout and of 政府信息 never.
    """
    text = body(ctx)
    if 1 not in text.parts:
        return
    failed = False
    found = _strange_matters(text.text[: text.parts[1][1]])
    if found:
        failed = True
        first = min(at for _, at in found)
        words = [word for word, _ in sorted(found, key=lambda each: each[1])]
        facts: dict[str, Fact] = {"words": "、".join(words[:5]) + ("等" if len(words) > 5 else "")}
        span = text.span(*text.sentence(first))
        yield Failed(f"{SUBJECT}/matters", "导语、总体情况", facts=facts, span=span)
    part = text.part(1)
    others = part.count("政务公开") + part.count("村务")
    if others > 2 and "信息公开" not in part and "政府信息" not in part:
        section = ctx.report.section(1)
        failed = True
        yield Failed(
            f"{SUBJECT}/theme",
            _PLACE,
            variant="theme",
            facts={"count": others},
            span=section and section.span,
        )
    if not failed:
        yield Passed(SUBJECT)


def _places(text: str, words: Sequence[str]) -> list[tuple[str, int]]:
    """The words that the text holds, with the place of the first of each."""
    there = any_of(*words).search(text)
    return [(word, text.index(word)) for word in words if word in text] if there else []


def _strange_matters(text: str) -> list[tuple[str, int]]:
    words = lexicon("contents")["off_topic"]
    found, doubtful = _places(text, words["sure"]), _places(text, words["doubtful"])
    if found or len(doubtful) < 2:
        return found + doubtful if found else []
    for sentence in text.replace("！", "。").split("。"):
        inside = [word for word, _ in doubtful if word in sentence]
        if len(inside) > 1 and "公开" not in sentence and "发布" not in sentence and "公示" not in sentence:
            return [(word, text.index(sentence) + sentence.index(word)) for word in inside]
    return []
