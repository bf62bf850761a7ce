"""Pasting from Excel, WPS, Word and browsers, and the preview of blocks of another shape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.review.review import Review
from app.ui.clipboard import block_of
from app.ui.clipboard_html import from_html, to_html
from app.ui.grid_view import GridView
from app.ui.paste_preview import PastePreview
from tests.ui.grids import NATURAL, make_review, open_grid

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

EXCEL_TEXT = '1\t"二\n行"\r\n1,782\t12.39205\r\n'
EXCEL_HTML = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\\.";}
tr {mso-height-source:auto;} --></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=128 style='border-collapse: collapse;width:96pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 <tr height=36 style='height:27.0pt'>
  <td height=36 class=xl65 align=right width=64 style='height:27.0pt;width:48pt'>1</td>
  <td class=xl66 width=64 style='width:48pt'>二<br>
    行</td>
 </tr>
 <tr height=18 style='height:13.5pt'>
  <td height=18 class=xl67 align=right style='height:13.5pt'>1,782</td>
  <td align=right>12.39205</td>
 </tr>
<!--EndFragment-->
</table></body></html>"""
WPS_HTML = (
    '<html xmlns:et="http://www.wps.cn/officeDocument"><head><meta name=Generator content="WPS Office ET">'
    "</head><body><!--StartFragment--><table width=144><colgroup><col width=72><col width=72></colgroup>"
    "<tr height=18><td class=et2 height=18 x:num>1</td><td class=et3 x:str>二<br/>行</td></tr>"
    "<tr height=18><td x:num='1782'>1,782</td><td x:num>12.39205</td></tr></table>"
    "<!--EndFragment--></body></html>"
)
WORD_TEXT = "1\t二\r\n行\r\n3\t4\r\n"
WORD_HTML = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body lang=ZH-CN><!--StartFragment-->
<table class=MsoTableGrid border=1><tr><td width=276 valign=top style='padding:0cm 5.4pt'>
  <p class=MsoNormal><span lang=EN-US>1<o:p></o:p></span></p></td>
  <td><p class=MsoNormal>二</p><p class=MsoNormal>行</p></td></tr>
 <tr><td><p class=MsoNormal><span lang=EN-US>3</span></p></td>
  <td><p class=MsoNormal><span
  lang=EN-US>4</span></p></td></tr></table><!--EndFragment--></body></html>"""
BLOCK = [["1", "二\n行"], ["1,782", "12.39205"]]


@pytest.fixture
def review(forms: Forms) -> Review:
    return make_review(forms, {NATURAL: "6"}, absent=frozenset({"requests/granted"}))


@pytest.fixture
def view(qtbot: QtBot, review: Review) -> GridView:
    return open_grid(qtbot, review)


def on_clipboard(text: str, page: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if page:
        data.setHtml(page)
    QGuiApplication.clipboard().setMimeData(data)


def paste(view: GridView) -> None:
    QTest.keyClick(view, Key.Key_V, CONTROL)


def preview(view: GridView) -> PastePreview:
    found = [one for one in view.findChildren(PastePreview) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def lines(dialog: PastePreview) -> list[list[str]]:
    model = dialog.table.model()
    return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]


def raw(review: Review, address: str) -> str:
    return review.report.cells[address].raw


@pytest.mark.parametrize("page", [EXCEL_HTML, WPS_HTML, ""], ids=["excel", "wps", "text only"])
def test_what_excel_and_wps_copy_is_read(page: str) -> None:
    assert block_of(EXCEL_TEXT, page) == BLOCK


@pytest.mark.parametrize("page", [EXCEL_HTML, WPS_HTML], ids=["excel", "wps"])
def test_their_table_says_the_same_as_their_text(page: str) -> None:
    assert from_html(page) == BLOCK


def test_a_line_end_in_a_cell_of_word_is_no_row() -> None:
    assert block_of(WORD_TEXT, WORD_HTML) == [["1", "二\n行"], ["3", "4"]]


def test_merged_cells_have_their_text_at_their_first_place() -> None:
    page = "<table><tr><td colspan=2 rowspan=2>甲<td>1<tr><td>2<tr><td>a<td>b<td>c</table>"
    assert from_html(page) == [["甲", "", "1"], ["", "", "2"], ["a", "b", "c"]]


@pytest.mark.parametrize(
    "page",
    [
        "<p>没有表格</p>",
        "<table><tr><td>1</table><table><tr><td>2</table>",
        "<table><tr></tr></table>",
        "<td>没有行</td>",
    ],
)
def test_a_page_without_one_table_is_none(page: str) -> None:
    assert from_html(page) == []
    assert block_of("1\t2", page) == [["1", "2"]]


def test_absurd_spans_take_no_memory() -> None:
    page = "<table>" + "<tr><td rowspan=99999 colspan=99999>1</td></tr>" * 50 + "</table>"
    assert sum(len(row) for row in from_html(page)) < 1_000_000


def test_what_is_copied_can_be_read_as_a_table() -> None:
    block = [["1", "<b>&"], ["二\n行", ""]]
    assert from_html(to_html(block)) == block


def test_a_block_for_one_cell_goes_straight_in(view: GridView, review: Review) -> None:
    on_clipboard(EXCEL_TEXT, EXCEL_HTML)
    paste(view)
    assert raw(review, NATURAL) == "1"
    assert raw(review, "requests/received/business") == "二\n行"
    assert raw(review, "requests/carried_in/natural_person") == "1,782"
    assert review.history.position == 1
    assert review.history.undo_label == "粘贴 4 格"
    assert view.findChildren(PastePreview) == []


@pytest.mark.parametrize(
    "text", ["项目\t自然人\n新收\t１２\n结转\t1,234", "申请\t诉讼\n12\t3", "新收\t12\n结转\t3"]
)
def test_heads_that_came_along_are_shown_before_they_replace_figures(
    view: GridView, review: Review, text: str
) -> None:
    on_clipboard(text)
    paste(view)
    dialog = preview(view)
    assert "像是带着表头或行名" in dialog.summary.text()
    assert "不是数字" in {line[3] for line in lines(dialog)}
    assert review.history.position == 0


def test_marks_for_none_are_no_heads(view: GridView, review: Review) -> None:
    on_clipboard("无\t不涉及\n／\t十二")
    paste(view)
    assert view.findChildren(PastePreview) == []
    assert review.history.position == 1


def test_copying_offers_text_and_a_table(view: GridView) -> None:
    QTest.keyClick(view, Key.Key_Right, SHIFT)
    QTest.keyClick(view, Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "6\t0\r\n"
    assert from_html(data.html()) == [["6", "0"]]


def test_another_shape_is_shown_first_and_pasted_on_ok(qtbot: QtBot, view: GridView, review: Review) -> None:
    QTest.keyClick(view, Key.Key_Right, SHIFT)
    on_clipboard("8\t0\r\n9\t0\r\n")
    paste(view)
    assert review.history.position == 0
    dialog = preview(view)
    assert [line[1:3] for line in lines(dialog)] == [["6", "8"], ["0", "9"]]
    assert lines(dialog)[0][0].endswith("·自然人")
    assert "将改动 2 格。2 格内容相同，不动。" in dialog.summary.text()
    QTest.keyClick(dialog, Key.Key_Return)
    assert (raw(review, NATURAL), raw(review, "requests/carried_in/natural_person")) == ("8", "9")
    assert review.history.position == 1
    assert (review.history.undo_label or "").startswith("粘贴")


def test_escape_leaves_everything_as_it_was(view: GridView, review: Review) -> None:
    QTest.keyClick(view, Key.Key_Right, SHIFT)
    on_clipboard("8\t9\r\n8\t9\r\n")
    paste(view)
    QTest.keyClick(preview(view), Key.Key_Escape)
    assert review.history.position == 0


def test_what_runs_over_the_edge_is_shown_first(view: GridView, review: Review) -> None:
    told: list[str] = []
    view.message.connect(told.append)
    on_clipboard("1\t2\t3\n4\t5\t6\n")
    view.select_address("requests/carried_out/other")
    paste(view)
    dialog = preview(view)
    assert [line[2:] for line in lines(dialog) if line[3]] == [
        [text, "不粘贴：超出表格"] for text in ("3", "4", "5", "6")
    ]
    dialog.ok.click()
    assert raw(review, "requests/carried_out/total") == "2"
    assert told == ["已粘贴；有 4 项没有粘贴。"]


def test_a_cell_that_the_report_does_not_have_is_shown_first(view: GridView, review: Review) -> None:
    view.select_address("requests/carried_in/natural_person")
    on_clipboard("1\r\n2\r\n")
    paste(view)
    assert [line[3] for line in lines(preview(view))] == ["", "报告中没有这一格"]
    preview(view).ok.click()
    assert raw(review, "requests/granted/natural_person") == "2"


def test_a_table_copied_with_its_heads_is_laid_upon_them(qtbot: QtBot, forms: Forms) -> None:
    review = make_review(forms)
    view = open_grid(qtbot, review, "proceedings")
    places = view.grid().shape.places
    height, width = view.grid().shape.rows, view.grid().shape.columns
    block = [["" for _ in range(width)] for _ in range(height)]
    for number, place in enumerate(places):
        block[place.row][place.column] = str(number) if place.address else place.text
    on_clipboard("\r\n".join("\t".join(row) for row in block))
    view.select_address(view.grid().addresses[3])
    paste(view)
    assert "已按表头和行名对到本表" in preview(view).summary.text()
    assert all(line[3] == "" for line in lines(preview(view)))
    preview(view).ok.click()
    for number, place in enumerate(places):
        if place.address:
            assert raw(review, place.address) == str(number)
    assert review.history.position == 1


def test_the_whole_table_is_pasted_as_one_step(qtbot: QtBot, forms: Forms) -> None:
    review = make_review(forms)
    view = open_grid(qtbot, review)
    on_clipboard("\r\n".join("\t".join(str(row + column) for column in range(7)) for row in range(1, 26)))
    QTest.keyClick(view, Key.Key_A, CONTROL)
    paste(view)
    assert review.history.position == 1
    assert review.history.undo_label == "粘贴 175 格"
    review.undo()
    assert review.report is review.as_read
