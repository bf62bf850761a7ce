"""The kind of a file, told by its content. Its name only helps to say what is wrong with it."""

from __future__ import annotations

import codecs
import io
import re
import struct
from typing import BinaryIO

from app.reading.document import Kind
from app.record import NamedTuple
from app.sentence import Sentence


class Found(NamedTuple):
    """What bytes are: a kind that may be read, or None and in ``what`` a name for messages.

    ``what`` names every kind but plain text. ``reader`` tells readers of one kind apart
    ("word_xml" is a docx in one piece of XML). ``locked`` says that it needs a password.
    """

    kind: Kind | None
    what: Sentence = Sentence("")
    reader: str = ""
    locked: bool = False


ARCHIVE = Sentence("压缩文件（ZIP）")

_STARTS: tuple[tuple[bytes, Sentence], ...] = (
    (b"Rar!\x1a\x07", Sentence("压缩文件（RAR）")),
    (b"7z\xbc\xaf\x27\x1c", Sentence("压缩文件（7z）")),
    (b"\x1f\x8b", Sentence("压缩文件（GZIP）")),
    (b"BZh", Sentence("压缩文件（BZIP2）")),
    (b"\xfd7zXZ\x00", Sentence("压缩文件（XZ）")),
    (b"MZ", Sentence("程序文件")),
    (b"\x7fELF", Sentence("程序文件")),
    (b"SQLite format 3\x00", Sentence("数据库文件")),
    (b"OggS", Sentence("音频或视频文件")),
    (b"ID3", Sentence("音频文件")),
    (b"%!PS", Sentence("PostScript 文件")),
    (b"AT&TFORM", Sentence("DjVu 文件")),
    (b"CAJ\x00", Sentence("CAJ 文件")),
)

_PICTURES: tuple[tuple[bytes, Sentence], ...] = (
    (b"\x89PNG\r\n", Sentence("图片（PNG）")),
    (b"\xff\xd8\xff", Sentence("图片（JPEG）")),
    (b"GIF87a", Sentence("图片（GIF）")),
    (b"GIF89a", Sentence("图片（GIF）")),
    (b"II*\x00", Sentence("图片（TIFF）")),
    (b"MM\x00*", Sentence("图片（TIFF）")),
)

_MEANT: dict[str, Sentence] = {
    ".docx": Sentence("Word 文档"),
    ".docm": Sentence("Word 文档"),
    ".doc": Sentence("旧版 Word 或 WPS 文档"),
    ".wps": Sentence("旧版 Word 或 WPS 文档"),
    ".rtf": Sentence("RTF 文档"),
    ".odt": Sentence("OpenDocument 文档"),
    ".pdf": Sentence("PDF 文件"),
    ".ofd": Sentence("OFD 文件"),
    ".xlsx": Sentence("Excel 工作簿"),
    ".xlsm": Sentence("Excel 工作簿"),
    ".xlsb": Sentence("Excel 工作簿"),
    ".xls": Sentence("旧版 Excel 或 WPS 表格"),
    ".et": Sentence("旧版 Excel 或 WPS 表格"),
    ".ods": Sentence("OpenDocument 电子表格"),
    ".zip": ARCHIVE,
    ".png": Sentence("图片（PNG）"),
    ".jpg": Sentence("图片（JPEG）"),
    ".jpeg": Sentence("图片（JPEG）"),
}

_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOM_GB18030 = b"\x84\x31\x95\x33"
_HEAD = 4096
_PDF_WITHIN = 1024
_SAMPLE = 200_000
_SPACE = " \t\r\n\f\v\ufeff"


def recognise(data: bytes) -> Found:
    """What kind of file these bytes are."""
    if data.startswith(_ZIPS):
        return _of_zip(io.BytesIO(data))
    if data.startswith(_OLE):
        from app.reading.ole import root_streams

        return _of_ole(root_streams(data))
    for start, what in _PICTURES:
        if data.startswith(start):
            return Found(Kind.IMAGE, what)
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return Found(Kind.IMAGE, Sentence("图片（BMP）"))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Found(Kind.IMAGE, Sentence("图片（WebP）"))
    if _is_pdf(data):
        return Found(Kind.PDF, Sentence("PDF 文件"))
    for start, what in _STARTS:
        if data.startswith(start) and (len(start) > 3 or not _plain(data)):
            return Found(None, what)
    if data[4:8] == b"ftyp":
        return Found(None, Sentence("音频或视频文件"))
    return _of_text(data)


def meant(name: str) -> Sentence | None:
    """What a file that is of no known kind should be by its name; None if the name promises nothing."""
    return _MEANT.get(name[name.rfind(".") :].lower()) if "." in name else None


def _plain(data: bytes) -> bool:
    """Whether a short mark may just be how a text begins ("MZ", "BZh", "ID3")."""
    return not any(byte < 9 or 13 < byte < 32 for byte in data[:512])


def _is_pdf(data: bytes) -> bool:
    """Whether a PDF begins within the first KB; a text may speak of "%PDF-1.4", but has no objects."""
    if data.startswith(b"%PDF-"):
        return True
    at = data.find(b"%PDF-", 0, _PDF_WITHIN)
    return at > 0 and re.search(rb"[\r\n\0 ]\d+ \d+ obj\b", data[at : at + _SAMPLE]) is not None


# --- ZIP ------------------------------------------------------------------------------------------


def _of_zip(file: BinaryIO) -> Found:
    names, complete = _member_names(file)
    file.seek(0)
    head = file.read(_HEAD)
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "[content_types].xml" in names or "_rels/.rels" in names or not complete:
        if "word" in folders:
            return Found(Kind.DOCX, Sentence("Word 文档"))
        if "xl" in folders:
            return Found(Kind.SHEET, Sentence("Excel 工作簿"))
        if "ppt" in folders:
            return Found(None, Sentence("PowerPoint 文稿"))
    if "ofd.xml" in names:
        return Found(Kind.OFD, Sentence("OFD 文件"))
    if "mimetype" in names or "content.xml" in names:
        return _of_open_document(head, "content.xml" in names)
    if "[content_types].xml" in names:
        return Found(None, Sentence("Office 文档"))
    return Found(None, ARCHIVE)


def is_archive(file: BinaryIO) -> bool:
    """Whether this is a ZIP of files, and neither an office document nor anything else."""
    return file.read(4) in _ZIPS and _of_zip(file).what == ARCHIVE


def _of_open_document(head: bytes, has_content: bool) -> Found:
    """The ``mimetype`` member stands first and is not packed, so that its text is in the head."""
    stated = re.search(rb"application/vnd\.oasis\.opendocument\.([a-z-]+)", head)
    if stated is None:
        return Found(Kind.ODT, Sentence("OpenDocument 文档")) if has_content else Found(None, ARCHIVE)
    if stated[1].startswith(b"text"):
        return Found(Kind.ODT, Sentence("OpenDocument 文档"))
    if stated[1].startswith(b"spreadsheet"):
        return Found(Kind.SHEET, Sentence("OpenDocument 电子表格"))
    return Found(None, Sentence("OpenDocument 文稿"))


_LOCAL = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_CENTRAL = re.compile(rb"PK\x01\x02.{24}(..).{16}", re.DOTALL)
_TAIL = 70_000
_MOST = 4_000_000


def _member_names(file: BinaryIO) -> tuple[set[str], bool]:
    """The names of the first members in small letters, and whether the archive is whole.

    They come from the directory at the end; a file that was cut off is looked at from its
    beginning, so that it can be named as what it was. No archive makes this read more than 4 MB.
    """
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - _TAIL))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    directory = b""
    if 0 <= end <= len(tail) - 22:
        size, begin = struct.unpack_from("<II", tail, end + 12)
        # Something may stand before the archive: then the directory's size tells its place.
        for place in (begin, length - len(tail) + end - size):
            if 0 <= place < length and not directory.startswith(b"PK\x01\x02"):
                file.seek(place)
                directory = file.read(min(size, _MOST))
    complete = directory.startswith(b"PK\x01\x02")
    if not complete:
        file.seek(0)
        directory = file.read(_MOST)
    pattern, header = (_CENTRAL, 46) if complete else (_LOCAL, 30)
    names = set()
    for found in pattern.finditer(directory):
        at = found.start() + header
        raw = directory[at : at + int.from_bytes(found[1], "little")]
        names.add(raw.decode("utf-8", "replace").replace("\\", "/").lstrip("/").casefold())
    return names, complete


# --- OLE ------------------------------------------------------------------------------------------


def _of_ole(streams: frozenset[str]) -> Found:
    """``streams`` are the names of what lies in the root of the container, in small letters."""
    if "encryptedpackage" in streams:
        return Found(None, Sentence("加密的 Office 文档"), locked=True)
    if "worddocument" in streams:
        return Found(Kind.DOC, Sentence("旧版 Word 或 WPS 文档"))
    if "workbook" in streams or "book" in streams:
        return Found(Kind.SHEET, Sentence("旧版 Excel 或 WPS 表格"))
    if "powerpoint document" in streams:
        return Found(None, Sentence("旧版 PowerPoint 文稿"))
    return Found(
        None, Sentence("旧版 Office 或 WPS 文档") if streams else Sentence("不完整的旧版 Office 或 WPS 文档")
    )


# --- text -----------------------------------------------------------------------------------------

_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]*\S")
_MULTIPART = re.compile(
    r"^Content-Type:\s*(multipart/(related|mixed|alternative)|text/html|application/xhtml)", re.I | re.M
)
_MIME_VERSION = re.compile(r"^MIME-Version:\s*1", re.I | re.M)
_LEADING = re.compile(r"\s*(<\?xml\b[^>]{0,500}\?>|<!--.{0,20000}?-->|<\?[^>]{0,500}>|\s+)*", re.DOTALL)
_OPENS_PAGE = re.compile(
    r"<(!doctype\s+html|html|head|body|meta|title|link|style|script|table|tbody|tr|td|div|p|span|font|center"
    r"|h[1-6]|ul|ol|section|article|main|header|form|base|o:p|iframe|noscript)"
    r"(?=[\s>/])",
    re.I,
)
_PAGE_TAG = re.compile(r"<(!doctype\s+html|html|head|body)(?=[\s>])", re.I)
_END_TAG = re.compile(r"</(td|th|tr|table|p|div|span|font|li|h[1-6])\s*>", re.I)
_FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.M | re.DOTALL)
_BLOCK_TAGS = 12


def _of_text(data: bytes) -> Found:
    head = _as_text(data[:_SAMPLE])
    start = head.lstrip(_SPACE)
    if start.startswith("{\\rtf"):
        return Found(Kind.RTF, Sentence("RTF 文档"))
    if _HEADER.match(start):
        first = re.split(r"\r?\n\r?\n|\r\r", start[:_HEAD], maxsplit=1)[0]
        if _MULTIPART.search(first) and (_MIME_VERSION.search(first) or "boundary=" in first):
            return Found(Kind.MHT, Sentence("网页存档（MHT）"))
    if start.startswith("<?xml") or re.match(r"<[a-z]+:", start):
        found = _of_xml(start)
        if found is not None:
            return found
    if _is_page(start):
        return Found(Kind.HTML, Sentence("网页"))
    return Found(Kind.TEXT)


def _as_text(data: bytes) -> str:
    """The characters of a beginning, as far as tags and headers are concerned: those are ASCII."""
    high, low = data[1:_HEAD:2].count(0), data[:_HEAD:2].count(0)  # NULs of ASCII in UTF-16
    if data.startswith(codecs.BOM_UTF16_LE) or high > low:
        return data[: len(data) // 2 * 2].decode("utf-16-le", "replace")
    if data.startswith(codecs.BOM_UTF16_BE) or low > high:
        return data[: len(data) // 2 * 2].decode("utf-16-be", "replace")
    return data.removeprefix(codecs.BOM_UTF8).removeprefix(_BOM_GB18030).decode("latin-1")


def _of_xml(start: str) -> Found | None:
    head = start[:_HEAD]
    if "<w:wordDocument" in head or "<pkg:package" in head or 'progid="Word.Document"' in head:
        return Found(Kind.DOCX, Sentence("Word 的 XML 文档"), "word_xml")
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head.lower():
        return Found(None, Sentence("Excel 2003 的 XML 表格"))
    if "<office:document" in head:
        kind = re.search(r"opendocument\.([a-z]+)", head)
        if kind is None or kind[1] == "text":
            return Found(Kind.ODT, Sentence("OpenDocument 文档"))
        return Found(None, Sentence("OpenDocument 的单文件格式"))
    return None


def _is_page(start: str) -> bool:
    """Whether a text is HTML: it begins with a tag of a page, or most of it is marked up as one.

    A text or a Markdown file that merely contains "<", or cells with <br>, is text.
    """
    body = start[_LEADING.match(start).end() :]  # type: ignore[union-attr]  # matches the empty string
    if _OPENS_PAGE.match(body):
        return True
    if _PAGE_TAG.search(start, 0, _HEAD) and "</" in start:
        return True
    if start.count("</") < _BLOCK_TAGS:
        return False
    marked = _FENCE.sub("", start)
    return len(_END_TAG.findall(marked)) >= max(_BLOCK_TAGS, marked.count("\n") // 3)
