"""Patterns from the kept file are those that the compiler makes, whatever becomes of the file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.patterns import compiled, restored
from tests.conftest import SAMPLES

ROOT = Path(__file__).parents[1]

START = """
import sys, re
from app.cli import main
ordinary = re._compiler.compile
asked = []
re._compiler.compile = lambda pattern, flags=0: asked.append(pattern) or ordinary(pattern, flags)
sys.argv[0] = "gouji"
status = main()
print(*map(repr, asked), sep="\\n", file=sys.stderr)
sys.exit(status)
"""
"""``gouji``, telling which patterns the compiler was asked for from the start of main() on."""


def check(home: Path, name: str = "clean-2021") -> tuple[bytes, list[str]]:
    """The output of ``gouji check`` in a process, and what it had to compile."""
    done = subprocess.run(
        [sys.executable, "-c", START, "check", str(SAMPLES / f"{name}.txt")],
        cwd=ROOT,
        env=os.environ | {"GOUJI_HOME": str(home)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout, [line for line in done.stderr.decode().splitlines() if line]


def kept(home: Path) -> Path:
    [file] = (home / "cache").glob("patterns-*")
    return file


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        ("", 0),
        (r"第(?P<number>\d+)条|(?P<other>[一二三四五六七八九十百]+)(?:项|条)?", 0),
        (r"(?P<a>x)(y)(?P<c>z)(?(a)1|2)", 0),
        (r"[\u4e00-\u9fff]{2,4}(?=。)(?<!不)是", 0),
        (r"^ [ ]* (表|Table) $", re.IGNORECASE | re.MULTILINE | re.VERBOSE),
        (r"(?i:abc)ſ\w*?", re.ASCII),
        (r"a++b(?>c|cd)", 0),
        (rb"[\x80-\xff]+(?P<rest>.)", re.DOTALL),
    ],
)
def test_a_restored_pattern_is_the_compiled_one(pattern: str | bytes, flags: int) -> None:
    made: re.Pattern[Any] = restored(pattern, compiled(pattern, int(flags)))
    ordinary: re.Pattern[Any] = re.compile(pattern, flags)
    assert made == ordinary  # compares the code
    assert (made.flags, made.groups, dict(made.groupindex)) == (
        ordinary.flags,
        ordinary.groups,
        dict(ordinary.groupindex),
    )
    words = "第12条、七项 是表 abcſ xyz1 aabcd"
    text = words if isinstance(pattern, str) else words.encode()
    assert [m.groupdict() for m in made.finditer(text)] == [m.groupdict() for m in ordinary.finditer(text)]


def test_the_second_start_compiles_nothing_and_says_the_same(home: Path) -> None:
    first, asked = check(home)
    assert len(asked) > 50
    assert kept(home).exists()
    second, asked_again = check(home)
    assert second == first
    assert asked_again == []


@pytest.mark.parametrize("damage", ["cut", "changed", "other version", "empty"])
def test_a_kept_file_that_cannot_be_used_is_made_again(home: Path, damage: str) -> None:
    first, _ = check(home)
    file = kept(home)
    whole = file.read_bytes()
    file.write_bytes(
        {
            "cut": whole[:-100],
            "changed": whole[:-1] + bytes([whole[-1] ^ 1]),
            "other version": whole.replace(b"gouji ", b"gouji 9", 1),
            "empty": b"",
        }[damage]
    )
    again, asked = check(home)
    assert again == first
    assert len(asked) > 50
    assert check(home) == (first, [])


def test_the_words_of_another_report_do_not_write_the_file_again(home: Path) -> None:
    check(home)
    before = kept(home).stat().st_mtime_ns
    _, asked = check(home, "form-2019")
    assert len(asked) < 16
    assert kept(home).stat().st_mtime_ns == before


def test_without_a_folder_to_write_in_everything_is_compiled(home: Path) -> None:
    (home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert check(home) == check(home)
