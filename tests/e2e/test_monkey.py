"""A short walk of the monkey of tests/bench/monkey.py; the long ones are its command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.checking.context import Context
from app.checking.rulebook import RULES
from app.checking.verdicts import Passed, Verdict
from app.report.correction import Origin
from app.ui.app import make_application
from app.ui.main_window import MainWindow
from app.ui.tasks import InlineRunner
from tests.bench.monkey import Broken, leave, run
from tests.bench.monkey_truths import Truths
from tests.conftest import SAMPLES

REPORTS = sorted(SAMPLES.glob("*.txt"))


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_breaks_whatever_the_hands_do(qapp: object, tmp_path: Path, seed: int) -> None:
    make_application()
    done = run(seed, 70, tmp_path, REPORTS)
    assert sum(done.values()) > 35


def test_a_rule_that_breaks_is_told_with_its_traceback_and_the_steps_that_led_there(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(ctx: Context) -> Iterator[Verdict]:
        yield Passed("one")
        raise ZeroDivisionError("for the test")

    monkeypatch.setitem(RULES, "cell.blank", RULES["cell.blank"]._replace(run=fall))
    make_application()
    with pytest.raises(Broken) as told:
        run(1, 70, tmp_path, REPORTS)
    text = str(told.value)
    assert text.startswith("seed 1\n0 key "), "the steps from the first"
    assert "rule cell.blank failed\nTraceback" in text
    assert "ZeroDivisionError: for the test" in text


def test_work_that_is_in_no_journal_and_a_wrong_count_are_told(qapp: object, tmp_path: Path) -> None:
    make_application()
    window = MainWindow(InlineRunner())
    window.show()
    window.open_paths([SAMPLES / "clean-2021.txt"])
    review = window.session.review
    assert review is not None
    truths = Truths(review.forms)
    review.correct([("requests/received/total", "9")], origin=Origin.TYPED)
    assert list(truths.lies(window)) == []
    writer = window.safety._writer
    assert writer is not None
    writer.path, path = None, writer.path
    window.report.findings.tabs.setTabText(0, "问题 77")
    count = len(review.checks.findings)
    assert list(truths.lies(window)) == [
        f"the tab all says '问题 77', there are {count}",
        "the work is not saved and in no journal",
    ]
    writer.path = path
    truths.close()
    leave(window)
