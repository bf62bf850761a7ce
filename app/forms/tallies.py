"""Tallies of a block written out: one instance for every column or row."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from app.forms.model import Block, TallyRule, expand
from app.record import NamedTuple


class Tally(NamedTuple):
    """One sum that must hold: the addresses of both sides.

    ``subject`` is ``table/row`` or ``table/*/column``, ``label`` the name of that row or column.
    """

    data: TallyRule
    subject: str
    label: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The id of the rule that this is an instance of."""
        return self.data.rule

    @property
    def addresses(self) -> tuple[str, ...]:
        """All cells of the tally."""
        return self.left + self.right

    @property
    def relation(self) -> Literal["=", "<="]:
        """How the sums of the two sides must relate."""
        return self.data.relation


@lru_cache(maxsize=256)
def tallies(table: str, block: Block) -> tuple[Tally, ...]:
    """All tallies of a block, in the order of the form file."""
    found = []
    for data in block.tallies:
        if data.each == "column":
            parts = {column.id: column.label for column in block.columns}
            only = [id for name in data.only for id in expand(name, block.columns)] or list(parts)
            for id in only:
                left, right = _rows(table, block, data.left, id), _rows(table, block, data.right, id)
                found.append(Tally(data, f"{table}/*/{id}", parts[id], left, right))
        else:
            parts = {row.id: row.name for row in block.rows}
            only = [id for name in data.only for id in expand(name, block.rows)] or list(parts)
            for id in only:
                left, right = _columns(table, block, data.left, id), _columns(table, block, data.right, id)
                found.append(Tally(data, f"{table}/{id}", parts[id], left, right))
    return tuple(found)


def _rows(table: str, block: Block, names: tuple[str, ...], column: str) -> tuple[str, ...]:
    return tuple(f"{table}/{id}/{column}" for name in names for id in expand(name, block.rows))


def _columns(table: str, block: Block, names: tuple[str, ...], row: str) -> tuple[str, ...]:
    return tuple(f"{table}/{row}/{id}" for name in names for id in expand(name, block.columns))
