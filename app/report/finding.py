"""What checking says: outcomes, findings and the sums written out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import Span
from app.report.maker import maker

Fact: TypeAlias = str | int | float | Decimal | bool | None
"""A fact of a finding: a scalar that the JSON, the memo and the window can print."""


class Severity(StrEnum):
    """How sure and how grave: see RULES, Conventions."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Answer(StrEnum):
    """What one instance of a rule answers."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not_checked"
    BROKEN = "broken"


class Operand(NamedTuple):
    """One cell of a sum. ``value`` is what was counted: 0 where ``blank``."""

    address: Address
    label: str
    value: Decimal
    blank: bool = False


class Sum(NamedTuple):
    """A tally written out: ``left`` operands added up, ``relation``, ``right`` operands added up."""

    left: tuple[Operand, ...]
    right: tuple[Operand, ...]
    relation: str = "="  # or "<="

    @property
    def left_total(self) -> Decimal:
        """The sum of the left side."""
        return sum((operand.value for operand in self.left), Decimal(0))

    @property
    def right_total(self) -> Decimal:
        """The sum of the right side."""
        return sum((operand.value for operand in self.right), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """Left less right."""
        return self.left_total - self.right_total

    @property
    def holds(self) -> bool:
        """Whether the relation is true."""
        return self.difference <= 0 if self.relation == "<=" else self.difference == 0


class Suggestion(NamedTuple):
    """A set of changed cells that would mend the finding, with its sentence. Never applied by itself."""

    changes: tuple[tuple[Address, str], ...]  # address, new text
    text: str


class Finding(NamedTuple):
    """One fault, in words that the office that wrote the report understands.

    ``id`` is ``rule@subject`` and stable: the same fault in the same report has the same id
    tomorrow. ``place`` says where in the report's own terms ("三 · 自然人"). ``cells`` are the
    primary cells, ``related`` all other operands. ``span`` is the place in the text where no
    cell is (or besides the cells); it has no length where something is lacking. ``sum`` is the
    tally written out, where there is one.
    """

    id: str
    rule: str
    severity: Severity
    place: str
    message: str
    cells: tuple[Address, ...] = ()
    related: tuple[Address, ...] = ()
    facts: Mapping[str, Fact] = {}
    sum: Sum | None = None
    span: Span | None = None
    suggestions: tuple[Suggestion, ...] = ()


class Outcome(NamedTuple):
    """What one instance of a rule answered.

    ``subject`` tells the instances of a rule apart. ``finding`` is there if it failed. ``cells``
    are the cells it needs and, for not_checked, ``unread`` those that could not be used.
    ``reason`` says in a sentence why it was not checked or broke.
    """

    rule: str
    subject: str
    answer: Answer
    cells: tuple[Address, ...] = ()
    unread: tuple[Address, ...] = ()
    finding: Finding | None = None
    reason: str = ""


make_outcome = maker(Outcome)


class Checks(NamedTuple):
    """All outcomes of one check, findings in the order of the report and gravest first in a part."""

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    def count(self, answer: Answer) -> int:
        """How many instances answered so."""
        return sum(1 for outcome in self.outcomes if outcome.answer is answer)

    def count_severity(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
