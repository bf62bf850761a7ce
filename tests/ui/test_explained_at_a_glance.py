"""The explanation in little room: the sum and what mends it are seen, and nothing lies on anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.report.correction import DecisionKind
from app.ui.findings_model import DECISION, tool_tip
from app.ui.main_window import MainWindow
from app.ui.tasks import InlineRunner
from tests.ui.windows import shown_window

Sample = Callable[[str], Path]


@pytest.fixture
def window(qtbot: QtBot, dressed: None, sample: Sample) -> Iterator[MainWindow]:
    with shown_window(qtbot, InlineRunner(), (1440, 940)) as made:
        made.open_paths([sample("tally-faults-2021")])
        made.walk(1)
        QApplication.processEvents()
        yield made


def said(window: MainWindow) -> list[QWidget]:
    """What the page of the explanation says, from above."""
    area = window.report.explanation.findChild(QScrollArea)
    assert area is not None
    page = area.widget()
    assert page is not None
    found = [one for one in page.children() if isinstance(one, QLabel | QFrame) and one.isVisible()]
    return sorted(found, key=lambda one: one.y())


def seen(widget: QWidget) -> bool:
    """Whether it is seen from its top to its bottom."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_the_sum_and_the_first_suggestion_are_seen_without_scrolling(window: MainWindow) -> None:
    kinds = [one.property("kind") or one.objectName() for one in said(window)[:3]]
    assert kinds == ["sum", "sum", "card"]
    assert all(seen(one) for one in said(window)[:3])


@pytest.mark.parametrize("size", [(1200, 700), (1024, 700), (1440, 940)])
def test_no_line_lies_on_another_and_each_has_its_height(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    pieces = said(window)
    assert len(pieces) >= 4
    for above, below in pairwise(pieces):
        assert above.geometry().bottom() < below.geometry().top()
    for label in window.report.explanation.pages.findChildren(QLabel):
        if label.wordWrap() and label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    assert seen(pieces[0])


def test_what_is_explained_stands_beside_the_tabs_and_is_never_lost(window: MainWindow) -> None:
    panel = window.report.explanation
    finding = window.report.selection.finding
    assert finding is not None
    whole = panel.subject.text()
    assert whole.startswith(finding.place)
    window.resize(1024, 700)
    QApplication.processEvents()
    assert panel.subject.text()
    assert panel.subject.toolTip() == whole
    panel.tabs.setCurrentIndex(1)
    assert panel.subject.isHidden()


def test_a_note_is_asked_for_where_one_can_be_given_and_nothing_jumps(window: MainWindow) -> None:
    row = window.report.explanation.decision_row
    assert row.note.isHidden()
    before = row.geometry()
    review, finding = window.session.review, window.report.selection.finding
    assert review is not None
    assert finding is not None
    review.decide([finding.id], DecisionKind.CONFIRMED)
    QApplication.processEvents()
    assert row.note.isVisible()
    assert row.geometry() == before
    review.decide([finding.id], DecisionKind.CONFIRMED, "told them " * 9)
    assert row.note.cursorPosition() == 0  # a long one is read from its beginning


def test_a_note_has_a_mark_and_words_of_its_own(window: MainWindow) -> None:
    review, view = window.session.review, window.report.findings.view
    assert review is not None
    model = window.report.findings.model
    index = model.index(model.finding_rows()[1], DECISION)
    finding = model.line(index.row()).finding
    assert finding is not None
    review.decide([finding.id], DecisionKind.CONFIRMED)
    plain = painted(view, view.visualRect(index))
    review.decide([finding.id], DecisionKind.CONFIRMED, "told them")
    noted = painted(view, view.visualRect(index))
    left, right = QRect(0, 0, noted.width() // 2, noted.height()), noted.rect()
    right.setLeft(noted.width() * 2 // 3)
    assert noted.copy(left) == plain.copy(left)  # the word is not touched
    assert noted.copy(right) != plain.copy(right)
    assert model.data(index) == "属实"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "属实，备注：told them"
    assert "备注：told them" in tool_tip(model.line(index.row()), "rule")


def painted(view: QTableView, box: QRect) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab(box).toImage()
