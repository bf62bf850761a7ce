"""The annotated page: all of the text, each remark once, nothing of the report as markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.forms.load import Forms
from app.memo.copies import annotated_writer
from app.report.correction import Origin
from app.review.open import open_report
from app.review.review import Review
from tests.conftest import SAMPLES
from tests.memo.reviews import SETTINGS, UNBALANCED, mend, review_of
from tests.memo.test_formats import _Page
from tests.memo.word import AT, word_review


def page_of(review: Review) -> str:
    path = review.source.path.with_name("批注.html")
    annotated_writer(review, path, at=AT)()
    return path.read_text(encoding="utf-8")


def report_alone(page: str) -> str:
    """The text of the report in the page, without signs, notes and heads."""
    for pattern in (
        r"<header>.*?</header>",
        r"<aside .*?</aside>",
        r"<footer>.*?</footer>",
        r"<a class=\"ref.*?</a>",
    ):
        page = re.sub(pattern, "", page, flags=re.DOTALL)
    return "".join(_Page(page).text.split())


@pytest.mark.parametrize("kind", ["text", "word", "html"])
def test_all_of_the_report_and_every_remark_once(tmp_path: Path, forms: Forms, kind: str) -> None:
    if kind == "word":
        review = word_review(tmp_path, forms)
    elif kind == "text":
        review = review_of(tmp_path, forms, UNBALANCED)
    else:
        cell = "<td>外<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table></td>"
        path = tmp_path / "页.html"
        path.write_text(
            '<meta charset="utf-8"><p>青禾县柳溪镇人民政府2021年政府信息公开工作年度报告</p>'
            "<p>一、总体情况</p>"
            f"<p>二、主动公开政府信息情况</p><table><tr>{cell}<td>丙</td></tr><tr><td>丁</td><td>戊</td></tr></table>",
            encoding="utf-8",
        )
        review = open_report(path, forms, SETTINGS)
    mend(review) if kind != "html" else None
    page = page_of(review)
    assert report_alone(page) == "".join(review.report.text.split())
    notes = re.findall(r'<aside class="note \w+" id="n(\d+)">', page)
    wanted = len(review.checks.findings) + len(review.corrections)
    assert sorted(map(int, notes)) == list(range(wanted))
    signs = re.findall(r'id="r(\d+)" href="#n(\d+)"', page)
    assert all(one == other for one, other in signs)
    back = set(re.findall(r'href="#r(\d+)"', page))
    assert back <= {one for one, _ in signs}


def test_a_corrected_cell_is_marked_and_its_note_follows_the_table(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    mend(review, reason="已与台账核对")
    page = page_of(review)
    sign = re.search(r'id="r(\d+)" href="#n\1">\[更正\]</a><mark class="corrected">0</mark></td>', page)
    assert sign
    note = page.index(f'id="n{sign[1]}"')
    assert page.index("</table>", sign.end()) < note < page.index("四、政府信息公开行政复议", sign.end())
    assert "原值“0”，更正为“1”" in page
    assert "已与台账核对" in page


def test_the_page_needs_nothing_else_and_is_no_markup_of_the_report(tmp_path: Path, forms: Forms) -> None:
    title = "青禾县<script>alert(1)</script>2021年政府信息公开工作年度报告"
    review = review_of(tmp_path, forms, UNBALANCED, title=title)
    review.correct([("requests/granted/total", "<img src=x onerror=1>")], origin=Origin.TYPED, reason='"><b>')
    page = page_of(review)
    parsed = _Page(page)
    assert "script" not in parsed.tags
    assert "img" not in parsed.tags
    assert "&lt;script&gt;" in page
    assert "&lt;img src=x" in page
    assert not re.search(r"https?:|@import|url\(", page)
    assert {name for name in parsed.loads if name != "href"} == set()
    assert all(target.startswith("#") for target in re.findall(r'href="([^"]*)"', page))


def test_the_bar_that_ends_a_row_stays_in_its_table(tmp_path: Path, forms: Forms) -> None:
    """It stood alone in a line of its own, below the remarks."""
    path = tmp_path / "报告.txt"
    path.write_bytes((SAMPLES / "tally-faults-2021.txt").read_bytes())
    page = page_of(open_report(path, forms, SETTINGS))
    assert not re.search(r"<p>\s*\|\s*</p>", page)
    assert re.search(r"0\s*\|\s*</div>", page)


def test_a_note_says_once_that_it_is_a_correction(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    mend(review, reason="已与台账核对")
    review.correct([("requests/received/business", "")], origin=Origin.TYPED)
    page = page_of(review)
    assert "[更正]</a> 第三部分" in page
    assert "[更正]</a> 【更正】" not in page
    assert "原值“0”，更正为空白。" in page
    assert "理由：已与台账核对。" in page
