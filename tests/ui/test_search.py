"""Finding words in source, tables and findings, and walking what was found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.forms.load import Forms
from app.ui import search
from app.ui.main_window import MainWindow
from tests.ui.grids import NATURAL, make_review

Sample = Callable[[str], Path]


def test_width_and_case_make_no_difference_and_places_stay() -> None:
    text = "ＡＢ１２％\u3000İß中"
    assert len(search.folded(text)) == len(text)
    assert search.folded("ＡＢ１２％\u3000中") == "ab12% 中"


def test_cells_are_found_by_what_they_show_and_by_their_labels(forms: Forms) -> None:
    review = make_review(forms, {NATURAL: "１，７８２"})
    assert [hit for hit in search.find(review, "1,782") if hit.cell] == [search.Hit(cell=NATURAL)]
    labels = [hit for hit in search.find(review, "尚未审结") if hit.label]
    assert [hit.part for hit in labels] == ["proceedings"]
    assert search.find(review, "　 ") == []


def test_parts_count_and_say_where_they_begin() -> None:
    hits = [search.Hit(1, 2), search.Hit(3, 4), search.Hit(cell="report/year"), search.Hit(finding="x@y")]
    assert search.parts(hits) == [("text", 0, 2), ("report", 2, 1), ("findings", 3, 1)]


def test_all_three_are_counted_by_place_and_each_place_is_one_click_away(
    window: MainWindow, sample: Sample
) -> None:
    window.open_paths([sample("tally-faults-2021")])
    finder, edit = window.report.finder, window.search.edit
    assert finder.isHidden()
    window.acts.find.trigger()
    QTest.keyClicks(edit, "12")
    assert finder.isVisible()
    counted = search.parts(finder.hits)
    assert {"text", "requests"} <= {part.name for part in counted}
    assert f"原文 {counted[0].total} 处" in finder.text()
    requests = next(part for part in counted if part.name == "requests")
    finder.linkActivated.emit(str(requests.first))
    hit = finder.hit
    assert hit is not None
    view = window.report.grid.current_view()
    assert view is not None
    assert view.current_address() == hit.cell == window.report.selection.address
    assert view.grid().found(hit.cell)
    window.acts.find_next.trigger()
    assert window.search.count.text().startswith(f"{requests.first + 2}/")
    window.acts.find_previous.trigger()
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert not view.grid().found(hit.cell)
    assert view.hasFocus()


def test_escape_leaves_to_the_finding_that_was_found(window: MainWindow, sample: Sample) -> None:
    window.open_paths([sample("tally-faults-2021")])
    window.acts.find.trigger()
    window.search.edit.setText("自然人")  # Qt types Latin letters only
    window.acts.find_previous.trigger()  # the last hits are findings
    hit = window.report.finder.hit
    assert hit is not None
    QTest.keyClick(window.search.edit, Qt.Key.Key_Escape)
    assert window.report.findings.view.hasFocus()
    found = window.report.selection.finding
    assert found is not None
    assert found.id == hit.finding


def test_nothing_found_is_said(window: MainWindow, sample: Sample) -> None:
    window.open_paths([sample("tally-faults-2021")])
    window.acts.find.trigger()
    QTest.keyClicks(window.search.edit, "<b>")
    assert window.report.finder.text() == "原文、表格和问题中都没有“&lt;b&gt;”。"
    assert window.search.count.text() == "无"
