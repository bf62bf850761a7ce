import io
import random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from app.forms.grid import GridShape, shape
from app.forms.load import Forms
from app.reading.docx import read_docx, read_word_xml
from app.reading.problems import ReadProblem
from tests.reading.word_files import (
    STRICT,
    W,
    distinct,
    document_xml,
    docx,
    docx_body,
    docx_table,
    p,
    report_content,
    tbl,
    tc,
)
from tests.reading.word_reports import assert_every_cell, cells, texts
from tests.zips import zipped


def lines(body: str, **parts: str) -> list[str]:
    return read_docx(docx(body, **parts)).text.splitlines()


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_every_cell_of_a_report(forms: Forms, form: str) -> None:
    figures = distinct(forms.form(form))
    read = read_docx(docx(docx_body(report_content(forms.form(form), figures))))
    assert len(read.grids) == 3
    assert_every_cell(read, forms, figures)


def test_a_table_by_python_docx(forms: Forms) -> None:
    from docx import Document

    table = forms.form("2021").tables[2]
    grid = shape(table, table.blocks)
    document = Document()
    made = document.add_table(grid.rows, grid.columns)
    for place in grid.places:
        first = made.cell(place.row, place.column)
        first.merge(made.cell(place.row + place.height - 1, place.column + place.width - 1)).text = place.text
    buffer = io.BytesIO()
    document.save(buffer)
    assert cells(read_docx(buffer.getvalue())) == _places(grid)


HARD = (
    "<w:ins>{run}</w:ins>",
    "<w:moveTo>{run}</w:moveTo>",
    "<w:smartTag><w:smartTagPr/>{run}</w:smartTag>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>",
    "<w:hyperlink>{run}</w:hyperlink>",
    "<w:customXml>{run}</w:customXml>",
    '<w:fldSimple w:instr="PAGE">{run}</w:fldSimple>',
    "<w:del><w:r><w:delText>77</w:delText></w:r></w:del>{run}",
    "<w:moveFrom><w:r><w:t>77</w:t></w:r></w:moveFrom>{run}",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>88</w:t></w:r>{run}",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "{split}",
    "<w:bookmarkStart/>{run}<w:proofErr/><w:bookmarkEnd/>",
    "<w:ruby><w:rt><w:r><w:t>9</w:t></w:r></w:rt><w:rubyBase>{run}</w:rubyBase></w:ruby>",
)


def test_every_cell_through_everything_word_wraps_round_a_figure(forms: Forms) -> None:
    form = forms.form("2021")
    figures = distinct(form)
    chance = random.Random(3)
    body = docx_body(report_content(form, figures))
    for figure in figures.values():
        plain = f'<w:p><w:r><w:t xml:space="preserve">{figure}</w:t></w:r></w:p>'
        assert body.count(plain) == 1
        split = "".join(r(digit) for digit in figure)
        content = chance.choice(HARD).format(run=r(figure), split=split)
        body = body.replace(plain, f"<w:p>{content}</w:p>")
    assert_every_cell(read_docx(docx(body)), forms, figures)


def test_content_controls_round_paragraph_cell_and_row() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{tc('c')}{tc('d')}</w:tr>"
    body = (
        control(p("标题"))
        + f"<w:tbl><w:tr>{control(tc('a'))}{tc(control(p('b')))}</w:tr>{control(row)}</w:tbl>"
    )
    read = read_docx(docx(body))
    assert read.text.startswith("标题\n")
    assert texts(read) == ["a", "b", "c", "d"]


def test_merged_cells_have_their_places() -> None:
    merged = [tc("头", '<w:gridSpan w:val="2"/>'), tc("组", '<w:vMerge w:val="restart"/>')]
    below = [tc("1"), tc("2"), tc("", "<w:vMerge/>")]
    assert cells(read_docx(docx(tbl(merged, below)))) == [
        (0, 0, 1, 2, "头"),
        (0, 2, 2, 1, "组"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "2"),
    ]


def test_rows_that_begin_later_keep_their_columns() -> None:
    late = '<w:tr><w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>' + tc("x") + "</w:tr>"
    body = tbl(["a", "b", "c", "d"]).replace("</w:tbl>", late + "</w:tbl>")
    assert cells(read_docx(docx(body)))[-1] == (1, 2, 1, 1, "x")


def test_cells_merged_sideways_in_the_old_way() -> None:
    row = [tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("b")]
    assert cells(read_docx(docx(tbl(row)))) == [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]


def test_deleted_and_hidden_rows_and_deleted_cells_are_gone() -> None:
    gone = "".join(
        f"<w:tr><w:trPr>{mark}</w:trPr>{tc('x')}{tc('y')}</w:tr>" for mark in ("<w:del/>", "<w:hidden/>")
    )
    body = tbl(["a", "b"]).replace("</w:tbl>", gone + "</w:tbl>")
    body = body.replace("</w:tr>", tc("z", "<w:cellDel/>") + "</w:tr>", 1)
    assert texts(read_docx(docx(body))) == ["a", "b"]


def test_a_table_in_a_cell_is_a_grid_of_its_own() -> None:
    outer = [["行政复议", tc(p("行政诉讼") + tbl(["1", "2"]) + "<w:p/>")], *[["a", "b"]] * 4]
    read = read_docx(docx(tbl(*outer)))
    assert len(read.grids) == 2
    assert texts(read, 1) == ["1", "2"]
    assert read.grids[0].start <= read.grids[1].start <= read.grids[0].end
    assert "行政诉讼\n1\t2" in read.text


def test_a_table_that_only_lays_out_others_is_no_grid(forms: Forms) -> None:
    form = forms.form("2021")
    figures = distinct(form)
    inside = docx_body(report_content(form, figures))
    read = read_docx(docx(tbl([tc(inside + "<w:p/>")])))
    assert len(read.grids) == 3
    assert_every_cell(read, forms, figures)


def test_tables_split_by_a_page_break_stay_two() -> None:
    body = tbl(["a", "b"]) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + tbl(["c", "d"])
    assert [texts(read_docx(docx(body)), grid) for grid in (0, 1)] == [["a", "b"], ["c", "d"]]


def test_only_one_branch_of_a_text_box_is_read() -> None:
    box = "<w:txbxContent>" + p("框内") + tbl(["a", "b"]) + "</w:txbxContent>"
    body = (
        "<w:p>" + r("前") + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>" + r("后") + "</w:p>"
    )
    read = read_docx(docx(body))
    assert read.text == "前后\n框内\na\tb\n"
    assert len(read.grids) == 1


def test_the_fallback_is_read_where_it_alone_has_text() -> None:
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
        "<mc:Fallback><w:t>12</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(body) == ["12"]


def test_paragraphs_joined_by_a_deleted_end() -> None:
    body = p("一、总体", "<w:rPr><w:del/></w:rPr>") + p("情况") + p("正文")
    assert lines(body) == ["一、总体情况", "正文"]


def test_field_codes_are_left_out_and_a_field_without_end_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert lines(f"<w:p>{r('a')}{begin}</w:p>" + p("b")) == ["a", "b"]


def test_signs_that_are_elements() -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:sym w:font="Symbol" w:char="F035"/><w:sym w:font="Wingdings" w:char="F0A8"/>'
        "</w:r></w:p>"
    )
    assert lines(body) == ["a\tb", "c-d5□"]


def test_space_round_a_text_counts_only_where_it_is_preserved() -> None:
    assert lines("<w:p><w:r><w:t>\n  12\n </w:t></w:r></w:p>") == ["12"]
    assert lines('<w:p><w:r><w:t xml:space="preserve"> 12 </w:t></w:r></w:p>') == [" 12 "]


def test_strict_documents() -> None:
    data = zipped({"word/document.xml": document_xml(p("甲") + tbl(["a", "b"]), STRICT)})
    assert read_docx(data).text == "甲\na\tb\n"


def test_the_main_part_may_have_any_name() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Target="/word/document2.xml" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/'
        'officeDocument"/></Relationships>'
    )
    data = zipped({"_rels/.rels": rels, "word\\document2.xml": document_xml(p("甲"))})
    assert read_docx(data).text == "甲\n"


# --- numbers that Word generates ---


def level(number: int, format: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="H1"/>')
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
    + level(4, "bullet", "\uf06c")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, depth: int, list_id: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_generated_numbers_are_printed() -> None:
    body = (
        item("总体情况", 0) + item("主动公开", 1) + item("规章", 2) + item("许可", 2) + item("申请", 1)
        + item("另起", 2) + item("问题", 0) + item("细目", 3) + item("圆点", 4) + item("2021年", 2, 2)
    )  # fmt: skip
    assert lines(body, numbering=NUMBERING) == [
        "一、总体情况", "（一）主动公开", "1.规章", "2.许可", "（二）申请", "1.另起", "二、问题",
        "2.1.1 细目", "圆点", "1. 2021年",
    ]  # fmt: skip


def test_numbers_that_come_from_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        p("总体情况", '<w:pStyle w:val="H1"/>')
        + p("主动公开", '<w:pStyle w:val="H2"/>')
        + p("隐藏", '<w:pStyle w:val="gone"/>')
        + p("无号", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("申请", '<w:pStyle w:val="H1"/>')
    )
    assert lines(body, numbering=NUMBERING, styles=styles) == [
        "一、总体情况", "二、主动公开", "", "无号", "三、申请",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("format", "count", "printed"),
    [
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 3, "叁"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
        ("ideographTraditional", 2, "乙"),
        ("none", 2, ""),
        ("unknown to us", 2, "2"),
    ],
)
def test_formats_of_numbers(format: str, count: int, printed: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{count}"/>'
        f'<w:numFmt w:val="{format}"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert lines(item("文", 0), numbering=numbering) == [f"第{printed}条 文"]


# --- Word files that are one piece of XML ---


def test_word_2003_xml() -> None:
    data = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body><wx:sect>'
        '<w:p><w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
        '<w:p><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>x</w:delText></w:r>'
        '</aml:content></aml:annotation><aml:annotation w:type="Word.Insertion"><aml:content>'
        "<w:r><w:t>y</w:t></w:r></aml:content></aml:annotation></w:p>"
        '<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p>'
        "</w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr>"
        "<w:p/></w:tc><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl></wx:sect></w:body>"
        "</w:wordDocument>"
    )
    read = read_word_xml(data.encode())
    assert read.text == "一、总体情况\ny\na\tb\nc\n"
    assert cells(read)[0] == (0, 0, 2, 1, "a")


def test_a_package_in_one_piece(forms: Forms) -> None:
    form = forms.form("2021")
    figures = distinct(form)
    document = document_xml(docx_body(report_content(form, figures))).removeprefix(
        '<?xml version="1.0" encoding="UTF-8"?>'
    )
    data = (
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{document}</pkg:xmlData></pkg:part>'
        f'<pkg:part pkg:name="/word/numbering.xml"><pkg:xmlData><w:numbering xmlns:w="{W}"/></pkg:xmlData>'
        "</pkg:part></pkg:package>"
    )
    assert_every_cell(read_word_xml(data.encode()), forms, figures)


# --- hostile and broken files ---


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_truncated_files_are_refused(forms: Forms, share: float) -> None:
    data = docx(docx_body(report_content(forms.form("2021"), {})))
    with pytest.raises(ReadProblem):
        read_docx(data[: int(len(data) * share)])


def test_a_document_without_a_body_is_refused() -> None:
    with pytest.raises(ReadProblem):
        read_docx(zipped({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}))
    with pytest.raises(ReadProblem):
        read_docx(zipped({"xl/workbook.xml": "<a/>"}))


def test_a_million_rows_are_refused() -> None:
    row = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    with pytest.raises(ReadProblem):
        read_docx(docx(f"<w:tbl>{row * 1_000_000}</w:tbl>"))
    with pytest.raises(ReadProblem):
        read_docx(docx(f"<w:tbl>{row * 110_000}</w:tbl>"))


def test_ten_thousand_tables_in_tables_are_refused() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000
    with pytest.raises(ReadProblem):
        read_docx(docx(body))


def test_the_deepest_nesting_allowed_is_read() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 70 + p("深") + "</w:tc></w:tr></w:tbl>" * 70
    assert lines(body) == ["深"]


@pytest.mark.parametrize("value", ["999999999", "-1", "1e400", "x", "", "22%"])
def test_absurd_spans_are_bounded(value: str) -> None:
    body = tbl([tc("a", f'<w:gridSpan w:val="{value}"/>'), tc("b")])
    read = read_docx(docx(body))
    assert texts(read) == ["a", "b"]
    assert read.grids[0].columns <= 201


def test_a_picture_is_never_inflated(forms: Forms) -> None:
    data = docx(p("甲"))
    buffer = io.BytesIO(data)
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bmp", bytes(60_000_000))
    assert read_docx(buffer.getvalue()).text == "甲\n"


def test_a_grid_is_read_as_it_was_written(forms: Forms) -> None:
    for table in forms.form("2019").tables:
        grid = shape(table, table.blocks)
        assert cells(read_docx(docx(docx_table(grid)))) == _places(grid)


def _places(grid: GridShape) -> list[tuple[int, int, int, int, str]]:
    return sorted((each.row, each.column, each.height, each.width, each.text) for each in grid.places)
