"""The engine: runs every rule over a report and turns what they yield into outcomes and findings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from app.checking.context import Context
from app.checking.kept import Kept
from app.checking.registry import OWN_BASIS, OWN_TITLE, Rule
from app.checking.rulebook import RULES
from app.checking.tallies import evaluate
from app.checking.verdicts import Failed, NotChecked, Passed
from app.checking.wording import DOUBT_FACT, DOUBT_TABLE, write
from app.forms.load import Forms
from app.report.address import FACTS, fact_address
from app.report.cell import Span
from app.report.finding import Answer, Checks, Finding, Outcome, Severity, make_outcome
from app.report.report import Report
from app.settings import Settings

_DEFAULTS: Final = Settings()
_GRAVITY: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_LOWER: Final = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}
_FACT_ORDER: Final = {fact_address(name): order for order, name in enumerate(FACTS)} | {
    "report/period": list(FACTS).index("period_start")
}
_PASSED: Final = Answer.PASSED
_SECTIONS = 10  # parts of the report without a table come after those with one


def check(report: Report, forms: Forms, settings: Settings = _DEFAULTS, kept: Kept | None = None) -> Checks:
    """Check a report: one outcome for every instance of every rule that needs the report alone.

    A rule that raises is broken: it is logged, what it found so far is kept, and the others go on.
    Rules in ``settings.rules_off`` do not run at all. With the same ``kept`` for each check of one
    reviewer's report, rules that read the words alone run again only where these changed; the
    answers are the same with and without.
    """
    words = (kept or Kept()).words(report, forms, settings)
    ctx = Context(report, forms, settings, words.context.of_words)
    off = frozenset(settings.rules_off)
    year = report.year
    outcomes: list[Outcome] = []
    for rule in (*RULES.values(), *_own_rules(ctx)):
        if rule.needs != "report" or rule.id in off or not rule.covers(year):
            continue
        if rule.reads == "all":
            outcomes += _run(rule, ctx)
        else:
            if rule.id not in words.answers:
                words.answers[rule.id] = _run(rule, words.context)
            outcomes += words.answers[rule.id]
    if any(rule in ctx.plan.tallies for rule, _ in ctx.failed):
        outcomes = _with_repairs(ctx, outcomes)
    return Checks(tuple(outcomes), _in_order(ctx, outcomes))


def _own_rules(ctx: Context) -> Iterator[Rule]:
    """Rules for the tallies of a user's own form that bear an id of their own."""
    for id in ctx.plan.tallies:
        if id not in RULES:
            doc = "A tally that a form file defines."
            yield Rule(id, OWN_TITLE, Severity.ERROR, OWN_BASIS, doc, partial(evaluate, rule=id))


def _run(rule: Rule, ctx: Context) -> list[Outcome]:
    id = rule.id
    outcomes: list[Outcome] = []
    subjects: set[str] = set()
    try:
        for verdict in rule.run(ctx):
            subject = verdict.subject
            if subject in subjects:
                raise ValueError(f"two answers for {subject!r}")
            subjects.add(subject)
            if isinstance(verdict, Passed):
                outcomes.append(make_outcome((id, subject, _PASSED, verdict.cells, (), None, "")))
            else:
                outcomes.append(_outcome(rule, verdict, ctx))
    except Exception as error:
        import logging  # 5 ms that a start is spared

        logging.getLogger("gouji.checking").exception("rule %s failed", rule.id)
        reason = f"规则“{rule.title}”运行出错（{type(error).__name__}），未能完成；其他规则不受影响。"
        outcomes.append(Outcome(rule.id, "", Answer.BROKEN, reason=reason))
    return outcomes


def _with_repairs(ctx: Context, outcomes: list[Outcome]) -> list[Outcome]:
    """The outcomes with repairs on the findings of tallies; as they are, if that goes wrong."""
    from app.checking.repair import attach  # most reports add up, and need not wait for it

    try:
        return attach(ctx, outcomes)
    except Exception:
        import logging

        logging.getLogger("gouji.checking").exception("no repairs")
        return outcomes


def _outcome(rule: Rule, verdict: Failed | NotChecked, ctx: Context) -> Outcome:
    if isinstance(verdict, NotChecked):
        cells, unread, reason = verdict.cells, verdict.unread, verdict.reason
        return Outcome(rule.id, verdict.subject, Answer.NOT_CHECKED, cells, unread, reason=reason)
    ctx.failed.add((rule.id, verdict.subject))
    cells = verdict.cells + verdict.related
    return Outcome(rule.id, verdict.subject, Answer.FAILED, cells, finding=_finding(rule, verdict))


def _finding(rule: Rule, verdict: Failed) -> Finding:
    severity = verdict.severity or rule.severity
    message = write(rule.id, verdict.variant, verdict.facts) + "".join(verdict.hints)
    if verdict.doubtful:
        severity = _LOWER.get(severity, severity)
        message += DOUBT_FACT if verdict.subject.startswith("report/") else DOUBT_TABLE
    return Finding(
        f"{rule.id}@{verdict.subject}",
        rule.id,
        severity,
        verdict.place,
        message,
        verdict.cells,
        verdict.related,
        verdict.facts,
        verdict.sum,
        verdict.span,
        verdict.suggestions,
    )


def _in_order(ctx: Context, outcomes: list[Outcome]) -> tuple[Finding, ...]:
    """Findings by part of the report (facts, tables, sections), gravest first inside a part.

    What is equally grave stands in the order of the facts, or of the rules.
    """

    def key(item: tuple[Finding, str]) -> tuple[int, int, int]:
        part = _part(ctx, item[1], item[0].span)
        return part, _GRAVITY[item[0].severity], _FACT_ORDER.get(item[1], 0)

    found = [(outcome.finding, outcome.subject) for outcome in outcomes if outcome.finding is not None]
    return tuple(finding for finding, _ in sorted(found, key=key))


def _part(ctx: Context, subject: str, span: Span | None) -> int:
    head = subject.partition("/")[0]
    if head == "report":
        return 0
    table = ctx.plan.tables.get(head)
    if table is not None:
        return table.section
    before = (section.id for section in ctx.report.sections if span and section.span.start <= span.start)
    return _SECTIONS + max(before, default=0)
