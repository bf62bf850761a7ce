"""Rules of words that should not stand in a report: lists of certain words as data.

The lists are in ``resources/lexicons/residue.toml``. One finding for a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from app.checking.body import body
from app.checking.context import Context
from app.checking.lexicons import any_of, lexicon
from app.checking.registry import PRACTICE, rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.report.cell import Span
from app.report.finding import Fact, Severity

_SUBJECT = "text"
_PLACE = "正文"
_PLACEHOLDERS = ("XX", "xx", "Xx", "xX", "××", "✕✕", "***", "___")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _listed(ctx: Context, name: str) -> Iterator[tuple[str, Span]]:
    """The words of a list that the running text holds, with the place of the first of each."""
    text = body(ctx)
    entries = lexicon("residue")[name]
    words = entries.get("words", ())
    if words and any_of(*words).search(text.text):
        for word in words:
            at = text.text.find(word)
            if at >= 0:
                yield word, text.span(at, at + len(word))
    for found in _matches(entries.get("patterns", {}), text.text):
        yield found[0], text.span(*found.span())


def _anywhere(ctx: Context, words: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Those of the words that the report holds, its tables too, with the place of the first of each.

    The running text comes first: there a word that a line end divides is found as well.
    """
    text, source = body(ctx), ctx.report.text
    known = any_of(*words)
    if not (known.search(text.text) or known.search(source)):
        return
    for word in words:
        if (at := text.text.find(word)) >= 0:
            yield word, text.span(at, at + len(word))
        elif (at := source.find(word)) >= 0:
            yield word, Span(at, at + len(word))


def _matches(patterns: Mapping[str, str], text: str) -> Iterator[re.Match[str]]:
    """The first match of every pattern; it is only tried where its mark stands in the text."""
    for pattern, mark in patterns.items():
        found = _compiled(pattern).search(text) if mark in text else None
        if found is not None:
            yield found


def _verdicts(found: Iterator[tuple[str, Span]], **more: Fact) -> Iterator[Verdict]:
    seen: dict[str, Span] = {}
    for word, span in found:
        seen.setdefault(" ".join(word.split()), span)
    for word, span in seen.items():
        shown = word if len(word) <= 40 else word[:40] + "…"
        yield Failed(f"{_SUBJECT}/{shown}", _PLACE, facts={"word": shown, **more}, span=span)
    if not seen:
        yield Passed(_SUBJECT)


@cache
def _placeholder() -> re.Pattern[str]:
    """XX, ×× where a name or a number was to be filled in; no part of an address or a model."""
    return re.compile(r"(?<![A-Za-z0-9./:_=&×-])(?:[Xx]{2,}|×{2,}|✕{2,}|\*{3,}|_{3,})(?![A-Za-z0-9./_=&×])")


@rule(
    "wording.template",
    title="残留格式说明文字",
    reads="text",
    severity=Severity.WARNING,
    basis="统一格式中的说明文字和待填处，填报时应删除或填写。",
)
def template(ctx: Context) -> Iterator[Verdict]:
    """What the form or a model report says to its writer: “该部分以表格形式报告”, XX, ××."""

    def found() -> Iterator[tuple[str, Span]]:
        yield from _listed(ctx, "template")
        text = body(ctx)
        if not any_of(*_PLACEHOLDERS).search(text.text):
            return
        placeholder = _placeholder().search(text.text)
        if placeholder is not None:
            yield placeholder[0], text.span(*placeholder.span())

    yield from _verdicts(found())


@rule(
    "wording.letter",
    title="残留报送函件用语",
    reads="text",
    severity=Severity.WARNING,
    basis="年度报告面向社会公布，不应留有上报函件的用语。",
)
def letter(ctx: Context) -> Iterator[Verdict]:
    """The report is published, not sent: 贵办, 请审阅, 现将…报来 are left from the covering letter."""
    yield from _verdicts(_listed(ctx, "letter"))


@rule(
    "wording.markup",
    title="残留标记或机器生成文字",
    reads="text",
    severity=Severity.WARNING,
    basis="公布的文本不应残留排版标记或写作软件的提示语。",
)
def markup(ctx: Context) -> Iterator[Verdict]:
    """Marks of Markdown and HTML (``**主动公开**``, &nbsp;) and what a writing program says to its user.

    One finding for a kind of mark: the same mark is met five times in a report.
    """

    def found() -> Iterator[tuple[str, Span]]:
        entries = lexicon("residue")["markup"]
        yield from _anywhere(ctx, entries["words"])
        for match in _matches(entries["patterns"], ctx.report.text):
            yield match[0].strip(), Span(*match.span())

    yield from _verdicts(found())


@rule(
    "wording.forecast",
    title="表述不严谨",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：报告所述为已结束的年度，宜写事实，不作预测和自评名次。",
)
def forecast(ctx: Context) -> Iterator[Verdict]:
    """Practice: the year is over; met is a forecast that the office will come first in it."""
    yield from _verdicts(_listed(ctx, "forecast"))


@rule(
    "wording.stale",
    title="疑似过时的表述",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：机构、制度已变更的，宜使用现行名称；过时的表述往往是沿用旧稿。",
)
def stale(ctx: Context) -> Iterator[Verdict]:
    """Practice: a term that is no more speaks for text carried over (一胎、二胎, names of merged offices)."""
    text, year = body(ctx), ctx.report.year
    failed = False
    for entry in lexicon("residue")["stale"]:
        at = text.text.find(entry["word"])
        if at < 0 or (year is not None and year < entry["since"]):
            continue
        failed = True
        word = entry["word"]
        facts: dict[str, Fact] = {"word": word, "now": entry["now"]}
        yield Failed(f"{_SUBJECT}/{word}", _PLACE, facts=facts, span=text.span(at, at + len(word)))
    if not failed:
        yield Passed(_SUBJECT)


@rule(
    "wording.typo",
    title="疑似错别字",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：词表仅收确定的错漏字词。",
)
def typo(ctx: Context) -> Iterator[Verdict]:
    """A short list of slips in words of this domain, in the tables too: 钩稽, 过程性性, 公开工摆上."""
    failed = False
    typos = lexicon("residue")["typo"]
    for wrong, span in _anywhere(ctx, typos):
        failed = True
        right = typos[wrong]
        facts: dict[str, Fact] = {"wrong": wrong.strip("，"), "right": right.strip("，")}
        yield Failed(f"{_SUBJECT}/{wrong}", _PLACE, facts=facts, span=span)
    if not failed:
        yield Passed(_SUBJECT)
