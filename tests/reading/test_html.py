"""Web pages: every cell of a report, whatever the site and its editor made of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.forms.load import Forms
from app.reading.decode import NotText
from app.reading.document import Kind, Read
from app.reading.html import read_html
from app.reading.html_tags import PARAGRAPHS, PREFORMATTED, SPECIAL, UNSEEN
from app.reading.problems import TooComplex
from tests.effort import at_most
from tests.reading import web_pages as web
from tests.reading.plans import Plan, parsed, plan_report, random_figures, read_sections, wrong_cells


def planned(forms: Forms, form: str = "2021", seed: int = 0) -> tuple[dict[str, str], Plan]:
    figures = random_figures(forms.form(form), seed)
    return figures, plan_report(forms.form(form), figures)


def assert_exact(html: str | bytes, figures: dict[str, str], forms: Forms) -> Read:
    read = read_html(html if isinstance(html, bytes) else html.encode())
    report = parsed(read, forms, Kind.HTML)
    assert wrong_cells(report, figures) == {}
    assert "7777" not in {cell.raw for cell in report.cells.values()} - set(figures.values())
    return read


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("cell", web.CELLS)
def test_every_way_to_write_a_cell(cell: str, form: str, forms: Forms) -> None:
    figures, plan = planned(forms, form, seed=1)
    inside = web.content(plan, lambda table: web.table(table, web.CELLS[cell]))
    for html in (web.page(inside), web.site(inside)):
        read = assert_exact(html, figures, forms)
        assert read_sections(parsed(read, forms, Kind.HTML)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("damage", web.DAMAGES)
def test_every_damage(damage: str, form: str, forms: Forms) -> None:
    figures, plan = planned(forms, form, seed=2)
    inside = web.DAMAGES[damage](web.content(plan))
    assert_exact(web.page(inside), figures, forms)
    assert_exact(web.site(inside), figures, forms)


@pytest.mark.parametrize("declared", web.DECLARED)
@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 BOM"), ("gbk", "GB18030"), ("utf-16", "UTF-16LE")],
)
def test_every_declaration_right_wrong_late_or_missing(
    declared: str, codec: str, name: str, forms: Forms
) -> None:
    figures, plan = planned(forms, seed=3)
    html = web.DECLARED[declared](web.page(web.content(plan)))
    assert assert_exact(html.encode(codec), figures, forms).encoding == name


def test_a_page_in_xhtml_with_its_encoding_in_the_xml_declaration(forms: Forms) -> None:
    figures, plan = planned(forms, seed=4)
    html = '<?xml version="1.0" encoding="GBK"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    read = assert_exact(f"{html}<body>{web.content(plan)}</body></html>".encode("gbk"), figures, forms)
    assert read.encoding == "GB18030"


def test_characters_that_gb2312_does_not_have() -> None:
    html = '<meta charset="gb2312"><p>青禾县柳溪镇洺𠀀街道</p>'
    assert read_html(html.encode("gb18030")) == Read("青禾县柳溪镇洺𠀀街道\n", (), (), "GB18030")


def test_traditional_characters_in_big5() -> None:
    html = '<meta charset="big5"><p>政府資訊公開工作年度報告，本年度新收申請十二件，其中個人申請九件。</p>'
    read = read_html(html.encode("big5"))
    assert read.encoding == "BIG5"
    assert read.text.startswith("政府資訊公開")


def test_a_page_cut_in_the_middle_of_a_character() -> None:
    html = '<meta charset="utf-8"><p>政府信息公开</p>'
    read = read_html(html.encode()[:-6])
    assert (read.text, read.encoding) == ("政府信息公\ufffd\n", "UTF-8")


def test_another_encoding_on_demand() -> None:
    html = '<meta charset="utf-8"><p>政府</p>'
    assert read_html(html.encode("gbk"), encoding="GB18030").text == "政府\n"
    with pytest.raises(UnicodeError):
        read_html(html.encode("gbk"), encoding="UTF-8")


def text_of(html: str) -> str:
    return read_html(html.encode()).text


def grids_of(html: str) -> list[dict[tuple[int, int, int, int], str]]:
    read = read_html(html.encode())
    return [
        {(c.row, c.column, c.height, c.width): read.text[c.start : c.end] for c in grid.cells}
        for grid in read.grids
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a\n  b\tc<b> d</b><i>e </i> f", "a b c de f\n"),
        ("<p>一行<br>又一行<br></p><p></p><p>&nbsp;</p>二", "一行\n又一行\n\u00a0\n二\n"),
        ("<span>自</span><span>然</span><span>人</span>", "自然人\n"),
        ("政府信息\n    公开 2021 \n 年", "政府信息公开 2021 年\n"),
        ("<div>一<div>二</div>三</div>四<h2>五</h2><ul><li>六<li>七</ul>", "一\n二\n三\n四\n五\n六\n七\n"),
        (
            "&lt;公开&gt;&amp;&#39;&ldquo;三&#x4E00;&rdquo;&emsp;x&unknown;",
            "<公开>&'“三一”\u2003x&unknown;\n",
        ),
        ("<pre>\n一  二\n\t三\n</pre>四", "一  二\n\t三\n四\n"),
        ('<div style="WHITE-SPACE: pre-wrap">一  二\n三</div>', "一  二\n三\n"),
        ("一<script>二</script><style>三</style><!-- 四 --><template>五</template>六", "一六\n"),
        (
            '<p hidden>一</p><p style="color:red;DISPLAY : none">二</p><p style="visibility:hidden">三</p>四',
            "四\n",
        ),
        (
            '<div class=MsoNormal>留<span class=msoDel><del cite="a">删</del></span><ins>增</ins></div>',
            "留增\n",
        ),
        ('金额<input value="12"><input type=hidden value=9><input type=submit value=提交>件', "金额12件\n"),
        ("<textarea>一\n 二</textarea>", "一\n 二\n"),
        ("<p>一<p>二<table><tr><td>三</td></tr></table>四", "一\n二\n三\n四\n"),
        ("<s>原文</s>改", "原文改\n"),
        ("<title>页</title>", ""),
        ("", ""),
    ],
)
def test_text_as_a_reader_of_the_page_sees_it(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_page_that_a_script_would_show_is_read_if_nothing_else_is_there() -> None:
    assert text_of('<body style="display:none"><p>年度报告</p></body>') == "年度报告\n"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            "<td>a<td>b<tr><td>c<td>d",
            {(0, 0, 1, 1): "a", (0, 1, 1, 1): "b", (1, 0, 1, 1): "c", (1, 1, 1, 1): "d"},
        ),
        (
            "<td rowspan=2>a<td colspan=2>b<tr><td>c<td>d",
            {(0, 0, 2, 1): "a", (0, 1, 1, 2): "b", (1, 1, 1, 1): "c", (1, 2, 1, 1): "d"},
        ),
        (
            '<td rowspan=99>a<td colspan="200">b<tr><td>c',
            {(0, 0, 2, 1): "a", (0, 1, 1, 1): "b", (1, 1, 1, 1): "c"},
        ),
        (
            '<td rowspan=0>a<td colspan=-7>b<tr><td rowspan="22%">c<tr><td>x',
            {(0, 0, 3, 1): "a", (0, 1, 1, 1): "b", (1, 1, 2, 1): "c", (2, 2, 1, 1): "x"},
        ),
        (
            "<td>a<td rowspan=2>b<tr><td colspan=2>c<td>d",  # c would overlap b
            {(0, 0, 1, 1): "a", (0, 1, 2, 1): "b", (1, 0, 1, 1): "c", (1, 2, 1, 1): "d"},
        ),
        ("<td><s>5</s>6<td><s>7</s>", {(0, 0, 1, 1): "6", (0, 1, 1, 1): "7"}),
        ("<td>22<sup>1</sup><td>3<sup>注</sup>", {(0, 0, 1, 1): "22¹", (0, 1, 1, 1): "3注"}),
        (
            "<td><p>商业</p>\n<p>企业</p><td>&nbsp;<td>  ",
            {(0, 0, 1, 1): "商业\n企业", (0, 1, 1, 1): "\u00a0", (0, 2, 1, 1): ""},
        ),
        ("<td><pre>a\tb</pre><td>5105<br>4", {(0, 0, 1, 1): "a b", (0, 1, 1, 1): "5105\n4"}),
        (
            "<td>a<td><table><tr><td>1</td></tr></table><tr><td>b<td><div><table><td>2</table></div>",
            {(0, 0, 1, 1): "a", (0, 1, 1, 1): "1", (1, 0, 1, 1): "b", (1, 1, 1, 1): "2"},
        ),
    ],
)
def test_cells_at_their_places(cells: str, expected: dict[tuple[int, int, int, int], str]) -> None:
    assert grids_of(f"<table><tr>{cells}</table>") == [expected]


def test_row_groups_end_what_reaches_below_them_and_feet_come_last() -> None:
    head = "<caption>题</caption><tfoot><tr><td>f<td>g<thead><tr><th rowspan=5>h<th>i"
    html = f"<table>{head}<tbody><tr><td>a<td>b</table>"
    assert grids_of(html) == [
        {
            (0, 0, 1, 1): "h",
            (0, 1, 1, 1): "i",
            (1, 0, 1, 1): "a",
            (1, 1, 1, 1): "b",
            (2, 0, 1, 1): "f",
            (2, 1, 1, 1): "g",
        }
    ]
    assert text_of(html) == "题\nh\ti\na\tb\nf\tg\n"


def test_tables_that_lay_out_a_page_flow_as_paragraphs() -> None:
    prose = "<p>本机关依法公开政府信息。</p>" * 40
    html = f"<table><tr><td><ul><li>菜单</ul></td><td>{prose}</td></tr></table>"
    assert grids_of(html) == []
    assert text_of(html).startswith("菜单\n本机关")
    rows = "".join(f"<tr><td>第{number}段</td></tr>" for number in range(5))
    assert grids_of(f"<table>{rows}</table>") == []


def test_an_archive_of_dates_beside_the_report_does_not_hide_it(forms: Forms) -> None:
    figures, plan = planned(forms, seed=5)
    menu = "".join(f"<tr><td>{year}</td><td>年报</td></tr>" for year in range(2008, 2021))
    html = f"<table><tr><td><table>{menu}</table></td><td>{web.content(plan)}</td></tr></table>"
    assert_exact(web.page(html), figures, forms)


PAGES = st.recursive(
    st.one_of(
        st.text(alphabet="规章0 1\n\t<>&\u00a0表\"'/", max_size=12),
        st.sampled_from(
            ["<br>", "<p>", "<tr>", "<td>", "</td>", "</table>", "<table>", "</p>", "<li>", "</tr>"]
        ),
    ),
    lambda inner: st.tuples(
        st.sampled_from(
            sorted(PARAGRAPHS | UNSEEN | PREFORMATTED | SPECIAL | {"a", "b", "span", "math", "object"})
        ),
        st.sampled_from(
            [
                "",
                ' rowspan="2"',
                " rowspan=0 colspan=3",
                ' colspan="9999999999"',
                ' style="display:none"',
                " hidden",
                ' rowspan="-1"',
                ' style="white-space:pre"',
                ' value="7"',
                ' class="x',
                " a=1/",
            ]
        ),
        st.lists(inner, max_size=6),
        st.booleans(),
    ).map(lambda t: f"<{t[0]}{t[1]}>{''.join(t[2])}" + (f"</{t[0]}>" if t[3] else "")),
    max_leaves=60,
)


def assert_sound(read: Read) -> None:
    """Grids stand in order in the text; cells do not overlap, neither in the grid nor in the text."""
    assert "\r" not in read.text
    for grid in read.grids:
        assert 0 <= grid.start <= grid.end <= len(read.text)
        places: set[tuple[int, int]] = set()
        for cell in grid.cells:
            assert grid.start <= cell.start <= cell.end <= grid.end
            assert "\t" not in read.text[cell.start : cell.end]
            covered = {
                (row, column)
                for row in range(cell.row, cell.row + cell.height)
                for column in range(cell.column, cell.column + cell.width)
            }
            assert not covered & places
            assert cell.row + cell.height <= grid.rows
            assert cell.column + cell.width <= grid.columns
            places |= covered


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_any_tag_soup_is_read(html: str) -> None:
    assert_sound(read_html(html.encode()))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert_sound(read_html(data))
    except (UnicodeError, NotText):
        return


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.text(max_size=8), st.integers(-1, 4), st.integers(-1, 4)), max_size=5),
        max_size=5,
    )
)
def test_the_span_of_a_cell_is_its_text(rows: list[list[tuple[str, int, int]]]) -> None:
    printed = []
    html = "<table>"
    for row in rows:
        html += "<tr>"
        for text, height, width in row:
            clean = "".join(
                char for char in text if char.isprintable() and not char.isspace() and char not in "<&"
            )
            printed.append(clean)
            html += f'<td rowspan="{height}" colspan="{width}">{clean}</td>'
        html += "</tr>"
    read = read_html((html + "</table>").encode("utf-8", "ignore"))
    assert_sound(read)
    for grid in read.grids:
        assert [read.text[cell.start : cell.end] for cell in grid.cells] == printed


HUGE: dict[str, Callable[[], str]] = {
    "nested tables": lambda: "<table><tr><td>" * 10_000,
    "nested tables, closed": lambda: "<table><tr><td>x" * 10_000 + "</td></tr></table>" * 10_000,
    "tables directly in tables": lambda: "<table>" * 10_000,
    "nested divs": lambda: "<div>" * 100_000,
    "nested lists": lambda: "<ul><li>" * 50_000,
    "nested spans": lambda: "<span>x" * 60_000,
    "nested bold": lambda: "".join(f"<b a={number}>" for number in range(20_000)) + "<p>x" * 20_000,
    "a row of a million cells": lambda: "<table><tr>" + "<td>1" * 1_000_000,
    "a million rows": lambda: "<table>" + "<tr><td>1<td>2" * 330_000,
    "a long row": lambda: "<table><tr>" + "<td>1" * 90_000,
    "a long table": lambda: "<table>" + "<tr><td>1<td>2" * 40_000,
    "wide cells": lambda: "<table>" + "<tr><td colspan=1000 rowspan=65534>1" * 50_000,
    "wide cells in many rows": lambda: "<table>" + ("<tr>" + "<td colspan=900>1" * 3) * 3_000,
    "a tag of many attributes": lambda: "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x",
    "many quotes": lambda: "<p a=\"'" * 60_000,
    "angle brackets": lambda: "<" * 200_000,
    "ampersands": lambda: "&#x" * 300_000,
    "charsets": lambda: "<meta " + "charset =" * 100_000,
    "white space": lambda: "<p>" + " \n" * 500_000 + "x",
    "comments": lambda: "<!--" * 200_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_page_is_read_or_refused_soon(name: str) -> None:
    data = HUGE[name]().encode()
    with at_most(1600), contextlib.suppress(TooComplex):
        read_html(data)
