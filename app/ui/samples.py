"""The shipped samples, with the titles that stand in them and what each one shows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from app import paths
from app.record import NamedTuple
from app.ui.language import marked

_CONTEXT: Final = "samples"
SHOWN: Final = {
    "tally-faults-2021": marked("samples", "勾稽不平"),
    "signed-2025": marked("samples", "落款日期有误"),
    "blank-and-shifted-2023": marked("samples", "空白、错列"),
    "form-2019": marked("samples", "2019 表式"),
    "clean-2021": marked("samples", "没有问题"),
}
"""What each sample is there for, the most telling one first."""


class Sample(NamedTuple):
    """A shipped report: its title, what it shows (nothing, if nobody has said), its file."""

    title: str
    shows: str
    path: Path


def samples() -> list[Sample]:
    """The samples; an installation may leave them out."""
    order = list(SHOWN)
    found = []
    for path in sorted((paths.resources() / "samples").glob("*.txt")):
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            title = file.readline().strip() or path.stem
        shows = SHOWN.get(path.stem, "")
        found.append(Sample(title, QCoreApplication.translate(_CONTEXT, shows) if shows else "", path))
    return sorted(found, key=lambda one: order.index(one.path.stem) if one.path.stem in order else len(order))
