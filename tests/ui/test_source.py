"""The source beside the tables: as text, as printed pages, as the file's own tables."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.review.review import Review
from app.review.save import save
from app.ui import fonts, memory
from app.ui.main_window import MainWindow
from app.ui.page_view import PageView
from app.ui.plane_view import PlaneView
from app.ui.source_marks import SourceMark
from app.ui.source_switch import BESIDE, PAGES, TABLES, TEXT
from app.ui.source_view import SourceView
from app.ui.tables_view import TablesView
from tests.reading.pdf_prints import Looks, print_qt, random_figures, report_html
from tests.ui.windows import turn_wheel

RECEIVED = "requests/received/natural_person"
CARRIED = "requests/carried_in/business"


@pytest.fixture(scope="module")
def html(forms: Forms) -> str:
    form = forms.forms[-1]
    return report_html(form, random_figures(form, random.Random(5)), Looks(size=9))


@pytest.fixture(scope="module")
def printed(html: str, qapp: QApplication) -> bytes:
    fonts.families()  # those that are shipped are loaded where the system has none
    return print_qt(html, landscape=True)


@pytest.fixture
def pdf(tmp_path: Path, printed: bytes) -> Path:
    path = tmp_path / "报告.pdf"
    path.write_bytes(printed)
    return path


@pytest.fixture
def page(tmp_path: Path, html: str) -> Path:
    path = tmp_path / "报告.html"
    path.write_text(html, encoding="utf-8")
    return path


def opened(window: MainWindow, path: Path) -> tuple[SourceView, Review]:
    window.resize(1400, 900)
    window.open_paths([path])
    assert window.session.review is not None
    return window.report.source, window.session.review


def span(review: Review, address: str) -> tuple[int, int]:
    found = review.report.cells[address].span
    assert found is not None
    return found


def sees(view: PlaneView, review: Review, address: str) -> bool:
    """Whether the place of a cell is in sight on a page, or among the tables."""
    seen = view.viewport().rect().translated(view.offset())
    return seen.contains(view.boxes(*span(review, address))[0].toRect())


def is_current(marks: Sequence[SourceMark], review: Review, address: str) -> bool:
    """Whether a cell is marked as the selected one."""
    return any(mark.current and (mark.start, mark.end) == span(review, address) for mark in marks)


def click(view: PlaneView, point: QPointF) -> None:
    at = (point - QPointF(view.offset())).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def drag(view: PlaneView, start: QPointF, end: QPointF) -> None:
    first, last = ((point - QPointF(view.offset())).toPoint() for point in (start, end))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view.viewport(), left, none, first)
    QTest.mouseMove(view.viewport(), (first + last) / 2)
    QTest.mouseMove(view.viewport(), last)
    QTest.mouseRelease(view.viewport(), left, none, last)


# --- pages ----------------------------------------------------------------------------------------


def shown_pages(qtbot: QtBot, source: SourceView) -> PageView:
    view = cast(PageView, source.plane(PAGES))
    assert view.isVisible()
    if not view.pictures:
        with qtbot.waitSignal(view.arrived, timeout=20_000):
            pass
    return view


def test_a_pdf_is_shown_as_its_pages_and_a_click_selects_the_cell(
    qtbot: QtBot, window: MainWindow, pdf: Path
) -> None:
    source, review = opened(window, pdf)
    view = shown_pages(qtbot, source)
    for address in (RECEIVED, CARRIED, "proceedings/reconsideration/total"):
        view.show_position(*span(review, address))
        box = view.boxes(*span(review, address))[0]
        click(view, box.center())
        assert window.report.selection.address == address


def test_selecting_a_cell_scrolls_to_its_page_and_marks_it_there(
    qtbot: QtBot, window: MainWindow, pdf: Path
) -> None:
    source, review = opened(window, pdf)
    view = shown_pages(qtbot, source)
    address = "proceedings/litigation_after/total"
    window.report.selection.select_cell(address)
    assert sees(view, review, address)
    assert is_current(view.marks, review, address)
    box = view.boxes(*span(review, address))[0]
    qtbot.waitUntil(lambda: len(view.pictures) > 1, timeout=20_000)
    point = (box.topLeft() + QPointF(box.width() / 2, 2) - QPointF(view.offset())).toPoint()
    colour = view.viewport().grab().toImage().pixelColor(point * int(view.devicePixelRatioF()))
    assert colour.blue() > colour.red()  # the edge of the selected cell


def test_the_switch_is_remembered_for_the_kind_of_file(
    qtbot: QtBot, window: MainWindow, pdf: Path, page: Path
) -> None:
    source, _ = opened(window, pdf)
    assert source.view == BESIDE
    source.switch.button(PAGES).click()
    assert not source.editor.isVisible()
    source.switch.button(TEXT).click()
    assert source.editor.isVisible()
    opened(window, page)
    assert source.view == TABLES
    opened(window, pdf)
    assert source.view == TEXT


def test_without_its_file_a_saved_review_shows_the_text_and_says_why(
    qtbot: QtBot, window: MainWindow, pdf: Path
) -> None:
    source, review = opened(window, pdf)
    shown_pages(qtbot, source)
    saved = save(review)
    window.session.close()
    pdf.unlink()
    source, review = opened(window, saved)
    qtbot.waitUntil(lambda: source.view == TEXT, timeout=20_000)
    assert source.editor.isVisible()
    assert "页面无法显示" in source.notice
    assert memory.choice("source/view-pdf", "") == ""  # nobody chose the text
    window.resize(1500, 950)
    assert source.view == TEXT


def test_a_saved_review_shows_the_pages_of_the_file_beside_it(
    qtbot: QtBot, window: MainWindow, pdf: Path
) -> None:
    _, review = opened(window, pdf)
    saved = save(review)
    window.session.close()
    source, review = opened(window, saved)
    view = shown_pages(qtbot, source)
    box = view.boxes(*span(review, RECEIVED))[0]
    view.show_position(*span(review, RECEIVED))
    click(view, box.center())
    assert window.report.selection.address == RECEIVED


# --- beside each other ----------------------------------------------------------------------------


def test_page_and_text_stand_above_one_another_where_there_is_room_until_the_user_chooses(
    qtbot: QtBot, window: MainWindow, pdf: Path
) -> None:
    source, _ = opened(window, pdf)
    view = shown_pages(qtbot, source)
    assert view.isVisible()
    assert source.editor.isVisible()
    assert source.editor.geometry().bottom() < view.geometry().top()
    window.resize(1200, 640)
    QApplication.processEvents()
    assert source.view == PAGES
    assert view.isVisible()
    assert not source.editor.isVisible()
    window.resize(1400, 900)
    QApplication.processEvents()
    assert source.view == BESIDE
    assert source.editor.isVisible()
    source.switch.button(BESIDE).click()
    window.resize(1200, 640)
    QApplication.processEvents()
    assert source.view == BESIDE
    assert source.editor.isVisible()


def test_in_a_wide_panel_they_stand_side_by_side(qtbot: QtBot, window: MainWindow, pdf: Path) -> None:
    source, review = opened(window, pdf)
    view = shown_pages(qtbot, source)
    window.resize(2400, 1000)
    QApplication.processEvents()
    assert source.editor.geometry().right() < view.geometry().left()
    window.report.selection.select_cell(CARRIED)
    assert sees(view, review, CARRIED)


def test_text_and_page_both_follow_and_both_select(qtbot: QtBot, window: MainWindow, pdf: Path) -> None:
    source, review = opened(window, pdf)
    view = shown_pages(qtbot, source)
    address = "proceedings/litigation_after/total"
    window.report.selection.select_cell(address)
    assert is_current(source.editor.marks, review, address)
    assert is_current(view.marks, review, address)
    assert sees(view, review, address)
    assert source.editor.viewport().rect().contains(caret_at(source, span(review, address)[0]))
    view.show_position(*span(review, RECEIVED))
    click(view, view.boxes(*span(review, RECEIVED))[0].center())
    assert window.report.selection.address == RECEIVED
    QTest.mouseClick(
        source.editor.viewport(), Qt.MouseButton.LeftButton, pos=caret_at(source, span(review, CARRIED)[0])
    )
    assert window.report.selection.address == CARRIED


def caret_at(source: SourceView, position: int) -> QPoint:
    cursor = QTextCursor(source.editor.document())
    cursor.setPosition(position)
    return source.editor.cursorRect(cursor).center()


def test_text_and_page_have_each_their_own_size(qtbot: QtBot, window: MainWindow, pdf: Path) -> None:
    source, _ = opened(window, pdf)
    view = shown_pages(qtbot, source)
    width, letters = view.plane_size().width(), source.editor.font().pointSizeF()
    turn_wheel(view.viewport(), 120)
    assert view.plane_size().width() > width
    assert source.editor.font().pointSizeF() == letters
    turn_wheel(source.editor.viewport(), -120)
    assert source.editor.font().pointSizeF() < letters
    assert view.plane_size().width() > width


def test_tab_goes_from_the_text_to_the_page_and_back(qtbot: QtBot, window: MainWindow, pdf: Path) -> None:
    source, _ = opened(window, pdf)
    view = shown_pages(qtbot, source)
    window.activateWindow()
    source.editor.setFocus()
    qtbot.waitUntil(source.editor.hasFocus)
    QTest.keyClick(source.editor, Qt.Key.Key_Tab)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Backtab)
    assert source.editor.hasFocus()


def test_where_the_line_between_them_was_dragged_to_is_remembered(
    qtbot: QtBot, window: MainWindow, pdf: Path
) -> None:
    source, review = opened(window, pdf)
    first, second = source.body.sizes()
    assert first < second
    line = source.body.handle(1)
    drag_widget(line, QPoint(0, second - first))
    assert source.body.sizes()[0] > source.body.sizes()[1]
    source.switch.button(TEXT).click()
    again = SourceView(window.report.selection)
    qtbot.addWidget(again)
    again.resize(source.size())
    again.show()
    again.set_review(review)
    again.switch.button(BESIDE).click()
    assert again.body.sizes()[0] > again.body.sizes()[1]
    again.shutdown()


def drag_widget(widget: QWidget, by: QPoint) -> None:
    middle = widget.rect().center()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(widget, middle + by)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=middle + by)


# --- by keyboard ----------------------------------------------------------------------------------


def test_arrows_walk_the_cells_of_a_page_and_enter_goes_to_the_table(
    qtbot: QtBot, window: MainWindow, pdf: Path
) -> None:
    source, review = opened(window, pdf)
    view = shown_pages(qtbot, source)
    window.report.selection.select_cell(RECEIVED)
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
        walked.append(window.report.selection.address)
    assert walked == ["requests/received/business", CARRIED, "requests/carried_in/natural_person", RECEIVED]
    figure = review.report.cells[RECEIVED].raw
    assert "自然人" in view.accessibleDescription()
    assert figure in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Return)
    grid = window.report.grid.current_view()
    assert grid is not None
    assert grid.hasFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert window.report.selection.address == "requests/carried_in/natural_person"


def test_with_ctrl_the_arrows_scroll_a_page_and_select_nothing(
    qtbot: QtBot, window: MainWindow, pdf: Path
) -> None:
    source, _ = opened(window, pdf)
    view = shown_pages(qtbot, source)
    top = view.verticalScrollBar().value()
    before = window.report.selection.address
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.verticalScrollBar().value() > top
    assert window.report.selection.address == before


def test_a_screen_reader_hears_each_cell_that_is_walked_to(
    qtbot: QtBot, window: MainWindow, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, review = opened(window, page)
    view = shown_tables(qtbot, source)
    window.activateWindow()
    window.report.selection.select_cell(RECEIVED)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    QTest.keyClick(view, Qt.Key.Key_Right)
    figure = review.report.cells["requests/received/business"].raw
    assert said == [f"所选单元格：本年新收·商业企业，{figure}"]
    assert view.accessibleDescription() == said[0]


def test_arrows_reach_every_cell_of_the_tables_and_the_next_table(
    qtbot: QtBot, window: MainWindow, page: Path
) -> None:
    source, review = opened(window, page)
    view = shown_tables(qtbot, source)
    first, last = RECEIVED, "requests/carried_out/total"
    window.report.selection.select_cell(first)
    seen = [first]
    while seen[-1].startswith("requests/") and len(seen) < 60:
        QTest.keyClick(view, Qt.Key.Key_Down)
        seen.append(window.report.selection.address)
    rows = [each.split("/")[1] for each in seen[:-1]]
    assert rows == list(
        dict.fromkeys(a.split("/")[1] for a in review.report.cells if a.startswith("requests/"))
    )
    assert seen[-1].startswith("proceedings/")
    window.report.selection.select_cell(last)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert window.report.selection.address == last  # nothing stands beyond


def test_enter_in_the_text_goes_to_the_cell_at_the_cursor_and_escape_comes_back(
    qtbot: QtBot, window: MainWindow, sample: Callable[[str], Path]
) -> None:
    source, review = opened(window, sample("clean-2021"))
    window.activateWindow()
    window.report.selection.select_cell(RECEIVED)
    source.take_focus()
    qtbot.waitUntil(source.editor.hasFocus)
    assert source.editor.textCursor().position() == span(review, RECEIVED)[0]  # from here the keyboard goes
    for _ in range(span(review, "requests/received/business")[0] - span(review, RECEIVED)[0]):
        QTest.keyClick(source.editor, Qt.Key.Key_Right)
    assert window.report.selection.address == RECEIVED
    QTest.keyClick(source.editor, Qt.Key.Key_Return)
    grid = window.report.grid.current_view()
    assert grid is not None
    assert grid.hasFocus()
    assert window.report.selection.address == "requests/received/business"
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert source.editor.hasFocus()


def test_enter_on_words_that_became_no_cell_says_so_and_stays(
    qtbot: QtBot, window: MainWindow, sample: Callable[[str], Path]
) -> None:
    source, review = opened(window, sample("clean-2021"))
    window.activateWindow()
    source.take_focus()
    qtbot.waitUntil(source.editor.hasFocus)
    cursor = source.editor.textCursor()
    cursor.setPosition(review.report.text.index("本年新收"))
    source.editor.setTextCursor(cursor)
    with qtbot.waitSignal(source.message) as said:
        QTest.keyClick(source.editor, Qt.Key.Key_Return)
    assert said.args == ["这里没有读成单元格"]
    assert source.editor.hasFocus()


def test_escape_in_a_cell_editor_only_ends_the_typing(
    qtbot: QtBot, window: MainWindow, sample: Callable[[str], Path]
) -> None:
    source, review = opened(window, sample("clean-2021"))
    window.activateWindow()
    window.report.selection.select_cell(RECEIVED)
    source.take_focus()
    qtbot.waitUntil(source.editor.hasFocus)
    QTest.keyClick(source.editor, Qt.Key.Key_Return)
    grid = window.report.grid.current_view()
    assert grid is not None
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not grid
    QTest.keyClicks(editor, "7")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(grid.hasFocus)
    assert not review.corrections


def test_in_a_narrow_panel_a_menu_stands_for_the_switch(qtbot: QtBot, window: MainWindow, page: Path) -> None:
    source, _ = opened(window, page)
    shown_tables(qtbot, source)
    assert source.switch.button(TABLES).isVisible()
    window.resize(640, 640)
    QApplication.processEvents()
    button = source.switch.menu_button
    assert button is not None
    assert button.isVisible()
    assert not source.switch.button(TABLES).isVisible()
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    acts = {act.text(): act for act in menu.actions()}
    assert [name for name, act in acts.items() if act.isChecked()] == ["表样"]
    acts["文本"].trigger()
    assert source.view == TEXT
    assert button.text() == "文本 ▾"
    window.resize(1400, 900)
    QApplication.processEvents()
    assert source.switch.button(TABLES).isVisible()
    assert not button.isVisible()


# --- tables ---------------------------------------------------------------------------------------


def shown_tables(qtbot: QtBot, source: SourceView) -> TablesView:
    view = cast(TablesView, source.plane(TABLES))
    assert view.isVisible()
    qtbot.waitUntil(lambda: view.finished, timeout=20_000)
    return view


def test_the_tables_have_the_merged_cells_of_the_file_and_a_click_selects(
    qtbot: QtBot, window: MainWindow, page: Path
) -> None:
    source, review = opened(window, page)
    view = shown_tables(qtbot, source)
    text = review.report.text
    group = text.index("申请人情况")
    head, figure = view.boxes(group, group + 1)[0], view.boxes(*span(review, RECEIVED))[0]
    total = view.boxes(*span(review, "requests/received/total"))[0]
    assert head.left() == pytest.approx(figure.left())  # the head covers all seven columns
    assert head.right() == pytest.approx(total.right())
    results = text.index("三、本年度办理结果")
    merged = view.boxes(results, results + 1)[0]
    last = view.boxes(*span(review, "requests/concluded/total"))[0]
    assert merged.top() < last.top() < merged.bottom()
    for address in (RECEIVED, CARRIED):
        view.show_position(*span(review, address))
        click(view, view.boxes(*span(review, address))[0].center())
        assert window.report.selection.address == address


def test_a_word_file_shows_a_table_inside_a_cell(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, html: str
) -> None:
    import docx

    made = docx.Document()
    for line in ("一、总体情况", "二、主动公开政府信息情况"):
        made.add_paragraph(line)
    outer = made.add_table(3, 3)
    for index, cell in enumerate(cell for row in outer.rows for cell in row.cells):
        cell.text = f"外{index}"
    outer.cell(0, 0).merge(outer.cell(0, 2)).text = "并成一格"
    inner = outer.cell(2, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"
    path = tmp_path / "报告.docx"
    made.save(str(path))
    source, review = opened(window, path)
    view = shown_tables(qtbot, source)

    def box(words: str) -> QRectF:
        start = review.report.text.index(words)
        return view.boxes(start, start + len(words))[0]

    assert box("并成一格").width() == pytest.approx(
        box("外3").width() + box("外4").width() + box("外5").width()
    )
    assert box("外7").contains(box("内一"))
    assert box("内一").right() == pytest.approx(box("内二").left())
    assert review.report.text[view.position_at(box("内二").center()) :].startswith("内二")


def test_a_band_around_cells_selects_them_in_the_grid(qtbot: QtBot, window: MainWindow, page: Path) -> None:
    source, review = opened(window, page)
    view = shown_tables(qtbot, source)
    first = view.boxes(*span(review, RECEIVED))[0]
    view.show_position(*span(review, RECEIVED))
    last = view.boxes(*span(review, CARRIED))[0]
    drag(view, first.topLeft() + QPointF(2, 2), last.bottomRight() - QPointF(2, 2))
    grid = window.report.grid.current_view()
    assert grid is not None
    assert [place.address for place in grid.selected()] == [
        RECEIVED,
        "requests/received/business",
        "requests/carried_in/natural_person",
        CARRIED,
    ]


def test_another_width_keeps_what_was_shown_in_sight(qtbot: QtBot, window: MainWindow, page: Path) -> None:
    source, review = opened(window, page)
    view = shown_tables(qtbot, source)
    address = "proceedings/litigation_after/total"
    window.report.selection.select_cell(address)
    window.resize(1900, 800)
    qtbot.waitUntil(lambda: view.finished, timeout=20_000)
    seen = view.viewport().rect().translated(view.offset())
    assert seen.intersects(view.boxes(*span(review, address))[0].toRect())


# --- text -----------------------------------------------------------------------------------------


def test_a_text_has_no_switch_and_loads_neither_pages_nor_tables(
    window: MainWindow, sample: Callable[[str], Path]
) -> None:
    source, _ = opened(window, sample("clean-2021"))
    assert source.plane(source.view) is None
    with pytest.raises(KeyError):
        source.switch.button(PAGES)


def test_a_text_report_loads_no_module_of_pages_and_tables(sample: Callable[[str], Path], home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from app.ui.app import make_application\n"
        "from app.ui.main_window import MainWindow; from app.ui.tasks import InlineRunner\n"
        "app = make_application(); window = MainWindow(InlineRunner()); window.show()\n"
        "window.open_paths([Path(sys.argv[1])]); app.processEvents()\n"
        "late = 'source_walk', 'plane_view', 'page_view', 'page_loader', 'tables_view', 'tables_layout'\n"
        "assert window.session.review is not None\n"
        "print([name for name in late if 'app.ui.' + name in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(sample("clean-2021"))]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "[]"


def test_selected_text_selects_the_cells_it_became(window: MainWindow, sample: Callable[[str], Path]) -> None:
    source, review = opened(window, sample("clean-2021"))
    start, end = span(review, RECEIVED)[0], span(review, "requests/received/business")[1]
    cursor = QTextCursor(source.editor.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    source.editor.setTextCursor(cursor)
    QTest.keyClick(source.editor, Qt.Key.Key_Return)
    grid = window.report.grid.current_view()
    assert grid is not None
    assert [place.address for place in grid.selected()] == [RECEIVED, "requests/received/business"]
    assert source.editor.textCursor().hasSelection()


def test_the_outline_has_the_parts_and_their_tables_in_the_order_of_the_text(
    window: MainWindow, sample: Callable[[str], Path]
) -> None:
    source, review = opened(window, sample("clean-2021"))
    titles = [source.outline.item(row).text() for row in range(source.outline.count())]
    assert len(titles) == len(review.report.sections) + 3
    place = next(row for row, title in enumerate(titles) if "表：" in title)
    assert titles[place - 1].startswith("二")


def test_long_lines_are_wrapped_or_not_and_that_is_remembered(
    window: MainWindow, sample: Callable[[str], Path]
) -> None:
    source, _ = opened(window, sample("clean-2021"))
    assert source.editor.lineWrapMode() == QPlainTextEdit.LineWrapMode.WidgetWidth
    source.switch.wrap.click()
    assert source.editor.lineWrapMode() == QPlainTextEdit.LineWrapMode.NoWrap
    assert SourceView(window.report.selection).editor.lineWrapMode() == QPlainTextEdit.LineWrapMode.NoWrap


def test_keys_and_wheel_zoom_the_source_alone(
    qtbot: QtBot, window: MainWindow, sample: Callable[[str], Path]
) -> None:
    source, _ = opened(window, sample("clean-2021"))
    usual = QApplication.font().pointSizeF()
    turn_wheel(source.editor.viewport(), 120)
    assert source.editor.font().pointSizeF() > usual
    window.activateWindow()
    source.editor.setFocus()
    qtbot.waitUntil(source.editor.hasFocus)
    QTest.keyClick(source.editor, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert source.editor.font().pointSizeF() == pytest.approx(usual)
    QTest.keyClick(source.editor, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert source.editor.font().pointSizeF() < usual
    assert QApplication.font().pointSizeF() == usual


def test_hits_are_shown_on_the_pages_too(qtbot: QtBot, window: MainWindow, page: Path) -> None:
    source, review = opened(window, page)
    view = shown_tables(qtbot, source)
    window.search.edit.setText("结转下年度继续办理")
    box = view.boxes(
        review.report.text.index("结转下年度继续办理"), review.report.text.index("结转下年度继续办理") + 9
    )[0]
    assert view.viewport().rect().translated(view.offset()).intersects(box.toRect())
