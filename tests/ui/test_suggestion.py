"""A suggested repair taken with one click: the findings go, the origin is kept, one undo brings all back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from app.report.correction import Origin
from app.ui.main_window import MainWindow

Sample = Callable[[str], Path]


def test_taking_a_repair_is_one_step_and_mends_what_it_says(window: MainWindow, sample: Sample) -> None:
    window.open_paths([sample("tally-faults-2021")])
    review = window.session.review
    assert review is not None
    finding = next(f for f in review.checks.findings if f.sum is not None and f.suggestions)
    suggestion = finding.suggestions[0]
    before = {address: review.report.cells[address].raw for address, _ in suggestion.changes}
    mended = {f.id for f in review.checks.findings if suggestion in f.suggestions}
    window.report.selection.select_finding(finding.id)
    buttons = {b.accessibleDescription(): b for b in window.report.explanation.findChildren(QPushButton)}
    assert buttons[suggestion.text].text() == "采纳"
    buttons[suggestion.text].click()

    assert not mended & {f.id for f in review.checks.findings}
    assert len(review.history.steps) == 1
    corrections = review.history.steps[0].corrections
    assert [(c.cell, c.after) for c in corrections] == list(suggestion.changes)
    assert {c.origin for c in corrections} == {Origin.SUGGESTION}
    assert {c.reason for c in corrections} == {suggestion.text}

    assert review.undo()
    assert {address: review.report.cells[address].raw for address in before} == before
    assert mended <= {f.id for f in review.checks.findings}
    assert not review.corrections
