"""Every encoding that is promised, and every file that cannot be read, with its sentence."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading import read as reading
from app.reading.decode import NotText, decode
from app.reading.document import Kind
from app.reading.problems import (
    Cancelled,
    Damaged,
    Denied,
    Empty,
    Encrypted,
    IsArchive,
    IsFolder,
    Missing,
    ReaderDied,
    ReadProblem,
    TooLarge,
    TooSlow,
    Undecodable,
    Unsupported,
    Vanished,
)
from app.reading.read import ENCODINGS, read
from app.sentence import Sentence
from tests.zips import zipped

TEXT = "青禾县财政局2021年政府信息公开工作年度报告\n一、总体情况\n依法公开，共12件。\n规章\t0\t0\n"


def write(folder: Path, data: bytes, name: str = "报告.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 BOM"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("gb2312", "GB18030"),
        ("utf-16", "UTF-16LE"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, codec: str, name: str, line_end: str) -> None:
    data = TEXT.replace("\n", line_end).encode(codec)
    path = write(tmp_path, data)
    document = read(path)
    assert document.text == TEXT
    assert document.source.encoding == name
    assert document.source.kind is Kind.TEXT
    assert document.source.bytes == len(data)
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.source.path, document.source.name) == (path, "报告.txt")
    assert path.read_bytes() == data


def test_a_character_that_only_gb18030_has(tmp_path: Path) -> None:
    text = TEXT + "㐀𠀀䶮\n"
    assert read(write(tmp_path, text.encode("gb18030"))).text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_reopen_as(tmp_path: Path, encoding: str) -> None:
    text = "政府信息公開 12 件\n"
    document = read(write(tmp_path, text.encode(encoding)), encoding=encoding)
    assert document.text == text
    assert document.source.encoding == encoding


def test_reopen_as_another_encoding_with_a_mark_of_its_own(tmp_path: Path) -> None:
    assert read(write(tmp_path, TEXT.encode("utf-8-sig")), encoding="UTF-8").text == TEXT
    assert read(write(tmp_path, TEXT.encode("utf-16")), encoding="UTF-16").text == TEXT
    assert read(write(tmp_path, TEXT.encode("utf-16-be")), encoding="UTF-16").text == TEXT


@pytest.mark.parametrize("encoding", ["UTF-8", "no-such-encoding"])
def test_reopen_as_something_it_is_not(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(Undecodable) as caught:
        read(write(tmp_path, TEXT.encode("gb18030")), encoding=encoding)
    assert encoding in caught.value.message


def test_a_file_cut_in_the_middle_of_a_character_is_still_read(tmp_path: Path) -> None:
    text = TEXT * 20 + "。"
    document = read(write(tmp_path, text.encode()[:-1]))
    assert document.text == TEXT * 20 + "\ufffd"
    assert document.source.encoding == "UTF-8"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "旧版 Office"),
        (zipped({"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}), "PowerPoint"),
        (b"Rar!\x1a\x07\x01\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7z"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "GZIP"),
        (b"MZ\x90\x00\x03\x00", "程序"),
        (b"\x7fELF\x02\x01\x01\x00", "程序"),
        (bytes(range(256)) * 4, "二进制"),
        (b"\x00" * 100, "二进制"),
        (b"abc\x00def" * 30, "二进制"),
    ],
)
def test_what_is_no_text_is_named_with_what_to_do(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(Unsupported) as caught:
        read(write(tmp_path, data))
    assert what in caught.value.message
    assert "文本（.txt）后再打开" in caught.value.message


@pytest.mark.parametrize(
    ("name", "what"),
    [("年报.docx", "Word 文档"), ("年报.PDF", "PDF 文件"), ("年报.xls", "旧版 Excel"), ("年报.ofd", "OFD")],
)
@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00" * 100, bytes(range(0x20, 0x100)) * 3])
def test_a_name_that_promises_a_kind_and_bytes_of_none_is_a_damaged_file(
    tmp_path: Path, name: str, what: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Damaged) as caught:
        read(path)
    assert f"的内容不是{what}" in caught.value.message
    assert "重新索取" in caught.value.message


@pytest.mark.parametrize("text", ["MZ 2021\n", "BZh 报告\n", "ID3 报告\n", "BM 报告，长一些\n"])
def test_a_text_that_only_begins_like_another_kind(tmp_path: Path, text: str) -> None:
    assert read(write(tmp_path, text.encode())).text == text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\u3000\u00a0\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Empty):
        read(write(tmp_path, data))


def test_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", tmp_path / "a" / "b.txt", Path("\0"), tmp_path / ("长" * 400)):
        with pytest.raises(Missing):
            read(path)
    file = write(tmp_path, b"x")
    with pytest.raises(Missing):
        read(file / "inside.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(IsFolder):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(Unsupported):
        read(path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, TEXT.encode())

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        with pytest.raises(Denied):
            read(path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", refuse)
        with pytest.raises(Denied):
            read(path)


def test_a_file_that_vanishes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, TEXT.encode())

    def vanish(*_: object, **__: object) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", vanish)
    with pytest.raises(Vanished) as caught:
        read(path)
    assert "Input/output error" in caught.value.message


def test_too_large_is_told_before_a_byte_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)  # sparse

    def never(*_: object, **__: object) -> object:
        raise AssertionError("the file was opened")

    monkeypatch.setattr(Path, "open", never)
    with pytest.raises(TooLarge) as caught:
        read(path)
    assert "200 MB" in caught.value.message


def test_a_text_has_a_limit_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(TooLarge) as caught:
        read(write(tmp_path, TEXT.encode() * 250_000))
    assert "超过 20 MB" in caught.value.message


def test_a_file_that_grows_past_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, b"x" * 100)
    monkeypatch.setattr(reading, "LARGEST", 99)
    real = path.stat()

    def smaller(_: Path) -> os.stat_result:
        return os.stat_result((*real[:6], 50, *real[7:]))

    monkeypatch.setattr(Path, "stat", smaller)
    with pytest.raises(TooLarge):
        read(path)


def test_bytes_that_are_text_in_no_encoding(tmp_path: Path) -> None:
    data = bytes(byte for byte in range(0x20, 0x100)) * 3
    with pytest.raises(ReadProblem) as caught:
        read(write(tmp_path, data))
    assert caught.value.kind in ("undecodable", "unsupported")


def test_every_problem_says_what_happened_what_is_safe_and_what_to_do() -> None:
    path = Path("报告.txt")
    problems = [
        Missing(path),
        IsFolder(path),
        Denied(path),
        Empty(path),
        TooLarge(path, 20_000_000),
        Unsupported(path, Sentence("程序文件")),
        Encrypted(path, Sentence("加密的 Office 文档")),
        Damaged(path, Sentence("Word 文档")),
        IsArchive(path),
        TooSlow(path),
        ReaderDied(path),
        Cancelled(path),
        Undecodable(path),
        Vanished(path),
    ]
    for problem in problems:
        assert "报告.txt" in problem.message
        assert "改动" in problem.message
        assert problem.message.rstrip("。").rpartition("。")[2].startswith("请")
        assert str(problem) == problem.message
    assert len({problem.kind for problem in problems}) == len(problems)


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, name = decode(data)
    except (UnicodeError, NotText):
        return
    assert isinstance(text, str)
    assert name


@given(
    st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=30, max_size=200),
    st.sampled_from(["utf-8", "gb18030", "utf-8-sig", "utf-16"]),
)
def test_chinese_text_comes_back(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0] == text
