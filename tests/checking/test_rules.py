"""The guard: no rule without an id of the right form, a name, a source, a sentence and its cases."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from app.checking.registry import PRACTICE, RULES, Rule, add, rules
from app.checking.wording import TEMPLATES
from app.forms.load import Forms
from app.report.finding import Answer
from tests.checking.all_cases import ALL_CASES
from tests.checking.cases import Build, zeros
from tests.checking.make import findings, outcomes, run

RULES_PAPER = Path(__file__).parents[3] / "shared" / "RULES.md"
LATER = ("history", "batch", "rollup")
"""Groups of rules that need other reports. They have a place in the register (``Rule.needs``)."""
SPEAK_IF_TOLD = {
    "proactive.disclosed",
    "proactive.decisions_as_items",
    "overview.length",
    "date.published_late",
}
"""Silent on most reports: the 2019 form's own, one that a setting asks for, one for saved web pages."""


def _cases(which: str) -> list[object]:
    return [
        pytest.param(rule, build, id=f"{rule}-{number}")
        for rule, case in ALL_CASES.items()
        for number, build in enumerate(getattr(case, which))
    ]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", rule.id)
    assert rule.title
    assert rule.basis.endswith("。")
    assert len(rule.doc) > 40, "says the official sentence or the practice, and its source"
    assert rule.id in TEMPLATES
    assert rule.id in ALL_CASES, "has cases that fail and pass it"
    assert ALL_CASES[rule.id].failing
    assert ALL_CASES[rule.id].passing


def test_every_template_and_every_case_belongs_to_a_rule() -> None:
    assert {key.partition(":")[0] for key in TEMPLATES} == set(RULES)
    assert set(ALL_CASES) == set(RULES)


def test_rules_are_listed_by_id() -> None:
    listed = [rule.id for rule in rules()]
    assert listed == sorted(RULES)


def test_every_rule_of_the_paper_is_there() -> None:
    if not RULES_PAPER.exists():
        message = "RULES.md is not beside this checkout (../shared)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    first_cells = re.findall(r"^\| ([^|]+) \|", RULES_PAPER.read_text("utf-8"), re.MULTILINE)
    paper = {id for cell in first_cells for id in re.findall(r"\b[a-z]+\.[a-z_]+\b", cell)}
    paper.add("text.ambiguous")  # named in the lines before its table
    assert set(RULES) == {id for id in paper if id.partition(".")[0] not in LATER}


def test_unconfirmed_practice_is_called_practice() -> None:
    practice = {id for id, rule in RULES.items() if rule.basis.startswith(PRACTICE)}
    unconfirmed = {"requests.other_share", "requests.state_secret", "proactive.regulation_authority"}
    unconfirmed |= {"cell.blank", "proactive.fee_decimals", "period.missing", "date.unsigned"}
    assert unconfirmed <= practice
    assert not any("条例" in RULES[id].basis for id in practice)


def test_an_id_is_taken_once() -> None:
    rule = next(iter(RULES.values()))
    with pytest.raises(ValueError, match="two rules"):
        add(rule)


@pytest.mark.parametrize(("rule", "build"), _cases("failing"))
def test_a_report_at_fault_fails(rule: str, build: Build, forms: Forms) -> None:
    assert findings(build(forms), forms, rule, ALL_CASES[rule].settings)


@pytest.mark.parametrize(("rule", "build"), _cases("passing"))
def test_a_report_without_the_fault_passes(rule: str, build: Build, forms: Forms) -> None:
    settings = ALL_CASES[rule].settings
    answers = {outcome.answer for outcome in outcomes(build(forms), forms, rule, None, settings)}
    assert Answer.FAILED not in answers
    assert Answer.BROKEN not in answers
    if rule != "requests.other_share" or build is not zeros:
        assert Answer.PASSED in answers


def test_a_clean_report_has_no_finding_and_every_rule_that_applies_passed(forms: Forms) -> None:
    checks = run(zeros(forms), forms)
    assert [finding.id for finding in checks.findings] == []
    assert checks.count(Answer.PASSED) == len(checks.outcomes)
    silent = {id for id in RULES if not id.startswith("text.")} - {
        outcome.rule for outcome in checks.outcomes
    }
    assert silent == SPEAK_IF_TOLD
