"""How fast it is: ``python -m tests.bench.bench`` prints medians, and ratios within one run.

A ratio holds on any machine, a figure in milliseconds only on this one; the goals are from issues 2 and 5.
Processes start as an installed program does the second time: with bytecode, with the copies of its TOML
files and the code of its patterns in the user's cache folder (app.toml_files, app.patterns). The round
that does not count makes them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.checking.engine import check
from app.forms.load import load_forms
from app.parsing.parse import parse
from app.reading.read import read
from app.report.correction import Origin
from app.review.open import open_report
from app.review.review import Review
from app.settings import Settings
from tests.bench.timing import Timing, interleaved, later, ratio, timed

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "reports"
SAMPLES = ROOT / "resources" / "samples"
SCRIPT = "import sys; from app.cli import main; sys.exit(main())"
"""What the installed ``gouji`` does."""
EDITED = "requests/received/natural_person"


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=15, help="rounds of processes; in-process ten times as many"
    )
    parser.add_argument("--only", choices=list(PARTS), help="measure one part alone")
    options = parser.parse_args()
    files = sorted(REAL.glob("*.txt")) or sorted(SAMPLES.glob("*.txt"))
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {options.rounds} rounds, medians (best)")
    for name, part in PARTS.items():
        if options.only in (None, name):
            part(files, options.rounds)


def in_process(files: list[Path], rounds: int) -> None:
    """Read, parse and check each report, forms loaded."""
    forms, settings = load_forms(), Settings()

    def whole(path: Path) -> float:
        return timed(lambda: check(parse(read(path), forms), forms, settings))

    print("\nread + parse + check, in process (goal: under 5 ms a report)")
    for name, timing in interleaved({path.name: partial(whole, path) for path in files}, rounds * 10).items():
        line(name, timing)


def edits(files: list[Path], rounds: int) -> None:
    """One cell changed: the corrected report, its check, and whoever listens."""
    forms, settings = load_forms(), Settings()

    def edit(review: Review) -> float:
        text = "1" if review.report.cells[EDITED].raw != "1" else "2"
        return timed(lambda: review.correct([(EDITED, text)], origin=Origin.TYPED))

    reviews = {path.name: open_report(path, forms, settings) for path in files}
    print("\nre-check after one edit (goal: under 2 ms)")
    measures = {name: partial(edit, review) for name, review in reviews.items()}
    for name, timing in interleaved(measures, rounds * 10).items():
        line(name, timing)


def processes(files: list[Path], rounds: int) -> None:
    """``gouji check FILE`` as a process against Python importing pydantic."""
    found = interleaved(
        {
            "python -c pass": process(sys.executable, "-c", "pass"),
            "python -c 'import pydantic'": process(sys.executable, "-c", "import pydantic"),
            "python -c 'from pydantic import BaseModel'": process(
                sys.executable, "-c", "from pydantic import BaseModel"
            ),
            "gouji check FILE": process(sys.executable, "-c", SCRIPT, "check", str(files[0])),
        },
        rounds,
    )
    print(f"\ngouji check {files[0].name} as a process (goal: at most 2.0 × import pydantic)")
    table(found, "python -c 'import pydantic'", "gouji check FILE")


def window(files: list[Path], rounds: int) -> None:
    """From the start of the process to the first painted window."""
    script = str(Path(__file__).with_name("first_paint.py"))
    found = interleaved(
        {
            "bare QTableView": process(sys.executable, script, "bare", painted=True),
            "gouji: the start page": process(sys.executable, script, "window", painted=True),
            "gouji FILE: the window": process(sys.executable, script, "window", str(files[0]), painted=True),
            "gouji FILE: the report in it": process(
                sys.executable, script, "report", str(files[0]), painted=True
            ),
        },
        rounds,
    )
    print(
        f"\nfirst painted window with {files[0].name} (goals, of a bare Qt window: 1.5 ×; the report 1.6 ×,"
    )
    print("and at most 100 ms after the window)")
    ours = [name for name in found if name.startswith("gouji")]
    table(found, "bare QTableView", *ours)
    line("from the window to the report in it", later(found[ours[2]], found[ours[1]]))


def process(*command: str, painted: bool = False) -> Callable[[], float]:
    """Runs a process of its own and gives how long it took, or until it said that it painted."""
    scratch = Path(tempfile.gettempdir()) / "gouji-bench"
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "GOUJI_HOME": str(scratch / "home"),  # nobody's settings
        # An installed program has its bytecode; a checkout may be told not to write any.
        "PYTHONPYCACHEPREFIX": str(scratch / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run() -> float:
        start = time.perf_counter()
        with subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as started:
            assert started.stdout is not None
            # To the line itself: at the end of the pipe also the child has ended that opens the file ahead.
            said = started.stdout.readline() if painted else started.stdout.read()
            if not painted:
                started.wait()
            seconds = time.perf_counter() - start
            started.stdout.read()  # nothing of this round is to disturb the next
        if started.returncode not in (0, 1) or (painted and said != b"painted\n"):
            raise SystemExit(f"{' '.join(command)} ended with {started.returncode}")
        return seconds

    return run


def line(name: str, timing: Timing, note: str = "") -> None:
    """One candidate on one line."""
    print(f"  {name:44}{timing.median:9.2f} ms  ({timing.best:.2f}){note}")


def table(found: dict[str, Timing], base: str, *of: str) -> None:
    """Candidates with the ratios that matter."""
    for name, timing in found.items():
        note = f"   {ratio(timing, found[base]):.2f} ×" if name in of else ""
        line(name, timing, note)


PARTS: dict[str, Callable[[list[Path], int], None]] = {
    "in-process": in_process,
    "edit": edits,
    "process": processes,
    "window": window,
}

if __name__ == "__main__":
    main()
