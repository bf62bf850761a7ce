"""What a command is, and the statuses with which one ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.record import NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

FINE, FAULTY, UNREADABLE = 0, 1, 2
"""Exit status: done, done but there is an error to be told, and: could not be done at all."""

WRITTEN = """退出状态：0 已写出；2 没有写出，原因见提示。
Exit status: 0 written, 2 not written."""
"""For the help of whatever writes one file."""


class Command(NamedTuple):
    """One command."""

    usage: str
    """Its options and arguments, as they stand after ``gouji NAME``."""
    summary: str
    """One line, for the list of all commands."""
    help: str
    """What it does, with its exit statuses, in Chinese and in short in English."""
    add_options: Callable[[argparse.ArgumentParser], object]
    """Declares its options and arguments."""
    run: Callable[[argparse.Namespace], int]
    """Does it and returns the exit status."""


def no_options(_: argparse.ArgumentParser) -> None:
    """For a command without any."""
