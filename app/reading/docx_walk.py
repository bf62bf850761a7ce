"""The walk over the elements of a Word document: paragraphs, runs, fields, tables, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.reading.blocks import CELLS, Block, Table, TableCell, numbered
from app.reading.docx_numbering import Counting, is_hidden, number, on
from app.reading.docx_styles import Styles
from app.reading.package import OversizedPackage
from app.reading.xml_safe import first_child

SPAN = 200
"""The most columns a cell may cover; Word's tables have at most 63."""

_LEFT_OUT = {
    "w:del", "w:moveFrom", "w:rt", "w:pPr", "w:rPr", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr",
    "w:tblGrid", "w:trPr", "w:tcPr", "w:tblPrEx", "w:instrText", "w:delText", "w:delInstrText",
    "w:footnote", "w:endnote", "w:hdr", "w:ftr", "w:comment",
}  # fmt: skip
_BREAKS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_TEXTS = {"w:t", "m:t"}
_PICTURES = {"a:blip", "v:imagedata"}
_SHOWN = {*_TEXTS, "w:sym", "w:tab"}
_PRESERVE = "xml:space"
_SYMBOLS = {
    0xF0A8: "□", 0xF06F: "□", 0xF071: "□", 0xF0FE: "☑", 0xF052: "☑", 0xF0FD: "☒", 0xF054: "☒",
    0xF0FC: "✓", 0xF0FB: "✗", 0xF06C: "●", 0xF06E: "■", 0xF0B7: "·", 0xF0D8: "➢",
}  # fmt: skip


@dataclass(slots=True)
class Walk:
    """Reads blocks of a document, keeping what runs through it: list counters and open fields.

    ``pictures`` has for every picture the last paragraph with text before it.
    """

    styles: Styles
    counting: Counting
    pictures: list[str] = field(default_factory=list)
    _last: str = ""
    _fields: list[bool] = field(default_factory=list)  # one an open field: whether its result has begun
    _cells: int = 0

    def blocks(self, parent: Element) -> list[Block]:
        """The paragraphs and tables in an element, in order."""
        blocks: list[Block] = []
        joined = ""  # a paragraph whose end was deleted goes on in the next one
        for child in _each(parent, {"w:p", "w:tbl"}):
            if child.tag == "w:tbl":
                table = self._table(child)
                if table.cells:
                    blocks.append(table)
                continue
            text, boxes = self._paragraph(child)
            if _end_deleted(child):
                joined += text
            else:
                blocks.append(joined + text)
                joined = ""
            blocks += boxes
        if joined:
            blocks.append(joined)
        return blocks

    def _paragraph(self, element: Element) -> tuple[str, list[Block]]:
        """Its text with the number Word prints before it, and the text boxes anchored in it."""
        properties = first_child(element, "w:pPr")
        named = first_child(properties, "w:pStyle")
        style_id = named.get("w:val", "") if named is not None else self.styles.default
        parts: list[str] = []
        boxes: list[Block] = []
        self._inline(element, parts, boxes, self.styles.get(style_id).hidden)
        self._fields = [begun for begun in self._fields if begun]  # no field code goes over a paragraph
        text = self._numbered(properties, style_id, "".join(parts))
        self._last = text if text.strip() else self._last
        return text, boxes

    def _inline(self, element: Element, parts: list[str], boxes: list[Block], hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in _TEXTS:
                if not hidden and all(self._fields):
                    self._say(parts, child, _text(child))
            elif tag == "w:r":
                self._inline(child, parts, boxes, self._hidden(child, hidden))
            elif tag in _BREAKS:
                if not hidden and all(self._fields):
                    self._say(parts, child, _BREAKS[tag])
            elif tag == "w:fldChar":
                self._field(child.get("w:fldCharType"))
            elif tag == "w:sym":
                if not hidden and all(self._fields):
                    self._say(parts, child, _symbol(child))
            elif tag in _PICTURES:
                before = "".join(parts)
                self.pictures.append(before if before.strip() else self._last)
            elif tag == "w:txbxContent":
                fields, self._fields = self._fields, []
                boxes += self.blocks(child)
                self._fields = fields
            elif tag == "mc:AlternateContent":
                self._inline(_branch(child), parts, boxes, hidden)
            elif tag not in _LEFT_OUT and not _deleted_2003(child):
                self._inline(child, parts, boxes, hidden)

    def _say(self, parts: list[str], element: Element, text: str) -> None:  # noqa: ARG002
        """Take the text of an element; whoever asks where things stand notes it here."""
        parts.append(text)

    def _field(self, mark: str | None) -> None:
        if mark == "begin":
            self._fields.append(False)
        elif self._fields and mark == "separate":
            self._fields[-1] = True
        elif self._fields and mark == "end":
            self._fields.pop()

    def _hidden(self, run: Element, inherited: bool) -> bool:
        properties = first_child(run, "w:rPr")
        if properties is None:
            return inherited
        own = is_hidden(properties)
        if own is not None:
            return own
        style = first_child(properties, "w:rStyle")
        return inherited or (style is not None and self.styles.get(style.get("w:val")).hidden)

    def _numbered(self, properties: Element | None, style_id: str, text: str) -> str:
        style = self.styles.get(style_id)
        list_id, level = style.list_id, style.level
        if list_id and level is None:
            level = self.counting.level_of_style(list_id, style.lists_from)
        if properties is not None:
            printed = first_child(properties, "w:listPr", "wx:t")  # Word 2003 writes the number itself
            if printed is not None:
                return numbered(printed.get("wx:val", ""), "tab", text)
            stated = first_child(properties, "w:numPr")
            if stated is not None:
                own, position = first_child(stated, "w:numId"), first_child(stated, "w:ilvl")
                list_id = own.get("w:val", "") if own is not None else list_id
                level = number(position.get("w:val"), 0) if position is not None else (level or 0)
            if _end_deleted_in(properties):
                return text
        if not list_id or list_id == "0":
            return text
        numeral, suffix = self.counting.count(list_id, level or 0)
        return numbered(numeral, suffix, text)

    def _table(self, element: Element) -> Table:
        cells: list[TableCell] = []
        above: dict[int, int] = {}  # column → the cell that goes on downwards there
        row = 0
        for line in _each(element, {"w:tr"}):
            properties = first_child(line, "w:trPr")
            if properties is not None and _row_gone(properties):
                continue
            column = _count(properties, "w:gridBefore", 0)
            merging: dict[int, int] = {}
            for cell in _each(line, {"w:tc"}):
                stated = first_child(cell, "w:tcPr")
                if first_child(stated, "w:cellDel") is not None:
                    continue
                width = max(1, _count(stated, "w:gridSpan", 1))
                if _merge(stated, "w:hMerge", "w:hmerge") == "continue" and cells and cells[-1].row == row:
                    cells[-1] = _grown(cells[-1], width=width)
                    column += width
                    continue
                merge = _merge(stated, "w:vMerge", "w:vmerge")
                origin = above.get(column) if merge == "continue" else None
                if origin is not None:
                    cells[origin] = _grown(cells[origin], height=row + 1 - cells[origin].row)
                    merging[column] = origin
                else:
                    if merge:
                        merging[column] = len(cells)
                    self._cells += 1
                    if self._cells > CELLS:
                        raise OversizedPackage
                    cells.append(TableCell(row, column, 1, width, tuple(self.blocks(cell))))
                column += width
            above = merging
            row += 1
        return Table(tuple(cells))


def _each(parent: Element, wanted: set[str]) -> Iterator[Element]:
    """The elements of these names, through content controls, insertions, custom XML and the like."""
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == "mc:AlternateContent":
            yield from _each(_branch(child), wanted)
        elif tag not in _LEFT_OUT and not _deleted_2003(child):
            yield from _each(child, wanted)


def _branch(alternate: Element) -> Element:
    """The one branch that is read: the first choice, or the fallback if that alone has text."""
    branches = [child for child in alternate if child.tag in ("mc:Choice", "mc:Fallback")]
    for branch in branches:
        if any(each.tag in _SHOWN for each in branch.iter()):
            return branch
    return branches[0] if branches else Element("w:none")


def _deleted_2003(element: Element) -> bool:
    return element.tag == "aml:annotation" and element.get("w:type") in ("Word.Deletion", "Word.Comment")


def _end_deleted(paragraph: Element) -> bool:
    return _end_deleted_in(first_child(paragraph, "w:pPr"))


def _end_deleted_in(properties: Element | None) -> bool:
    mark = first_child(properties, "w:rPr")
    return mark is not None and (
        first_child(mark, "w:del") is not None or first_child(mark, "w:moveFrom") is not None
    )


def _row_gone(properties: Element) -> bool:
    hidden = first_child(properties, "w:hidden")
    return first_child(properties, "w:del") is not None or (hidden is not None and on(hidden))


def _count(properties: Element | None, name: str, default: int) -> int:
    element = first_child(properties, name)
    return default if element is None else max(0, min(SPAN, number(element.get("w:val"), default)))


def _merge(properties: Element | None, *names: str) -> str:
    """How a cell is merged: restart, continue, or "" if it is not."""
    if properties is None:
        return ""
    for name in names:
        element = first_child(properties, name)
        if element is not None:
            return "restart" if element.get("w:val") == "restart" else "continue"
    tracked = first_child(properties, "w:cellMerge") if "w:vMerge" in names else None
    if tracked is not None:
        return {"rest": "restart", "cont": "continue"}.get(tracked.get("w:vMerge", ""), "")
    return ""


def _grown(cell: TableCell, *, height: int = 0, width: int = 0) -> TableCell:
    return TableCell(
        cell.row, cell.column, max(cell.height, height), cell.width + width, cell.blocks, cell.certain
    )


def _text(element: Element) -> str:
    text = element.text or ""
    if element.get(_PRESERVE) != "preserve":
        text = text.strip(" \t\r\n")
    return re.sub(r"[\t\r\n]+", " ", text).replace("\u00ad", "")


def _symbol(element: Element) -> str:
    try:
        code = int(element.get("w:char", ""), 16)
    except ValueError:
        return "\ufffd"
    font = element.get("w:font", "").lower()
    plain = code - 0xF000 if code >= 0xF000 else code
    if font == "symbol" and (0x30 <= plain <= 0x39 or plain in (0x20, 0x2B, 0x2C, 0x2E, 0x2F)):
        return chr(plain)
    if not 0xE000 <= code <= 0xF8FF:
        return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return _SYMBOLS.get(code, "\ufffd")
