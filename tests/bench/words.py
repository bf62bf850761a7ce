"""Words against figures: seeded faults found, false findings on clean reports, and what it costs.

    python -m tests.bench.words [--reports 2000] [--seed 1]

Every report is written from its own figures (tests/checking/words_prose.py); each kind of fault is
seeded into it where it can be, one at a time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from app.checking.context import Context
from app.checking.engine import check
from app.checking.rulebook import RULES
from app.forms.load import Forms, load_forms
from app.parsing.parse import parse
from app.reading.read import read
from app.report.finding import Finding, Severity
from app.report.report import Report
from app.settings import Settings
from tests.checking.words_made import saying
from tests.checking.words_prose import Written, write
from tests.conftest import REAL_REPORTS, SAMPLES

AT_NUMBER = ("text.figure", "text.zero", "text.applicant", "text.outcome", "text.fee")
OFFICE = "（二）依申请公开方面。"


class Fault(NamedTuple):
    """A report with one seeded fault, the rules that may find it, and the place in its text."""

    kind: str
    report: Report
    rules: tuple[str, ...]
    place: int | None = None


def numbers(written: Written, forms: Forms, rng: Random) -> Iterator[Fault]:
    """One stated number changed."""
    if not written.numbers:
        return
    order = rng.randrange(len(written.numbers))
    _, key, now, _, _ = written.numbers[order]
    amount = rng.choice((now + 1, now + 10, max(0, now - 1), int(str(now)[::-1]), now * 10, 0))
    if written.is_right(order, amount):
        return
    place = written.stated(written.report(forms))[order].start
    yield Fault(f"number: {key}", written.changed(order, amount).report(forms), AT_NUMBER, place)


def phrases(written: Written, forms: Forms, rng: Random) -> Iterator[Fault]:
    """Something denied, or said of all, that the tables do not bear out."""
    values = written.values

    def says(text: str) -> Report:
        return saying(forms, OFFICE + text, written.cells, form=written.form, year=2021)

    if values["received"]:
        text = rng.choice(
            (
                "全年未收到政府信息公开申请。",
                "没有公民、法人和其他组织向本机关提出政府信息公开申请。",
                "本年度无依申请公开事项。",
                "共收到申请0件。",
                "全年零申请。",
            )
        )
        yield Fault("zero: received", says(text), ("text.zero",))
    if values["legal"]:
        yield Fault(
            "all: natural persons",
            says(f"收到政府信息公开申请{values['received']}件，申请人均为自然人。"),
            ("text.applicant",),
        )
    if values["reconsideration"]:
        text = rng.choice(
            ("未发生因政府信息公开引起的行政复议。", "没有因政府信息公开被申请行政复议的情况。")
        )
        yield Fault("zero: reconsideration", says(text), ("text.zero",))
        others = ("corrected", "other", "pending")
        if any(values[f"reconsideration.{column}"] for column in others):
            text = f"政府信息公开行政复议{values['reconsideration']}件，均获维持。"
            yield Fault("all: upheld", says(text), ("text.outcome",))
        if values["reconsideration.corrected"]:
            text = f"政府信息公开行政复议{values['reconsideration']}件，无败诉。"
            yield Fault("none: corrected", says(text), ("text.outcome",))
    blank = dict.fromkeys(written.cells, "0")
    if values["received"]:
        text = f"{OFFICE}收到政府信息公开申请{values['received']}件。"
        yield Fault(
            "table of zeros", saying(forms, text, blank, form=written.form, year=2021), ("text.zero",)
        )


def inside(written: Written, forms: Forms, rng: Random) -> Iterator[Fault]:
    """Parts, balances, shares and several numbers that do not fit each other."""
    values, wrong = written.values, rng.randint(1, 9)
    received = values["received"]

    def says(text: str, uncertain: frozenset[str] = frozenset()) -> Report:
        return saying(forms, OFFICE + text, written.cells, form=written.form, uncertain=uncertain, year=2021)

    if received > 3:
        part = rng.randint(1, received - 1)
        rest = received - part + wrong
        stem = f"收到政府信息公开申请{received}件，其中"
        yield Fault("sum: 其余", says(f"{stem}网上申请{part}件，其余{rest}件为邮寄。"), ("text.sum",))
        yield Fault("sum: too many", says(f"{stem}当面{part}件、来信{rest}件。"), ("text.sum",))
        share = (part * 100 // received + wrong + 1) % 100
        yield Fault("percent: share", says(f"{stem}网上申请{part}件，占{share}%。"), ("text.percent",))
        last = rng.randint(1, received)
        growth = (received - last) * 100 // last + wrong + 1
        text = f"收到政府信息公开申请{received}件，较上年的{last}件增长{growth}%。"
        yield Fault("percent: growth", says(text), ("text.percent",))
        text = f"收到政府信息公开申请{received}件。全年共收到政府信息公开申请{values['in_hand'] + wrong}件。"
        yield Fault("ambiguous", says(text), ("text.ambiguous",))
        text = f"全区共收到政府信息公开申请{values['in_hand'] + wrong}件。"
        yield Fault("scope", says(text), ("text.scope",))
        yield Fault("silent: requests", says("明确专人办理，全程留痕。"), ("text.silent",))
        rows = frozenset(f"requests/{row}" for row in ("received", "carried_in", "concluded", "carried_out"))
        text = (
            f"收到政府信息公开申请{received}件，上年结转{values['carried_in']}件，"
            f"办结{values['concluded'] + wrong}件，结转下年度{values['carried_out']}件。"
        )
        yield Fault("balance", says(text, rows), ("text.balance",))


SEEDS: tuple[Callable[[Written, Forms, Random], Iterator[Fault]], ...] = (numbers, numbers, phrases, inside)


def of_words(report: Report, forms: Forms) -> list[Finding]:
    return [finding for finding in check(report, forms).findings if finding.rule.startswith("text.")]


def is_found(fault: Fault, found: list[Finding]) -> bool:
    for finding in found:
        if finding.rule in fault.rules:
            span = finding.span
            if fault.place is None or (span is not None and span.start <= fault.place + 1 < span.end + 1):
                return True
    return False


def cost(forms: Forms, rounds: int = 60) -> dict[str, float]:
    """Milliseconds of all rules of the words, median over the rounds, for every report at hand."""
    rules = [rule for rule in RULES.values() if rule.id.startswith("text.")]
    paths = sorted(SAMPLES.glob("*.txt")) + (
        sorted(REAL_REPORTS.glob("*.txt")) if REAL_REPORTS.exists() else []
    )
    reports = {path.stem: parse(read(path), forms) for path in paths}
    taken: dict[str, list[float]] = {name: [] for name in reports}
    for _ in range(rounds):
        for name, report in reports.items():
            ctx = Context(report, forms, Settings())
            start = time.perf_counter()
            for rule in rules:
                list(rule.run(ctx))
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) * 1000 for name, seconds in taken.items()}


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--misses", type=int, default=5, help="print so many of what was missed")
    chosen = options.parse_args()
    forms = load_forms()
    seeded, found, false = Counter[str](), Counter[str](), Counter[str]()
    hints, shown = Counter[str](), 0
    for order in range(chosen.reports):
        rng = Random(chosen.seed * 1_000_003 + order)
        written = write(rng, "2019" if order % 4 == 3 else "2021")
        for finding in of_words(written.report(forms), forms):
            (hints if finding.severity is Severity.INFO else false)[finding.rule] += 1
        for seed in SEEDS:
            for fault in seed(written, forms, rng):
                seeded[fault.kind] += 1
                there = of_words(fault.report, forms)
                if is_found(fault, there):
                    found[fault.kind] += 1
                elif shown < chosen.misses:
                    shown += 1
                    print(f"missed {fault.kind}: {fault.report.text!r} {[f.id for f in there]}")
    for kind in sorted(seeded):
        print(f"{kind:32} {found[kind]:6} of {seeded[kind]:6}  {found[kind] / seeded[kind]:8.2%}")
    total, all_found = sum(seeded.values()), sum(found.values())
    print(f"{'all faults':32} {all_found:6} of {total:6}  {all_found / total:8.2%}")
    print(f"clean reports {chosen.reports}: {sum(false.values())} errors and warnings {dict(false)}")
    print(f"hints on them: {dict(hints)}")
    times = cost(forms)
    for name, spent in times.items():
        print(f"{name:32} {spent:6.2f} ms")
    print(f"words, median over reports: {statistics.median(times.values()):.2f} ms")
    return 0 if all_found >= 0.98 * total and not false else 1


if __name__ == "__main__":
    raise SystemExit(main())
