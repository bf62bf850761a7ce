"""The whole round as a reviewer goes it: open, find, correct, see it go, save, reopen, memo."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.report.correction import DecisionKind, Origin
from app.ui import messages
from app.ui.findings_lines import Filter
from app.ui.main_window import MainWindow
from tests.conftest import real_report

Sample = Callable[[str], Path]


def opened(window: MainWindow, path: Path) -> None:
    window.open_paths([path])
    assert window.session.review is not None, window.pages.problem.message.text()


def list_of(window: MainWindow) -> list[tuple[str, str, str]]:
    model = window.report.findings.model
    return [
        (line.severity, line.place, line.decision)
        for line in (model.line(row) for row in range(model.rowCount()))
    ]


def balance(window: MainWindow) -> str:
    """The id of the first finding that a column does not balance."""
    assert window.session.review is not None
    return next(f.id for f in window.session.review.checks.findings if f.rule == "requests.balance")


def edit_current_cell(qtbot: QtBot, window: MainWindow, text: str) -> None:
    view = window.report.grid.current_view()
    assert view is not None
    view.setFocus()
    QTest.keyClicks(view, text[0])  # QTest knows ASCII keys only
    editor = view.findChild(QLineEdit, "cell_editor")
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_a_report_opens_with_its_facts_everywhere(window: MainWindow, sample: Sample) -> None:
    opened(window, sample("tally-faults-2021"))
    review = window.session.review
    assert review is not None
    assert window.windowTitle() == f"{review.report.fact('issuer').raw} · 2021 年度 — 勾稽"
    status = window.status
    assert (status.file.text(), status.encoding.text()) == ("tally-faults-2021.txt", "UTF-8")
    assert (status.year.text(), status.form.text()) == ("2021 年度", "2021 表式")
    assert f"问题 {len(review.checks.findings)}" in status.checks.text()
    assert window.report.findings.tabs.tabText(0) == f"问题 {len(review.checks.findings)}"
    assert window.report.source.editor.toPlainText() == review.report.text


def test_a_table_that_is_higher_than_the_window_opens_at_its_head(
    window: MainWindow, sample: Sample, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    opened(window, sample("tally-faults-2021"))
    view = window.report.grid.current_view()
    assert view is not None
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    assert view.visualRect(view.currentIndex()).bottom() < view.viewport().height()
    assert view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("name", ["liye-2021", "cuiyun-2021", "zhenjiang-2020", "xian-2021", "penghou-2024"])
def test_every_real_report_opens_and_every_finding_can_be_walked(window: MainWindow, name: str) -> None:
    opened(window, real_report(name))
    review = window.session.review
    assert review is not None
    seen = set()
    for _ in review.checks.findings:
        window.acts.next.trigger()
        finding = window.report.selection.finding
        assert finding is not None
        seen.add(finding.id)
    assert seen == {finding.id for finding in review.checks.findings}


def test_selecting_a_finding_selects_its_cell_everywhere(window: MainWindow, sample: Sample) -> None:
    opened(window, sample("tally-faults-2021"))
    review = window.session.review
    assert review is not None
    finding = next(f for f in review.checks.findings if f.rule == "requests.balance")
    window.report.findings.view.selectRow(window.report.findings.model.row_of(finding.id))
    view = window.report.grid.current_view()
    assert view is not None
    assert view.current_address() == finding.cells[0]
    marks = {(m.start, m.end): m for m in window.report.source.editor.marks}
    for address in (*finding.cells, *finding.related):
        span = review.report.cells[address].span
        assert span is not None
        assert marks[span.start, span.end].outlined


def test_a_click_in_the_source_selects_the_cell_and_its_finding(window: MainWindow, sample: Sample) -> None:
    opened(window, sample("tally-faults-2021"))
    review = window.session.review
    assert review is not None
    address = "requests/received/natural_person"
    span = review.report.cells[address].span
    assert span is not None
    window.report.source.editor.clicked.emit(span.start)
    view = window.report.grid.current_view()
    assert view is not None
    assert view.current_address() == address
    finding = window.report.selection.finding
    assert finding is not None
    assert address in finding.cells


def test_a_number_of_the_written_sum_leads_to_its_cell(window: MainWindow, sample: Sample) -> None:
    opened(window, sample("tally-faults-2021"))
    window.report.selection.select_finding(balance(window))
    before = window.report.selection.finding
    links = [
        text for text in window.report.explanation.texts() if "requests/carried_out/natural_person" in text
    ]
    label = next(w for w in window.report.explanation.findChildren(QLabel) if w.text() == links[0])
    label.linkActivated.emit("requests/carried_out/natural_person")
    assert window.report.selection.address == "requests/carried_out/natural_person"
    assert window.report.selection.finding == before


def test_correct_see_it_go_undo_redo(qtbot: QtBot, window: MainWindow, sample: Sample) -> None:
    opened(window, sample("signed-2025"))
    review = window.session.review
    assert review is not None
    signed = next(f for f in review.checks.findings if f.rule == "date.signed")
    window.report.selection.select_finding(signed.id)
    assert window.report.grid.current_table() == "report"
    number = len(review.checks.findings)
    edit_current_cell(qtbot, window, "2022-01-18")
    qtbot.waitUntil(lambda: review.dirty)
    assert signed.id not in {f.id for f in review.checks.findings}
    assert ("已更正", signed.place, "已更正") in list_of(window)
    assert window.report.findings.tabs.tabText(list(Filter).index(Filter.RESOLVED)) == "已更正 1"
    assert " · 未保存 — 勾稽" in window.windowTitle()
    assert window.status.news.text().startswith("第 1 步：")
    window.acts.undo.trigger()
    assert len(review.checks.findings) == number
    assert window.report.findings.tabs.tabText(list(Filter).index(Filter.RESOLVED)) == "已更正 0"
    assert "未保存" not in window.windowTitle()
    window.acts.redo.trigger()
    assert signed.id not in {f.id for f in review.checks.findings}


def test_the_explanation_follows_a_finding_that_is_gone(window: MainWindow, sample: Sample) -> None:
    opened(window, sample("signed-2025"))
    review = window.session.review
    assert review is not None
    signed = next(f for f in review.checks.findings if f.rule == "date.signed")
    window.report.selection.select_finding(signed.id)
    review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    assert window.report.selection.resolved
    assert any("已更正" in text for text in window.report.explanation.texts())
    assert window.report.explanation.decision_row.isHidden()


def test_decide_with_a_note_and_see_it_in_the_list(qtbot: QtBot, window: MainWindow, sample: Sample) -> None:
    opened(window, sample("tally-faults-2021"))
    review = window.session.review
    assert review is not None
    finding = balance(window)
    window.report.selection.select_finding(finding)
    panel = window.report.explanation
    panel.radios[DecisionKind.CONFIRMED].click()
    QTest.keyClicks(panel.note, "checked by phone")
    QTest.keyClick(panel.note, Qt.Key.Key_Return)
    decision = review.decision(finding)
    assert decision is not None
    assert (decision.kind, decision.note) == (DecisionKind.CONFIRMED, "checked by phone")
    row = window.report.findings.model.row_of(finding)
    assert window.report.findings.model.line(row).decision == "属实"


def test_a_note_being_typed_is_saved_too(qtbot: QtBot, window: MainWindow, sample: Sample) -> None:
    opened(window, sample("tally-faults-2021"))
    review = window.session.review
    assert review is not None
    finding = balance(window)
    window.report.selection.select_finding(finding)
    panel = window.report.explanation
    panel.radios[DecisionKind.CONFIRMED].click()
    QTest.keyClicks(panel.note, "to be mended")
    window.acts.save.trigger()
    assert review.saved_to is not None
    assert "to be mended" in review.saved_to.read_text(encoding="utf-8")
    assert not review.dirty


def test_a_suggestion_is_taken_as_one_step(window: MainWindow, sample: Sample) -> None:

    from app.report.finding import Suggestion

    opened(window, sample("tally-faults-2021"))
    review = window.session.review
    assert review is not None
    finding = next(f for f in review.checks.findings if f.rule == "requests.balance")
    changes = (("requests/carried_out/natural_person", "3"),)
    panel = window.report.explanation
    panel._clear()
    panel._show_finding(review, finding._replace(suggestions=(Suggestion(changes, "将结转下年 2 改为 3"),)))
    button = next(b for b in panel.findChildren(QPushButton) if b.text() == "采纳")
    button.click()
    assert review.report.cells["requests/carried_out/natural_person"].raw == "3"
    assert review.history.steps[-1].corrections[0].origin is Origin.SUGGESTION


def test_save_reopen_and_find_everything_again(window: MainWindow, sample: Sample) -> None:
    source = sample("signed-2025")
    untouched = source.read_bytes()
    opened(window, source)
    review = window.session.review
    assert review is not None
    review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    left = review.checks.findings
    window.acts.save.trigger()
    saved = source.with_name("signed-2025.gouji.json")
    assert json.loads(saved.read_text(encoding="utf-8"))["report"]["signed_on"] == "2022-01-18"
    assert source.read_bytes() == untouched
    window.acts.close.trigger()
    assert window.pages.currentWidget() is window.pages.start
    opened(window, saved)
    again = window.session.review
    assert again is not None
    assert again.checks.findings == left
    assert [c.after for c in again.corrections] == ["2022年1月18日"]
    assert any(row[0] == "已更正" for row in list_of(window))
    assert "已保存" in window.windowTitle()


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_the_memo_is_written_where_it_was_asked_for(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    opened(window, sample("tally-faults-2021"))
    target = tmp_path / f"memo{suffix}"
    monkeypatch.setattr(messages, "choose_memo_path", lambda parent, proposed: target)
    window.acts.export_memo.trigger()
    assert target.stat().st_size > 1000
    assert target.name in window.status.news.text()


def test_history_goes_back_by_a_click(qtbot: QtBot, window: MainWindow, sample: Sample) -> None:
    opened(window, sample("signed-2025"))
    review = window.session.review
    assert review is not None
    review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    review.correct([("report/signed_on", "2022年1月19日")], origin=Origin.TYPED)
    history = window.report.explanation.history
    assert history.count() == 3
    history.itemActivated.emit(history.item(0))
    qtbot.waitUntil(lambda: review.history.position == 0)
    assert "已撤销" in history.item(2).text()


def test_a_finding_about_a_sentence_shows_the_sentence_and_not_only_the_table(
    window: MainWindow, sample: Sample
) -> None:
    path = sample("signed-2025")
    text = path.read_text(encoding="utf-8").replace("公开申请5件", "公开申请9件")
    path.write_text(text, encoding="utf-8")
    opened(window, path)
    review = window.session.review
    assert review is not None
    told = next(f for f in review.checks.findings if f.rule == "text.figure")
    window.report.selection.select_finding(told.id)
    assert "公开申请9件" in visible_text(window)
    window.report.selection.select_cell(told.cells[0])
    window.report.selection.select_cell("requests/carried_out/total")
    assert "公开申请9件" not in visible_text(window)


def visible_text(window: MainWindow) -> str:
    editor = window.report.source.editor
    cursor = editor.cursorForPosition(editor.viewport().rect().topLeft())
    end = editor.cursorForPosition(editor.viewport().rect().bottomRight()).position()
    return editor.toPlainText()[cursor.position() : end]
