"""Reports with prose, for tests of what a report says in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from app.checking.context import Context
from app.checking.words.match import words
from app.forms.load import Forms
from app.report.cell import Span, Value
from app.report.report import Report, Section
from app.settings import Settings
from tests.builders import HEADINGS, build_report

Said: TypeAlias = "set[tuple[str, int]]"


def saying(
    forms: Forms,
    prose: str | Mapping[int, str],
    figures: Mapping[str, str] | None = None,
    *,
    form: str = "2021",
    uncertain: frozenset[str] = frozenset(),
    **facts: Value,
) -> Report:
    """A built report whose parts hold this prose; a plain text stands in part one."""
    report = build_report(forms, figures, form=form, uncertain=uncertain, facts=facts)
    return with_prose(report, prose)


def with_prose(report: Report, prose: str | Mapping[int, str]) -> Report:
    """The report with this prose under its headings."""
    parts = {1: prose} if isinstance(prose, str) else prose
    text, sections = "", []
    for number, heading in enumerate(HEADINGS, 1):
        line = f"{'一二三四五六'[number - 1]}、{heading}"
        span = Span(len(text), len(text) + len(line))
        text += line + "\n" + parts.get(number, "") + "\n"
        sections.append(Section(number, heading, line[0], span, Span(span.end, len(text))))
    return report._replace(text=text, sections=tuple(sections))


def said(forms: Forms, prose: str | Mapping[int, str], *, doubtful: bool = False, year: int = 2021) -> Said:
    """What the prose states: (what, number) of every statement; of doubtful ones only on demand."""
    ctx = Context(saying(forms, prose, year=year), forms, Settings())
    found = set()
    for one in words(ctx).statements:
        if doubtful or not one.doubtful:
            kind = f"{one.kind} " if one.kind in ("all", "none") else ""
            found.add((kind + one.targets[0], int(one.amount)))
    return found
