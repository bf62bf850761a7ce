"""The five real reports: every finding of these rules that a reviewer would make, and no other."""

from __future__ import annotations

import pytest

from app.checking.engine import check
from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.read import read
from app.report.finding import Answer, Checks, Severity
from tests.conftest import real_report

EXPECTED = {
    "liye-2021": {
        "title.name@report/title": "warning",
        "issuer.short@report/issuer": "info",
        "date.unsigned@report/signed_on": "info",
        "text.silent@requests": "info",
        "overview.off_topic@section/1/matters": "info",
        "wording.numbering@text/二是抓实安全工作责任": "info",
        "wording.punctuation@text/351430)。": "info",
        "copy.other_unit@text/我镇": "warning",
        "copy.other_unit@text/全镇": "warning",
        "copy.other_unit@text/县政府": "warning",
        "overview.aspects@section/1": "warning",
        "wording.numbering@text/三个更加": "info",
        "wording.repeat@text/高政务公开质量": "info",
        "wording.typo@text/公开工摆上": "info",
        "wording.typo@text/进一步化责任": "info",
        "wording.typo@text/进一步提信息公开": "info",
        "section.number@sections": "warning",
        "problems.thin@section/5": "info",
        "section.processing_fee@section/6": "info",
    },
    "cuiyun-2021": {
        "period.missing@report/period": "info",
        "date.unsigned@report/signed_on": "info",
        "label.wording@proactive/slight": "info",
        "label.wording@requests": "warning",
        "row.width@requests": "warning",
        "wording.markup@text/**主动公开情况**": "warning",
        "overview.no_figures@section/1": "info",
        "wording.forecast@text/预计2021年度翠云路街道办事处政务信息居全区第一": "info",
        "wording.punctuation@text/width": "info",
        "section.processing_fee@section/6": "info",
    },
    "zhenjiang-2020": {
        "issuer.mismatch@report/issuer": "warning",
        "date.late@report/signed_on": "warning",
        "text.silent@requests": "info",
        "lead.parts@lead": "info",
        "copy.other_unit@text/tasks": "info",
        "overview.aspects@section/1": "info",
        "overview.no_figures@section/1": "info",
        "wording.typo@text/，在使政务公开": "info",
        "wording.punctuation@text/不够“接地气”": "info",
    },
    "xian-2021": {
        "title.name@report/title": "warning",
        "issuer.short@report/issuer": "info",
        "period.missing@report/period": "info",
        "date.unsigned@report/signed_on": "info",
        "label.wording@proactive/slight": "info",
        "cell.blank@requests": "warning",
        "text.silent@requests": "info",
        "overview.aspects@section/1": "warning",
        "overview.accountability@section/1": "warning",
        "section.number@sections": "warning",
        "date.relative@text/近几年来": "info",
        "overview.no_figures@section/1": "info",
        "overview.off_topic@section/1/theme": "info",
        "wording.typo@text/现将的": "info",
        "section.wording@section/2": "info",
        "problems.thin@section/5": "info",
        "section.processing_fee@section/6": "info",
    },
    "penghou-2024": {
        "form.outdated@report/form": "error",
        "title.missing@report/title": "warning",
        "title.year_missing@report/title": "warning",
        "issuer.short@report/issuer": "info",
        "period.missing@report/period": "info",
        "form.mixed@proactive": "error",
        "proactive.fee_decimals@proactive/fees/amount": "info",
        "text.silent@proactive": "info",
        "text.silent@requests": "info",
        "lead.parts@lead": "info",
        "overview.aspects@section/1": "warning",
        "overview.off_topic@section/1/matters": "info",
        "wording.stale@text/一胎、二胎": "info",
        "date.relative@text/今年以来": "info",
        "problems.thin@section/5": "info",
        "section.processing_fee@section/6": "info",
    },
}


def checked(name: str, forms: Forms) -> Checks:
    return check(parse(read(real_report(name)), forms), forms)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_findings_are_those_of_a_reviewer_and_no_other(name: str, forms: Forms) -> None:
    checks = checked(name, forms)
    assert {finding.id: finding.severity.value for finding in checks.findings} == EXPECTED[name]
    assert checks.count(Answer.BROKEN) == 0


def test_rows_with_eight_figures_are_one_line_and_their_sums_are_not_judged(forms: Forms) -> None:
    checks = checked("cuiyun-2021", forms)
    (width,) = [finding for finding in checks.findings if finding.rule == "row.width"]
    assert width.facts["row_count"] == 23
    assert width.message.endswith("（均为0，不影响勾稽）")
    rows = [outcome for outcome in checks.outcomes if outcome.rule == "requests.row_total"]
    assert [outcome.answer for outcome in rows].count(Answer.NOT_CHECKED) == 23
    assert [outcome.answer for outcome in rows].count(Answer.PASSED) == 2


def test_a_street_five_days_late_is_warned(forms: Forms) -> None:
    (late,) = [found for found in checked("zhenjiang-2020", forms).findings if found.rule == "date.late"]
    assert late.facts["days"] == 5
    assert late.severity is Severity.WARNING
    assert late.span is not None


def test_blank_applicants_are_one_finding_of_150_cells(forms: Forms) -> None:
    checks = checked("xian-2021", forms)
    (blank,) = [finding for finding in checks.findings if finding.rule == "cell.blank"]
    assert len(blank.cells) == 150
    assert "150个" in blank.message
    rows = {o.answer for o in checks.outcomes if o.rule == "requests.row_total"}
    assert rows == {Answer.PASSED}, "a total of 0 over blanks holds"


def test_a_report_on_two_forms_says_what_is_old(forms: Forms) -> None:
    found = {finding.rule: finding for finding in checked("penghou-2024", forms).findings}
    outdated = found["form.outdated"].message
    assert "“其他处理”应分列为" in outdated
    assert "本年新制作数量" in outdated
    assert "（一）项" in found["form.mixed"].message
    assert "（五）项" not in found["form.mixed"].message
    assert "12.39205" in found["proactive.fee_decimals"].message
    assert found["title.year_missing"].facts["year"] == 2024
