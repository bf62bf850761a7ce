"""Tallies: seeded faults of every sum found, and false findings on clean reports.

    python -m tests.bench.tallies [--reports 2000] [--seed 1]

Reports of both forms whose figures add up are printed as text and read back. Into each, one figure at
a time is made wrong so that one sum of every rule fails; the finding must be that rule's, at that sum,
with that cell lit. Goals of issue 4: every fault found, no error or warning on a clean report.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

from app.checking.engine import check
from app.forms.load import Forms, load_forms
from app.forms.model import Form
from app.forms.tallies import Tally, tallies
from app.parsing.parse import parse
from app.reading.document import Document, Kind, Source
from app.report.finding import Checks, Severity
from tests.generator.sums import KINDS, consistent, wrong
from tests.texts import LAYOUTS, Layout, render_report

BOUND = "requests.carried_out_bound"
BALANCE = "requests.balance"


class Fault(NamedTuple):
    """One sum and the one wrong figure that upsets it."""

    tally: Tally
    cell: str
    text: str


class Score(NamedTuple):
    """Faults by form and sum, those that were found, what was told of clean reports, what went wrong."""

    seeded: Counter[str]
    found: Counter[str]
    clean: Counter[Severity]
    missed: list[str]


def measure(forms: Forms, reports: int, seed: int) -> Score:
    """So many reports, clean and then with one fault of every rule of their form."""
    score = Score(Counter(), Counter(), Counter(), [])
    for number in range(reports):
        random = Random(f"{seed} {number}")
        form = forms.forms[number % len(forms.forms)]
        layout = LAYOUTS[number // len(forms.forms) % len(LAYOUTS)]
        figures = consistent(forms, form.id, random)
        clean = checked(forms, form, figures, layout)
        for finding in clean.findings:
            score.clean[finding.severity] += 1
            if finding.severity is not Severity.INFO:
                score.missed.append(f"seed {seed} {number}: false {finding.id}: {finding.message}")
        for kind, fault in faults(form, figures, random):
            score.seeded[kind] += 1
            checks = checked(forms, form, {**figures, fault.cell: fault.text}, layout)
            found, astray = is_found(fault, checks), is_astray(fault, checks)
            score.found[kind] += found
            if astray or not found:
                what = "told of another sum too" if found else "missed"
                score.missed.append(f"seed {seed} {number}: {what}: {kind} {fault.tally.subject} {fault[1:]}")
    return score


def checked(forms: Forms, form: Form, figures: Mapping[str, str], layout: Layout) -> Checks:
    """The check of a report that is printed and read back."""
    text = render_report(figures, form=form, layout=layout)
    source = Source(Path("made.txt"), "made.txt", "", len(text), Kind.TEXT, "UTF-8")
    return check(parse(Document(source, text), forms), forms)


def faults(form: Form, figures: Mapping[str, str], random: Random) -> Iterator[tuple[str, Fault]]:
    """For every kind of sum that the form has, one fault in one of its instances."""
    kinds: dict[str, list[Tally]] = {}
    for table in form.tables:
        for block in table.blocks:
            for tally in tallies(table.id, block):
                if all(address in figures for address in tally.addresses):
                    kinds.setdefault(name_of(form, tally), []).append(tally)
    for kind, instances in kinds.items():
        tally = random.choice(instances)
        cell, text = upset(tally, figures, random)
        yield kind, Fault(tally, cell, text)


def name_of(form: Form, tally: Tally) -> str:
    """The form, the rule, and what tells two sums of one rule apart."""
    right = "+".join(tally.data.right) if tally.relation == "<=" else ""
    return f"{form.id} {tally.rule}" + (f" (<= {right})" if right else "")


def upset(tally: Tally, figures: Mapping[str, str], random: Random) -> tuple[str, str]:
    """A cell of the sum and a wrong figure with which the sum no longer holds."""
    for _ in range(40):
        cell = random.choice(tally.addresses)
        text = wrong(figures, list(figures), cell, random, random.choice(KINDS))
        if text is not None and not holds(tally, {**figures, cell: text}):
            return cell, text
    cell = random.choice(tally.left)  # a bound that is far off: only a far larger figure breaks it
    others = sum(int(figures[address]) for address in tally.right)
    return cell, str(others + random.randint(1, 50))


def holds(tally: Tally, figures: Mapping[str, str]) -> bool:
    """Whether the sum holds for these figures, by the definition of the form alone."""
    left, right = (sum(int(figures[a]) for a in side) for side in (tally.left, tally.right))
    return left <= right if tally.relation == "<=" else left == right


def is_found(fault: Fault, checks: Checks) -> bool:
    """Whether a finding of that rule at that sum lights the wrong cell, as gravely as the form says.

    A carried_out that is too large upsets the balance of its column as well, and is told there.
    """
    tally = fault.tally
    for finding in checks.findings:
        rule, _, subject = finding.id.partition("@")
        own = rule == tally.rule and f"{subject}/".startswith(f"{tally.subject}/")
        told = tally.rule == BOUND and rule == BALANCE and subject == tally.subject
        told = told and "大于新收与上年结转之和" in finding.message
        if (own or told) and finding.severity.value == tally.data.severity and finding.sum is not None:
            return fault.cell in (*finding.cells, *finding.related)
    return False


def is_astray(fault: Fault, checks: Checks) -> bool:
    """Whether a sum is told that the wrong cell has no part in."""
    sums = [finding for finding in checks.findings if finding.sum is not None]
    return any(fault.cell not in (*finding.cells, *finding.related) for finding in sums)


def main() -> int:
    """Measure and print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--reports", type=int, default=2_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--misses", type=int, default=5, help="print so many of what went wrong")
    chosen = options.parse_args()
    score = measure(load_forms(), chosen.reports, chosen.seed)
    for kind in sorted(score.seeded):
        seeded, found = score.seeded[kind], score.found[kind]
        print(f"{kind:58} {found:6} of {seeded:6}  {found / seeded:8.2%}")
    seeded, found = score.seeded.total(), score.found.total()
    print(f"{'all faults of tallies':58} {found:6} of {seeded:6}  {found / seeded:8.2%}")
    false = {severity.value: score.clean[severity] for severity in Severity}
    print(f"clean reports {chosen.reports}: false findings {false} (hints are no fault)")
    for line in score.missed[: chosen.misses]:
        print(f"  {line}")
    return 1 if score.missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
