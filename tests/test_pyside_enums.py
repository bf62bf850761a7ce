"""PySide's enums, made quickly: nothing in them is other than Python would have made it."""

from __future__ import annotations

import enum
import pickle
import subprocess
import sys

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from app import pyside_enums
from app.pyside_enums import EnumClass

NAMED = [("One", 1), ("Two", 2)]


PYSIDES: list[EnumClass] = [
    found
    for scope in (QtCore.Qt, QtCore.QEvent, QtCore.QLocale, QtGui.QPalette, QtGui.QFont, QtWidgets.QStyle)
    for found in vars(scope).values()
    if isinstance(found, enum.EnumType)
]


@pytest.fixture(autouse=True)
def _ordinary(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is replaced is put back."""
    monkeypatch.setattr(enum.EnumType, "_create_", vars(enum.EnumType)["_create_"])


@pytest.mark.parametrize("pysides", PYSIDES, ids=lambda pysides: pysides.__qualname__)
def test_an_enum_of_pyside_comes_out_as_python_makes_it(pysides: EnumClass) -> None:
    kind = pysides.__mro__[1]
    names = [(name, member.value) for name, member in pysides.__members__.items()]
    assert pyside_enums.is_plain(kind, names) or any(name.startswith("_") for name, _ in names)
    ordinary = kind(pysides.__name__, names, module="there", boundary=enum.KEEP)
    quick = pyside_enums.made(kind, pysides.__name__, names, "there")
    assert pyside_enums.told(quick) == pyside_enums.told(ordinary)
    assert [one.name for one in quick] == [one.name for one in ordinary]


@pytest.mark.parametrize("kind", pyside_enums.KINDS)
def test_every_kind_comes_out_as_python_makes_it(kind: EnumClass) -> None:
    ordinary = kind("Sample", pyside_enums.SAMPLE, module="there", boundary=enum.KEEP)
    quick = pyside_enums.made(kind, "Sample", pyside_enums.SAMPLE, "there")
    assert pyside_enums.told(quick) == pyside_enums.told(ordinary)
    assert quick["Same"] is quick.Four is quick(4)


def test_flags_can_be_joined_and_keep_what_they_do_not_know() -> None:
    flags = pyside_enums.made(enum.Flag, "Flags", NAMED, "there")
    both = flags.One | flags.Two
    assert both.value == 3
    assert flags.One in both
    assert list(both) == [flags.One, flags.Two]
    assert flags(8).value == 8
    assert ~flags.One == flags.Two


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ([], "empty: it is the pattern"),
        ("One Two", "a text"),
        (["One", "Two"], "no numbers"),
        ([("One", 1), ("One", 2)], "a name twice"),
        ([("name", 1)], "what every enum has"),
        ([("_One", 1)], "not public"),
        ([("mro", 1)], "no enum may have it"),
        ([("", 1)], "no name"),
        ([("One", "1")], "no number"),
        ([("One", True)], "no plain number"),
        ([(1, 1)], "no name"),
        ((("One", 1),), "no list"),
    ],
)
def test_what_is_not_plain_is_left_to_python(names: object, why: str) -> None:
    assert not pyside_enums.is_plain(enum.IntEnum, names), why
    assert not pyside_enums.is_plain(pyside_enums.made(enum.IntEnum, "Other", NAMED, "there"), NAMED)


def test_enums_of_others_are_made_by_python_as_before() -> None:
    pyside_enums.make_quickly()
    assert hasattr(vars(enum.EnumType)["_create_"], "quick")
    colour = enum.Enum("colour", "RED GREEN")
    assert [one.value for one in colour] == [1, 2]
    assert colour.__module__ == __name__
    text = enum.Enum("text", [("A", "a")], type=str)
    assert isinstance(text.A, str)
    assert pickle.loads(pickle.dumps(enum.KEEP)) is enum.KEEP


def test_a_python_that_makes_other_enums_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(new: EnumClass) -> dict[str, object]:
        return {"something": id(new)}

    before = vars(enum.EnumType)["_create_"]
    monkeypatch.setattr(pyside_enums, "told", told)
    pyside_enums.make_quickly()
    assert vars(enum.EnumType)["_create_"] is before


SCRIPT = """
from app.pyside_enums import make_quickly
make_quickly()
import pickle
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, "a")
assert event.modifiers() == modifiers and event.key() == Qt.Key.Key_A == 65
assert event.type() is QEvent.Type.KeyPress and event.type() == QEvent.KeyPress
assert Qt.Key(0x20) is Qt.Key.Key_Space and Qt.Key.Key_Any is Qt.Key.Key_Space
assert Qt.AlignmentFlag.AlignCenter == Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
assert repr(Qt.Key.Key_A) == "<Key.Key_A: 65>" and Qt.Key.__module__ == "PySide6.QtCore"
assert Qt.Key.__qualname__ == "Qt.Key" and pickle.loads(pickle.dumps(Qt.Key.Key_B)) is Qt.Key.Key_B
print("same")
"""


def test_pyside_takes_them_for_its_own() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("same\n", "")
