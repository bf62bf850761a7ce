"""Rows: too wide, cut in two, missing, too many."""

from __future__ import annotations

from datetime import date

import pytest

from app.forms.load import Forms
from app.report.finding import Answer, Severity
from tests.builders import build_report
from tests.checking.cases import blocks, of, zeros
from tests.checking.make import (
    finding,
    findings,
    outcomes,
    run,
    with_block_of,
    with_cell,
    with_extra_row,
    with_row_label,
    with_row_values,
)

OUTSIDE = ("received", "carried_in")


class TestWidth:
    def test_many_rows_of_one_table_are_one_finding(self, forms: Forms) -> None:
        report = zeros(forms)
        rows = [row.id for row in forms.block("2021", "requests", "requests").rows if row.id not in OUTSIDE]
        for row in rows:
            report = with_row_values(report, f"requests/{row}", ["0"] * 8)
        found = finding(report, forms, "row.width")
        assert found.id == "row.width@requests"
        assert found.severity is Severity.WARNING
        assert found.message == (
            "第三部分“予以公开”至“结转下年度继续办理”23行各识别到8个数，应为7个，疑似错列，"
            "请对照原文确认后再校核。（均为0，不影响勾稽）"
        )
        assert found.facts["row_count"] == 23
        assert len(found.cells) == 23 * 7
        assert not [f for f in run(report, forms).findings if f.rule != "row.width"]

    def test_one_row_is_named_and_figures_are_not_called_noughts(self, forms: Forms) -> None:
        report = with_row_values(zeros(forms), "requests/granted", ["1", "0", "0", "0", "0", "0", "0", "9"])
        found = finding(report, forms, "row.width")
        assert found.place == "三 · 予以公开"
        assert found.message == (
            "第三部分“予以公开”行识别到8个数，应为7个，疑似错列，请对照原文确认后再校核。"
        )

    def test_rows_apart_are_listed(self, forms: Forms) -> None:
        report = with_row_values(zeros(forms), "requests/granted", ["0"] * 8)
        report = with_row_values(report, "requests/carried_out", ["0"] * 6)
        found = finding(report, forms, "row.width")
        assert "“予以公开”“结转下年度继续办理”共2行各识别到6–8个数" in found.message

    def test_a_row_typed_in_by_the_reviewer_is_settled(self, forms: Forms) -> None:
        report = with_row_values(zeros(forms), "requests/granted", ["0"] * 8)
        for address, cell in report.cells.items():
            if address.startswith("requests/granted/"):
                report = with_cell(report, cell._replace(certain=True, read_as=""))
        assert not findings(report, forms, "row.width")

    def test_table_four_counts_its_fifteen_figures(self, forms: Forms) -> None:
        report = with_row_values(zeros(forms), "proceedings/litigation_after", ["0"] * 4)
        assert finding(report, forms, "proceedings.width").message == (
            "第四部分表格识别到14个数据，应为15个，请核对原表。"
        )
        assert not findings(report, forms, "row.width")


class TestSplitNumber:
    VALUES = ("2", "0", "0", "0", "0", "0", "3", "23")

    def test_joining_two_pieces_balances_the_row(self, forms: Forms) -> None:
        report = with_row_values(zeros(forms), "requests/granted", self.VALUES)
        found = finding(report, forms, "row.split_number")
        assert found.message == "第三部分“予以公开”行疑似一个数字被拆成两格（2|0→20），请核对。"
        assert not findings(report, forms, "row.width"), "told once"

    def test_it_proposes_the_row_as_it_was_before(self, forms: Forms) -> None:
        values = ["1", "2", "0", "0", "0", "0", "0", "12"]
        report = with_row_values(zeros(forms), "requests/granted", values)
        found = finding(report, forms, "row.split_number")
        assert found.message == "第三部分“予以公开”行疑似一个数字被拆成两格（1|2→12），请核对。"
        texts = [text for _, text in found.suggestions[0].changes]
        assert texts == ["12", "0", "0", "0", "0", "0", "12"]

    @pytest.mark.parametrize(
        "values",
        [
            ["0"] * 8,
            ["1", "0", "0", "0", "0", "0", "0", "7"],
            ["1", "1", "1", "1", "0", "0", "0", "13"],  # 11 twice: nobody can tell which
            ["1", "x", "0", "0", "0", "0", "0", "1"],
            ["1", "2", "0", "12"],
        ],
    )
    def test_what_is_not_explained_is_left_to_the_width(self, forms: Forms, values: list[str]) -> None:
        report = with_row_values(zeros(forms), "requests/granted", values)
        assert not findings(report, forms, "row.split_number")
        assert findings(report, forms, "row.width")

    def test_a_row_of_the_right_width_that_lost_its_last_figure(self, forms: Forms) -> None:
        figures = ["1", "0", "2", "0", "12"]
        columns = ("upheld", "corrected", "other", "pending", "total")
        row = "proceedings/reconsideration"
        report = build_report(forms, {f"{row}/{c}": f for c, f in zip(columns, figures, strict=True)})
        found = finding(report, forms, "row.split_number")
        assert "（1|0→10）" in found.message
        assert found.suggestions == ()
        assert findings(report, forms, "proceedings.total")


class TestMissing:
    def test_missing_rows_of_a_table_are_one_finding(self, forms: Forms) -> None:
        report = build_report(forms, absent=frozenset({"requests/partial", "requests/concluded"}))
        report = with_row_label(report, "requests/granted", "（一）予以公开")
        found = finding(report, forms, "row.missing")
        assert found.id == "row.missing@requests"
        assert found.message == "第三部分缺少“部分公开”“办理结果总计”行，请按统一格式补齐。"
        assert found.span is not None
        assert len(found.cells) == 14

    def test_the_rows_of_the_old_form_are_right_in_its_years(self, forms: Forms) -> None:
        assert not findings(of("2019", year=2020, signed_on=date(2021, 1, 20))(forms), forms, "row.missing")

    def test_an_outdated_form_is_told_once(self, forms: Forms) -> None:
        report = of("2019", year=2023, signed_on=date(2024, 1, 20))(forms)
        assert findings(report, forms, "form.outdated")
        assert not findings(report, forms, "row.missing")

    def test_one_old_row_alone_is_missing_rows(self, forms: Forms) -> None:
        report = blocks("2021", ("requests", "requests", "2019"))(forms)
        assert not findings(report, forms, "form.outdated")
        assert finding(report, forms, "row.missing").message == (
            "第三部分缺少“逾期不补正”“逾期未缴费”“其他处理—其他”行，请按统一格式补齐。"
        )

    def test_a_row_that_only_the_old_form_has_is_not_missed(self, forms: Forms) -> None:
        old = build_report(forms, form="2019", absent=frozenset({"proactive/other_services"}))
        report = with_block_of(forms, zeros(forms), "proactive", "permits", "2019")
        cells = {a: c for a, c in old.cells.items() if a.startswith("proactive/other_services/")}
        report = report._replace(cells={**report.cells, **cells})
        assert not findings(report, forms, "row.missing")

    def test_a_table_that_is_not_there_misses_no_rows(self, forms: Forms) -> None:
        report = build_report(forms, missing_tables=frozenset({"requests"}))
        assert not findings(report, forms, "row.missing")


def test_a_row_without_a_name_is_called_so(forms: Forms) -> None:
    (found,) = findings(with_extra_row(zeros(forms), "　"), forms, "row.extra")
    assert found.id == "row.extra@requests/"
    assert found.place == "三 · 没有名称的行"
    assert found.message == "第三部分出现没有名称的行，统一格式未设该行，请确认依据。"


def test_rows_outside_the_form_are_hints_of_their_own(forms: Forms) -> None:
    report = with_extra_row(with_extra_row(zeros(forms), "9.属于工作秘密"), "9.属于 工作秘密")
    first, second = findings(report, forms, "row.extra")
    assert first.severity is Severity.INFO
    assert first.message == "第三部分出现格式外的行“9.属于工作秘密”，请确认依据。"
    assert first.id == "row.extra@requests/9.属于工作秘密"
    assert second.id == "row.extra@requests/9.属于工作秘密·2"
    assert len(outcomes(report, forms, "row.extra", Answer.PASSED)) == 2
