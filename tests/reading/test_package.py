import random
import zipfile

import pytest

from app.reading.package import (
    MEMBER,
    MEMBERS,
    BadPackage,
    LockedPackage,
    OversizedPackage,
    Package,
)
from app.reading.problems import ReadProblem
from app.reading.xml_safe import DEPTH, first_child, local, parse_xml, prefix_names
from tests.zips import zipped


def test_members_are_found_whatever_the_case_and_the_slashes() -> None:
    package = Package(zipped({"Word\\Document.xml": b"1", "[Content_Types].xml": b"2"}))
    assert package.read("/word/document.XML") == b"1"
    assert "word/document.xml" in package
    assert package.get("word/other.xml") is None
    assert set(package.names) == {"Word\\Document.xml", "[Content_Types].xml"}


def test_a_missing_member_is_a_damaged_package() -> None:
    with pytest.raises(BadPackage):
        Package(zipped({"a": b""})).read("b")


def test_a_member_that_inflates_beyond_the_limit_is_refused() -> None:
    data = zipped({"a": bytes(MEMBER + 1)})
    assert len(data) < 100_000
    with pytest.raises(OversizedPackage):
        Package(data).read("a")


def test_a_member_that_lies_about_its_size_is_cut_off() -> None:
    data = bytearray(zipped({"a": bytes(1_000_000)}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    with pytest.raises(ReadProblem):
        Package(bytes(data)).read("a")


def test_all_members_together_are_bounded() -> None:
    package = Package(zipped({str(number): bytes(40_000_000) for number in range(4)}))
    for number in range(3):
        package.read(str(number))
    with pytest.raises(OversizedPackage):
        package.read("3")


def test_a_directory_of_very_many_members_is_refused_before_it_is_read() -> None:
    entry = zipped({"a": b""})
    directory = entry[entry.index(b"PK\x01\x02") : entry.index(b"PK\x05\x06")]
    with pytest.raises(OversizedPackage):
        Package(entry + directory * (MEMBERS + 1))


def test_encrypted_members_are_named_as_such() -> None:
    data = bytearray(zipped({"a": b"text"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(LockedPackage):
        Package(bytes(data)).read("a")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_no_office_program_uses_are_refused(method: int) -> None:
    with pytest.raises(BadPackage):
        Package(zipped({"a": bytes(1_000_000)}, method)).read("a")


def test_any_damage_is_one_sentence() -> None:
    whole = zipped({"a": b"text " * 200, "b": bytes(500)})
    messages = []
    chance = random.Random(1)
    for _ in range(400):
        data = bytearray(whole[: chance.choice([len(whole), chance.randrange(len(whole))])])
        for _ in range(chance.randrange(6) if data else 0):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            package = Package(bytes(data))
            for name in package.names:
                package.read(name)
        except ReadProblem as problem:
            messages.append(problem.message)
    assert messages
    assert all(message.endswith("。") for message in messages)


# --- XML ---

BOMB = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    + "".join(f'<!ENTITY c{n} "{"&c" + str(n - 1) + ";" if n else "&b;"}">' * 1 for n in range(9))
    + "]><a>&c8;</a>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x"> %b;]><a/>',
        "<!DOCTYPE a><a/>",
    ],
)
def test_no_document_type_at_all(text: str, encoding: str) -> None:
    with pytest.raises(BadPackage):
        parse_xml(text.encode(encoding))


def test_an_encoding_cannot_hide_a_document_type() -> None:
    text = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    for name in ("cp037", "cp500", "utf-7"):
        data = f'<?xml version="1.0" encoding="{name}"?>'.encode() + text.encode(name)
        with pytest.raises(BadPackage):
            parse_xml(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb2312", "gbk", "gb18030"])
def test_encodings(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><a>规章</a>'.encode(encoding)
    assert parse_xml(data).text == "规章"


@pytest.mark.parametrize("data", [b"", b"<a>", b"text", b"<a></b>", b"<a>\xff</a>", b"<a>&b;</a>", b"\0\0"])
def test_what_is_no_xml(data: bytes) -> None:
    with pytest.raises(BadPackage):
        parse_xml(data)


def test_control_characters_that_xml_forbids_are_dropped() -> None:
    assert parse_xml(b"<a>1\x0b2\x003</a>").text == "123"


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" * (DEPTH + 2) + b"</a>" * (DEPTH + 2),
        b"<a>" * 300_000,
        b"<a>" + b"<b/>" * 1_300_000 + b"</a>",
        b"<a>" + b' b=""' * 2_000_000 + b"</a>",
        b"<a>" + b"x" * 33_000_000 + b"</a>",
    ],
)
def test_what_is_too_much(data: bytes) -> None:
    with pytest.raises(ReadProblem):
        parse_xml(data)


def test_names_are_shortened() -> None:
    root = parse_xml(b'<x:a xmlns:x="one" xmlns:y="two" x:k="1"><y:b/><c/><z:d xmlns:z="three"/></x:a>')
    prefix_names(root, {"one": "o", "two": "o"})
    assert root.tag == "o:a"
    assert root.get("o:k") == "1"
    assert [each.tag for each in root] == ["o:b", "c", "{three}d"]
    assert first_child(root, "o:b") is root[0]
    assert first_child(root, "o:b", "c") is None
    assert local("{three}d") == "d"
