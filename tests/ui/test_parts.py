"""The parts of the window that hold without one: positions, marks, lines, tasks, selection."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.report.correction import DecisionKind, Origin
from app.report.finding import Severity
from app.review.review import Review
from app.ui import fonts, search, theme
from app.ui.cell_facts import cell_lines, checks_text
from app.ui.corner_marks import Mark, marks
from app.ui.findings_lines import Filter, Grouping, Order, Wanted, counts, lines, listed
from app.ui.findings_model import FindingsModel
from app.ui.grid_looks import looks, spoken_marks
from app.ui.marks import Sign
from app.ui.selection import Selection
from app.ui.source_editor import SourceEditor
from app.ui.source_marks import SourceMark, address_at, source_marks
from app.ui.tasks import InlineRunner, Runner
from app.ui.text_positions import TextPositions

ReviewOf = Callable[[str], Review]


@given(st.text(alphabet="a字𠮷😀\n", max_size=30))
def test_positions_agree_with_utf_16(text: str) -> None:
    positions = TextPositions(text)
    for index in range(len(text) + 1):
        units = len(text[:index].encode("utf-16-le")) // 2
        assert positions.to_qt(index) == units
        assert positions.from_qt(units) == index


def test_marks_say_what_is_wrong_what_is_selected_and_what_was_corrected(review_of: ReviewOf) -> None:
    review = review_of("tally-faults-2021")
    finding = next(f for f in review.checks.findings if f.rule == "requests.balance")
    cells = review.report.cells
    outlined = {m.start for m in source_marks(review, finding, "") if m.outlined}
    spans = [cells[a].span for a in (*finding.cells, *finding.related)]
    assert outlined == {span.start for span in spans if span is not None}
    address = "proactive/coercion/decisions"  # the text says nothing of it
    review.correct([(address, "319")], origin=Origin.TYPED)
    span = cells[address].span
    assert span is not None
    assert SourceMark(span.start, span.end, Sign.CORRECTED) in source_marks(review, None, "")


def test_a_finding_that_is_decided_to_be_none_is_not_marked(review_of: ReviewOf) -> None:
    review = review_of("signed-2025")
    marked = len(source_marks(review, None, ""))
    finding = next(f for f in review.checks.findings if f.rule == "date.signed")
    review.decide([finding.id], DecisionKind.ACCEPTED)
    assert len(source_marks(review, None, "")) < marked


def test_every_cell_of_the_text_is_found_at_its_place(review_of: ReviewOf) -> None:
    review = review_of("tally-faults-2021")
    for cell in review.report.cells.values():
        if cell.span is not None and cell.address.startswith("requests/"):
            assert address_at(review, cell.span.start) == cell.address


def test_lines_are_filtered_ordered_and_grouped(review_of: ReviewOf) -> None:
    review = review_of("tally-faults-2021")
    every = lines(review, Wanted(order=Order.REPORT))
    assert [line.finding for line in every] == list(review.checks.findings)
    gravest = lines(review, Wanted())
    order = [Severity.ERROR, Severity.WARNING, Severity.INFO]
    ranks = [order.index(line.finding.severity) for line in gravest if line.finding]
    assert ranks == sorted(ranks)
    for chosen, severity in zip((Filter.ERROR, Filter.WARNING, Filter.INFO), order, strict=True):
        made = lines(review, Wanted(chosen))
        assert len(made) == counts(listed(review))[chosen] == review.checks.count_severity(severity)
    grouped = lines(review, Wanted(grouping=Grouping.TABLE))
    headings = [line.heading for line in grouped if line.finding is None]
    assert len(headings) == len(set(headings)) > 1
    assert len(grouped) == len(every) + len(headings)


def test_the_findings_model_is_a_sound_model(
    review_of: ReviewOf, qtmodeltester: ModelTester, dressed: None
) -> None:
    model = FindingsModel()
    qtmodeltester.check(model)
    review = review_of("tally-faults-2021")
    model.set_lines(lines(review, Wanted(grouping=Grouping.TABLE)))
    heading, first = model.index(0, 0), model.index(1, 0)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(first) & Qt.ItemFlag.ItemIsSelectable
    spoken = str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    line = model.line(1)
    assert line.severity in spoken
    assert line.message in spoken


def test_a_decision_changes_a_line_and_not_the_list(qtbot: QtBot, review_of: ReviewOf, dressed: None) -> None:
    review = review_of("tally-faults-2021")
    model = FindingsModel()
    model.set_lines(lines(review, Wanted(order=Order.REPORT)))
    review.decide([review.checks.findings[0].id], DecisionKind.CONFIRMED)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_lines(lines(review, Wanted(order=Order.REPORT)))


def test_the_selection_is_told_once_and_knows_what_is_gone(qtbot: QtBot, review_of: ReviewOf) -> None:
    review = review_of("signed-2025")
    selection = Selection()
    selection.set_review(review)
    told: list[str] = []

    def echo() -> None:  # a panel that answers with what it was told, as views do
        told.append(selection.address)
        selection.select_cell(selection.address)
        selection.select_finding("")

    selection.changed.connect(echo)
    signed = next(f for f in review.checks.findings if f.rule == "date.signed")
    selection.select_finding(signed.id)
    assert told == ["report/signed_on"]
    assert selection.finding == signed
    review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    assert selection.resolved
    assert selection.finding is not None
    assert selection.finding.id == signed.id


def test_a_cell_without_a_finding_is_described(review_of: ReviewOf) -> None:
    review = review_of("clean-2021")
    title, said = cell_lines(review, "requests/received/natural_person")
    assert title.endswith("自然人")
    assert any("检查全部通过" in text for text in said)
    assert checks_text(review).startswith(f"检查 {len(review.checks.outcomes)} 项：通过")


@pytest.mark.parametrize(
    ("address", "text", "told"),
    [
        ("report/published_on", "2022-13-45", "“2022-13-45”不是可以识别的日期，请写作“2022年1月20日”。"),
        ("report/year", "去年", "“去年”不是可以识别的年度，请写作“2021”。"),
        ("requests/received/total", "若干", "“若干”不是可以识别的数字。"),
    ],
)
def test_what_cannot_be_read_is_called_what_it_should_be(
    review_of: ReviewOf, address: str, text: str, told: str
) -> None:
    review = review_of("clean-2021")
    review.correct([(address, text)], origin=Origin.TYPED)
    assert told in cell_lines(review, address)[1]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("year", "去年"),
        ("period_start", "年初"),
        ("period_end", "2021-13-45"),
        ("signed_on", "2022年2月30日"),
        ("published_on", "2022-13-45"),
    ],
)
def test_a_date_that_cannot_be_read_is_marked_and_nothing_is_said_to_pass_over_it(
    review_of: ReviewOf, fact: str, text: str
) -> None:
    review, address = review_of("clean-2021"), f"report/{fact}"
    review.correct([(address, text)], origin=Origin.TYPED)
    look = looks(review, [address])[address]
    assert Mark.UNCERTAIN in dict(marks(look, theme.current()))
    assert "无法识别，相关检查未进行。" in look.remarks
    assert "无法识别" in spoken_marks(look)
    said = "".join(cell_lines(review, address)[1])
    assert "没有进行" in said or "未进行" in said
    assert "全部通过" not in said


def test_a_hit_in_the_text_is_where_the_words_stand(review_of: ReviewOf) -> None:
    review = review_of("tally-faults-2021")
    hits = [hit for hit in search.find(review, "自然人") if hit.part == "text"]
    assert hits
    assert all(review.report.text[hit.start : hit.end] == "自然人" for hit in hits)
    assert search.find(review, "") == []


def test_the_source_keeps_every_character_at_its_place(qtbot: QtBot, dressed: None) -> None:
    editor = SourceEditor()
    qtbot.addWidget(editor)
    editor.resize(400, 300)
    text = "𠮷\t甲\u00a0乙\n" + "行\n" * 200 + "丙 5 丁"
    editor.set_text(text)
    place = text.index("5")
    editor.set_marks([SourceMark(place, place + 1, Sign.ERROR, outlined=True)])
    editor.show()
    qtbot.waitExposed(editor)
    editor.show_position(place)
    selection = editor.extraSelections()[0]
    assert selection.cursor.selectedText() == "5"
    assert editor.firstVisibleBlock().blockNumber() > 100
    assert not editor.grab().isNull()


def test_results_come_back_on_the_ui_thread_and_late_ones_are_dropped(qtbot: QtBot) -> None:
    runner = Runner()
    gate = threading.Event()
    done: list[tuple[str, bool]] = []
    failed: list[str] = []

    def on_done(result: str) -> None:
        done.append((result, QThread.currentThread() is QApplication.instance().thread()))  # type: ignore[union-attr]

    def late() -> str:
        gate.wait(10)
        return "late"

    def wrong() -> str:
        raise ValueError("wrong")

    runner.start(late, on_done, lambda error: failed.append(str(error)), group="open")
    runner.start(lambda: "new", on_done, lambda error: failed.append(str(error)), group="open")
    qtbot.waitUntil(lambda: bool(done))
    gate.set()
    runner.start(wrong, on_done, lambda error: failed.append(str(error)))
    qtbot.waitUntil(lambda: bool(failed))
    runner.shutdown()
    assert done == [("new", True)]
    assert failed == ["wrong"]


def test_the_inline_runner_keeps_the_same_promise() -> None:
    done: list[int] = []
    failed: list[str] = []
    runner = InlineRunner()
    runner.start(lambda: 1, done.append, lambda error: failed.append(str(error)))
    runner.start(lambda: 1 // 0, done.append, lambda error: failed.append(type(error).__name__))
    assert (done, failed) == ([1], ["ZeroDivisionError"])


def test_there_is_a_font_with_chinese_letters(qtbot: QtBot) -> None:
    families = fonts.families()
    assert families
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    assert set(families) <= set(chinese)


def test_the_shipped_font_is_taken_where_the_system_has_none(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda *args: [])
    fonts.families.cache_clear()
    try:
        assert fonts.families()
    finally:
        fonts.families.cache_clear()
