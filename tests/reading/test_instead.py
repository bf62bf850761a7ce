"""A picture in the place of a table is named; other pictures are not."""

from __future__ import annotations

import pytest

from app.reading.docx import read_docx
from app.reading.html import read_html
from app.reading.instead import announces_table
from app.reading.mht import read_mht
from app.reading.odt import read_odt
from app.reading.rtf import read_rtf
from tests.reading import web_pages as web
from tests.reading import word_files as word

HEADING = "二、主动公开政府信息情况"
NOTE = (f"“{HEADING}”之下是图片，图中的文字没有读取。",)
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
BLIP = f"<w:p><w:r><w:drawing><a:blip {A}/></w:drawing></w:r></w:p>"
OLD = '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r></w:p>'


@pytest.mark.parametrize("picture", [BLIP, OLD])
def test_word_files(picture: str) -> None:
    assert read_docx(word.docx(word.p(HEADING) + word.p("") + picture)).notes == NOTE
    assert read_docx(word.docx(word.p("一、总体情况") + picture + word.p(HEADING))).notes == ()
    assert read_docx(word.docx(word.p(HEADING) + word.p("本年没有数据。") + picture)).notes == ()


def test_opendocument() -> None:
    picture = "<text:p><draw:frame><draw:image/></draw:frame></text:p>"
    assert read_odt(word.odt(f"<text:p>{HEADING}</text:p>{picture}")).notes == NOTE
    assert read_odt(word.odt(f"<text:p>{HEADING}</text:p><text:p>略。</text:p>{picture}")).notes == ()


@pytest.mark.parametrize(
    "inside",
    [
        f"<p>{HEADING}</p><p><img src=a.png></p>",
        "<p><b>二、</b>主动公开政府信息情况<br><img src=a.png></p>",
        f"<table><tr><td><p>{HEADING}</p></td></tr><tr><td><img src=a.png></td></tr></table>",
        f"<p>{HEADING}</p><table><tr><td><table><tr><td><img src=a.png></td></tr></table></td></tr></table>",
    ],
)
def test_web_pages(inside: str) -> None:
    assert read_html(web.site(inside).encode()).notes == NOTE
    assert read_mht(web.archive(web.page(inside).encode(), "utf-8", "base64")).notes == NOTE


def test_pictures_of_a_site_are_not_named() -> None:
    inside = f"<p>{HEADING}</p><p>正文。</p><img src=logo.png>"
    assert read_html(web.page("<img src=banner.png>" + inside).encode()).notes == ()


def test_what_announces_a_table() -> None:
    assert announces_table("三、收到和处理政府信息公开申请情况")
    assert announces_table("四、政府信息公开行政复议、行政诉讼情况")
    assert not announces_table("一、总体情况")
    assert not announces_table("本单位认真落实条例要求，主动公开各类信息的情况见下。")


@pytest.mark.parametrize(
    "picture",
    [
        r"{\pict\pngblip 89504e47}",
        r"{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict\wmetafile8 0100}}",
        r"{\shp{\*\shpinst{\sp{\sn pib}{\sv {\pict\pngblip 89504e47}}}}}",
    ],
)
def test_rich_text(picture: str) -> None:
    heading = rf"\pard {word.rtf_text(HEADING)}\par "
    assert read_rtf(word.rtf(heading + rf"\pard\par \pard {picture}\par ")).notes == NOTE
    assert read_rtf(word.rtf(heading + rf"\pard {word.rtf_text('略。')}\par {picture}\par ")).notes == ()
    assert read_rtf(word.rtf(heading)).notes == ()
