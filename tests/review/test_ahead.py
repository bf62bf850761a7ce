"""A report opened by a child process is the report; and whatever happens to the child, nothing hangs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLES

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a child is forked on Linux only"
)

START = """
import os, signal, sys, threading
from pathlib import Path
path = Path(sys.argv[1])
os.sched_getaffinity = lambda _: {0, 1}  # a machine with one core has no child
open_files = set(os.listdir("/proc/self/fd"))

def no_child_and_no_pipe_is_left():
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(10)
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        return set(os.listdir("/proc/self/fd")) == open_files
    return False

from app.review.ahead import open_ahead
"""


def told(code: str, path: Path = SAMPLES / "tally-faults-2021.txt") -> str:
    """What a process of its own prints: a fork is for a process with one thread."""
    # Not "-X dev": with its allocator, pydantic 2.14 crashes when Python ends, forked or not.
    command = [sys.executable, "-W", "error", "-c", START + code, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout.strip()


SAME = """
ahead = open_ahead(path)
review = ahead.review()
assert not {"app.checking.engine", "app.checking.rulebook", "app.parsing.parse"} & set(sys.modules)
explanations = [review.explained(finding) for finding in review.checks.findings]
assert "app.checking.rulebook" not in sys.modules

from app.checking.explain import explain
from app.forms.load import load_forms
from app.report.correction import Origin
from app.review.open import open_report
from app.settings import Settings

ordinary = open_report(path, load_forms(), Settings())
address = "requests/received/natural_person"
for each in review, ordinary:
    each._clock = lambda at=each._clock(): at.replace(year=2026)
for round in range(2):
    assert review.report == ordinary.report and review.checks == ordinary.checks
    assert (review.source, review.document, review.settings) == (
        ordinary.source, ordinary.document, ordinary.settings
    )
    assert review.resolved == ordinary.resolved and review.saved_to == ordinary.saved_to
    assert review.forms.forms == ordinary.forms.forms
    assert [review.explained(finding) for finding in review.checks.findings] == [
        explain(finding) for finding in ordinary.checks.findings
    ]
    if round == 0:
        assert explanations == [explain(finding) for finding in ordinary.checks.findings]
        for each in review, ordinary:
            assert each.correct([(address, "77")], origin=Origin.TYPED)
print(len(review.checks.findings) > 0, no_child_and_no_pipe_is_left())
"""


@pytest.mark.parametrize("name", ["tally-faults-2021", "signed-2025", "blank-and-shifted-2023"])
def test_the_review_is_the_one_that_opening_gives_and_goes_on_like_it(name: str) -> None:
    assert told(SAME, SAMPLES / f"{name}.txt") == "True True"


def test_a_saved_review_comes_with_its_corrections(tmp_path: Path) -> None:
    code = f"""
from app.forms.load import load_forms
from app.report.correction import Origin
from app.review.open import open_report
from app.review.save import save
from app.settings import Settings
before = open_report(Path({str(SAMPLES / "clean-2021.txt")!r}), load_forms(), Settings())
before.correct([("requests/received/natural_person", "9")], origin=Origin.TYPED)
save(before, path)
review = open_ahead(path).review()
assert review.checks == before.checks and review.corrections == before.corrections
assert review.saved_to == path and not review.dirty and review.undo()
print(no_child_and_no_pipe_is_left())
"""
    assert told(code, tmp_path / "甲.gouji.json") == "True"


def test_a_file_that_cannot_be_read_is_told_in_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    code = """
from app.reading.problems import ReadProblem
from app.reading.read import read
said = []
for attempt in (open_ahead(path).review, lambda: read(path)):
    try:
        attempt()
    except ReadProblem as problem:
        said.append((problem.kind, problem.message))
print(len(said), len(set(said)), no_child_and_no_pipe_is_left())
"""
    assert told(code, path) == "2 1 True"


HANGING = """
import app.forms.load, app.review.ahead
app.forms.load.load_forms = signal.pause
"""


def test_a_child_that_dies_gives_none() -> None:
    code = """
ahead = open_ahead(path)
os.kill(ahead._child, signal.SIGKILL)
print(ahead.review(), no_child_and_no_pipe_is_left())
"""
    assert told(HANGING + code) == "None True"


@pytest.mark.parametrize(
    "broken",
    [
        "app.review.ahead._answer = lambda path, write: write(b'R')",
        "app.review.ahead._answer = lambda path, write: write(b'R\\0\\0\\0\\3abc')",
        "app.review.ahead._answer = lambda path, write: write(b'R\\xff\\xff\\xff\\xff')",
        "app.review.ahead._answer = lambda path, write: None",
        "app.review.ahead._answer = lambda path, write: 1 / 0",
    ],
)
def test_a_child_that_answers_nonsense_gives_none(broken: str) -> None:
    code = f"""
import app.review.ahead
{broken}
print(open_ahead(path).review(), no_child_and_no_pipe_is_left())
"""
    assert told(code) == "None True"


def test_settings_that_cannot_be_used_are_left_to_the_parent_to_tell(home: Path) -> None:
    (home / "settings.toml").write_text("deadline = 3\n", encoding="utf-8")
    assert told("print(open_ahead(path).review(), no_child_and_no_pipe_is_left())") == "None True"


def test_who_does_not_want_to_wait_need_not() -> None:
    code = """
from app.reading.problems import Cancelled
try:
    open_ahead(path).review(cancel=lambda: True)
except Cancelled:
    print("cancelled", no_child_and_no_pipe_is_left())
"""
    assert told(HANGING + code) == "cancelled True"


def test_a_child_that_nobody_asks_is_ended() -> None:
    code = """
ahead = open_ahead(path)
ahead.end()
ahead.end()
print(no_child_and_no_pipe_is_left())
"""
    assert told(HANGING + code) == "True"
