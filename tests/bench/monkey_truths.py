"""What must be true of the window after every step of the monkey, whatever it did."""

from __future__ import annotations

import gc
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.forms.load import Forms
from app.report.finding import Answer, Severity
from app.review.history import Step
from app.review.journal_lines import read_journal
from app.review.open import open_report
from app.review.review import Review
from app.review.save import json_writer
from app.review.states import FindingState, states
from app.ui.findings_lines import Filter
from app.ui.main_window import MainWindow

WIDGETS: Final = 700
"""Widgets of one window with all its panels, help, settings and a preview; it has about 400."""
DIALOGS: Final = 12
"""Windows beside it that are no menus: those over it, and what is to be deleted in a moment."""


class Truths:
    """Looks at a window; what costs more is looked at only where the work has changed since."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._seen: tuple[Review | None, tuple[Step, ...], int] = (None, (), 0)
        self._folder = tempfile.TemporaryDirectory(prefix="gouji-monkey-truth-")
        self.most_widgets = 0

    def close(self) -> None:
        """Tidy up."""
        self._folder.cleanup()

    def lies(self, window: MainWindow) -> Iterator[str]:
        """What is not as it should be."""
        yield from self._widgets()
        review = window.session.review
        if review is None:
            self._seen = (None, (), 0)
            return
        yield from broken_rules(review)
        yield from said_corrected(review)
        yield from wrong_counts(window, review)
        yield from wrong_journal(window, review)
        seen = (review, review.history.steps, review.history.position)
        if seen != self._seen:
            self._seen = seen
            yield from self._lost(review)

    def _lost(self, review: Review) -> Iterator[str]:
        """Done again from its steps and saved and loaded, the work is the same; undone it is as read."""
        told = told_of(review)
        again = Review(
            review.source,
            review.document,
            review.as_read,
            review.forms,
            review.settings,
            steps=review.history.steps,
            position=review.history.position,
        )
        if told_of(again) != told or again.checks != review.checks:
            yield f"the steps done again make something else: {_difference(told, told_of(again))}"
        again.go_to(0)
        if again.report != again.as_read or again.checks != again._checks_as_read:
            yield "all undone is not as read"
        path = Path(self._folder.name) / "saved.gouji.json"
        path.write_bytes(json_writer(review)().encode("utf-8", "backslashreplace"))
        loaded = open_report(path, self._forms, review.settings)
        if told_of(loaded) != told:
            yield f"saved and loaded differ: {_difference(told, told_of(loaded))}"

    def _widgets(self) -> Iterator[str]:
        everywhere = QApplication.allWidgets()
        self.most_widgets = max(self.most_widgets, len(everywhere))
        if len(everywhere) > WIDGETS:
            gc.collect()
            everywhere = QApplication.allWidgets()
        if len(everywhere) > WIDGETS:
            kinds = Counter(type(one).__name__ for one in everywhere).most_common(8)
            yield f"{len(everywhere)} widgets: {kinds}"
        beside = [one for one in QApplication.topLevelWidgets() if not isinstance(one, QMenu)]
        if len(beside) > DIALOGS:
            yield f"{len(beside)} windows: {Counter(map(_name, beside))}"


def told_of(review: Review) -> tuple[object, ...]:
    """What a reviewer would miss if it were gone."""
    return (
        {address: (cell.raw, cell.state, cell.certain) for address, cell in review.report.cells.items()},
        review.corrections,
        review.misread,
        review.decisions,
        review.history.steps,
        review.history.position,
    )


def broken_rules(review: Review) -> Iterator[str]:
    """Rules that raised; their traceback was logged."""
    for checks in (review.checks, review.checks_as_printed):
        for outcome in checks.outcomes:
            if outcome.answer is Answer.BROKEN:
                yield f"the rule {outcome.rule} broke: {outcome.reason}"


def said_corrected(review: Review) -> Iterator[str]:
    """Findings called 已更正 whose check has no answer now."""
    where = states(review)
    answers = {f"{one.rule}@{one.subject}": one.answer for one in review.checks.outcomes}
    for gone in review.resolved:
        answer = answers.get(gone.id, Answer.PASSED)
        if where[gone.id] is FindingState.RESOLVED and answer is not Answer.PASSED:
            yield f"{gone.id} is said to be corrected, and its check answers {answer}"


def wrong_counts(window: MainWindow, review: Review) -> Iterator[str]:
    """Numbers on the tabs above the findings that are not those of the review."""
    found = Counter(finding.severity for finding in review.checks.findings)
    where = states(review)
    right = {
        Filter.ALL: len(review.checks.findings),
        Filter.ERROR: found[Severity.ERROR],
        Filter.WARNING: found[Severity.WARNING],
        Filter.INFO: found[Severity.INFO],
        Filter.RESOLVED: sum(where[gone.id] is FindingState.RESOLVED for gone in review.resolved),
    }
    tabs = window.report.findings.tabs
    for index, (name, number) in enumerate(right.items()):
        if tabs.tabText(index).split()[-1] != str(number):
            yield f"the tab {name} says {tabs.tabText(index)!r}, there are {number}"
    waiting = sum(where[finding.id] is FindingState.OPEN for finding in review.checks.findings)
    numbers = window.report.findings.numbers
    if right[Filter.ALL] and str(waiting) not in numbers.accessibleName() + numbers.text():
        yield f"{waiting} findings wait, and it says {numbers.text()!r}"


def wrong_journal(window: MainWindow, review: Review) -> Iterator[str]:
    """Unsaved work that would be lost if the process ended now."""
    writer = window.safety._writer
    if not review.dirty:
        return
    if writer is None or writer.path is None:
        yield "the work is not saved and in no journal"
        return
    kept, own = read_journal(writer.path.read_bytes()).history, review.history
    if (kept.steps, kept.position) != (own.steps, own.position):
        yield "the journal has other steps than the review"


def _difference(one: tuple[object, ...], other: tuple[object, ...]) -> list[str]:
    return [f"{a!r:.300} and {b!r:.300}" for a, b in zip(one, other, strict=True) if a != b]


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.windowTitle()}"
