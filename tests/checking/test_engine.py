"""The engine: four answers, broken rules, stable ids, order, switches."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from app.checking import registry
from app.checking.context import Context
from app.checking.engine import check
from app.checking.explain import explain
from app.checking.registry import OWN_TITLE, RULES, Rule
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.load import Forms
from app.forms.model import TallyRule
from app.report.address import FACTS
from app.report.finding import Answer, Severity
from app.settings import Settings
from tests.builders import build_report
from tests.checking.cases import CASES, balanced, of, zeros
from tests.checking.make import findings, run, uncertain


def test_a_rule_that_raises_is_broken_and_the_others_go_on(
    forms: Forms, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def run_and_fall(ctx: Context) -> Iterator[Verdict]:
        yield Passed("one")
        raise ZeroDivisionError("for the test")

    monkeypatch.setitem(RULES, "cell.blank", RULES["cell.blank"]._replace(run=run_and_fall))
    report = balanced(received__total="6")(forms)
    with caplog.at_level(logging.ERROR, "gouji.checking"):
        checks = check(report, forms)
    (broken,) = [outcome for outcome in checks.outcomes if outcome.answer is Answer.BROKEN]
    assert broken.rule == "cell.blank"
    assert broken.reason == "规则“单元格空白”运行出错（ZeroDivisionError），未能完成；其他规则不受影响。"
    assert "for the test" in caplog.text
    assert [outcome.subject for outcome in checks.outcomes if outcome.rule == "cell.blank"] == ["one", ""]
    assert checks.findings, "other rules still find what is wrong"


def test_two_answers_for_one_subject_break_the_rule(
    forms: Forms, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def twice(ctx: Context) -> Iterator[Verdict]:
        yield Passed("one")
        yield Passed("one")

    monkeypatch.setitem(RULES, "cell.blank", RULES["cell.blank"]._replace(run=twice))
    with caplog.at_level(logging.CRITICAL, "gouji.checking"):
        assert check(zeros(forms), forms).count(Answer.BROKEN) == 1


def test_a_rule_switched_off_is_silent_altogether(forms: Forms) -> None:
    report = balanced(received__total="6")(forms)
    checks = check(report, forms, Settings(rules_off=("requests.row_total",)))
    assert "requests.row_total" not in {outcome.rule for outcome in checks.outcomes}


@pytest.mark.parametrize(
    ("needs", "since", "until", "runs"),
    [
        ("report", None, None, True),
        ("report", 2021, None, True),
        ("report", 2022, None, False),
        ("report", None, 2020, False),
        ("last_year", None, None, False),
    ],
)
def test_a_rule_declares_what_it_needs_and_for_which_years(
    forms: Forms,
    monkeypatch: pytest.MonkeyPatch,
    needs: registry.Need,
    since: int | None,
    until: int | None,
    runs: bool,
) -> None:
    def passes(ctx: Context) -> Iterator[Verdict]:
        yield Passed("report")

    rule = Rule("test.rule", "试", Severity.INFO, "试。", "For the test.", passes, needs, since, until)
    monkeypatch.setitem(RULES, rule.id, rule)
    assert (rule.id in {o.rule for o in check(zeros(forms), forms).outcomes}) is runs
    assert rule.covers(None), "a year that is not known rules nothing out"


def test_what_rests_on_a_doubtful_reading_drops_a_level_and_says_so(
    forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    def doubts(ctx: Context) -> Iterator[Verdict]:
        yield Failed("requests", "三", doubtful=True, facts={"part": "三", "count": 1, "where": "“甲”"})

    monkeypatch.setitem(RULES, "cell.blank", RULES["cell.blank"]._replace(run=doubts))
    (found,) = findings(zeros(forms), forms, "cell.blank")
    assert found.severity is Severity.INFO
    assert found.message.endswith("（表格识别存疑，请先核对原文）")


def test_ids_are_unique_and_name_their_rule_and_subject(forms: Forms) -> None:
    for case in CASES.values():
        for build in case.failing:
            checks = run(build(forms), forms)
            ids = [finding.id for finding in checks.findings]
            assert len(ids) == len(set(ids))
            for outcome in checks.outcomes:
                if outcome.finding is not None:
                    assert outcome.finding.id == f"{outcome.rule}@{outcome.subject}"
                    assert outcome.answer is Answer.FAILED
                    assert outcome.cells == outcome.finding.cells + outcome.finding.related


def test_ids_stay_when_something_else_changes(forms: Forms) -> None:
    before = findings(balanced(received__total="6")(forms), forms, "requests.row_total")
    after = findings(
        balanced(received__total="7", granted__total="9", carried_in__other="")(forms),
        forms,
        "requests.row_total",
    )
    assert before[0].id in {found.id for found in after}


def test_a_check_is_the_same_twice(forms: Forms) -> None:
    report = balanced(received__total="6", granted__other="")(forms)
    assert run(report, forms) == run(report, forms)


def test_facts_come_first_then_tables_then_sections_the_gravest_first(forms: Forms) -> None:
    figures = {
        "proceedings/reconsideration/upheld": "1",
        "requests/received/other": "1",
        "requests/granted/other": "",
        "proactive/fees/amount": "1.23456",
        "proactive/normative_documents/issued": "-1",
    }
    report = build_report(
        forms, figures, facts={"signed_on": None, "title": None}, missing_sections=frozenset({6, 5})
    )
    words = ("text", "section.processing_fee", "overview")
    found = [each for each in run(report, forms).findings if not each.rule.startswith(words)]
    assert [finding.place[0] for finding in found] == sorted(
        (finding.place[0] for finding in found), key="标落统二三四第".index
    )
    assert [f.rule for f in found[:2]] == ["title.missing", "date.unsigned"]
    assert [f.id for f in found[-2:]] == ["section.missing@section/5", "section.missing@section/6"]
    gravity = ["error", "warning", "info"]
    three = [gravity.index(f.severity) for f in found if f.place.startswith("三")]
    assert three == sorted(three)
    assert len(set(three)) == 2


def test_the_four_answers_add_up(forms: Forms) -> None:
    report = uncertain(balanced(received__total="6", granted__other="")(forms), "requests/partial/total")
    checks = run(report, forms)
    counts = [checks.count(answer) for answer in Answer]
    assert sum(counts) == len(checks.outcomes)
    assert checks.count(Answer.FAILED) == len(checks.findings)
    for outcome in checks.outcomes:
        assert bool(outcome.reason) == (outcome.answer in (Answer.NOT_CHECKED, Answer.BROKEN))


def test_a_tally_of_a_users_own_form_is_checked_under_its_own_name(forms: Forms) -> None:
    own = TallyRule(rule="province.permits", each="column", left=("permits",), right=("other_services",))
    changed = _with_tally(forms, own)
    report = build_report(changed, {"proactive/permits/decisions": "3"}, form="2019")
    (found,) = findings(report, changed, "province.permits")
    assert found.message == (
        "第二部分“处理决定数量”勾稽不平：行政许可3，其他对外管理服务事项0，相差3，请核对后更正。"
    )
    assert explain(found).title == OWN_TITLE
    silent = Settings(rules_off=("province.permits",))
    assert not findings(report, changed, "province.permits", silent)


def _with_tally(forms: Forms, tally: TallyRule) -> Forms:
    """The forms with one more tally in the permits of the 2019 form."""
    old = forms.form("2019")
    table = old.table("proactive")
    blocks = tuple(
        block._replace(tallies=(*block.tallies, tally)) if block.id == "permits" else block
        for block in table.blocks
    )
    tables = (table._replace(blocks=blocks), *old.tables[1:])
    return Forms((old._replace(tables=tables), *forms.forms[1:]))


def test_an_empty_document_is_checked_without_a_broken_rule(forms: Forms) -> None:
    nothing = dict.fromkeys(FACTS)
    report = build_report(
        forms,
        facts=nothing,
        missing_tables=frozenset({"proactive", "requests", "proceedings"}),
        missing_sections=frozenset(range(1, 7)),
    )
    checks = run(report, forms)
    assert checks.count(Answer.BROKEN) == 0
    assert {"title.missing", "section.missing"} <= {found.rule for found in checks.findings}
    assert of()(forms) == zeros(forms)
