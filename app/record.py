"""``NamedTuple`` as that of :mod:`typing`, made in half the time.

A start makes 70 such classes, ``gouji check`` 130. For each field typing compiles what the annotation
says, which nobody here asks for before it is asked: that was a tenth of ``gouji check``. Here the
annotations stay the texts that they are, and ``typing.get_type_hints`` reads them as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Maker(type):
        """Gives the class of the tuples in the place of the class that is written down."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, object]) -> type:
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = fields
            for key, value in body.items():
                if key not in fields and key not in ("__module__", "__annotations__"):
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
