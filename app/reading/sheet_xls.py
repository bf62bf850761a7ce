"""Workbooks of the binary kind (xls, and the .et of Kingsoft): their worksheets, through xlrd.

xlrd and not python-calamine: the latter gives error values as blanks and tells neither formats nor
hidden rows nor borders.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from app.reading.package import BadPackage, LockedPackage
from app.reading.problems import ReadProblem
from app.reading.sheet_model import WHAT, Sheet
from app.reading.sheet_numbers import show_number

if TYPE_CHECKING:
    import xlrd

_LOCKED = "EncryptedPackage".encode("utf-16-le")


def xls_sheets(data: bytes) -> list[Sheet]:
    """The worksheets of a workbook. Raises ReadProblem."""
    import xlrd

    if _LOCKED in data:
        raise LockedPackage(WHAT)
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        return [
            Sheet(each.name, hidden=True) if each.visibility else _sheet(book, each) for each in book.sheets()
        ]
    except ReadProblem:
        raise
    except xlrd.XLRDError as error:
        if re.search("encrypt|password", str(error), re.IGNORECASE):
            raise LockedPackage(WHAT) from error
        raise BadPackage(WHAT) from error
    except Exception as error:  # xlrd meets damage with whatever Python raises there
        raise BadPackage(WHAT) from error


def _sheet(book: xlrd.Book, found: xlrd.sheet.Sheet) -> Sheet:
    sheet = Sheet(found.name)
    for row in range(found.nrows):
        for column, cell in enumerate(found.row(row)):
            style = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
            if style is not None and _has_line(style.border):
                sheet.border(row, column)
            text = _text(book, cell, style)
            if text:
                sheet.put(row, column, text)
    for top, bottom, left, right in found.merged_cells:
        sheet.merge(top, left, bottom - 1, right - 1)
    sheet.hidden_rows = {row for row, info in found.rowinfo_map.items() if info.hidden or info.height == 0}
    sheet.hidden_columns = {each for each, info in found.colinfo_map.items() if info.hidden}
    return sheet


def _text(book: xlrd.Book, cell: xlrd.sheet.Cell, style: xlrd.formatting.XF | None) -> str:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            known = book.format_map.get(style.format_key) if style is not None else None
            code = known.format_str if known is not None else ""
            return show_number(cell.value, code or "", date1904=bool(book.datemode))
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#ERROR!"))
        case _:
            return ""


def _has_line(border: xlrd.formatting.XFBorder) -> bool:
    return bool(
        border.left_line_style or border.right_line_style or border.top_line_style or border.bottom_line_style
    )
