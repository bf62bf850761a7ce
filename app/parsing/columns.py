"""Placing values under the heads of their own columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from app.parsing.tokens import SPACES, At, Token

Placed: TypeAlias = tuple[Token | None, ...]
"""A value for each column of the form, None where nothing is printed."""


class Unknown(NamedTuple):
    """The heads over a column that the form does not have (小计).

    ``behind`` is the index of the form's column to their left, None if that is not plain.
    """

    behind: int | None
    tokens: tuple[Token, ...]


class Heads(NamedTuple):
    """The column heads of a block as printed: a list of tokens for each column, in the form's order."""

    known: tuple[tuple[Token, ...], ...]
    unknown: tuple[Unknown, ...] = ()

    @property
    def wider(self) -> bool:
        """Whether more columns are printed than the form has."""
        return sum(map(bool, self.known)) + len(self.unknown) > len(self.known)


def without_unknown(values: Sequence[Token], heads: Heads) -> tuple[Token, ...] | None:
    """The values without those of the columns that the form does not have.

    None unless there is a value for every head and it is plain between which columns those stand.
    """
    columns = len(heads.known)
    if len(values) != columns + len(heads.unknown) or not all(heads.known):
        return None
    behind = sorted(each.behind for each in heads.unknown if each.behind is not None)
    if len(behind) < len(heads.unknown):
        return None
    dropped = {index + number + 1 for number, index in enumerate(behind)}
    return tuple(value for index, value in enumerate(values) if index not in dropped)


def place(values: Sequence[Token], heads: Heads) -> Placed | None:
    """Each value under its head, or None if the heads do not tell.

    They do if every column's head stands in the frame of the values and every value overlaps
    exactly one. Values under an unknown head are left out; a value repeated under one head, as in
    a merged cell written out, counts once.
    """
    frames = {value.at.frame for value in values if value.at}
    if len(frames) != 1 or any(value.at is None for value in values):
        return None
    frame = frames.pop()
    ranges = [_range(tokens, frame) for tokens in heads.known]
    if any(each is None for each in ranges):
        return None
    known = [each for each in ranges if each]
    others = [head.at for each in heads.unknown for head in each.tokens if head.at and head.at.frame == frame]
    order = sorted(known, key=lambda at: at.left)
    if any(a.right > b.left for a, b in pairwise(order)):
        return None
    found: list[Token | None] = [None] * len(known)
    for value in values:
        if value.at is None:
            return None
        under = [index for index, head in enumerate(known) if _overlap(value.at, head)]
        if not value.raw:
            for index in under:
                found[index] = found[index] or value
        elif len(under) == 1:
            old = found[under[0]]
            if old is not None and old.raw and old.raw != value.raw:
                return None
            found[under[0]] = old if old is not None and old.raw else value
        elif under or not any(_overlap(value.at, head) for head in others):
            return None
    if frame < SPACES and any(value is None for value in found):
        return None  # a cell is missing, and with it the certainty
    return tuple(found)


def in_order(heads: Heads, frame: int) -> bool:
    """Whether the heads stand from left to right as in the form."""
    lefts = [at.left for tokens in heads.known if (at := _range(tokens, frame))]
    return lefts == sorted(lefts)


def _range(tokens: Iterable[Token], frame: int) -> At | None:
    found = [token.at for token in tokens if token.at and token.at.frame == frame]
    if not found:
        return None
    return At(frame, min(at.left for at in found), max(at.right for at in found))


def _overlap(one: At, other: At) -> bool:
    return one.left < other.right and other.left < one.right
