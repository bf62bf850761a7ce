"""The smallest repair: right, smallest, never a guess about what could not be read."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.checking import repair
from app.checking.context import Context
from app.checking.repair import Repair, repairs
from app.checking.repair_order import (
    LOOK_ALIKE,
    MISCOUNT,
    NO_REASON,
    OTHER_DIGIT,
    SLIP,
    STRAY_DIGIT,
    WEAK,
    slip,
)
from app.checking.repair_search import AT_MOST, Change, Equation, smallest, solve
from app.forms.load import Forms
from app.report.finding import Finding
from app.report.report import Report
from app.review.convert import _saved_findings
from app.settings import Settings
from tests.builders import build_report
from tests.checking.cases import BALANCED, balanced
from tests.checking.make import APPLICANTS, figures, finding, run
from tests.generator.sums import KINDS, consistent, spoilt

NATURAL = "requests/granted/natural_person"
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def found(report: Report, forms: Forms, said: dict[str, int] | None = None) -> list[list[Repair]]:
    stated = {address: Decimal(value) for address, value in (said or {}).items()}
    return repairs(Context(report, forms, Settings()), stated)


def changes(one: Repair) -> dict[str, str]:
    return {change.address: str(change.after) for change in one.changes}


def only(report: Report, forms: Forms) -> list[dict[str, str]]:
    """The repairs of the only group."""
    (group,) = found(report, forms)
    return [changes(one) for one in group]


def sums(report: Report, forms: Forms) -> list[Finding]:
    return [one for one in run(report, forms).findings if one.sum is not None]


def test_one_cell_that_explains_all(forms: Forms) -> None:
    report = balanced(granted__natural_person="5")(forms)
    assert only(report, forms) == [{NATURAL: "3"}]
    wrong = sums(report, forms)
    assert len(wrong) == 2
    for one in wrong:
        (suggestion,) = one.suggestions
        assert suggestion.text == "将 予以公开·自然人 5 改为 3，可同时消除 2 处勾稽错误"
        assert suggestion.changes == ((NATURAL, "3"),)


def test_two_cells_together_and_each_for_itself(forms: Forms) -> None:
    report = balanced(granted__natural_person="5", received__total="50")(forms)
    assert only(report, forms) == [{"requests/received/total": "5", NATURAL: "3"}]
    texts = {one.id: [s.text for s in one.suggestions] for one in sums(report, forms)}
    whole = "将 本年新收·总计 50 改为 5、予以公开·自然人 5 改为 3，可同时消除 4 处勾稽错误"
    assert texts["requests.row_total@requests/received"] == [
        "将 本年新收·总计 50 改为 5，可同时消除 2 处勾稽错误",
        whole,
    ]
    assert texts["requests.row_total@requests/granted"] == [
        "将 予以公开·自然人 5 改为 3，可同时消除 2 处勾稽错误",
        whole,
    ]


def test_two_cells_of_one_sum_go_together(forms: Forms) -> None:
    """Two figures that changed places: neither alone would do."""
    report = balanced(granted__natural_person="1", partial__natural_person="3")(forms)
    (group,) = found(report, forms)
    assert not any(one.parts for one in group)
    for one in sums(report, forms):
        assert [s.text for s in one.suggestions] == [
            "将 予以公开·总计 3 改为 1、部分公开·总计 1 改为 3，可同时消除 2 处勾稽错误",
            "将 予以公开·自然人 1 改为 3、部分公开·自然人 3 改为 1，可同时消除 2 处勾稽错误",
        ]


def test_three_cells_are_the_most(forms: Forms) -> None:
    wrong = {"granted__natural_person": "5", "received__total": "50", "carried_out__business": "3"}
    assert len(only(balanced(**wrong)(forms), forms)[0]) == 3
    report = balanced(**wrong, carried_in__research="7")(forms)
    assert found(report, forms) == []
    assert all(not one.suggestions for one in sums(report, forms))


def test_tables_are_mended_one_by_one(forms: Forms) -> None:
    wrong = {"proceedings/reconsideration/upheld": "12", "proceedings/reconsideration/total": "21"}
    report = build_report(forms, {**BALANCED, NATURAL: "5", **wrong})
    by_rule = {one.rule: one.suggestions for one in sums(report, forms)}
    assert [s.changes[0][0] for s in by_rule["requests.row_total"]] == [NATURAL]
    assert len(by_rule["proceedings.total"]) == 5, "any figure of the row may be the wrong one"
    first = by_rule["proceedings.total"][0]
    assert first.text == "将 行政复议·总计 21 改为 12，可消除 1 处勾稽错误", "two digits swapped"


def test_a_bound_is_told_as_one(forms: Forms) -> None:
    report = build_report(forms, {"proactive/normative_documents/issued": "7"})
    assert [s.text for s in finding(report, forms, "proactive.effective").suggestions] == [
        "将 行政规范性文件·本年制发件数 7 至多改为 0，可消除 1 处勾稽错误",
        "将 行政规范性文件·本年废止件数 0 至少改为 7，可消除 1 处勾稽错误",
        "将 行政规范性文件·现行有效件数 0 至少改为 7，可消除 1 处勾稽错误",
    ]


def test_the_words_fill_what_a_bound_leaves_open(forms: Forms) -> None:
    report = build_report(forms, {"proactive/normative_documents/issued": "7"})
    ((first, *_),) = found(report, forms, {"proactive/normative_documents/effective": 12})
    assert changes(first) == {"proactive/normative_documents/effective": "12"}
    assert first.changes[0].bound == ""


def test_a_blank_is_named_so(forms: Forms) -> None:
    report = balanced(received__natural_person="")(forms)
    assert sums(report, forms)[0].suggestions[0].text == (
        "将 本年新收·自然人 空白 改为 5，可同时消除 2 处勾稽错误"
    )


def test_no_more_is_carried_out_than_came_in_is_told_once_and_counted_once(forms: Forms) -> None:
    report = balanced(carried_out__natural_person="9")(forms)
    (group,) = found(report, forms)
    assert ("requests.carried_out_bound", "requests/*/natural_person") in group[0].mends
    assert sums(report, forms)[0].suggestions[0].text.endswith("可同时消除 2 处勾稽错误")


def test_a_clean_report_and_rules_switched_off_have_none(
    forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    report = balanced()(forms)
    monkeypatch.setattr(repair, "attach", never)
    assert not sums(report, forms)
    off = Settings(rules_off=("requests.row_total",))
    report = balanced(received__business="1")(forms)
    group = repairs(Context(report, forms, off))[0]
    assert {c.address for one in group for c in one.changes} == {
        f"requests/{row}/business" for row in ("received", "carried_out")
    }, "without the rows nothing tells which figure of the column it is, but for the total of results"


def test_a_fault_in_it_leaves_the_check_as_it_is(
    forms: Forms, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(repair, "attach", broken)
    wrong = sums(balanced(granted__natural_person="5")(forms), forms)
    assert len(wrong) == 2
    assert all(not one.suggestions for one in wrong)
    assert "no repairs" in caplog.text


class TestUnknown:
    def test_an_uncertain_row_is_never_changed_and_its_sums_are_not_judged(self, forms: Forms) -> None:
        wrong = {**BALANCED, "requests/received/natural_person": "6"}
        report = build_report(forms, wrong, uncertain=frozenset({"requests/granted"}))
        assert only(report, forms) == [{"requests/received/natural_person": "5"}]
        # with the row itself uncertain, nothing of it can be said, and the columns are not judged
        report = build_report(forms, wrong, uncertain=frozenset({"requests/received"}))
        assert found(report, forms) == []

    def test_a_sum_with_an_unknown_must_still_be_possible(self, forms: Forms) -> None:
        """Of 5 concluded 3 are granted and what is granted in part was not read: 2 is too few."""
        wrong = {
            **BALANCED,
            **figures("concluded", [4, 0, 0, 0, 0, 0, 4]),
            **figures("received", [3, 0, 0, 0, 0, 0, 3]),
        }
        report = build_report(forms, wrong, uncertain=frozenset({"requests/partial"}))
        for group in found(report, forms):
            for one in group:
                assert int(changes(one).get("requests/concluded/natural_person", "4")) >= 3

    def test_totals_that_were_not_filled_in_are_filled_with_what_their_rows_add_up_to(
        self, forms: Forms
    ) -> None:
        blanks = {f"requests/{row}/total": "" for row in ("received", "carried_in", "concluded")}
        report = build_report(forms, {**BALANCED, **blanks, "requests/carried_out/business": "1"})
        assert only(report, forms) == [
            {
                "requests/received/total": "5",
                "requests/concluded/total": "4",
                "requests/carried_out/business": "0",
            }
        ]


class TestOrder:
    @pytest.mark.parametrize(
        ("before", "after", "cost"),
        [
            ("21", "12", SLIP),
            ("1", "11", SLIP),
            ("100", "10", SLIP),
            ("123", "13", STRAY_DIGIT),
            ("17", "11", LOOK_ALIKE),
            ("25", "21", OTHER_DIGIT),
            ("4", "5", MISCOUNT),
            ("4", "9", WEAK),
            ("", "5", NO_REASON),
            ("0", "10", NO_REASON),
            ("2", "7", WEAK),
            ("12", "3456", NO_REASON),
            ("2", "24", WEAK),
            ("-3", "3", NO_REASON),
        ],
    )
    def test_slips_of_the_pen(self, before: str, after: str, cost: float) -> None:
        assert slip(before, after) == cost

    def row(self, forms: Forms, *values: int, said: dict[str, int] | None = None) -> list[tuple[str, str]]:
        names = ("upheld", "corrected", "other", "pending", "total")
        cells = {f"proceedings/reconsideration/{n}": str(v) for n, v in zip(names, values, strict=True)}
        (group,) = found(build_report(forms, cells), forms, said)
        return [(c.address.rsplit("/", 1)[1], str(c.after)) for one in group for c in one.changes]

    def test_a_total_before_a_detail(self, forms: Forms) -> None:
        assert self.row(forms, 1, 2, 0, 4, 58)[0] == ("total", "7")

    def test_a_slip_in_a_detail_before_a_total(self, forms: Forms) -> None:
        assert self.row(forms, 31, 2, 0, 4, 19)[0] == ("upheld", "13")

    def test_an_addend_left_out(self, forms: Forms) -> None:
        assert self.row(forms, 1, 2, 5, 4, 7)[0] == ("total", "12")

    def test_what_the_words_say(self, forms: Forms) -> None:
        said = {"proceedings/reconsideration/pending": 26}
        assert self.row(forms, 1, 2, 0, 4, 29, said=said)[0] == ("pending", "26")
        said = {"proceedings/reconsideration/total": 29}
        assert self.row(forms, 1, 2, 0, 4, 29, said=said)[-1] == ("total", "7")

    def test_the_sentence_says_that_the_words_agree(self, forms: Forms) -> None:
        prose = {1: "（二）依申请公开方面。2021年，本机关收到政府信息公开申请5件，均已办结。"}
        report = build_report(forms, {**BALANCED, "requests/received/total": "50"}, prose=prose)
        wrong = next(one for one in sums(report, forms) if one.rule == "requests.row_total")
        assert wrong.suggestions[0].text == (
            "将 本年新收·总计 50 改为 5（与正文一致），可同时消除 2 处勾稽错误"
        )

    def only_totals(self, forms: Forms, concluded: int, **others: str) -> Report:
        """The rows have no applicants, so only the column of totals tells."""
        cells = {
            "requests/received/total": str(concluded),
            "requests/granted/total": "8",
            "requests/partial/total": "2",
            "requests/denied.third_party/total": "1",
            "requests/concluded/total": str(concluded),
            **{f"requests/unprocessed.{row}/total": text for row, text in others.items()},
        }
        rows = [address.rpartition("/")[0] for address in build_report(forms).cells]
        return build_report(
            forms,
            {
                **{f"{row}/{c}": "" for row in rows if row.startswith("requests/") for c in APPLICANTS},
                **cells,
            },
        )

    def test_partly_granted_counted_twice(self, forms: Forms) -> None:
        report = self.only_totals(forms, 9)
        assert only(report, forms) == [{"requests/granted/total": "6"}, {"requests/partial/total": "0"}]

    def test_of_many_answers_only_those_with_a_reason_are_shown(self, forms: Forms) -> None:
        report = self.only_totals(forms, 33, petition="5", duplicate="4", publication="3")
        (group,) = found(report, forms)
        assert len(group) == 6
        told = finding(report, forms, "requests.concluded_total")
        assert [s.text for s in told.suggestions] == [
            "将 保护第三方合法权益·总计 1 改为 11，可消除 1 处勾稽错误"
        ], "a digit lost; nothing speaks for the others"


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(seed=st.integers(0, 2**32), form=st.sampled_from(["2019", "2021"]), count=st.integers(1, 3))
def test_a_repair_mends_every_sum_and_breaks_none(forms: Forms, seed: int, form: str, count: int) -> None:
    random = Random(seed)
    right = consistent(forms, form, random)
    wrong = dict(right)
    for _ in range(count):
        address, text = spoilt(forms, form, wrong, random, random.choice(KINDS))
        wrong[address] = text
    rows = sorted({address.rpartition("/")[0] for address in wrong})
    unknown = frozenset(random.sample(rows, random.choice((0, 0, 0, 1, 2))))
    report = build_report(forms, wrong, form=form, uncertain=unknown)
    failing = {one.id for one in sums(report, forms)}
    groups = found(report, forms)
    for group in groups:
        assert len(group) <= repair.AT_MOST
        assert len({len(one.changes) for one in group}) == 1
        mends = {f"{rule}@{subject}" for rule, subject in group[0].mends} & failing
        for one in group:
            assert not {address.rpartition("/")[0] for address in changes(one)} & unknown
            assert all(change.after >= 0 and change.before != change.after for change in one.changes)
            mended = build_report(forms, {**wrong, **changes(one)}, form=form, uncertain=unknown)
            assert {f.id for f in sums(mended, forms)} == failing - mends
            for part in one.parts:
                mended = build_report(forms, {**wrong, **changes(part)}, form=form, uncertain=unknown)
                gone = {f"{rule}@{subject}" for rule, subject in part.mends}
                assert {f.id for f in sums(mended, forms)} == failing - gone
    if count == 1 and failing:
        assert groups, "one wrong figure is always found"


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[Equation], dict[int, int]]:
    """A small table: rows with a total, columns with a total, sometimes a bound; figures of 0 to 4."""
    rows, columns = draw(st.integers(1, 2)), draw(st.integers(2, 3))
    cells = {(r, c): r * (columns + 1) + c for r in range(rows + 1) for c in range(columns + 1)}
    values = {cell: draw(st.integers(0, 4)) for cell in cells.values()}
    lines = [[cells[r, c] for c in range(columns + 1)] for r in range(rows + 1)]
    lines += [[cells[r, c] for r in range(rows + 1)] for c in range(columns + 1)]
    equations = []
    for line in lines:
        if draw(st.integers(0, 4)):
            coefficients = {**dict.fromkeys(line[:-1], 1), line[-1]: -1}
            equal = draw(st.integers(0, 4)) > 0
            difference = sum(values[cell] * k for cell, k in coefficients.items())
            equations.append(Equation(coefficients, difference, equal))
    return equations, values


@settings(max_examples=60, deadline=None)
@given(system=systems())
def test_no_smaller_set_and_no_other_as_small(system: tuple[list[Equation], dict[int, int]]) -> None:
    equations, values = system
    answers = smallest(equations, values)
    told = {frozenset((change.cell, change.value) for change in answer) for answer in answers}
    assert len(told) == len(answers)
    size = len(answers[0]) if answers else AT_MOST
    # By brute force, with every figure that a cell of so small a table can sensibly take.
    for smaller in range(1, min(size, 2) + 1):
        sets = {
            cells: values_
            for cells in combinations(values, smaller)
            if (values_ := by_force(equations, values, cells))
        }
        if smaller < size:
            assert not sets or not answers
            if sets:
                return  # a smaller set would do whose values are open: nothing is said
            continue
        for cells, possible in sets.items():
            if len(possible) == 1:
                assert frozenset(zip(cells, possible[0], strict=True)) in told
        for answer in answers:
            assert tuple(change.value for change in answer) in sets[tuple(change.cell for change in answer)]


def by_force(
    equations: list[Equation], values: dict[int, int], cells: tuple[int, ...]
) -> list[tuple[int, ...]]:
    """All values that mend everything. Nothing is to be mended: none."""
    if all(equation.holds for equation in equations):
        return []
    possible = []
    for new in product(range(13), repeat=len(cells)):
        change = dict(zip(cells, new, strict=True))
        if any(values[cell] == value for cell, value in change.items()):
            continue
        for coefficients, difference, equal in equations:
            now = difference + sum(
                coefficients.get(cell, 0) * (value - values[cell]) for cell, value in change.items()
            )
            if now > 0 or (equal and now):
                break
        else:
            possible.append(new)
    return possible


def test_systems_are_solved_exactly() -> None:
    assert solve([[1, 1, 5], [1, -1, 1]], 2) == [3, 2]
    assert solve([[1, 1, 5], [1, -1, 2]], 2) is None, "no whole numbers"
    assert solve([[1, 5], [1, 4]], 1) is None
    assert solve([[1, 0, 5]], 2) == [5, None]
    assert solve([[1, 1, 5]], 2) == [None, None]
    assert solve([[0, 1, 1, 7], [1, 0, 1, 6], [1, 1, 0, 5]], 3) == [2, 3, 4]


def test_open_values_are_not_made_up() -> None:
    """Two details must come down to 3 together: nobody can say how."""
    both = Equation({0: 1, 1: 1}, 7)  # 5 + 5 − 3, of which the 3 may not change
    assert smallest([both], {0: 5, 1: 5}) == []
    down_to_nought = Equation({0: 1, 1: 1}, 10)
    assert smallest([down_to_nought], {0: 5, 1: 5}) == [(Change(0, 0), Change(1, 0))]


def test_a_search_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.checking.repair_search.LIMIT", 3)
    equations = [Equation({n: 1, n + 10: -1}, 1) for n in range(2)]
    assert smallest(equations, dict.fromkeys([0, 1, 10, 11], 5)) == []


def test_it_is_written_to_the_json(forms: Forms) -> None:
    """What ``check --format jsonl`` and the saved file say of it."""
    wrong = sums(balanced(granted__natural_person="5")(forms), forms)[0]
    (saved,) = _saved_findings([wrong], None)
    assert [one.model_dump(mode="json") for one in saved.suggestions] == [
        {"text": "将 予以公开·自然人 5 改为 3，可同时消除 2 处勾稽错误", "changes": {NATURAL: "3"}}
    ]
