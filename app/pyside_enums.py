"""PySide's enums, made in a fifth of the time.

PySide makes its enums when they are first met, by Python's functional interface: 250 classes with 3600
members until a report is shown. That takes 60 ms, for :mod:`enum` prepares each class and each member for
all that a class body may say. What comes from PySide is always the same plain thing, a list of names with
their numbers; here such a class is made after a pattern, which ``enum`` made, and its members at once.

What comes out is the same, attribute by attribute. Python has no public door for this, and its enums change
from version to version: a sample is made both ways first, and where there is any difference, as for
everything that is not such a list, the ordinary way is taken.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable
from typing import Any, Final, TypeAlias

KINDS: Final = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
"""What PySide makes its enums of."""
SAMPLE: Final = [("Zero", 0), ("Four", 4), ("One", 1), ("Both", 5), ("Same", 4), ("Far", 1 << 31)]
"""With all that flags and numbers can have: none, no order, several bits, one value twice, a large one."""

EnumClass: TypeAlias = Any
"""A class of enums. The stubs know nothing of what is below its surface."""
Pairs: TypeAlias = list[tuple[str, int]]

_own_names = {kind: {"mro"}.union(*map(vars, kind.__mro__)) for kind in KINDS}
_patterns: dict[EnumClass, dict[str, Any]] = {}


def make_quickly() -> None:
    """Have this process make PySide's enums so, where its Python is as it is known here."""
    ordinary: Callable[..., EnumClass] | None = vars(enum.EnumType).get("_create_")
    if ordinary is None or hasattr(ordinary, "quick") or not _is_known():
        return

    def create(
        cls: EnumClass,
        class_name: str,
        names: object,
        *,
        module: str | None = None,
        qualname: str | None = None,
        type: object = None,
        start: int = 1,
        boundary: enum.FlagBoundary | None = None,
    ) -> EnumClass:
        if module is None:  # the one that asks, which is found by counting calls
            module = sys._getframe(2).f_globals.get("__name__")
        if qualname is None and type is None and boundary is enum.KEEP and is_plain(cls, names):
            return made(cls, class_name, names, module)  # type: ignore[arg-type]
        return ordinary(
            cls,
            class_name,
            names,
            module=module,
            qualname=qualname,
            type=type,
            start=start,
            boundary=boundary,
        )

    create.quick = True  # type: ignore[attr-defined]
    enum.EnumType._create_ = create  # type: ignore[attr-defined]


def is_plain(kind: EnumClass, names: object) -> bool:
    """Whether these are names with numbers, at least one, and none means more to an enum of this kind."""
    if kind not in _own_names or type(names) is not list or not names:
        return False
    try:
        known = {name for name, value in names if type(value) is int and name[0] != "_"}
    except (TypeError, ValueError, IndexError):  # no pairs, or no texts
        return False
    return len(known) == len(names) and known.isdisjoint(_own_names[kind])


def made(kind: EnumClass, name: str, names: Pairs, module: str | None) -> EnumClass:
    """The class that ``enum`` would make of plain names, with flags that keep what they do not know."""
    if kind not in _patterns:
        empty = kind("Pattern", [], module="", boundary=enum.KEEP)
        _patterns[kind] = {key: field for key, field in vars(empty).items() if key != "__qualname__"}
    body = {
        key: field.copy() if type(field) in (list, dict) else field for key, field in _patterns[kind].items()
    }
    body["__module__"] = module
    new = type.__new__(enum.EnumType, name, (kind,), body)  # that of EnumType is for class bodies
    _put_members(new, names)
    return new


def _put_members(new: EnumClass, names: Pairs) -> None:
    by_name, by_value, listed = new._member_map_, new._value2member_map_, new._member_names_
    is_flag, is_number = issubclass(new, enum.Flag), issubclass(new, int)
    put = type.__setattr__  # that of EnumType asks whether it is a member already
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = int.__new__(new, value) if is_number else object.__new__(new)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = new
            member._sort_order_ = len(listed)
            by_value[value] = member
            if not is_flag or _is_bit(value):
                listed.append(name)
        put(new, name, member)
        by_name[name] = member
    if is_flag:
        for value in by_value:
            new._flag_mask_ |= value
            new._singles_mask_ |= value if _is_bit(value) else 0
        new._all_bits_ = (1 << new._flag_mask_.bit_length()) - 1
        ordered = [by_name[name]._value_ for name in listed]
        if ordered != sorted(ordered):
            new._iter_member_ = new._iter_member_by_def_


def _is_bit(value: int) -> bool:
    return value > 0 and not value & (value - 1)


def _is_known() -> bool:
    """Whether a sample comes out the same both ways."""
    try:
        kind: EnumClass = enum.IntFlag
        ordinary = kind("Sample", SAMPLE, module="", boundary=enum.KEEP)
        return told(made(kind, "Sample", SAMPLE, "")) == told(ordinary)
    except Exception:  # whatever an unknown Python does not like
        return False


def told(new: EnumClass) -> dict[str, object]:
    """All that a class and its members say of themselves, comparable with that of another class."""

    def plain(value: object) -> object:
        if isinstance(value, new):
            return [(name, None if field is new else field) for name, field in vars(value).items()]
        if isinstance(value, dict):
            return [(key, plain(one)) for key, one in value.items()]
        return getattr(value, "__func__", value)  # a class method of this class is not that of another

    return {"": new.__mro__[1:], **{name: plain(value) for name, value in vars(new).items()}}
