"""How exactly spreadsheets and OFD files are read: ``python -m tests.bench.books`` prints a table.

Every cell of random reports of both forms, in every layout and drawing, is compared through the
parser. ``wrong`` cells were read otherwise than written without being marked as uncertain.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle, product

from app.forms.load import load_forms
from app.reading.document import Kind, Read
from app.reading.ofd import read_ofd
from app.reading.sheet import read_sheet
from tests.reading.books import Lay, lay_out, write_ods, write_xls, write_xlsb, write_xlsx
from tests.reading.ofd_writer import Rules, Style, write_ofd
from tests.reading.plans import Plan, parsed, plan_report, random_figures, read_sections, wrong_cells

Drawn = tuple[str, Callable[[Plan], bytes]]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=240, help="reports of each kind")
    count = options.parse_args().reports
    print(
        f"{'kind':<6}{'reports':>8}{'cells':>8}{'right':>8}{'flagged':>8}{'wrong':>6}{'sections':>9}{'ms':>8}"
    )
    for kind, ways in WAYS.items():
        _measure(kind, ways, count)


def _books(writer: Callable[..., bytes]) -> list[Drawn]:
    lays: tuple[Lay, ...] = ("one", "one tight", "sheets")
    return [
        (f"{lay}, {wide=}, {borders=}", partial(_book, writer, lay, wide, borders))
        for lay, wide, borders in product(lays, (True, False), (True, False))
    ]


def _book(writer: Callable[..., bytes], lay: Lay, wide: bool, borders: bool, plan: Plan) -> bytes:
    return writer(lay_out(plan, lay, wide=wide, left=len(lay) % 3), borders=borders)


def _drawn() -> list[Drawn]:
    styles: tuple[Style, ...] = ("object a line", "object a character", "g repeats", "scaled")
    rules: tuple[Rules, ...] = ("lines", "boxes", "filled")
    return [
        (f"{style}, {rule}", partial(write_ofd, style=style, rules=rule))
        for style, rule in product(styles, rules)
    ]


WAYS: dict[str, list[Drawn]] = {
    "xlsx": _books(write_xlsx),
    "xls": _books(write_xls),
    "ods": _books(write_ods),
    "xlsb": _books(write_xlsb),
    "ofd": _drawn(),
}


def _measure(kind: str, ways: list[Drawn], count: int) -> None:
    forms = load_forms()
    read: Callable[[bytes], Read] = read_ofd if kind == "ofd" else read_sheet
    cells = right = flagged = wrong = sections = 0
    times = []
    for seed, (way, write) in zip(range(count), cycle(ways), strict=False):
        form = forms.form("2019" if seed // len(ways) % 2 else "2021")
        figures = random_figures(form, seed, most=99_999_999 if seed % 5 == 0 else 9_999)
        rng = random.Random(seed)
        if seed % 3 == 0:
            figures = {address: "" if rng.random() < 0.4 else value for address, value in figures.items()}
        data = write(plan_report(form, figures))
        start = time.perf_counter()
        found = read(data)
        times.append((time.perf_counter() - start) * 1000)
        report = parsed(found, forms, Kind.OFD if kind == "ofd" else Kind.SHEET)
        off = wrong_cells(report, figures)
        silent = [address for address, (planned, raw, sure) in off.items() if sure and raw != planned]
        cells += len(figures)
        right += len(figures) - len(off)
        flagged += len(off) - len(silent)
        wrong += len(silent)
        sections += read_sections(report) == [1, 2, 3, 4, 5, 6]
        if silent:
            print(f"  wrong: {kind}, {way}, seed {seed}: {silent[:5]}")
    median = statistics.median(times)
    print(f"{kind:<6}{count:>8}{cells:>8}{right:>8}{flagged:>8}{wrong:>6}{sections:>9}{median:>8.1f}")


if __name__ == "__main__":
    main()
