"""The model of a grid: what it shows, says and reports as changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.report.address import FACTS
from app.report.correction import DecisionKind, Origin
from app.report.finding import Severity
from app.ui.grid_model import GridModel
from tests.ui.grids import NATURAL, TOTAL, make_model, make_review

Role = Qt.ItemDataRole


@contextmanager
def changes(model: GridModel) -> Iterator[list[str]]:
    """The addresses that ``dataChanged`` covers meanwhile."""
    seen: list[str] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            for column in range(first.column(), last.column() + 1):
                seen.append(model.address_at(model.index(row, column)))

    model.dataChanged.connect(note)
    yield seen
    model.dataChanged.disconnect(note)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("table", ["report", "proactive", "requests", "proceedings"])
def test_it_is_a_sound_model(qtbot: QtBot, forms: Forms, form: str, table: str) -> None:
    model = make_model(make_review(forms, form=form), table)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.setData(model.index_of(model.addresses[0]), "7")
    assert tester.model() is model


def test_every_cell_of_the_report_stands_in_exactly_one_grid(forms: Forms) -> None:
    review = make_review(forms)
    models = [make_model(review, table) for table in ("report", *review.forms.table_ids)]
    shown = [address for model in models for address in model.addresses]
    assert sorted(shown) == sorted(review.report.cells)


def test_labels_can_be_read_and_not_edited(forms: Forms) -> None:
    model = make_model(make_review(forms))
    label = model.index(3, 0)
    assert label.data() == "一、本年新收政府信息公开申请数量"
    assert not model.flags(label) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(label, "5")


def test_a_figure_is_shown_as_it_was_printed(forms: Forms) -> None:
    model = make_model(make_review(forms, {NATURAL: "1,782", TOTAL: "／"}))
    assert model.index_of(NATURAL).data() == "1,782"
    assert model.index_of(TOTAL).data() == "／"


def test_blank_absent_and_uncertain_are_told_apart(forms: Forms) -> None:
    blank, absent = "requests/granted/total", "requests/partial/total"
    doubtful = "requests/carried_in/total"
    review = make_review(
        forms,
        {blank: ""},
        absent=frozenset({"requests/partial"}),
        uncertain=frozenset({"requests/carried_in"}),
    )
    model = make_model(review)
    assert (model.look(blank).text, model.look(blank).absent) == ("", False)
    assert (model.look(absent).text, model.look(absent).absent) == ("", True)
    assert model.look(doubtful).uncertain
    assert "空白" in model.index_of(blank).data(Role.AccessibleTextRole)
    assert "报告中没有" in model.index_of(absent).data(Role.AccessibleTextRole)
    assert "未能确定读取" in model.index_of(doubtful).data(Role.ToolTipRole)


def test_facts_are_shown_in_words(forms: Forms) -> None:
    model = make_model(make_review(forms, facts={"signed_on": None}), "report")
    shown = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == list(FACTS.values())
    assert shown[2:4] == ["乡镇人民政府", "2021"]
    assert model.look("report/signed_on").absent


def test_all_operands_of_a_failing_sum_are_lit(forms: Forms) -> None:
    model = make_model(make_review(forms, {"requests/concluded/natural_person": "1"}))
    for row in ("received", "carried_in", "concluded", "carried_out", "granted", "unavailable.unclear"):
        assert model.look(f"requests/{row}/natural_person").severity is Severity.ERROR, row
    assert not model.look("requests/received/natural_person").operand
    assert model.look("requests/granted/natural_person").operand
    assert model.look("requests/received/business").severity is None


def test_a_finding_put_aside_no_longer_lights_its_cells(forms: Forms) -> None:
    review = make_review(forms, facts={"signed_on": date(2025, 1, 18)})
    model = make_model(review, "report")
    finding = next(finding for finding in review.checks.findings if finding.rule == "date.signed")
    assert model.look("report/signed_on").severity is Severity.ERROR
    review.decide(
        [other.id for other in review.checks.findings if "report/signed_on" in other.cells],
        DecisionKind.ACCEPTED,
    )
    assert model.look("report/signed_on").severity is None
    assert f"{finding.message}（不构成问题）" in model.look("report/signed_on").remarks


def test_data_changed_covers_exactly_the_cells_that_look_different(forms: Forms) -> None:
    review = make_review(forms)
    model = make_model(review)
    with changes(model) as seen:
        review.correct([("proceedings/litigation_after/total", "1")], origin=Origin.TYPED)
    assert seen == []
    before = {address: model.look(address) for address in model.addresses}
    with changes(model) as seen:
        model.setData(model.index_of("requests/granted/business"), "1")
    different = {address for address in model.addresses if model.look(address) != before[address]}
    assert sorted(seen) == sorted(different)
    assert "requests/granted/total" in different
    assert "requests/granted/business" in different
    assert "requests/carried_in/natural_person" not in different
    with changes(model) as seen:
        review.undo()
    assert sorted(seen) == sorted(different)


def test_only_outlines_that_change_are_told(forms: Forms) -> None:
    model = make_model(make_review(forms))
    model.set_outlined([NATURAL, "proceedings/litigation_after/total"])
    with changes(model) as seen:
        model.set_outlined([NATURAL, TOTAL])
    assert seen == [TOTAL]
    assert model.outlined(NATURAL)


def test_a_corrected_cell_says_from_what(forms: Forms) -> None:
    review = make_review(forms, {NATURAL: "2"})
    model = make_model(review)
    model.setData(model.index_of(NATURAL), "1")
    assert model.index_of(NATURAL).data() == "1"
    assert model.look(NATURAL).corrected
    assert "已更正：原文为“2”" in model.index_of(NATURAL).data(Role.ToolTipRole)
    review.undo()
    assert not model.look(NATURAL).corrected


def test_the_same_text_is_no_change_but_confirms_an_uncertain_reading(forms: Forms) -> None:
    review = make_review(forms, uncertain=frozenset({"requests/received"}))
    model = make_model(review)
    model.setData(model.index_of("requests/granted/total"), "0")
    assert review.history.position == 0
    model.setData(model.index_of(TOTAL), "0")
    assert review.history.position == 1
    assert not model.look(TOTAL).uncertain


def test_a_screen_reader_hears_labels_value_and_the_first_finding(forms: Forms) -> None:
    review = make_review(forms, {"requests/denied.state_secret/business": "3"})
    model = make_model(review)
    index = model.index_of("requests/denied.state_secret/business")
    spoken = index.data(Role.AccessibleTextRole)
    assert spoken.startswith(
        "三、本年度办理结果，（三）不予公开，1.属于国家秘密；申请人情况，法人或其他组织，商业企业；3；"
    )
    first = model.look("requests/denied.state_secret/business").remarks[0]
    assert spoken.endswith(first)
    assert first in index.data(Role.AccessibleDescriptionRole)


def test_the_marks_of_a_cell_are_spoken(forms: Forms) -> None:
    """What is seen as ×, dot, pencil or question mark is said in words."""

    def spoken(model: GridModel, address: str) -> list[str]:
        said: str = model.index_of(address).data(Role.AccessibleTextRole)
        return said.split("；")

    faulty = make_model(make_review(forms, {"requests/concluded/natural_person": "1"}))
    faulty.setData(faulty.index_of("requests/carried_in/business"), "0 ")
    assert "错误" in spoken(faulty, NATURAL)
    assert "有问题的和式中的数" in spoken(faulty, "requests/unavailable.unclear/natural_person")
    assert "已更正" in spoken(faulty, "requests/carried_in/business")
    doubtful = make_model(make_review(forms, uncertain=frozenset({"requests/partial"})))
    assert "未确认" in spoken(doubtful, "requests/partial/business")


def test_tool_tips_are_not_taken_for_markup(forms: Forms) -> None:
    review = make_review(forms, {NATURAL: "<b>1"})
    model = make_model(review)
    model.setData(model.index_of(NATURAL), "1")
    assert "原文为“&lt;b&gt;1”" in model.index_of(NATURAL).data(Role.ToolTipRole)


def test_a_released_model_no_longer_listens(forms: Forms) -> None:
    review = make_review(forms)
    model = make_model(review)
    model.release()
    with changes(model) as seen:
        review.correct([(NATURAL, "9")], origin=Origin.TYPED)
    assert seen == []
