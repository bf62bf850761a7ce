"""Single cells: blank, marks, words, units, conversions, and how they are drawn together."""

from __future__ import annotations

from decimal import Decimal

from app.forms.load import Forms
from app.report.cell import Conversion
from app.report.finding import Answer, Severity
from tests.builders import build_report
from tests.checking.cases import balanced
from tests.checking.make import APPLICANTS, finding, findings, outcomes, run, with_conversion, with_row_values


def test_blanks_of_a_table_are_one_finding(forms: Forms) -> None:
    rows = [row.id for row in forms.block("2021", "requests", "requests").rows]
    blanks = {f"requests/{row}/{column}": "" for row in rows for column in APPLICANTS}
    found = finding(build_report(forms, blanks), forms, "cell.blank")
    assert found.id == "cell.blank@requests"
    assert found.severity is Severity.WARNING
    assert found.message == ("第三部分表格有150个单元格空白（“自然人”至“其他”6列），无数据的请填“0”。")
    assert found.facts["count"] == 150
    assert set(found.cells) == set(blanks)


def test_a_few_blanks_are_named(forms: Forms) -> None:
    report = build_report(forms, {"requests/received/other": "", "proceedings/reconsideration/other": ""})
    three, four = findings(report, forms, "cell.blank")
    assert three.message == "第三部分表格有1个单元格空白（“本年新收·其他”），无数据的请填“0”。"
    assert three.place == "三 · 本年新收·其他"
    assert four.message == "第四部分表格有1个单元格空白（“行政复议·其他结果”），无数据的请填“0”。"


def test_whole_rows_of_blanks_are_named_as_rows(forms: Forms) -> None:
    rows = ("granted", "partial", "denied.state_secret", "carried_out")
    blanks = {f"requests/{row}/{column}": "" for row in rows for column in (*APPLICANTS, "total")}
    found = finding(build_report(forms, blanks), forms, "cell.blank")
    assert "（“予以公开”至“属于国家秘密”3行、“结转下年度继续办理”）" in found.message


def test_marks_of_a_table_are_one_finding_and_words_one_each(forms: Forms) -> None:
    report = build_report(
        forms,
        {
            "proactive/regulations/issued": "/",
            "proactive/regulations/repealed": "/",
            "proactive/permits/decisions": "若干",
        },
    )
    marks, words = findings(report, forms, "cell.not_a_number")
    assert marks.id == "cell.not_a_number@proactive"
    assert marks.message == (
        "第二部分“规章·本年制发件数”“规章·本年废止件数”填写为“/”，应填阿拉伯数字，无此项的填“0”。"
    )
    assert words.id == "cell.not_a_number@proactive/permits/decisions"
    assert words.message == "第二部分“行政许可·本年处理决定数量”填写为“若干”，应填阿拉伯数字。"


def test_negative_and_fraction_name_the_cell_and_what_stands_there(forms: Forms) -> None:
    report = balanced(received__business="-1.5")(forms)
    assert finding(report, forms, "cell.negative").message == (
        "第三部分“本年新收·商业企业”填写为“-1.5”，数值为负，请核对后更正。"
    )
    assert finding(report, forms, "cell.fraction").severity is Severity.ERROR


def test_a_long_figure_is_not_a_fraction(forms: Forms) -> None:
    report = balanced(received__business="1" * 40)(forms)
    assert not findings(report, forms, "cell.fraction")
    assert run(report, forms).count(Answer.BROKEN) == 0


def test_yuan_under_a_head_of_ten_thousands_is_told_once(forms: Forms) -> None:
    fee = "proactive/fees/amount"
    report = with_conversion(build_report(forms, {fee: "251000"}), fee, "251000元", Conversion.UNIT)
    assert not findings(report, forms, "cell.unit")
    assert finding(report, forms, "proactive.fee_unit").message == (
        "第二部分收费金额填251000元，表头单位为万元，是否误按元填报？请核对。"
    )


def test_a_unit_in_the_cell_is_a_hint(forms: Forms) -> None:
    fee = "proactive/fees/amount"
    report = with_conversion(build_report(forms, {fee: "160.5964"}), fee, "160.5964万元", Conversion.UNIT)
    found = finding(report, forms, "cell.unit")
    assert found.severity is Severity.INFO
    assert "“160.5964万元”" in found.message
    assert found.facts["value"] == Decimal("160.5964")


def test_conversions_of_a_table_are_one_finding(forms: Forms) -> None:
    report = balanced()(forms)
    for row in ("received", "granted", "partial", "concluded", "carried_out", "carried_in"):
        report = with_conversion(report, f"requests/{row}/total", "三", Conversion.CHINESE)
    found = finding(report, forms, "cell.normalised")
    assert len(found.cells) == 6
    assert found.message.startswith("第三部分“本年新收·总计”填写为“三”，已按“5”识别；")
    assert found.message.endswith("；等6格，请确认。")


def test_cells_of_a_row_that_was_not_read_with_certainty_are_left_to_the_row(forms: Forms) -> None:
    report = with_row_values(balanced(received__business="")(forms), "requests/received", ["5", "", "5"])
    assert not findings(report, forms, "cell.blank")
    assert len(outcomes(report, forms, "cell.blank", Answer.PASSED)) == 3
