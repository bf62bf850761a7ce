"""How exact reading is: ``python -m tests.bench.exact --reports 20000`` renders made reports into
every layout and kind of file, reads them, and compares cell by cell.

A cell is right, flagged (uncertain, unreadable, absent) or silently wrong; the last must not be.
"""

from __future__ import annotations

import argparse
import statistics
import time
from random import Random

from app.forms.load import Forms, load_forms
from app.parsing.parse import parse
from app.reading.document import Document
from tests.generator.compare import Score, compare
from tests.generator.layouts import LAYOUTS
from tests.generator.made import make, random_noise
from tests.generator.samples import KINDS, style_of, write


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000, help="of all kinds together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="one layout or kind alone")
    parser.add_argument("--show", type=int, default=3, help="silently wrong cells to print for each")
    options = parser.parse_args()
    names = [name for name in (*LAYOUTS, *KINDS) if options.only in (None, name)]
    print(
        f"{'layout or kind':28}{'reports':>9}{'cells':>10}"
        f"{'right %':>9}{'flagged %':>11}{'wrong':>7}{'ms':>7}"
    )
    forms = load_forms()
    for name in names:
        line(name, max(1, options.reports // len(names)), options.seed, options.show, forms)


def line(name: str, reports: int, seed: int, show: int, forms: Forms) -> None:
    """Measure one layout or kind and print its line."""
    total = Score()
    taken: list[float] = []
    shown: list[str] = []
    for number in range(reports):
        score, seconds = one(name, seed * 1_000_003 + number, forms)
        taken.append(seconds)
        total.add(score)
        if score.wrong and len(shown) < show:
            shown.append(f"    seed {seed * 1_000_003 + number}: {score.wrong[0]} (of {len(score.wrong)})")
    cells = max(1, total.cells)
    print(
        f"{name:28}{reports:>9}{total.cells:>10}{100 * total.right / cells:>9.3f}"
        f"{100 * total.flagged / cells:>11.3f}{len(total.wrong):>7}{1000 * statistics.median(taken):>7.2f}",
        flush=True,
    )
    for each in shown:
        print(each)


def one(name: str, seed: int, forms: Forms) -> tuple[Score, float]:
    """The score of one made report and the seconds that reading and parsing took."""
    rng = Random(f"{name} {seed}")
    form = rng.choice(forms.forms)
    made = make(form, random_noise(rng), style_of(name), rng)
    read = write(name, made, rng)
    start = time.perf_counter()
    document: Document = read()
    report = parse(document, forms)
    seconds = time.perf_counter() - start
    return compare(report, made.truth), seconds


if __name__ == "__main__":
    main()
