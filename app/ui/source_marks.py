"""What is marked in the source text: worked out once per change, only drawn when painting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import Span
from app.report.correction import DecisionKind
from app.report.finding import Finding, Severity
from app.review.review import Review
from app.ui.marks import SIGNS, Sign

_GRAVITY = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}
SETTLED = frozenset({DecisionKind.ACCEPTED, DecisionKind.MISREAD})
"""Decisions that say: this is no fault of the report."""


class SourceMark(NamedTuple):
    """A marked piece of the text. ``sign`` None marks words that a finding is about.

    ``outlined``: an operand of the selected finding; ``current``: the selected cell.
    """

    start: int
    end: int
    sign: Sign | None
    outlined: bool = False
    current: bool = False


def is_settled(review: Review, finding: Finding) -> bool:
    """Whether the reviewer decided that the finding is no fault."""
    decision = review.decision(finding.id)
    return decision is not None and decision.kind in SETTLED


def source_marks(review: Review, finding: Finding | None, address: Address) -> tuple[SourceMark, ...]:
    """All marks of a report, for the selected finding and cell, in the order of the text."""
    cells = review.report.cells
    signs: dict[Address, Sign] = {cell.address: Sign.CORRECTED for cell in cells.values() if cell.corrected}
    gravest: dict[Address, int] = {}
    words: list[tuple[Span, bool]] = []
    for known in review.checks.findings:
        if is_settled(review, known):
            continue
        for name in (*known.cells, *known.related):
            if _GRAVITY[known.severity] > gravest.get(name, 0):
                gravest[name] = _GRAVITY[known.severity]
                signs[name] = SIGNS[known.severity]
        if known.span is not None:
            words.append((known.span, finding is not None and known.id == finding.id))
    outlined = {*finding.cells, *finding.related} if finding else set()
    made: dict[tuple[int, int], SourceMark] = {}
    for span, selected in words:
        made[span.start, span.end] = SourceMark(span.start, span.end, None, outlined=selected)
    for name in {*signs, *outlined, *([address] if address else [])}:
        cell = cells.get(name)
        if cell is None or cell.span is None:
            continue
        start, end = cell.span
        made[start, end] = SourceMark(start, end, signs.get(name), name in outlined, name == address)
    return tuple(sorted(made.values(), key=lambda mark: (mark.start, -mark.end)))


def address_at(review: Review, position: int) -> Address:
    """The cell whose text stands at that position, the narrowest if several do; "" if none."""
    found = min(_covering(review, position), default=None)
    return found[1] if found else ""


def _covering(review: Review, position: int) -> Iterator[tuple[int, Address]]:
    for cell in review.report.cells.values():
        if cell.span is not None and cell.span.start <= position <= cell.span.end:
            yield cell.span.end - cell.span.start, cell.address


def addresses_in(review: Review, pieces: Sequence[tuple[int, int]]) -> tuple[Address, ...]:
    """The cells whose text stands in these pieces of the text, in the order of the text."""
    found = sorted(
        (cell.span, cell.address)
        for cell in review.report.cells.values()
        if cell.span is not None and any(_touches(cell.span, start, end) for start, end in pieces)
    )
    return tuple(address for _, address in found)


def _touches(span: Span, start: int, end: int) -> bool:
    if span.start == span.end:
        return start <= span.start <= end
    return span.start < end and start < span.end


def finding_at(review: Review, position: int) -> str:
    """The finding whose words stand at that position; "" if none."""
    spans = [
        (known.span.end - known.span.start, known.id)
        for known in review.checks.findings
        if known.span is not None and known.span.start <= position <= known.span.end
    ]
    return min(spans)[1] if spans else ""


def place_of(review: Review, finding: Finding | None, address: Address) -> Span | None:
    """Where the source should be scrolled to for this finding and cell.

    A finding about a sentence is shown there, unless another cell than its first was gone to.
    """
    if finding and finding.span is not None and finding.sum is None and address in ("", *finding.cells[:1]):
        return finding.span
    names = [address] if address else []
    if finding:
        names += [*finding.cells, *finding.related]
    cells = review.report.cells
    for name in names:
        cell = cells.get(name)
        if cell is not None and cell.span is not None:
            return cell.span
    if finding and finding.span is not None:
        return finding.span
    for name in names:
        table = review.report.tables.get(name.split("/")[0])
        if table is not None and table.span is not None:
            return table.span
    return None
