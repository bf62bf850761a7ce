"""Finding words: in the source text, then in the tables, then in the findings. No widgets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.record import NamedTuple
from app.report.address import FACTS, Address, fact_address
from app.review.review import Review
from app.ui.grid_looks import shown_text

MOST: Final = 2000
"""Hits in the text beyond this are not counted: nobody walks them."""

_HALF_WIDTH: Final = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


class Hit(NamedTuple):
    """A place where the words stand: a piece of the text, a cell or its label, or a finding by its id."""

    start: int = 0
    end: int = 0
    finding: str = ""
    cell: Address = ""
    label: bool = False

    @property
    def part(self) -> str:
        """What the place is part of: "text", "findings", or the name of a table."""
        if self.finding:
            return "findings"
        return self.cell.partition("/")[0] or "text"


class Part(NamedTuple):
    """The hits of one part: how many there are, and the first one's number."""

    name: str
    first: int
    total: int


def folded(text: str) -> str:
    """The text with letters and figures of one width and case; every character keeps its place."""
    narrow = text.translate(_HALF_WIDTH)
    lower = narrow.lower()
    return lower if len(lower) == len(narrow) else narrow  # a letter may become two: İ


def find(review: Review, words: str) -> list[Hit]:
    """All hits, whatever the case and width of letters: in the text, in tables, in findings."""
    wanted = folded(words)
    if not wanted.strip():
        return []
    hits: list[Hit] = []
    text = folded(review.report.text)
    at = text.find(wanted)
    while at >= 0 and len(hits) < MOST:
        hits.append(Hit(at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    hits.extend(_in_tables(review, wanted))
    for finding in review.checks.findings:
        if wanted in folded(finding.message) or wanted in folded(finding.place):
            hits.append(Hit(finding=finding.id))
    return hits


def parts(hits: list[Hit]) -> list[Part]:
    """The parts with hits, in the order in which they are walked."""
    found: dict[str, Part] = {}
    for number, hit in enumerate(hits):
        before = found.get(hit.part, Part(hit.part, number, 0))
        found[hit.part] = before._replace(total=before.total + 1)
    return list(found.values())


def _in_tables(review: Review, wanted: str) -> Iterator[Hit]:
    """The facts, then table by table: labels of rows and columns, then cells."""
    cells = review.report.cells
    labels = [(fact_address(name), label) for name, label in FACTS.items()]
    for ref in review.report.blocks:
        block = review.forms.block(ref.form, ref.table, ref.block)
        first_row, first_column = block.rows[0].id, block.columns[0].id
        labels += [(f"{ref.table}/{row.id}/{first_column}", row.label) for row in block.rows]
        labels += [(f"{ref.table}/{first_row}/{column.id}", column.label) for column in block.columns]
    by_table: dict[str, list[Hit]] = {"report": [], **{table: [] for table in review.forms.table_ids}}
    for address, label in labels:
        if address in cells and wanted in folded(label):
            by_table[address.partition("/")[0]].append(Hit(cell=address, label=True))
    for address, cell in cells.items():
        if wanted in folded(shown_text(cell)):
            by_table[address.partition("/")[0]].append(Hit(cell=address))
    for found in by_table.values():
        yield from found
