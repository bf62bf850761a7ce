"""Named tuples by the thousand: a reading makes two thousand of them, and calling the class is dear."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar, TypeVarTuple, cast

_Fields = TypeVarTuple("_Fields")
_Made = TypeVar("_Made")


def maker(kind: Callable[[*_Fields], _Made]) -> Callable[[tuple[*_Fields]], _Made]:
    """Makes values of a kind of named tuple out of a tuple of all its fields, defaults included.

    It takes a third of the time of ``kind(…)``, whose ``__new__`` is a Python function; the types of
    the fields are checked all the same. For what is made once a cell or once a piece of text.
    """
    return cast(Callable[[tuple[*_Fields]], _Made], partial(tuple.__new__, cast(type[tuple[object]], kind)))
