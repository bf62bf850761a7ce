"""Every layout and kind of file: cells are right or flagged, never silently wrong.

The long measurement is ``python -m tests.bench.exact``.
"""

from __future__ import annotations

from random import Random

import pytest

from app.forms.load import Forms
from app.parsing.parse import parse
from tests.bench.exact import one
from tests.generator.compare import Score, compare
from tests.generator.figures import Style
from tests.generator.layouts import LAYOUTS
from tests.generator.made import Noise, make
from tests.generator.samples import KINDS, write

REPORTS = 12

FLAGGED_MOST = {
    # Blank cells leave nothing behind here: rows with one cannot be told from rows with a lost value.
    "no marks": 0.5,
    "no marks, row gaps": 0.5,
    "no marks, blank lines": 0.5,
    "copied from PDF": 0.5,
}
LOSSLESS = [name for name in LAYOUTS if name not in FLAGGED_MOST and "spaces" not in name]


@pytest.mark.parametrize("name", [*LAYOUTS, *KINDS])
def test_no_cell_is_silently_wrong(name: str, forms: Forms) -> None:
    score = Score()
    for seed in range(REPORTS):
        score.add(one(name, seed, forms)[0])
    assert score.wrong == []
    assert score.flagged <= score.cells * FLAGGED_MOST.get(name, 0.3)


@pytest.mark.parametrize("name", [*LOSSLESS, *KINDS])
def test_a_clean_report_is_read_whole(name: str, forms: Forms) -> None:
    for form in forms.forms:
        for seed in range(3):
            rng = Random(f"{name} {form.id} {seed}")
            made = make(form, Noise(), Style(spaced=False, noted=False), rng)
            score = compare(parse(write(name, made, rng)(), forms), made.truth)
            assert score.wrong == []
            # A mini table's caption （六）其他处理 may be a row of 2019 or a group of 2021.
            assert score.right >= score.cells * (0.95 if name == "mini tables" else 0.98), (form.id, seed)


@pytest.mark.parametrize("name", ["tab lines", "tab rows", "pipe lines", "markdown, blank", "grid", "docx"])
def test_a_report_printed_twice_is_read_once_and_named(name: str, forms: Forms) -> None:
    rng = Random(name)
    made = make(forms.forms[0], Noise(twice=2.0), Style(), rng)
    report = parse(write(name, made, rng)(), forms)
    assert len(report.notes) == 1
    assert "出现了两次" in report.notes[0]
    assert not any(table.extra_rows for table in report.tables.values())
