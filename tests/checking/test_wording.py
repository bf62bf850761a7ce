"""The sentences as an issuer reads them: quotation marks, and what is advised."""

from __future__ import annotations

import pytest

from app.checking.context import Context
from app.checking.names import in_line, runs
from app.checking.wording import GENERIC, TEMPLATES, write
from app.forms.load import Forms
from app.review.correct import cell_name
from app.settings import Settings
from tests.builders import build_report
from tests.checking.cases_prose import saying
from tests.checking.make import findings


def test_a_cell_has_one_name_in_every_sentence(forms: Forms) -> None:
    report = build_report(forms)
    for address, planned in Context(report, forms, Settings()).plan.cells.items():
        assert planned.name == cell_name(address, report, forms)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("乙", "“乙”"),
        ("甲丙", "“甲”“丙”"),
        ("甲丙丁戊", "“甲”、“丙”至“戊”3行"),
        ("甲乙丙戊", "“甲”至“丙”3行、“戊”"),
    ],
)
def test_marks_stand_only_beside_a_run_of_names(chosen: str, said: str) -> None:
    assert in_line(runs("甲乙丙丁戊", chosen, "行")) == said


def test_what_is_to_be_done_about_a_sum_is_said_in_one_way() -> None:
    for template in (*TEMPLATES.values(), GENERIC):
        if "相差{difference}" in template:
            assert template.endswith("相差{difference}，请核对后更正。")


def test_marks_within_marks_are_single() -> None:
    said = write("wording.typo", "", {"wrong": "不够“接地气”", "right": "接地气"})
    assert said == "“不够‘接地气’”疑为“接地气”之误，请核对。"


def test_a_quotation_without_its_other_mark_stays_as_it_is() -> None:
    said = write("wording.typo", "", {"wrong": "更加”", "right": "更加"})
    assert said == "“更加””疑为“更加”之误，请核对。"


@pytest.mark.parametrize(
    ("words", "advised"), [("今年以来", "2021年"), ("近几年来", "起止年份"), ("去年", "具体年份")]
)
def test_a_year_is_advised_only_where_it_is_told(forms: Forms, words: str, advised: str) -> None:
    [found] = findings(saying(f"{words}，公开工作稳步推进。")(forms), forms, "date.relative")
    assert found.message == f"“{words}”指代不明，建议写明{advised}。"
