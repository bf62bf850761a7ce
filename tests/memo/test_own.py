"""What Gouji wrote for people is not taken for a report, in whatever kind of file it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.forms.load import Forms
from app.memo.copies import annotated_writer
from app.memo.write import write_memo
from app.review.open import open_report
from app.review.problems import OwnCopy
from app.settings import Settings
from tests.memo.reviews import ON, UNBALANCED, review_of


@pytest.mark.usefixtures("qapp")  # a PDF makes an application otherwise, in the way of the tests of windows
@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".pdf"])
def test_a_memo_is_no_report(suffix: str, tmp_path: Path, forms: Forms) -> None:
    path = tmp_path / f"备忘录{suffix}"
    write_memo(review_of(tmp_path, forms, UNBALANCED), path, on=ON)
    with pytest.raises(OwnCopy) as caught:
        open_report(path, forms, Settings())
    assert "勾稽导出的校核备忘录" in caught.value.message
    assert "请打开报告原文件" in caught.value.message


def test_an_annotated_page_is_no_report(tmp_path: Path, forms: Forms) -> None:
    """Its marks were read as figures: "[1]6"."""
    path = tmp_path / "批注本.html"
    annotated_writer(review_of(tmp_path, forms, UNBALANCED), path)()
    with pytest.raises(OwnCopy) as caught:
        open_report(path, forms, Settings())
    assert "勾稽导出的批注本" in caught.value.message


def test_a_report_that_speaks_of_memos_is_one(tmp_path: Path, forms: Forms) -> None:
    path = tmp_path / "报告.txt"
    parts = "一、总体情况\n二、主动公开政府信息情况\n"
    for text in (
        f"青禾县财政局2021年政府信息公开工作年度报告\n{parts}附：政府信息公开工作年度报告校核备忘录\n",
        f"青禾县财政局2021年政府信息公开工作年度报告\u3000批注本\n{parts}",
    ):
        path.write_text(text, encoding="utf-8")
        assert open_report(path, forms, Settings()).report.text == text
