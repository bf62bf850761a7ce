"""Title, period, sign-off, sections and tables."""

from __future__ import annotations

from datetime import date

import pytest

from app.forms.load import Forms
from app.parsing.values import read_cell
from app.report.cell import CellState, Value
from app.report.correction import Origin
from app.report.finding import Answer, Severity
from app.review.open import open_report
from app.settings import Deadlines, Settings
from tests.builders import build_report
from tests.checking.cases import of, zeros
from tests.checking.make import finding, findings, outcomes, run, uncertain, with_cell
from tests.conftest import SAMPLES


class TestSignedOn:
    def test_a_2021_report_signed_in_2025_lights_the_date(self, forms: Forms) -> None:
        report = of(signed_on=date(2025, 1, 20))(forms)
        found = finding(report, forms, "date.signed")
        assert found.id == "date.signed@report/signed_on"
        assert found.severity is Severity.ERROR
        assert found.cells == ("report/signed_on",)
        assert found.related == ("report/year",)
        assert found.message == (
            "落款日期2025年1月20日与2021年度不符：年度报告应在次年（2022年）签署，请核对年份。"
        )
        assert not findings(report, forms, "date.late"), "told once"

    def test_a_year_concluded_from_the_date_proves_nothing(self, forms: Forms) -> None:
        report = uncertain(zeros(forms), "report/year")
        (outcome,) = outcomes(report, forms, "date.signed")
        assert outcome.answer is Answer.NOT_CHECKED
        assert outcome.reason == "报告年度系据落款日期推断，无法互相印证。"
        assert outcomes(report, forms, "date.late", Answer.PASSED)

    @pytest.mark.parametrize(
        ("facts", "reason"),
        [({"signed_on": None}, "未见落款日期。"), ({"year": None}, "未能识别报告年度，无法核对落款日期。")],
    )
    def test_what_is_not_known_is_not_checked(
        self, forms: Forms, facts: dict[str, Value], reason: str
    ) -> None:
        (outcome,) = outcomes(build_report(forms, facts=facts), forms, "date.signed")
        assert (outcome.answer, outcome.reason) == (Answer.NOT_CHECKED, reason)

    def test_a_date_that_is_none_is_neither_checked_nor_missed(self, forms: Forms) -> None:
        cell = zeros(forms).fact("signed_on")
        cell = cell._replace(raw="2022年2月30日", state=CellState.UNREADABLE, value=None)
        report = with_cell(zeros(forms), cell)
        assert not run(report, forms).findings
        (outcome,) = outcomes(report, forms, "date.signed")
        assert outcome.reason == "落款日期未能可靠识别。"

    def test_no_sign_off_is_a_hint(self, forms: Forms) -> None:
        found = finding(of(signed_on=None)(forms), forms, "date.unsigned")
        assert (found.severity, found.message) == (Severity.INFO, "未见落款机关和日期，请补充。")


class TestLate:
    @pytest.mark.parametrize(
        ("kind", "day", "severity"),
        [
            ("department", date(2022, 2, 5), Severity.ERROR),
            ("government", date(2022, 2, 5), None),
            ("government", date(2022, 4, 1), Severity.ERROR),
            ("town", date(2022, 2, 5), Severity.WARNING),
            ("street", date(2022, 2, 5), Severity.WARNING),
            ("zone", date(2022, 2, 5), Severity.WARNING),
            ("unknown", date(2022, 2, 5), Severity.WARNING),
        ],
    )
    def test_the_deadline_depends_on_the_issuer(
        self, forms: Forms, kind: str, day: date, severity: Severity | None
    ) -> None:
        found = findings(of(signed_on=day, issuer_kind=kind)(forms), forms, "date.late")
        assert [f.severity for f in found] == ([] if severity is None else [severity])

    def test_the_law_is_named_only_to_those_whom_it_names(self, forms: Forms) -> None:
        day = date(2022, 2, 5)
        department = finding(of(signed_on=day, issuer_kind="department")(forms), forms, "date.late")
        assert department.message == (
            "落款日期2022年2月5日，晚于2022年1月31日（《条例》第四十九条），迟5天。"
        )
        street = finding(of(signed_on=day, issuer_kind="street")(forms), forms, "date.late")
        assert "《条例》" not in street.message
        assert street.message == (
            "落款日期2022年2月5日，晚于2022年1月31日，迟5天；"
            "乡镇、街道等的期限以当地主管部门通知为准，请核对。"
        )

    def test_deadlines_are_settings(self, forms: Forms) -> None:
        report = of(signed_on=date(2022, 2, 5), issuer_kind="street")(forms)
        later = Settings(deadlines=Deadlines(street="02-20"))
        assert not findings(report, forms, "date.late", later)

    def test_with_a_year_that_was_concluded_it_is_a_hint(self, forms: Forms) -> None:
        report = uncertain(of(signed_on=date(2022, 2, 5))(forms), "report/year")
        found = finding(report, forms, "date.late")
        assert found.severity is Severity.INFO
        assert found.message.endswith("（识别存疑，请先核对原文）")


class TestPeriod:
    def test_last_years_period_is_one_finding(self, forms: Forms) -> None:
        report = of(period_start=date(2020, 1, 1), period_end=date(2020, 12, 31))(forms)
        found = finding(report, forms, "period.year")
        assert found.message == ("统计期限写为2020年1月1日至2020年12月31日，与报告年度2021年不符，请更正。")
        assert found.cells == ("report/period_start", "report/period_end")
        assert [f.rule for f in run(report, forms).findings] == ["period.year"]

    def test_a_period_that_ends_early(self, forms: Forms) -> None:
        found = finding(of(period_end=date(2021, 12, 21))(forms), forms, "period.range")
        assert found.message == (
            "统计期限应为2021年1月1日至12月31日，现为“2021年1月1日至2021年12月21日”，请更正。"
        )
        assert found.cells == ("report/period_end",)
        assert found.related == ("report/period_start",)

    def test_without_a_period_only_its_absence_is_told(self, forms: Forms) -> None:
        report = of(period_start=None, period_end=None)(forms)
        assert [f.rule for f in run(report, forms).findings] == ["period.missing"]
        for rule in ("period.year", "period.range"):
            (outcome,) = outcomes(report, forms, rule)
            assert (outcome.answer, outcome.reason) == (Answer.NOT_CHECKED, "未写明统计期限。")


class TestTitle:
    def test_a_missing_title_is_written_out(self, forms: Forms) -> None:
        report = of(title=None)(forms)
        assert [f.rule for f in run(report, forms).findings] == ["title.missing"]
        assert finding(report, forms, "title.missing").message == (
            "未见标题，请补充“青禾县柳溪镇人民政府2021年政府信息公开工作年度报告”。"
        )

    def test_without_title_and_with_a_concluded_year_the_year_is_missed_too(self, forms: Forms) -> None:
        report = uncertain(of(title=None)(forms), "report/year")
        found = finding(report, forms, "title.year_missing")
        assert found.severity is Severity.WARNING
        assert found.message == "标题未写明年度（据落款推断为2021年度），请补充。"

    def test_a_year_that_nobody_can_tell_is_an_error(self, forms: Forms) -> None:
        report = of(title="柳溪镇政府信息公开工作年度报告", year=None)(forms)
        assert finding(report, forms, "title.year_missing").severity is Severity.ERROR

    def test_another_name_is_quoted(self, forms: Forms) -> None:
        found = finding(of(title="柳溪镇\n2021年政府信息公开工作报告")(forms), forms, "title.name")
        assert found.message == (
            "标题应为“政府信息公开工作年度报告”，现为“柳溪镇 2021年政府信息公开工作报告”，请更正。"
        )


class TestSectionsAndTables:
    def test_a_missing_section_is_named(self, forms: Forms) -> None:
        report = build_report(forms, missing_sections=frozenset({6}))
        found = finding(report, forms, "section.missing")
        assert found.id == "section.missing@section/6"
        assert found.message == "缺少“六、其他需要报告的事项”部分，请补充。"

    def test_a_table_without_its_heading_is_a_warning(self, forms: Forms) -> None:
        report = build_report(forms, missing_sections=frozenset({3}))
        found = finding(report, forms, "section.missing")
        assert found.severity is Severity.WARNING
        assert "未见标题“三、收到和处理政府信息公开申请情况”" in found.message

    def test_a_heading_without_its_table_is_an_error_at_the_heading(self, forms: Forms) -> None:
        report = build_report(forms, missing_tables=frozenset({"requests"}))
        found = finding(report, forms, "table.missing")
        section = report.section(3)
        assert section is not None
        assert found.span == section.span
        assert found.message == (
            "第三部分“三、收到和处理政府信息公开申请情况”未识别到表格（可能为图片或附件），请补充可编辑表格。"
        )

    def test_a_missing_part_is_told_once(self, forms: Forms) -> None:
        report = build_report(forms, missing_tables=frozenset({"requests"}), missing_sections=frozenset({3}))
        assert [f.rule for f in run(report, forms).findings] == ["section.missing"]


def test_what_is_lacking_has_a_place_and_no_words(forms: Forms) -> None:
    """A memo quotes the words of a span: there are none to quote."""
    report = build_report(
        forms,
        facts={"title": None, "signed_on": None, "period_start": None, "period_end": None},
        missing_sections=frozenset({5}),
    )
    spans = {finding.rule: finding.span for finding in run(report, forms).findings}
    end = len(report.text.rstrip())
    last = report.section(6)
    assert last is not None
    assert spans == {
        "title.missing": (0, 0),
        "period.missing": (0, 0),
        "date.unsigned": (end, end),
        "section.missing": (last.span.start, last.span.start),
    }


@pytest.mark.parametrize("end", ["period_start", "period_end"])
def test_a_period_of_which_one_end_is_no_date_is_not_said_to_hold(forms: Forms, end: str) -> None:
    report = zeros(forms)
    cells = {**report.cells, f"report/{end}": read_cell(f"report/{end}", "2021-13-45")}
    for rule in ("period.year", "period.range"):
        (outcome,) = outcomes(report._replace(cells=cells), forms, rule)
        assert outcome.answer is Answer.NOT_CHECKED
        assert outcome.unread == (f"report/{end}",)


@pytest.mark.parametrize("typed", ["", "／", "无"])
def test_a_period_that_the_reviewer_blanks_is_not_checked_and_breaks_no_rule(
    forms: Forms, typed: str
) -> None:
    review = open_report(SAMPLES / "clean-2021.txt", forms, Settings())
    cells = ["report/period_start", "report/period_end"]
    review.correct([(cell, typed) for cell in cells], origin=Origin.TYPED)
    assert review.checks.count(Answer.BROKEN) == 0
    for id in ("period.year", "period.range"):
        assert [o.answer for o in outcomes(review.report, forms, id)] == [Answer.NOT_CHECKED]
