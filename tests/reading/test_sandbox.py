"""Whatever a reader does, its parent lives on, gets one sentence, and nothing else happens."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app import cli
from app.reading import sandbox
from app.reading.document import Kind, Read
from app.reading.frames import Request, pack, pack_read, unpack_read
from app.reading.limits import Limits
from app.reading.problems import Cancelled, ReaderDied, ReadProblem, TooMuchMemory, TooSlow
from app.reading.sandbox import Worker, read_apart

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="the limits of POSIX")
LIMITS = Limits(1000, seconds=20, total=20)


@pytest.fixture(autouse=True)
def bad(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the reading process use the readers of bad_readers."""
    start = sandbox._START.replace("from app", "import tests.reading.bad_readers; from app")
    monkeypatch.setattr(sandbox, "_START", start)


def read(
    what: str,
    reader: str = "pdf",
    limits: Limits = LIMITS,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Read:
    return read_apart(
        reader, what.encode(), Path("报告.pdf"), limits, encoding="GBK", progress=progress, cancel=cancel
    )


def test_everything_of_a_read_comes_over() -> None:
    got = read("fine")
    assert got.text == "pdf GBK"
    assert got.grids[0].cells[0].certain is False
    assert (got.encoding, got.notes) == ("E", ("n",))
    assert read("surrogate").text == "a\ud800b"


@pytest.mark.parametrize("what", ["hang", "spin"])
def test_a_reader_that_does_not_end_is_stopped(what: str) -> None:
    with pytest.raises(TooSlow):
        read(what, limits=LIMITS._replace(seconds=0.5, total=0.5))


@POSIX_ONLY
def test_time_of_the_processor_is_limited_too() -> None:
    """The clock of the parent may be held up; and a parent that is gone stops nobody."""
    worker = Worker()
    try:
        request = Request("pdf", 4, None, 0, 10**9, "")
        head = pack(list(request))
        worker._ask(len(head).to_bytes(4, "big") + head, b"spin")
        with pytest.raises(TooSlow):
            worker._result(worker._answers.get(timeout=30), Path("a"), None, unpack_read)
    finally:
        worker.close()


@POSIX_ONLY
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not limit memory")
def test_a_reader_that_takes_all_memory_is_stopped() -> None:
    with pytest.raises(TooMuchMemory):
        read("memory")


@pytest.mark.parametrize("what", ["crash", "abort", "exit", "raise", "outside"])
def test_a_reader_that_breaks_down_is_one_sentence(what: str) -> None:
    with pytest.raises(ReaderDied) as caught:
        read(what)
    assert "报告.pdf" in caught.value.message
    assert "Traceback" not in caught.value.message
    if what == "raise":
        assert "ZeroDivisionError: in a reader" in caught.value.details


def test_a_refusal_comes_over_with_its_kind() -> None:
    with pytest.raises(ReadProblem, match=r"^这份文件不好。$") as caught:
        read("refuse")
    assert caught.value.kind == "unreadable"


@pytest.mark.parametrize("what", ["connect", "program"])
def test_a_reader_reaches_nothing_and_starts_nothing(what: str) -> None:
    with pytest.raises(ReaderDied) as caught:
        read(what)
    assert "PermissionError: a reader must not use" in caught.value.details


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReaderDied) as caught:
        read(f"write {tmp_path / 'x'}")
    assert "PermissionError: a reader must not write" in caught.value.details
    assert not list(tmp_path.iterdir())


def test_only_old_word_files_have_a_folder_to_write_in_and_it_is_removed() -> None:
    with pytest.raises(ReaderDied):
        read("scratch")
    name = read("scratch", reader=Kind.DOC).text
    assert not Path(name).parent.exists()


def test_what_a_library_prints_is_no_answer() -> None:
    assert read("print").text == "pdf GBK"


def test_pages_are_told_and_keep_a_long_reading_alive() -> None:
    seen: list[tuple[int, int]] = []
    read("pages 3", limits=LIMITS._replace(seconds=5), progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_reading_that_tells_its_pages_for_ever_is_stopped() -> None:
    with pytest.raises(TooSlow):
        read("pages 100", limits=LIMITS._replace(seconds=5, total=2))


def test_cancelling_ends_the_process() -> None:
    given_up = threading.Event()
    threading.Timer(0.3, given_up.set).start()
    with pytest.raises(Cancelled):
        read("hang", cancel=given_up.is_set)


@POSIX_ONLY
def test_a_reader_ends_with_its_parent() -> None:
    worker = Worker()
    try:
        with pytest.raises(TooSlow):
            worker.read("pdf", b"fine", Path("a"), LIMITS._replace(seconds=0, total=0))
        assert not worker.alive
    finally:
        worker.close()
    worker = Worker()
    try:
        worker.read("pdf", b"fine", Path("a"), LIMITS)
        assert worker.alive
        assert worker._process.stdin is not None
        worker._process.stdin.close()  # as when the parent dies
        assert worker._process.wait(10) == 0
    finally:
        worker.close()


def test_one_process_may_read_several_files() -> None:
    worker = Worker()
    try:
        for _ in range(3):
            assert worker.read("pdf", b"fine", Path("a"), LIMITS).text == "pdf None"
    finally:
        worker.close()


@POSIX_ONLY
def test_a_packaged_program_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "gouji"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m app "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(Path(sandbox.__file__).parents[2])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    got = read_apart("html", b"<p>1</p>", Path("a"), LIMITS, encoding="UTF-8")
    assert (got.text, got.encoding) == ("1\n", "UTF-8")
    assert sandbox.COMMAND == cli.READER_PROCESS


@pytest.mark.parametrize(
    "value",
    [
        [],
        ["text", [], [], "", [], 1],
        [1, [], [], "", []],
        ["text", [[1, 1, 0, 4, [0, 0, 1, 1, 0, 5, 1]]], [], "", []],
        ["text", [[1, 1, 0, 4, [0, 0, 1, 1, 3, 2, 1]]], [], "", []],
        ["text", [[1, 1, 0, 4, [0, 0, 1]]], [], "", []],
        ["text", [[1, 1, 0, 4, [0, 0, 1, 1, 0, 1.5, 1]]], [], "", []],
        ["text", [[1, 1, 0, 4, [0, 0, -1, 1, 0, 1, 1]]], [], "", []],
        ["text", [[1, 1, 0, 5, []]], [], "", []],
        ["text", [], [[1, 3, 2]], "", []],
        ["text", [], [[1, 3]], "", []],
        ["text", [], [], "", [None]],
        ["text", [], {}, "", []],
    ],
)
def test_an_answer_that_is_not_as_it_must_be_is_refused(value: list[object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        unpack_read(pack(value))
    with pytest.raises(ValueError, match=r"\w"):
        unpack_read(b"\xff" + pack_read(Read("")))
