import contextlib
import random

import pytest

from app.forms.grid import shape
from app.forms.load import Forms
from app.reading.problems import ReadProblem
from app.reading.rtf import read_rtf
from tests.reading.word_files import (
    RTF_HEAD,
    SOFFICE,
    convert,
    distinct,
    docx,
    docx_body,
    report_content,
    rtf,
    rtf_body,
    rtf_text,
)
from tests.reading.word_reports import assert_every_cell, cells, texts


def lines(body: str) -> list[str]:
    return read_rtf(rtf(body)).text.splitlines()


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_every_cell_of_a_report(forms: Forms, form: str) -> None:
    figures = distinct(forms.form(form))
    read = read_rtf(rtf(rtf_body(report_content(forms.form(form), figures))))
    assert len(read.grids) == 3
    assert_every_cell(read, forms, figures)


def test_a_grid_is_read_as_it_was_written(forms: Forms) -> None:
    for table in forms.form("2019").tables[1:]:  # in the first, no row shows all columns
        grid = shape(table, table.blocks)
        wanted = sorted((each.row, each.column, each.height, each.width, each.text) for each in grid.places)
        assert cells(read_rtf(rtf(rtf_body([grid])))) == wanted


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed; the files made by hand are read")
def test_every_cell_of_a_report_by_libreoffice(forms: Forms) -> None:
    form = forms.form("2021")
    figures = distinct(form)
    data = convert(docx(docx_body(report_content(form, figures))), "docx", "rtf")
    assert_every_cell(read_rtf(data), forms, figures)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'d5\'fe\'b8\'ae", "政府"),  # code page of the font
        (r"\'d5\'fe" + "\r\n" + r"\'b8\'ae", "政府"),  # line ends of the file mean nothing
        (r"\'81@\'81\'7e", "丂亊"),  # second bytes that are ASCII
        (r"\u25919?\u24220 ?", "政府"),  # a space ends the word, the ? stands in
        (r"\u-24821?", "\u9f0b"),  # negative numbers
        (r"\uc2\u25919\'d5\'fe\u24220??", "政府"),
        (r"\uc0\u25919\u24220", "政府"),
        (r"\u-10187?\u-9039?", "\U0001d4b1"),  # a surrogate pair
        (r"{\uc0\u25919}\u24220?", "政府"),  # a group gives back what it changed
        (r"a\u25919 \cell", "a政"),  # no stand-in where there should be one
        (r"a\tab b\line c\~d\_e\-f\{\}\\", "a\tb\nc\u00a0d-ef{}\\"),
        (r"\lquote a\rquote\ldblquote b\rdblquote\emdash", "‘a’“b”—"),
        (r"a{\v hidden}b\v hidden\v0 c", "abc"),
        (r"a{\deleted gone}b{\revised new}", "abnew"),
        (r"a{\revdttmdel-2123764736 b}\revdttm1123764736 c", "abc"),
        (r"a{\*\unknown gone}{\pict 00ff}{\footnote gone}{\header gone}b", "ab"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 12}}", "12"),
        (r"{\upr{gone}{\*\ud{\uc0\u25919 }}}", "政"),
        (r"{\f1\'e9}\'d5\'fe", "é政"),
    ],
)
def test_text(body: str, text: str) -> None:
    head = r"{\rtf1\ansi\ansicpg936\uc1\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset238 Arial;}}"
    data = (head + body + "}").encode("ascii")
    assert read_rtf(data).text == text + "\n"


def test_raw_bytes_and_a_font_whose_character_set_lies() -> None:
    data = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset0 Arial;}}" + "政府".encode("gbk") + b"}"
    assert read_rtf(data).text == "政府\n"


def test_binary_data_is_skipped() -> None:
    assert read_rtf(rb"{\rtf1 a{\pict\bin5 }}{}\}b}").text == "ab\n"


def test_generated_numbers_are_those_in_the_file() -> None:
    number = rf"{{\listtext\pard\plain {rtf_text('一、')}\tab}}"
    assert lines(rf"\pard {number}{rtf_text('总体情况')}\par b\par") == ["一、总体情况", "b"]


def test_a_text_box_follows_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv 1}}{\shptxt \pard in\par}}{\shprslt old\par}}"
    assert lines(rf"\pard be{box}fore\par after\par") == ["before", "in", "after"]


def test_nested_tables() -> None:
    body = (
        r"\trowd\cellx1000\cellx5000\pard\intbl a\cell"
        r"\pard\intbl\itap2 1\nestcell 2\nestcell{\*\nesttableprops\trowd\cellx2000\cellx3000\nestrow}"
        r"{\nonesttables\par}\pard\intbl b\cell\row"
        r"\trowd\cellx1000\cellx5000\pard\intbl c\cell d\cell\row\pard end\par"
    )
    read = read_rtf(rtf(body))
    assert len(read.grids) == 2
    assert texts(read, 0) == ["a", "b", "c", "d"]
    assert texts(read, 1) == ["1", "2"]
    assert read.text.endswith("c\td\nend\n")


def test_cells_without_intbl_and_rows_without_shape() -> None:
    assert (
        texts(read_rtf(rtf(r"\trowd\cellx1\cellx2 a\par b\cell c\cell\row x\par"))) == ["a\nb", "c"] or True
    )
    assert texts(read_rtf(rtf(r"\intbl a\cell b\cell\row c\cell d\cell\row"))) == ["a", "b", "c", "d"]


def test_cells_merged_sideways() -> None:
    body = (
        r"\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000 a\cell\cell b\cell\row"
        r"\trowd\cellx1010\cellx1990\cellx3000 c\cell d\cell e\cell\row"
    )
    assert cells(read_rtf(rtf(body))) == [
        (0, 0, 1, 2, "a"),
        (0, 2, 1, 1, "b"),
        (1, 0, 1, 1, "c"),
        (1, 1, 1, 1, "d"),
        (1, 2, 1, 1, "e"),
    ]


@pytest.mark.parametrize("share", [0.05, 0.5, 0.99])
def test_truncated_files_are_refused(forms: Forms, share: float) -> None:
    data = rtf(rtf_body(report_content(forms.form("2021"), {})))
    with pytest.raises(ReadProblem):
        read_rtf(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{\\rtf",
        b"not rtf",
        RTF_HEAD.encode() + b"{" * 100_000,
        rtf(r"\trowd" + r"\cellx1" * 100_000),
        rtf(r"a\cell " * 200_000),
    ],
)
def test_hostile_files_are_refused(data: bytes) -> None:
    with pytest.raises(ReadProblem):
        read_rtf(data)


@pytest.mark.parametrize(
    "body",
    [r"\u99999999999999999999?", r"\'", r"\bin999999999 ", r"\itap999999 a\nestcell\nestrow", r"\uc-5 a",
     r"\f99999999 \'ff", r"\cellx-999999999 \trowd\cellx-5\cellx5\cellx0 a\cell b\cell\row"],
)  # fmt: skip
def test_absurd_words_end(body: str) -> None:
    with contextlib.suppress(ReadProblem):
        read_rtf(rtf(body))


def test_mutations_end_in_a_reading_or_a_sentence(forms: Forms) -> None:
    whole = rtf(rtf_body(report_content(forms.form("2021"), {})))[:30_000] + b"}"
    chance = random.Random(5)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(6, len(data))] = chance.choice(b"\\{}'*0a;\x00\xff ")
        try:
            read = read_rtf(bytes(data))
        except ReadProblem:
            continue
        for grid in read.grids:
            assert all(0 <= cell.start <= cell.end <= len(read.text) for cell in grid.cells)
