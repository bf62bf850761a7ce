"""A zip of reports opens as a folder; a hostile one is refused with a sentence."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from app.reading import archive
from app.reading.archive import (
    BadArchive,
    LockedArchive,
    NoReports,
    OversizedArchive,
    list_members,
    members,
    read_member,
)
from app.reading.problems import ReadProblem
from tests.effort import at_most
from tests.zips import zipped


def names(data: bytes) -> list[str]:
    return [member.name for member in list_members(data)]


def spelled(name: bytes, data: bytes = b"x") -> bytes:
    """An archive whose one member has these bytes as its name and no mark of an encoding."""
    placeholder = b"a" * len(name)
    return zipped({placeholder.decode(): data}).replace(placeholder, name)


def test_reports_come_one_after_the_other_in_the_order_of_names() -> None:
    data = zipped({"乙/报告.docx": b"2", "甲.txt": b"1", "丙.pdf": b"3"})
    assert list(members(data)) == [("丙.pdf", b"3"), ("乙/报告.docx", b"2"), ("甲.txt", b"1")]


def test_only_what_may_be_a_report_is_listed() -> None:
    kept = ["a.txt", "b/c.DOCX", "d/e/f.ofd", "g.et", "h.jpg"]
    left = [
        "__MACOSX/._a.txt",
        "b/.hidden.txt",
        ".git/a.txt",
        "~$lock.docx",
        "b/~$lock.docx",
        "Thumbs.db",
        "run.exe",
        "macro.js",
        "inner.zip",
        "inner.rar",
        "noname",
        "folder.txt/",
    ]
    assert names(zipped(dict.fromkeys([*kept, *left], b"x"))) == sorted(kept)


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:/out.txt", "C:\\out.txt", "..\\out.txt", "a\nb.txt"],
)
def test_names_that_lead_out_are_left_out(name: str) -> None:
    assert names(zipped({name: b"x", "in.txt": b"y"})) == ["in.txt"]


def test_a_link_is_left_out() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        made.writestr(info, "/etc/passwd")
        made.writestr("in.txt", "y")
    assert names(file.getvalue()) == ["in.txt"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_a_mark_of_their_encoding_are_read(encoding: str) -> None:
    assert names(spelled("柳溪镇/二〇二一年报告.txt".encode(encoding))) == ["柳溪镇/二〇二一年报告.txt"]


def test_a_name_in_an_extra_field_counts() -> None:
    real = "柳溪镇.txt".encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        info = zipfile.ZipInfo("x.txt")
        info.extra = struct.pack("<HHBI", 0x7075, 5 + len(real), 1, 0) + real
        made.writestr(info, "x")
    assert names(file.getvalue()) == ["柳溪镇.txt"]


def test_of_two_members_with_one_name_the_first_counts() -> None:
    data = zipped({"a.txt": b"first", "b.txt": b"second"}).replace(b"b.txt", b"a.txt")
    assert list(members(data)) == [("a.txt", b"first")]


def test_one_member_can_be_read_alone_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "报告.zip"
    path.write_bytes(zipped({"甲.txt": b"1", "乙.txt": b"2"}))
    found = list_members(path)
    assert [(member.name, member.bytes) for member in found] == [("乙.txt", 1), ("甲.txt", 1)]
    assert read_member(path, found[1]) == b"1"
    path.write_bytes(zipped({"丙.txt": b"3"}))
    with pytest.raises(BadArchive):
        read_member(path, found[1])


def test_a_bomb_is_refused_without_inflating_it() -> None:
    bomb = zipped({"bomb.txt": b"0" * 40_000_000, "good.txt": b"fine"})
    with at_most(400):
        found = dict(members(bomb))
    assert isinstance(found["bomb.txt"], OversizedArchive)
    assert found["good.txt"] == b"fine"


def test_a_member_larger_than_it_says_is_damaged() -> None:
    data = bytearray(zipped({"a.txt": b"0" * 100_000}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    problem = dict(members(bytes(data)))["a.txt"]
    assert isinstance(problem, BadArchive)


def test_too_many_entries_reports_and_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({f"{index}.txt": b"x" * 10 for index in range(30)})
    for limit, value in (("ENTRIES", 20), ("MEMBERS", 20), ("TOTAL", 200)):
        with monkeypatch.context() as patch:
            patch.setattr(archive, limit, value)
            with pytest.raises(OversizedArchive):
                list_members(data)


def test_a_locked_archive_says_so() -> None:
    data = bytearray(zipped({"a.txt": b"x", "b.txt": b"y"}))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    with pytest.raises(LockedArchive, match="密码"):
        list_members(bytes(data))


def test_one_locked_member_does_not_stop_the_others() -> None:
    data = bytearray(zipped({"a.txt": b"x", "b.txt": b"y"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found = dict(members(bytes(data)))
    assert isinstance(found["a.txt"], LockedArchive)
    assert found["b.txt"] == b"y"


@pytest.mark.parametrize("parts", [{}, {"inner.zip": b"PK"}, {"readme.exe": b"MZ"}])
def test_an_archive_without_reports_says_so(parts: dict[str, bytes]) -> None:
    with pytest.raises(NoReports, match="没有可以读取的报告"):
        list_members(zipped(parts))


def test_damage_anywhere_is_a_sentence_or_a_reading() -> None:
    good = zipped({f"报告{index}.txt": f"第{index}份".encode() * 50 for index in range(3)})
    for cut in range(0, len(good), 7):
        _try(good[:cut])
    for at in range(len(good)):
        _try(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])


def _try(data: bytes) -> None:
    message = "。"
    try:
        for _, found in members(data):
            assert isinstance(found, (bytes, ReadProblem))
    except ReadProblem as problem:
        message = problem.message
    assert message.endswith("。")
