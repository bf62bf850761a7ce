"""Kinds of file that are not text, told by their first bytes."""

from __future__ import annotations

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "图片（PNG）"),
    (b"\xff\xd8\xff", "图片（JPEG）"),
    (b"GIF87a", "图片（GIF）"),
    (b"GIF89a", "图片（GIF）"),
    (b"II*\x00", "图片（TIFF）"),
    (b"MM\x00*", "图片（TIFF）"),
    (b"%PDF-", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 或 WPS 文档"),
    (b"{\\rtf", "RTF 文档"),
    (b"Rar!\x1a\x07", "压缩文件（RAR）"),
    (b"7z\xbc\xaf\x27\x1c", "压缩文件（7z）"),
    (b"\x1f\x8b", "压缩文件（GZIP）"),
    (b"BZh", "压缩文件（BZIP2）"),
    (b"\xfd7zXZ\x00", "压缩文件（XZ）"),
    (b"MZ", "程序文件"),
    (b"\x7fELF", "程序文件"),
    (b"SQLite format 3\x00", "数据库文件"),
    (b"OggS", "音频或视频文件"),
    (b"ID3", "音频文件"),
)

_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "Word 文档"),
    (b"xl/", "Excel 工作簿"),
    (b"ppt/", "PowerPoint 文稿"),
    (b"OFD.xml", "OFD 文件"),
    (b"application/vnd.oasis.opendocument", "OpenDocument 文档"),
    (b"[Content_Types].xml", "Office 文档"),
)


def recognise(data: bytes) -> str:
    """What kind of file these bytes are, in words, "" if they may be text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        for mark, what in _IN_ZIP:  # names of members stand uncompressed in the archive
            if mark in data:
                return what
        return "压缩文件（ZIP）"
    for start, what in _STARTS:
        if data.startswith(start) and (len(start) > 3 or not _plain(data)):
            return what
    if data.startswith(b"%!PS"):
        return "PostScript 文件"
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return "图片（BMP）"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "图片（WebP）"
    if data[4:8] == b"ftyp":
        return "音频或视频文件"
    return ""


def _plain(data: bytes) -> bool:
    """Whether a short mark may just be how a text begins ("MZ", "BZh", "ID3")."""
    return not any(byte < 9 or 13 < byte < 32 for byte in data[:512])
