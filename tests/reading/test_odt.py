import random

import pytest

from app.forms.grid import shape
from app.forms.load import Forms
from app.reading.odt import read_odt
from app.reading.problems import ReadProblem
from tests.reading.word_files import (
    SOFFICE,
    convert,
    distinct,
    docx,
    docx_body,
    odf_xml,
    odt,
    odt_body,
    report_content,
)
from tests.reading.word_reports import assert_every_cell, cells, texts
from tests.zips import zipped


def lines(body: str, styles: str = "") -> list[str]:
    return read_odt(odt(body, styles)).text.splitlines()


def row(*texts: str) -> str:
    inside = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{inside}</table:table-row>"


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_every_cell_of_a_report(forms: Forms, form: str) -> None:
    figures = distinct(forms.form(form))
    body = odt_body(report_content(forms.form(form), figures))
    for data in (odt(body), odf_xml(body, root="document").encode()):
        read = read_odt(data)
        assert len(read.grids) == 3
        assert_every_cell(read, forms, figures)


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed; the files made by hand are read")
def test_every_cell_of_a_report_by_libreoffice(forms: Forms) -> None:
    form = forms.form("2021")
    figures = distinct(form)
    data = convert(docx(docx_body(report_content(form, figures))), "docx", "odt")
    assert_every_cell(read_odt(data), forms, figures)


def test_a_grid_is_read_as_it_was_written(forms: Forms) -> None:
    for table in forms.form("2019").tables:
        grid = shape(table, table.blocks)
        wanted = sorted((each.row, each.column, each.height, each.width, each.text) for each in grid.places)
        assert cells(read_odt(odt(odt_body([grid])))) == wanted


def test_spans_without_covered_cells() -> None:
    body = (
        "<table:table><table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>a</text:p>"
        "</table:table-cell><table:table-cell table:number-columns-spanned='2'><text:p>b</text:p>"
        "</table:table-cell></table:table-row>" + row("c", "d") + "</table:table>"
    )
    assert cells(read_odt(odt(body))) == [
        (0, 0, 2, 1, "a"), (0, 1, 1, 2, "b"), (1, 1, 1, 1, "c"), (1, 2, 1, 1, "d"),
    ]  # fmt: skip


def test_repeated_cells_and_rows_are_printed_so_often() -> None:
    body = (
        "<table:table><table:table-header-rows>" + row("头", "尾", "末") + "</table:table-header-rows>"
        "<table:table-row table:number-rows-repeated='2'><table:table-cell "
        "table:number-columns-repeated='3'><text:p>0</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    assert texts(read_odt(odt(body))) == ["头", "尾", "末", *"000000"]


def test_white_space_is_what_the_file_means() -> None:
    body = (
        "<text:p>\n  a <text:span> b</text:span>\n<text:s text:c='2'/>c<text:tab/>d<text:line-break/> e"
        "</text:p>"
    )
    assert lines(body) == ["a b   c\td", "e"]


def test_what_is_left_out() -> None:
    styles = (
        '<style:style style:name="h" style:family="text"><style:text-properties text:display="none"/>'
        '</style:style><style:style style:name="i" style:parent-style-name="h"/>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>a<text:note><text:note-body><text:p>x</text:p>"
        "</text:note-body></text:note>b<text:change/><office:annotation><text:p>x</text:p></office:annotation>c"
        "<text:span text:style-name='i'>x</text:span><text:ruby><text:ruby-base>d</text:ruby-base>"
        "<text:ruby-text>x</text:ruby-text></text:ruby></text:p><text:p text:style-name='h'>x</text:p>"
        "<text:section text:display='none'><text:p>x</text:p></text:section>"
    )
    assert lines(body, styles) == ["abcd", ""]


def test_text_boxes_follow_their_paragraph() -> None:
    inside = f"<text:p>in</text:p><table:table>{row('1', '2')}</table:table>"
    box = f"<draw:frame><draw:text-box>{inside}</draw:text-box></draw:frame>"
    read = read_odt(odt(f"<text:p>be{box}fore</text:p>"))
    assert read.text == "before\nin\n1\t2\n"


def test_nested_tables_are_grids_of_their_own() -> None:
    inner = f"<table:table table:is-sub-table='true'>{row('1', '2')}</table:table>"
    body = f"<table:table>{row('a', 'b')}{row('c', 'd')}<table:table-row><table:table-cell>{inner}" \
        "</table:table-cell><table:table-cell/></table:table-row></table:table>"  # fmt: skip
    read = read_odt(odt(body))
    assert [len(grid.cells) for grid in read.grids] == [6, 2]
    assert texts(read, 1) == ["1", "2"]


LIST = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" '
    'style:num-suffix="）"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2" '
    'style:num-suffix="." text:start-value="3"/>'
    '<text:list-level-style-bullet text:level="4"/></text:list-style>'
)


def items(*texts: str) -> str:
    return "".join(f"<text:list-item>{text}</text:list-item>" for text in texts)


def test_generated_numbers_are_printed() -> None:
    p = "<text:p>{}</text:p>".format
    inner = "<text:list>" + items(p("主动公开") + "<text:list>" + items(p("甲")) + "</text:list>", p("申请"))
    body = (
        '<text:list text:style-name="L" xml:id="one">' + items(p("总体情况") + inner + "</text:list>")
        + "</text:list>" + p("正文")
        + '<text:list text:style-name="L" text:continue-numbering="true">' + items(p("问题"))
        + "</text:list>"
        + '<text:list text:style-name="L" text:continue-list="one">' + items(p("事项") + p("续"))
        + "</text:list>"
        + '<text:list text:style-name="L">' + items(p("重起")) + "</text:list>"
    )  # fmt: skip
    assert lines(body, LIST) == [
        "一、总体情况", "（一）主动公开", "一.3.甲", "（二）申请", "正文", "二、问题",
        "三、事项", "续", "一、重起",
    ]  # fmt: skip


def test_headings_have_numbers_of_their_own() -> None:
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." '
        'loext:num-list-format="第%1%章" xmlns:loext="urn:org:documentfoundation:names:experimental:office:'
        'xmlns:loext:1.0"/></text:outline-style>'
    )
    assert lines('<text:h text:outline-level="1">总则</text:h><text:h>附则</text:h>', styles) == [
        "第一章 总则", "第二章 附则",
    ]  # fmt: skip


@pytest.mark.parametrize("share", [0.1, 0.6, 0.99])
def test_truncated_files_are_refused(forms: Forms, share: float) -> None:
    body = odt_body(report_content(forms.form("2021"), {}))
    for data in (odt(body), odf_xml(body, root="document").encode()):
        with pytest.raises(ReadProblem):
            read_odt(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    "body",
    [
        "<table:table>" + row("a") * 110_000 + "</table:table>",
        "<table:table><table:table-row table:number-rows-repeated='9999999'><table:table-cell "
        "table:number-columns-repeated='16384'/></table:table-row></table:table>",
        "<table:table><table:table-row table:number-rows-repeated='9999999'><table:table-cell><text:p>a"
        "</text:p></table:table-cell></table:table-row></table:table>",
        "<table:table><table:table-row><table:table-cell>" * 5000
        + "</table:table-cell></table:table-row></table:table>" * 5000,
    ],
)
def test_hostile_tables_are_refused(body: str) -> None:
    with pytest.raises(ReadProblem):
        read_odt(odt(body))


def test_other_packages_are_refused() -> None:
    with pytest.raises(ReadProblem):
        read_odt(zipped({"content.xml": odf_xml("").replace("office:text", "office:spreadsheet")}))
    with pytest.raises(ReadProblem):
        read_odt(zipped({"mimetype": "x"}))


def test_mutations_end_in_a_reading_or_a_sentence() -> None:
    whole = odf_xml(LIST + "<text:p>a</text:p>" + f"<table:table>{row('1', '2') * 20}</table:table>").encode()
    chance = random.Random(7)
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(200, len(data))] = chance.choice(b'<>"/=&;19 -')
        try:
            read = read_odt(bytes(data))
        except ReadProblem:
            continue
        assert all(cell.end <= len(read.text) for grid in read.grids for cell in grid.cells)
