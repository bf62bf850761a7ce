"""The file is the memo, whole, or it is not there; the report is never written over."""

from __future__ import annotations

import os
from pathlib import Path

import docx as python_docx
import pytest

from app.forms.load import Forms
from app.memo.write import FORMATS, MemoProblem, write_memo
from app.review.review import Review
from tests.memo.reviews import ON, UNBALANCED, review_of


@pytest.fixture
def review(tmp_path: Path, forms: Forms) -> Review:
    return review_of(tmp_path, forms, UNBALANCED)


def test_each_suffix_gives_its_format(review: Review, tmp_path: Path) -> None:
    for suffix in (".docx", ".html", ".md", ".DOCX"):
        write_memo(review, tmp_path / f"备忘录{suffix}", on=ON)
    headings = {
        paragraph.text for paragraph in python_docx.Document(str(tmp_path / "备忘录.docx")).paragraphs
    }
    assert "政府信息公开工作年度报告校核备忘录" in headings
    assert (tmp_path / "备忘录.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (
        (tmp_path / "备忘录.md")
        .read_text(encoding="utf-8")
        .startswith("# 政府信息公开工作年度报告校核备忘录")
    )
    assert "2022年3月1日" in (tmp_path / "备忘录.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["备忘录.rtf", "备忘录", ".docx"])
def test_an_unknown_suffix_is_refused_with_those_that_work(review: Review, tmp_path: Path, name: str) -> None:
    with pytest.raises(MemoProblem) as problem:
        write_memo(review, tmp_path / name, on=ON)
    assert all(suffix in problem.value.message for suffix in FORMATS)
    assert not (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_named(review: Review, tmp_path: Path) -> None:
    with pytest.raises(MemoProblem) as problem:
        write_memo(review, tmp_path / "没有" / "备忘录.html", on=ON)
    assert "没有" in problem.value.message
    assert "没有这个文件夹。原有文件没有改动。" in problem.value.message


def test_a_memo_that_word_has_open_on_windows_is_told_so(
    review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Access is denied", str(self), 5, str(target))

    (tmp_path / "备忘录.docx").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(MemoProblem, match=r"正被其他程序打开.*请关闭打开它的程序后重试"):
        write_memo(review, tmp_path / "备忘录.docx", on=ON)
    assert (tmp_path / "备忘录.docx").read_bytes() == b"old"


def test_a_failed_write_keeps_the_old_memo_and_leaves_nothing(
    review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "备忘录.md"
    path.write_text("上次的备忘录", encoding="utf-8")
    before = set(tmp_path.iterdir())

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(MemoProblem):
        write_memo(review, path, on=ON)
    assert path.read_text(encoding="utf-8") == "上次的备忘录"
    assert set(tmp_path.iterdir()) == before


def test_the_report_itself_is_never_overwritten(tmp_path: Path, forms: Forms) -> None:
    review = review_of(tmp_path, forms)
    source = review.source.path
    link = tmp_path / "另一个名字.md"
    link.symlink_to(source)
    before = source.read_bytes()
    with pytest.raises(MemoProblem):
        write_memo(review, link, on=ON)
    assert source.read_bytes() == before
