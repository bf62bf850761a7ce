"""The memo as a Word document (python-docx), A4, in the look of an office paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

from app.memo.layout import ROOM, Block, Grid, Heading, Look, Paragraph, Signatures, blocks, plain, stays
from app.memo.model import Memo, Run

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import CharacterStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph as WordParagraph

XIAOBIAOSONG, FANGSONG, HEI, KAI = "方正小标宋简体", "仿宋", "黑体", "楷体"
"""The fonts of an official paper by GB/T 9704: of its title, its text and its headings."""
_INSTEAD: Final = {XIAOBIAOSONG: "华文中宋", FANGSONG: "仿宋_GB2312", KAI: "楷体_GB2312"}
"""What stands in where an office does not have a font."""
LATIN: Final = "Times New Roman"
_TITLE, _CHAPTER, _BODY, _TABLE, _FOOTER = 22.0, 14.0, 12.0, 10.5, 9.0  # 二号 四号 小四 五号 小五
_TEXT_WIDTH_CM = 21.0 - 2.8 - 2.6
_BELOW_TABLE = 14.0
_GREY = "F2F2F2"


def render(memo: Memo) -> bytes:
    """The bytes of the .docx file."""
    from docx import Document
    from docx.shared import Pt

    word = Document()
    _page(word)
    _styles(word)
    _properties(word, memo)
    laid_out = blocks(memo)
    for index, block in enumerate(laid_out):
        _add(word, block)
        if index and isinstance(laid_out[index - 1], Grid):
            # Not by an empty paragraph: LibreOffice then leaves a heading behind at the end of a page.
            word.paragraphs[-1].paragraph_format.space_before = Pt(_BELOW_TABLE)
        if stays(block, laid_out[index + 1 : index + 3]):
            word.paragraphs[-1].paragraph_format.keep_with_next = True
    _footer(word, memo.footer)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _page(word: Word) -> None:
    from docx.shared import Cm

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.footer_distance = Cm(2.0)


def _styles(word: Word) -> None:
    """Fonts and sizes as styles, so that an office can change them in one place."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    _one_set_of_styles(word)
    _language(word)
    _stand_ins(word)
    normal = word.styles["Normal"]
    _font(normal, FANGSONG, _BODY)
    normal.paragraph_format.line_spacing = 1.4
    normal.paragraph_format.space_after = Pt(0)
    for name, font, size, before, after in (
        ("Title", XIAOBIAOSONG, _TITLE, 0, 14),
        ("Heading 1", HEI, _CHAPTER, 10, 4),
        ("Heading 2", KAI, _BODY, 8, 2),
    ):
        style = word.styles[name]
        _font(style, font, size)
        style.font.bold = name == "Heading 2"
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    title = word.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.findall(f".//{_w('pBdr')}"):
        border.getparent().remove(border)
    _font(word.styles["Footer"], FANGSONG, _FOOTER)
    _font(word.styles["Strong"], HEI)


def _one_set_of_styles(word: Word) -> None:
    """Without the template's second set, for Word 2010, which would tell of other fonts and languages."""
    relations = word.part.rels
    for id in [id for id, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
        del relations[id]


def _language(word: Word) -> None:
    """Chinese as the language of the text, and today's layout instead of Word 2010's."""
    for lang in word.styles.element.iter(_w("lang")):
        lang.set(_w("val"), "en-US")
        lang.set(_w("eastAsia"), "zh-CN")
    for setting in word.settings.element.iter(_w("compatSetting")):
        if setting.get(_w("name")) == "compatibilityMode":
            setting.set(_w("val"), "15")


def _stand_ins(word: Word) -> None:
    """Tell which font is to be taken where one is not there."""
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml import OxmlElement, parse_xml

    fonts = next(part for part in word.part.package.iter_parts() if part.partname.endswith("/fontTable.xml"))
    table = parse_xml(fonts.blob)
    for name, instead in _INSTEAD.items():
        font = OxmlElement("w:font", {_w("name"): name})
        font.append(OxmlElement("w:altName", {_w("val"): instead}))
        font.append(OxmlElement("w:charset", {_w("val"): "86"}))
        table.append(font)
    fonts._blob = serialize_part_xml(table)


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


def _font(style: CharacterStyle, chinese: str, size: float | None = None) -> None:
    """Set the fonts of a style. Without w:eastAsia Chinese text falls to the theme's font."""
    from docx.shared import Pt

    style.font.name = LATIN
    style.font.size = Pt(size) if size else None
    style.font.italic = False
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(_w(theme), None)
    fonts.set(_w("eastAsia"), chinese)
    fonts.set(_w("cs"), LATIN)
    fonts.set(_w("hint"), "eastAsia")  # else quotation marks beside figures come out half as wide


def _properties(word: Word, memo: Memo) -> None:
    properties = word.core_properties
    written = datetime.combine(memo.on, time())
    properties.title = plain(memo.title)
    properties.subject = plain(memo.addressee).rstrip("：")[:255]
    properties.author = properties.last_modified_by = memo.office or "勾稽 Gouji"
    properties.comments = properties.keywords = properties.category = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = written
    properties.revision = 1


def _add(word: Word, block: Block) -> None:
    match block:
        case Heading(level, text):
            word.add_paragraph(plain(text), style="Title" if level == 0 else f"Heading {level}")
        case Paragraph(runs, look):
            _paragraph(word, runs, look)
        case Grid():
            _table(word, block)
        case Signatures():
            _signatures(word, block)


def _paragraph(word: Word, runs: Iterable[Run], look: Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = word.add_paragraph()
    form = paragraph.paragraph_format
    match look:
        case Look.BODY:
            form.first_line_indent = Pt(2 * _BODY)
        case Look.ITEM:
            form.space_before = Pt(8)
        case Look.DETAIL:
            form.left_indent = Pt(1.5 * _BODY)
            form.line_spacing = 1.25
        case Look.CLOSING:
            form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            form.right_indent = Pt(2 * _BODY)
        case Look.PLAIN:
            pass
    for run in runs:
        added = paragraph.add_run(plain(run.text))
        if look is Look.DETAIL:
            added.font.size = Pt(_TABLE)
        if run.strong:
            added.style = "Strong"


def _table(word: Word, grid: Grid) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT

    rows = [grid.header, *grid.rows] if grid.header else list(grid.rows)
    table = word.add_table(rows=len(rows), cols=len(grid.widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _widths(table, grid.widths)
    for index, (cells, row) in enumerate(zip(rows, table.rows, strict=True)):
        header = bool(grid.header) and index == 0
        _keep_whole(row, repeat=header)
        for column, (text, cell) in enumerate(zip(cells, row.cells, strict=True)):
            label = header or (not grid.header and column == 0)
            _cell(cell, text, label=label, centred=header or column in grid.centred)
            # So that the last row never stands alone. Not in the first row, which LibreOffice takes for
            # the whole table, to be kept with what follows; it then leaves the heading above behind.
            if 0 < index == len(rows) - 2:
                cell.paragraphs[0].paragraph_format.keep_with_next = True


def _widths(table: Table, widths: tuple[int, ...]) -> None:
    from docx.shared import Cm

    whole = sum(widths)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(_TEXT_WIDTH_CM * width / whole)
        for cell in column.cells:
            cell.width = column.width


def _keep_whole(row: _Row, *, repeat: bool) -> None:
    """Never break the row over two pages; repeat it on each page if it is the header."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeat:
        properties.append(OxmlElement("w:tblHeader"))


def _cell(cell: _Cell, text: str, *, label: bool, centred: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = 1.1
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(plain(text))
    run.font.size = Pt(_TABLE)
    if label:
        run.style = "Strong"
        shade = OxmlElement("w:shd")
        shade.set(_w("val"), "clear")
        shade.set(_w("color"), "auto")
        shade.set(_w("fill"), _GREY)
        properties = cell._tc.get_or_add_tcPr()
        # Word calls a file damaged in which the shade stands behind the vertical place of the text.
        properties.insert_element_before(shade, "w:noWrap", "w:tcMar", "w:vAlign", "w:hideMark")


def _signatures(word: Word, block: Signatures) -> None:
    """The labels in one line, each with its name on a ruled line."""
    from docx.shared import Pt

    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(24)
    paragraph.paragraph_format.space_after = Pt(14)
    for number, line in enumerate(block.lines):
        if number:
            paragraph.add_run().add_break()
        for index, entry in enumerate(line):
            paragraph.add_run(("　" if index else "") + f"{entry.label}：")
            room = max(0, ROOM - len(entry.value))
            paragraph.add_run(
                "　" * (room // 2) + plain(entry.value) + "　" * (room - room // 2)
            ).underline = True


def _footer(word: Word, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    footer = word.sections[0].footer
    paragraph = footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if text:
        paragraph.add_run(plain(text))
        paragraph = footer.add_paragraph(style="Footer")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, field in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES")):
        paragraph.add_run(before)
        _field(paragraph, field)
    paragraph.add_run(" 页")


def _field(paragraph: WordParagraph, code: str) -> None:
    """A field that the word processor fills in, with 1 for those that do not."""
    from docx.oxml import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(_w("instr"), f" {code} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
