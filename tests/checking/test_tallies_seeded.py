"""Every sum of both forms: a wrong figure is told at that sum, and a report that adds up is let be.

The long measurement is ``python -m tests.bench.tallies``.
"""

from __future__ import annotations

from app.forms.load import Forms
from app.forms.tallies import tallies
from app.report.finding import Severity
from tests.bench.tallies import measure, name_of

REPORTS = 24


def test_every_seeded_fault_is_found_and_nothing_false_is_told(forms: Forms) -> None:
    score = measure(forms, REPORTS, seed=20)
    assert score.missed == []
    kinds = {
        name_of(form, tally)
        for form in forms.forms
        for table in form.tables
        for block in table.blocks
        for tally in tallies(table.id, block)
    }
    assert set(score.seeded) == kinds, "no sum of a form is left out"
    assert all(count == REPORTS / len(forms.forms) for count in score.found.values())
    assert not score.clean[Severity.ERROR] + score.clean[Severity.WARNING]
