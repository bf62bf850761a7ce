"""Every format says all that the content says, and what a report printed never becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

import docx as python_docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from lxml import etree

from app.memo import docx, html, markdown
from app.memo.layout import Grid, Heading, Paragraph, Signatures, blocks
from app.memo.model import Change, Entry, Item, Memo, Part, Run, Settled, Unchecked
from tests.memo.word_order import out_of_order

NASTY = "<b>粗</b> & “引” | 竖线 *星* _线_ `码` \x00\x0b"
ITEM = Item(
    number=1,
    finding="requests.balance@requests/*/natural_person",
    severity="错误",
    place="三 · 自然人",
    title="各列勾稽关系",
    message="“自然人”列勾稽不平，相差1，请核对后更正。",
    quotations=("本年新收／自然人 “23”（第52行）", f"“{NASTY}”（第60行）"),
    sums=((Run("本年新收 "), Run("23", True), Run(" ＋ 上年结转 2 ＝ 25")), (Run("合计 24"),)),
    notes=("空白按0计算。",),
    basis="表内注明的勾稽关系",
    todo="须更正；认为无误的，请书面说明理由。",
    word="属实。",
)
MEMO = Memo(
    title="政府信息公开工作年度报告校核备忘录",
    addressee="青禾县柳溪镇人民政府：",
    opening="现将有关情况反馈如下。",
    entries=(Entry("报告年度", "2021年度"), Entry("SHA-256", "0123456789abcdef" * 4)),
    result="本次共进行10项检查。",
    counts=(("通过", 6), ("发现问题", 2), ("未能校核", 1), ("检查出错", 1)),
    parts=(Part("第三部分　申请", (ITEM,)), Part("其他", (replace(ITEM, number=2, sums=(), word=""),))),
    corrections=(Change("第三部分“本年新收”行“自然人”栏", "23", "24", "已核对"),),
    resolved=(Settled("三 · 总计", "勾稽不平", "已更正“本年新收”行"),),
    accepted=(Settled("二 · 规章", "填写为“／”", "无此项业务"),),
    unchecked=(Unchecked("“予以公开”行未能可靠识别。", ("各列勾稽关系", "各行合计"), 1),),
    broken=(Unchecked("检查程序出错", ("统计期限",), 1),),
    misread="1处系校核程序识别有误造成的误报。",
    closing="请你单位逐项核实。",
    office="霁川市政务公开办公室",
    signatures=(Entry("校核人", "林知远"), Entry("复核人", "")),
    on=date(2022, 3, 1),
    footer="联系电话：0000-0000 <转> 1",
)
EMPTY = replace(
    MEMO, parts=(), corrections=(), resolved=(), accepted=(), unchecked=(), broken=(), misread="", footer=""
)


def expected_texts(memo: Memo) -> list[str]:
    """Every text that the memo holds, in its order, without what no format can hold."""
    texts: list[str] = []
    for block in blocks(memo):
        match block:
            case Heading(_, text):
                texts.append(text)
            case Paragraph():
                texts.append(block.text)
            case Grid(rows, _, header):
                texts += [*header, *(cell for row in rows for cell in row)]
            case Signatures(entries):
                texts += [f"{entry.label}：" for entry in entries]
    return [text.replace("\x00", "\ufffd").replace("\x0b", "\ufffd") for text in texts]


def opened(memo: Memo) -> Word:
    return python_docx.Document(BytesIO(docx.render(memo)))


class _Page(HTMLParser):
    """The text of a page, its tags, and whatever it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags, self.loads = "", [], []
        self._silent = False
        self.feed(page)
        self.close()

    text: str
    tags: list[str]
    loads: list[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [name for name, _ in attrs if name in ("src", "href", "srcset", "onload")]
        self._silent = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self._silent else data


def assert_in_order(texts: list[str], whole: str) -> None:
    position = 0
    for text in texts:
        found = whole.find(text, position)
        assert found >= 0, f"missing or out of order: {text!r}"
        position = found


@pytest.mark.parametrize("memo", [MEMO, EMPTY], ids=["full", "empty"])
def test_word_holds_the_same_text_and_tables_as_the_content(memo: Memo) -> None:
    word = opened(memo)
    whole = ""
    for element in word.element.body.iter(qn("w:p")):
        whole += "".join(text.text or "" for text in element.iter(qn("w:t"))) + "\n"
    assert_in_order(expected_texts(memo), whole)
    grids = [block for block in blocks(memo) if isinstance(block, Grid)]
    tables = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in word.tables]
    assert tables == [[grid.header, *grid.rows] if grid.header else [*grid.rows] for grid in grids]


def test_word_is_a_chinese_a4_document_in_named_fonts() -> None:
    word = opened(MEMO)
    section = word.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    fonts = {}
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Strong", "Footer"):
        properties = word.styles[name].element.rPr.rFonts
        fonts[name] = properties.get(qn("w:eastAsia"))
        assert not [key for key in properties.attrib if key.endswith("Theme")]
    assert fonts == {
        "Normal": "仿宋",
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体",
        "Strong": "黑体",
        "Footer": "仿宋",
    }
    table = next(part for part in word.part.package.iter_parts() if part.partname.endswith("fontTable.xml"))
    assert 'w:name="方正小标宋简体"><w:altName w:val="华文中宋"' in table.blob.decode()
    assert (word.styles["Title"].font.size.pt, word.styles["Normal"].font.size.pt) == (22, 12)
    assert {lang.get(qn("w:eastAsia")) for lang in word.styles.element.iter(qn("w:lang"))} == {"zh-CN"}


def test_word_repeats_table_heads_and_breaks_no_row() -> None:
    for table, grid in zip(
        opened(MEMO).tables, [b for b in blocks(MEMO) if isinstance(b, Grid)], strict=True
    ):
        heads = [row for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
        assert len(heads) == (1 if grid.header else 0)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_word_finds_every_element_in_its_order() -> None:
    """A shade behind the vertical place of a cell's text: Word would mend the file, or refuse it."""
    with ZipFile(BytesIO(docx.render(MEMO))) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                assert list(out_of_order(etree.fromstring(archive.read(name)))) == [], name
        # Word 2010's copy of the styles: it still told of the template's
        assert "word/stylesWithEffects.xml" not in archive.namelist()


def test_word_never_leaves_the_last_row_of_a_table_alone() -> None:
    table = opened(replace(EMPTY, accepted=tuple(Settled("正文", f"事项{n}", "") for n in range(5)))).tables[
        -1
    ]
    kept = [
        all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in table.rows
    ]
    assert kept == [False, False, False, False, True, False]


def test_word_keeps_headings_and_findings_with_what_follows() -> None:
    kept = {p.text: bool(p.paragraph_format.keep_with_next) for p in opened(MEMO).paragraphs}
    assert kept["一、校核对象"]
    assert kept["1．【错误】各列勾稽关系（三 · 自然人）"]
    assert kept["复核意见：属实。"]
    assert not kept["处理要求：须更正；认为无误的，请书面说明理由。"]
    assert kept["请你单位逐项核实。"]
    assert kept[MEMO.office]


def test_word_numbers_its_pages_and_prints_the_offices_footer() -> None:
    footer = opened(MEMO).sections[0].footer
    assert MEMO.footer in [paragraph.text for paragraph in footer.paragraphs]
    fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
    assert [str(field).strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_word_keeps_nothing_of_the_library_s_template() -> None:
    properties = opened(MEMO).core_properties
    assert (properties.title, properties.author) == (MEMO.title, MEMO.office)
    assert properties.comments == ""
    assert properties.created.replace(tzinfo=None) == datetime(2022, 3, 1)
    with ZipFile(BytesIO(docx.render(MEMO))) as archive:
        whole = "".join(
            archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith("xml")
        )
    assert "python-docx" not in whole
    assert re.search(r'compatibilityMode"[^>]*w:val="15"', whole)


@pytest.mark.parametrize("memo", [MEMO, EMPTY], ids=["full", "empty"])
def test_html_holds_the_same_text(memo: Memo) -> None:
    page = _Page(html.render(memo))
    assert_in_order(expected_texts(memo), page.text)
    assert page.tags.count("table") == sum(isinstance(block, Grid) for block in blocks(memo))


def test_html_needs_nothing_else_and_prints_on_a4() -> None:
    page = html.render(MEMO)
    assert _Page(page).loads == []
    assert not re.search(r"https?:|@import|url\(|<script", page)
    assert "size: A4" in page
    assert '<html lang="zh-CN">' in page
    assert '<meta charset="utf-8">' in page


def test_html_keeps_together_in_print_what_the_other_formats_do() -> None:
    """The last line of a finding stood alone on the next sheet."""
    page = html.render(MEMO)
    assert ".kept" in page
    kept = [re.sub("<[^>]*>", "", line) for line in re.findall(r'<p class="[a-z]+ kept">.*?</p>', page)]
    assert "复核意见：属实。" in kept
    assert MEMO.office in kept
    assert not [line for line in kept if line.startswith("处理要求")]


def test_what_a_report_printed_is_no_markup_in_html() -> None:
    page = html.render(MEMO)
    assert "<b>粗" not in page
    assert "&lt;b&gt;粗&lt;/b&gt; &amp;" in page
    assert "0000-0000 &lt;转&gt; 1" in page


@pytest.mark.parametrize("memo", [MEMO, EMPTY], ids=["full", "empty"])
def test_markdown_holds_the_same_text(memo: Memo) -> None:
    written = markdown.render(memo).replace("**", "")
    unescaped = re.sub(r"\\(.)", r"\1", written)
    assert_in_order([text.replace("**", "") for text in expected_texts(memo)], unescaped)


def test_markdown_tables_keep_their_columns() -> None:
    cell = replace(MEMO, corrections=(Change("甲|乙", "1\n2", "<i>", "*"),))
    (line,) = [line for line in markdown.render(cell).splitlines() if "甲" in line]
    assert line == r"| 甲\|乙 | 1 2 | \<i\> | \* |"


def test_what_broke_is_counted_only_where_something_did() -> None:
    """A clerk need not learn that checks can break."""
    (counts,) = (b for b in blocks(EMPTY) if isinstance(b, Grid) and b.header)
    assert counts.header == ("通过", "发现问题", "未能校核", "检查出错", "合计")
    whole = replace(EMPTY, counts=(*EMPTY.counts[:3], ("检查出错", 0)))
    (counts,) = (b for b in blocks(whole) if isinstance(b, Grid) and b.header)
    assert counts.header == ("通过", "发现问题", "未能校核", "合计")


def test_headings_are_numbered_without_gaps() -> None:
    headings = [b.text for b in blocks(MEMO) if isinstance(b, Heading) and b.level == 1]
    assert [heading[0] for heading in headings] == list("一二三四五六七")
    few = [b.text for b in blocks(EMPTY) if isinstance(b, Heading) and b.level == 1]
    assert few == ["一、校核对象", "二、校核结果", "三、反馈要求"]
