"""What can be checked in the words alone: parts against their whole, the balance, percentages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from app.checking.words.lexer import NUMBER
from app.checking.words.match import Words
from app.checking.words.statements import GENERIC, Said, Share, Statement
from app.record import NamedTuple

BALANCE: Final = ("received", "carried_in", "concluded", "carried_out")
_PARTS: Final = frozenset({"applicant", "channel", "result", "outcome"})
_HUNDRED: Final = Decimal(100)
_POINT: Final = Decimal("0.1")


class Split(NamedTuple):
    """A whole, its parts, and what the whole may be: 59 received, or 61 with those carried in."""

    whole: Statement
    parts: tuple[Statement, ...]
    wholes: tuple[Decimal, ...]
    complete: bool

    @property
    def total(self) -> Decimal:
        """The parts added up."""
        return sum((part.amount for part in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        """Whether the parts can be those of the whole."""
        if self.complete:
            return self.total in self.wholes
        return self.total <= max(self.wholes)


class Percent(NamedTuple):
    """A percentage that can be recomputed: what it should be, of which numbers."""

    said: Said
    share: Share
    should: Decimal
    first: Decimal
    second: Decimal

    @property
    def holds(self) -> bool:
        """Whether it differs by no more than a tenth of a point, or by rounding as it is written."""
        stated = self.share.token.amount or Decimal(0)
        exponent = stated.as_tuple().exponent
        rounding = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
        return abs(stated - self.should) <= max(_POINT, rounding)


def splits(words: Words) -> Iterator[Split]:
    """Every 其中 with parts of one kind that either leave nothing out or are more than the whole."""
    for said in words.said:
        whole = [n for n in said.numbers if not n.part]
        if not whole or len(whole) == len(said.numbers):
            continue
        yield from _splits(said)


def _splits(said: Said) -> Iterator[Split]:
    tops: list[Statement] = []
    parts: list[Statement] = []
    among = [token.start for token in said.tokens if (token.kind, token.value) == ("scope", "among")]
    if len(among) != 1 or any(token.kind == NUMBER and not token.exact for token in said.tokens):
        return
    for number in said.numbers:
        (parts if number.start > among[0] else tops).append(number)
    tops = [
        top
        for top in tops
        if top.dimension not in ("foreign", "change") and not top.dimension.startswith("year")
    ]
    if not tops:
        return
    whole, wholes = tops[-1], _wholes(tops)
    for dimension, found in _by_dimension(parts).items():
        complete = any(part.dimension == "rest" for part in found) or _is_complete(found)
        if len(found) > 1 or complete:
            yield Split(whole, tuple(found), wholes, complete and dimension != "reason")


def _wholes(tops: list[Statement]) -> tuple[Decimal, ...]:
    """The last number before 其中, any other before it, and those received with those carried in."""
    sums = [top.amount for top in tops]
    sums += [tops[i].amount + tops[i + 1].amount for i in range(len(tops) - 1)]
    sums.append(sum((top.amount for top in tops), Decimal(0)))
    return tuple(dict.fromkeys(sums))


def _by_dimension(parts: list[Statement]) -> dict[str, list[Statement]]:
    """Parts after 其中 by kind; 其余 counts among those before it. What is no part ends them."""
    found: dict[str, list[Statement]] = {}
    dimension = ""
    for order, part in enumerate(parts):
        own = part.dimension
        if own == "rest":
            if dimension:
                found[dimension].append(part)
            continue
        if own == "carried" and order == 0:
            own = "carried"
        elif own not in _PARTS:
            break
        dimension = own
        found.setdefault(own, []).append(part)
    return found


def _is_complete(parts: list[Statement]) -> bool:
    """Natural persons and legal persons together are all applicants."""
    targets = {target for part in parts for target in part.targets}
    return {"natural_person", "legal"} <= targets


def percents(words: Words) -> Iterator[Percent]:
    """Every percentage of which both numbers stand in its sentence."""
    for said in words.said:
        for share in said.shares:
            found = _percent(said, share)
            if found is not None:
                yield found


def _percent(said: Said, share: Share) -> Percent | None:
    if not share.token.exact:
        return None
    before = said.numbers[: share.order]
    changes = [token for token in share.back if token.kind == "change"]
    ups = [token for token in changes if token.value in ("up", "down")]
    if ups:
        return _growth(said, share, before, ups[-1].value)
    if changes or not any(token.kind == "share" for token in share.back) or len(before) < 2:
        return None
    part = before[-1]
    wholes = [n for n in before[:-1] if not n.part and n.amount >= part.amount and n.amount > 0]
    if not wholes or part.dimension in ("change", "foreign"):
        return None
    candidates = [
        Percent(
            said,
            share,
            (part.amount * _HUNDRED / whole.amount).quantize(Decimal("0.01")),
            part.amount,
            whole.amount,
        )
        for whole in reversed(wholes)
    ]
    return next((one for one in candidates if one.holds), candidates[0])


def _growth(said: Said, share: Share, before: list[Statement], way: str) -> Percent | None:
    """较上年的20件增长50%: needs this year's number and last year's."""
    last = [n for n in before if n.dimension.startswith("year:")]
    this = [n for n in before if n.targets and n.targets[0] in GENERIC]
    if len(last) != 1 or len(this) != 1 or last[0].amount == 0:
        return None
    change = (this[0].amount - last[0].amount) * _HUNDRED / last[0].amount
    should = (change if way == "up" else -change).quantize(Decimal("0.01"))
    return Percent(said, share, should, this[0].amount, last[0].amount)
