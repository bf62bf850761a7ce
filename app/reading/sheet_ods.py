"""OpenDocument spreadsheets: their worksheets, as content.xml states them.

An own walk, because python-calamine does not give their merged ranges.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from app.reading.package import LockedPackage, Package
from app.reading.sheet_model import WHAT, OversizedSheet, Sheet
from app.reading.sheet_numbers import plain_number
from app.reading.xml_safe import local, parse_xml
from app.record import NamedTuple

_LAST = 1_048_576
_GROUPS = {
    "table-row-group",
    "table-header-rows",
    "table-rows",
    "table-column-group",
    "table-header-columns",
    "table-columns",
}
_MOST_REPEATS = 4_000
"""How often a filled row or cell may be repeated."""
_MOST_BLANK = 300
"""How many repeats of a blank one with a border are looked at; it may fill the sheet."""


class _Cell(NamedTuple):
    column: int
    repeats: int
    height: int
    width: int
    text: str
    bordered: bool


def ods_sheets(package: Package) -> list[Sheet]:
    """The worksheets of a spreadsheet. Raises ReadProblem."""
    manifest = package.get("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise LockedPackage(WHAT)
    root = parse_xml(package.read("content.xml"), WHAT)
    hidden, bordered = _styles(root)
    return [
        Sheet(_get(table, "name"), hidden=True)
        if _get(table, "style-name") in hidden
        else _sheet(table, bordered)
        for body in root
        if local(body.tag) == "body"
        for spreadsheet in body
        for table in spreadsheet
        if local(table.tag) == "table"
    ]


def _sheet(table: Element, bordered: set[str]) -> Sheet:
    sheet = Sheet(_get(table, "name"))
    row = column = 0
    for line in _lines(table, "table-column"):
        count = _count(line, "number-columns-repeated")
        if _get(line, "visibility") in ("collapse", "filter"):
            sheet.hidden_columns.update(range(column, min(column + count, 16_384)))
        column += count
    for line in _lines(table, "table-row"):
        count = _count(line, "number-rows-repeated")
        if _get(line, "visibility") in ("collapse", "filter"):
            sheet.hidden_rows.update(range(row, min(row + count, row + _MOST_REPEATS)))
        cells = list(_cells(line, bordered))
        filled = any(cell.text for cell in cells)
        if filled and count > _MOST_REPEATS:
            raise OversizedSheet
        for again in range(row, row + min(count, _MOST_REPEATS if filled else _MOST_BLANK)):
            for cell in cells:
                for place in range(cell.column, cell.column + cell.repeats):
                    if cell.text:
                        sheet.put(again, place, cell.text)
                    if cell.bordered:
                        sheet.border(again, place)
                    sheet.merge(again, place, again + cell.height - 1, place + cell.width - 1)
        row += count
    return sheet


def _cells(line: Element, bordered: set[str]) -> Iterator[_Cell]:
    """The cells of a row that are filled, have a border, or are merged."""
    column = 0
    for cell in line:
        name = local(cell.tag)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        repeats = _count(cell, "number-columns-repeated")
        text = _text(cell) if name == "table-cell" and len(cell) else ""
        if text and repeats > _MOST_REPEATS:
            raise OversizedSheet
        height, width = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        lined = _get(cell, "style-name") in bordered
        if text or lined or height * width > 1:
            shown = repeats if text else min(repeats, _MOST_BLANK)
            yield _Cell(column, shown, height, width, text, lined)
        column += repeats


def _text(cell: Element) -> str:
    """What the cell shows; of a number every digit that the file keeps."""
    shown = "\n".join(_paragraph(each) for each in cell if local(each.tag) == "p")
    if _get(cell, "value-type") not in ("float", "currency"):
        if _get(cell, "value-type") == "date":
            return _get(cell, "date-value").removesuffix("T00:00:00") or shown
        return shown
    try:
        value = Decimal(_get(cell, "value"))
    except InvalidOperation:
        return shown
    if not value.is_finite():
        return shown
    try:
        if Decimal(shown) == value:
            return shown  # with the zeros that the format prints
    except InvalidOperation:
        pass
    return plain_number(value)


def _paragraph(element: Element) -> str:
    parts = [element.text or ""]
    for each in element:
        match local(each.tag):
            case "s":
                parts.append(" " * min(_count(each, "c"), 200))
            case "tab":
                parts.append("\t")
            case "line-break":
                parts.append("\n")
            case "annotation" | "note" | "ruby-text":
                pass
            case _:
                parts.append(_paragraph(each))
        parts.append(each.tail or "")
    return "".join(parts)


def _lines(table: Element, name: str) -> Iterator[Element]:
    """Rows, or columns, of a table, those in groups too, but not those of a table in a cell."""
    for each in table:
        tag = local(each.tag)
        if tag == name:
            yield each
        elif tag in _GROUPS:
            yield from _lines(each, name)


def _styles(root: Element) -> tuple[set[str], set[str]]:
    """Names of the styles of hidden tables and of those of cells with a border."""
    hidden, bordered = set(), set()
    for part in root:
        if local(part.tag) != "automatic-styles":
            continue
        for style in part:
            for each in style:
                name = local(each.tag)
                if name == "table-properties" and _get(each, "display") == "false":
                    hidden.add(_get(style, "name"))
                elif name == "table-cell-properties" and any(
                    local(key).startswith("border") and value not in ("none", "")
                    for key, value in each.attrib.items()
                    if local(key) in ("border", "border-top", "border-bottom", "border-left", "border-right")
                ):
                    bordered.add(_get(style, "name"))
    return hidden, bordered


def _get(element: Element, name: str) -> str:
    """An attribute by its local name; of calcext:value-type and office:value-type the latter."""
    found = ""
    for key, value in element.attrib.items():
        if local(key) == name:
            if "calcext" not in key:
                return value
            found = value
    return found


def _count(element: Element, name: str) -> int:
    text = _get(element, name)
    return min(int(text), _LAST) if len(text) < 10 and text.isascii() and text.isdigit() and int(text) else 1
