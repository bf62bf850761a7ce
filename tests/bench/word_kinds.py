"""Cells right and milliseconds a report for docx, odt, rtf and doc.

    python -m tests.bench.word_kinds [REPORTS] [SEED]

Random figures as they are really printed, both forms. The files are made by hand, and where
LibreOffice is installed every twentieth report is made by it too. A cell is right if its text
stands at its place in the grid that was read, silently wrong if it does not and is not marked.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from app.forms.grid import GridShape
from app.forms.load import load_forms
from app.reading.doc import read_doc
from app.reading.document import Read
from app.reading.docx import read_docx
from app.reading.odt import read_odt
from app.reading.rtf import read_rtf
from tests.reading.word_files import (
    SOFFICE,
    Content,
    addresses,
    convert,
    docx,
    docx_body,
    odt,
    odt_body,
    report_content,
    rtf,
    rtf_body,
)

PRINTED = (
    "", "/", "／", "—", "无", "不涉及", "1,234", "１２", "１，２３４", "160.5964万元", "22（其中修订16件）",
    "+19", "减4", "－7", "12.39205", "一件", "〇", "5105\n4", " 7 ", "\u00a0",
)  # fmt: skip
HAND: dict[str, tuple[Callable[[Content], bytes], Callable[[bytes], Read]]] = {
    "docx": (lambda content: docx(docx_body(content)), read_docx),
    "odt": (lambda content: odt(odt_body(content).replace("\n", "<text:line-break/>")), read_odt),
    "rtf": (lambda content: rtf(rtf_body(content)), read_rtf),
}
OFFICE: dict[str, Callable[[bytes], Read]] = {
    "docx": read_docx,
    "odt": read_odt,
    "rtf": read_rtf,
    "doc": lambda data: read_doc(data, ask_office=False),
}


class Score(NamedTuple):
    """What came of one report."""

    right: int
    flagged: int
    wrong: int
    seconds: float


def score(content: Content, data: bytes, read: Callable[[bytes], Read]) -> Score:
    """The places of a report's grids against what was read."""
    begin = time.perf_counter()
    found = read(data)
    seconds = time.perf_counter() - begin
    right = flagged = wrong = 0
    grids = [each for each in content if isinstance(each, GridShape)]
    for at, grid in enumerate(grids):
        ours = list(_texts(found, at)) if at < len(found.grids) else []
        theirs = [place.text for place in sorted(grid.places, key=lambda each: (each.row, each.column))]
        for index, text in enumerate(theirs):
            got, certain = ours[index] if index < len(ours) else (None, True)
            if got is not None and _plain(got) == _plain(text):
                right += 1
            elif certain:
                wrong += 1
            else:
                flagged += 1
    return Score(right, flagged, wrong, seconds)


def _texts(read: Read, at: int) -> Iterator[tuple[str, bool]]:
    for cell in read.grids[at].cells:
        yield read.text[cell.start : cell.end], cell.certain


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("\u00a0", "").strip("\n")


def main() -> None:
    """Measure and print one line for each kind."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    forms = load_forms(Path(__file__).parents[2] / "resources" / "forms")
    scores: dict[str, list[Score]] = {}
    for number in range(reports):
        form = forms.form(chance.choice(["2019", "2021"]))
        figures = {
            address: chance.choice(PRINTED) if chance.random() < 0.2 else str(chance.randrange(100_000))
            for address in addresses(form)
        }
        content = report_content(form, figures)
        for kind, (make, read) in HAND.items():
            scores.setdefault(f"{kind} by hand", []).append(score(content, make(content), read))
        if SOFFICE and number % 20 == 0:
            source = HAND["docx"][0](content)
            for kind, read in OFFICE.items():
                made = convert(source, "docx", kind)
                scores.setdefault(f"{kind} by LibreOffice", []).append(score(content, made, read))
    print(f"{'kind':24}{'reports':>8}{'cells':>9}{'right':>9}{'flagged':>8}{'wrong':>7}{'ms':>8}")
    for name, each in scores.items():
        right, flagged, wrong = (sum(one[column] for one in each) for column in (0, 1, 2))
        middle = 1000 * statistics.median(one.seconds for one in each)
        total = right + flagged + wrong
        print(f"{name:24}{len(each):8}{total:9}{right:9}{flagged:8}{wrong:7}{middle:8.1f}")


if __name__ == "__main__":
    main()
