"""Work that is not saved is in the system's hands at every step, and comes back after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from app.forms.load import Forms
from app.reading.problems import ReadProblem
from app.report.correction import DecisionKind, Origin
from app.review import atomic, journal
from app.review.journal import JournalWriter, journal_folder, snapshot_of
from app.review.journal_lines import read_journal
from app.review.lock import FileLock, try_lock
from app.review.open import open_report
from app.review.recover import SourceState, discard, leftovers, recover, source_state
from app.review.review import Review
from app.review.save import save
from app.sentence import Sentence
from tests.review.reviews import BALANCE, CELL, FEE, SETTINGS, TOTAL, reopen

Journaled = Callable[[Review], JournalWriter]


@pytest.fixture
def journaled() -> Iterator[Journaled]:
    writers: list[JournalWriter] = []

    def journaled(review: Review) -> JournalWriter:
        writers.append(JournalWriter(review))
        return writers[-1]

    yield journaled
    for writer in writers:
        writer.close()


def work(review: Review) -> None:
    review.correct([(CELL, "7"), (TOTAL, "\ud800")], origin=Origin.PASTED, reason="已与台账核对")
    review.decide([BALANCE], DecisionKind.CONFIRMED, "请更正")
    review.correct([(FEE, "13")], origin=Origin.TYPED, label="补录")
    review.undo()


def state(review: Review) -> tuple[object, ...]:
    return dict(review.report.cells), review.checks, review.corrections, review.decisions


def same_work(one: Review, other: Review) -> bool:
    return (
        state(one) == state(other)
        and one.history.steps == other.history.steps
        and one.history.position == other.history.position
    )


def files() -> list[str]:
    return sorted(path.name for path in journal_folder().iterdir()) if journal_folder().exists() else []


def killed(writer: JournalWriter) -> None:
    """Leave everything as a killed process does: the file there, nobody holding it."""
    writer.close(keep=True)


def test_without_work_there_is_no_journal(review: Review, journaled: Journaled) -> None:
    writer = journaled(review)
    assert (writer.path, files()) == (None, [])


def test_each_step_is_in_the_file_before_anybody_else_hears_of_it(
    review: Review, journaled: Journaled
) -> None:
    writer = journaled(review)
    heard: list[tuple[int, int]] = []

    def compare() -> None:
        assert writer.path is not None
        journal = read_journal(writer.path.read_bytes())
        heard.append((journal.history.position, review.history.position))
        assert journal.history.steps == review.history.steps

    review.subscribe(compare)
    work(review)
    review.redo()
    review.undo()
    review.correct([(FEE, "14")], origin=Origin.TYPED)
    assert heard == [(1, 1), (2, 2), (3, 3), (2, 2), (3, 3), (2, 2), (3, 3)]


def test_the_work_of_a_killed_process_comes_back(review: Review, forms: Forms, journaled: Journaled) -> None:
    writer = journaled(review)
    work(review)
    assert leftovers() == ()  # its process lives
    killed(writer)
    (left,) = leftovers()
    assert (left.source, left.name, left.steps) == (review.source.path, review.source.name, 2)
    assert source_state(left) is SourceState.SAME
    recovered = recover(left, forms, SETTINGS)
    assert recovered.exact
    assert same_work(recovered.review, review)
    assert (recovered.review.dirty, recovered.review.saved_to) == (True, None)
    while recovered.review.undo():
        pass
    assert recovered.review.report == review.as_read


def test_what_is_recovered_is_held_until_it_is_safe_elsewhere(
    review: Review, forms: Forms, journaled: Journaled
) -> None:
    writer = journaled(review)
    work(review)
    killed(writer)
    (left,) = leftovers()
    first = recover(left, forms, SETTINGS)
    assert leftovers() == ()
    with pytest.raises(ReadProblem, match="另一个窗口"):
        recover(left, forms, SETTINGS)
    discard(left)
    assert left.path.exists()
    first.give_back()
    assert leftovers() == (left,)
    second = recover(left, forms, SETTINGS)
    writer = journaled(second.review)
    second.settle()
    assert leftovers() == ()
    assert writer.path is not None
    assert not left.path.exists()
    assert not snapshot_of(left.path).exists()
    killed(writer)
    assert [(again.name, again.steps) for again in leftovers()] == [(left.name, 2)]


def test_discarded_work_is_gone(review: Review, journaled: Journaled) -> None:
    writer = journaled(review)
    work(review)
    killed(writer)
    (left,) = leftovers()
    discard(left)
    assert (leftovers(), files()) == ((), [])
    discard(left)


def test_saving_and_taking_everything_back_end_the_journal(review: Review, journaled: Journaled) -> None:
    writer = journaled(review)
    work(review)
    assert writer.path is not None
    path = save(review)
    assert writer.path is None
    review.undo()
    assert writer.path is not None
    assert read_journal(writer.path.read_bytes()).saved_to == path
    review.redo()
    assert writer.path is None
    writer.close()
    assert files() == []


def test_the_work_upon_a_saved_review_comes_back_and_knows_its_file(
    review: Review, forms: Forms, journaled: Journaled
) -> None:
    work(review)
    path = save(review)
    again = reopen(path, forms)
    writer = journaled(again)
    again.correct([(FEE, "20")], origin=Origin.TYPED)
    killed(writer)
    back = recover(leftovers()[0], forms, SETTINGS).review
    assert same_work(back, again)
    assert (back.saved_to, back.saved_sha256) == (path, again.saved_sha256)
    save(back)
    assert same_work(reopen(path, forms), again)


@pytest.mark.parametrize("snapshot", [True, False])
@pytest.mark.parametrize("change", ["gone", "changed"])
def test_the_source_may_be_gone_or_changed(
    review: Review, source: Path, forms: Forms, journaled: Journaled, change: str, snapshot: bool
) -> None:
    writer = journaled(review)
    work(review)
    killed(writer)
    (left,) = leftovers()
    if change == "gone":
        source.unlink()
    else:
        source.write_text(source.read_text(encoding="utf-8") + "\n补充", encoding="utf-8")
    assert source_state(left) is SourceState(change)
    if snapshot:
        recovered = recover(left, forms, SETTINGS)
        assert recovered.exact
        assert same_work(recovered.review, review)
        assert recovered.review.source_changed is (change == "changed")
        recovered.give_back()
        return
    snapshot_of(left.path).unlink()
    if change == "gone":
        with pytest.raises(ReadProblem, match="恢复记录已保留"):
            recover(left, forms, SETTINGS)
        assert leftovers() == (left,)
    else:
        recovered = recover(left, forms, SETTINGS)
        assert not recovered.exact
        assert recovered.review.corrections == review.corrections
        recovered.give_back()


def test_the_encoding_that_was_chosen_is_that_of_the_work_that_comes_back(
    source: Path, forms: Forms, journaled: Journaled
) -> None:
    source.write_bytes(source.read_text(encoding="utf-8").encode("gb18030"))
    review = open_report(source, forms, SETTINGS, encoding="GB18030")
    writer = journaled(review)
    work(review)
    killed(writer)
    (left,) = leftovers()
    for _ in range(2):  # from what was read, and from the source
        recovered = recover(left, forms, SETTINGS)
        assert same_work(recovered.review, review)
        assert recovered.review.source == review.source
        recovered.give_back()
        snapshot_of(left.path).unlink(missing_ok=True)


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_last_line_that_was_cut_off_is_not_done(
    review: Review, forms: Forms, journaled: Journaled, cut: int
) -> None:
    writer = journaled(review)
    work(review)
    review.redo()
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    killed(writer)
    (left,) = leftovers()
    left.path.write_bytes(left.path.read_bytes()[:-cut])
    review.undo()
    assert leftovers()[0].steps == 3
    recovered = recover(left, forms, SETTINGS)
    assert state(recovered.review) == state(review)
    recovered.give_back()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "gouji-journal/2"}\n', "\x00" * 40])
def test_a_journal_that_tells_nothing_is_not_offered_and_not_removed(text: str) -> None:
    journal_folder().mkdir(parents=True)
    path = journal_folder() / "20220301-093000-1-abcdef.jsonl"
    path.write_text(text, encoding="utf-8")
    assert leftovers() == ()
    assert path.exists()


def test_nonsense_in_the_middle_ends_the_journal_there(review: Review, journaled: Journaled) -> None:
    writer = journaled(review)
    work(review)
    killed(writer)
    (left,) = leftovers()
    lines = left.path.read_bytes().splitlines(keepends=True)
    for nonsense in (b"\x00\x00\n", b"3\n", b'{"go_to": 99}\n', b'{"step": {}}\n'):
        left.path.write_bytes(b"".join([*lines[:3], nonsense, *lines[3:]]))
        assert leftovers()[0].steps == 2


def test_a_disk_that_is_full_is_told_once_and_the_journal_made_anew(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Sentence] = []
    writer = JournalWriter(review, told.append)
    review.correct([(CELL, "7")], origin=Origin.TYPED)

    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", refuse)
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    review.correct([(CELL, "9")], origin=Origin.TYPED)
    assert len(told) == 1
    assert "磁盘空间不足" in str(told[0])
    assert len([name for name in files() if name.endswith(".jsonl")]) == 1  # with the first step
    monkeypatch.undo()
    review.correct([(CELL, "10")], origin=Origin.TYPED)
    assert writer.path is not None
    assert read_journal(writer.path.read_bytes()).history.steps == review.history.steps
    assert len([name for name in files() if name.endswith(".jsonl")]) == 1
    writer.close()
    assert files() == []


def test_a_folder_that_cannot_be_made_stops_nothing(
    review: Review, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("GOUJI_HOME", str(home / "file"))
    told: list[Sentence] = []
    writer = JournalWriter(review, told.append)
    work(review)
    assert len(told) == 1
    assert leftovers() == ()
    writer.close()


WORKER = """
import sys
from pathlib import Path
from threading import Event
from app.forms.load import load_forms
from app.report.correction import Origin
from app.review import atomic, journal
from app.review.journal import JournalWriter
from app.review.open import open_report
from app.settings import Settings

review = open_report(Path(sys.argv[1]), load_forms(), Settings())
writer = JournalWriter(review)
for text in ("7", "8", "9"):
    review.correct([(sys.argv[2], text)], origin=Origin.TYPED)
    print(text, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_kill_9_loses_nothing(source: Path, review: Review, forms: Forms) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(source), CELL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        while process.stdout.readline() != b"9\n":
            assert process.poll() is None
        assert leftovers() == ()  # it lives
        process.send_signal(signal.SIGKILL)
        process.wait()
    (left,) = leftovers()
    recovered = recover(left, forms, SETTINGS)
    assert recovered.review.report.cells[CELL].raw == "9"
    assert len(recovered.review.history.steps) == 3
    recovered.settle()
    assert leftovers() == ()
    # the kill may have come while what was read was being written beside the journal
    assert [name for name in files() if not name.endswith(".part")] == []


def test_a_lock_is_taken_once_and_free_again(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "a.lock"
    first = FileLock.take(path)
    assert first is not None
    assert FileLock.take(path) is None
    first.release()
    first.release()
    assert not path.exists()
    second = FileLock.take(path)
    assert second is not None
    second.release()


def test_where_no_lock_can_be_made_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    lock = FileLock.take(tmp_path / "file" / "a.lock")
    assert lock is not None
    lock.release()


def test_steps_that_come_while_the_disk_is_busy_share_the_next_fsync(
    review: Review, journaled: Journaled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other they waited for as many fsyncs as there were steps."""
    begun, go_on = Event(), Event()
    synced: list[int] = []
    real = atomic.make_lasting

    def slow(descriptor: int) -> None:
        begun.set()
        go_on.wait(30)
        synced.append(os.fstat(descriptor).st_size)
        real(descriptor)

    monkeypatch.setattr(journal, "make_lasting", slow)
    writer = journaled(review)
    for number in range(20):
        review.correct([(CELL, str(number + 20))], origin=Origin.TYPED)
        begun.wait(30)
    done = Event()
    writer.when_safe(done.set)
    go_on.set()
    assert done.wait(30)
    assert writer.path is not None
    assert len(synced) == 2
    assert synced[-1] == writer.path.stat().st_size


def test_a_disk_that_refuses_only_at_fsync_is_told_at_the_next_step(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of a network do."""
    told: list[Sentence] = []

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal, "make_lasting", refuse)
    writer = JournalWriter(review, told.append)
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    done = Event()
    writer.when_safe(done.set)
    assert done.wait(30)
    assert told == []
    monkeypatch.undo()
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    assert len(told) == 1
    assert "磁盘空间不足" in str(told[0])
    assert writer.path is not None
    assert read_journal(writer.path.read_bytes()).history.steps == review.history.steps
    writer.close()
    assert files() == []


def test_the_journal_of_before_goes_only_when_the_new_one_is_on_the_disk(
    review: Review, journaled: Journaled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut between the two would have lost both."""
    writer = journaled(review)
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    old = writer.path
    assert old is not None
    kept = review.history
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    there: list[bool] = []
    real = atomic.make_lasting

    def look(descriptor: int) -> None:
        there.append(old.exists())
        real(descriptor)

    monkeypatch.setattr(journal, "make_lasting", look)
    review.mark_saved(Path("a.gouji.json"), "0", kept.done)
    done = Event()
    writer.when_safe(done.set)
    assert done.wait(30)
    assert writer.path not in (old, None)
    assert there[0]
    assert not old.exists()


def test_a_new_journal_is_locked_although_another_window_looks_into_it_just_then(
    review: Review, journaled: Journaled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It went without a lock for good, and the work was offered while it was being done."""
    answers = [False, False]
    monkeypatch.setattr(journal, "try_lock", lambda it: answers.pop() if answers else try_lock(it))
    writer = journaled(review)
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    assert writer.path is not None
    assert leftovers() == ()
