"""The register of rules: what each is called, how grave it is, what it rests on, how it runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from app.record import NamedTuple
from app.report.finding import Severity

if TYPE_CHECKING:
    from app.checking.context import Context
    from app.checking.verdicts import Verdict

Run: TypeAlias = "Callable[[Context], Iterator[Verdict]]"
Need: TypeAlias = Literal["report", "last_year", "batch"]
Reads: TypeAlias = Literal["all", "text"]


class Rule(NamedTuple):
    """A rule. ``doc`` quotes the official sentence or the practice behind it, with its source.

    ``basis`` is the one sentence that may be printed for the office that wrote the report; a
    practice that no official text confirms is called that (see :data:`PRACTICE`). ``needs`` says
    what must be at hand for the rule to run, ``since`` and ``until`` for which years it is made.
    ``reads`` "text" says that it looks at no figure of a table: it is not shown any, and does not run
    again where only figures changed (:mod:`app.checking.kept`).
    """

    id: str
    title: str
    severity: Severity
    basis: str
    doc: str
    run: Run
    needs: Need = "report"
    since: int | None = None
    until: int | None = None
    reads: Reads = "all"

    def covers(self, year: int | None) -> bool:
        """Whether the rule is made for reports on that year; it is where the year is not known."""
        if year is None or (self.since is None and self.until is None):
            return True
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


RULES: Final[dict[str, Rule]] = {}
"""Every rule by id, in the order in which they run. Importing app.checking.rulebook fills it."""

PRACTICE: Final = "填报实践（提示性质，非法定要求，供参考）"
"""How a basis begins that no official text confirms."""

OWN_TITLE: Final = "表式自定的勾稽关系"
OWN_BASIS: Final = "表式文件所列的勾稽关系。"
"""What a tally of a user's own form is called whose rule the program does not know."""

_ID = re.compile(r"[a-z]+\.[a-z_]+")


def add(rule: Rule) -> None:
    """Register a rule; raises ValueError if its id is not of the right form or is taken."""
    if not _ID.fullmatch(rule.id):
        raise ValueError(f"not the id of a rule: {rule.id!r}")
    if rule.id in RULES:
        raise ValueError(f"two rules with the id {rule.id!r}")
    if not rule.doc.strip():
        raise ValueError(f"rule {rule.id!r} does not say where it comes from")
    RULES[rule.id] = rule


def rule(
    id: str,
    *,
    title: str,
    severity: Severity,
    basis: str,
    needs: Need = "report",
    since: int | None = None,
    until: int | None = None,
    reads: Reads = "all",
) -> Callable[[Run], Run]:
    """Register the generator below as a rule; its docstring is the rule's ``doc``."""

    def register(run: Run) -> Run:
        doc = "\n".join(line.strip() for line in (run.__doc__ or "").splitlines()).strip()
        add(Rule(id, title, severity, basis, doc, run, needs, since, until, reads))
        return run

    return register


def rules() -> tuple[Rule, ...]:
    """All rules, sorted by id: what ``gouji rules`` lists."""
    return tuple(RULES[id] for id in sorted(RULES))
