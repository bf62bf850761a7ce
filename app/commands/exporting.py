"""What memo, annotate and correct have in common: one report in, one file out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import FINE, UNREADABLE
from app.commands.reports import load, reviews, sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from app.review.review import Review


def export(options: argparse.Namespace, write: Callable[[Review, Path], None], what: str) -> int:
    """Open one report, write something of it, and say so, or why not; returns the exit status."""
    from app.memo.write import MemoProblem

    path = Path(options.path)
    [(_, result)] = reviews([(path, None)], *load())
    if isinstance(result, Exception):
        print(sentence(path, result), file=sys.stderr)
        return UNREADABLE
    try:
        write(result, Path(options.output))
    except MemoProblem as problem:
        print(problem.message, file=sys.stderr)
        return UNREADABLE
    print(f"{what}已写到 {options.output}。", file=sys.stderr)
    return FINE
