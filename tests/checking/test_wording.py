"""The sentences as an issuer reads them: quotation marks, and what is advised."""

from __future__ import annotations

import pytest

from app.checking.wording import write
from app.forms.load import Forms
from tests.checking.cases_prose import saying
from tests.checking.make import findings


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
