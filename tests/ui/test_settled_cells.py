"""Cells that a person has settled: corrected, confirmed against the source, or our reading mended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.memo.content import reported_corrections
from app.report.correction import Origin
from app.review.review import Review
from app.ui import theme
from app.ui.cell_facts import cell_lines
from app.ui.cell_fit import LEAST_SQUEEZE, Fit, fit
from app.ui.corner_marks import Mark, marks
from app.ui.grid_model import GridModel
from app.ui.history_texts import tell
from tests.ui.grids import NATURAL, TOTAL, make_model, make_review, open_grid

Role = Qt.ItemDataRole


@pytest.fixture
def doubtful(forms: Forms) -> Review:
    return make_review(forms, {NATURAL: "25877"}, uncertain=frozenset({"requests/received"}))


def said(model: GridModel, address: str) -> list[str]:
    """All that the grid says about a cell, in its tool tip and to a screen reader."""
    roles = (Role.ToolTipRole, Role.AccessibleTextRole, Role.AccessibleDescriptionRole)
    return [str(model.index_of(address).data(role)) for role in roles]


def shown(model: GridModel, address: str) -> list[Mark]:
    return [mark for mark, _ in marks(model.look(address), theme.LIGHT)]


def test_a_cell_typed_again_is_confirmed_and_not_corrected(doubtful: Review) -> None:
    model = make_model(doubtful)
    assert Mark.UNCERTAIN in shown(model, NATURAL)
    model.setData(model.index_of(NATURAL), "25877")
    assert Mark.CONFIRMED in shown(model, NATURAL)
    assert not {Mark.CORRECTED, Mark.UNCERTAIN} & {*shown(model, NATURAL)}
    sentences = [*said(model, NATURAL), *cell_lines(doubtful, NATURAL)[1]]
    assert not any("已更正" in text for text in sentences)
    assert all(any("已核对" in text for text in one) for one in (said(model, NATURAL), sentences[3:]))
    step = doubtful.history.steps[-1]
    assert tell(doubtful, step).label == "核对无误 本年新收·自然人"
    assert reported_corrections(doubtful) == []


def test_a_confirmed_cell_that_is_then_changed_is_corrected(doubtful: Review) -> None:
    model = make_model(doubtful)
    model.setData(model.index_of(NATURAL), "25877")
    model.setData(model.index_of(NATURAL), "25878")
    assert Mark.CORRECTED in shown(model, NATURAL)
    assert Mark.CONFIRMED not in shown(model, NATURAL)
    assert "已更正：原文为“25877”。" in cell_lines(doubtful, NATURAL)[1]


def test_a_paste_that_changes_one_cell_and_confirms_another_is_a_paste(doubtful: Review) -> None:
    doubtful.correct([(NATURAL, "25877"), (TOTAL, "9")], origin=Origin.PASTED)
    assert doubtful.history.undo_label == "粘贴 2 格"
    doubtful.correct([("requests/received/business", "0")], origin=Origin.PASTED)
    assert doubtful.history.undo_label is not None
    assert doubtful.history.undo_label.startswith("核对无误 ")


def test_a_mended_reading_is_no_correction_of_what_was_printed(forms: Forms) -> None:
    """We read 12, the report prints 17, and it should say 20."""
    review = make_review(forms, {NATURAL: "12"})
    review.correct([(NATURAL, "17")], origin=Origin.MISREAD)
    lines = cell_lines(review, NATURAL)[1]
    assert "已订正识别：原先识别为“12”。" in lines
    assert not any("原文为" in line for line in lines)
    review.correct([(NATURAL, "20")], origin=Origin.TYPED)
    assert "已更正：原文为“17”。" in cell_lines(review, NATURAL)[1]


def marks_end(room: Fit, count: int) -> float:
    return room.mark_left + count * (room.mark_size + room.mark_gap) - room.mark_gap


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("width", [38, 43, 50, 80])
@pytest.mark.parametrize("digits", [1, 3, 5, 6])
def test_marks_and_figure_do_not_stand_on_each_other(count: int, width: int, digits: int) -> None:
    text = digits * 7
    room = fit(width, text, count, 7.6)
    assert marks_end(room, count) <= room.text_left
    over = text * room.squeeze - (room.text_right - room.text_left)
    assert over < 0.01 or room.squeeze == LEAST_SQUEEZE
    assert room.text_right < width


def test_where_there_is_room_nothing_is_made_smaller() -> None:
    room = fit(80, 35, 2, 7.6)
    assert (room.mark_size, room.squeeze) == (7.6, 1.0)


def test_a_column_is_wide_enough_for_its_longest_figure(qtbot: QtBot, forms: Forms) -> None:
    review = make_review(forms)
    view = open_grid(qtbot, review)
    view.resize(480, 560)
    column = view.grid().index_of(NATURAL).column()
    narrow, neighbour = view.columnWidth(column), view.columnWidth(column + 1)
    digit = view.fontMetrics().horizontalAdvance("0")
    review.correct([(NATURAL, "258771")], origin=Origin.TYPED)
    assert view.columnWidth(column) >= max(narrow, 6 * digit + 12)
    assert view.columnWidth(column) > narrow
    assert view.columnWidth(column + 1) == neighbour


def test_what_a_wide_text_took_is_given_back_when_it_is_undone(qtbot: QtBot, forms: Forms) -> None:
    review = make_review(forms)
    view = open_grid(qtbot, review)
    view.resize(480, 560)

    def shape() -> list[int]:
        columns, rows = view.grid().columnCount(), view.grid().rowCount()
        return [*map(view.columnWidth, range(columns)), *map(view.rowHeight, range(rows))]

    before = shape()
    review.correct([(NATURAL, "2587712345")], origin=Origin.TYPED)
    assert shape() != before
    review.undo()
    assert shape() == before
