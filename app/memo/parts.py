"""The parts of a report that the memo sorts its findings by."""

from __future__ import annotations

import re
from typing import Final

from app.checking.names import HEADINGS, NUMERALS
from app.report.finding import Finding
from app.report.report import Section
from app.review.review import Review

ABOUT: Final = "基本信息"
OTHER: Final = "其他"
_OF_SECTIONS: Final = {
    number: f"第{NUMERALS[number]}部分　{heading.partition('、')[2]}" for number, heading in HEADINGS.items()
}
PARTS: Final = (ABOUT, *_OF_SECTIONS.values(), OTHER)
"""All parts in their order: what the report says of itself, its six parts, and the rest."""
_PLACE: Final = re.compile("(?:第([一二三四五六])部分|([一二三四五六]) · )")
_SHORT: Final = re.compile("^([一二三四五六]) · ")
_IN_PROSE: Final = "正文"
_OF_FACTS: Final = ("title", "issuer", "period", "date")


def part_of(finding: Finding, review: Review) -> str:
    """The part that a finding belongs to, one of :data:`PARTS`.

    That of the place it names, of its table, or, for words of the running text, that they stand in.
    """
    if named := _PLACE.match(finding.place):
        return _OF_SECTIONS[NUMERALS.index(named[1] or named[2])]
    tables = {table.id: table.section for form in review.forms.forms for table in form.tables}
    group = finding.rule.partition(".")[0]
    subject = finding.id.partition("@")[2]
    for name in (*finding.cells[:1], *finding.related[:1], subject, group):
        head = name.partition("/")[0]
        if head in tables:
            return _OF_SECTIONS[tables[head]]
        if head == "report":
            return ABOUT
    section = _section(finding, review) if finding.place == _IN_PROSE else None
    if section is not None:
        return _OF_SECTIONS[section.id]
    return ABOUT if group in _OF_FACTS else OTHER


def within_part(place: str, part: str) -> str:
    """The place of a finding under the heading of its part: ``本年新收`` for ``三 · 本年新收``.

    "" where the heading says it all.
    """
    short = _SHORT.sub("", place)
    return "" if short in part else short


def in_full(place: str) -> str:
    """The place of a finding that stands alone: ``第三部分　本年新收``."""
    return _SHORT.sub(lambda found: f"第{found[1]}部分　", place)


def _section(finding: Finding, review: Review) -> Section | None:
    span = finding.span
    if span is None:
        return None
    sections = review.report.sections
    return next((s for s in sections if s.span.start <= span.start < max(s.span.end, s.body.end)), None)
