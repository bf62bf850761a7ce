"""The five real reports and the samples: what a reviewer would say of their words, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.checking.context import Context
from app.checking.engine import check
from app.checking.rulebook import RULES
from app.checking.words.match import words
from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.read import read
from app.report.finding import Answer, Checks
from app.report.report import Report
from app.settings import Settings
from tests.conftest import SAMPLES, real_report

REAL = {
    "cuiyun-2021": set[str](),
    "liye-2021": {"text.silent@requests"},
    "zhenjiang-2020": {"text.silent@requests"},
    "xian-2021": {"text.silent@requests"},
    "penghou-2024": {"text.silent@requests", "text.silent@proactive"},
}


def report(name: str, forms: Forms) -> Report:
    return parse(read(real_report(name)), forms)


def of_words(checks: Checks) -> dict[str, str]:
    return {f.id: f.severity.value for f in checks.findings if f.rule.startswith("text.")}


@pytest.mark.parametrize("name", REAL)
def test_the_words_of_a_real_report(name: str, forms: Forms) -> None:
    assert of_words(check(report(name, forms), forms)) == dict.fromkeys(REAL[name], "info")


def test_no_application_said_in_words_passes(forms: Forms) -> None:
    outcomes = check(report("cuiyun-2021", forms), forms).outcomes
    zero = [o for o in outcomes if o.rule == "text.zero"]
    assert [(o.answer, o.cells) for o in zero] == [(Answer.PASSED, ("requests/received/total",))]
    figure = [o.answer for o in outcomes if o.rule == "text.figure"]
    assert figure == [Answer.PASSED]


@pytest.mark.parametrize("name", ["zhenjiang-2020", "liye-2021", "penghou-2024", "xian-2021"])
def test_suggestions_plans_visitors_and_factories_are_no_figures(name: str, forms: Forms) -> None:
    assert words(Context(report(name, forms), forms, Settings())).statements == []


def test_large_figures_that_no_word_mentions_are_named(forms: Forms) -> None:
    checks = check(report("penghou-2024", forms), forms)
    (found,) = [f for f in checks.findings if f.id == "text.silent@proactive"]
    assert "行政许可1782件、行政处罚55件" in found.message
    assert found.cells == ("proactive/permits/decisions", "proactive/penalties/decisions")


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.stem)
def test_a_sample_says_what_stands_in_its_tables(path: Path, forms: Forms) -> None:
    checks = check(parse(read(path), forms), forms)
    assert of_words(checks) == {}
    passed = {o.subject for o in checks.outcomes if o.rule == "text.figure" and o.answer is Answer.PASSED}
    assert "requests/received/total" in passed
    assert {o.rule for o in checks.outcomes} <= set(RULES)
