"""What it costs to read a file in a process of its own: ``python -m tests.bench.apart``."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.reading.limits import limits_of
from app.reading.readers import read_kind
from app.reading.sandbox import read_apart
from app.reading.signatures import recognise
from tests.bench.timing import interleaved, timed
from tests.fuzz.seeds import seeds

KINDS = ("html", "mht", "docx", "odt", "rtf", "xlsx", "xls", "ofd", "pdf", "doc", "pdf (LibreOffice)")


def main() -> None:
    """Print milliseconds a file here and apart; the difference is the process and its imports."""
    files = seeds(office=True)
    os.environ["PATH"] = ""  # no second opinion: it is the process that is measured
    candidates: dict[str, Callable[[], float]] = {}
    for kind in KINDS:
        if kind not in files:
            continue
        data = files[kind]
        found = recognise(data)
        assert found.kind is not None
        reader, limits = found.reader or found.kind.value, limits_of(found.kind)
        here = partial(read_kind, reader, data)
        apart = partial(read_apart, reader, data, Path(kind), limits)
        candidates[f"{kind} here"] = partial(timed, here)
        candidates[f"{kind} apart"] = partial(timed, apart)
    taken = interleaved(candidates, 11)
    print(f"{'kind':20} {'here':>8} {'apart':>8} {'more':>8}   best: here, apart, more (ms)")
    for kind in KINDS:
        if kind in files:
            here_, apart_ = taken[f"{kind} here"], taken[f"{kind} apart"]
            print(
                f"{kind:20} {here_.median:8.1f} {apart_.median:8.1f} {apart_.median - here_.median:8.1f}"
                f"   {here_.best:8.1f} {apart_.best:8.1f} {apart_.best - here_.best:8.1f}"
            )


if __name__ == "__main__":
    main()
