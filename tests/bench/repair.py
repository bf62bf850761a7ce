"""The smallest repair, measured: ``python -m tests.bench.repair`` (goals are from issue 4).

Generated reports of both forms in which everything adds up, then one figure (or two) made wrong. A
wrong figure that upsets no sum cannot be told and does not count. Suggestions are those that stand
on the findings, as the reviewer sees them.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Mapping
from random import Random

from app.checking.context import Context
from app.checking.engine import check
from app.checking.repair import repairs
from app.forms.load import Forms, load_forms
from app.report.finding import Finding
from app.settings import Settings
from tests.builders import build_report
from tests.checking.make import APPLICANTS

KINDS = ("swapped", "lost", "doubled", "one more or less", "neighbour", "another")
LARGEST = 5_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    forms = load_forms()
    for count in (1, 2, 3):
        number = options.reports if count == 1 else options.reports // 4
        measure(forms, number, count, Random(options.seed + count))
    times(forms, options.reports // 5, Random(options.seed))


def measure(forms: Forms, reports: int, count: int, random: Random) -> None:
    """How often the wrong figures are among what is suggested, and first."""
    tally: Counter[str] = Counter()
    missed: list[str] = []
    for number in range(reports):
        form = ("2019", "2021")[number % 2]
        right = consistent(forms, form, random)
        wrong = dict(right)
        kind = KINDS[number // 2 % len(KINDS)]
        while len(changed(right, wrong)) < count:
            address, text = spoilt(forms, form, {**right, **wrong}, random, kind)
            wrong[address] = text
        report = build_report(forms, wrong, form=form)
        findings = [one for one in check(report, forms).findings if one.sum is not None]
        upset = {address for one in findings for address in (*one.cells, *one.related)}
        truth = {address: right[address] for address in changed(right, wrong) if address in upset}
        if len(truth) < count:
            tally["upset no sum"] += 1
        if not truth:
            continue
        tally["told"] += 1
        groups = repairs(Context(report, forms, Settings()))
        unique = bool(groups) and all(len(group) == 1 for group in groups)
        tally["unique"] += unique
        place = whereabouts(findings, truth)
        if place is None:
            missed.append(f"{kind}: {truth}")
            tally[f"missed · {kind}"] += 1
            continue
        tally["among"] += 1
        if place == 0:
            tally["first"] += 1
            tally["first of unique"] += unique
    told = tally["told"] or 1
    print(f"\n{reports} reports with {count} wrong: {dict(tally)}")
    print(f"  among the suggestions   {tally['among'] / told:7.2%}  of {told} (goal for one: 100 %)")
    first = tally["first of unique"] / (tally["unique"] or 1)
    print(f"  first, if there is only one answer {first:7.2%}  of {tally['unique']} (goal for one: 95 %)")
    print(f"  first of all            {tally['first'] / told:7.2%}")
    for line in missed[:5]:
        print(f"  missed: {line}")


def whereabouts(findings: list[Finding], truth: Mapping[str, str]) -> int | None:
    """The worst place of a wrong figure among the suggestions; None if one is on no finding.

    A sum that only bounds a figure names the right cell and cannot know its figure.
    """
    places = []
    for address, text in truth.items():
        hits = [
            place
            for finding in findings
            for place, one in enumerate(finding.suggestions)
            if dict(one.changes).get(address) == text or ("至" in one.text and address in dict(one.changes))
        ]
        if not hits:
            return None
        places.append(min(hits))
    return max(places)


def changed(right: Mapping[str, str], wrong: Mapping[str, str]) -> list[str]:
    """The addresses with another figure."""
    return [address for address, text in right.items() if wrong[address] != text]


def times(forms: Forms, reports: int, random: Random) -> None:
    """What a check takes with and without faults, and the repair alone."""
    taken: dict[str, list[float]] = {}
    for number in range(reports):
        form = ("2019", "2021")[number % 2]
        wrong = consistent(forms, form, random)
        for count in range(4):
            if count:
                address, text = spoilt(forms, form, wrong, random, random.choice(KINDS))
                wrong[address] = text
            report = build_report(forms, wrong, form=form)
            start = time.perf_counter()
            checks = check(report, forms)
            taken.setdefault(f"check with {count} wrong", []).append(time.perf_counter() - start)
            if any(one.sum is not None for one in checks.findings):
                ctx = Context(report, forms, Settings())
                start = time.perf_counter()
                repairs(ctx)
                taken.setdefault(f"repair of {count} wrong", []).append(time.perf_counter() - start)
    print("\nmilliseconds (goal of a repair: median under 10 ms; of a check without faults: under 3 ms)")
    for name, seconds in sorted(taken.items()):
        line = sorted(seconds)
        print(
            f"  {name:22} median {statistics.median(line) * 1000:6.2f}   p95 "
            f"{line[int(len(line) * 0.95)] * 1000:6.2f}   largest {line[-1] * 1000:6.2f}   "
            f"best {line[0] * 1000:6.2f}"
        )


def consistent(forms: Forms, form: str, random: Random) -> dict[str, str]:
    """Random figures of all three tables with every sum worked out from them, none bound broken."""
    largest = random.choice((9, 60, 400, LARGEST))

    def some(share: float = 0.5) -> int:
        return random.randint(0, largest) if random.random() < share else 0

    block = forms.block(form, "requests", "requests")
    own = ("received", "carried_in", "concluded", "carried_out")
    columns: dict[str, dict[str, int]] = {}
    for column in APPLICANTS:
        used = 0.4 if column in ("natural_person", "business") else 0.1
        figure = {row.id: some(used) for row in block.rows if row.id not in own}
        figure["concluded"] = sum(figure.values())
        figure["carried_out"] = some(used)
        total = figure["concluded"] + figure["carried_out"]
        figure["carried_in"] = random.randint(0, total) if random.random() < used else 0
        figure["received"] = total - figure["carried_in"]
        columns[column] = figure
    columns["total"] = {row.id: sum(columns[c][row.id] for c in APPLICANTS) for row in block.rows}
    found = {f"requests/{row}/{c}": str(n) for c, rows in columns.items() for row, n in rows.items()}
    for row in ("reconsideration", "litigation_direct", "litigation_after"):
        parts = {c: some() for c in ("upheld", "corrected", "other", "pending")}
        parts["total"] = sum(parts.values())
        found |= {f"proceedings/{row}/{c}": str(n) for c, n in parts.items()}
    few, more = sorted((some(), some()))
    name = "proactive/normative_documents"
    if form == "2021":
        found |= {f"{name}/issued": str(few), f"{name}/repealed": str(some()), f"{name}/effective": str(more)}
    else:
        found |= {f"{name}/disclosed": str(few), f"{name}/made": str(more + some())}
        found |= {f"{name}/total_disclosed": str(more)}
    return found


def spoilt(forms: Forms, form: str, figures: Mapping[str, str], random: Random, kind: str) -> tuple[str, str]:
    """A cell and a wrong figure for it, of a kind that its figure allows."""
    order = list(figures)
    while True:
        address = random.choice(order)
        text = _wrong(figures, order, address, random, kind)
        if text is not None and text != figures[address]:
            return address, text
        if random.random() < 0.01:  # figures of which none allows it
            kind = "another"


def _wrong(
    figures: Mapping[str, str], order: list[str], address: str, random: Random, kind: str
) -> str | None:
    old = figures[address]
    if kind == "swapped":
        at = random.randrange(len(old))
        text = old[:at] + old[at : at + 2][::-1] + old[at + 2 :]
        return None if text.startswith("0") else text
    if kind == "lost":
        at = random.randrange(len(old))
        text = (old[:at] + old[at + 1 :]).lstrip("0")
        return text or None
    if kind == "doubled":
        at = random.randrange(len(old))
        return None if old == "0" else old[:at] + old[at] + old[at:]
    if kind == "one more or less":
        number = int(old) + random.choice((-1, 1))
        return None if number < 0 else str(number)
    if kind == "neighbour":
        return figures[order[(order.index(address) + random.choice((-1, 1))) % len(order)]]
    return str(random.randint(0, LARGEST))


if __name__ == "__main__":
    main()
