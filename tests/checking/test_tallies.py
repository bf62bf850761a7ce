"""Sums: what fails, in which words, what blank means, and when a sum is not judged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.checking.tallies import BLANKS_AS_ZERO
from app.forms.load import Forms
from app.forms.tallies import tallies
from app.report.finding import Answer, Severity
from app.settings import Settings, Thresholds
from tests.builders import build_report
from tests.checking.cases import BALANCED, balanced
from tests.checking.make import APPLICANTS, figures, finding, findings, outcomes, run

TALLIES = (
    "requests.balance",
    "requests.row_total",
    "requests.concluded_total",
    "requests.carried_out_bound",
    "proceedings.total",
    "proactive.effective",
    "proactive.disclosed",
)


def test_an_unbalanced_column_names_both_sides_and_the_difference(forms: Forms) -> None:
    found = finding(balanced(carried_out__natural_person="0")(forms), forms, "requests.balance")
    assert found.id == "requests.balance@requests/*/natural_person"
    assert found.severity is Severity.ERROR
    assert found.place == "三 · 自然人"
    assert found.message == (
        "第三部分表格“自然人”列勾稽不平：本年新收5＋上年结转0＝5，"
        "办理结果总计4＋结转下年度继续办理0＝4，相差1，请核对后更正。"
    )
    rows = ("received", "carried_in", "concluded", "carried_out")
    assert found.cells == tuple(f"requests/{row}/natural_person" for row in rows)
    assert found.related == ()
    assert found.facts["difference"] == Decimal(1)
    assert found.sum is not None
    assert (found.sum.left_total, found.sum.right_total) == (Decimal(5), Decimal(4))


def test_an_unbalanced_row_names_its_sum_and_its_total(forms: Forms) -> None:
    found = finding(balanced(received__total="6")(forms), forms, "requests.row_total")
    assert found.message == "第三部分“本年新收”行：六类申请人合计5，总计栏填6，相差1，请核对后更正。"
    assert len(found.cells) == 7


def test_a_wrong_total_of_results_is_primary_and_the_results_are_related(forms: Forms) -> None:
    report = balanced(concluded__natural_person="6", concluded__total="6")(forms)
    found, _ = findings(report, forms, "requests.concluded_total")
    assert found.cells == ("requests/concluded/natural_person",)
    assert len(found.related) == 21
    assert found.message == ("第三部分“自然人”列：各办理结果合计4，“（七）总计”填6，相差2，请核对后更正。")


def test_a_difference_equal_to_partial_hints_that_it_was_counted_twice(forms: Forms) -> None:
    report = build_report(forms, {**BALANCED, **figures("granted", [4, 0, 0, 0, 0, 0, 4])})
    found, _ = findings(report, forms, "requests.concluded_total")
    assert found.message.endswith("差额恰等于部分公开数，可能将区分处理的申请重复计入其他情形。")


def test_proceedings_write_their_sum_out(forms: Forms) -> None:
    report = build_report(
        forms, {"proceedings/litigation_after/upheld": "2", "proceedings/litigation_after/total": "3"}
    )
    found = finding(report, forms, "proceedings.total")
    assert found.place == "四 · 复议后起诉"
    assert found.message == (
        "第四部分“复议后起诉”：结果维持2＋结果纠正0＋其他结果0＋尚未审结0＝2，总计栏填3，相差1，请核对后更正。"
    )


def test_table_two_of_both_forms(forms: Forms) -> None:
    issued = build_report(forms, {"proactive/normative_documents/issued": "3"})
    found = finding(issued, forms, "proactive.effective")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "第二部分“行政规范性文件”：现行有效件数0＋本年废止件数0＝0，少于本年制发件数3，请核对。"
    )
    old = build_report(forms, {"proactive/normative_documents/disclosed": "3"}, form="2019")
    error, warning = findings(old, forms, "proactive.disclosed")
    assert (error.severity, warning.severity) == (Severity.ERROR, Severity.WARNING)
    assert error.message == "第二部分“规范性文件”：对外公开总数量0，小于本年新公开数量3，请核对。"
    assert error.id != warning.id


class TestCarriedOutBound:
    def test_it_is_told_once_with_the_balance(self, forms: Forms) -> None:
        report = build_report(forms, figures("carried_out", [3, 0, 0, 0, 0, 0, 3]))
        assert findings(report, forms, "requests.carried_out_bound") == []
        balance, _ = findings(report, forms, "requests.balance")
        assert balance.message.endswith("其中结转下年3件，大于新收与上年结转之和0件。")
        (first, _) = outcomes(report, forms, "requests.carried_out_bound", Answer.NOT_CHECKED)
        assert "自然人" in first.reason
        assert first.unread == ()

    def test_it_speaks_where_the_balance_is_switched_off(self, forms: Forms) -> None:
        report = build_report(forms, figures("carried_out", [3, 0, 0, 0, 0, 0, 3]))
        silent = Settings(rules_off=("requests.balance",))
        found, _ = findings(report, forms, "requests.carried_out_bound", silent)
        assert found.message == "第三部分“自然人”列结转下年3件，大于新收与上年结转之和0件，请核对后更正。"


class TestBlanks:
    def test_a_blank_counts_as_nought_beside_a_figure_and_the_message_says_so(self, forms: Forms) -> None:
        report = balanced(carried_out__natural_person="")(forms)
        found = finding(report, forms, "requests.balance")
        assert found.message.endswith(BLANKS_AS_ZERO)
        assert found.facts["blanks_as_zero"] is True
        assert found.sum is not None
        (operand,) = [operand for operand in found.sum.right if operand.blank]
        assert operand.address == "requests/carried_out/natural_person"
        assert operand.value == 0

    def test_a_stroke_counts_like_a_blank(self, forms: Forms) -> None:
        found = finding(balanced(carried_out__natural_person="/")(forms), forms, "requests.balance")
        assert found.message.endswith(BLANKS_AS_ZERO)

    def test_a_sum_that_holds_with_blanks_passed(self, forms: Forms) -> None:
        report = balanced(carried_in__natural_person="", received__other="")(forms)
        assert not findings(report, forms, "requests.balance")
        assert not findings(report, forms, "requests.row_total")

    def test_blanks_alone_are_not_checked(self, forms: Forms) -> None:
        blanks = {
            f"requests/{row}/business": "" for row in ("received", "carried_in", "concluded", "carried_out")
        }
        (outcome,) = outcomes(build_report(forms, blanks), forms, "requests.balance", Answer.NOT_CHECKED)
        assert outcome.subject == "requests/*/business"
        assert set(outcome.unread) == set(blanks)
        assert outcome.reason == "各单元格均为空白，未校核。"

    def test_only_a_total_of_nought_passes(self, forms: Forms) -> None:
        blanks = {f"requests/received/{column}": "" for column in APPLICANTS}
        report = build_report(forms, blanks)
        assert len(outcomes(report, forms, "requests.row_total", Answer.PASSED)) == 25

    def test_only_a_total_of_something_is_not_checked(self, forms: Forms) -> None:
        blanks = {f"requests/received/{column}": "" for column in APPLICANTS}
        report = build_report(forms, {**blanks, "requests/received/total": "4"})
        (outcome,) = outcomes(report, forms, "requests.row_total", Answer.NOT_CHECKED)
        assert outcome.reason == "仅填“总计”栏，各分项为空白，未校核。"
        assert findings(report, forms, "cell.blank")

    def test_an_empty_total_is_told_once_with_what_it_should_be(self, forms: Forms) -> None:
        report = balanced(received__total="", granted__total="")(forms)
        found = finding(report, forms, "requests.total_blank")
        assert found.message == (
            "第三部分有2行未填“总计”栏，按各类申请人合计应为“本年新收”5、“予以公开”3，请补填。"
        )
        assert found.cells == ("requests/received/total", "requests/granted/total")
        assert found.suggestions[0].changes == (
            ("requests/received/total", "5"),
            ("requests/granted/total", "3"),
        )
        assert not findings(report, forms, "requests.row_total")
        assert not findings(report, forms, "cell.blank")
        assert len(outcomes(report, forms, "requests.row_total", Answer.NOT_CHECKED)) == 2


class TestNotChecked:
    def test_an_uncertain_row_is_not_judged_and_named(self, forms: Forms) -> None:
        report = build_report(
            forms, figures("received", [5, 0, 0, 0, 0, 0, 9]), uncertain=frozenset({"requests/received"})
        )
        assert not [f for f in run(report, forms).findings if f.rule in TALLIES]
        (outcome,) = outcomes(report, forms, "requests.row_total", Answer.NOT_CHECKED)
        assert outcome.subject == "requests/received"
        assert outcome.unread == tuple(f"requests/received/{c}" for c in (*APPLICANTS, "total"))
        assert outcome.reason == "“本年新收”行未能可靠识别，未校核。"

    @pytest.mark.parametrize("raw", ["若干", "3?"])
    def test_an_unreadable_cell_is_named(self, forms: Forms, raw: str) -> None:
        report = balanced(received__natural_person=raw)(forms)
        (outcome,) = outcomes(report, forms, "requests.row_total", Answer.NOT_CHECKED)
        assert outcome.unread == ("requests/received/natural_person",)

    def test_a_table_that_was_not_found_is_not_checked(self, forms: Forms) -> None:
        report = build_report(forms, missing_tables=frozenset({"requests"}))
        answers = outcomes(report, forms, "requests.balance")
        assert {outcome.answer for outcome in answers} == {Answer.NOT_CHECKED}
        assert len(answers) == 7
        assert answers[0].reason == "未识别到第三部分表格，未校核。"


def test_hints_about_other_results_follow_the_settings(forms: Forms) -> None:
    report = build_report(
        forms,
        {
            **figures("other.other", [6, 0, 0, 0, 0, 0, 6]),
            **figures("granted", [4, 0, 0, 0, 0, 0, 4]),
            **figures("concluded", [10, 0, 0, 0, 0, 0, 10]),
        },
    )
    found = finding(report, forms, "requests.other_share")
    assert found.message == (
        "第三部分“其他处理—其他”6件，占办理总量10件的60%，占比偏高，请确认是否应归入具体情形。"
    )
    strict = Settings(thresholds=Thresholds(other_minimum=7))
    assert not findings(report, forms, "requests.other_share", strict)


COUNT = st.integers(min_value=0, max_value=10_000)
FORM = st.sampled_from(["2019", "2021"])


def consistent(draw: st.DrawFn, forms: Forms, form: str) -> dict[str, str]:
    """Random figures of tables three and four with every sum worked out from them."""
    block = forms.block(form, "requests", "requests")
    results = [
        row.id for row in block.rows if row.id not in ("received", "carried_in", "concluded", "carried_out")
    ]
    columns: dict[str, dict[str, int]] = {}
    for column in APPLICANTS:
        figure = {row: draw(COUNT) if draw(st.booleans()) else 0 for row in results}
        figure["concluded"] = sum(figure.values())
        figure["carried_out"] = draw(COUNT)
        total = figure["concluded"] + figure["carried_out"]
        figure["carried_in"] = draw(st.integers(0, total))
        figure["received"] = total - figure["carried_in"]
        columns[column] = figure
    columns["total"] = {row.id: sum(columns[c][row.id] for c in APPLICANTS) for row in block.rows}
    figures_ = {f"requests/{row}/{c}": str(n) for c, rows in columns.items() for row, n in rows.items()}
    for row in ("reconsideration", "litigation_direct", "litigation_after"):
        parts = {c: draw(COUNT) for c in ("upheld", "corrected", "other", "pending")}
        parts["total"] = sum(parts.values())
        figures_ |= {f"proceedings/{row}/{c}": str(n) for c, n in parts.items()}
    return figures_


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), form=FORM)
def test_consistent_reports_have_no_tally_finding_and_one_change_is_seen(
    forms: Forms, data: st.DataObject, form: str
) -> None:
    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, str]:
        return consistent(draw, forms, form)

    values = data.draw(drawn())
    report = build_report(forms, values, form=form)
    assert not [found for found in run(report, forms).findings if found.rule in TALLIES]

    address = data.draw(st.sampled_from(sorted(values)))
    other = data.draw(st.integers(0, 20_000).filter(lambda n: str(n) != values[address]))
    changed = run(build_report(forms, {**values, address: str(other)}, form=form), forms)
    failed = {
        (f.rule, f.id.partition("@")[2]): set(f.cells) | set(f.related)
        for f in changed.findings
        if f.rule in TALLIES
    }
    table = address.split("/")[0]
    block = forms.block(form, table, table)
    touching = {
        (t.rule, t.subject): set(t.addresses) for t in tallies(table, block) if address in t.addresses
    }
    broken = {key: cells for key, cells in touching.items() if key in failed}
    assert broken, "a changed cell upsets at least one of its sums"
    assert failed.keys() <= touching.keys(), "and no other"
    for key, cells in broken.items():
        assert failed[key] == cells, "every operand is lit"
    equalities = {key for key in touching if key[0] != "requests.carried_out_bound"}
    assert equalities <= failed.keys()
