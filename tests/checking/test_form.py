"""Old, new and mixed forms: which marks tell them apart and in which words."""

from __future__ import annotations

from datetime import date

import pytest

from app.checking.context import Context
from app.checking.form import marks
from app.forms.load import Forms
from app.report.finding import Answer, Severity
from app.settings import Settings
from tests.checking.cases import blocks, of, zeros
from tests.checking.make import finding, findings, outcomes, run, uncertain, with_row_label

OLD = {"year": 2022, "signed_on": date(2023, 1, 20)}


def test_a_whole_report_in_the_old_form_lists_the_five_marks(forms: Forms) -> None:
    report = with_row_label(of("2019", **OLD)(forms), "proactive/normative_documents", "规范性文件")
    found = finding(report, forms, "form.outdated")
    assert found.id == "form.outdated@report/form"
    assert found.severity is Severity.ERROR
    assert found.message == (
        "本报告为2022年度，仍使用2019年格式（国办公开办函〔2019〕60号），应改用国办公开办函〔2021〕30号格式："
        "“本年新制作数量、本年新公开数量、对外公开总数量”应为“本年制发件数、本年废止件数、现行有效件数”；"
        "“上一年项目数量、本年增/减、处理决定数量”应为“本年处理决定数量”；"
        "多出“其他对外管理服务事项”；"
        "多出第二十条第（九）项的“政府集中采购”；"
        "“其他处理”应分列为“逾期不补正”“逾期未缴费”“其他处理—其他”；"
        "“规范性文件”应为“行政规范性文件”。"
    )
    assert "requests/other/total" in found.cells
    assert "requests/received/total" not in found.cells, "what is right in both forms is not lit"


def test_a_reworded_label_alone_is_not_an_old_form(forms: Forms) -> None:
    report = with_row_label(zeros(forms), "proactive/normative_documents", "规范性文件")
    ctx = Context(report, forms, Settings())
    assert [mark.key for mark in marks(ctx, forms.form("2019"), forms.form("2021"))] == [
        ("label", "proactive/normative_documents")
    ]
    assert not findings(report, forms, "form.outdated")


def test_a_year_concluded_from_the_sign_off_is_named_as_such(forms: Forms) -> None:
    report = uncertain(of("2019", **OLD)(forms), "report/year")
    assert finding(report, forms, "form.outdated").message.endswith("（报告年度据落款日期推断）")


def test_without_a_year_nobody_can_tell_which_form_is_right(forms: Forms) -> None:
    report = of("2019", year=None)(forms)
    (outcome,) = outcomes(report, forms, "form.outdated")
    assert outcome.answer is Answer.NOT_CHECKED
    assert outcome.unread == ("report/year",)


def test_the_new_form_in_an_old_report_is_a_hint(forms: Forms) -> None:
    found = finding(of("2021", year=2020, signed_on=date(2021, 1, 20))(forms), forms, "form.early")
    assert found.severity is Severity.INFO
    assert found.message.startswith(
        "本报告为2020年度，使用了2021年格式（国办公开办函〔2021〕30号），请确认年度："
    )


def test_the_new_form_in_an_old_report_misses_no_rows(forms: Forms) -> None:
    report = of("2021", year=2020, signed_on=date(2021, 1, 20), period_start=None, period_end=None)(forms)
    assert [f.rule for f in run(report, forms).findings] == ["form.early", "period.missing"]


def test_blocks_that_two_forms_share_are_not_mixed(forms: Forms) -> None:
    new = forms.form("2021")
    local = new._replace(id="2021-local", since=2021)
    both = Forms((*forms.forms, local))
    report = zeros(both)
    refs = tuple(ref._replace(form="2021-local") if ref.block == "fees" else ref for ref in report.blocks)
    assert not findings(report._replace(blocks=refs), both, "form.mixed")


@pytest.mark.parametrize("year", [2021, None])
def test_one_block_in_the_old_form_is_mixed(forms: Forms, year: int | None) -> None:
    report = blocks("2021", ("proactive", "documents", "2019"), year=year)(forms)
    found = finding(report, forms, "form.mixed")
    assert found.severity is Severity.ERROR
    assert found.place == "二 · 表头"
    assert found.message == (
        "第二部分第二十条第（一）项沿用旧表头“本年新制作数量、本年新公开数量、对外公开总数量”，"
        "应为“本年制发件数、本年废止件数、现行有效件数”。"
    )
    assert len(found.cells) == 6


def test_a_new_block_in_an_old_report_is_mixed_the_other_way(forms: Forms) -> None:
    report = blocks("2019", ("proactive", "fees", "2021"))(forms)
    assert finding(report, forms, "form.mixed").message == (
        "第二部分第二十条第（八）项使用了以后年度的新表头“本年收费金额（单位：万元）”，"
        "应为“上一年项目数量、本年增/减”。"
    )


def test_a_newer_form_made_by_a_user_is_asked_for_from_its_year_on(forms: Forms) -> None:
    """Nothing about the marks is written in code: a third form moves the bounds."""
    new = forms.form("2021")
    table = new.table("requests")
    block = table.blocks[0]
    rows = tuple(
        row._replace(id="denied.work_secret", label="1.属于工作秘密", short="")
        if row.id == "denied.state_secret"
        else row
        for row in block.rows
    )
    column = block.columns[0]._replace(id="citizen", label="公民")
    changed = block._replace(rows=rows, columns=(column, *block.columns[1:]), tallies=())
    tables = (new.tables[0], table._replace(blocks=(changed,)), new.tables[2])
    future = new._replace(id="2030", since=2030, document="国办公开办函〔2030〕1号", tables=tables)
    now = new._replace(until=2029)
    third = Forms((forms.form("2019"), now, future))
    report = of("2021", year=2030, signed_on=date(2031, 1, 20))(third)
    found = finding(report, third, "form.outdated")
    assert "仍使用2021年格式（国办公开办函〔2021〕30号），应改用国办公开办函〔2030〕1号格式" in found.message
    assert "“属于国家秘密”应分列为“1.属于工作秘密”" in found.message
    assert not findings(zeros(third), third, "form.outdated")
