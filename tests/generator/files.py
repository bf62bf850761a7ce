"""Made reports as files: HTML, DOCX and XLSX by the simplest writers, and grids without a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from random import Random

from app.forms.grid import GridShape, Role
from app.reading.compose import Composer, Piece
from app.reading.document import Read
from tests.builders import HEADINGS
from tests.generator.layouts import ISSUER, PAGE_MARKS
from tests.generator.made import Made, View, rows_of
from tests.texts import CLOSING, OVERVIEW, PROBLEMS
from tests.zips import zipped

Part = str | GridShape
"""A paragraph or a table of a report."""


def parts_of(made: Made, rng: Random, heads: str = "official") -> Iterator[Part]:
    """The paragraphs and tables of a report; ``heads`` may be "official", "flat" or "none"."""
    for _ in range(2 if made.twice else 1):
        year = made.year
        yield f"{ISSUER}{year}年政府信息公开工作年度报告"
        yield f"本报告由{ISSUER}编制。统计期限自{year}年1月1日起至{year}年12月31日止。"
        sheets = {sheet.table.section: sheet for sheet in made.sheets}
        prose = {1: OVERVIEW, 5: PROBLEMS, 6: CLOSING}
        for number, heading in enumerate(HEADINGS, 1):
            yield f"{'一二三四五六'[number - 1]}、{heading}"
            if number in prose:
                yield from prose[number].split("\n")
                continue
            for index, part in enumerate(sheets[number].parts):
                if index:
                    yield rng.choice(("", *PAGE_MARKS))
                yield _headed(part, heads)
        yield ISSUER
        yield f"{year + 1}年1月20日"


def _headed(part: GridShape, heads: str) -> GridShape:
    """The table with its heads in one row each above its column, or without them."""
    corner = [place for place in part.places if place.role is Role.CORNER]
    tall = max((place.row + place.height for place in corner), default=0)
    if heads == "official" or len(corner) != 1 or tall < 2:
        return part
    labels = corner[0].width
    kept = []
    for place in part.places:
        if place.row >= tall:
            kept.append(place._replace(row=place.row - tall + (heads == "flat")))
        elif heads == "flat" and place.row + place.height == tall and place.role is Role.HEADER:
            kept.append(place._replace(row=0, height=1))
    if heads == "flat":
        kept.append(corner[0]._replace(row=0, height=1, width=labels, text="项目"))
    return part._replace(rows=part.rows - tall + (heads == "flat"), places=tuple(kept))


def composed(parts: Sequence[Part]) -> Read:
    """The report as a reader of a kind with true grids would give it."""
    composer = Composer()
    for part in parts:
        if isinstance(part, str):
            composer.paragraph(part)
        else:
            composer.grid(
                Piece(place.row, place.column, place.text, place.height, place.width) for place in part.places
            )
    return composer.read()


def html(parts: Sequence[Part], rng: Random) -> bytes:
    """A saved page: paragraphs, and tables with rowspan and colspan."""
    out = ['<html><head><meta charset="utf-8"><title>年报</title></head><body><div>']
    for part in parts:
        if isinstance(part, str):
            out.append(f"<p>{escape(part)}</p>")
            continue
        out.append("<table border=1>")
        for row in rows_of(part):
            out.append("<tr>")
            for view in row:
                if view.first:
                    place = view.place
                    text = escape(place.text).replace("\n", "<br>") or rng.choice(("", "&nbsp;"))
                    out.append(f"<td rowspan={place.height} colspan={place.width}><p>{text}</p></td>")
            out.append("</tr>")
        out.append("</table>")
    return "".join([*out, "</div></body></html>"]).encode()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(parts: Sequence[Part], rng: Random) -> bytes:
    """A Word file of the bare minimum, with gridSpan and vMerge."""
    out = [f"<w:document {_W}><w:body>"]
    for part in parts:
        if isinstance(part, str):
            out.append(_paragraph(part))
            continue
        out.append("<w:tbl><w:tblGrid>" + "<w:gridCol/>" * part.columns + "</w:tblGrid>")
        for row in rows_of(part):
            out.append("<w:tr>" + "".join(map(_word_cell, row)) + "</w:tr>")
        out.append("</w:tbl>")
    out.append("</w:body></w:document>")
    return _package({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": "".join(out)})


def _word_cell(view: View) -> str:
    place = view.place
    merge = ""
    if place.height > 1:
        merge = '<w:vMerge w:val="restart"/>' if view.first else "<w:vMerge/>"
    span = f'<w:gridSpan w:val="{place.width}"/>' if place.width > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(view.text)}</w:tc>"


def _paragraph(text: str) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:r>{lines}</w:r></w:p>"


def xlsx(parts: Sequence[Part], rng: Random) -> bytes:
    """One sheet: paragraphs in column A, tables below each other, merged cells, numbers as numbers."""
    rows: list[str] = []
    merged: list[str] = []
    for part in parts:
        if isinstance(part, str):
            rows.append(_sheet_row(len(rows) + 1, {0: part} if part else {}))
            continue
        top = len(rows)
        for index, views in enumerate(rows_of(part)):
            cells = {view.place.column: view.text for view in views if view.first and view.text}
            rows.append(_sheet_row(top + index + 1, cells))
        for place in part.places:
            if place.height > 1 or place.width > 1:
                first = f"{_column(place.column)}{top + place.row + 1}"
                last = f"{_column(place.column + place.width - 1)}{top + place.row + place.height}"
                merged.append(f'<mergeCell ref="{first}:{last}"/>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    merges = f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' if merged else ""
    return _package(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
            f'PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override '
            f'PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            '<sheet name="年报" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship '
            f'Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData>'
            f"{merges}</worksheet>",
        }
    )


def _sheet_row(number: int, cells: dict[int, str]) -> str:
    out = []
    for column, text in sorted(cells.items()):
        place = f"{_column(column)}{number}"
        if text.isascii() and text.isdigit() and len(text) < 12:
            out.append(f'<c r="{place}"><v>{text}</v></c>')
        else:
            out.append(
                f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
            )
    return f'<row r="{number}">{"".join(out)}</row>'


def _column(index: int) -> str:
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)


def _package(parts: Mapping[str, str]) -> bytes:
    """A package of these parts, which are XML."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return zipped({name: head + text for name, text in parts.items()})
