"""The sheets of a memo with real threads: drawn off the UI thread, in the thread that laid them out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.memo import pdf
from app.memo.content import memo_content
from app.memo.pdf import Pages
from app.review.review import Review
from app.ui.memo_pages import MemoPages, Wanted
from app.ui.memo_preview import MemoPreview
from app.ui.tasks import Runner

ReviewOf = Callable[[str], Review]


@pytest.fixture
def runner(qapp: object) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.shutdown()


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The threads in which pages are laid out and drawn."""
    seen: list[int] = []
    init, paint = Pages.__init__, Pages.paint

    def made(self: Pages, *words: object) -> None:
        seen.append(threading.get_ident())
        init(self, *words)  # type: ignore[arg-type]  # handed on

    def painted(self: Pages, painter: QPainter, number: int) -> None:
        seen.append(threading.get_ident())
        paint(self, painter, number)

    monkeypatch.setattr(Pages, "__init__", made)
    monkeypatch.setattr(Pages, "paint", painted)
    return seen


def laid_out(qtbot: QtBot, review: Review, runner: Runner) -> MemoPages:
    pages = MemoPages(memo_content(review, on=date(2022, 3, 1)), runner.alone())
    with qtbot.waitSignal(pages.laid_out):
        pages.lay_out()
    return pages


def closed(qtbot: QtBot, pages: MemoPages) -> None:
    with qtbot.waitSignal(pages.destroyed):
        pages.close()


def test_one_thread_lays_out_and_draws_and_it_is_not_the_windows(
    qtbot: QtBot, dressed: None, review_of: ReviewOf, runner: Runner, threads: list[int]
) -> None:
    """Drawn after the thread that had laid it out was gone, a page crashed the program."""
    pages = laid_out(qtbot, review_of("tally-faults-2021"), runner)
    dialog = MemoPreview(pages)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.sheets.drawn)
    bar = dialog.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: dialog.sheets.drawn)
    assert len(threads) > 2
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads
    with qtbot.waitSignal(pages.destroyed):
        dialog.reject()


def test_what_is_out_of_sight_by_now_is_not_drawn(
    qtbot: QtBot, dressed: None, review_of: ReviewOf, runner: Runner, threads: list[int]
) -> None:
    pages = laid_out(qtbot, review_of("tally-faults-2021"), runner)
    arrived: list[tuple[Wanted, QImage]] = []
    pages.drawn.connect(lambda wanted, image: arrived.append((wanted, image)))
    pages.want([Wanted(number, 210, 297) for number in range(pages.count)])
    pages.want([Wanted(pages.count - 1, 420, 594)])
    qtbot.waitUntil(lambda: len(arrived) == 2)
    assert [wanted.number for wanted, _ in arrived] == [0, pages.count - 1]
    assert arrived[1][1].width() == 420
    assert len(threads) == 3
    closed(qtbot, pages)


def test_a_preview_closed_while_it_is_drawn_hears_no_more(
    qtbot: QtBot, dressed: None, review_of: ReviewOf, runner: Runner
) -> None:
    pages = laid_out(qtbot, review_of("tally-faults-2021"), runner)
    arrived: list[Wanted] = []
    pages.drawn.connect(lambda wanted, _: arrived.append(wanted))
    pages.want([Wanted(0, 210, 297), Wanted(1, 210, 297)])
    closed(qtbot, pages)
    assert arrived == []


def test_what_is_printed_and_shown_are_the_pages_of_the_file(
    qtbot: QtBot, dressed: None, review_of: ReviewOf, runner: Runner, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    review = review_of("tally-faults-2021")
    pages = laid_out(qtbot, review, runner)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    with qtbot.waitSignal(pages.printed) as begun:
        pages.print_on(printer)
    assert begun.args == [True]
    file = texts_of(pdf.render(memo_content(review, on=date(2022, 3, 1))))
    assert texts_of((tmp_path / "打印.pdf").read_bytes()) == file
    assert len(file) == pages.count > 2
    preview = MemoPreview(pages)
    qtbot.addWidget(preview)
    assert f"共 {len(file)} 页" in preview.count.text()
    with qtbot.waitSignal(pages.destroyed):
        preview.reject()


def texts_of(data: bytes) -> list[str]:
    """The text of each page of a PDF, without white space."""
    with pypdfium2.PdfDocument(data) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
