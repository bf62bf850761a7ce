"""Statements against cells: which are right, which are wrong, which contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.checking.context import Context
from app.checking.words.grammar import read
from app.checking.words.prose import sentences
from app.checking.words.statements import Said, Statement, Topic
from app.checking.words.targets import OUTCOMES, Reading, Target, readings, target
from app.checking.words.zeros import denied
from app.record import NamedTuple
from app.report.address import Address
from app.report.report import Report

WAN: Final = Decimal(10_000)
_SUMMARY: Final = frozenset({"all", "none"})


class Words(NamedTuple):
    """Everything a report says in words."""

    said: list[Said]
    statements: list[Statement]

    def of(self, key: str) -> list[Statement]:
        """The statements about one thing."""
        return [statement for statement in self.statements if key in statement.targets]


class Judged(NamedTuple):
    """All statements about one thing, against what stands.

    ``wrong`` are those that agree with no reading; ``readings`` what they were held against, with
    every cell that could be read; ``amounts`` all different numbers that were said. ``unread`` are
    cells that would be needed and could not be read: then nothing is wrong.
    """

    key: str
    target: Target
    statements: tuple[Statement, ...]
    wrong: tuple[Statement, ...]
    readings: tuple[Reading, ...]
    unread: tuple[Address, ...] = ()

    @property
    def amounts(self) -> list[Decimal]:
        """The different numbers, in the order in which they are said."""
        return list(dict.fromkeys(statement.amount for statement in self.statements))

    @property
    def cells(self) -> tuple[Address, ...]:
        """The cells of the first reading: what the words usually mean."""
        return self.readings[0].cells

    @property
    def related(self) -> tuple[Address, ...]:
        """The cells of all other readings."""
        others = [cell for reading in self.readings[1:] for cell in reading.cells]
        return tuple(cell for cell in dict.fromkeys(others) if cell not in self.cells)


def words(ctx: Context) -> Words:
    """What the report says; worked out once."""
    found = ctx.of_words.get("words")
    if not isinstance(found, Words):
        found = ctx.of_words["words"] = _words(ctx.report)
    return found


def _words(report: Report) -> Words:
    tables = sorted(table.span for table in report.tables.values() if table.span is not None)
    year = report.year
    topic = Topic()
    said: list[Said] = []
    statements: list[Statement] = []
    for sentence in sentences(report.text, report.sections, tables):
        one, topic = read(sentence, year, topic)
        said.append(one)
        statements += one.statements
        statements += denied(one)
    return Words(said, statements)


def judged(ctx: Context) -> dict[str, Judged]:
    """Every figure that is stated, by what it is about; worked out once a check."""
    found = ctx.memo.get("words.judged")
    if not isinstance(found, dict):
        found = _judged(ctx)
        ctx.memo["words.judged"] = found
    return found


def _judged(ctx: Context) -> dict[str, Judged]:
    by_key: dict[str, list[Statement]] = {}
    for statement in words(ctx).statements:
        if statement.kind not in _SUMMARY:
            by_key.setdefault(statement.targets[0], []).append(statement)
    judged = {}
    for key, statements in by_key.items():
        clear = [statement for statement in statements if not statement.doubtful]
        one = _judge(ctx, key, clear or statements)
        if one is not None:
            judged[key] = one
    return judged


def _judge(ctx: Context, key: str, statements: list[Statement]) -> Judged | None:
    """None where the report's form has no cell for it."""
    of = target(key)
    found = readings(ctx, of)
    for other in dict.fromkeys(other for s in statements for other in s.targets[1:]):
        found += readings(ctx, target(other))
    if not found:
        return None
    known = [reading for reading in found if reading.value is not None]
    wrong = tuple(s for s in statements if not any(_agrees(s, r) for r in known))
    if wrong and found[0].value is None:
        return Judged(key, of, tuple(statements), (), tuple(found), found[0].unread)
    return Judged(key, of, tuple(statements), wrong, tuple(known) or tuple(found), ())


def _agrees(statement: Statement, reading: Reading) -> bool:
    value = reading.value
    if value is None:
        return False
    if statement.money:
        return _same_money(statement, value)
    return value == statement.amount or (
        statement.addend > 0 and value == statement.amount + statement.addend
    )


def _same_money(statement: Statement, wan: Decimal) -> bool:
    """Whether an amount in the text is the cell's, which is in 万元, rounded as it was written."""
    word = statement.sentence.text[statement.start : statement.end]
    stated = statement.amount / WAN
    if stated == wan:
        return True
    if "万" not in word:
        return (wan * WAN).quantize(Decimal(1), ROUND_HALF_UP) == statement.amount
    decimals = len(word.rstrip("元万").partition(".")[2])
    return wan.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) == stated


def value_of(ctx: Context, key: str) -> Decimal | None:
    """What stands in the tables for a target, None where it cannot be told."""
    found = readings(ctx, target(key))
    return found[0].value if found else None


def outcomes(statements: Iterable[Statement]) -> list[Statement]:
    """The statements about outcomes of reconsideration and litigation."""
    return [s for s in statements if s.targets and s.targets[0].partition(".")[2] in OUTCOMES]
