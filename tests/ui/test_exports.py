"""What goes out of the window: where it was asked for, in the background, with a sentence if it fails."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.report.correction import Origin
from app.review.folder import report_files
from app.review.open import open_report
from app.settings import Settings
from app.ui import messages
from app.ui.main_window import MainWindow
from app.ui.memo_preview import MemoPreview
from tests.memo.reviews import MENDING
from tests.memo.word import word_file

Sample = Callable[[str], Path]


def chosen(monkeypatch: pytest.MonkeyPatch, target: Path) -> list[tuple[Path, tuple[str, ...]]]:
    """Answer the question for a path; gives what was proposed."""
    asked: list[tuple[Path, tuple[str, ...]]] = []

    def choose(parent: object, title: str, proposed: Path, suffixes: tuple[str, ...]) -> Path:
        asked.append((proposed, suffixes))
        return target

    monkeypatch.setattr(messages, "choose_copy_path", choose)
    return asked


def shown(window: MainWindow) -> MemoPreview:
    """The preview that the menu shows."""
    found: list[MemoPreview] = []
    window.exports.previewed.connect(found.append)
    window.acts.preview_memo.trigger()
    (dialog,) = found
    return dialog


def test_an_annotated_copy_of_a_text_is_a_page(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths([sample("tally-faults-2021")])
    asked = chosen(monkeypatch, tmp_path / "out.html")
    window.acts.export_annotated.trigger()
    assert asked == [(tmp_path / "tally-faults-2021-批注.html", (".html",))]
    assert "批注本" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "out.html" in window.status.news.text()


def test_a_corrected_copy_is_offered_for_word_reports_with_corrections(
    window: MainWindow, forms: Forms, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = window.acts.export_corrected
    assert not act.isEnabled()
    window.open_paths([sample("tally-faults-2021")])
    assert not act.isEnabled()
    assert "Word" in act.toolTip()
    window.open_paths([word_file(tmp_path, forms)])
    assert not act.isEnabled()
    assert "还没有更正" in act.toolTip()
    review = window.session.review
    assert review is not None
    review.correct(MENDING, origin=Origin.TYPED)
    assert act.isEnabled()
    asked = chosen(monkeypatch, tmp_path / "out.docx")
    act.trigger()
    assert asked == [(tmp_path / "报告-更正.docx", (".docx",))]
    again = open_report(tmp_path / "out.docx", forms, Settings())
    assert again.report.cells[MENDING[0][0]].raw == "1"
    assert window.acts.export_annotated.isEnabled()
    window.acts.export_annotated.trigger()
    assert asked[-1] == (tmp_path / "报告-批注.docx", (".docx", ".html"))


def test_what_fails_is_told_and_nothing_is_left(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths([sample("tally-faults-2021")])
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda parent, title, message, details="": told.append(message))
    chosen(monkeypatch, tmp_path / "没有" / "out.html")
    window.acts.export_annotated.trigger()
    assert len(told) == 1
    assert "批注本未能写入" in told[0]
    assert "原有文件没有改动" in told[0]


def test_thinking_better_of_it_writes_nothing(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths([sample("tally-faults-2021")])
    before = set(tmp_path.iterdir())
    monkeypatch.setattr(messages, "choose_copy_path", lambda *_: None)
    monkeypatch.setattr(messages, "choose_memo_path", lambda *_: None)
    window.acts.export_annotated.trigger()
    window.acts.export_memo.trigger()
    assert set(tmp_path.iterdir()) == before


def test_copies_of_a_report_in_a_zip_go_beside_the_zip(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder inside of the archive was proposed, where nothing can be written."""
    archive = tmp_path / "柳溪镇.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.write(sample("tally-faults-2021"), "年报/报告.txt")
    window.open_paths([archive / "年报" / "报告.txt"])
    asked = chosen(monkeypatch, tmp_path / "out.html")
    window.acts.export_annotated.trigger()
    assert asked == [(tmp_path / "柳溪镇-年报-报告-批注.html", (".html",))]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_preview_shows_white_sheets_with_the_memo(
    qtbot: QtBot, window: MainWindow, sample: Sample, mode: str
) -> None:
    window.looks.set_theme("dark" if mode == "dark" else "light")
    window.open_paths([sample("tally-faults-2021")])
    dialog = shown(window)
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: dialog.sheets.drawn)
    assert "第 1 页" in dialog.count.text()
    picture = dialog.sheets.grab().toImage()
    sheet = picture.pixelColor(picture.width() // 2, 24)
    assert sheet.name() == "#ffffff"
    darkest = min(picture.pixelColor(x, y).value() for x in range(100, 700, 3) for y in range(60, 700, 3))
    assert darkest < 100
    size = dialog.sheets.size()
    dialog.larger.click()
    assert dialog.sheets.width() > size.width()
    assert f"{round(dialog.sheets.zoom * 100)}%" in dialog.count.text()
    bar = dialog.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not dialog.count.text().startswith("第 1 页")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.looks.set_theme("light")


def test_the_preview_exports_in_any_format(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths([sample("tally-faults-2021")])
    dialog = shown(window)
    monkeypatch.setattr(messages, "choose_memo_path", lambda parent, proposed: tmp_path / "m.pdf")
    dialog.export.click()
    assert (tmp_path / "m.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()


def test_it_prints_the_sheets_that_were_asked_for(window: MainWindow, sample: Sample, tmp_path: Path) -> None:
    window.open_paths([sample("tally-faults-2021")])
    dialog = shown(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    printer.setFromTo(2, 3)
    dialog._pages.print_on(printer)
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert ["第 2 页" in texts[0], "第 3 页" in texts[1], len(texts)] == [True, True, 2]
    dialog.close()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_printing_to_a_file_proposes_the_memo_beside_the_report(window: MainWindow, sample: Sample) -> None:
    source = sample("tally-faults-2021")
    window.open_paths([source])
    dialog = shown(window)
    dialog.print_out()
    paper = dialog.findChild(QPrintDialog)
    assert paper is not None
    field = paper.findChild(QLineEdit, "filename")
    assert field is not None
    assert field.text() == str(source.with_name("tally-faults-2021-校核备忘录.pdf"))
    assert paper.printer().docName() == "tally-faults-2021-校核备忘录"
    assert not paper.printer().outputFileName()  # a real printer prints on paper
    paper.reject()
    dialog.close()


@pytest.mark.qt_log_ignore("Returned false", "propagateSizeHints")
def test_a_printer_that_does_not_begin_is_told_and_nothing_drawn(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda parent, title, message, details="": told.append(title))
    window.open_paths([sample("tally-faults-2021")])
    dialog = shown(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "print.pdf"))
    dialog._pages.print_on(printer)
    assert told == ["没有打印"]
    dialog.close()


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("a.gouji.json", "a.gouji.json"),
        ("a.JSON", "a.JSON"),
        ("a", "a.gouji.json"),
        ("report.txt", "report.txt.gouji.json"),
    ],
)
def test_a_review_is_never_saved_under_the_name_of_a_report(typed: str, taken: str) -> None:
    assert messages.review_name(Path("folder") / typed) == Path("folder") / taken


def test_a_folder_leaves_out_what_the_window_has_written_into_it(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = sample("tally-faults-2021")
    window.open_paths([report])
    monkeypatch.setattr(messages, "choose_memo_path", lambda _parent, proposed: proposed)
    monkeypatch.setattr(messages, "choose_copy_path", lambda _parent, _title, proposed, _kinds: proposed)
    window.exports.memo()
    window.exports.annotated()
    assert len(list(report.parent.iterdir())) == 3
    assert list(report_files(report.parent)) == [report]
