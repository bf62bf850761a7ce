from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.review.atomic import sweep_parts, write_atomically


def refuse(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_new_file_is_written_and_nothing_else_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.json", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"new"}


def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("what", ["replace", "fsync"])
def test_a_failure_keeps_the_old_file_and_leaves_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, what, refuse)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"old"}


def test_a_process_killed_between_writing_and_replacing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    killed = (
        "import os, sys; from pathlib import Path; from app.review.atomic import write_atomically\n"
        "os.replace = lambda *_: os._exit(9)\n"
        "write_atomically(Path(sys.argv[1]), b'new')"
    )
    process = subprocess.run([sys.executable, "-c", killed, str(path)], cwd=Path(__file__).parents[2])
    assert process.returncode == 9
    assert path.read_bytes() == b"old"
    (part,) = tmp_path.glob(".gouji-*.part")
    sweep_parts(tmp_path)
    assert part.exists()  # another process may be writing it
    os.utime(part, (0, 0))
    sweep_parts(tmp_path)
    assert [found.name for found in tmp_path.iterdir()] == ["a.json"]


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    path, link = tmp_path / "there" / "a.json", tmp_path / "link.json"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("表" * 80 + ".gouji.json")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
