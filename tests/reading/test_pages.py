"""Where the pieces of the text stand on the pages, and the pages as pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from app.forms.load import Forms
from app.reading.document import SCALE, Document, Kind, Place, Source
from app.reading.frames import Picture
from app.reading.page_images import Changed, PageImages
from app.reading.problems import Cancelled, ReadProblem
from app.reading.read import read
from tests.reading.pdf_prints import Looks, print_qt, random_figures, report_html


class Printed(NamedTuple):
    """A report printed as a PDF, read, and what was printed."""

    document: Document
    figures: dict[str, str]


@pytest.fixture(scope="module")
def printed(qapp: object, tmp_path_factory: pytest.TempPathFactory, forms: Forms) -> Printed:
    import random

    chance = random.Random(5)
    form = forms.forms[-1]
    figures = random_figures(form, chance)
    path = tmp_path_factory.mktemp("pdf") / "报告.pdf"
    path.write_bytes(print_qt(report_html(form, figures, Looks(size=9)), landscape=True))
    return Printed(read(path), figures)


@pytest.fixture
def images(printed: Printed) -> Iterator[PageImages]:
    made = PageImages([printed.document.source.path], printed.document.source)
    yield made
    made.close()


def dark(picture: Picture, place: Place, rim: int = 0) -> int:
    """How many dark pixels are inside of a place, its rim (with a table's rules) left out."""
    left, right = (round(x * picture.width / SCALE) for x in (place.left, place.right))
    top, bottom = (round(y * picture.height / SCALE) for y in (place.top, place.bottom))
    rows = range(top + rim, bottom - rim)
    return sum(
        picture.pixels[4 * (y * picture.width + x) + 1] < 128
        for y in rows
        for x in range(left + rim, right - rim)
    )


def test_every_cell_of_a_printed_table_has_its_place_and_there_is_its_ink(
    printed: Printed, images: PageImages
) -> None:
    document, figures = printed
    pictures = {page.number: images.picture(page.number, 1400) for page in document.pages}
    by_span = {(place.start, place.end): place for place in document.places}
    texts = {document.text[c.start : c.end] for grid in document.grids for c in grid.cells if c.certain}
    looked_at = 0
    for grid in document.grids:
        for cell in grid.cells:
            place = by_span[cell.start, cell.end]
            ink = dark(pictures[place.page], place, rim=4)
            text = document.text[cell.start : cell.end].strip()
            if cell.certain and text:
                assert ink > 0, text
                looked_at += 1
    assert looked_at > 150
    assert len(texts & set(figures.values())) > 100


def test_words_of_running_text_stand_where_they_are_printed(printed: Printed, images: PageImages) -> None:
    document = printed.document
    start = document.text.index("统计期限")
    place = next(p for p in document.places if p.start <= start < p.end)
    assert (place.page, document.text[place.start : place.end].count("\n")) == (1, 0)
    assert dark(images.picture(1, 1400), place) > 100


def test_places_are_in_the_order_of_the_text_and_inside_their_pages(printed: Printed) -> None:
    document = printed.document
    starts = [place.start for place in document.places]
    assert starts == sorted(starts)
    for place in document.places:
        owner = next(page for page in document.pages if page.start <= place.start < page.end)
        assert place.page - owner.number in (0, 1)  # the rest of a row that the page break cuts
        assert 0 <= place.left < place.right <= SCALE
        assert 0 <= place.top < place.bottom <= SCALE


def test_the_pages_have_the_shape_that_was_told(images: PageImages) -> None:
    sizes = images.sizes()
    width, height = sizes[0]
    picture = images.picture(1, 700)
    assert abs(picture.width - 700) <= 1
    assert abs(picture.height / picture.width - height / width) < 0.01


def test_a_page_that_is_not_there_is_a_problem_and_the_next_one_is_made(images: PageImages) -> None:
    with pytest.raises(ReadProblem):
        images.picture(9999, 700)
    assert images.picture(1, 300).width in range(299, 302)


def test_a_damaged_file_is_a_sentence(tmp_path: Path) -> None:
    data = b"%PDF-1.7\n" + bytes(100)
    path = tmp_path / "坏.pdf"
    path.write_bytes(data)
    images = PageImages(
        [path], Source(path, path.name, hashlib.sha256(data).hexdigest(), len(data), Kind.PDF, "")
    )
    with pytest.raises(ReadProblem, match="已损坏"):
        images.sizes()
    images.close()


def test_a_file_that_is_another_by_now_is_not_shown(printed: Printed, tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes(printed.document.source.path.read_bytes() + b"\n")
    images = PageImages([path], printed.document.source)
    with pytest.raises(Changed):
        images.sizes()
    images.close()


def test_after_closing_nothing_is_made_and_no_process_is_left(printed: Printed) -> None:
    images = PageImages([printed.document.source.path], printed.document.source)
    images.sizes()
    worker = images._worker
    assert worker is not None
    images.close()
    assert not worker.alive
    with pytest.raises(Cancelled):
        images.picture(1, 300)
