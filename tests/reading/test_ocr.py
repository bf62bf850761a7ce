"""Scans: the lattice from the picture (always), recognition (where ``gouji[ocr]`` is installed)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading import ocr, ocr_page, scan, scan_lines
from app.reading.document import Document, Kind, Page, Read, Source
from app.reading.frames import pack_read, unpack_read
from app.reading.problems import NoOcr, ReadProblem
from app.reading.readers import read_kind

Grey = NDArray[np.uint8]
DPI = 200.0
installed = pytest.mark.skipif(not ocr.available(), reason="the optional extra gouji[ocr] is not installed")


def drawn(
    rows: int = 6, columns: int = 5, high: int = 60, wide: int = 150, at: tuple[int, int] = (200, 120)
) -> Grey:
    """A page with a ruled table whose first row is one cell; a block of "print" in every cell."""
    page = np.full((900, 1100), 255, np.uint8)
    top, left = at
    for row in range(rows + 1):
        page[top + row * high : top + row * high + 3, left : left + columns * wide] = 0
    for column in range(columns + 1):
        start = top if column in (0, columns) else top + high
        page[start : top + rows * high, left + column * wide : left + column * wide + 3] = 0
    for row in range(rows):
        for column in range(columns if row else 1):
            y, x = top + row * high + 20, left + column * wide + 40
            for stroke in range(4):
                page[y : y + 24, x + stroke * 16 : x + stroke * 16 + 4] = 0
                page[y : y + 4, x + stroke * 16 : x + stroke * 16 + 12] = 0
    return page


def noisy(page: Grey, seed: int = 1) -> Grey:
    chance = np.random.default_rng(seed)
    shaken = page * 0.8 + 25 + chance.normal(0, 10, page.shape)
    shaken[chance.random(page.shape) < 0.0005] = 20
    return np.asarray(shaken.clip(0, 255), np.uint8)


@pytest.mark.parametrize("degrees", [0.0, 1.3, -2.7])
@pytest.mark.parametrize("worn", [False, True])
def test_the_lattice_is_found_on_a_picture_that_is_turned_and_worn(degrees: float, worn: bool) -> None:
    page = scan.turned(drawn(), -degrees) if degrees else drawn()
    laid = ocr_page.lay_out(noisy(page) if worn else page, DPI)
    (lattice,) = laid.lattices
    places = [(cell.row, cell.column, cell.width) for cell in lattice.cells]
    assert places == [(0, 0, 5)] + [(row, column, 1) for row in range(1, 6) for column in range(5)]
    assert len(laid.lines) == 26


def test_the_angle_is_found() -> None:
    page = scan.turned(drawn(), -2.0)
    assert scan.skew_of(scan.ink_of(page, DPI)) == pytest.approx(2.0, abs=0.1)
    assert scan.skew_of(np.zeros((100, 100), bool)) == 0.0


def test_a_table_that_no_rule_closes_at_the_pages_end_keeps_its_last_row() -> None:
    page = drawn()
    page[200 + 6 * 60 : 200 + 6 * 60 + 3] = 255
    (lattice,) = ocr_page.lay_out(page, DPI).lattices
    assert len(lattice.cells) == 26


def test_strokes_of_print_are_no_rules() -> None:
    page = np.full((400, 900), 255, np.uint8)
    for stroke in range(12):  # a bold heading: strokes that cross
        x = 60 + stroke * 50
        page[100:105, x : x + 46] = page[140:145, x : x + 46] = 0
        page[100:145, x : x + 5] = page[100:145, x + 40 : x + 45] = 0
    laid = ocr_page.lay_out(page, DPI)
    assert laid.lattices == []
    assert laid.ink[100:145, 60:105].sum() > 400


def test_lines_of_a_cell_are_told_apart() -> None:
    ink = np.zeros((200, 100), bool)
    ink[20:44, 10:60] = True  # a number that wraps
    ink[56:80, 10:30] = True
    ink[100:104, 10:40] = ink[120:124, 10:40] = True  # 二 is one line
    ink[150:152, 50:52] = True  # a speck is none
    lines = scan_lines.text_lines(ink, scan.Span(0, 0, 100, 200), em=28.0)
    assert [(line.top, line.bottom) for line in lines] == [(20, 44), (56, 80), (100, 124)]


def test_a_dash_is_no_numeral_and_a_slash_no_one() -> None:
    ink = np.zeros((60, 60), bool)
    for y in range(10, 40):
        ink[y, 35 - y // 2 : 38 - y // 2] = True
    assert scan_lines.is_slash(ink, scan.Span(10, 10, 40, 40))
    upright = np.zeros((60, 60), bool)
    upright[10:40, 20:24] = True
    assert not scan_lines.is_slash(upright, scan.Span(18, 10, 26, 40))
    assert not scan_lines.is_dash(upright, scan.Span(18, 10, 26, 40), 28.0)
    level = upright.T
    assert scan_lines.is_dash(level, scan.Span(10, 18, 40, 26), 28.0)
    level[30:34, 12:38] = True
    assert not scan_lines.is_dash(level, scan.Span(10, 18, 40, 36), 28.0)


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(NoOcr, match=r'pip install "gouji\[ocr\] @ \."') as raised:
        read_kind(Kind.IMAGE, b"\x89PNG\r\n\x1a\n")
    assert raised.value.kind == "scanned"
    assert "文件未被改动" in raised.value.message


def test_the_packaged_program_asks_nobody_to_install_into_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(NoOcr, match="这个软件包不含文字识别") as raised:
        read_kind(Kind.IMAGE, b"\x89PNG\r\n\x1a\n")
    assert "pip" not in raised.value.message
    assert "带文字的 PDF" in raised.value.message


def test_pages_that_were_recognised_are_uncertain_everywhere(forms: Forms) -> None:
    text = "某县2022年政府信息公开工作年度报告\n一、总体情况\n"
    read = Read(text, pages=(Page(1, 0, len(text)),))
    read = unpack_read(pack_read(ocr.doubted(read, {1})))
    assert read.pages == (Page(1, 0, len(text), certain=False),)
    source = Source(Path("x.pdf"), "x.pdf", "", 0, Kind.PDF, "")
    report = parse(Document(source, read.text, read.grids, read.pages), forms)
    assert report.cells["report/title"].raw
    assert not any(cell.certain for cell in report.cells.values() if cell.span is not None)


# --- with the extra -------------------------------------------------------------------------------


def picture(shown: str, size: tuple[int, int] = (1240, 500)) -> bytes:
    """A PNG of a page that Qt paints."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter, QTextDocument

    document = QTextDocument()
    document.setHtml(shown)
    document.setTextWidth(size[0] / 2)
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(2, 2)
    document.drawContents(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # bytes in the stubs, str at run time
    return bytes(held.data())


TABLE = (
    "<table border=1 cellspacing=0 cellpadding=6 style='border-collapse: collapse'>"
    "<tr><td>信息内容</td><td>本年制发件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>17</td><td>20834</td></tr></table>"
)


@installed
def test_a_picture_is_read_and_nothing_in_it_is_certain(qapp: object, tmp_path: Path) -> None:
    from app.reading.read import read

    file = tmp_path / "scan.png"
    file.write_bytes(picture(TABLE))
    told: list[tuple[int, int]] = []
    document = read(
        file, progress=lambda done, of: told.append((done, of))
    )  # in the process that has no network
    (grid,) = document.grids
    texts = [document.text[cell.start : cell.end] for cell in grid.cells]
    assert texts == ["信息内容", "本年制发件数", "现行有效件数", "规章", "17", "20834"]
    assert not any(cell.certain for cell in grid.cells)
    assert told[0] == (0, 1)


@installed
@pytest.mark.parametrize(
    "damage", [lambda d: d[: len(d) // 2], lambda d: d[:60], lambda d: d[:8] + b"x" * 900]
)
def test_a_damaged_picture_is_refused(qapp: object, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ReadProblem, match="文件未被改动"):
        ocr.read_image(damage(picture(TABLE)))


@installed
def test_no_other_models_are_looked_for() -> None:
    """The engine is given the files in its own wheel; an audit hook would tell of a connection."""
    seen: list[str] = []
    sys.addaudithook(lambda event, _: seen.append(event) if event.startswith("socket.connect") else None)
    ocr_page._engine.cache_clear()
    assert ocr_page._engine().recognize_txt([np.full((48, 96, 3), 255, np.uint8)]).txts is not None
    assert seen == []
