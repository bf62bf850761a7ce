"""The explanation: the sum in pieces, each with its cell."""

from __future__ import annotations

from app.checking.explain import explain
from app.checking.rulebook import RULES
from app.forms.load import Forms
from app.report.finding import Finding, Severity
from tests.builders import build_report
from tests.checking.cases import CASES, balanced, of
from tests.checking.make import finding, findings, run


def test_both_sides_and_the_difference_are_written_out(forms: Forms) -> None:
    report = balanced(carried_out__natural_person="")(forms)
    explained = explain(finding(report, forms, "requests.balance"))
    assert explained.title == "申请与办理的勾稽关系"
    assert explained.text == (
        "本年新收 5 ＋ 上年结转 0 ＝ 5\n"
        "办理结果总计 4 ＋ 结转下年度继续办理 0（空白） ＝ 4\n"
        "两边应相等，相差 1"
    )
    assert explained.notes == ("空白按0计算：结转下年度继续办理。",)
    assert explained.basis == RULES["requests.balance"].basis
    pieces = {piece.address: piece.text for line in explained.lines for piece in line if piece.address}
    assert pieces["requests/received/natural_person"] == "本年新收 5"
    assert set(pieces) == set(finding(report, forms, "requests.balance").cells)


def test_the_cell_that_must_change_has_weight(forms: Forms) -> None:
    report = balanced(concluded__natural_person="6", concluded__total="6")(forms)
    explained = explain(findings(report, forms, "requests.concluded_total")[0])
    heavy = {piece.address for line in explained.lines for piece in line if piece.emphasis and piece.address}
    assert heavy == {"requests/concluded/natural_person"}
    assert len([piece for piece in explained.lines[0] if piece.address]) == 21


def test_a_bound_says_which_side_may_not_be_larger(forms: Forms) -> None:
    report = build_report(forms, {"proactive/normative_documents/issued": "3"})
    explained = explain(finding(report, forms, "proactive.effective"))
    assert explained.text == "本年制发件数 3\n现行有效件数 0 ＋ 本年废止件数 0 ＝ 0\n前者不应大于后者，相差 3"


def test_a_finding_about_facts_leads_to_them(forms: Forms) -> None:
    from datetime import date

    found = finding(of(signed_on=date(2025, 1, 20))(forms), forms, "date.signed")
    explained = explain(found)
    assert explained.lines[0][0].text == found.message
    assert [piece.address for piece in explained.lines[1] if piece.address] == [
        "report/signed_on",
        "report/year",
    ]


def test_every_finding_can_be_explained_and_leads_only_to_its_own_cells(forms: Forms) -> None:
    for case in CASES.values():
        for build in case.failing:
            for found in run(build(forms), forms).findings:
                explained = explain(found)
                assert explained.title
                assert explained.basis
                addresses = {piece.address for line in explained.lines for piece in line if piece.address}
                assert addresses <= set(found.cells) | set(found.related)
                if found.sum is not None:
                    assert addresses == set(found.cells) | set(found.related)


def test_a_finding_of_a_rule_that_is_no_more(forms: Forms) -> None:
    explained = explain(Finding("old.rule@x", "old.rule", Severity.INFO, "二", "旧的。"))
    assert (explained.title, explained.text, explained.basis) == ("old.rule", "旧的。", "")


def test_the_way_to_a_cell_is_named_after_the_cell_and_not_after_the_finding(forms: Forms) -> None:
    blank_total = build_report(
        forms, {"requests/received/natural_person": "3", "requests/received/total": ""}
    )
    explained = explain(finding(blank_total, forms, "requests.total_blank"))
    assert [(p.text, p.address) for p in explained.lines[-1]] == [
        ("三 · 本年新收·总计", "requests/received/total")
    ]
