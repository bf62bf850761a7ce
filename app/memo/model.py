"""What a memo (校核备忘录) says: one frozen content for all formats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BROKEN = "检查出错"
"""How the count of checks that broke is called."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; ``strong`` where the eye should go."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A labelled line of the heading: 文件名称 and the like."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """One finding as the issuer reads it.

    ``sums`` are the lines of the sum written out. ``word`` is the reviewer's decision with its
    note, "" while there is none.
    """

    number: int
    finding: str
    severity: str
    place: str
    title: str
    message: str
    quotations: tuple[str, ...]
    sums: tuple[tuple[Run, ...], ...]
    notes: tuple[str, ...]
    basis: str
    todo: str
    word: str


@dataclass(frozen=True, slots=True)
class Part:
    """The findings of one part of the report."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that needs nothing more: accepted, or gone by a correction."""

    place: str
    message: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A corrected cell."""

    cell: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Why some checks gave no answer. ``checks`` are the titles of their rules."""

    reason: str
    checks: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Memo:
    """The whole memo. Lists that are empty are not printed."""

    title: str
    addressee: str
    opening: str
    entries: tuple[Entry, ...]
    result: str
    counts: tuple[tuple[str, int], ...]
    parts: tuple[Part, ...]
    corrections: tuple[Change, ...]
    resolved: tuple[Settled, ...]
    accepted: tuple[Settled, ...]
    unchecked: tuple[Unchecked, ...]
    broken: tuple[Unchecked, ...]
    misread: str
    closing: str
    office: str
    signatures: tuple[Entry, ...]
    on: date
    footer: str

    @property
    def items(self) -> tuple[Item, ...]:
        """All numbered findings."""
        return tuple(item for part in self.parts for item in part.items)
