"""A journal that a disk has damaged: every step before the damage is back, or it is told what is not.

The exception is a cut that takes whole lines off the end: that is what an earlier moment left.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.forms.load import Forms
from app.report.correction import DecisionKind, Origin
from app.review.aside import aside_folder, put_aside
from app.review.history import History
from app.review.journal import JournalWriter, journal_folder, snapshot_of
from app.review.journal_lines import read_journal
from app.review.open import open_report
from app.review.recover import NotRecovered, leftovers, recover
from app.review.review import Review
from tests.review.reviews import BALANCE, CELL, FEE, SETTINGS, TOTAL, UNBALANCED, write_report


class Left(NamedTuple):
    """What a killed process left, the history after each line, and the review as it was."""

    path: Path
    data: bytes
    snapshot: bytes
    histories: list[History]
    review: Review


@pytest.fixture
def left(review: Review) -> Left:
    review.correct([(CELL, "3")], origin=Origin.TYPED)
    review.decide([BALANCE], DecisionKind.ACCEPTED, "已问过")
    review.undo()
    histories = [History(), History(review.history.steps[:1], 1)]
    histories += [review.history.go_to(2), review.history]
    writer = JournalWriter(review)
    review.correct([(CELL, "7"), (TOTAL, "8")], origin=Origin.PASTED, reason="已与台账核对")
    histories.append(review.history)
    review.decide([BALANCE], DecisionKind.CONFIRMED, "请更正")
    histories.append(review.history)
    review.correct([(FEE, "13")], origin=Origin.TYPED, label="补录")
    histories.append(review.history)
    review.undo()
    histories.append(review.history)
    writer.close(keep=True)
    (path,) = journal_folder().glob("*.jsonl")
    return Left(path, path.read_bytes(), snapshot_of(path).read_bytes(), histories, review)


def told(history: History) -> tuple[object, int]:
    return history.steps, history.position


@st.composite
def damages(draw: st.DrawFn) -> tuple[float, bytes | None, float]:
    """Where, as a share of the file, another byte stands, or from where to where it was cut."""
    where = draw(st.floats(0, 1, exclude_max=True))
    if draw(st.booleans()):
        return where, draw(st.binary(min_size=1, max_size=3)), 0.0
    return where, None, draw(st.floats(0, 1))


def damaged(data: bytes, damage: tuple[float, bytes | None, float]) -> bytes:
    where, other, length = damage
    at = int(where * len(data))
    if other is not None:
        return data[:at] + other + data[at + len(other) :]
    return data[:at] + data[at + 1 + int(length * (len(data) - at)) :]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=damages())
def test_a_damaged_journal_gives_what_was_before_and_tells_of_it(
    left: Left, damage: tuple[float, bytes | None, float]
) -> None:
    data = damaged(left.data, damage)
    if data == left.data:
        return
    whole = left.data.splitlines(keepends=True)
    untouched = sum(
        1 for one, other in zip(whole, data.splitlines(keepends=True), strict=False) if one == other
    )
    same = next(
        (i for i, line in enumerate(whole) if not data.startswith(b"".join(whole[: i + 1]))), len(whole)
    )
    assert untouched >= same
    try:
        journal = read_journal(data)
    except ValueError:
        assert same == 0  # put aside, see below
        return
    assert same > 0
    assert told(journal.history) == told(left.histories[same - 1])
    only_cut_off = left.data.startswith(data) and same >= 4 and data.endswith(b"\n")
    assert (journal.lost > 0) is not only_cut_off


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=damages())
def test_another_text_is_never_taken_for_what_was_read(
    left: Left, forms: Forms, damage: tuple[float, bytes | None, float]
) -> None:
    """Where the source stands, it is read again; where it does not, it is said so."""
    snapshot_of(left.path).write_bytes(data := damaged(left.snapshot, damage))
    (found,) = leftovers()
    recovered = recover(found, forms, SETTINGS)
    assert recovered.exact
    assert recovered.review.as_read == left.review.as_read
    assert recovered.review.document == left.review.document
    recovered.give_back()
    source = found.source.rename(found.source.with_name("elsewhere"))
    try:
        if data != left.snapshot:
            with pytest.raises(NotRecovered, match="恢复记录已保留"):
                recover(found, forms, SETTINGS)
    finally:
        source.rename(found.source)


def test_what_is_whole_loses_nothing(left: Left, forms: Forms) -> None:
    (found,) = leftovers()
    assert (found.lost, found.steps) == (0, 3)
    assert put_aside() == ()
    found.source.unlink()
    recovered = recover(found, forms, SETTINGS)
    assert recovered.review.document == left.review.document
    assert "gouji_crc32" not in (recovered.review.kept.model_extra or {} if recovered.review.kept else {})
    recovered.settle()


def test_a_journal_of_before_is_read_without_seals(left: Left) -> None:
    """Until now the first line held the steps of before, and no line had a seal."""
    head, *lines = (json.loads(line) for line in left.data.splitlines())
    old = [head | {"steps": [line["step"] for line in lines[:2]], "position": 1}, *lines[3:]]
    for line in old:
        del line["gouji_crc32"]
        line.pop("sealed", None)
        line.pop("lines", None)
    left.path.write_text("".join(json.dumps(line) + "\n" for line in old), encoding="utf-8")
    (found,) = leftovers()
    assert (found.lost, found.steps) == (0, 3)
    assert told(read_journal(left.path.read_bytes()).history) == told(left.review.history)


@pytest.mark.parametrize("how", ["flipped", "empty", "zeros", "no JSON"])
def test_a_journal_that_tells_nothing_is_kept_aside_and_told_once(left: Left, how: str) -> None:
    data = {"flipped": left.data.replace(b"sha256", b"sha257", 1), "empty": b"", "zeros": bytes(4096)}
    left.path.write_bytes(data.get(how, b"[]\n"))
    os.utime(left.path, (10**9, 10**9))
    assert leftovers() == ()
    (aside,) = put_aside()
    assert (aside.path, aside.name) == (aside_folder() / left.path.name, left.review.source.name)
    assert aside.path.read_bytes() == data.get(how, b"[]\n")
    assert snapshot_of(aside.path).read_bytes() == left.snapshot
    assert list(journal_folder().iterdir()) == []
    assert (leftovers(), put_aside()) == ((), ())


def test_a_journal_that_is_being_begun_stays(left: Left, review: Review) -> None:
    left.path.write_bytes(b"")
    assert put_aside() == ()  # its process may not have come further yet
    left.path.write_bytes(b"nothing")
    with left.path.open("rb") as file:
        from app.review.lock import try_lock

        assert try_lock(file.fileno())
        assert put_aside() == ()
    assert [aside.path.name for aside in put_aside()] == [left.path.name]


def test_one_of_a_later_version_stays_for_that(left: Left) -> None:
    left.path.write_text('{"schema": "gouji-journal/2"}\n', encoding="utf-8")
    assert (leftovers(), put_aside()) == ((), ())
    assert left.path.exists()


def test_a_saved_review_that_was_changed_since_is_not_taken_for_what_was_read(
    tmp_path: Path, forms: Forms
) -> None:
    from app.review.save import save

    first = open_report(write_report(tmp_path, forms, UNBALANCED), forms, SETTINGS)
    first.correct([(CELL, "3")], origin=Origin.TYPED)
    path = save(first)
    review = open_report(path, forms, SETTINGS)
    writer = JournalWriter(review)
    review.correct([(CELL, "4")], origin=Origin.TYPED)
    writer.close(keep=True)
    (found,) = leftovers()
    snapshot_of(found.path).unlink()
    review.source.path.unlink()
    recovered = recover(found, forms, SETTINGS)
    assert recovered.exact
    recovered.give_back()
    path.write_text(path.read_text(encoding="utf-8").replace("政府", "政斧"), encoding="utf-8")
    recovered = recover(found, forms, SETTINGS)
    assert not recovered.exact
    recovered.give_back()
