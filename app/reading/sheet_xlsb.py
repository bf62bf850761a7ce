"""Workbooks of the binary package kind (xlsb): their worksheets, as [MS-XLSB] states the records.

An own walk for the same reasons as for xlsx; python-calamine gives no merged ranges here either.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from app.reading.package import BadPackage, Package
from app.reading.sheet_model import LAST_COLUMN, WHAT, Book, Sheet
from app.reading.sheet_numbers import built_in, show_number
from app.reading.sheet_xlsx import relations, target_of

_ROW, _LAST_CELL = 0, 11
_STRING_ITEM, _FORMAT, _BORDER, _STYLE, _COLUMNS = 19, 44, 46, 47, 60
_WORKBOOK, _BUNDLED, _MERGE = 153, 156, 176
_CELL_STYLES, _END_CELL_STYLES = 617, 618
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def xlsb_sheets(package: Package) -> list[Sheet]:
    """The worksheets of a workbook. Raises ReadProblem."""
    try:
        return _worksheets(package, "xl/workbook.bin")
    except (struct.error, IndexError, UnicodeError) as error:
        raise BadPackage(WHAT) from error


def _worksheets(package: Package, start: str) -> list[Sheet]:
    book = Book()
    strings = package.get(target_of(package, start, "sharedStrings"))
    if strings is not None:
        book.strings = [_string(data, 1)[0] for kind, data in _records(strings) if kind == _STRING_ITEM]
    styles = package.get(target_of(package, start, "styles"))
    if styles is not None:
        _read_styles(styles, book)
    parts = {key: (kind, target) for key, kind, target in relations(package, start)}
    sheets = []
    for kind, data in _records(package.read(start)):
        if kind == _WORKBOOK:
            book.date1904 = bool(data[0] & 1)
        elif kind == _BUNDLED:
            relation, end = _string(data, 8)
            name, _ = _string(data, end)
            found, target = parts.get(relation, ("", ""))
            if struct.unpack_from("<I", data)[0]:
                sheets.append(Sheet(name, hidden=True))
            elif found == "worksheet":
                sheets.append(_sheet(name, package.read(target), book))
    return sheets


def _sheet(name: str, part: bytes, book: Book) -> Sheet:
    sheet = Sheet(name)
    row = 0
    for kind, data in _records(part):
        if kind == _ROW:
            row = struct.unpack_from("<I", data)[0]
            if data[11] & 0x10:
                sheet.hidden_rows.add(row)
        elif kind <= _LAST_CELL:
            column, style = struct.unpack_from("<II", data)
            style &= 0xFFFFFF
            if column >= LAST_COLUMN:
                raise BadPackage(WHAT)
            if style < len(book.bordered) and book.bordered[style]:
                sheet.border(row, column)
            code = book.formats[style] if style < len(book.formats) else ""
            sheet.put(row, column, _text(kind, data, code, book))
        elif kind == _COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<IIIIH", data)
            if flags & 1:
                sheet.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            sheet.merge(top, left, bottom, right)
    return sheet


def _text(kind: int, data: bytes, code: str, book: Book) -> str:
    match kind:
        case 2:
            return show_number(_rk(data), code, date1904=book.date1904)
        case 5 | 9:
            return show_number(struct.unpack_from("<d", data, 8)[0], code, date1904=book.date1904)
        case 3 | 11:
            return _ERRORS.get(data[8], "#ERROR!")
        case 4 | 10:
            return "TRUE" if data[8] else "FALSE"
        case 6 | 8:
            return _string(data, 8)[0]
        case 7:
            index: int = struct.unpack_from("<I", data, 8)[0]
            return book.strings[index]
        case _:
            return ""


def _rk(data: bytes) -> float:
    """A number in four bytes: an integer or the upper half of a double, perhaps times 100."""
    whole: int = struct.unpack_from("<i", data, 8)[0]
    if whole & 2:
        value = float(whole >> 2)
    else:
        value = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", whole & ~3))[0]
    return value / 100 if whole & 1 else value


def _read_styles(part: bytes, book: Book) -> None:
    codes: dict[int, str] = {}
    lined: list[bool] = []
    inside = False
    for kind, data in _records(part):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", data)[0]] = _string(data, 2)[0]
        elif kind == _BORDER:
            lined.append(any(data[1 + 10 * side] for side in range(4)))
        elif kind in (_CELL_STYLES, _END_CELL_STYLES):
            inside = kind == _CELL_STYLES
        elif kind == _STYLE and inside:
            number, border = struct.unpack_from("<H", data, 2)[0], struct.unpack_from("<H", data, 8)[0]
            book.formats.append(codes.get(number) or built_in(number))
            book.bordered.append(border < len(lined) and lined[border])


def _string(data: bytes, at: int) -> tuple[str, int]:
    """The string at this place and where it ends."""
    count = struct.unpack_from("<I", data, at)[0]
    if count == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * count
    if end > len(data):
        raise IndexError
    return data[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of every record."""
    at, end = 0, len(part)
    while at < end:
        kind, at = part[at], at + 1
        if kind & 0x80:
            kind, at = kind & 0x7F | (part[at] & 0x7F) << 7, at + 1
        size = 0
        for shift in range(0, 28, 7):
            byte, at = part[at], at + 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        if at + size > end:
            raise IndexError
        yield kind, part[at : at + size]
        at += size
