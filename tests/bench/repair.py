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
from tests.generator.sums import KINDS, consistent, spoilt


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


if __name__ == "__main__":
    main()
