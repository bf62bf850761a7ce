"""Binary Word files (doc, and wps of Kingsoft, which is the same inside).

msdoc2docx turns them into docx, which the docx reader reads. The cells are held against the bare
text of the file; only if something there does not agree, or nothing could be read, LibreOffice is
asked where it is installed (two seconds instead of a fifth of one).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.reading.doc_text import Encrypted, NoWordText, doubtful_cells, main_text, with_doubts
from app.reading.document import Read
from app.reading.docx import read_docx
from app.reading.office import convert
from app.reading.package import LockedPackage
from app.reading.problems import ReadProblem
from app.sentence import Sentence

WHAT = Sentence("这份旧版 Word 或 WPS 文档")


class UnreadableDoc(ReadProblem):
    """A binary Word or WPS file that no reader here can read."""

    kind = "unsupported"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "{what}无法直接读取，可能版本过旧或已损坏。文件未被改动。"
                "请用 Word 或 WPS 打开，另存为 .docx 格式后再打开。",
                what=WHAT,
            )
        )


def read_doc(data: bytes, *, ask_office: bool = True) -> Read:
    """The text and the tables of a binary Word file.

    Cells on which two readings differ are marked as not certain. ``ask_office`` False leaves
    LibreOffice out. Raises LockedPackage for a file with a password, UnreadableDoc for one that
    cannot be read.
    """
    try:
        text = main_text(data)
    except Encrypted as error:
        raise LockedPackage(WHAT) from error
    except NoWordText:
        text = None
    first = _first_reading(data)
    doubtful = doubtful_cells(text, first) if first is not None and text is not None else set()
    cells_in_text = text is not None and "\x07" in text
    if first is not None and text is not None and not doubtful and (first.grids or not cells_in_text):
        return first
    second = _second_reading(data) if ask_office else None
    if first is None or not (first.grids or second is None):
        if second is None:
            raise UnreadableDoc
        return with_doubts(second, doubtful_cells(text, second)) if text is not None else second
    if second is not None and not _differences(first, second):
        return first
    if text is None or second is not None:
        return with_doubts(first, doubtful | (_differences(first, second) if second else _all(first)))
    return with_doubts(first, doubtful)


def _first_reading(data: bytes) -> Read | None:
    """What msdoc2docx and the docx reader make of it; None if they fail."""
    import doc2docx

    with tempfile.TemporaryDirectory(prefix="gouji-") as name:
        source, target = Path(name, "source.doc"), Path(name, "target.docx")
        source.write_bytes(data)
        try:
            doc2docx.convert(source, target)
            return read_docx(target.read_bytes())
        except ReadProblem:
            return None
        except Exception:  # the library's own errors, and whatever a damaged file makes of it
            return None


def _second_reading(data: bytes) -> Read | None:
    converted = convert(data, "doc")
    if converted is None:
        return None
    try:
        return read_docx(converted)
    except ReadProblem:
        return None


def _differences(first: Read, second: Read) -> set[tuple[int, int]]:
    """The cells of the first reading that the second one does not have at the same place."""
    doubtful = set()
    for at, grid in enumerate(first.grids):
        other = second.grids[at] if at < len(second.grids) else None
        texts = [second.text[cell.start : cell.end].split() for cell in other.cells] if other else []
        alone = len(texts) != len(grid.cells)
        for index, cell in enumerate(grid.cells):
            if alone or first.text[cell.start : cell.end].split() != texts[index]:
                doubtful.add((at, index))
    return doubtful


def _all(read: Read) -> set[tuple[int, int]]:
    return {(at, index) for at, grid in enumerate(read.grids) for index in range(len(grid.cells))}
