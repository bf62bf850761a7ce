"""What the list of findings shows: which of them, in which order, under which headings. No widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.record import NamedTuple
from app.report.address import is_fact
from app.report.correction import Origin
from app.report.finding import Finding, Severity
from app.review.review import Review
from app.review.states import STATE_LABELS, FindingState, states
from app.ui.core_words import said, severity_label
from app.ui.marks import SIGNS, Sign

FACTS: Final = "report"
TEXT: Final = "text"
"""The part of a finding that is about no table: the text of the report."""

GRAVITY: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
SETTLED: Final = frozenset({FindingState.ACCEPTED, FindingState.MISREAD})
"""What need not be looked at again; 属实 stays black, for it goes into the memo."""


class Filter(StrEnum):
    """The tabs: all findings, those of one severity, and those that a correction took away."""

    ALL = "all"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    RESOLVED = "resolved"


class Order(StrEnum):
    """How findings are ordered, in the whole list or below each heading."""

    SEVERITY = "severity"
    REPORT = "report"


class Grouping(StrEnum):
    """What the headings of the list stand for."""

    NONE = "none"
    SEVERITY = "severity"
    TABLE = "table"
    RULE = "rule"
    DECISION = "decision"


class Wanted(NamedTuple):
    """What the list is asked to show. ``state``, ``rule`` and ``part`` narrow it where they are set.

    ``state`` says nothing on the tab of what was corrected: there all are in one state.
    """

    tab: Filter = Filter.ALL
    order: Order = Order.SEVERITY
    grouping: Grouping = Grouping.NONE
    state: FindingState | None = None
    rule: str = ""
    part: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether more than the tab keeps findings out of the list."""
        return bool((self.state and self.tab is not Filter.RESOLVED) or self.rule or self.part)

    def widened(self) -> Wanted:
        """The same without what narrows it."""
        return self._replace(state=None, rule="", part="")


class Line(NamedTuple):
    """One line of the list: a finding, or the heading of a group (``finding`` None).

    ``key`` tells the line from all others and stays while its texts change. ``total`` and ``open``
    are numbers of a group: all its findings, and those that are 待核. ``gone`` is a finding that
    the report as it stands now no longer has.
    """

    key: str
    finding: Finding | None
    sign: Sign = Sign.INFO
    severity: str = ""
    place: str = ""
    message: str = ""
    decision: str = ""
    note: str = ""
    state: FindingState = FindingState.OPEN
    gone: bool = False
    heading: str = ""
    total: int = 0
    open: int = 0
    collapsed: bool = False

    @property
    def settled(self) -> bool:
        """Whether it is shown as put aside."""
        return self.state in SETTLED


class Listed(NamedTuple):
    """A finding with what the list needs to know of it."""

    finding: Finding
    state: FindingState
    gone: bool
    part: str


def listed(review: Review) -> list[Listed]:
    """All findings of a review, those that are gone last, each with its state and its part."""
    where = states(review)
    made = [Listed(f, where[f.id], False, part_of(review, f)) for f in review.checks.findings]
    return made + [Listed(f, where[f.id], True, part_of(review, f)) for f in review.resolved]


def counts(all_listed: Iterable[Listed]) -> dict[Filter, int]:
    """How many findings each tab stands for; ALL counts what is still a finding."""
    made = dict.fromkeys(Filter, 0)
    for one in all_listed:
        if not one.gone:
            made[Filter.ALL] += 1
            made[Filter(one.finding.severity.value)] += 1
        elif one.state is FindingState.RESOLVED:
            made[Filter.RESOLVED] += 1
    return made


def lines(
    review: Review,
    wanted: Wanted,
    collapsed: Collection[str] = (),
    all_listed: Sequence[Listed] | None = None,
) -> list[Line]:
    """The lines of the list. ``collapsed`` holds the keys of headings whose findings are not shown.

    ``all_listed`` is for who has it already.
    """
    found = [one for one in all_listed or listed(review) if is_wanted(one, wanted)]
    if wanted.order is Order.SEVERITY:
        found.sort(key=lambda one: (one.gone, GRAVITY[one.finding.severity]))
    if wanted.grouping is Grouping.NONE:
        return [_line(review, one) for one in found]
    group_of = _groups(review)[wanted.grouping]
    grouped: dict[tuple[int, str, str], list[Listed]] = {}
    for one in found:
        grouped.setdefault(group_of(one), []).append(one)
    made = []
    for rank_key_title in sorted(grouped, key=lambda group: group[0]):
        _, key, title = rank_key_title
        members = grouped[rank_key_title]
        key = f"{wanted.grouping}:{key}"
        open_ones = sum(one.state is FindingState.OPEN for one in members)
        shut = key in collapsed
        made.append(Line(key, None, heading=title, total=len(members), open=open_ones, collapsed=shut))
        if not shut:
            made += [_line(review, one) for one in members]
    return made


def is_wanted(one: Listed, wanted: Wanted) -> bool:
    """Whether the list is to show the finding."""
    tab = wanted.tab
    if tab is Filter.RESOLVED:
        fits = one.state is FindingState.RESOLVED
    else:
        severity = one.finding.severity.value == tab.value and not one.gone
        fits = (tab is Filter.ALL or severity) and wanted.state in (None, one.state)
    return fits and wanted.rule in ("", one.finding.rule) and wanted.part in ("", one.part)


class Facets(NamedTuple):
    """What a list can be narrowed to, with the number of findings on its tab that then remain."""

    states: Counter[FindingState]
    rules: Counter[str]
    parts: Counter[str]


def facets(review: Review, wanted: Wanted) -> Facets:
    """The choices of the filter. Each counts what remains with the other two as they are."""
    made = Facets(Counter(), Counter(), Counter())
    for one in listed(review):
        if is_wanted(one, wanted._replace(state=None)):
            made.states[one.state] += 1
        if is_wanted(one, wanted._replace(rule="")):
            made.rules[one.finding.rule] += 1
        if is_wanted(one, wanted._replace(part="")):
            made.parts[one.part] += 1
    return made


def part_of(review: Review, finding: Finding) -> str:
    """The table that a finding is about, ``FACTS`` or ``TEXT``."""
    for address in (*finding.cells, *finding.related):
        if is_fact(address):
            return FACTS
        table = address.partition("/")[0]
        if table in review.report.tables:
            return table
    return TEXT


def part_title(review: Review, part: str) -> str:
    """What a part is called."""
    if part == FACTS:
        return QCoreApplication.translate("findings", "基本信息")
    if part == TEXT:
        return QCoreApplication.translate("findings", "全文")
    form = review.forms.for_year(review.report.year)
    return next((table.title for table in form.tables if table.id == part), part)


def rule_title(review: Review, rule: str) -> str:
    """What a rule is called."""
    known = (*review.checks.findings, *review.resolved)
    finding = next((finding for finding in known if finding.rule == rule), None)
    return review.explained(finding).title if finding is not None else rule


def state_label(state: FindingState) -> str:
    """What a state is called."""
    return said(STATE_LABELS[state])


_Group = tuple[int, str, str]


def _groups(review: Review) -> Mapping[Grouping, Callable[[Listed], _Group]]:
    """For each grouping, a finding's group: its rank, its key, its title."""
    ranks = {part: rank for rank, part in enumerate((FACTS, *review.forms.table_ids, TEXT))}
    titles = {part: part_title(review, part) for part in ranks}
    rules: dict[str, tuple[int, str]] = {}
    decided: dict[FindingState, int] = {state: rank for rank, state in enumerate(FindingState)}
    decided[FindingState.RESOLVED] = len(FindingState)  # last, as in the list without groups

    def by_severity(one: Listed) -> _Group:
        if one.gone:
            return len(GRAVITY) + decided[one.state], f"gone.{one.state}", state_label(one.state)
        severity = one.finding.severity
        return GRAVITY[severity], severity.value, severity_label(severity)

    def by_table(one: Listed) -> _Group:
        return ranks.get(one.part, len(ranks)), one.part, titles.get(one.part, one.part)

    def by_rule(one: Listed) -> _Group:
        rule = one.finding.rule
        if rule not in rules:
            rules[rule] = (len(rules), review.explained(one.finding).title)
        rank, title = rules[rule]
        return rank, rule, title

    def by_decision(one: Listed) -> _Group:
        return decided[one.state], one.state.value, state_label(one.state)

    return {
        Grouping.SEVERITY: by_severity,
        Grouping.TABLE: by_table,
        Grouping.RULE: by_rule,
        Grouping.DECISION: by_decision,
    }


def _line(review: Review, one: Listed) -> Line:
    finding, state, gone, _ = one
    label = state_label(state)
    if gone:
        message = corrected_message(review, finding, state)
        key = f"gone:{finding.id}"
        sign = Sign.UNJUDGED if state is FindingState.UNJUDGED else Sign.CORRECTED
        return Line(key, finding, sign, label, finding.place, message, label, "", state, True)
    decision = review.decision(finding.id)
    return Line(
        f"{finding.severity}:{finding.id}",
        finding,
        SIGNS[finding.severity],
        severity_label(finding.severity),
        finding.place,
        finding.message,
        label,
        decision.note if decision else "",
        state,
    )


def corrected_message(review: Review, finding: Finding, state: FindingState) -> str:
    """What was corrected in the cells of a finding that is gone and so stands, then what it said."""
    wanted = {*finding.cells, *finding.related}
    about = [correction for correction in review.corrections if correction.cell in wanted]
    translate = QCoreApplication.translate
    if not about and state is FindingState.UNJUDGED:
        return translate("findings", "改动后无法校核：{message}").format(message=finding.message)
    if not about:
        return finding.message
    blank = translate("findings", "空白")
    changes = translate("findings", "，").join(
        f"{one.before or blank} → {one.after or blank}" for one in about
    )
    if state is FindingState.UNJUDGED:
        text = translate("findings", "改动 {changes} 后无法校核：{message}")
    elif all(correction.origin is Origin.MISREAD for correction in about):
        text = translate("findings", "订正识别 {changes}：{message}")
    else:
        text = translate("findings", "更正 {changes}：{message}")
    return text.format(changes=changes, message=finding.message)
