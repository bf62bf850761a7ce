"""How exactly, and how fast, PDF files are read: cell by cell, over many printed reports.

    python -m tests.bench.pdf [--libreoffice N] [--chromium N] [--qt N] [--seed S]

Prints a table: printer, ruled or not, reports, cells right, flagged, silently wrong, milliseconds a
report (median, longest). LibreOffice (soffice) and Chromium must be installed for their rows; Qt
always is. Qt cuts rows at page ends and drops their text in the margin: its rows measure that such
pages are flagged.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from app.forms.load import load_forms
from app.reading.pdf import read_pdf
from tests.reading.pdf_prints import (
    parsed,
    print_chromium,
    print_libreoffice,
    print_qt,
    random_figures,
    random_looks,
    report_html,
    score,
)

RULES = ("collapsed", "none", "cells", "none")


def measure(name: str, count: int, seed: int, printer: Callable[[Sequence[str], Path], list[bytes]]) -> int:
    """Print and read ``count`` reports; returns how many cells are silently wrong."""
    forms = load_forms(Path(__file__).parents[2] / "resources" / "forms")
    chance = random.Random(seed)
    made = []
    for index in range(count):
        form = forms.forms[index % 2]
        looks = random_looks(chance, RULES[index // 2 % 4])
        figures = random_figures(form, chance, chance.choice(["large", "large", "small", "messy"]))
        made.append((looks, figures, report_html(form, figures, looks)))
    with tempfile.TemporaryDirectory() as folder:
        printed = printer([html for *_, html in made], Path(folder))
    wrong = 0
    for ruled in (True, False):
        took, cells, right, flagged, bad = [], 0, 0, 0, 0
        for (looks, figures, _), data in zip(made, printed, strict=True):
            if (looks.rules != "none") != ruled:
                continue
            began = time.perf_counter()
            read = read_pdf(data)
            took.append(1000 * (time.perf_counter() - began))
            result = score(parsed(read, forms), figures, read)
            cells, right = cells + len(figures), right + result.right
            flagged, bad = flagged + result.flagged, bad + len(result.wrong)
            for each in result.wrong[:3]:
                print(f"  WRONG {looks} {each}", file=sys.stderr)
        if took:
            what = "ruled" if ruled else "borderless"
            print(
                f"| {name} {what} | {len(took)} | {right}/{cells} = {100 * right / cells:.2f} % | {flagged}"
                f" | {bad} | {median(took):.0f} | {max(took):.0f} |",
                flush=True,
            )
        wrong += bad
    return wrong


def main() -> int:
    """Measure with every printer asked for; the exit status says whether anything was silently wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--libreoffice", type=int, default=200)
    parser.add_argument("--chromium", type=int, default=100)
    parser.add_argument("--qt", type=int, default=60)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args()
    printers: tuple[tuple[str, int, Callable[[Sequence[str], Path], list[bytes]]], ...] = (
        ("LibreOffice", asked.libreoffice, print_libreoffice),
        ("Chromium", asked.chromium, print_chromium),
        ("Qt", asked.qt, lambda pages, _: [print_qt(html) for html in pages]),
    )
    print("| printer | reports | cells right | flagged | silently wrong | ms (median) | ms (longest) |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    wrong = 0
    for name, count, printer in printers:
        if count:
            try:
                wrong += measure(name, count, asked.seed, printer)
            except FileNotFoundError as error:
                print(f"| {name} | not installed: {error} |")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
