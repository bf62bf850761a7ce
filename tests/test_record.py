"""Our NamedTuple makes what that of typing makes."""

from __future__ import annotations

import ast
import pickle
import typing
from pathlib import Path

from app import record

ROOT = Path(__file__).parents[1]


class Ours(record.NamedTuple):
    """What it is."""

    name: str
    number: int = 3
    seen: tuple[str, ...] = ()

    @property
    def twice(self) -> int:
        """A number."""
        return self.number * 2

    def named(self, name: str) -> Ours:
        """Another one."""
        return self._replace(name=name)


class Theirs(typing.NamedTuple):
    """What it is."""

    name: str
    number: int = 3
    seen: tuple[str, ...] = ()


def test_it_is_made_as_that_of_typing() -> None:
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert Ours.__match_args__ == Theirs.__match_args__
    assert (Ours.__doc__, Ours.__module__, Ours.__bases__) == (
        Theirs.__doc__,
        Theirs.__module__,
        Theirs.__bases__,
    )
    assert Ours.__qualname__ == "Ours"
    assert repr(Ours("a")) == repr(Theirs("a")).replace("Theirs", "Ours")
    assert Ours("a", seen=("b",)) == ("a", 3, ("b",))
    assert not hasattr(Ours("a"), "__dict__")


def test_its_annotations_are_read_as_ever() -> None:
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)


def test_methods_and_copies_are_of_its_kind() -> None:
    one = Ours("a").named("b")
    assert (type(one), one.name, one.twice) == (Ours, "b", 6)
    assert type(pickle.loads(pickle.dumps(one))) is Ours


def test_nobody_here_makes_them_slowly() -> None:
    slow = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "app").rglob("*.py")
        if path.name != "record.py" and "typing.NamedTuple" in _imports(path)
    ]
    assert slow == []


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        f"{node.module}.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
