"""Workbooks that hold a planned report, written as offices lay them out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.plans import Plan, PlannedTable

Lay = Literal["one", "one tight", "sheets"]
"""One sheet with blank rows between the parts; one without; a sheet for each table."""

THIN = Border(*(Side(style="thin"),) * 4)


class Laid:
    """A sheet: (row, column, height, width, text, is a figure, is in a table) for every cell."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: list[tuple[int, int, int, int, str, bool, bool]] = []
        self.next = 0


def lay_out(plan: Plan, lay: Lay, *, wide: bool = True, left: int = 0) -> list[Laid]:
    """Where everything stands. ``wide`` merges paragraphs over the columns of the tables."""
    sheets = [Laid("报告")]
    for part in plan:
        sheet = sheets[-1]
        if isinstance(part, str):
            if lay == "sheets" and part[1:2] == "、" and sheet.cells:
                sheets.append(sheet := Laid(part[2:20]))
            sheet.cells.append((sheet.next, left, 1, 8 if wide else 1, part, False, False))
            sheet.next += 1
            continue
        gap = lay == "one"
        top = sheet.next + gap
        for place in part.shape.places:
            cell = (top + place.row, left + place.column, place.height, place.width)
            sheet.cells.append((*cell, part.text(place), bool(place.address), True))
        sheet.next = top + part.shape.rows + gap
    return sheets


def write_xlsx(
    sheets: Sequence[Laid], *, borders: bool = True, numbers: bool = True, extra: Sequence[str] = ()
) -> bytes:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for laid in sheets:
        sheet: Worksheet = book.create_sheet(laid.name)
        for row, column, height, width, text, figure, table in laid.cells:
            cell = sheet.cell(row + 1, column + 1)
            if text:
                cell.value = (float(text) if "." in text else int(text)) if figure and numbers else text
            if borders and table:
                for across in range(width):
                    for down in range(height):
                        sheet.cell(row + 1 + down, column + 1 + across).border = THIN
            if height * width > 1:
                sheet.merge_cells(
                    start_row=row + 1,
                    start_column=column + 1,
                    end_row=row + height,
                    end_column=column + width,
                )
    for name in extra:
        hidden = book.create_sheet(name)
        hidden.sheet_state = "hidden"
        hidden["A1"] = "一、本年新收政府信息公开申请数量"
        hidden["B1"] = 777
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def write_xls(sheets: Sequence[Laid], *, borders: bool = True) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    thin = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin")
    plain = xlwt.easyxf("")
    for laid in sheets:
        sheet = book.add_sheet(laid.name)
        for row, column, height, width, text, figure, table in laid.cells:
            style = thin if borders and table else plain
            value = (float(text) if "." in text else int(text)) if figure and text else text
            if height * width > 1:
                sheet.write_merge(row, row + height - 1, column, column + width - 1, value, style)
            else:
                sheet.write(row, column, value, style)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NS = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def write_ods(sheets: Sequence[Laid], *, borders: bool = True) -> bytes:
    tables = []
    for laid in sheets:
        at = {(cell[0], cell[1]): cell for cell in laid.cells}
        covered = {
            (row, column)
            for top, left, height, width, *_ in laid.cells
            for row in range(top, top + height)
            for column in range(left, left + width)
        } - set(at)
        rows = []
        for row in range(max(cell[0] for cell in laid.cells) + 1):
            parts = []
            for column in range(1 + max(cell[1] for cell in laid.cells)):
                if (row, column) in at:
                    _, _, height, width, text, figure, table = at[row, column]
                    spans = f' table:number-rows-spanned="{height}" table:number-columns-spanned="{width}"'
                    value = f' office:value-type="float" office:value="{text}"' if figure and text else ""
                    style = ' table:style-name="lined"' if borders and table else ""
                    shown = f"<text:p>{escape(text)}</text:p>" if text else ""
                    parts.append(f"<table:table-cell{style}{spans}{value}>{shown}</table:table-cell>")
                else:
                    kind = "covered-table-cell" if (row, column) in covered else "table-cell"
                    parts.append(f"<table:{kind}/>")
            rows.append(f"<table:table-row>{''.join(parts)}</table:table-row>")
        rest = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        tables.append(f"<table:table table:name={quoteattr(laid.name)}>{''.join(rows)}{rest}</table:table>")
    style = (
        '<style:style style:name="lined" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.06pt solid #000000"/></style:style>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NS}>'
        f"<office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
    return file.getvalue()


def tables_of(plan: Plan) -> list[PlannedTable]:
    return [part for part in plan if isinstance(part, PlannedTable)]
