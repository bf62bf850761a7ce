"""A report as read against its truth, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.report.cell import Cell, CellState
from app.report.report import Report
from tests.generator.figures import Figure


@dataclass(slots=True)
class Score:
    """Cells that are right and certain, flagged (uncertain, unreadable, absent) or silently wrong."""

    right: int = 0
    flagged: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """All cells compared."""
        return self.right + self.flagged + len(self.wrong)

    def add(self, other: Score) -> None:
        """Count another report as well."""
        self.right += other.right
        self.flagged += other.flagged
        self.wrong += other.wrong


def compare(report: Report, truth: Mapping[str, Figure]) -> Score:
    """Every cell that was printed, and every cell that was read without having been printed."""
    score = Score()
    loose = {row.address for table in report.tables.values() for row in table.rows if not row.fits}
    for address, figure in truth.items():
        cell = report.cells.get(address)
        if cell is not None and (cell.state, cell.value) == (figure.state, figure.value):
            if cell.certain and address.rpartition("/")[0] not in loose:
                score.right += 1
            else:
                score.flagged += 1
        elif cell is not None and _flagged(cell, loose):
            score.flagged += 1
        else:
            score.wrong.append(f"{address}: {figure.raw!r} read as {_shown(cell)}")
    for address, cell in report.cells.items():
        printed = address.startswith("report/") or address in truth or cell.state is CellState.ABSENT
        if not printed and not _flagged(cell, loose):
            score.wrong.append(f"{address}: not printed, read as {_shown(cell)}")
    for cell in report.cells.values():
        if cell.span is not None and report.text[cell.span.start : cell.span.end] != cell.raw:
            score.wrong.append(f"{cell.address}: {cell.raw!r} does not stand at {cell.span}")
    return score


def _flagged(cell: Cell, loose: set[str]) -> bool:
    return (
        not cell.certain
        or cell.state in (CellState.ABSENT, CellState.UNREADABLE)
        or cell.address.rpartition("/")[0] in loose
    )


def _shown(cell: Cell | None) -> str:
    return "nothing" if cell is None else f"{cell.raw!r} ({cell.state.value})"
