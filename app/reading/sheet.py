"""Spreadsheets (xlsx, xlsm, xlsb, xls, et, ods): what their visible worksheets show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.reading.compose import Composer
from app.reading.document import Read
from app.reading.package import Package
from app.reading.sheet_layout import Block, blocks
from app.reading.sheet_model import AREA, WHAT, NoSheet, OversizedSheet, Sheet

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表格?)\s*\d*", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_NAMED = 5


def read_sheet(data: bytes) -> Read:
    """The text and the tables of a workbook, whatever program made it. Raises ReadProblem.

    Worksheets follow each other; where several are filled, each is headed by its name unless the
    program gave it. Formulas count with the values saved with them. Hidden worksheets, rows and
    columns are left out and named in ``notes``.
    """
    sheets = _sheets(data)
    filled = [sheet for sheet in sheets if sheet.texts]
    composer = Composer()
    count = 0
    for sheet in filled:
        named = len(filled) == 1 or bool(_DEFAULT_NAME.fullmatch(sheet.name))
        for part in blocks(sheet):
            if not named and _compact(part) != _compact(sheet.name):
                composer.paragraph(sheet.name)
            named = True
            count += 1 if isinstance(part, str) else len(part)
            if count > AREA:
                raise OversizedSheet
            if isinstance(part, str):
                composer.paragraph(part)
            else:
                composer.grid(part)
    if not count:
        raise NoSheet
    return composer.read()._replace(notes=tuple(_notes(sheets)))


def _notes(sheets: Sequence[Sheet]) -> Iterator[str]:
    """What is hidden and was not read."""
    hidden = [sheet.name for sheet in sheets if sheet.hidden]
    if hidden:
        more = f"等 {len(hidden)} 个" if len(hidden) > _NAMED else ""
        yield f"隐藏的工作表{'、'.join(f'“{name}”' for name in hidden[:_NAMED])}{more}没有读取。"
    for sheet in sheets:
        rows = {row for row, _ in sheet.texts} & sheet.hidden_rows
        columns = {column for _, column in sheet.texts} & sheet.hidden_columns
        what = "、".join(f"{len(each)} {name}" for each, name in ((rows, "行"), (columns, "列")) if each)
        if what:
            yield f"工作表“{sheet.name}”中隐藏的 {what}没有读取。"


def _compact(part: Block) -> str:
    return _SPACE.sub("", part) if isinstance(part, str) else ""


def _sheets(data: bytes) -> list[Sheet]:
    if not data.startswith(b"PK"):
        from app.reading.sheet_xls import xls_sheets

        return xls_sheets(data)
    package = Package(data, WHAT)
    if "xl/workbook.bin" in package:
        from app.reading.sheet_xlsb import xlsb_sheets

        return xlsb_sheets(package)
    if "content.xml" in package and "xl/workbook.xml" not in package:
        from app.reading.sheet_ods import ods_sheets

        return ods_sheets(package)
    from app.reading.sheet_xlsx import xlsx_sheets

    return xlsx_sheets(package)
