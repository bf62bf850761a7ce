"""Reports printed to PDF for tests: random large figures, HTML of the official shape, three printers.

Qt is always there. LibreOffice and Chromium are asked for by tests/bench/pdf.py and by tests that
skip without them.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from app.forms.grid import Place, Role, shape
from app.forms.load import Forms
from app.forms.model import Form, FormTable
from app.parsing.parse import parse
from app.reading.document import Document, Kind, Read, Source
from app.report.cell import CellState
from app.report.report import Report
from tests.builders import HEADINGS
from tests.texts import CLOSING, OVERVIEW, PROBLEMS

FONT = ("Sans Serif", 9)
"""What Qt prints with where nobody has chosen a font."""

ISSUER = "青禾县柳溪镇人民政府"


@dataclass(frozen=True, slots=True)
class Looks:
    """How a report is printed. ``rules`` is "cells" (a rule round every cell), "collapsed", "none".

    ``label_width`` is that of the label columns in per cent of the page, 0 to let the printer
    choose; ``fixed`` columns are as wide as the table says, so that long numbers wrap.
    ``vertical`` prints the label over the results one character a line. ``lead`` paragraphs of
    prose before the first section shift the page breaks. ``tight`` makes LibreOffice print tables
    without rules with no room between rows, so that nothing tells a cell's lines from rows.
    """

    rules: str = "collapsed"
    size: float = 10.5
    label_width: int = 0
    fixed: bool = False
    vertical: bool = False
    lead: int = 0
    padding: int = 3
    valign: str = "middle"
    align: str = "center"
    font: str = ""
    tight: bool = False


def random_looks(random_: random.Random, rules: str) -> Looks:
    """Looks of all kinds."""
    return Looks(
        rules=rules,
        size=random_.choice([9, 10.5, 12]),
        label_width=random_.choice([0, 0, 8, 12]),
        fixed=random_.random() < 0.4,
        vertical=random_.random() < 0.4,
        lead=random_.randrange(0, 9),
        padding=random_.choice([1, 3, 6]),
        valign=random_.choice(["middle", "middle", "top"]),
        align=random_.choice(["center", "center", "right", "left"]),
    )


def random_figures(form: Form, random_: random.Random, kind: str = "large") -> dict[str, str]:
    """A figure for every cell: "large" ones are distinct, "small" mostly 0, "messy" of every spelling."""
    figures = {}
    used: set[int] = set()
    for table in form.tables:
        for block in table.blocks:
            for row in block.rows:
                for column in block.columns:
                    address = f"{table.id}/{row.id}/{column.id}"
                    number = random_.randrange(1, 10 ** random_.randrange(1, 7))
                    while kind == "large" and number in used:
                        number = random_.randrange(1, 1_000_000)
                    used.add(number)
                    text = str(number)
                    if column.measure == "amount":
                        text = f"{number % 10_000}.{random_.randrange(10_000):04d}"
                    elif kind == "small":
                        text = random_.choice(["0"] * 8 + ["1", "2", "13"])
                    elif kind == "messy":
                        text = random_.choice([text, f"{number:,}", "0", "0", "—", "/", "", f" {number} "])
                    figures[address] = text
    return figures


def report_html(form: Form, figures: Mapping[str, str], looks: Looks) -> str:
    """A report as a web page, for a printer."""
    year = form.since + 1
    body = [f"<h2 align='center'>{ISSUER}{year}年政府信息公开工作年度报告</h2>"]
    body.append(
        f"<p>根据《中华人民共和国政府信息公开条例》要求，{ISSUER}编制本年度报告。本报告所列数据的统计期限"
        f"自{year}年1月1日起至{year}年12月31日止。</p>"
    )
    prose = OVERVIEW.split("\n")
    body += [f"<p>{prose[index % len(prose)]}</p>" for index in range(looks.lead)]
    tables = {table.section: table for table in form.tables}
    for number, heading in enumerate(HEADINGS, 1):
        body.append(f"<h3>{'一二三四五六'[number - 1]}、{heading}</h3>")
        if number in tables:
            body.append(table_html(tables[number], figures, looks))
        else:
            text = {1: OVERVIEW, 5: PROBLEMS, 6: CLOSING}[number]
            body += [f"<p>{line}</p>" for line in text.split("\n")]
    body.append(f"<p align='right'>{ISSUER}</p><p align='right'>{year + 1}年1月20日</p>")
    collapse = "collapse" if looks.rules != "cells" else "separate"
    layout = "table-layout: fixed;" if looks.fixed else ""
    style = (
        f"body {{ font-size: {looks.size}pt; {looks.font} }} p {{ text-indent: 2em }}"
        f"table {{ border-collapse: {collapse}; width: 100%; border-spacing: 1px; {layout} }}"
        f"td {{ {_style(looks)} }}"
    )
    if looks.fixed:
        style += "td { word-break: break-all }"
    return (
        f"<html><head><meta charset='utf-8'><style>{style}</style></head><body>{''.join(body)}</body></html>"
    )


def table_html(table: FormTable, figures: Mapping[str, str], looks: Looks) -> str:
    """One table in its official shape."""
    grid = shape(table, table.blocks)
    if grid.columns > 12:  # a printer that runs out of page leaves columns out
        looks = replace(looks, size=min(looks.size, 9), padding=min(looks.padding, 2))
    border = "0" if looks.rules == "none" else "1"
    spacing = "1" if looks.rules == "cells" else "0"
    rows: list[str] = []
    widths = ""
    if looks.label_width and grid.label_columns:
        others = (100 - looks.label_width * grid.label_columns) // (grid.columns - grid.label_columns)
        each = [looks.label_width] * grid.label_columns
        each += [others] * (grid.columns - grid.label_columns)
        widths = "".join(f"<col width='{width}%'>" for width in each)
    for row in range(grid.rows):
        places = sorted((p for p in grid.places if p.row == row), key=lambda p: p.column)
        rows.append("<tr>" + "".join(_cell(place, figures, looks) for place in places) + "</tr>")
    return (
        f"<table border='{border}' cellspacing='{spacing}' cellpadding='{looks.padding}' width='100%'>"
        f"{widths}{''.join(rows)}</table>"
    )


def _cell(place: Place, figures: Mapping[str, str], looks: Looks) -> str:
    text = figures[place.address] if place.role is Role.CELL else place.text
    words = escape(text)
    if looks.vertical and place.role is Role.GROUP and place.height > 8:
        words = "<br>".join(text)
    align = looks.align if place.role is Role.CELL else "center"
    return (
        f"<td rowspan='{place.height}' colspan='{place.width}' align='{align}'"
        f" valign='{looks.valign}' style='{_style(looks)}'>{words}</td>"
    )


def _style(looks: Looks) -> str:
    """The style of a cell; LibreOffice drops the border of one that only says its padding."""
    style = f"vertical-align: {looks.valign}; font-size: {looks.size}pt"
    if looks.rules == "none" and not looks.tight:
        return style  # the padding is the table's
    border = "none" if looks.rules == "none" else "1px solid black"
    return f"border: {border}; padding: {looks.padding}px; {style}"


def print_qt(html: str, *, landscape: bool = False) -> bytes:
    """The page printed by Qt."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
    from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
    from PySide6.QtWidgets import QApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The kind that the window's tests need: a process has one application for good.
    application = QApplication.instance() or QApplication([])
    assert application is not None
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    if landscape:
        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    # Not the application's font, which the window's tests change: other lines would be cut at page ends.
    document.setDefaultFont(QFont(*FONT))
    document.setHtml(html)
    document.print_(writer)
    del writer
    buffer.close()
    return bytes(held.data())


def print_libreoffice(pages: Sequence[str], folder: Path, suffix: str = "html") -> list[bytes]:
    """The pages printed by LibreOffice in one run; raises FileNotFoundError without it."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice")
    names = []
    for index, html in enumerate(pages):
        path = folder / f"page{index:04}.html"
        path.write_text(html, encoding="utf-8")
        names.append(path)
    with tempfile.TemporaryDirectory() as profile:
        command = [program, "--headless", f"-env:UserInstallation=file://{profile}"]
        command += ["--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export"]
        command += ["--outdir", str(folder), *map(str, names)]
        subprocess.run(command, check=True, capture_output=True, timeout=1200)
    return [name.with_suffix(".pdf").read_bytes() for name in names]


def print_chromium(pages: Sequence[str], folder: Path) -> list[bytes]:
    """The pages printed by Chromium; raises FileNotFoundError without it."""
    program = shutil.which("chromium")
    if program is None:
        raise FileNotFoundError("chromium")
    out = []
    for index, html in enumerate(pages):
        path = folder / f"web{index:04}.html"
        path.write_text(html, encoding="utf-8")
        target = path.with_suffix(".pdf")
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}"]
        command += ["--no-pdf-header-footer"] if index % 2 else []
        subprocess.run([*command, f"file://{path}"], check=True, capture_output=True, timeout=120)
        out.append(target.read_bytes())
    return out


def parsed(read: Read, forms: Forms) -> Report:
    """The report that was read."""
    source = Source(Path("x.pdf"), "x.pdf", "", 0, Kind.PDF, "")
    return parse(Document(source, read.text, read.grids, read.pages), forms)


@dataclass(frozen=True, slots=True)
class Score:
    """How the cells of a report came out: right, flagged as uncertain or missing, and wrong."""

    right: int
    flagged: int
    wrong: tuple[str, ...]
    unread: tuple[str, ...]


def score(report: Report, figures: Mapping[str, str], read: Read) -> Score:
    """Compare every cell with what was printed.

    Right is the same text but for white space, with its span; flagged a cell that says itself that
    it is not certain, missing or unreadable.
    """
    right, wrong, unread = 0, [], []
    uncertain = {(c.start, c.end) for grid in read.grids for c in grid.cells if not c.certain}
    for address, wanted in figures.items():
        cell = report.cells.get(address)
        if cell is None:
            unread.append(f"{address}: {wanted!r} but no such cell")
            continue
        same = _bare(cell.raw) == _bare(wanted)
        if same and cell.span is not None and report.text[cell.span.start : cell.span.end] != cell.raw:
            wrong.append(f"{address}: span is {report.text[cell.span.start : cell.span.end]!r}")
        flagged = not cell.certain or cell.state in (CellState.ABSENT, CellState.UNREADABLE)
        flagged = flagged or any(s <= cell.span.start <= e for s, e in uncertain if cell.span)
        if same and cell.state is not CellState.ABSENT and cell.state is not CellState.UNREADABLE:
            right += 1
        elif flagged:
            unread.append(f"{address}: {wanted!r} read as {cell.raw!r} {cell.state}")
        else:
            wrong.append(f"{address}: {wanted!r} read as {cell.raw!r}")
    return Score(right, len(unread), tuple(wrong), tuple(unread))


def _bare(text: str) -> str:
    return "".join(text.split())
