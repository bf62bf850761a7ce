"""The memo of a day's work says the same in every format, word for word and in the same order."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import docx as python_docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from app.forms.load import Forms
from app.memo.content import memo_content
from app.memo.layout import Grid, blocks
from app.memo.model import Memo
from app.memo.write import FORMATS
from app.report.correction import DecisionKind, Origin
from app.review.open import open_report
from tests.conftest import SAMPLES
from tests.memo.reviews import ON, SETTINGS


@pytest.fixture
def memo(forms: Forms) -> Memo:
    """Decisions of every kind, corrections with and without a reason, and a misreading of ours."""
    review = open_report(SAMPLES / "tally-faults-2021.txt", forms, SETTINGS)
    review.correct([("requests/received/natural_person", "230")], origin=Origin.MISREAD)
    review.correct([("proceedings/reconsideration/upheld", "3")], origin=Origin.TYPED, reason="与台账核对")
    review.correct([("requests/granted/business", "")], origin=Origin.PASTED)
    findings = [finding.id for finding in review.checks.findings]
    review.decide(findings[0:2], DecisionKind.CONFIRMED, "已电话告知")
    review.decide(findings[2:3], DecisionKind.ACCEPTED, "上年撤回1件")
    review.decide(findings[3:4], DecisionKind.MISREAD)
    made = memo_content(review, on=ON)
    assert len(made.items) > 2
    assert made.corrections
    assert made.accepted
    assert made.misread
    return made


def words(text: str) -> str:
    """Letters and figures alone: how a format draws lines, marks and blanks is its own affair."""
    return re.sub(r"[\W_]", "", text)


def of_word(data: bytes) -> str:
    word = python_docx.Document(BytesIO(data))
    footer = word.sections[0].footer.paragraphs[0].text
    return words("".join(t.text or "" for t in word.element.body.iter(qn("w:t"))) + footer)


def of_html(data: bytes) -> str:
    return words(unescape(re.sub("<[^>]*>", "", data.decode().partition("<body>")[2])))


def of_markdown(data: bytes) -> str:
    return words(data.decode().replace("| 项目 | 内容 |\n", ""))


def of_pdf(data: bytes, memo: Memo) -> str:
    heads = [
        words("".join(block.header)) for block in blocks(memo) if isinstance(block, Grid) and block.header
    ]
    whole = ""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            text = words(page.get_textpage().get_text_range())
            if number > 1:
                text = text.removeprefix(words(memo.title))
                for head in heads:  # of a table that goes on
                    if text.startswith(head):
                        text = text.removeprefix(head)
            text = text.removesuffix(f"第{number}页共{len(document)}页")
            whole += text.removesuffix(words(memo.footer))
    return whole + words(memo.footer)


@pytest.mark.usefixtures("qapp")
def test_all_formats_say_the_same(memo: Memo) -> None:
    made = {suffix: render(memo) for suffix, render in FORMATS.items()}
    said = {
        ".docx": of_word(made[".docx"]),
        ".html": of_html(made[".html"]),
        ".md": of_markdown(made[".md"]),
        ".pdf": of_pdf(made[".pdf"], memo),
    }
    assert set(said) == set(FORMATS)
    for suffix in FORMATS:
        assert said[suffix] == said[".docx"], suffix
