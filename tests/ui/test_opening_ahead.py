"""The window takes what a child process has opened for it, and opens the file itself where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.reading.problems import Empty
from app.review.review import Review
from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from app.review.ahead import Ahead

Sample = Callable[[str], Path]


class Child:
    """A child process that has an answer: a review, an error, or nothing."""

    def __init__(self, path: Path, answer: Review | Exception | None) -> None:
        self.path, self.answer, self.ended = path, answer, False

    def review(self, *_: object) -> Review | None:
        self.ended = True
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def end(self) -> None:
        self.ended = True


def opened(window: MainWindow, path: Path, child: Child) -> Review | None:
    window.session.expect(cast("Ahead", child))
    window.open_paths([path])
    assert child.ended
    return window.session.review


def test_the_review_of_the_child_is_shown(
    window: MainWindow, sample: Sample, review_of: Callable[[str], Review]
) -> None:
    review = review_of("tally-faults-2021")
    assert opened(window, review.source.path, Child(review.source.path, review)) is review
    window.report.findings.round.select_first()
    assert window.report.explanation.texts()
    before = review.report
    window.open_paths([sample("clean-2021")])  # the next one is opened as ever
    assert window.session.review is not None
    assert window.session.review.report != before


def test_without_an_answer_the_window_opens_the_file(window: MainWindow, sample: Sample) -> None:
    path = sample("clean-2021")
    review = opened(window, path, Child(path, None))
    assert review is not None
    assert review.source.path == path


def test_a_child_for_another_file_is_ended(
    window: MainWindow, sample: Sample, review_of: Callable[[str], Review]
) -> None:
    other = review_of("tally-faults-2021")
    path = sample("clean-2021")
    review = opened(window, path, Child(other.source.path, other))
    assert review is not None
    assert review.source.path == path


def test_what_the_child_could_not_read_is_told(window: MainWindow, sample: Sample) -> None:
    path = sample("clean-2021")
    assert opened(window, path, Child(path, Empty(path))) is None
    assert window.pages.currentWidget() is window.pages.problem
