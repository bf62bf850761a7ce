"""Sums written out for print: what the window shows, without the zeros of a long sum."""

from __future__ import annotations

from app.checking.explain import Explanation, Piece
from app.memo.model import Run
from app.report.address import Address
from app.report.finding import Finding

_LONG = 7
_PLUS = "＋"


def written_out(finding: Finding, explanation: Explanation) -> tuple[tuple[Run, ...], ...]:
    """The lines of the sum; none where the finding has no sum.

    Of a side with more than seven addends those that are 0 are counted and left out.
    """
    if finding.sum is None:
        return ()
    zeros: set[Address] = set()
    for side in (finding.sum.left, finding.sum.right):
        if len(side) > _LONG:
            zeros |= {operand.address for operand in side if not operand.value and not operand.blank}
    return tuple(_line(line, zeros) for line in explanation.lines)


def _line(pieces: tuple[Piece, ...], zeros: set[Address]) -> tuple[Run, ...]:
    kept: list[Piece] = []
    dropped = 0
    for piece in pieces:
        if piece.address not in zeros:
            kept.append(piece)
            continue
        dropped += 1
        if kept and kept[-1].text.strip() == _PLUS:
            kept.pop()
    if kept and kept[0].text.strip() == _PLUS:
        kept.pop(0)
    # Weight for the results only: in a memo every addend of a small sum would be bold.
    runs = [Run(piece.text, piece.emphasis and piece.address is None) for piece in kept]
    if dropped:
        runs.append(Run(f"（其余{dropped}项均为0，从略）"))
    return tuple(runs)
