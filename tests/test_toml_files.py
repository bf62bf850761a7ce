"""TOML read through its kept copy says what the file says, whatever becomes of the copy."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from app import paths
from app.toml_files import load_toml

TEXT = 'name = "青禾县"\nshare = 0.5\nlimit = inf\nrows = [[1, 2], []]\n[part]\non = true\n'
VALUE = {"name": "青禾县", "share": 0.5, "limit": float("inf"), "rows": [[1, 2], []], "part": {"on": True}}


def written(path: Path, text: str = TEXT, *, minutes_ago: int = 1) -> Path:
    """A file that was last changed some time ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    changed = path.stat().st_mtime - 60 * minutes_ago
    os.utime(path, (changed, changed))
    return path


def copies(home: Path) -> list[Path]:
    return sorted((home / "cache").glob("*")) if (home / "cache").exists() else []


@pytest.fixture
def no_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may read TOML any more: only copies are left."""

    def unexpected(_: str) -> None:
        raise AssertionError("the TOML was read")

    monkeypatch.setattr(tomllib, "loads", unexpected)


def test_the_second_time_the_copy_is_read(tmp_path: Path, home: Path, request: pytest.FixtureRequest) -> None:
    path = written(tmp_path / "甲.toml")
    assert load_toml(path) == VALUE
    assert len(copies(home)) == 1
    request.getfixturevalue("no_toml")
    assert load_toml(path) == VALUE


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.toml", "n = 1\n", minutes_ago=3)
    assert load_toml(path) == {"n": 1}
    assert load_toml(written(path, "n = 2\n", minutes_ago=2)) == {"n": 2}
    assert load_toml(written(path, "n = 22\n", minutes_ago=2)) == {"n": 22}


def test_a_file_changed_just_now_is_not_kept_because_it_could_change_again(
    tmp_path: Path, home: Path
) -> None:
    assert load_toml(written(tmp_path / "a.toml", minutes_ago=0)) == VALUE
    assert copies(home) == []


def test_files_of_one_name_do_not_meet(tmp_path: Path) -> None:
    one = written(tmp_path / "x" / "forms" / "a.toml", "n = 1\n")
    two = written(tmp_path / "y" / "forms" / "a.toml", "n = 2\n")
    for _ in range(2):
        assert (load_toml(one), load_toml(two)) == ({"n": 1}, {"n": 2})


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b"null", b'{"made_from": [], "data": {}}', b"\xff\xfe{", b"[" * 200_000]
)
def test_a_copy_that_cannot_be_used_is_passed_over_and_made_again(
    tmp_path: Path, home: Path, broken: bytes
) -> None:
    path = written(tmp_path / "a.toml")
    load_toml(path)
    [copy] = copies(home)
    whole = copy.read_bytes()
    copy.write_bytes(broken)
    assert load_toml(path) == VALUE
    assert copy.read_bytes() == whole
    assert copies(home) == [copy]


def test_without_a_folder_to_write_in_the_toml_is_read(tmp_path: Path, home: Path) -> None:
    (home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    path = written(tmp_path / "a.toml")
    assert load_toml(path) == load_toml(path) == VALUE


def test_what_json_cannot_say_is_not_kept(tmp_path: Path, home: Path) -> None:
    path = written(tmp_path / "a.toml", "day = 2025-01-20\n")
    assert load_toml(path) == load_toml(path)
    assert copies(home) == []


def test_errors_are_those_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_toml(tmp_path / "none.toml")
    with pytest.raises(tomllib.TOMLDecodeError):
        load_toml(written(tmp_path / "a.toml", "n ="))
    bad = tmp_path / "b.toml"
    bad.write_bytes("名 = 1".encode("gb18030"))
    with pytest.raises(UnicodeDecodeError):
        load_toml(bad)


def test_the_shipped_files_say_the_same_from_their_copies(request: pytest.FixtureRequest) -> None:
    shipped = sorted(paths.resources().rglob("*.toml"))
    assert len(shipped) > 5
    read = {path: load_toml(path) for path in shipped}
    request.getfixturevalue("no_toml")
    assert {path: load_toml(path) for path in shipped} == read
