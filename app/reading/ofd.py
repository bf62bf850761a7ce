"""OFD files, the national format of electronic documents (GB/T 33190)."""

from __future__ import annotations

from collections.abc import Sequence

from app.reading.document import Read
from app.reading.ofd_objects import placed_pages
from app.reading.placed import PlacedPage
from app.reading.placed_read import read_placed
from app.reading.problems import NoOcr, ScannedOfd
from app.sentence import Sentence


def read_ofd(data: bytes) -> Read:
    """The text and grids of an OFD file, with its pages; raises ReadProblem.

    Signatures, seals and annotations are not read; pages that are pictures are named in ``notes``.
    """
    pages = list(placed_pages(data))
    if not any(page.has_text for page in pages):
        from app.reading import ocr  # only a file of pictures asks

        raise ScannedOfd if ocr.available() else NoOcr(Sentence("这份 OFD 文件的各页只有图片或图形"))
    return read_placed(pages, _notes(pages))


def _notes(pages: Sequence[PlacedPage]) -> list[str]:
    notes = []
    for why, numbers in (
        ("是图片，没有文字层，没有读取", [page.number for page in pages if page.is_picture]),
        (
            "有文字来自扫描识别或缺少字符对照，读出的数据须逐一核对",
            [page.number for page in pages if any(not char.sure for char in page.chars)],
        ),
    ):
        if numbers:
            notes.append(f"第 {'、'.join(map(str, numbers))} 页{why}。")
    return notes
