"""Every entry of the lists of words (resources/lexicons) is told, and a clean report has none of them.

One test for a list, not for an entry: the entries are many and each takes a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from app import paths
from app.checking.context import Context
from app.checking.lexicons import lexicon
from app.checking.rulebook import RULES
from app.checking.verdicts import Failed
from app.forms.labels import fold
from app.forms.load import Forms
from app.report.cell import Value
from app.report.finding import Severity
from app.report.report import Label, Printed, Report
from app.settings import Settings
from tests.builders import OVERVIEW, build_report
from tests.checking.cases_prose import BUREAU, STREET
from tests.checking.make import NOWHERE, run, with_table

PATTERNS = {
    "letter": ["现将本年度报告及说明报来", "现将有关情况呈报如下"],
    "markup": ["（一）： **主动公开**", "\n## 监督保障\n", "\n---\n"],
    "forecast": ["预计居全县第一", "有望进入全市前列", "力争全年位居第一"],
}
ISSUERS = {
    "street": STREET,
    "town": "青禾县柳溪镇人民政府",
    "department": BUREAU,
    "zone": "临溪经济开发区管理委员会",
    "government": "青禾县人民政府",
}


def report(
    forms: Forms, words: str, kind: str = "town", year: int = 2024, overview: str = OVERVIEW
) -> Report:
    """A clean report with these words at the end of 总体情况."""
    name = ISSUERS[kind]
    facts: dict[str, Value] = {
        "issuer": name,
        "issuer_kind": kind,
        "year": year,
        "title": f"{name}{year}年政府信息公开工作年度报告",
    }
    return build_report(forms, facts=facts, prose={1: f"{overview}\n{words}\n"})


def told(forms: Forms, made: Report, rule: str) -> list[Failed]:
    """What one rule alone says against the report."""
    verdicts = RULES[rule].run(Context(made, forms, Settings()))
    return [verdict for verdict in verdicts if isinstance(verdict, Failed)]


def not_told(forms: Forms, rule: str, sentences: Iterable[str], kind: str = "town") -> list[str]:
    """The sentences against which the rule says nothing."""
    return [one for one in sentences if not told(forms, report(forms, one, kind), rule)]


@pytest.mark.parametrize("name", ["template", "letter", "markup"])
def test_every_residue_is_told_where_it_stands(forms: Forms, name: str) -> None:
    for word in lexicon("residue")[name]["words"]:
        made = report(forms, f"公开信息，{word}，认真落实。")
        spans = [found.span for found in told(forms, made, f"wording.{name}") if found.span is not None]
        assert any(fold(word) in fold(made.text[slice(*span)]) for span in spans), word


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_has_an_example_and_is_told(forms: Forms, name: str) -> None:
    assert not_told(forms, f"wording.{name}", PATTERNS[name]) == []
    for pattern in lexicon("residue")[name]["patterns"]:
        assert any(re.search(pattern, words) for words in PATTERNS[name]), pattern


def test_a_stale_term_is_told_from_its_year_on(forms: Forms) -> None:
    for entry in lexicon("residue")["stale"]:
        words, since = f"会同{entry['word']}办理。", entry["since"]
        assert told(forms, report(forms, words, year=since), "wording.stale"), entry
        assert not told(forms, report(forms, words, year=since - 1), "wording.stale"), entry


def test_every_slip_is_told_with_what_is_meant(forms: Forms) -> None:
    for wrong, right in lexicon("residue")["typo"].items():
        found = told(forms, report(forms, f"表格{wrong}落实情况"), "wording.typo")
        assert [each.facts["right"] for each in found if each.subject.endswith(f"/{wrong}")] == [
            right.strip("，")
        ]
        assert not told(forms, report(forms, f"表格{right}落实情况"), "wording.typo"), right


@pytest.mark.parametrize("kind", ISSUERS)
def test_words_of_another_kind_of_office_are_told(forms: Forms, kind: str) -> None:
    groups = [group for group in lexicon("units")["words"] if kind in group["wrong_for"]]
    for word in [word for group in groups for word in group["words"]]:
        found = told(forms, report(forms, f"{word}，认真抓好落实。", kind), "copy.other_unit")
        assert word in [each.facts["word"] for each in found]
        quoted = report(forms, f"学习《{word}公开办法》，认真抓好落实。", kind)
        assert not told(forms, quoted, "copy.other_unit"), word


def test_words_that_only_begin_alike_are_let_be(forms: Forms) -> None:
    made = report(forms, "群众自我镇定，基层健全镇级台账，我局势清楚，我委托第三方评估。", "street")
    assert not told(forms, made, "copy.other_unit")


def test_a_task_of_another_office_is_a_hint_for_streets_and_towns(forms: Forms) -> None:
    for entry in lexicon("contents")["tasks"]:
        words = f"完善{entry['word']}。"
        (found,) = told(forms, report(forms, words, "street"), "copy.other_unit")
        assert (found.severity, found.facts["office"]) == (Severity.INFO, entry["office"])
        assert not told(forms, report(forms, words, "department"), "copy.other_unit")


def test_every_synonym_of_an_aspect_counts(forms: Forms) -> None:
    for aspect in lexicon("contents")["aspects"]:
        for word in aspect["words"]:
            made = report(forms, f"本年度{word}，认真落实。", overview="")
            (found,) = told(forms, made, "overview.aspects")
            assert aspect["name"] not in str(found.facts["missing"]).split("、"), word


def test_what_does_not_belong_is_told(forms: Forms) -> None:
    words = lexicon("contents")["off_topic"]
    rule = "overview.off_topic"
    assert not_told(forms, rule, [f"做好{word}。" for word in words["sure"]]) == []
    pairs = [(word, "禁毒" if word != "禁毒" else "招商引资") for word in words["doubtful"]]
    assert not_told(forms, rule, [f"抓好{one}和{other}。" for one, other in pairs]) == []
    harmless = [f"抓好{one}。" for one, _ in pairs] + [f"公开{one}和{other}信息。" for one, other in pairs]
    assert not_told(forms, rule, harmless) == harmless


def test_every_result_that_governments_owe_is_asked_for(forms: Forms) -> None:
    said = {
        "工作考核": ["年度考核", "考评"],
        "社会评议": ["群众评议", "满意度"],
        "责任追究": ["责任追究", "没有人被问责"],
    }
    assert {entry["name"] for entry in lexicon("contents")["accountability"]} == set(said)
    for name, ways in said.items():
        rest = "，".join(others[0] for other, others in said.items() if other != name)
        (found,) = told(forms, report(forms, rest, overview=""), "overview.accountability")
        assert found.facts["missing"] == name
        for way in ways:
            made = report(forms, f"{rest}，{way}。", overview="")
            assert not told(forms, made, "overview.accountability"), way


def test_a_harmless_label_is_a_hint(forms: Forms) -> None:
    made = build_report(forms)
    for text in lexicon("labels")["harmless"]:
        head = Label("proactive/documents/issued", Printed(text, NOWHERE), "本年制发件数", exact=False)
        changed = with_table(made, made.tables["proactive"]._replace(headers=(head,)))
        (found,) = told(forms, changed, "label.wording")
        assert found.severity is Severity.INFO, text


def test_there_is_no_list_without_a_test() -> None:
    files = {path.stem for path in (paths.resources() / "lexicons").iterdir()}
    assert files == {"residue", "contents", "units", "labels"}
    assert set(lexicon("residue")) == {"template", "letter", "markup", "forecast", "stale", "typo"}
    assert set(lexicon("contents")) == {"aspects", "accountability", "off_topic", "tasks"}
    assert set(lexicon("units")) == {"words"}


@pytest.mark.parametrize("kind", ISSUERS)
def test_a_clean_report_of_any_kind_has_no_fault_of_words(forms: Forms, kind: str) -> None:
    findings = run(report(forms, "认真落实。", kind, year=2021), forms).findings
    groups = {"copy", "wording", "overview", "basis", "section", "issuer", "lead", "label", "problems"}
    assert [each.message for each in findings if each.rule.partition(".")[0] in groups] == []
