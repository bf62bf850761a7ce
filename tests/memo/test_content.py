"""What the memo says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from app.checking.rulebook import RULES
from app.checking.verdicts import Verdict
from app.forms.load import Forms
from app.memo.content import memo_content
from app.memo.model import Memo
from app.report.address import FACTS
from app.report.correction import DecisionKind, Origin
from app.report.finding import Answer, Severity
from app.review.open import open_report
from app.review.review import Review
from app.review.save import save
from app.settings import Settings
from tests.memo.reviews import (
    BALANCE,
    BALANCE_TOTAL,
    ON,
    SETTINGS,
    UNBALANCED,
    accept,
    mend,
    review_of,
)


def memo_of(review: Review) -> Memo:
    return memo_content(review, on=ON)


@pytest.fixture
def clean(tmp_path: Path, forms: Forms) -> Review:
    return review_of(tmp_path, forms)


@pytest.fixture
def unbalanced(tmp_path: Path, forms: Forms) -> Review:
    return review_of(tmp_path, forms, UNBALANCED)


def test_a_report_without_a_fault_gets_a_memo_that_says_so(clean: Review) -> None:
    memo = memo_of(clean)
    assert memo.items == ()
    assert (memo.corrections, memo.resolved, memo.accepted, memo.misread) == ((), (), (), "")
    assert "需要你单位核实处理的问题共" not in memo.result
    if clean.checks.count(Answer.PASSED) == len(clean.checks.outcomes):
        assert "全部通过，未发现问题" in memo.result
    assert memo.closing == "本备忘录供存档备查，无需反馈。"


def test_it_is_addressed_to_the_issuer_and_says_what_was_checked(unbalanced: Review) -> None:
    memo = memo_of(unbalanced)
    entries = {entry.label: entry.value for entry in memo.entries}
    assert memo.title == "政府信息公开工作年度报告校核备忘录"
    assert memo.addressee == "青禾县柳溪镇人民政府："
    assert "《青禾县柳溪镇人民政府2021年政府信息公开工作年度报告》" in memo.opening
    assert "霁川市政务公开办公室对你单位" in memo.opening
    assert "国办公开办函〔2021〕30号" in memo.opening
    assert entries["报告年度"] == "2021年度"
    assert entries["统计期限"] == "2021年1月1日至2021年12月31日"
    assert entries["落款日期"] == "2022年1月20日"
    assert entries["校核文件"] == "报告.txt"
    assert entries["SHA-256校验值"] == sha256(unbalanced.source.path.read_bytes()).hexdigest()
    assert entries["校核日期"] == "2022年3月1日"
    assert entries["校核单位及人员"] == "霁川市政务公开办公室　林知远"


def test_without_names_in_the_settings_nobody_is_invented(tmp_path: Path, forms: Forms) -> None:
    memo = memo_of(review_of(tmp_path, forms, settings=Settings()))
    assert "校核单位及人员" not in {entry.label for entry in memo.entries}
    assert (memo.office, memo.footer) == ("", "")
    assert {entry.label: entry.value.strip("　年月日") for entry in memo.signatures} == {
        "校核人": "",
        "复核人": "",
        "日期": "",
    }


def test_a_report_without_title_and_issuer_is_still_named(tmp_path: Path, forms: Forms) -> None:
    review = review_of(tmp_path, forms, title="", lead="本年度情况如下。", signed_by="", signed_on=None)
    memo = memo_of(review)
    entries = {entry.label: entry.value for entry in memo.entries}
    assert memo.addressee == "年度报告编制机关："
    assert "编制的政府信息公开工作年度报告进行了校核" in memo.opening
    assert (entries["报告标题"], entries["落款日期"]) == ("未见标题", "未见落款日期")
    assert (entries["报告年度"], entries["统计期限"]) == ("未识别", "未写明")


def test_a_date_that_cannot_be_read_is_not_said_to_be_missing(tmp_path: Path, forms: Forms) -> None:
    review = review_of(tmp_path, forms)
    typed = ("signed_on", "period_end", "year")
    review.correct([(f"report/{fact}", "某日") for fact in typed], origin=Origin.TYPED)
    entries = {entry.label: entry.value for entry in memo_of(review).entries}
    assert entries["落款日期"] == entries["报告年度"] == "“某日”（未能识别）"
    assert entries["统计期限"].endswith("日至“某日”（未能识别）")


def test_all_four_answers_are_counted(unbalanced: Review) -> None:
    memo = memo_of(unbalanced)
    counts = dict(memo.counts)
    checks = unbalanced.checks
    assert counts == {
        "通过": checks.count(Answer.PASSED),
        "发现问题": checks.count(Answer.FAILED),
        "未能校核": checks.count(Answer.NOT_CHECKED),
        "检查出错": checks.count(Answer.BROKEN),
    }
    assert sum(counts.values()) == len(checks.outcomes)
    assert f"本次共进行{len(checks.outcomes)}项检查" in memo.result
    errors = checks.count_severity(Severity.ERROR)
    assert errors == 2
    assert "错误2处" in memo.result


def test_a_finding_has_place_quotation_sum_and_what_to_do(unbalanced: Review) -> None:
    memo = memo_of(unbalanced)
    (item,) = [item for item in memo.items if item.finding == BALANCE]
    assert item.severity == "错误"
    assert "自然人" in item.place
    assert "相差1" in item.message
    sums = ["".join(run.text for run in line) for line in item.sums]
    assert any("5" in line and "2" in line and "7" in line for line in sums)
    assert any("6" in line and "0" in line for line in sums)
    assert item.todo.startswith("须更正")
    line = 1 + unbalanced.report.text.splitlines().index("\t一、本年新收政府信息公开申请数量")
    assert f"“自然人”栏：本年新收“5”（第{line + 1}行）、" in "".join(item.quotations)


def test_findings_are_numbered_through_the_parts_of_the_report(tmp_path: Path, forms: Forms) -> None:
    figures = {
        **UNBALANCED,
        "proactive/normative_documents/issued": "3",
        "proceedings/reconsideration/upheld": "1",
    }
    memo = memo_of(review_of(tmp_path, forms, figures, signed_on=date(2025, 1, 6)))
    assert [item.number for item in memo.items] == list(range(1, len(memo.items) + 1))
    assert [part.title.partition("　")[0] for part in memo.parts] == [
        "基本信息",
        "第二部分",
        "第三部分",
        "第四部分",
    ]
    by_part = {part.title[:4]: {item.finding.partition(".")[0] for item in part.items} for part in memo.parts}
    assert by_part == {
        "基本信息": {"date"},
        "第二部分": {"proactive"},
        "第三部分": {"requests"},
        "第四部分": {"proceedings"},
    }


def test_findings_of_the_prose_stand_with_the_part_that_they_are_in(tmp_path: Path, forms: Forms) -> None:
    review = review_of(tmp_path, forms, UNBALANCED)
    text = review.report.text.replace("一、总体情况\n", "一、总体情况\n近几年来，工作有序。\n", 1)
    text = re.sub("本年度工作中存在的主要问题[^\n]*", "无。", text.replace("五、存在", "六、存在", 1))
    review.source.path.write_text(text, encoding="utf-8")
    parts = memo_of(open_report(review.source.path, forms, SETTINGS)).parts
    by_part = {item.finding.partition("@")[0]: part.title for part in parts for item in part.items}
    assert by_part["date.relative"] == "第一部分　总体情况"
    assert by_part["problems.thin"] == "第五部分　存在的主要问题及改进情况"
    assert by_part["section.number"] == "其他"


def test_what_the_reviewer_found_true_is_to_be_mended_and_not_asked_again(unbalanced: Review) -> None:
    (undecided,) = (item for item in memo_of(unbalanced).items if item.finding == BALANCE)
    unbalanced.decide([BALANCE], DecisionKind.CONFIRMED, "与台账不符")
    (item,) = (item for item in memo_of(unbalanced).items if item.finding == BALANCE)
    assert undecided.todo.startswith("须更正；认为无误的，请书面说明理由。")
    assert item.todo.startswith("请更正。")
    assert "认为无误" not in item.todo
    assert item.word == "属实。与台账不符。"


def test_what_is_no_problem_stands_apart_with_the_reason(unbalanced: Review) -> None:
    accept(unbalanced, BALANCE, "上年撤回1件")
    memo = memo_of(unbalanced)
    assert [item.finding for item in memo.items if item.finding == BALANCE] == []
    (settled,) = memo.accepted
    assert settled.reason == "上年撤回1件"
    assert "另有1处经复核不构成问题" in memo.result


def test_a_misreading_of_ours_is_never_held_against_the_issuer(unbalanced: Review) -> None:
    unbalanced.decide([BALANCE, BALANCE_TOTAL], DecisionKind.MISREAD)
    memo = memo_of(unbalanced)
    assert memo.items == ()
    assert memo.accepted == ()
    assert "2处系校核程序识别有误造成的误报" in memo.misread
    assert memo.closing == "本备忘录供存档备查，无需反馈。"


def test_what_the_reviewer_confirmed_says_so(unbalanced: Review) -> None:
    unbalanced.decide([BALANCE], DecisionKind.CONFIRMED, "已电话核实")
    (item,) = [item for item in memo_of(unbalanced).items if item.finding == BALANCE]
    assert item.word == "属实。已电话核实。"


def test_corrections_are_listed_before_and_after_with_the_reason(unbalanced: Review) -> None:
    mend(unbalanced)
    memo = memo_of(unbalanced)
    assert [(change.cell, change.before, change.after, change.reason) for change in memo.corrections] == [
        ("第三部分“结转下年度继续办理”行“自然人”栏", "0", "1", "已与台账核对"),
        ("第三部分“结转下年度继续办理”行“总计”栏", "0", "1", "已与台账核对"),
    ]
    assert len(memo.resolved) == 2
    assert all("已更正“结转下年度继续办理”行" in settled.reason for settled in memo.resolved)
    assert "校核中更正了2个单元格" in memo.result
    assert "在已公布的报告中作相同更正" in memo.closing
    assert memo.items == ()


def test_what_cannot_be_judged_after_a_change_is_told_as_unchecked_and_not_as_corrected(
    unbalanced: Review,
) -> None:
    unbalanced.correct([("requests/received/natural_person", "项目")], origin=Origin.TYPED)
    memo = memo_of(unbalanced)
    assert memo.resolved == ()
    assert "已更正或确认" not in memo.result
    (unchecked,) = [told for told in memo.unchecked if "本年新收" in told.reason]
    assert "申请与办理的勾稽关系" in unchecked.checks
    assert memo.misread == ""


def test_mending_our_reading_is_no_correction_of_the_report(unbalanced: Review) -> None:
    mend(unbalanced, origin=Origin.MISREAD)
    memo = memo_of(unbalanced)
    assert memo.corrections == ()
    assert memo.resolved == ()
    assert "2处系校核程序识别有误造成的误报，2个单元格已对照原文改正" in memo.misread


def test_a_fault_behind_our_misreading_is_told_from_what_is_printed(unbalanced: Review) -> None:
    cell = "requests/received/natural_person"
    unbalanced.correct([(cell, "8")], origin=Origin.MISREAD)
    (item,) = [item for item in memo_of(unbalanced).items if item.finding == BALANCE]
    assert re.search("本年新收“8”（第[0-9]+行）", "".join(item.quotations))
    unbalanced.correct([(cell, "9")], origin=Origin.TYPED)
    memo = memo_of(unbalanced)
    assert [(change.before, change.after) for change in memo.corrections] == [("8", "9")]
    (item,) = [item for item in memo.items if item.finding == BALANCE]
    assert re.search("本年新收“8”（第[0-9]+行，已更正为“9”）", "".join(item.quotations))
    assert "1个单元格已对照原文改正" in memo.misread


def test_what_is_gone_by_our_misreading_and_a_correction_is_the_corrections(unbalanced: Review) -> None:
    # 5 read, 7 printed: the column does not balance either way, until 结转 is corrected
    unbalanced.correct([("requests/received/natural_person", "7")], origin=Origin.MISREAD)
    unbalanced.correct([("requests/carried_out/natural_person", "3")], origin=Origin.TYPED)
    (settled,) = [s for s in memo_of(unbalanced).resolved if "自然人" in s.place]
    assert settled.reason == "已更正“结转下年度继续办理”行“自然人”栏"


def test_a_corrected_cell_quotes_what_was_printed(unbalanced: Review) -> None:
    unbalanced.correct([("requests/received/natural_person", "9")], origin=Origin.TYPED)
    (item,) = [item for item in memo_of(unbalanced).items if item.finding == BALANCE]
    assert re.search("本年新收“5”（第[0-9]+行，已更正为“9”）", "".join(item.quotations))


def test_many_blank_cells_do_not_make_many_lines(tmp_path: Path, forms: Forms) -> None:
    rows = forms.block("2021", "requests", "requests").rows
    columns = forms.block("2021", "requests", "requests").columns[:-1]
    blanks = {f"requests/{row.id}/{column.id}": "" for row in rows for column in columns}
    memo = memo_of(review_of(tmp_path, forms, blanks))
    (item,) = [item for item in memo.items if item.finding.startswith("cell.blank")]
    assert sum(len(line) for line in item.quotations) < 200
    assert "“自然人”至“其他”6栏均为空白" in "".join(item.quotations)
    assert len(item.message) < 200


def test_rows_of_a_wrong_width_are_named_among_what_was_not_checked(tmp_path: Path, forms: Forms) -> None:
    wide = {"requests/granted": ["1", "0", "0", "0", "0", "0", "0", "1"]}
    review = review_of(tmp_path, forms, values=wide)
    memo = memo_of(review)
    unchecked = review.checks.count(Answer.NOT_CHECKED)
    assert unchecked > 0
    assert sum(group.count for group in memo.unchecked) == unchecked
    assert any("予以公开" in group.reason for group in memo.unchecked)
    assert all(group.checks for group in memo.unchecked)
    assert "不等于通过" in memo.result
    assert "未能校核的内容" in memo.closing


def test_a_saved_review_gives_the_same_memo(unbalanced: Review, forms: Forms) -> None:
    unbalanced.correct([("requests/received/business", "1")], origin=Origin.TYPED, reason="补登")
    accept(unbalanced, BALANCE, "台账另有说明")
    again = open_report(save(unbalanced), forms, SETTINGS)
    assert memo_of(again) == memo_of(unbalanced)


def test_every_fact_can_be_named(unbalanced: Review) -> None:
    unbalanced.correct([("report/signed_on", "2022年1月19日")], origin=Origin.TYPED)
    (change,) = memo_of(unbalanced).corrections
    assert change.cell == FACTS["signed_on"]


def test_the_date_of_publication_is_told_and_is_no_correction_of_the_report(unbalanced: Review) -> None:
    before = memo_of(unbalanced)
    assert "发布日期" not in {entry.label for entry in before.entries}
    unbalanced.correct([("report/published_on", "2022-2-15")], origin=Origin.TYPED)
    memo = memo_of(unbalanced)
    assert {entry.label: entry.value for entry in memo.entries}["发布日期"] == "2022年2月15日"
    assert memo.corrections == ()
    assert any("2022年2月15日" in item.message for part in memo.parts for item in part.items)


def test_a_check_that_breaks_is_counted_and_not_held_against_the_report(
    tmp_path: Path, forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> Iterator[Verdict]:
        raise ZeroDivisionError

    broken = RULES["date.late"]._replace(run=fail)
    monkeypatch.setitem(RULES, broken.id, broken)
    memo = memo_of(review_of(tmp_path, forms))
    (group,) = memo.broken
    assert (group.checks, group.count) == ((broken.title,), 1)
    assert dict(memo.counts)["检查出错"] == 1
    assert memo.items == ()
    assert "不等于通过" in memo.result


def test_a_long_sum_leaves_its_zeros_out_and_says_so(tmp_path: Path, forms: Forms) -> None:
    figures = {"requests/granted/natural_person": "2", "requests/granted/total": "2"}
    memo = memo_of(review_of(tmp_path, forms, figures))
    (item,) = [
        item for item in memo.items if item.finding == "requests.concluded_total@requests/*/natural_person"
    ]
    results = len(forms.block("2021", "requests", "requests").rows) - 4
    line = "".join(run.text for run in item.sums[0])
    assert line == f"予以公开 2 ＝ 2（其余{results - 1}项均为0，从略）"


def test_confirming_a_doubtful_row_is_no_correction_of_the_report(tmp_path: Path, forms: Forms) -> None:
    wide = {"requests/granted": ["0", "0", "0", "0", "0", "0", "0", "0"]}
    review = review_of(tmp_path, forms, values=wide)
    row = [a for a in review.report.cells if a.startswith("requests/granted/")]
    review.correct([(address, review.report.cells[address].raw) for address in row], origin=Origin.TYPED)
    memo = memo_of(review)
    assert memo.corrections == ()
    assert [settled.reason for settled in memo.resolved] == ["已对照原文确认所填数据"]
