"""Rule of part five: problems and what is done about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.checking.body import body
from app.checking.context import Context
from app.checking.registry import rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.record import NamedTuple
from app.report.finding import Fact, Severity

SUBJECT = "section/5"
_PLACE = "五 · 存在的主要问题及改进情况"


class _Patterns(NamedTuple):
    measures: re.Pattern[str]
    item: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        measures=re.compile(
            r"下一步|下步|改进情况|改进措施|整改情况|整改措施|改进方向|改进思路|改进打算|针对(?:上述|以上|这些|存在)|今后|"
            r"20\d\d年[，,]?[^，。；\n]{0,12}?将|将(?:按照|进一步|继续|从|着力|重点|持续)|已(?:采取|整改|完成)|为此"
        ),
        # It begins with a choice of letters, and not of branches: so it is searched for quickly.
        item=re.compile(
            r"[一二三四五六七八九十第(\d](?:(?<=[一二三四五六七八九十])是|(?<=第)[一二三四五六]，"
            r"|(?<![^\n。；：].)(?:(?<=\()[一二三四五六七八九\d]{1,2}|(?<=[一二三四五六七八九\d])[一二三四五六七八九\d]?)[)、.])"
        ),
    )


_FAULTS = (
    *("不", "未", "没", "少", "欠", "待", "缺", "偏", "难", "仅", "需", "大", "弱", "低", "慢"),
    *("差距", "薄弱", "滞后", "单一", "较弱", "有限", "短板", "问题", "分散", "重复", "频繁"),
)
_INTENTIONS = (
    *("进一步", "加强", "强化", "加大", "继续", "完善", "提升", "深化"),
    *("创新", "健全", "优化", "推进", "落实", "坚持"),
)


@cache
def _common() -> re.Pattern[str]:
    return re.compile(
        r"政府|信息|公开|工作|政务|进一步|条例|以及|我们|本年|年度|存在|问题|改进|情况|措施|加强|提高|形式|内容|群众|社会|上级|不断|方面|进行|"
        r"[的了和及与对在上是一二三四五六有不够还中为将并等较也，。；：、“”《》()\d\n]"
    )


@rule(
    "problems.thin",
    title="问题与改进情况",
    reads="text",
    severity=Severity.INFO,
    basis="《条例》第五十条第（四）项：政府信息公开工作存在的主要问题及改进情况。",
)
def thin(ctx: Context) -> Iterator[Verdict]:
    """Article 50 (4): the main problems *and* what was done about them.

    Met (固镇 2024 names it): a few words, no problem, no measure, measures called problems
    (“一是进一步…”), measures that take up none of the problems. Told by words: only a hint.
    """
    section, text = ctx.report.section(5), body(ctx).part(5)
    if section is None or not text.strip():
        return
    fault = _fault(text, ctx.settings.thresholds.problems_length)
    if fault is None:
        yield Passed(SUBJECT)
    else:
        variant, facts = fault
        yield Failed(SUBJECT, _PLACE, variant=variant, facts=facts, span=section.span)


def _fault(text: str, least: int) -> tuple[str, dict[str, Fact]] | None:
    """What is thin about the part: a variant of the wording, and its facts."""
    patterns = _patterns()
    count = len(text.replace("\n", ""))
    if count < least:
        return "short", {"count": count}
    border = patterns.measures.search(text, 10)
    told = text[: border.start()] if border else text
    done = text[border.start() :] if border else ""
    problems, measures = _items(told), _items(done)
    aims = [item for item in problems if item.startswith(_INTENTIONS) and not _admits(item)]
    if aims and 2 * len(aims) > len(problems):
        return "measures_first", {"example": aims[0][:16]}
    if border is not None and not any(word in told for word in _FAULTS):
        return "no_problem", {}
    if border is None and not any(item.startswith(_INTENTIONS) for item in problems):
        return "no_measure", {"problems": len(problems)}
    facts: dict[str, Fact] = {"problems": len(problems), "measures": len(measures)}
    if border is not None and problems and not _answered(problems, done):
        return "", facts
    return None


def _items(text: str) -> list[str]:
    """The items of the lists (一是 …, 1、 …) in a text."""
    found = list(_patterns().item.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [text[match.end() : end].strip("，。；\n") for match, end in zip(found, ends, strict=False)]


def _admits(item: str) -> bool:
    return bool(re.search(r"不够|不足|有待|欠|差距|薄弱|滞后|不高|不及时|缺乏|缺少|短板|亟待|较少", item))


def _answered(problems: list[str], done: str) -> bool:
    """Whether what is done takes up a word of any problem that is not common to all such texts."""
    for problem in problems:
        for piece in _common().sub(" ", problem).split():
            if any(piece[at : at + 2] in done for at in range(len(piece) - 1)):
                return True
    return False
