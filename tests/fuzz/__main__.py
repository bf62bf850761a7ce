"""``python -m tests.fuzz``: mutations of valid files of every kind, read with limits, counted.

    python -m tests.fuzz --count 10000              all kinds, so many files altogether
    python -m tests.fuzz --kind pdf --count 2000    one kind
    python -m tests.fuzz --faults FOLDER            where the files are put that made a fault

Exit status 1 if anything crashed, hung, took too much memory or raised what nobody expected.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.fuzz.run import Tally, name_of, run
from tests.fuzz.seeds import seeds

HEAD = "kind                  count   read refused unexpected crashed hung memory  max MB  max s"


def main() -> int:
    """Run and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000, help="files altogether")
    parser.add_argument("--start", type=int, default=0, help="the first number; other numbers, other files")
    parser.add_argument("--kind", action="append", help="only this kind (again for more)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--faults", type=Path, help="a folder for the files that made a fault")
    options = parser.parse_args()
    files = seeds(office=True)
    # No second opinion of LibreOffice on thousands of damaged files: that is another program's fuzzing.
    os.environ["PATH"] = str(Path(sys.executable).parent)
    kinds = options.kind or list(files)
    each = -(-options.count // len(kinds))
    begun = time.perf_counter()
    total = Tally()
    print(HEAD, flush=True)
    with ProcessPoolExecutor(options.jobs) as pool:
        numbers = range(options.start, options.start + each)
        for kind, tally in zip(
            kinds, pool.map(_one, kinds, [numbers] * len(kinds), [files] * len(kinds)), strict=True
        ):
            _print(kind, tally)
            _add(total, tally)
            for number, why, data in tally.faults:
                print(f"  {kind} {number}: {why.strip().splitlines()[0]} … {why.strip().splitlines()[-1]}")
                if options.faults:
                    options.faults.mkdir(parents=True, exist_ok=True)
                    path = options.faults / name_of(kind, number, data)
                    path.write_bytes(data)
                    path.with_name(path.name + ".why").write_text(why)
    _print("all", total)
    print(f"{time.perf_counter() - begun:.0f} s")
    return int(bool(total.unexpected + total.crashed + total.hung + total.memory))


def _one(kind: str, numbers: range, files: dict[str, bytes]) -> Tally:
    return run([kind], numbers, files)[kind]


def _print(kind: str, tally: Tally) -> None:
    print(
        f"{kind:20} {tally.count:6} {tally.read:6} {tally.refused:7} {tally.unexpected:10} {tally.crashed:7} "
        f"{tally.hung:4} {tally.memory:6} {tally.most_memory / 1e6:7.0f} {tally.most_seconds:6.2f}",
        flush=True,
    )


def _add(total: Tally, tally: Tally) -> None:
    for name in ("count", "read", "refused", "unexpected", "crashed", "hung", "memory"):
        setattr(total, name, getattr(total, name) + getattr(tally, name))
    total.most_memory = max(total.most_memory, tally.most_memory)
    total.most_seconds = max(total.most_seconds, tally.most_seconds)


if __name__ == "__main__":
    sys.exit(main())
