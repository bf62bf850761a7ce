"""A day's work in the findings list: deciding by keys, several at once, groups, filters, notes, copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.report.correction import DecisionKind, Origin
from app.review.reasons import ReasonFor, offered
from app.review.review import Review
from app.review.save import save
from app.review.states import FindingState, state_of
from app.ui.findings_lines import Filter, Grouping, Order, Wanted, facets, lines
from app.ui.findings_menu import findings_menu
from app.ui.findings_model import MESSAGE, as_text, tool_tip
from app.ui.findings_panel import FindingsPanel
from app.ui.main_window import MainWindow
from app.ui.marks import Sign
from app.ui.tasks import InlineRunner

Key = Qt.Key
Sample = Callable[[str], Path]


@pytest.fixture
def desk(window: MainWindow, sample: Sample) -> MainWindow:
    """The window with nine findings, the first one selected and the keys at the list."""
    window.activateWindow()
    window.open_paths([sample("tally-faults-2021")])
    window.report.findings.view.setFocus()
    window.report.findings.round.select_first()
    return window


def review_in(window: MainWindow) -> Review:
    assert window.session.review is not None
    return window.session.review


def ids(window: MainWindow) -> list[str]:
    """The findings in the list's order."""
    return [line.finding.id for line in window.report.findings.model.lines() if line.finding is not None]


def kinds(window: MainWindow) -> dict[str, DecisionKind]:
    return {one.finding: one.kind for one in review_in(window).decisions}


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    view = window.report.findings.view
    QTest.keyClick(view, key, modifiers or Qt.KeyboardModifier.NoModifier)


def show(window: MainWindow, **wanted: Any) -> FindingsPanel:  # noqa: ANN401 - the fields of Wanted
    choices = window.report.findings.choices
    choices.choose(choices.wanted._replace(**wanted))
    return window.report.findings


def selected(window: MainWindow) -> str:
    finding = window.report.selection.finding
    return finding.id if finding is not None else ""


def test_ctrl_f8_goes_to_what_is_still_open(desk: MainWindow) -> None:
    """F8 stops at every finding, also where the reviewer has decided."""
    order, review = ids(desk), review_in(desk)
    ctrl = Qt.KeyboardModifier.ControlModifier
    review.decide([order[1], order[2], *order[4:]], DecisionKind.CONFIRMED)
    press(desk, Key.Key_F8)
    assert selected(desk) == order[1]
    press(desk, Key.Key_F8, ctrl)
    assert selected(desk) == order[3]
    press(desk, Key.Key_F8, ctrl)
    assert selected(desk) == order[0]  # and around
    desk.report.findings.choices.choose(Wanted(grouping=Grouping.TABLE))
    findings = desk.report.findings
    for row in reversed(range(len(findings.model.lines()))):
        if findings.model.line(row).finding is None:
            findings.toggle(row)
    assert ids(desk) == []
    press(desk, Key.Key_F8, ctrl)  # groups that are shut hide nothing
    assert selected(desk) == order[3]
    review.decide([order[3]], DecisionKind.CONFIRMED)
    press(desk, Key.Key_F8, ctrl)
    press(desk, Key.Key_F8, ctrl)
    assert "只有这一处" in desk.status.news.text()
    review.decide([order[0]], DecisionKind.CONFIRMED)
    press(desk, Key.Key_F8, ctrl)
    assert "全部问题都有了处理意见" in desk.status.news.text()


def test_one_key_a_finding_goes_through_the_report(desk: MainWindow) -> None:
    order = ids(desk)
    press(desk, Key.Key_1)
    press(desk, Key.Key_1)
    press(desk, Key.Key_3)
    assert kinds(desk) == dict.fromkeys(order[:2], DecisionKind.CONFIRMED)
    assert selected(desk) == order[3]
    assert desk.report.findings.view.hasFocus()


def test_a_review_that_is_opened_again_goes_on_where_it_was_left(desk: MainWindow) -> None:
    order = ids(desk)
    review_in(desk).decide(order[:2], DecisionKind.CONFIRMED)
    saved = save(review_in(desk))
    desk.session.close()
    desk.open_paths([saved])
    assert selected(desk) == order[2]


def test_what_is_decided_already_is_passed_over(desk: MainWindow) -> None:
    order = ids(desk)
    review_in(desk).decide(order[1:3], DecisionKind.ACCEPTED)
    press(desk, Key.Key_1)
    assert selected(desk) == order[3]


def test_several_are_decided_as_one_step(desk: MainWindow) -> None:
    order = ids(desk)
    shift = Qt.KeyboardModifier.ShiftModifier
    press(desk, Key.Key_Down, shift)
    press(desk, Key.Key_Down, shift)
    assert desk.report.selection.chosen == tuple(order[:3])
    assert any("已选 3 条" in text for text in desk.report.explanation.texts())
    press(desk, Key.Key_1)
    review = review_in(desk)
    assert [step.label for step in review.history.steps] == ["处理意见：属实（3 项）"]
    assert kinds(desk) == dict.fromkeys(order[:3], DecisionKind.CONFIRMED)
    assert desk.report.selection.chosen == (order[3],)
    desk.acts.undo.trigger()
    assert review.decisions == ()


def test_all_are_selected_and_decided_and_keep_their_notes(desk: MainWindow) -> None:
    order = ids(desk)
    review = review_in(desk)
    review.decide(order[:1], DecisionKind.ACCEPTED, "by phone")
    review.decide(order[1:2], DecisionKind.ACCEPTED, "by letter")
    press(desk, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    panel = desk.report.explanation
    assert not any(radio.isChecked() for radio in panel.radios.values())
    assert not panel.note.isEnabled()
    press(desk, Key.Key_1)
    assert set(kinds(desk)) == set(order)
    notes = {one.finding: one.note for one in review.decisions if one.note}
    assert notes == {order[0]: "by phone", order[1]: "by letter"}
    assert "全部问题都有了处理意见" in desk.status.news.text()


def test_what_is_no_problem_asks_why_and_goes_on(desk: MainWindow, qtbot: QtBot) -> None:
    order = ids(desk)
    note = desk.report.explanation.note
    press(desk, Key.Key_2)
    qtbot.waitUntil(note.hasFocus)
    QTest.keyClicks(note, "as last year")
    QTest.keyClick(note, Key.Key_Return)
    review = review_in(desk)
    decision = review.decision(order[0])
    assert decision is not None
    assert (decision.kind, decision.note) == (DecisionKind.ACCEPTED, "as last year")
    assert len(review.history.steps) == 1  # who undoes the decision wants its reason gone too
    assert selected(desk) == order[1]
    assert desk.report.findings.view.hasFocus()
    assert offered(ReasonFor.DECISION)[0] == "as last year"


@pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")
def test_the_reason_is_chosen_or_passed_over(desk: MainWindow, qtbot: QtBot) -> None:
    order = ids(desk)
    note = desk.report.explanation.note
    press(desk, Key.Key_2)
    qtbot.waitUntil(note.hasFocus)
    QTest.keyClick(note, Key.Key_Escape)
    assert selected(desk) == order[1]
    press(desk, Key.Key_2)
    qtbot.waitUntil(note.hasFocus)
    QTest.keyClick(note, Key.Key_Down)
    menu = note.findChild(QMenu)
    assert menu is not None
    reason = offered(ReasonFor.DECISION)[1]
    assert menu.actions()[1].text() == f"&2　{reason}"
    menu.actions()[1].trigger()
    menu.close()
    notes = [one.note for one in review_in(desk).decisions]
    assert notes == ["", reason]
    assert selected(desk) == order[2]


def test_a_note_that_is_being_typed_stays_with_its_finding(desk: MainWindow, qtbot: QtBot) -> None:
    order = ids(desk)
    review = review_in(desk)
    review.decide(order[:2], DecisionKind.CONFIRMED)
    press(desk, Key.Key_F2)
    note = desk.report.explanation.note
    qtbot.waitUntil(note.hasFocus)
    QTest.keyClicks(note, "first")
    desk.walk(1)
    assert selected(desk) == order[1]
    assert note.text() == ""
    notes = [one.note if (one := review.decision(id)) else "" for id in order[:2]]
    assert notes == ["first", ""]


def test_enter_goes_to_the_cell_and_escape_comes_back_to_the_list(desk: MainWindow, qtbot: QtBot) -> None:
    desk.activateWindow()
    desk.walk(1)
    desk.report.findings.view.setFocus()
    press(desk, Key.Key_Return)
    grid = desk.report.grid.current_view()
    assert grid is not None
    assert grid.hasFocus()
    QTest.keyClick(grid, Key.Key_Escape)
    assert desk.report.findings.view.hasFocus()


def test_our_misreading_is_retyped_in_the_cell_and_nobody_is_blamed(desk: MainWindow, qtbot: QtBot) -> None:
    review = review_in(desk)
    wrong = next(f for f in review.checks.findings if f.rule == "proceedings.total")
    assert wrong.sum is not None
    desk.report.selection.select_finding(wrong.id)
    press(desk, Key.Key_4)
    assert selected(desk) == wrong.id
    buttons = desk.report.explanation.findChildren(QPushButton)
    assert "到单元格" in {button.text() for button in buttons}
    total = wrong.sum.right[0].address
    desk.report.selection.select_cell(total)
    press(desk, Key.Key_Return)
    view = desk.report.grid.current_view()
    assert view is not None
    assert view.current_address() == total
    editor = view.findChild(QLineEdit, "cell_editor")
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, str(wrong.sum.left_total))
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(review.corrections))
    assert [one.origin for one in review.corrections] == [Origin.MISREAD]
    assert state_of(review, wrong.id) is FindingState.MISREAD
    panel = desk.report.findings
    assert panel.tabs.tabText(list(Filter).index(Filter.RESOLVED)) == "已更正 0"
    line = panel.model.line(panel.model.row_of(wrong.id))
    assert (line.decision, line.gone) == ("识别有误", True)


def test_keys_with_ctrl_decide_from_the_grid_too(desk: MainWindow) -> None:
    order = ids(desk)
    view = desk.report.grid.current_view()
    assert view is not None
    view.setFocus()
    desk.acts.decisions[DecisionKind.CONFIRMED].trigger()
    assert kinds(desk) == {order[0]: DecisionKind.CONFIRMED}
    assert selected(desk) == order[1]
    shortcuts = [action.shortcut().toString() for action in desk.acts.decisions.values()]
    assert shortcuts == ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"]


def test_letters_and_other_digits_do_nothing(desk: MainWindow) -> None:
    before = selected(desk)
    for key in (Key.Key_A, Key.Key_5, Key.Key_0, Key.Key_Y):
        press(desk, key)
    assert selected(desk) == before
    assert review_in(desk).history.steps == ()


def test_what_is_gone_is_not_decided_on(desk: MainWindow) -> None:
    review = review_in(desk)
    wrong = next(f for f in review.checks.findings if f.rule == "proceedings.total")
    assert wrong.sum is not None
    review.correct([(wrong.sum.right[0].address, str(wrong.sum.left_total))], origin=Origin.TYPED)
    desk.report.selection.select_finding(wrong.id)
    press(desk, Key.Key_1)
    assert review.decisions == ()
    assert "已更正的不需要处理意见" in desk.status.news.text()


def test_what_cannot_be_judged_now_is_listed_as_that_and_not_as_corrected(desk: MainWindow) -> None:
    review, report = review_in(desk), desk.report
    finding = next(f for f in review.checks.findings if f.sum is not None)
    cell = finding.sum.left[0].address if finding.sum else ""
    review.correct([(cell, "项目")], origin=Origin.TYPED)
    (line,) = [one for one in lines(review, Wanted()) if one.finding and one.finding.id == finding.id]
    assert (line.sign, line.decision) == (Sign.UNJUDGED, "未能校核")
    assert "→ 项目 后无法校核：" in line.message
    assert finding.id not in {
        one.finding.id for one in lines(review, Wanted(Filter.RESOLVED)) if one.finding is not None
    }
    report.selection.select_finding(finding.id)
    said = "".join(report.explanation.texts())
    assert "改动后无法校核" in said
    assert "已更正：" not in said


@pytest.mark.parametrize("grouping", [one for one in Grouping if one is not Grouping.NONE])
def test_groups_hold_every_finding_once_under_headings_with_counts(
    desk: MainWindow, grouping: Grouping
) -> None:
    order = ids(desk)
    review_in(desk).decide(order[:2], DecisionKind.CONFIRMED)
    panel = show(desk, grouping=grouping)
    headings = [line for line in panel.model.lines() if line.finding is None]
    assert sorted(ids(desk)) == sorted(order)
    assert sum(line.total for line in headings) == len(order)
    assert sum(line.open for line in headings) == len(order) - 2
    titles = [line.heading for line in headings]
    assert len(set(titles)) == len(titles)
    if grouping is Grouping.DECISION:
        assert titles == ["待核", "属实"]


def test_a_group_is_shut_and_opened_by_keys(desk: MainWindow) -> None:
    panel = show(desk, grouping=Grouping.SEVERITY)
    view, model = panel.view, panel.model
    rows = model.rowCount()
    press(desk, Key.Key_Left)  # from a finding to its heading
    line = view.current()
    assert line is not None
    assert line.finding is None
    press(desk, Key.Key_Left)
    assert model.rowCount() == rows - line.total
    shut = model.line(view.currentIndex().row())
    assert shut.collapsed
    assert "已折叠" in str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    press(desk, Key.Key_Return)
    assert model.rowCount() == rows
    press(desk, Key.Key_Down)
    assert selected(desk) == ids(desk)[0]
    press(desk, Key.Key_Home)
    press(desk, Key.Key_Space)
    desk.walk(1)
    assert selected(desk) == ids(desk)[0]  # the next one that is listed


def test_walking_opens_groups_where_all_are_shut(desk: MainWindow) -> None:
    panel = show(desk, grouping=Grouping.SEVERITY)
    for key in [line.key for line in panel.model.lines() if line.finding is None]:
        panel.toggle(next(row for row, line in enumerate(panel.model.lines()) if line.key == key))
    assert ids(desk) == []
    desk.walk(1)
    assert selected(desk) in ids(desk)


def test_the_filter_counts_what_remains_and_says_when_nothing_does(desk: MainWindow) -> None:
    review, order = review_in(desk), ids(desk)
    review.decide(order[:2], DecisionKind.CONFIRMED)
    found = facets(review, Wanted())
    assert found.states == {FindingState.CONFIRMED: 2, FindingState.OPEN: len(order) - 2}
    panel = show(desk, state=FindingState.CONFIRMED)
    assert sorted(ids(desk)) == sorted(order[:2])
    assert "属实" in panel.choices.filter_button.text()
    rule = next(f.rule for f in review.checks.findings if f.rule != "requests.balance")
    show(desk, rule=rule, state=FindingState.ACCEPTED)
    assert ids(desk) == []
    assert f"另有 {len(order)} 项没有列出" in panel.none.label.text()
    assert not panel.none.clear_button.isHidden()
    panel.none.clear_button.click()
    assert sorted(ids(desk)) == sorted(order)


def test_deciding_in_a_filtered_list_goes_on_in_it(desk: MainWindow) -> None:
    order = ids(desk)
    panel = show(desk, state=FindingState.OPEN)
    press(desk, Key.Key_1)
    assert ids(desk) == order[1:]
    assert selected(desk) == order[1]
    assert panel.numbers.toolTip() == f"待核 {len(order) - 1} · 已定 1"


def test_the_filter_menu_has_what_the_report_has(desk: MainWindow) -> None:
    panel = desk.report.findings
    menu = panel.choices.filter_button.menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert f"待核　{len(ids(desk))}" in texts
    rules = next(action.menu() for action in menu.actions() if action.text() == "规则")
    assert isinstance(rules, QMenu)
    chosen = rules.actions()[1]
    number = int(chosen.text().rpartition("　")[2])
    chosen.trigger()
    assert len(ids(desk)) == number


def test_grouping_and_filter_are_there_the_next_time(desk: MainWindow, sample: Sample) -> None:
    show(desk, grouping=Grouping.RULE, order=Order.REPORT, state=FindingState.OPEN, part="requests")
    another = MainWindow(InlineRunner())
    try:
        wanted = another.report.findings.choices.wanted
        assert wanted == Wanted(Filter.ALL, Order.REPORT, Grouping.RULE, FindingState.OPEN)
    finally:
        another.close()
        another.deleteLater()


def test_lines_are_copied_as_text_for_a_mail(desk: MainWindow) -> None:
    review_in(desk).decide(ids(desk)[:1], DecisionKind.ACCEPTED, "by phone")
    press(desk, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(desk, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    lines = desk.report.findings.model.lines()
    assert copied == [as_text(lines[0]), as_text(lines[1])]
    severity, place, message, decision, note = copied[0].split("\t")
    finding = lines[0].finding
    assert finding is not None
    assert (severity, place, message) == ("错误", finding.place, finding.message)
    assert (decision, note) == ("不构成问题", "by phone")


def test_a_line_says_all_of_itself(desk: MainWindow) -> None:
    review_in(desk).decide(ids(desk)[:1], DecisionKind.ACCEPTED, "by phone")
    panel = desk.report.findings
    line = panel.model.line(0)
    assert line.finding is not None
    spoken = str(panel.model.index(0, MESSAGE).data(Qt.ItemDataRole.AccessibleTextRole))
    tip = tool_tip(line, panel.view.rule_title(line.finding.rule))
    for text in (line.place, line.message, "不构成问题", "by phone"):
        assert text in spoken
        assert text in tip
    assert review_in(desk).explained(line.finding).title in tip


def test_the_context_menu_does_what_the_keys_do(desk: MainWindow) -> None:
    order = ids(desk)
    menu = findings_menu(desk.report.findings)
    acts = {action.text().partition("\t")[0]: action for action in menu.actions()}
    keys = {action.text().partition("\t")[2] for action in menu.actions()} - {""}
    assert keys == {"1", "2", "3", "4", "F2", "Enter", "Ctrl+C", "Ctrl+A"}
    acts["属实"].trigger()
    assert kinds(desk) == {order[0]: DecisionKind.CONFIRMED}
    acts["只看这一规则"].trigger()
    rules = {line.finding.rule for line in desk.report.findings.model.lines() if line.finding is not None}
    assert len(rules) == 1
    menu.deleteLater()


def test_an_edit_leaves_the_list_where_it_was(desk: MainWindow, qtbot: QtBot) -> None:
    review, panel = review_in(desk), desk.report.findings
    gone = next(f for f in review.checks.findings if f.rule == "proceedings.total")
    assert gone.sum is not None
    stay = [id for id in ids(desk) if id != gone.id][:2]
    flags = QItemSelectionModel.SelectionFlag
    panel.view.go_to_row(panel.model.row_of(stay[0]))
    second = panel.model.index(panel.model.row_of(stay[1]), 0)
    panel.view.selectionModel().select(second, flags.Select | flags.Rows)
    with qtbot.assertNotEmitted(panel.model.modelReset), qtbot.waitSignal(panel.model.rowsRemoved):
        review.correct([(gone.sum.right[0].address, str(gone.sum.left_total))], origin=Origin.TYPED)
    assert desk.report.selection.chosen == tuple(stay)
    chosen = [line.finding.id for line in panel.view.selected() if line.finding is not None]
    assert chosen == stay


def select_from_outside(desk: MainWindow, finding: str) -> None:
    """As the grid, the source and the search do."""
    desk.report.selection.select_finding(finding)


def test_a_shut_group_opens_for_a_finding_selected_elsewhere(desk: MainWindow) -> None:
    panel = show(desk, grouping=Grouping.TABLE)
    last = ids(desk)[-1]
    panel.toggle(0)
    heading = max(row for row in range(panel.model.rowCount()) if panel.model.line(row).finding is None)
    panel.toggle(heading)
    assert last not in ids(desk)
    select_from_outside(desk, last)
    assert last in ids(desk)
    assert panel.view.selected_rows() == [panel.model.row_of(last)]
    assert panel.model.line(0).collapsed  # the others stay shut
    heading = panel.model.row_of_heading(panel.model.row_of(last))
    panel.toggle(heading)
    review_in(desk).correct([("requests/carried_in/business", "3")], origin=Origin.TYPED)
    assert last not in ids(desk)  # shut by hand, though selected


def test_a_finding_that_the_filter_hides_is_told_of_and_one_click_away(desk: MainWindow) -> None:
    first, last = ids(desk)[0], ids(desk)[-1]
    panel = desk.report.findings
    rules = {line.finding.id: line.finding.rule for line in panel.model.lines() if line.finding}
    show(desk, rule=rules[first])
    assert last not in ids(desk)
    assert panel.not_listed.isHidden()
    select_from_outside(desk, last)
    assert panel.not_listed.isVisible()
    assert "筛选" in panel.not_listed.text.text()
    panel.not_listed.button.click()
    assert panel.not_listed.isHidden()
    assert panel.view.selected_rows() == [panel.model.row_of(last)]
    assert panel.view.hasFocus()


def test_a_finding_of_another_tab_is_told_of(desk: MainWindow) -> None:
    panel = desk.report.findings
    first = ids(desk)[0]
    panel.tabs.setCurrentIndex(list(Filter).index(Filter.RESOLVED))
    select_from_outside(desk, "")
    assert panel.not_listed.isHidden()
    select_from_outside(desk, first)
    assert "不在这一栏" in panel.not_listed.text.text()
    panel.not_listed.button.click()
    assert panel.filter is Filter.ALL
    assert panel.view.selected_rows() == [panel.model.row_of(first)]


def test_nothing_is_told_of_a_finding_that_goes_by_what_is_done_to_it(desk: MainWindow) -> None:
    panel = show(desk, state=FindingState.OPEN)
    press(desk, Key.Key_2)
    assert selected(desk) not in ids(desk)
    assert panel.not_listed.isHidden()


def test_the_list_takes_the_keys_and_what_is_selected_but_not_listed_stays_selected(desk: MainWindow) -> None:
    panel, review = desk.report.findings, review_in(desk)
    here = desk.report.selection.finding
    assert here is not None
    panel.only_this_rule()
    desk.report.grid.tabs.setFocus()
    other = next(finding for finding in review.checks.findings if finding.rule != here.rule)
    desk.report.selection.select_finding(other.id)
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert panel.view.hasFocus()
    assert selected(desk) == other.id
    assert panel.not_listed.isVisible()
