"""The words of the memo are those of a letter: quotations, places, suggestions, what is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.forms.load import Forms
from app.memo.content import memo_content
from app.memo.model import Memo
from app.memo.parts import within_part
from app.memo.quote import inside, nested
from app.memo.suggested import suggested
from app.memo.where import Where
from app.reading.document import Page
from app.report.cell import Span
from app.report.correction import Origin
from app.report.finding import Suggestion
from app.review.open import open_report
from app.review.review import Review
from tests.memo.reviews import BALANCE, ON, SETTINGS, UNBALANCED, accept, review_of
from tests.memo.word import word_review


def memo_of(review: Review) -> Memo:
    return memo_content(review, on=ON)


@pytest.fixture
def unbalanced(tmp_path: Path, forms: Forms) -> Review:
    return review_of(tmp_path, forms, UNBALANCED)


def test_a_cell_that_was_corrected_to_a_blank_says_so(unbalanced: Review) -> None:
    """“已更正为“””，it said."""
    unbalanced.correct([("requests/carried_in/natural_person", "")], origin=Origin.TYPED)
    (item,) = [item for item in memo_of(unbalanced).items if item.finding == BALANCE]
    assert re.search("上年结转“2”（第[0-9]+行，已更正为空白）", "".join(item.quotations))


def test_quotation_marks_of_the_report_stand_inside_ours(tmp_path: Path, forms: Forms) -> None:
    assert inside("不够“接地气”") == "不够‘接地气’"
    assert inside("三个更加”") == "三个更加"
    assert inside("“我镇") == "我镇"
    review = review_of(tmp_path, forms)
    text = review.report.text.replace("一、总体情况\n", "一、总体情况\n工作不够“接地气”“近几年来”。\n", 1)
    review.source.path.write_text(text, encoding="utf-8")
    memo = memo_of(open_report(review.source.path, forms, SETTINGS))
    assert not [line for item in memo.items for line in item.quotations if "““" in line or "””" in line]


def test_quotation_marks_within_a_message_are_single_ones() -> None:
    assert nested("标点：“不够“接地气””之后缺少标点。") == "标点：“不够‘接地气’”之后缺少标点。"
    assert nested("出现“我镇”“全镇”，请核对。") == "出现“我镇”“全镇”，请核对。"
    assert nested("有““一半”") == "有““一半”"


def test_a_suggestion_is_told_in_a_letter_s_words() -> None:
    one = Suggestion(
        (), "将 本年新收·总计 50 改为 5（与正文一致）、予以公开·自然人 空白 改为 3，可同时消除 4 处勾稽错误"
    )
    two = Suggestion((), "将 行政规范性文件·现行有效件数 0 至少改为 7，可消除 1 处勾稽错误")
    assert suggested([one, two]) == (
        "可能的更正（仅供参考）：①将“本年新收·总计”由50改为5（与正文一致）、“予以公开·自然人”由空白改为3，"
        "可同时消除4处勾稽错误；②将“行政规范性文件·现行有效件数”由0至少改为7，可消除1处勾稽错误。"
    )
    assert suggested([]) == ""


def test_places_are_those_of_the_file_that_the_issuer_has(tmp_path: Path, forms: Forms) -> None:
    """A Word file has no lines that could be counted: “第53行” was that of our own reading."""
    text = "一\n二\n三"
    spans = [Span(0, 1), Span(4, 5)]
    assert Where(text, lines=True).between(spans) == "第1行至第3行"
    assert Where(text, lines=False).between(spans) == ""
    pages = (Page(1, 0, 3), Page(2, 4, 5))
    assert Where(text, lines=False, pages=pages).between(spans) == "第1页至第2页"
    assert Where(text, lines=False, pages=pages).at(spans[0]) == "第1页"
    assert Where(text, lines=True).at(Span(4, 9)) == "", "not of this text"
    for item in memo_of(word_review(tmp_path, forms)).items:
        assert not re.search("第[0-9]+行", "".join(item.quotations))


def test_the_place_is_said_once_with_the_part(unbalanced: Review) -> None:
    places = {item.place for item in memo_of(unbalanced).items if item.finding.startswith("requests.")}
    assert places == {"自然人", "总计"}
    assert within_part("一 · 总体情况", "第一部分　总体情况") == ""
    assert within_part("第六部分", "第六部分　其他需要报告的事项") == ""
    accept(unbalanced, BALANCE, "上年撤回1件")
    (settled,) = memo_of(unbalanced).accepted
    assert settled.place == "第三部分　自然人"


def test_the_answer_is_asked_for_in_order_and_by_name(unbalanced: Review) -> None:
    assert memo_of(unbalanced).closing == (
        "请你单位逐项核实所列问题，予以更正或书面说明理由。"
        "办理情况和更正后的报告请于2022年3月11日前报送霁川市政务公开办公室，以便复核。"
    )
    unbalanced.correct([("proceedings/reconsideration/upheld", "1")], origin=Origin.TYPED)
    closing = memo_of(unbalanced).closing
    assert closing.startswith("请你单位：一是逐项核实所列问题，予以更正或书面说明理由；二是核对所列更正，")


def test_what_is_settled_stands_in_the_order_of_the_report(tmp_path: Path, forms: Forms) -> None:
    review = review_of(tmp_path, forms, UNBALANCED)
    text = review.report.text.replace("一、总体情况\n", "一、总体情况\n近几年来，工作有序。\n", 1)
    review.source.path.write_text(text, encoding="utf-8")
    review = open_report(review.source.path, forms, SETTINGS)
    for finding in review.checks.findings:
        accept(review, finding.id, "已核实")
    messages = [settled.message for settled in memo_of(review).accepted]
    prose = next(n for n, message in enumerate(messages) if "近几年来" in message)
    assert prose < next(n for n, message in enumerate(messages) if message.startswith("第三部分"))
