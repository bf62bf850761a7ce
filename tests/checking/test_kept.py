"""Checking one report again and again: what is kept of the words never changes an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.checking.context import Context
from app.checking.engine import check
from app.checking.kept import Kept, without_figures
from app.checking.rulebook import RULES
from app.checking.verdicts import Verdict
from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.read import read
from app.report.correction import Correction, Origin
from app.report.report import Report
from app.review.correct import corrected_report
from app.settings import Settings
from tests.checking.all_cases import ALL_CASES
from tests.checking.make import figures
from tests.checking.words_made import saying
from tests.conftest import SAMPLES
from tests.review.reviews import START

OF_WORDS = [rule for rule in RULES.values() if rule.reads == "text"]
FACTS = {
    "report/title": ("青禾县柳溪镇人民政府2022年政府信息公开工作年度报告", "年度报告", ""),
    "report/issuer": ("柳溪街道办事处", "江州市水务局", ""),
    "report/issuer_kind": ("街道", "部门"),
    "report/year": ("2019", "2022", "二〇二一", ""),
    "report/period_start": ("2020年1月1日", "2021年2月30日", ""),
    "report/period_end": ("2021年12月21日", ""),
    "report/signed_on": ("2025年1月16日", "2022年4月2日", ""),
    "report/published_on": ("2022年4月2日", "2022年1月9日", ""),
}
FIGURES = ("0", "7", "12", "", "/", "3.5", "-1", "若干")


def test_rules_of_the_words_answer_the_same_where_they_are_shown_figures(forms: Forms) -> None:
    assert OF_WORDS
    for case in ALL_CASES.values():
        chosen = case.settings or Settings()
        for build in (*case.failing[:1], *case.passing[:1]):
            report = build(forms)
            shown = Context(report, forms, chosen)
            bare = Context(without_figures(report), forms, chosen)
            for rule in OF_WORDS:
                assert list(rule.run(bare)) == list(rule.run(shown)), rule.id


def edits(report: Report) -> st.SearchStrategy[dict[str, str]]:
    """Texts for a few cells and now and then a fact."""
    cells = st.sampled_from([address for address in report.cells if not address.startswith("report/")])
    figure = st.tuples(cells, st.sampled_from(FIGURES))
    fact = st.sampled_from([(address, text) for address, texts in FACTS.items() for text in texts])
    return st.lists(st.one_of(figure, figure, fact), max_size=3).map(dict)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(["tally-faults-2021", "form-2019", "blank-and-shifted-2023"]))
def test_a_check_with_what_was_kept_is_the_check_of_somebody_who_sees_the_report_first(
    forms: Forms, data: st.DataObject, name: str
) -> None:
    as_read = parse(read(SAMPLES / f"{name}.txt"), forms)
    kept = Kept()
    for changes in data.draw(st.lists(edits(as_read), min_size=2, max_size=6)):
        standing = {
            address: Correction(address, as_read.cells[address].raw, text, Origin.TYPED, START)
            for address, text in changes.items()
        }
        report = corrected_report(as_read, standing)
        off = Settings(rules_off=("wording.typo",)) if "report/title" in changes else Settings()
        assert check(report, forms, off, kept) == check(report, forms, off)


def test_rules_of_the_words_rest_while_figures_change_and_run_when_a_fact_does(
    forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[int | None] = []
    known = RULES["date.signed"]

    def run(ctx: Context) -> Iterator[Verdict]:
        ran.append(ctx.report.year)
        return known.run(ctx)

    monkeypatch.setitem(RULES, "date.signed", known._replace(run=run))
    kept = Kept()
    as_read = saying(forms, "收到政府信息公开申请7件。", figures("received", [5, 0, 0, 0, 0, 0, 5]))

    def found(**changes: str) -> set[str]:
        made = {f"{name.replace('__', '/')}": text for name, text in changes.items()}
        standing = {a: Correction(a, "", text, Origin.TYPED, START) for a, text in made.items()}
        report = corrected_report(as_read, standing)
        return {finding.rule for finding in check(report, forms, kept=kept).findings}

    assert "text.figure" in found()
    assert "text.figure" not in found(requests__received__total="7")
    assert ran == [2021]
    assert "date.signed" in found(report__year="2023")
    assert "date.signed" not in found(requests__received__total="7")
    assert ran == [2021, 2023, 2021]
