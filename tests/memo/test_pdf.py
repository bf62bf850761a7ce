"""The memo as a PDF: all of the text, to be found and copied, on numbered sheets of A4."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.forms.load import Forms
from app.memo import pdf, pdf_text
from app.memo.content import memo_content
from app.memo.layout import Grid, Heading, Paragraph, Signatures, blocks
from app.memo.model import Entry, Item, Memo, Settled
from app.memo.write import MemoProblem, write_memo
from tests.conftest import SAMPLES
from tests.memo.reviews import ON, UNBALANCED, review_of
from tests.memo.test_formats import EMPTY, ITEM, MEMO

LONG = replace(
    MEMO,
    parts=(replace(MEMO.parts[0], items=tuple(replace(ITEM, number=n) for n in range(1, 26))),),
)


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def page_texts(data: bytes) -> list[str]:
    """The text of each page without white space, as a reader would copy it."""
    with pypdfium2.PdfDocument(data) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def words_of(memo: Memo) -> list[str]:
    found: list[str] = []
    for block in blocks(memo):
        match block:
            case Heading(_, text):
                found.append(text)
            case Paragraph(runs):
                found += [run.text for run in runs]
            case Grid(rows, _, header):
                found += [*header, *(cell for row in rows for cell in row)]
            case Signatures(entries):
                found += [entry.label for entry in entries]
    return ["".join(word.split()) for word in found]


@pytest.mark.parametrize("memo", [MEMO, EMPTY], ids=["full", "empty"])
def test_every_word_can_be_found_in_the_file(memo: Memo) -> None:
    parts = tuple(replace(part, items=tuple(map(harmless, part.items))) for part in memo.parts)
    plain = replace(memo, parts=parts)
    whole = "".join(page_texts(pdf.render(plain)))
    position = 0
    for word in words_of(plain):
        found = whole.find(word, position)
        if found < 0:  # a line that goes on over the page has its foot and head in between
            found = whole.find(word[:8], position)
        assert found >= 0, word
        position = found
    assert not [character for character in whole if 0x2E80 <= ord(character) <= 0x2FDF]


def harmless(item: Item) -> Item:
    return replace(item, quotations=("“23”（第52行）",))


def test_what_no_font_has_does_no_harm() -> None:
    assert page_texts(pdf.render(MEMO))[0]


def test_sheets_are_a4_numbered_and_carry_the_footer() -> None:
    data = pdf.render(LONG)
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) > 3
        for page in document:
            assert page.get_size() == pytest.approx((595.3, 841.9), abs=1)
    texts = page_texts(data)
    for number, text in enumerate(texts, 1):
        assert f"第{number}页共{len(texts)}页" in text
        assert "0000-0000<转>1" in text
    assert all(text.startswith(LONG.title) for text in texts)


def test_all_findings_are_there_and_no_heading_ends_a_page() -> None:
    texts = page_texts(pdf.render(LONG))
    whole = "".join(texts)
    assert all(f"{number}．【错误】" in whole for number in range(1, 26))
    assert LONG.closing in whole
    heads = [b.text for b in blocks(LONG) if isinstance(b, Heading) and b.level]
    heads.append("（三·自然人）")
    for text in texts:
        body = text.rpartition("联系电话")[0]
        assert not [head for head in heads if body.endswith("".join(head.split()))], text[-120:]


def test_no_row_of_a_table_is_cut_and_each_page_of_it_begins_with_its_head() -> None:
    rows = tuple(Settled(f"部位{n}", f"事项{n}开头" + "字" * 70 + f"事项{n}末尾", "理由") for n in range(99))
    texts = page_texts(pdf.render(replace(EMPTY, accepted=rows)))
    pages = {n: [i for i, text in enumerate(texts) if f"事项{n}开头" in text] for n in range(99)}
    assert all(len(of_row) == 1 and f"事项{n}末尾" in texts[of_row[0]] for n, of_row in pages.items())
    assert len({page for of_row in pages.values() for page in of_row}) > 4
    for page in {page for of_row in pages.values() for page in of_row}:
        assert texts[page].count("部位事项复核理由") == 1


def test_a_page_ends_in_a_paragraph_rather_than_early_because_a_table_follows() -> None:
    """A third of the first page stayed blank: all lines of the result went on with its table."""
    memo = replace(EMPTY, result="".join(f"结果之{n}句。" for n in range(30)))
    firsts = [
        page_texts(pdf.render(replace(memo, entries=(Entry("标题", "报告"),) * n)))[0] for n in range(10, 18)
    ]
    parted = [text for text in firsts if "结果之0句" in text and "结果之29句" not in text]
    assert parted
    assert not [text for text in firsts if "二、校核结果" in text and "结果之5句" not in text]


def test_the_last_row_of_a_table_never_stands_alone() -> None:
    for count in range(17, 23):
        rows = tuple(Settled("正文", f"第{n}行", "") for n in range(count))
        texts = page_texts(pdf.render(replace(EMPTY, accepted=rows)))
        (last,) = [text for text in texts if f"第{count - 1}行" in text]
        assert f"第{count - 2}行" in last


def test_a_row_longer_than_a_page_is_there_to_its_end() -> None:
    reason = "".join(f"理由之{n}。" for n in range(900))
    texts = page_texts(pdf.render(replace(EMPTY, accepted=(Settled("部位", "事项", reason),))))
    foot = "第{}页共" + f"{len(texts)}页"
    own = [text.removeprefix(EMPTY.title).removesuffix(foot.format(n)) for n, text in enumerate(texts, 1)]
    assert reason in "".join(text.removeprefix("部位事项复核理由") for text in own)
    assert sum("理由之" in text for text in texts) > 2


def test_a_clean_report_s_memo_is_one_page(tmp_path: Path, forms: Forms) -> None:
    """Its second page held the signatures alone, after a table of noughts."""
    memo = memo_content(review_of(tmp_path, forms), on=ON)
    assert memo.items == ()
    assert len(page_texts(pdf.render(memo))) == 1


def test_a_long_footer_is_there_to_its_end() -> None:
    """Its end was left out, with the address to answer to."""
    footer = "地址：霁川市东桥区柳溪路1号行政中心三号楼十二层　联系电话：0000-00000000　" * 2 + "邮编：000000"
    for text in page_texts(pdf.render(replace(LONG, footer=footer))):
        assert "".join(footer.split()) in text


def test_names_too_long_for_one_line_are_signed_in_lines_of_their_own() -> None:
    """The room for the date was cut in two."""
    entries = (
        Entry("校核人", "欧阳林知远、司徒文静、上官云飞"),
        Entry("复核人", ""),
        Entry("日期", "　　年　月　日"),
    )
    assert Signatures(entries).lines == tuple((entry,) for entry in entries)
    assert Signatures(entries[1:]).lines == (entries[1:],)
    with pypdfium2.PdfDocument(pdf.render(replace(EMPTY, signatures=entries))) as document:
        text = document[len(document) - 1].get_textpage().get_text_range()
    assert [line.partition("：")[0] for line in text.splitlines() if "：" in line][-3:] == [
        "校核人",
        "复核人",
        "日期",
    ]


def test_every_letter_is_as_bold_on_the_screen_as_in_the_file() -> None:
    """Qt embolds what has no bold font in a file, and on the screen only below 64 dots: the title was not."""
    laid_out = blocks(LONG)
    document, _ = pdf_text.written(laid_out, "")
    block = document.begin()
    while block.isValid():
        for fragment in block.textFormats():
            font = fragment.format.font()
            assert not font.bold() or font.pixelSize() < 64, block.text()
        block = block.next()


def test_the_font_is_the_shipped_one_and_embedded() -> None:
    data = pdf.render(MEMO)
    assert b"GoujiSansSC" in data
    assert b"/FontFile" in data


def test_a_page_is_drawn_black_on_whatever_it_is_given() -> None:
    pages = pdf.Pages(MEMO)
    image = QImage(round(pdf_text.WIDTH / 4), round(pdf_text.HEIGHT / 4), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(0.25, 0.25)
    pages.paint(painter, 0)
    painter.end()
    tones = {image.pixelColor(x, y).value() for x in range(0, image.width(), 2) for y in range(0, 400, 2)}
    assert min(tones) < 80
    assert max(tones) == 255


def test_a_machine_without_qt_is_told_so(
    tmp_path: Path, forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = review_of(tmp_path, forms, UNBALANCED)

    def broken(_: Memo) -> bytes:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(pdf, "render", broken)
    with pytest.raises(MemoProblem, match=r"libEGL.*没有写入任何文件.*\.docx"):
        write_memo(review, tmp_path / "备忘录.pdf", on=ON)
    assert not (tmp_path / "备忘录.pdf").exists()


def test_the_command_line_writes_it_without_a_display(tmp_path: Path) -> None:
    target = tmp_path / "备忘录.pdf"
    kept = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "app", "memo", str(SAMPLES / "tally-faults-2021.txt"), "-o", str(target)]
    done = subprocess.run(command, env=kept, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    texts = page_texts(target.read_bytes())
    assert len(texts) > 2
    assert "反馈要求" in "".join(texts)
