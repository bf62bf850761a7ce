"""What a rule yields for each of its instances: plain values that the engine turns into outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import Span
from app.report.finding import Fact, Severity, Suggestion, Sum
from app.report.maker import maker


class Passed(NamedTuple):
    """The instance holds. ``subject`` tells the instances of a rule apart."""

    subject: str
    cells: tuple[Address, ...] = ()


make_passed = maker(Passed)


class NotChecked(NamedTuple):
    """The instance could not be judged: ``unread`` are the cells that stand in the way."""

    subject: str
    reason: str
    cells: tuple[Address, ...] = ()
    unread: tuple[Address, ...] = ()


class Failed(NamedTuple):
    """The instance is at fault.

    ``subject`` becomes part of the finding's id: it is made of addresses and names and never of
    places in the text. ``facts`` fill the rule's template, of which ``variant`` chooses one where
    there are several. ``hints`` are sentences set after the message. ``severity`` overrides the
    rule's. ``doubtful`` says that what the finding rests on was not read with certainty: it drops
    one level and says so.
    """

    subject: str
    place: str
    cells: tuple[Address, ...] = ()
    related: tuple[Address, ...] = ()
    facts: Mapping[str, Fact] = {}
    variant: str = ""
    hints: tuple[str, ...] = ()
    severity: Severity | None = None
    sum: Sum | None = None
    span: Span | None = None
    suggestions: tuple[Suggestion, ...] = ()
    doubtful: bool = False


Verdict: TypeAlias = Passed | NotChecked | Failed
