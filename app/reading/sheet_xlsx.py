"""Workbooks of the XML kind (xlsx, xlsm, and the .et of new Kingsoft programs): their worksheets.

An own walk, because python-calamine 0.9 gives error values as blanks, does not tell hidden rows and
borders, and takes memory for the whole used range (a value in the last cell ends the process).
Formulas are never computed: the value that was saved with them counts.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from app.reading.package import BadPackage, Package
from app.reading.sheet_model import LAST_COLUMN, WHAT, Book, Sheet
from app.reading.sheet_numbers import built_in, show_number
from app.reading.xml_safe import local, parse_xml

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_TRUE = {"1", "true", "on"}


def xlsx_sheets(package: Package) -> list[Sheet]:
    """The worksheets of a workbook. Raises ReadProblem."""
    start = target_of(package, "", "officeDocument") or "xl/workbook.xml"
    root = parse_xml(package.read(start), WHAT)
    book = Book()
    for each in _every(root, "workbookPr"):
        book.date1904 = each.get("date1904", "") in _TRUE
    strings = package.get(target_of(package, start, "sharedStrings") or "xl/sharedStrings.xml")
    if strings is not None:
        book.strings = [_string(each) for each in _every(parse_xml(strings, WHAT), "si")]
    styles = package.get(target_of(package, start, "styles") or "xl/styles.xml")
    if styles is not None:
        _read_styles(parse_xml(styles, WHAT), book)
    parts = {key: (kind, target) for key, kind, target in relations(package, start)}
    sheets = []
    for each in _every(root, "sheet"):
        if each.get("state", "visible") != "visible":
            sheets.append(Sheet(each.get("name", ""), hidden=True))
            continue
        kind, target = parts.get(_relation_id(each), ("", ""))
        if kind == "worksheet":
            sheets.append(_sheet(each.get("name", ""), parse_xml(package.read(target), WHAT), book))
    return sheets


def _sheet(name: str, root: Element, book: Book) -> Sheet:
    sheet = Sheet(name)
    row = -1
    for part in root:
        match local(part.tag):
            case "cols":
                for each in part:
                    if each.get("hidden", "") in _TRUE or each.get("width") == "0":
                        first, last = _integer(each.get("min")), _integer(each.get("max"))
                        sheet.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN)))
            case "sheetData":
                for line in part:
                    stated = _integer(line.get("r"))
                    row = stated - 1 if stated > 0 else row + 1
                    if line.get("hidden", "") in _TRUE or line.get("ht") == "0":
                        sheet.hidden_rows.add(row)
                    _read_row(sheet, row, line, book)
            case "mergeCells":
                for each in part:
                    top, _, bottom = each.get("ref", "").partition(":")
                    one, two = _place(top), _place(bottom or top)
                    if one and two:
                        sheet.merge(*one, *two)
    return sheet


def _read_row(sheet: Sheet, row: int, line: Element, book: Book) -> None:
    column = -1
    for cell in line:
        place = _place(cell.get("r", ""))
        column = place[1] if place else column + 1
        style = _integer(cell.get("s"))
        if style < len(book.bordered) and book.bordered[style]:
            sheet.border(row, column)
        text = _cell(cell, book.formats[style] if style < len(book.formats) else "", book)
        if text:
            sheet.put(row, column, text)


def _cell(cell: Element, code: str, book: Book) -> str:
    kind = cell.get("t", "n")
    value = ""
    for each in cell:
        name = local(each.tag)
        if name == "v":
            value = each.text or ""
        elif name == "is":
            return _string(each)
    if not value:
        return ""
    match kind:
        case "s":
            index = _integer(value)
            if not 0 <= index < len(book.strings):
                raise BadPackage(WHAT)
            return book.strings[index]
        case "b":
            return "TRUE" if value.strip() in _TRUE else "FALSE"
        case "n":
            return show_number(value.strip(), code, date1904=book.date1904)
        case "d":
            return value.strip().removesuffix("T00:00:00")
        case _:  # "str", a formula's text, and "e", an error
            return _unescape(value)


def _string(element: Element) -> str:
    """The text of a string item: its own and its runs', without phonetic hints."""
    parts = []
    for each in element:
        name = local(each.tag)
        if name == "t":
            parts.append(each.text or "")
        elif name == "r":
            parts += [inner.text or "" for inner in each if local(inner.tag) == "t"]
    return _unescape("".join(parts))


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _read_styles(root: Element, book: Book) -> None:
    codes: dict[int, str] = {}
    lined: list[bool] = []
    for part in root:
        match local(part.tag):
            case "numFmts":
                for each in part:
                    codes[_integer(each.get("numFmtId"))] = each.get("formatCode", "")
            case "borders":
                lined = [any(_is_line(side) for side in border) for border in part]
    for part in root:
        if local(part.tag) == "cellXfs":
            for each in part:
                number, border = _integer(each.get("numFmtId")), _integer(each.get("borderId"))
                book.formats.append(codes.get(number) or built_in(number))
                book.bordered.append(border < len(lined) and lined[border])


def _is_line(side: Element) -> bool:
    return local(side.tag) != "diagonal" and side.get("style", "none") != "none"


def relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of what a part refers to inside the package."""
    folder, name = posixpath.split(part)
    data = package.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return
    for each in parse_xml(data, WHAT):
        if each.get("TargetMode") == "External":
            continue
        target = each.get("Target", "").replace("\\", "/")
        path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}")
        yield each.get("Id", ""), each.get("Type", "").rpartition("/")[2], path.lstrip("/")


def target_of(package: Package, part: str, kind: str) -> str:
    """The first part of that kind that a part refers to, "" if there is none."""
    for _, found, target in relations(package, part):
        if found == kind and target in package:
            return target
    return ""


def _relation_id(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def _every(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if local(each.tag) == name)


def _integer(text: str | None) -> int:
    """A count or an index; 0 for what is none."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else 0


def _place(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
