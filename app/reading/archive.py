"""A zip of reports opens as a folder: what in it may be a report, member by member, nothing on disk."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.reading.package import DAMAGE, ENCRYPTED
from app.reading.problems import ReadProblem
from app.sentence import Sentence

SUFFIXES = frozenset(
    {
        ".txt",
        ".md",
        ".htm",
        ".html",
        ".mht",
        ".mhtml",
        ".doc",
        ".docx",
        ".docm",
        ".wps",
        ".rtf",
        ".odt",
        ".pdf",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
        ".bmp",
        ".xls",
        ".xlsx",
        ".xlsm",
        ".xlsb",
        ".et",
        ".ods",
        ".ofd",
    }
)
"""What a report's file may be called; anything else in an archive is left alone."""

ENTRIES = 20_000
"""The most entries an archive may have, folders and all."""
MEMBERS = 2_000
"""The most reports that are read from one archive."""
MEMBER = 60_000_000
"""The most bytes one report may inflate to."""
TOTAL = 2_000_000_000
"""The most bytes all reports of an archive may inflate to; they are never held together."""
RATIO = 200
"""How many times its packed size a large member may inflate to. Text of reports reaches 15."""
_SMALL = 10_000_000
"""A member up to this size may be packed as tightly as it likes."""

_DIRECTORY = 8_000_000
"""The most bytes of a directory; 20,000 entries take five million."""
_TAIL = 70_000

_ENTRY = b"PK\x01\x02"
_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


class BadArchive(ReadProblem):
    """The archive, or one member, is damaged."""

    kind = "damaged"

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence(
                "压缩文件“{name}”已损坏或不完整，无法读取其中的内容。文件未被改动。"
                "请重新下载或向报送单位重新索取后再试。",
                name=name,
            )
        )


class LockedArchive(ReadProblem):
    """The archive, or one member, is encrypted."""

    kind = "encrypted"

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence(
                "压缩文件“{name}”设有密码，无法读取其中的内容。文件未被改动。"
                "请先用解压软件输入密码解压，再打开解压后的文件夹。",
                name=name,
            )
        )


class OversizedArchive(ReadProblem):
    """The archive holds far more than reports."""

    kind = "too_large"

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence(
                "压缩文件“{name}”解压后的内容过多或过大，不像是年度报告，为安全起见未予读取。文件未被改动。"
                "请确认来源可靠，自行解压后打开其中的报告。",
                name=name,
            )
        )


class NoReports(ReadProblem):
    """The archive holds no file that may be a report."""

    kind = "empty"

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence(
                "压缩文件“{name}”中没有可以读取的报告（内层的压缩文件不会打开）。文件未被改动。"
                "请确认选对了文件，或先解压内层的压缩文件。",
                name=name,
            )
        )


@dataclass(frozen=True, slots=True)
class Member:
    """A report in an archive. ``name`` is its relative path with slashes, safe to show and to join.

    ``bytes`` is the size that the archive states for it.
    """

    name: str
    bytes: int
    index: int


def list_members(source: bytes | Path, name: str = "") -> tuple[Member, ...]:
    """What in the archive may be a report, in the order of names. Raises ReadProblem.

    Left out: folders, hidden files, what macOS and office programs leave behind, names that lead out
    of the folder, links, other archives, and every suffix that no report has. ``name`` is how
    messages call the archive.
    """
    name = name or _name(source)
    with _opened(source, name) as archive:
        return _members(archive, name)


def members(source: bytes | Path, name: str = "") -> Iterator[tuple[str, bytes | ReadProblem]]:
    """The reports of an archive one after the other: the path of each, and its bytes or why it has none.

    Raises ReadProblem if the archive itself cannot be read; one bad member does not stop the others.
    """
    name = name or _name(source)
    with _opened(source, name) as archive:
        found = _members(archive, name)
        infos = archive.infolist()
        total = 0
        for member in found:
            try:
                data = _read(archive, infos[member.index], member.name)
            except ReadProblem as problem:
                yield member.name, problem
                continue
            total += len(data)
            if total > TOTAL:
                raise OversizedArchive(name)
            yield member.name, data


def read_member(source: bytes | Path, member: Member, name: str = "") -> bytes:
    """The bytes of one report. Raises ReadProblem."""
    name = name or _name(source)
    with _opened(source, name) as archive:
        infos = archive.infolist()
        if member.index >= len(infos) or _safe_name(infos[member.index]) != member.name:
            raise BadArchive(name)  # it was replaced since it was listed
        return _read(archive, infos[member.index], member.name)


def _name(source: bytes | Path) -> str:
    return source.name if isinstance(source, Path) else "压缩包"


def _opened(source: bytes | Path, name: str) -> zipfile.ZipFile:
    try:
        if isinstance(source, bytes):
            if source.count(_ENTRY) > ENTRIES:  # before an object is made of each
                raise OversizedArchive(name)
            return zipfile.ZipFile(io.BytesIO(source))
        if _directory_size(source) > _DIRECTORY:
            raise OversizedArchive(name)
        archive = zipfile.ZipFile(source)
    except DAMAGE as error:
        raise BadArchive(name) from error
    if len(archive.filelist) > ENTRIES:
        archive.close()
        raise OversizedArchive(name)
    return archive


def _directory_size(path: Path) -> int:
    """How many bytes the directory at the end of an archive has, 0 if there is none."""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, io.SEEK_END) - _TAIL))
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    return int.from_bytes(tail[end + 12 : end + 16], "little") if 0 <= end <= len(tail) - 22 else 0


def _members(archive: zipfile.ZipFile, name: str) -> tuple[Member, ...]:
    found: dict[str, Member] = {}
    total = 0
    locked = False
    for index, info in enumerate(archive.infolist()):
        path = _safe_name(info)
        if not path:
            continue
        locked = locked or bool(info.flag_bits & ENCRYPTED)
        total += info.file_size
        if path not in found:
            found[path] = Member(path, info.file_size, index)
        if len(found) > MEMBERS or total > TOTAL:
            raise OversizedArchive(name)
    if locked and all(archive.infolist()[each.index].flag_bits & ENCRYPTED for each in found.values()):
        raise LockedArchive(name)
    if not found:
        raise NoReports(name)
    return tuple(found[path] for path in sorted(found))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    if info.flag_bits & ENCRYPTED:
        raise LockedArchive(name)
    if info.file_size > MEMBER or info.file_size > max(_SMALL, RATIO * max(1, info.compress_size)):
        raise OversizedArchive(name)
    if info.compress_type not in _METHODS:
        raise BadArchive(name)
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)  # the size it states may be a lie
    except DAMAGE as error:
        raise BadArchive(name) from error
    if len(data) != info.file_size:
        raise BadArchive(name)
    return data


def _safe_name(info: zipfile.ZipInfo) -> str:
    """The path of a member that may be a report, "" for anything else."""
    path = _decoded_name(info).replace("\\", "/")
    if info.is_dir() or path.endswith("/") or info.external_attr >> 16 & 0xF000 == 0xA000:  # a link
        return ""
    if path.startswith("/") or path[1:2] == ":" or any(ord(each) < 32 for each in path):
        return ""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if not parts or any(part == ".." or part.startswith((".", "~$")) for part in parts):
        return ""
    if parts[0].casefold() == "__macosx" or parts[-1].casefold() in ("thumbs.db", "desktop.ini"):
        return ""
    path = "/".join(parts)
    return path if posixpath.splitext(path)[1].casefold() in SUFFIXES and len(path) < 1000 else ""


def _decoded_name(info: zipfile.ZipInfo) -> str:
    """The name in Chinese where zipfile, as the format says, took it for cp437.

    Programs under Windows write GBK without a mark, some others UTF-8 without one.
    """
    if info.flag_bits & _UTF8:
        return info.filename
    stated = _unicode_path(info.extra)
    if stated:
        return stated
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeError:
            continue
    return info.filename


def _unicode_path(extra: bytes) -> str:
    """The name that Info-ZIP and others put into an extra field, "" if there is none."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5 and at + 4 + size <= len(extra):
            try:
                return extra[at + 9 : at + 4 + size].decode("utf-8")
            except UnicodeError:
                return ""
        at += 4 + size
    return ""
