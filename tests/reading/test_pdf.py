from __future__ import annotations

import pickle
import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from app.forms.load import Forms
from app.parsing.figures import read_figure
from app.reading.document import Read
from app.reading.ordinary import ordinary
from app.reading.pdf import Damaged, Locked, Scanned, read_pdf
from app.reading.problems import ReadProblem
from tests.reading.pdf_prints import (
    Looks,
    parsed,
    print_libreoffice,
    print_qt,
    random_figures,
    random_looks,
    report_html,
    score,
)

EASY = Looks(size=9, padding=2)


def spans_hold(read: Read) -> None:
    """Every cell's span is inside its grid, its grid's inside a page, and pages follow each other."""
    end = 0
    for page in read.pages:
        assert page.start == end
        end = page.end
    assert end == len(read.text)
    for grid in read.grids:
        assert any(page.start <= grid.start <= grid.end <= page.end for page in read.pages)
        assert all(grid.start <= cell.start <= cell.end <= grid.end for cell in grid.cells)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("rules", ["collapsed", "cells"])
def test_every_cell_of_a_ruled_report(forms: Forms, form: str, rules: str) -> None:
    figures = random_figures(forms.form(form), random.Random(form + rules), "large")
    looks = Looks(rules=rules, size=8, padding=2)
    read = read_pdf(print_qt(report_html(forms.form(form), figures, looks), landscape=rules == "collapsed"))
    spans_hold(read)
    result = score(parsed(read, forms), figures, read)
    assert result.wrong == ()
    assert result.right >= 0.9 * len(figures)  # Qt cuts rows at page ends
    assert len(read.pages) > 1


def test_a_print_does_not_depend_on_the_font_of_the_application(request: pytest.FixtureRequest) -> None:
    """The window's tests leave theirs behind, and other rows were cut at page ends: two tests failed then."""
    html = "".join(f"<p>{line}、主动公开政府信息情况</p>" for line in range(90))
    plain = read_pdf(print_qt(html))
    from PySide6.QtWidgets import QApplication  # there is one now

    font = QApplication.font()
    request.addfinalizer(lambda: QApplication.setFont(font))
    larger = QApplication.font()
    larger.setPointSizeF(13)
    QApplication.setFont(larger)
    again = read_pdf(print_qt(html))
    assert (again.text, again.pages) == (plain.text, plain.pages)


def test_wrapped_numbers_are_whole(forms: Forms) -> None:
    """A number wrapped in a narrow cell keeps its line break and is one figure."""
    figures = random_figures(forms.form("2021"), random.Random(5), "large")
    html = report_html(forms.form("2021"), figures, Looks(size=12, padding=2, fixed=True))
    read = read_pdf(print_qt(html))
    report = parsed(read, forms)
    wrapped = [cell for cell in report.cells.values() if "\n" in cell.raw and cell.raw[0].isdigit()]
    assert wrapped
    assert all(cell.raw.replace("\n", "") == figures[cell.address] for cell in wrapped if cell.certain)
    assert read_figure("5105\n4").value == 51054


def test_nothing_is_silently_wrong_however_it_is_printed(forms: Forms) -> None:
    chance = random.Random(20)
    right = cells = 0
    for index in range(10):
        form = forms.forms[index % 2]
        looks = random_looks(chance, ["none", "collapsed", "cells", "none"][index % 4])
        figures = random_figures(form, chance, chance.choice(["large", "small", "messy"]))
        read = read_pdf(print_qt(report_html(form, figures, looks)))
        result = score(parsed(read, forms), figures, read)
        assert result.wrong == (), looks
        right, cells = right + result.right, cells + len(figures)
        spans_hold(read)
    assert right > 0.7 * cells


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_reports_that_libreoffice_prints(forms: Forms, tmp_path: Path) -> None:
    chance = random.Random(3)
    made = []
    for index in range(12):
        form = forms.forms[index % 2]
        looks = random_looks(chance, ["none", "collapsed", "cells"][index % 3])
        figures = random_figures(form, chance, chance.choice(["large", "small"]))
        made.append((figures, report_html(form, figures, looks)))
    right = cells = 0
    for (figures, _), data in zip(made, print_libreoffice([html for _, html in made], tmp_path), strict=True):
        read = read_pdf(data)
        result = score(parsed(read, forms), figures, read)
        assert result.wrong == ()
        right, cells = right + result.right, cells + len(figures)
    assert right >= 0.97 * cells


def test_compatibility_radicals_are_ordinary_characters(forms: Forms) -> None:
    assert "".join(ordinary(ord(char)) for char in "第⼆⼗条⺠⻔⻰⾏政⽬") == "第二十条民门龙行政目"
    assert ordinary(0x2) == "-"
    assert ordinary(0xE123) == "\ufffd"
    read = read_pdf(
        print_qt(report_html(forms.form("2021"), random_figures(forms.form("2021"), random.Random(1)), EASY))
    )
    assert not [char for char in read.text if "\u2e80" <= char <= "\u2fdf"]


def test_page_numbers_stay_outside_of_tables() -> None:
    rows = "".join(
        f"<tr><td>第{index}行</td><td>{index}</td><td>{9 * index}</td></tr>" for index in range(90)
    )
    read = read_pdf(print_qt(f"<table border='1' width='100%'>{rows}</table>"))
    assert [page.number for page in read.pages] == [1, 2]
    for page in read.pages:
        assert read.text[page.start : page.end].endswith(f"\n{page.number}\n")
    cells = [read.text[cell.start : cell.end] for grid in read.grids for cell in grid.cells]
    assert cells == [piece for index in range(90) for piece in (f"第{index}行", str(index), str(9 * index))]


def test_prose_becomes_paragraphs(forms: Forms) -> None:
    figures = random_figures(forms.form("2021"), random.Random(2))
    read = read_pdf(print_qt(report_html(forms.form("2021"), figures, EASY)))
    assert (
        "（三）政府信息管理方面。落实公文公开属性源头认定，发布前逐件进行保密审查和内容审核。\n" in read.text
    )
    report = parsed(read, forms)
    assert len(report.sections) == 6
    assert report.fact("issuer").value == "青禾县柳溪镇人民政府"
    assert str(report.fact("signed_on").value) == "2023-01-20"


def picture_pdf(pages: int, text_on: int = 0) -> bytes:
    """Pages that are pictures, but for one with text."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

    print_qt("")  # there is an application
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    image = QImage(200, 280, QImage.Format.Format_RGB32)
    image.fill(QColor("gray"))
    for number in range(1, pages + 1):
        if number == text_on:
            for line in range(6):
                painter.drawText(500, 500 + 400 * line, "本页有可以读取的文字，行数不少")
        else:
            painter.drawImage(writer.pageLayout().paintRectPixels(writer.resolution()), image)
        if number < pages:
            writer.newPage()
    painter.end()
    del writer
    return bytes(held.data())


def test_a_scanned_file_is_named() -> None:
    with pytest.raises(Scanned, match="没有文字层"):
        read_pdf(picture_pdf(2))


def test_a_scanned_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.reading.ocr.available", lambda: False)
    read = read_pdf(picture_pdf(3, text_on=2))
    assert read.notes == ("第 1、3 页是图片，没有文字层，没有读取。",)
    assert "可以读取" in read.text


def test_damaged_files_are_refused_with_a_sentence(forms: Forms) -> None:
    data = print_qt(
        report_html(forms.form("2021"), random_figures(forms.form("2021"), random.Random(1)), EASY)
    )
    for bad in (b"%PDF-1.4\n", b"%PDF-1.7\n" + b"x" * 5000, data[:200]):
        with pytest.raises(Damaged, match="重新下载"):
            read_pdf(bad)


def test_no_damage_hangs_or_crashes(forms: Forms) -> None:
    data = print_qt(
        report_html(forms.form("2021"), random_figures(forms.form("2021"), random.Random(1)), EASY)
    )
    chance = random.Random(9)
    for _ in range(12):
        bad = bytearray(data[: chance.choice([len(data), len(data) // 2, len(data) - 900])])
        for _ in range(chance.randrange(60)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        with suppress(ReadProblem):
            spans_hold(read_pdf(bytes(bad)))


LOCKED = (
    b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"""
    + b"41" * 32
    + b">/U<"
    + b"42" * 32
    + b""">>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%EOF"""
)


def test_a_locked_file_is_named() -> None:
    with pytest.raises(Locked, match="密码"):
        read_pdf(LOCKED)


def test_problems_and_results_go_through_a_pipe(forms: Forms) -> None:
    read = read_pdf(picture_pdf(2, text_on=1))
    assert pickle.loads(pickle.dumps(read)) == read
    with pytest.raises(Scanned) as raised:
        read_pdf(picture_pdf(1))
    assert pickle.loads(pickle.dumps(raised.value)).message == raised.value.message
