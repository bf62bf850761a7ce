"""Made reports (tests/generator) as web pages and saved web pages, for the comparison cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from app.forms.grid import Role
from app.reading.document import Document, Kind, Read, Source
from app.reading.html import read_html
from app.reading.mht import read_mht
from tests.builders import HEADINGS
from tests.generator.layouts import ISSUER, PAGE_MARKS
from tests.generator.made import Made, Sheet
from tests.reading import web_pages as web
from tests.reading.plans import PlannedTable
from tests.texts import CLOSING, OVERVIEW, PROBLEMS


def html(made: Made, rng: Random) -> Callable[[], Document]:
    """A web page in a random dress, damage and encoding."""
    data = random_page(made, rng)
    return lambda: _document(read_html(data), Kind.HTML)


def mht(made: Made, rng: Random) -> Callable[[], Document]:
    """The same page saved in one file."""
    charset = rng.choice(("utf-8", "gb2312", ""))
    data = web.archive(random_page(made, rng), charset, rng.choice(("quoted-printable", "base64")))
    return lambda: _document(read_mht(data), Kind.MHT)


def random_page(made: Made, rng: Random) -> bytes:
    """The bytes of the page."""
    names = [name for name in web.CELLS if name != "inputs"]
    cell, prose = web.CELLS[rng.choice(names)], web.CELLS[rng.choice(("plain", "a span a character"))]
    inside = _content(made, cell, prose, rng)
    if rng.random() < 0.5:
        inside = rng.choice(list(web.DAMAGES.values()))(inside)
    whole = rng.choice((web.page, web.site))(inside)
    codec = rng.choice(("utf-8", "utf-8", "gb18030", "utf-8-sig", "utf-16"))
    return rng.choice(list(web.DECLARED.values()))(whole).encode(codec)


def _content(made: Made, cell: web.Cell, prose: web.Cell, rng: Random) -> str:
    year = made.year
    period = f"统计期限自{year}年1月1日起至{year}年12月31日止。"
    parts = [f"{ISSUER}{year}年政府信息公开工作年度报告", f"本报告由{ISSUER}编制。{period}"]
    texts = {1: OVERVIEW, 5: PROBLEMS, 6: CLOSING}
    sheets = {sheet.table.section: sheet for sheet in made.sheets}
    html = [f"<p>{prose(part)}</p>" for part in parts]
    for number, heading in enumerate(HEADINGS, 1):
        html.append(f"<p>{prose('一二三四五六'[number - 1] + '、' + heading)}</p>")
        if number in texts:
            html += [f"<p>{prose(line)}</p>" for line in texts[number].split("\n")]
        else:
            html.append(_sheet(sheets[number], cell, rng))
    html += [f"<p>{ISSUER}</p>", f"<p>{year + 1}年1月20日</p>"]
    text = "\n".join(html)
    return text + "<hr>" + text if made.twice else text


def _sheet(sheet: Sheet, cell: web.Cell, rng: Random) -> str:
    between = rng.choice(("", f"<p>{rng.choice(PAGE_MARKS)}</p>", "<p>（续表）</p>", "<br>"))
    tables = []
    for part in sheet.parts:
        figures = {place.address: place.text for place in part.places if place.role is Role.CELL}
        tables.append(web.table(PlannedTable(sheet.table.id, part, figures), cell))
    return between.join(tables)


def _document(read: Read, kind: Kind) -> Document:
    source = Source(Path("x.html"), "x.html", "", len(read.text), kind, read.encoding)
    return Document(source, read.text, read.grids, read.pages)
