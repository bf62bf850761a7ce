"""Each word of a Word document is found again in the element that says it."""

from __future__ import annotations

import pytest

from app.forms.load import Forms
from app.reading.docx import WHAT, read_docx
from app.reading.docx_places import Place, find_places
from app.reading.package import Package
from app.reading.xml_safe import parse_xml
from tests.reading.word_files import distinct, docx, docx_body, p, report_content, tbl


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = (
    "<w:p><w:r><w:t>旁</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
    "<w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice></mc:AlternateContent></w:r>"
    "<w:r><w:t>文</w:t></w:r></w:p>"
)
ENDLESS = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上半</w:t></w:r></w:p>"
INNER = f"<w:tc>{p('里')}{tbl(['1', '2'], ['3', '4'])}</w:tc>"
TABS = f"<w:tc>{p('')}<w:p><w:r><w:t>a</w:t><w:tab/><w:tab/><w:t>b</w:t></w:r></w:p></w:tc>"
BODIES = {
    "runs": f"<w:p>{r('甲')}{r('乙丙')}</w:p><w:p/><w:p>{r('丁')}</w:p>",
    "table": p("前") + tbl(["a", ""], ["", "d"]) + p("后"),
    "inner": tbl(["外", INNER]) + p("末"),
    "frame": tbl([f"<w:tc>{p('框')}{p('里')}</w:tc>"]) + p("末"),
    "box": BOX + p("后"),
    "joined": ENDLESS + ENDLESS + p("下半") + p("后"),
    "tabs": tbl([TABS, "c"]),
    "spaces": "<w:p><w:r><w:t>  前 后  </w:t></w:r><w:r><w:t>尾</w:t></w:r></w:p>",
}


def placed(data: bytes) -> tuple[str, tuple[Place, ...]]:
    text = read_docx(data).text
    found = find_places(Package(data, WHAT), text)
    assert found is not None
    return text, found


def assert_right(data: bytes) -> None:
    """Every word is in the element that says it, and no word is without one."""
    text, found = placed(data)
    elements = list(parse_xml(Package(data, WHAT).read("word/document.xml")).iter())
    covered = set()
    for place in found:
        assert elements[place.element].tag.endswith("}p")
        for piece in place.pieces:
            assert place.start <= piece.start <= piece.end <= place.end
            said = elements[piece.element].text or ""
            if piece.exact:
                assert text[piece.start : piece.end] == said
            else:
                assert "".join(text[piece.start : piece.end].split()) == "".join(said.split())
            covered |= set(range(piece.start, piece.end))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= covered


@pytest.mark.parametrize("name", BODIES)
def test_every_word_is_found_in_its_element(name: str) -> None:
    assert_right(docx(BODIES[name]))


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_every_word_of_a_report_is_found(forms: Forms, form: str) -> None:
    chosen = forms.form(form)
    assert_right(docx(docx_body(report_content(chosen, distinct(chosen)))))


def test_an_empty_cell_has_a_paragraph_of_its_own() -> None:
    text, found = placed(docx(BODIES["table"]))
    empty = [place for place in found if place.start == place.end and place.in_cell]
    assert len({place.start for place in empty}) == 2
    assert [text[: place.start].count("\n") for place in empty] == [1, 2]


def test_the_number_of_a_list_belongs_to_no_element() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{r("规章")}</w:p>'
    text, (place,) = placed(docx(body, numbering=numbering))
    assert text == "1.规章\n"
    assert [(piece.start, piece.end) for piece in place.pieces] == [(2, 4)]
    assert place.start == 0


def test_a_file_that_says_something_else_has_no_places() -> None:
    assert find_places(Package(docx(p("甲")), WHAT), "乙\n") is None
