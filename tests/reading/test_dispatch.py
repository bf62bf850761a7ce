"""Every kind is told by its content, whatever it is called, and hostile files are refused in a sentence."""

from __future__ import annotations

import io
import os
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.reading import ole, sandbox
from app.reading.document import Kind
from app.reading.inside import is_archive, reports_inside, split
from app.reading.problems import Empty, Encrypted, IsArchive, Missing, ReadProblem, TooLarge, Unsupported
from app.reading.read import read
from app.reading.signatures import recognise
from tests.effort import at_most
from tests.fuzz.seeds import PLAIN
from tests.reading import word_files
from tests.zips import zipped

KINDS = {
    "text": Kind.TEXT,
    "text gbk": Kind.TEXT,
    "html": Kind.HTML,
    "html utf-16": Kind.HTML,
    "mht": Kind.MHT,
    "docx": Kind.DOCX,
    "word xml": Kind.DOCX,
    "odt": Kind.ODT,
    "fodt": Kind.ODT,
    "rtf": Kind.RTF,
    "xlsx": Kind.SHEET,
    "xls": Kind.SHEET,
    "xlsb": Kind.SHEET,
    "ods": Kind.SHEET,
    "ofd": Kind.OFD,
    "pdf": Kind.PDF,
}


@pytest.mark.parametrize("name", KINDS)
def test_a_report_of_every_kind_is_read_under_a_wrong_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "报告.doc"
    path.write_bytes(PLAIN[name]())
    document = read(path)
    assert document.source.kind is KINDS[name]
    assert "政府信息公开工作年度报告" in document.text
    for grid in document.grids:
        for cell in grid.cells:
            assert grid.start <= cell.start <= cell.end <= grid.end <= len(document.text)
    expected = 0 if KINDS[name] is Kind.TEXT else 3
    assert len(document.grids) >= expected


@pytest.mark.parametrize("name", [name for name in KINDS if KINDS[name] is not Kind.TEXT])
@pytest.mark.parametrize("kept", [0.02, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_still_told_as_what_it_was(name: str, kept: float) -> None:
    data = PLAIN[name]()
    found = recognise(data[: int(len(data) * kept)])
    if found.kind is not KINDS[name]:
        # The beginning of a ZIP may not have come to the member that tells which it is, and some
        # programs write the directory of a container last.
        assert (data[:2] == b"PK" and kept < 0.5) or str(found.what) == "不完整的旧版 Office 或 WPS 文档"


@pytest.mark.parametrize(
    "text",
    [
        "# 年报\n\n| 项目 | 数量 |\n| --- | --- |\n| 规章 | <br>0<br> |\n" * 5,
        "甲 < 乙，乙 > 丙\n",
        "<b>年报</b>\n规章\t0\n",
        "说明：<table> 标签请勿使用，<td> 亦同。</td>\n" * 3,
        "```html\n" + "<tr><td>1</td></tr>\n" * 30 + "```\n正文\n" * 20,
        "From: 县政府办\nTo: 各单位\n\n正文\n",
        "文件开头是 %PDF-1.4 的叫 PDF。\n",
        "PK 赛\n",
        "{\\r 不是 RTF}\n",
        "BM 报告\n",
        "",
    ],
)
def test_a_text_that_only_looks_like_something_else_is_text(text: str) -> None:
    assert recognise(text.encode()).kind is Kind.TEXT


@pytest.mark.parametrize(
    "html",
    [
        "<!DOCTYPE html><html><body>年报</body></html>",
        "\ufeff\n\n  <HTML>\n<p>年报",
        "<!-- saved from url=(0014)about:internet -->\n<html><body>年报",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "x" "y"><html><body>年报</body>',
        "<table><tr><td>年报</td></tr></table>",
        "<div class='x'>年报</div>",
        "年报\n<html><body><table></table></body></html>",
        "政府信息公开年报" + "<tr><td>1</td></tr>" * 20,
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:'
        'excel"><body><table></table></body></html>',
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16", "utf-16-le"])
def test_pages_are_pages(html: str, codec: str) -> None:
    assert recognise(html.encode(codec)).kind is Kind.HTML


def container(*names: str, embedded: str = "") -> bytes:
    """An OLE container whose root holds streams of these names, one of them with an embedded one."""

    def entry(name: str, kind: int, left: int, right: int, child: int) -> bytes:
        raw = (name + "\0").encode("utf-16-le")
        numbers = b"".join(each.to_bytes(4, "little", signed=True) for each in (left, right, child))
        return raw.ljust(64, b"\0") + len(raw).to_bytes(2, "little") + bytes((kind, 1)) + numbers + bytes(48)

    entries = [entry("Root Entry", 5, -1, -1, 1)]
    for number, name in enumerate(names, 1):
        after = number + 1 if number < len(names) else -1
        child = len(names) + 1 if embedded and number == len(names) else -1
        entries.append(entry(name, 1 if child < 0 else 2 - 1, -1, after, child))
    if embedded:
        entries.append(entry(embedded, 2, -1, -1, -1))
    directory = b"".join(entries)
    directory += bytes(-len(directory) % 512)
    sectors = len(directory) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(10) + (1).to_bytes(4, "little")
    header += (1).to_bytes(4, "little") + bytes(24)
    header = header[:76].ljust(76, b"\0") + bytes(4) + b"\xff" * 4 * 108
    chain = [-3, *range(2, sectors + 1), -2]
    table = b"".join(each.to_bytes(4, "little", signed=True) for each in chain).ljust(512, b"\xff")
    return header + table + directory


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (container("WordDocument", "1Table"), Kind.DOC),
        (container("Workbook"), Kind.SHEET),
        (container("Book"), Kind.SHEET),
        (container("1Table", "Data", "WordDocument", "ObjectPool", embedded="Workbook"), Kind.DOC),
        (container("Workbook", "MBD001", embedded="WordDocument"), Kind.SHEET),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), Kind.IMAGE),
        (b"\xff\xd8\xff\xe0" + bytes(20), Kind.IMAGE),
        (b"II*\x00" + bytes(20), Kind.IMAGE),
        (b"BM\x36\x00\x0c\x00" + bytes(20), Kind.IMAGE),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", Kind.IMAGE),
        (b"\n\n%PDF-1.7\n1 0 obj\n<<>>endobj", Kind.PDF),
        (b"junk " * 100 + b"%PDF-1.7\n1 0 obj\n<<>>endobj", Kind.PDF),
        (b" \r\n{\\rtf1\\ansi hello}", Kind.RTF),
        (zipped({"[Content_Types].xml": "", "WORD\\document.xml": ""}), Kind.DOCX),
        (zipped({"OFD.xml": ""}), Kind.OFD),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", Kind.MHT),
        (b"From: <x>\nSubject: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n<html>", Kind.MHT),
        (container("PowerPoint Document"), None),
        (container("EncryptedPackage", "EncryptionInfo"), None),
        (zipped({"a.docx": "word/", "word/b.docx": ""}), None),
    ],
)
def test_kinds(data: bytes, kind: Kind | None) -> None:
    assert recognise(data).kind is kind


def test_a_container_that_chases_its_own_tail_ends() -> None:
    data = bytearray(container("WordDocument", "1Table"))
    data[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")  # the directory's sector follows itself
    data[1024 + 128 + 68 : 1024 + 128 + 76] = (1).to_bytes(4, "little") * 2  # and so does an entry
    assert ole.root_streams(bytes(data)) == {"worddocument"}


def test_a_locked_file_and_an_archive_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(container("EncryptedPackage"))
    with pytest.raises(Encrypted, match="密码"):
        read(path)
    path.write_bytes(PLAIN["zip"]())
    with pytest.raises(IsArchive, match="压缩文件"):
        read(path)


# --- archives -----------------------------------------------------------------------------------


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "报告.zip"
    path.write_bytes(PLAIN["zip"]())
    return path


def test_a_path_may_lead_into_an_archive(archive: Path) -> None:
    assert is_archive(archive)
    text, page = sorted(reports_inside(archive))
    assert split(text) == (archive, "乡镇/一.txt")
    assert read(text).source.kind is Kind.TEXT
    assert read(page).source == read(page).source
    assert (read(page).source.path, read(page).source.name) == (page, "二.html")
    with pytest.raises(Missing):
        read(archive / "乡镇/三.txt")
    with pytest.raises(Missing):
        read(archive.with_name("没有.zip") / "a.txt")


def test_a_document_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(PLAIN["docx"]())
    assert not is_archive(path)
    assert read(path).source.kind is Kind.DOCX
    with pytest.raises(Missing):
        read(path / "word/document.xml")


def test_an_archive_of_a_million_entries_is_refused_before_they_are_listed(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + bytes(24) + (5).to_bytes(2, "little") + bytes(16) + b"a.txt"
    directory = entry * 1_000_000
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff" * 2 + len(directory).to_bytes(4, "little")
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04" + bytes(100) + directory + end + (104).to_bytes(4, "little") + bytes(2))
    with at_most(400), pytest.raises(ReadProblem, match="过多"):
        reports_inside(path)


def test_an_empty_member(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"空.txt": "", "b.txt": "x"}))
    with pytest.raises(Empty):
        read(path / "空.txt")


# --- hostile files ------------------------------------------------------------------------------


def bomb(inner: str, size: int = 64_000_000) -> bytes:
    """A package whose main part inflates to that many spaces."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        with made.open(inner, "w") as member:
            for _ in range(size // 4_000_000):
                member.write(bytes(4_000_000))
    return buffer.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"').replace("&j;", "&a;")


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip bomb, docx": lambda: bomb("word/document.xml"),
    "zip bomb, xlsx": lambda: bomb("xl/workbook.xml"),
    "zip bomb, ofd": lambda: bomb("OFD.xml"),
    "zip bomb, odt": lambda: bomb("content.xml"),
    "entity bomb": lambda: zipped({"_rels/.rels": "<a/>", "word/document.xml": LAUGHS}),
    "external entity": lambda: zipped({"_rels/.rels": "<a/>", "word/document.xml": OUTSIDE}),
    "ten thousand nested tables, docx": lambda: word_files.docx(nested(10_000)),
    "ten thousand nested tables, html": lambda: b"<html>" + b"<table><tr><td>1" * 10_000,
    "ten thousand nested groups, rtf": lambda: b"{\\rtf1" + b"{\\trowd\\intbl 1\\cell" * 10_000,
    "a million rows, html": lambda: b"<table>" + b"<tr><td>1<td>2" * 1_000_000,
    "a million rows, docx": lambda: word_files.docx(
        "<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 1_000_000 + "</w:tbl>"
    ),
    "spans of millions, html": lambda: b"<table><tr>" + b"<td colspan=99999999 rowspan=99999999>1" * 1000,
    "a page that is its own parent, pdf": lambda: PLAIN["pdf"]().replace(b"/Kids[7 0 R", b"/Kids[2 0 R"),
    "a picture of a report": lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_soon_in_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / "报告.doc"
    path.write_bytes(HOSTILE[name]())
    said, text = "", ""
    with at_most(6000):
        try:
            text = read(path).text
        except ReadProblem as problem:
            said = problem.message
    assert text or said.endswith("。")
    assert "\n" not in said
    assert "意外中断" not in said
    assert "root:" not in text
    assert len(text) < 10_000_000


def test_two_gigabytes_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(2_000_000_000)
    with at_most(100), pytest.raises(TooLarge):
        read(path)


@pytest.fixture
def visits() -> Iterator[tuple[int, list[bytes]]]:
    """A server that counts who knocks: its port, and what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    asked.append(connection.recv(100))

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], asked
        stop.set()
        thread.join()


def test_nothing_is_fetched_and_nothing_is_run(tmp_path: Path, visits: tuple[int, list[bytes]]) -> None:
    port, asked = visits
    url = f"http://127.0.0.1:{port}/x"
    done = tmp_path / "done"
    page = (
        f'<html><head><base href="{url}/"><link rel=stylesheet href="{url}"><script src="{url}"></script>'
        f'<meta http-equiv=refresh content="0;url={url}"></head><body onload="fetch(\'{url}\')">'
        f'<img src="{url}"><iframe src="{url}"></iframe><object data="{url}"></object>年报</body></html>'
    )
    link = f'<w:r><w:fldSimple w:instr="INCLUDETEXT {url}"/></w:r><w:r><w:t>年报</w:t></w:r>'
    template = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        f'Target="{url}" TargetMode="External"/></Relationships>'
    )
    members = {
        "word/document.xml": word_files.document_xml(f"<w:p>{link}</w:p>"),
        "word/_rels/document.xml.rels": template,
        "word/vbaProject.bin": "Sub AutoOpen()",
        "[Content_Types].xml": "<Types/>",
    }
    rtf = "{\\rtf1{\\field{\\*\\fldinst INCLUDETEXT " + url + "}{\\fldrslt x}} DDEAUTO c:\\\\x 2021}"
    pdf = PLAIN["pdf"]().replace(
        b"<</Type/Catalog",
        f"<</OpenAction<</S/URI/URI({url})>>/AA<</S/Launch/F(touch {done})>>/Type/Catalog".encode(),
    )
    for data in (page.encode(), zipped(members), rtf.encode(), pdf):
        path = tmp_path / "报告"
        path.write_bytes(data)
        assert read(path).text.strip()
    with socket.create_connection(("127.0.0.1", port)) as last:  # who asked before was served before
        last.sendall(b"last")
        assert last.recv(1) == b""
    assert asked == [b"last"]
    assert not done.exists()


# --- problems -----------------------------------------------------------------------------------


def test_a_process_that_cannot_be_started_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot() -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(sandbox, "_started", cannot)
    path = tmp_path / "a.html"
    path.write_text("<html>年报</html>", encoding="utf-8")
    with pytest.raises(ReadProblem, match="意外中断"):
        read(path)


def test_a_page_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><body>" + os.urandom(2000).replace(b"\n", b"\0") + b"\0" * 50)
    with pytest.raises(ReadProblem) as caught:
        read(path)
    assert caught.value.kind in ("unsupported", "undecodable", "empty")
    assert isinstance(caught.value, Unsupported) or caught.value.message
