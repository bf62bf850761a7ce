"""PDF files with a text layer, through PDFium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from app.reading.document import Read
from app.reading.placed import PlacedPage
from app.reading.placed_read import read_placed
from app.reading.problems import NoOcr, ReadProblem
from app.sentence import Sentence

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

Progress = Callable[[int, int], None]

MOST_PAGES = 300
"""Pages of the longest PDF that is read; the longest report seen has forty."""

MOST_CHARS = 120_000
"""Characters of the longest PDF that is read."""


class Scanned(NoOcr):
    """No page has text: the file is made of pictures."""

    def __init__(self) -> None:
        super().__init__(Sentence("这份 PDF 的各页都是图片或图形，没有文字层"))


class Locked(ReadProblem):
    """The file asks for a password."""

    kind: ClassVar[str] = "locked"


class Damaged(ReadProblem):
    """PDFium cannot make sense of the file."""

    kind: ClassVar[str] = "damaged"


class TooLong(ReadProblem):
    """More pages or characters than any report has."""

    kind: ClassVar[str] = "too_long"


def read_pdf(data: bytes, *, progress: Progress | None = None) -> Read:
    """The text and grids of a PDF, with its pages; raises ReadProblem.

    Pages that are pictures are recognised if the extra for it is installed (then ``progress`` is
    told how many of them are done); else they are named in ``notes``, and Scanned is raised if
    no page has text.
    """
    import pypdfium2

    from app.reading import ocr

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise problem_of(error) from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise TooLong(
                Sentence(
                    "这份 PDF 有 {count} 页，超过 {most} 页，不像一份年度报告，未予读取。文件未被改动。"
                    "请只将报告所在的页另存为一份 PDF 后再打开。",
                    count=count,
                    most=MOST_PAGES,
                )
            )
        pages = list(_pages(document, count))
        scans = [page.number for page in pages if page.is_picture]
        notes: list[str] = []
        if scans and ocr.available():
            seen, notes = ocr.read_pages(document, scans, progress)
            pages = [seen.get(page.number, page) for page in pages]
    finally:
        document.close()
    if not any(page.has_text for page in pages):
        raise Scanned
    return ocr.doubted(read_placed(pages, [*_notes(pages), *notes]), set(scans))


def problem_of(error: Exception) -> ReadProblem:
    """What PDFium's refusal of a file means."""
    import pypdfium2.raw as pdfium

    if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return Locked(
            Sentence(
                "这份 PDF 设有打开密码，无法读取。文件未被改动。请用密码打开后另存为不加密的 PDF，再打开。"
            )
        )
    return Damaged(
        Sentence("这份 PDF 已损坏或不完整，无法读取。文件未被改动。请重新下载，或用原软件重新导出后再打开。")
    )


def _pages(document: PdfDocument, count: int) -> Iterator[PlacedPage]:
    import pypdfium2

    from app.reading.pdf_page import TOO_MANY_CHARS, placed_page

    chars = 0
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            if not chars and index == count - 1:
                raise problem_of(error) from error
            yield PlacedPage(index + 1, 0.0, 0.0, (), damaged=True)
            continue
        try:
            placed = placed_page(page, index + 1)
        except pypdfium2.PdfiumError:
            placed = PlacedPage(index + 1, 0.0, 0.0, (), damaged=True)
        finally:
            page.close()
        chars += len(placed.chars)
        if chars > MOST_CHARS:
            raise TooLong(TOO_MANY_CHARS)
        yield placed


def _notes(pages: list[PlacedPage]) -> list[str]:
    notes = []
    for why, numbers in (
        ("已损坏，没有读取", [page.number for page in pages if page.damaged]),
        ("是图片，没有文字层，没有读取", [page.number for page in pages if page.is_picture]),
        (
            "的文字来自扫描识别或缺少字符对照，读出的数据须逐一核对",
            [p.number for p in pages if p.is_doubtful],
        ),
        ("有大幅图片，图中的文字没有读取", [page.number for page in pages if page.has_large_picture]),
    ):
        if numbers:
            notes.append(f"第 {'、'.join(map(str, numbers))} 页{why}。")
    return notes
