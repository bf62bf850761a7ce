"""What the window does when things are not as they should be: nothing lost, nothing hung, a sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.reading.problems import ReadProblem
from app.report.correction import Origin
from app.review.review import Review
from app.sentence import Sentence
from app.ui import crash, messages
from app.ui.cell_fit import fact_indent, mark_size_of, roomy
from app.ui.main_window import MainWindow
from app.ui.messages import Answer
from tests.ui.unopenable import UNOPENABLE, unopenable

Sample = Callable[[str], Path]


class Asked:
    """Stands in for the question "save first?": answers as told and counts."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.times = answer, 0

    def __call__(self, parent: object, name: str) -> Answer:
        self.times += 1
        return self.answer


def answering(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> Asked:
    asked = Asked(answer)
    monkeypatch.setattr(messages, "ask_save", asked)
    return asked


def opened_and_edited(window: MainWindow, path: Path) -> Review:
    window.open_paths([path])
    review = window.session.review
    assert review is not None
    review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    return review


def test_the_window_starts_with_a_sentence_a_button_and_samples(window: MainWindow) -> None:
    assert window.pages.currentWidget() is window.pages.start
    assert window.pages.start.sample_buttons
    assert not window.acts.save.isEnabled()
    assert not window.acts.undo.isEnabled()
    assert window.acts.open.isEnabled()
    shown = [button.accessibleDescription() for button in window.pages.start.sample_buttons]
    assert all(shown)
    assert shown[0] == "勾稽不平"  # the first one has something to show
    window.pages.start.sample_buttons[0].click()
    assert window.pages.currentWidget() is window.report


@pytest.mark.parametrize("name", UNOPENABLE)
def test_a_file_that_cannot_be_opened_gets_a_panel_with_a_sentence(
    window: MainWindow, tmp_path: Path, name: str
) -> None:
    window.open_paths([unopenable(tmp_path, name)])
    assert window.pages.currentWidget() is window.pages.problem
    assert name in window.pages.problem.title.text()
    assert window.pages.problem.message.text().endswith("。")
    window.pages.problem.back.click()
    assert window.pages.currentWidget() is window.pages.start


def test_a_failed_open_keeps_the_report_that_is_open(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, Answer.DISCARD)
    review = opened_and_edited(window, sample("signed-2025"))
    window.open_paths([tmp_path / "gone.txt"])
    assert asked.times == 1
    assert window.session.review is review
    assert "signed-2025.txt" in window.pages.problem.back.text()
    assert not window.acts.save.isEnabled()
    window.pages.problem.back.click()
    assert window.pages.currentWidget() is window.report
    assert review.dirty
    assert window.acts.save.isEnabled()
    assert window.acts.undo.isEnabled()


@pytest.mark.parametrize("answer", list(Answer))
def test_closing_asks_once_about_unsaved_work(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    asked = answering(monkeypatch, answer)
    review = opened_and_edited(window, sample("signed-2025"))
    closed = window.close()
    assert asked.times == 1
    assert closed is (answer is not Answer.CANCEL)
    assert review.dirty is (answer is not Answer.SAVE)
    assert window.isVisible() is (answer is Answer.CANCEL)
    if answer is Answer.CANCEL:
        assert window.session.review is review


def test_closing_does_not_ask_when_there_is_nothing_to_lose(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, Answer.CANCEL)
    review = opened_and_edited(window, sample("signed-2025"))
    window.acts.undo.trigger()
    assert not review.dirty
    assert window.close()
    assert asked.times == 0


def test_opening_another_report_asks_and_stays_if_told_so(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, Answer.CANCEL)
    review = opened_and_edited(window, sample("signed-2025"))
    window.open_paths([sample("clean-2021")])
    assert asked.times == 1
    assert window.session.review is review


def test_a_failed_save_says_so_and_keeps_the_unsaved_mark(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda parent, title, message, details="": told.append(message))
    monkeypatch.setattr(messages, "choose_review_path", lambda parent, proposed: tmp_path / "no" / "a.json")
    review = opened_and_edited(window, sample("signed-2025"))
    window.acts.save_as.trigger()
    assert len(told) == 1
    assert told[0].endswith("。")
    assert review.dirty
    assert "未保存" in window.windowTitle()


def test_an_earlier_review_beside_the_source_is_not_overwritten_unasked(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = sample("signed-2025")
    earlier = source.with_name("signed-2025.gouji.json")
    earlier.write_text("{}", encoding="utf-8")
    proposals: list[Path] = []

    def choose(parent: object, proposed: Path) -> Path:
        proposals.append(proposed)
        return tmp_path / "second.gouji.json"

    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda parent, title, message, details="": told.append(message))
    monkeypatch.setattr(messages, "choose_review_path", choose)
    review = opened_and_edited(window, source)
    window.acts.save.trigger()
    assert proposals == [tmp_path / "signed-2025-2.gouji.json"]
    assert "已经存在" in told[0]
    assert earlier.read_text(encoding="utf-8") == "{}"
    assert review.saved_to == tmp_path / "second.gouji.json"


def test_a_clean_report_says_that_all_checks_passed(window: MainWindow, sample: Sample) -> None:
    window.open_paths([sample("clean-2021")])
    review = window.session.review
    assert review is not None
    assert not review.checks.findings
    said = window.report.findings.none.label.text()
    assert f"检查了 {len(review.checks.outcomes)} 项" in said or "全部通过" in said
    assert window.report.findings.round.step(1) is False
    assert window.status.news.text() == "没有需要处理的问题。"


class Stuck:
    """A runner whose work never ends."""

    def start(self, func: object, on_done: object, on_error: object, *, group: str = "") -> None:
        pass

    def drop(self, group: str) -> None:
        pass

    def alone(self) -> Stuck:
        return self

    def shutdown(self) -> None:
        pass


def test_a_file_that_takes_its_time_shows_so_and_can_be_given_up(qtbot: QtBot, dressed: None) -> None:
    window = MainWindow(Stuck())
    qtbot.addWidget(window)
    window.show()
    window.open_paths([Path("long.txt")])
    assert window.pages.currentWidget() is window.pages.start  # not at once: it would only flicker
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.pages.loading)
    assert "long.txt" in window.pages.loading.text.text()
    window.pages.loading.cancel.click()
    assert window.pages.currentWidget() is window.pages.start


def test_a_report_of_a_folder_that_cannot_be_opened_is_not_shown_as_the_open_one(
    qtbot: QtBot, window: MainWindow, sample: Sample, tmp_path: Path
) -> None:
    sample("clean-2021")
    (tmp_path / "empty.txt").touch()
    window.open_paths([tmp_path])
    window.opening.list.list.itemActivated.emit(window.opening.list.list.item(1))
    assert window.pages.currentWidget() is window.pages.problem
    assert window.opening.list.list.currentRow() == 0


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(window.rect().center(), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(window.rect().center()), copy, data, left, none)
    QApplication.sendEvent(window, event)


def test_a_dropped_file_is_opened(qtbot: QtBot, window: MainWindow, sample: Sample) -> None:
    drop(window, sample("form-2019"))
    qtbot.waitUntil(lambda: window.session.review is not None)
    assert window.status.form.text() == "2019 表式"


def test_a_folder_is_listed_and_each_of_its_reports_can_be_opened(
    qtbot: QtBot, window: MainWindow, sample: Sample, tmp_path: Path
) -> None:
    for name in ("clean-2021", "form-2019", "signed-2025"):
        sample(name)
    drop(window, tmp_path)
    qtbot.waitUntil(lambda: window.session.review is not None)
    assert [path.name for path in window.opening.list.paths] == [
        "clean-2021.txt",
        "form-2019.txt",
        "signed-2025.txt",
    ]
    assert window.opening.list.isVisible()
    assert window.status.file.text() == "clean-2021.txt"
    window.opening.list.list.itemActivated.emit(window.opening.list.list.item(2))
    assert window.status.file.text() == "signed-2025.txt"
    assert window.opening.list.list.currentRow() == 2


def test_the_reports_of_a_list_are_gone_through_by_keys(
    window: MainWindow, sample: Sample, tmp_path: Path
) -> None:
    window.acts.next_report.trigger()
    assert "没有报告列表" in window.status.news.text()
    for name in ("clean-2021", "form-2019", "signed-2025"):
        sample(name)
    (tmp_path / "empty.txt").touch()
    window.open_paths([tmp_path])
    names = [path.name for path in window.opening.list.paths]
    assert names == ["clean-2021.txt", "empty.txt", "form-2019.txt", "signed-2025.txt"]
    window.acts.next_report.trigger()
    assert window.pages.currentWidget() is window.pages.problem  # and the keys lead on from there
    seen = []
    for _ in names[2:]:
        window.acts.next_report.trigger()
        seen.append(window.status.file.text())
    assert seen == names[2:]
    window.acts.next_report.trigger()
    assert "最后一份" in window.status.news.text()
    window.acts.previous_report.trigger()
    assert window.status.file.text() == "form-2019.txt"
    files = window.opening.list.list
    assert files.currentRow() == names.index("form-2019.txt")
    files.setFixedWidth(60)
    assert not files.horizontalScrollBar().isVisible()  # a long name is cut in its middle instead


def test_a_zip_is_listed_as_a_folder_is(window: MainWindow, sample: Sample, tmp_path: Path) -> None:
    archive = tmp_path / "报告.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for name in ("clean-2021", "signed-2025"):
            zipped.write(sample(name), f"乡镇/{name}.txt")
    window.open_paths([archive])
    assert window.opening.list.isVisible()
    assert window.opening.list.paths == [archive / "乡镇/clean-2021.txt", archive / "乡镇/signed-2025.txt"]
    window.opening.list.list.itemActivated.emit(window.opening.list.list.item(1))
    review = window.session.review
    assert review is not None
    assert review.source.path == archive / "乡镇/signed-2025.txt"
    review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    assert window.session.save()
    assert review.saved_to == tmp_path / "报告-乡镇-signed-2025.gouji.json"
    window.open_paths([review.saved_to])
    assert window.session.review is not review
    assert window.session.review is not None
    assert not window.session.review.source_changed


def test_a_zip_that_cannot_be_read_says_why(window: MainWindow, tmp_path: Path) -> None:
    archive = tmp_path / "报告.zip"
    archive.write_bytes(b"PK\x03\x04" + bytes(100))
    window.open_paths([archive])
    assert window.pages.currentWidget() is window.pages.problem
    assert "已损坏" in window.pages.problem.message.text()


def test_giving_up_stops_the_reading(qtbot: QtBot, dressed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ended, never = Event(), Event()

    def slow(
        *_: object, encoding: str | None, progress: Callable[[int, int], None], cancel: Callable[[], bool]
    ) -> None:
        progress(1, 3)
        while not cancel():
            never.wait(0.01)
        ended.set()
        raise ReadProblem(Sentence("已取消。"))

    monkeypatch.setattr("app.review.open.open_report", slow)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open_paths([Path("scan.pdf")])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.pages.loading)
    assert window.pages.loading.detail.text() == "已识别 1 / 3 页"
    window.pages.loading.cancel.click()
    qtbot.waitUntil(ended.is_set)
    assert window.pages.currentWidget() is window.pages.start


def test_a_folder_without_reports_says_so(window: MainWindow, tmp_path: Path) -> None:
    window.open_paths([tmp_path])
    assert window.pages.currentWidget() is window.pages.problem
    assert "没有报告" in window.pages.problem.message.text()


def test_reopening_in_another_encoding(window: MainWindow, sample: Sample, tmp_path: Path) -> None:
    text = sample("clean-2021").read_text(encoding="utf-8")
    path = tmp_path / "gbk.txt"
    path.write_bytes(text.encode("gb18030"))
    window.open_paths([path])
    assert window.status.encoding.text() == "GB18030"
    assert window.acts.encodings["GB18030"].isChecked()
    window.acts.encodings["UTF-8"].trigger()
    assert window.pages.currentWidget() is window.pages.problem
    window.pages.problem.back.click()
    assert window.acts.encodings["GB18030"].isChecked()
    window.acts.encodings["GB18030"].trigger()
    assert window.pages.currentWidget() is window.report


def test_what_nobody_expected_is_told_with_details(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "report_crash", lambda parent, details, *_, **__: told.append(details))
    crash.report_error(ValueError("unheard of"))
    qtbot.waitUntil(lambda: bool(told))
    assert "ValueError: unheard of" in told[0]
    assert "unheard of" in capsys.readouterr().err


def test_every_action_can_be_reached_by_the_menu_and_no_key_is_taken_twice(window: MainWindow) -> None:
    keys = [key.toString() for action in window.acts.all.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    shown = set()
    menus = [window.tool_bar.menu]
    while menus:
        for action in menus.pop().actions():
            shown.add(action.objectName())
            if isinstance(inner := action.menu(), QMenu):
                menus.append(inner)
    assert set(window.acts.all) - {"menu"} <= shown


def test_theme_and_size_of_letters_are_remembered(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui import memory, theme

    window.open_paths([sample("tally-faults-2021")])
    window.acts.themes["dark"].trigger()
    assert theme.current() is theme.DARK
    window.acts.zoom_in.trigger()
    assert memory.zoom() == 1.1
    assert memory.theme_mode() == "dark"
    window.acts.zoom_reset.trigger()
    window.acts.themes["light"].trigger()
    assert theme.current() is theme.LIGHT
    assert memory.zoom() == 1.0


def test_finding_words_marks_counts_and_walks(window: MainWindow, sample: Sample) -> None:
    window.open_paths([sample("tally-faults-2021")])
    window.acts.find.trigger()
    edit = window.search.edit
    edit.setText("自然人")
    total = int(window.search.count.text().partition("/")[2])
    assert total > 1
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.search.count.text() == f"2/{total}"
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.search.count.text() == f"1/{total}"
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.search.count.text() == f"{total}/{total}"
    assert window.report.selection.finding is not None  # the last hits are findings
    edit.setText("绝无此词")
    assert window.search.count.text() == "无"
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == ""


def test_a_finding_without_a_cell_opens_the_table_that_it_is_about(
    window: MainWindow, sample: Sample
) -> None:
    """The words over a column were wrong, and the first grid stayed, with nothing of it in sight."""
    path = sample("signed-2025")
    path.write_text(path.read_text(encoding="utf-8").replace("社会公益组织", "社会组织"), encoding="utf-8")
    window.open_paths([path])
    report, review = window.report, window.session.review
    assert review is not None
    report.grid.show_address("report/title")
    finding = next(one for one in review.checks.findings if one.rule == "label.wording")
    assert finding.cells == ()
    report.selection.select_finding(finding.id)
    assert report.grid.current_table() == "requests"
    report.grid.show_address("report/title")  # another tab may be looked at all the same
    report.selection.refresh()
    assert report.grid.current_table() == "report"


def test_facts_begin_in_a_line_with_marks_or_without() -> None:
    """A year that was inferred has two marks, and began four pixels behind the others."""
    for height in range(10, 50):
        for count in range(3):
            assert roomy(800, count, mark_size_of(height)).text_left <= fact_indent(height)


def test_the_keys_are_at_the_findings_or_at_the_text_where_there_is_none(
    window: MainWindow, sample: Sample
) -> None:
    """A clean report opened with the keys at a tab of the source, which looked chosen."""
    window.activateWindow()
    window.open_paths([sample("tally-faults-2021")])
    assert window.report.findings.view.hasFocus()
    window.open_paths([sample("clean-2021")])
    assert window.report.source.editor.hasFocus()
