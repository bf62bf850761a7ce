"""Placing values under the heads of their own columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from app.parsing.tokens import SPACES, At, Token
from app.record import NamedTuple

Placed: TypeAlias = tuple[Token | None, ...]
"""A value for each column of the form, None where nothing is printed."""


class Unknown(NamedTuple):
    """The heads over a column that the form does not have (小计).

    ``behind`` is the index of the form's column to their left, None if that is not plain.
    """

    behind: int | None
    tokens: tuple[Token, ...]


class Heads:
    """The column heads of a block as printed: a list of tokens for each column, in the form's order.

    ``wider`` says that more columns are printed than the form has.
    """

    def __init__(self, known: Sequence[Sequence[Token]], unknown: Sequence[Unknown] = ()) -> None:
        self.known, self.unknown = known, unknown
        self.wider = sum(map(bool, known)) + len(unknown) > len(known)
        self._frames: dict[int, Frame | None] = {}

    def frame(self, frame: int) -> Frame | None:
        """The heads as they stand in a frame; None if one is not in it or two stand over one another."""
        if frame not in self._frames:
            self._frames[frame] = self._frame(frame)
        return self._frames[frame]

    def _frame(self, frame: int) -> Frame | None:
        ranges = [at for tokens in self.known if (at := _range(tokens, frame))]
        order = sorted(ranges, key=lambda at: at.left)
        if len(ranges) < len(self.known) or any(a.right > b.left for a, b in pairwise(order)):
            return None
        others = [head.at for each in self.unknown for head in each.tokens if head.at]
        return Frame(ranges, [at for at in others if at.frame == frame], ranges == order)


class Frame:
    """The places of a block's heads in one frame, and of those over columns that the form does not have.

    ``in_order`` says that they stand from left to right as in the form.
    """

    def __init__(self, known: Sequence[At], others: Sequence[At], in_order: bool) -> None:
        self.in_order = in_order
        self._known, self._others = known, others
        self._over: dict[At, tuple[int, ...]] = {}

    def over(self, at: At) -> tuple[int, ...]:
        """The columns whose heads stand over a place."""
        found = self._over.get(at)
        if found is None:
            found = tuple(index for index, head in enumerate(self._known) if _overlap(at, head))
            self._over[at] = found
        return found

    def under_another(self, at: At) -> bool:
        """Whether a head stands over a place whose column the form does not have."""
        return any(_overlap(at, head) for head in self._others)


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
    at = values[0].at if values else None
    heads_there = heads.frame(at.frame) if at else None
    if at is None or heads_there is None:
        return None
    frame = at.frame
    found: list[Token | None] = [None] * len(heads.known)
    for value in values:
        at = value.at
        if at is None or at.frame != frame:
            return None
        over = heads_there.over(at)
        if not value.raw:
            for index in over:
                found[index] = found[index] or value
        elif len(over) == 1:
            old = found[over[0]]
            if old is None or not old.raw:
                found[over[0]] = value
            elif old.raw != value.raw:
                return None
        elif over or not heads_there.under_another(at):
            return None
    if frame < SPACES and None in found:
        return None  # a cell is missing, and with it the certainty
    return tuple(found)


def _range(tokens: Iterable[Token], frame: int) -> At | None:
    found = [token.at for token in tokens if token.at and token.at.frame == frame]
    if not found:
        return None
    return At(frame, min(at.left for at in found), max(at.right for at in found))


def _overlap(one: At, other: At) -> bool:
    return one.left < other.right and other.left < one.right
