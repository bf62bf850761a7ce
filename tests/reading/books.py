"""Workbooks that hold a planned report, written as offices lay them out."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.plans import Plan, PlannedTable
from tests.zips import zipped

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
                    value = (
                        f' office:value-type="float" office:value="{text}"'
                        if figure
                        else ' office:value-type="string"'
                    )
                    value = value if text else ""
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
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


def tables_of(plan: Plan) -> list[PlannedTable]:
    return [part for part in plan if isinstance(part, PlannedTable)]


def write_xlsb(sheets: Sequence[Laid], *, borders: bool = True) -> bytes:
    """The records that [MS-XLSB] asks for; strings shared and not, numbers short and long."""
    strings: list[str] = []
    relations, bundle = [], b""
    parts: dict[str, bytes] = {}
    for number, laid in enumerate(sheets, 1):
        rows: dict[int, list[tuple[int, bytes]]] = {}
        merges = b""
        for row, column, height, width, text, figure, table in laid.cells:
            style = struct.pack("<II", column, int(borders and table))
            if figure and text:
                cell = _number_record(style, text)
            elif len(text) > 20:
                cell = _record(6, style + _wide(text))
            else:
                strings.append(text)
                cell = _record(7, style + struct.pack("<I", len(strings) - 1))
            rows.setdefault(row, []).append((column, cell))
            if height * width > 1:
                box = struct.pack("<IIII", row, row + height - 1, column, column + width - 1)
                merges += _record(176, box)
        body = b""
        for row, cells in sorted(rows.items()):
            body += _record(0, struct.pack("<IIHBBB", row, 0, 300, 0, 0, 0) + b"\0" * 4)
            body += b"".join(cell for _, cell in sorted(cells))
        extent = struct.pack("<IIII", 0, max(rows), 0, 30)
        data = _record(129) + _record(148, extent) + _record(145) + body + _record(146)
        if merges:
            data += _record(177, struct.pack("<I", 1)) + merges + _record(178)
        parts[f"xl/worksheets/sheet{number}.bin"] = data + _record(130)
        bundle += _record(156, struct.pack("<II", 0, number) + _wide(f"rId{number}") + _wide(laid.name))
        relations.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.bin"))
    relations += [("rIdS", "sharedStrings", "sharedStrings.bin"), ("rIdT", "styles", "styles.bin")]
    items = b"".join(_record(19, b"\0" + _wide(text)) for text in strings)
    parts["xl/sharedStrings.bin"] = (
        _record(159, struct.pack("<II", len(strings), len(strings))) + items + _record(160)
    )
    parts["[Content_Types].xml"] = b"<Types/>"
    parts["xl/styles.bin"] = _styles()
    parts["xl/workbook.bin"] = (
        _record(131) + _record(143) + bundle + _record(144) + _record(157, b"\0" * 26) + _record(132)
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    listed = "".join(f'<Relationship Id="{i}" Type="{kind}/{t}" Target="{to}"/>' for i, t, to in relations)
    parts["xl/_rels/workbook.bin.rels"] = f"<Relationships {package}>{listed}</Relationships>".encode()
    return zipped(parts)


def _number_record(style: bytes, text: str) -> bytes:
    value = float(text)
    if value == int(value):
        return _record(2, style + struct.pack("<i", int(value) << 2 | 2))
    return _record(5, style + struct.pack("<d", value))


def _styles() -> bytes:
    side, none = b"\x01\0" + b"\0" * 8, b"\0" * 10
    borders = _record(46, b"\0" + none * 5) + _record(46, b"\0" + side * 4 + none)
    forms = b"".join(_record(47, struct.pack("<HHHHH", 0, 0, 0, 0, border) + b"\0" * 6) for border in (0, 1))
    return _record(278) + borders + _record(617, struct.pack("<I", 2)) + forms + _record(618) + _record(279)


def _wide(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + data
