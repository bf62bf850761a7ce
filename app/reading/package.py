"""Safe access to a ZIP package (docx, odt, ofd, xlsx …): bounded members, bounded inflation, no disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from app.reading.problems import ReadProblem
from app.sentence import Sentence

MEMBERS = 10_000
"""The most members a package may have. The largest real ones have some hundreds."""
MEMBER = 48_000_000
"""The most bytes one member may inflate to; the text part of a long report has one million."""
TOTAL = 128_000_000
"""The most bytes that are inflated from one package altogether."""

_ENTRY = b"PK\x01\x02"
ENCRYPTED = 0x1
"""The flag of a member that is encrypted."""
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,  # and NotImplementedError: features of ZIP that no office program uses
    UnicodeError,
)
"""What zipfile raises over damaged archives."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
FILE = Sentence("文件")


class BadPackage(ReadProblem):
    """A package that is truncated, damaged, or lacks a part it cannot be read without."""

    kind = "damaged"

    def __init__(self, what: Sentence = FILE) -> None:
        super().__init__(
            Sentence(
                "{what}已损坏或不完整，无法读取其中的内容。文件未被改动。"
                "请用原软件打开并重新保存，或向报送单位重新索取后再试。",
                what=what,
            )
        )


class LockedPackage(ReadProblem):
    """A package whose members are encrypted."""

    kind = "encrypted"

    def __init__(self, what: Sentence = FILE) -> None:
        super().__init__(
            Sentence(
                "{what}设有打开密码，无法读取。文件未被改动。请在原软件中取消密码并另存后，再打开另存的文件。",
                what=what,
            )
        )


class OversizedPackage(ReadProblem):
    """A package that is far larger inside than any report: refused before it takes the memory."""

    kind = "too_large"

    def __init__(self, what: Sentence = FILE) -> None:
        super().__init__(
            Sentence(
                "{what}解压后的内容远超一份年度报告应有的规模，为安全起见未予读取。文件未被改动。"
                "请确认选对了文件，或只将报告正文和表格另存为新文件后再打开。",
                what=what,
            )
        )


class Package:
    """The members of a ZIP package, inflated only when asked for and never beyond the limits.

    Names are compared without regard to case, to a leading slash and to the direction of slashes,
    as office packages ask. Nothing is written to disk. ``what`` names the file in messages; no more
    than ``total`` bytes are inflated. Raises BadPackage, LockedPackage or OversizedPackage.
    """

    def __init__(self, data: bytes, what: Sentence = FILE, *, total: int = TOTAL) -> None:
        self._what = what
        self._left = total
        # Before zipfile makes an object of each entry: a million entries fit into 50 MB of directory.
        if data.count(_ENTRY) > MEMBERS:
            raise OversizedPackage(what)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise BadPackage(what) from error
        self._members = {_key(info.filename): info for info in self._zip.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members as the archive spells them."""
        return tuple(self._zip.namelist())

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises BadPackage if it is not there or damaged."""
        info = self._members.get(_key(name))
        if info is None or info.compress_type not in _METHODS:
            raise BadPackage(self._what)
        if info.flag_bits & ENCRYPTED:
            raise LockedPackage(self._what)
        limit = min(MEMBER, self._left)
        if info.file_size > limit:
            raise OversizedPackage(self._what)
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)  # the size it states may be a lie
        except DAMAGE as error:
            raise BadPackage(self._what) from error
        if len(data) > limit:
            raise OversizedPackage(self._what)
        self._left -= len(data)
        return data

    def get(self, name: str) -> bytes | None:
        """The bytes of a member, None if there is no such member."""
        return self.read(name) if name in self else None


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
