import random
from functools import cache
from pathlib import Path

import pytest

from app.forms.load import Forms, load_forms
from app.reading import doc, office
from app.reading.doc import UnreadableDoc, read_doc
from app.reading.doc_text import NoWordText, doubtful_cells, main_text, with_doubts
from app.reading.document import Grid, GridCell, Read
from app.reading.package import LockedPackage
from app.reading.problems import ReadProblem
from tests.reading.word_files import SOFFICE, convert_all, distinct, docx, docx_body, report_content
from tests.reading.word_reports import assert_every_cell

made_by_office = pytest.mark.skipif(not SOFFICE, reason="binary Word files are made by LibreOffice")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FORMS = load_forms(Path(__file__).parents[2] / "resources" / "forms")


@cache
def report_files() -> dict[str, bytes]:
    contents = [report_content(FORMS.form(form), distinct(FORMS.form(form))) for form in ("2021", "2019")]
    files = convert_all([docx(docx_body(content)) for content in contents], "docx", "doc")
    return dict(zip(("2021", "2019"), files, strict=True))


def report_file(form: str) -> bytes:
    return report_files()[form]


@made_by_office
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_every_cell_of_a_report(forms: Forms, form: str) -> None:
    read = read_doc(report_file(form), ask_office=False)
    assert len(read.grids) == 3
    assert all(cell.certain for grid in read.grids for cell in grid.cells)
    assert_every_cell(read, forms, distinct(forms.form(form)))


@made_by_office
def test_the_second_opinion_is_not_asked_where_the_bare_text_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    data = report_file("2021")
    monkeypatch.setattr(doc, "convert", lambda *_: pytest.fail("LibreOffice was asked"))
    read_doc(data)


@made_by_office
def test_the_second_opinion_reads_what_the_first_reader_cannot(
    forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doc, "_first_reading", lambda _: None)
    read = read_doc(report_file("2021"))
    assert_every_cell(read, forms, distinct(forms.form("2021")))


@made_by_office
def test_a_cell_on_which_two_readings_differ_is_not_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    data = report_file("2021")
    whole = read_doc(data, ask_office=False)
    altered = whole._replace(text=whole.text.replace("187", "781"))
    monkeypatch.setattr(doc, "_first_reading", lambda _: altered)
    monkeypatch.setattr(doc, "_second_reading", lambda _: whole)
    read = read_doc(data)
    doubtful = [read.text[c.start : c.end] for grid in read.grids for c in grid.cells if not c.certain]
    assert doubtful == ["781"]
    monkeypatch.setattr(doc, "_second_reading", lambda _: None)
    assert [c for grid in read_doc(data).grids for c in grid.cells if not c.certain]


@made_by_office
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_truncated_files_are_refused_or_doubted(share: float) -> None:
    data = report_file("2021")
    try:
        read = read_doc(data[: int(len(data) * share)], ask_office=False)
    except ReadProblem:
        return
    assert not all(cell.certain for grid in read.grids for cell in grid.cells)


@made_by_office
def test_mutations_end_in_a_reading_or_a_sentence() -> None:
    whole = report_file("2021")
    chance = random.Random(11)
    for _ in range(8):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 10)):
            data[chance.randrange(512, len(data))] = chance.randrange(256)
        try:
            read = read_doc(bytes(data), ask_office=False)
        except ReadProblem:
            continue
        assert all(cell.end <= len(read.text) for grid in read.grids for cell in grid.cells)


@pytest.mark.parametrize(
    "data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xd0\xcf\x11\xe0" + bytes(5000)]
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(NoWordText):
        main_text(data)
    with pytest.raises(UnreadableDoc) as problem:
        read_doc(data, ask_office=False)
    assert "另存为 .docx" in problem.value.message


@made_by_office
def test_a_file_with_a_password_is_named_as_such() -> None:
    data = bytearray(report_file("2021"))
    fib = data.index(b"\xec\xa5")
    data[fib + 0x0B] |= 0x01
    with pytest.raises(LockedPackage):
        read_doc(bytes(data), ask_office=False)


# --- the bare text against a reading ---


def reading(*texts: str) -> Read:
    cells, text = [], "前文\n"
    for column, each in enumerate(texts):
        cells.append(GridCell(0, column, 1, 1, len(text), len(text) + len(each)))
        text += each + "\t"
    return Read(text, (Grid(1, len(texts), tuple(cells), 3, len(text)),))


@pytest.mark.parametrize(
    ("bare", "texts", "doubtful"),
    [
        ("前文\ra\x0712\x073\x07\x07", ("a", "12", "3"), set()),
        ("前文\ra\x0712\x073\x07\x07", ("a", "21", "3"), {1}),
        ("前文\ra\x0712\x073\x07\x07", ("a", "12", ""), {1, 2}),
        ("前文\ra\x07\x073\x07\x07", ("a", "", "3"), set()),
        ("前\ra\x07国家秘密\x073\x07\x07", ("a", "1.国家秘密", "3"), set()),
        ("前\ra\x072\x073\x07\x07", ("a", "12", "3"), {1}),
        ("前\ra\rb\x072\x07\x07", ("a\nb", "2"), set()),
        ("前\ra\x07\x13 =SUM \x142\x15\x07\x07", ("a", "2"), set()),
    ],
)
def test_what_the_bare_text_bears_out(bare: str, texts: tuple[str, ...], doubtful: set[int]) -> None:
    found = doubtful_cells(bare, reading(*texts))
    assert {index for _, index in found} == doubtful
    marked = with_doubts(reading(*texts), found)
    assert {index for index, cell in enumerate(marked.grids[0].cells) if not cell.certain} == doubtful


# --- LibreOffice itself ---


def test_without_libreoffice_there_is_no_second_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    assert office.convert(b"x", "doc") is None


@made_by_office
def test_a_conversion_that_takes_too_long_is_ended() -> None:
    assert office.convert(report_file("2021"), "doc", seconds=0.05) is None
