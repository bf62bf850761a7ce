"""Scans and pictures: text recognised offline by RapidOCR, the optional extra ``gouji[ocr]``.

A page is set upright; the rules in the picture make a lattice; each line of each cell is recognised
by itself, so that no number runs into its neighbour and none that wraps is lost. What stands outside
the tables is found by the detector. Nothing that was recognised is certain: that is for the reviewer.

Nor would tallies that hold and a second look that agrees make it so: most rows of a report have one
figure, printed again in the total's column and among the results, and what takes one 7 for a 1 takes
all of them for it, at any scale.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from app.reading.document import Read
from app.reading.ocr_page import Alive, recognise
from app.reading.pictures import MOST_WORKED, fitted, frames
from app.reading.placed import PlacedPage
from app.reading.placed_read import read_placed
from app.reading.problems import NoOcr
from app.sentence import Sentence

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

DPI = 200.0
"""The resolution at which pages of a PDF are rendered; below, rules get lost."""

Progress = Callable[[int, int], None]


def available() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "PIL"))


def read_image(data: bytes, *, progress: Progress | None = None) -> Read:
    """The text and grids of a picture (each frame of a TIFF is a page); raises ReadProblem."""
    if not available():
        raise NoOcr(Sentence("这是图片"))
    make_room()
    pages, notes = [], ["图片中的文字和数据都是识别所得，须逐一核对。"]
    for index, count, grey in frames(data):
        if progress is not None:
            progress(index, count)
        grey, dpi = fitted(grey)
        page, said = recognise(grey, dpi, index + 1, _alive(progress, index, count))
        pages.append(page)
        notes += said
    return doubted(read_placed(pages, notes), {page.number for page in pages})


def read_pages(
    document: PdfDocument, numbers: Sequence[int], progress: Progress | None = None
) -> tuple[dict[int, PlacedPage], list[str]]:
    """Those pages (from 1) of a ``pypdfium2.PdfDocument``, recognised, and notes about them."""
    make_room()
    pages: dict[int, PlacedPage] = {}
    notes: list[str] = []
    for done, number in enumerate(numbers):
        alive = _alive(progress, done, len(numbers))
        alive()
        page = document[number - 1]
        width, height = page.get_size()
        dpi = min(DPI, 72 * (MOST_WORKED / max(width * height, 1.0)) ** 0.5)
        try:
            grey = page.render(scale=dpi / 72, grayscale=True).to_numpy()
        finally:
            page.close()
        pages[number], said = recognise(grey.reshape(grey.shape[:2]).copy(), dpi, number, alive)
        notes += said
    return pages, notes


def doubted(read: Read, numbers: set[int]) -> Read:
    """What was read, everything on those pages uncertain: also cells in which nothing was seen."""
    pages = tuple(page._replace(certain=page.number not in numbers) for page in read.pages)
    spans = [(page.start, page.end) for page in pages if not page.certain]
    grids = tuple(
        grid._replace(
            cells=tuple(
                cell._replace(certain=cell.certain and not any(s <= cell.start < e for s, e in spans))
                for cell in grid.cells
            )
        )
        for grid in read.grids
    )
    return read._replace(pages=pages, grids=grids)


def make_room() -> None:
    """Let this process have the memory that the models take (1.1 GB), if it was limited to less."""
    try:
        import resource
    except ImportError:
        return
    for which, more in ((resource.RLIMIT_DATA, 3_000_000_000), (resource.RLIMIT_AS, 7_000_000_000)):
        soft, hard = resource.getrlimit(which)
        if soft != resource.RLIM_INFINITY and soft < more:
            most = more if hard == resource.RLIM_INFINITY else min(more, hard)
            resource.setrlimit(which, (max(soft, most), hard))


def _alive(progress: Progress | None, done: int, count: int) -> Alive:
    def tell() -> None:
        if progress is not None:
            progress(done, count)

    return tell
