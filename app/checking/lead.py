"""Rule of the lead: the parts that it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.checking.body import body
from app.checking.context import Context
from app.checking.names import HEADINGS, NUMERALS
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.labels import fold
from app.report.finding import Fact, Severity

_SUBJECT = "lead"
_DIGITS = {numeral: value for value, numeral in enumerate("一二三四五六七八九", 1)} | {"两": 2}


@cache
def _names() -> dict[int, tuple[re.Pattern[str], re.Pattern[str]]]:
    """How a part is called rightly (wordings met, those of the 2019 reports too), and how it is known."""
    return {
        id: (re.compile(right), re.compile(loose))
        for id, right, loose in (
            (1, r"总体情况|总体工作情况|概述", r"总体情况|总体工作|概述|基本情况"),
            (2, r"主动公开(?:政府信息|信息)?的?(?:工作)?情况", r"主动公开"),
            (
                3,
                r"信息公开申请的?(?:办理)?情况|依申请公开(?:政府信息)?(?:办理)?情况",
                r"申请(?:的?情况|办理)",
            ),
            (4, r"复议.{0,10}诉讼", r"行政复议|行政诉讼"),
            (
                5,
                r"问题(?:和不足)?[及和与](?:下一步)?(?:改进|整改)(?:情况|措施|方向|思路|意见|打算)",
                r"存在的?(?:主要)?问题",
            ),
            (
                6,
                r"其[他它]需要报告的事项|需要报告的其[他它]事项|其[他它]需报告的?事项|其[他它]事项",
                r"其[他它]需要?(?:报告|说明)|需要报告的其[他它]|其[他它]情况",
            ),
        )
    }


_ANNOUNCING = ("包括", "包含", "组成", "分为", "共", "由", "内容为")


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[^。\n]+")


@cache
def _count() -> re.Pattern[str]:
    return re.compile(r"([一二两三四五六七八九\d])(?:个|大)?(?:部分|方面|项内容)")


@rule(
    "lead.parts",
    title="导语所列部分",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：导语所列各部分的数目和名称应与正文一致。",
)
def parts(ctx: Context) -> Iterator[Verdict]:
    """Proofreading. Met: an old number of parts, 其他需要报告的情况 over a heading 事项, a lost word."""
    text = body(ctx)
    end = text.parts.get(0, (0, 0))[1]
    if not ctx.report.sections:
        return
    known = _names()
    for found in _sentence().finditer(text.text, 0, end):
        sentence = found[0]
        if not any(word in sentence for word in _ANNOUNCING):
            continue
        named = [id for id, (_, loose) in known.items() if loose.search(sentence)]
        if len(named) < 3:
            continue
        faults = _other_names(ctx, sentence, named) + _wrong_count(ctx, sentence)
        if faults:
            facts: dict[str, Fact] = {"faults": "；".join(faults)}
            yield Failed(_SUBJECT, "导语", facts=facts, span=text.span(found.start(), found.end()))
            return
    yield Passed(_SUBJECT)


def _other_names(ctx: Context, sentence: str, named: list[int]) -> list[str]:
    """Parts that the sentence calls neither as usual nor as their own heading does."""
    faults = []
    for id in named:
        right, loose = _names()[id]
        section = ctx.report.section(id)
        heading = fold(section.heading) if section else ""
        if section is None or right.search(sentence) or heading in sentence:
            continue
        found = loose.search(sentence)
        at = found.start() if found else 0
        starts = [sentence.rfind(mark, 0, at) for mark in "、，：；包括"]
        stops = [stop for mark in "、，等；" if (stop := sentence.find(mark, at)) >= 0]
        name = sentence[max(starts) + 1 : min(stops, default=len(sentence))]
        name = re.split(r"(?<=情况)[一二三四五六\d]", name)[0]
        faults.append(f"称“{name}”，标题为“{HEADINGS[id].partition('、')[2]}”")
    return faults


def _wrong_count(ctx: Context, sentence: str) -> list[str]:
    """Where the number announced is not that of the parts; a missing part is section.missing."""
    found = _count().search(sentence)
    if found is None:
        return []
    count = int(found[1]) if found[1].isdigit() else _DIGITS[found[1]]
    there = len(ctx.report.sections)
    if count in (there, len(HEADINGS)):
        return []
    return [f"称有“{found[0]}”，正文为{NUMERALS[there]}部分"]
