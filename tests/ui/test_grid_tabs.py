"""The tabs with the tables: going to a cell, badges, tables that were not found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.report.correction import DecisionKind, Origin
from app.report.finding import Severity
from app.review.review import Review
from app.ui import theme
from app.ui.badge_tabs import BadgeTabs
from app.ui.grid_tabs import GridTabs, table_of
from tests.ui.grids import NATURAL, make_review

Open = Callable[[Review], GridTabs]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


@pytest.fixture
def open_tabs(qtbot: QtBot) -> Open:
    def opened(review: Review) -> GridTabs:
        tabs = GridTabs()
        qtbot.addWidget(tabs)
        tabs.resize(900, 620)
        tabs.set_review(review)
        tabs.show()
        qtbot.waitExposed(tabs)
        tabs.activateWindow()
        qtbot.waitUntil(tabs.isActiveWindow)
        return tabs

    return opened


def badges(tabs: GridTabs) -> list[object]:
    bar = tabs.tabs
    assert isinstance(bar, BadgeTabs)
    return [bar.badge(index) for index in range(bar.count())]


def test_every_table_has_a_tab(open_tabs: Open, forms: Forms) -> None:
    tabs = open_tabs(make_review(forms))
    titles = [tabs.tabs.tabText(index) for index in range(tabs.tabs.count())]
    assert titles == ["基本信息", "二、主动公开", "三、收到和处理申请", "四、复议诉讼"]
    assert badges(tabs) == [None] * 4


def test_going_to_a_cell_opens_its_tab(open_tabs: Open, forms: Forms) -> None:
    tabs = open_tabs(make_review(forms))
    told: list[str] = []
    tabs.cell_selected.connect(told.append)
    for address in ("proceedings/litigation_after/total", "report/year", NATURAL, "proactive/fees/amount"):
        assert tabs.show_address(address)
        view = tabs.current_view()
        assert view is not None
        assert view.isVisible()
        assert view.current_address() == address
    assert not tabs.show_address("elsewhere/a/b")
    assert told == []


def test_badges_count_the_gravest_open_findings(open_tabs: Open, forms: Forms) -> None:
    review = make_review(forms, {NATURAL: "1"}, facts={"signed_on": date(2025, 1, 18)})
    tabs = open_tabs(review)
    for index, table in ((0, "report"), (2, "requests")):
        errors = [f for f in review.checks.findings if table_of(f) == table and f.severity is Severity.ERROR]
        assert errors
        assert badges(tabs)[index] == (Severity.ERROR, len(errors))
        assert f"错误 {len(errors)}" in tabs.tabs.accessibleTabName(index)
    review.decide([f.id for f in review.checks.findings if table_of(f) == "report"], DecisionKind.ACCEPTED)
    assert badges(tabs)[0] is None
    review.correct([(NATURAL, "0")], origin=Origin.TYPED)
    assert badges(tabs) == [None] * 4
    review.undo()
    assert badges(tabs)[2] is not None


def test_a_table_that_was_not_found_is_a_sentence(open_tabs: Open, forms: Forms) -> None:
    tabs = open_tabs(make_review(forms, missing_tables=frozenset({"requests"})))
    assert not tabs.show_address(NATURAL)
    assert tabs.current_view() is None
    page = tabs.pages.currentWidget()
    assert page is not None
    sentences = [label.text() for label in page.findChildren(QLabel)]
    assert any(sentence.startswith("报告中没有找到") for sentence in sentences)


def test_alt_and_a_number_open_a_tab(qtbot: QtBot, open_tabs: Open, forms: Forms) -> None:
    tabs = open_tabs(make_review(forms))
    tabs.go_to_tab(0)
    for key, table in ((Qt.Key.Key_3, "requests"), (Qt.Key.Key_1, "report"), (Qt.Key.Key_4, "proceedings")):
        press(key, Qt.KeyboardModifier.AltModifier)
        assert tabs.current_table() == table
        view = tabs.current_view()
        assert view is not None
        assert view.hasFocus()


def test_leaving_a_tab_commits_what_is_typed(qtbot: QtBot, open_tabs: Open, forms: Forms) -> None:
    review = make_review(forms)
    tabs = open_tabs(review)
    tabs.go_to_tab(2)
    press(Qt.Key.Key_5)
    tabs.tabs.setCurrentIndex(3)
    assert review.report.cells[NATURAL].raw == "5"


def test_another_review_keeps_the_tab_and_none_empties_it(open_tabs: Open, forms: Forms) -> None:
    old = make_review(forms)
    tabs = open_tabs(old)
    tabs.go_to_tab(2)
    tabs.set_review(make_review(forms, {NATURAL: "8"}, form="2019"))
    view = tabs.current_view()
    assert view is not None
    assert view.grid().look(NATURAL).text == "8"
    old.correct([(NATURAL, "3")], origin=Origin.TYPED)
    assert view.grid().look(NATURAL).text == "8"
    tabs.set_review(None)
    assert tabs.tabs.count() == 0
    assert tabs.current_view() is None


def test_operands_are_outlined_in_all_tables(open_tabs: Open, forms: Forms) -> None:
    tabs = open_tabs(make_review(forms))
    tabs.set_outlined([NATURAL, "report/year"])
    for table, address in (("requests", NATURAL), ("report", "report/year")):
        view = tabs.view(table)
        assert view is not None
        assert view.grid().outlined(address)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_marks_do_not_rest_on_colour_alone(
    open_tabs: Open, forms: Forms, mode: theme.Mode, request: pytest.FixtureRequest
) -> None:
    """In grey, a cell in error, a blank one, a corrected and an uncertain one still differ in shape."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, mode)
    request.addfinalizer(lambda: theme.apply(app, "light"))
    review = make_review(
        forms,
        {NATURAL: "1", "requests/granted/business": ""},
        uncertain=frozenset({"requests/partial"}),
        absent=frozenset({"requests/other.other"}),
    )
    review.correct([("requests/denied.third_party/natural_person", "00")], origin=Origin.TYPED)
    tabs = open_tabs(review)
    tabs.show_address("requests/carried_out/total")
    view = tabs.current_view()
    assert view is not None
    picture = view.viewport().grab().toImage()

    def corner(address: str) -> frozenset[tuple[int, int]]:
        """Where the corner of a cell differs much in brightness from the cell's own fill."""
        rect = view.visualRect(view.grid().index_of(address))
        fill = picture.pixelColor(rect.left() + 2, rect.bottom() - 3).lightness()
        return frozenset(
            (x, y)
            for x in range(2, 24)
            for y in range(2, 13)
            if abs(picture.pixelColor(rect.left() + x, rect.top() + y).lightness() - fill) > 50
        )

    plain = corner("requests/denied.state_secret/total")
    shapes = [
        corner(NATURAL),
        corner("requests/granted/business"),
        corner("requests/denied.third_party/natural_person"),
        corner("requests/partial/natural_person"),
    ]
    assert plain == frozenset()
    assert all(shapes)
    assert len(set(shapes)) == len(shapes)
