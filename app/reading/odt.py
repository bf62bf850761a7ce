"""OpenDocument texts (odt, and flat fodt): an own walk over content.xml.

Left out: headers and footers, notes, comments, hidden text, what tracked changes deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.reading.blocks import CELLS, Block, Table, TableCell, compose, numbered
from app.reading.document import Read
from app.reading.instead import note_pictures
from app.reading.odt_styles import Counts, Levels, OdfStyles, read_odf_styles, whole
from app.reading.package import BadPackage, OversizedPackage, Package
from app.reading.xml_safe import first_child, parse_xml, prefix_names
from app.sentence import Sentence

WHAT = Sentence("这份 OpenDocument 文档")

_NAMES = ("office", "text", "table", "style", "drawing", "svg-compatible", "manifest")
_PREFIXES = {f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": name for name in _NAMES} | {
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_LEFT_OUT = {
    "text:tracked-changes", "text:note", "office:annotation", "text:ruby-text", "office:forms",
    "text:table-of-content-source", "svg-compatible:title", "svg-compatible:desc", "office:binary-data",
    "office:event-listeners", "text:script", "text:hidden-text", "drawing:object", "drawing:image",
    "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:dde-connection-decls",
}  # fmt: skip
_SPACES = re.compile("[ \t\r\n]+")
_MOST_SPACES = 200
_MOST_COLUMNS = 1000
_REPEATED = 500


def read_odt(data: bytes) -> Read:
    """The text and the tables of an odt package or a flat fodt.

    Raises ReadProblem if it is damaged, encrypted, oversized or no text document.
    """
    if data.startswith(b"PK"):
        package = Package(data, WHAT)
        content = _parse(package.read("content.xml"))
        styles = package.get("styles.xml")
        roots = ([_parse(styles)] if styles is not None else []) + [content]
    else:
        content = _parse(data)
        roots = [content]
    text = first_child(content, "office:body", "office:text")
    if text is None:
        raise BadPackage(WHAT)
    walk = _Walk(read_odf_styles(roots))
    read = compose(walk.blocks(text))
    return read._replace(notes=note_pictures(walk.pictures))


def _parse(data: bytes) -> Element:
    root = parse_xml(data, WHAT)
    prefix_names(root, _PREFIXES)
    return root


@dataclass(slots=True)
class _Numbering:
    """The list that paragraphs stand in: its levels, its counters, how deep."""

    levels: Levels
    counts: Counts
    level: int
    style: str


@dataclass(slots=True)
class _Walk:
    styles: OdfStyles
    headings: Counts = field(default_factory=Counts)
    by_style: dict[str, Counts] = field(default_factory=dict)
    by_id: dict[str, Counts] = field(default_factory=dict)
    cells: int = 0
    pictures: list[str] = field(default_factory=list)  # for each, the last paragraph with text before it
    last: str = ""

    def blocks(self, parent: Element) -> list[Block]:
        """The paragraphs and tables in an element, in order."""
        blocks: list[Block] = []
        for child in parent:
            self._block(child, blocks, None)
        return blocks

    def _block(self, element: Element, blocks: list[Block], numeral: str | None) -> None:
        """Add what an element holds. ``numeral`` is what a list prints before it, None outside lists."""
        tag = element.tag
        if tag == "drawing:image":
            self.pictures.append(self.last)
        if tag in _LEFT_OUT or element.get("text:display") == "none":
            return
        if tag in ("text:p", "text:h"):
            if tag == "text:h" and numeral is None:
                numeral = self._heading(element)
            blocks += self._paragraph(element, numeral or "")
        elif tag == "text:list":
            self._list(element, blocks, None)
        elif tag == "table:table":
            table = self._table(element)
            if table.cells:
                blocks.append(table)
        else:
            for child in element:
                self._block(child, blocks, numeral)

    def _heading(self, element: Element) -> str:
        """The number of a heading that stands in no list: headings have a numbering of their own."""
        level = whole(element.get("text:outline-level"), 1) - 1
        style = element.get("text:style-name", "")
        if element.get("text:is-list-header") == "true" or self.styles.list_of.get(style) == "":
            return ""
        start = element.get("text:start-value")
        return self.headings.next(self.styles.outline, level, whole(start, 1) if start else None)

    def _list(self, element: Element, blocks: list[Block], outer: _Numbering | None) -> None:
        style = element.get("text:style-name", "") or (outer.style if outer else self._style_inside(element))
        if outer is not None:
            numbering = _Numbering(
                self.styles.lists.get(style, outer.levels), outer.counts, outer.level + 1, style
            )
        else:
            numbering = _Numbering(self.styles.lists.get(style, {}), self._counts(element, style), 0, style)
        for item in element:
            if item.tag in ("text:list-item", "text:list-header"):
                self._item(item, blocks, numbering)

    def _item(self, item: Element, blocks: list[Block], numbering: _Numbering) -> None:
        numbers = item.tag == "text:list-item"  # the first paragraph has the number
        for child in item:
            if child.tag == "text:list":
                self._list(child, blocks, numbering)
            elif child.tag in ("text:p", "text:h"):
                numeral = ""
                if numbers:
                    start = item.get("text:start-value")
                    numeral = numbering.counts.next(
                        numbering.levels, numbering.level, whole(start, 1) if start else None
                    )
                    numbers = False
                self._block(child, blocks, numeral)
            else:
                self._block(child, blocks, "")

    def _style_inside(self, element: Element) -> str:
        """The list style of the first paragraph of a list that names none itself."""
        for each in element.iter():
            if each.tag in ("text:p", "text:h"):
                return self.styles.list_of.get(each.get("text:style-name", ""), "")
        return ""

    def _counts(self, element: Element, style: str) -> Counts:
        continued = self.by_id.get(element.get("text:continue-list", ""))
        if continued is None and element.get("text:continue-numbering") == "true":
            continued = self.by_style.get(style)
        counts = continued or Counts()
        self.by_style[style] = counts
        if id := element.get("xml:id"):
            self.by_id[id] = counts
        return counts

    def _paragraph(self, element: Element, numeral: str) -> list[Block]:
        """Its text, and the text boxes anchored in it."""
        parts: list[str] = []
        boxes: list[Block] = []
        if element.get("text:style-name") not in self.styles.hidden:
            self._inline(element, parts, boxes)
        text = numbered(numeral, "tab", "".join(parts))
        self.last = text if text.strip() else self.last
        return [text, *boxes]

    def _inline(self, element: Element, parts: list[str], boxes: list[Block]) -> None:
        _add(parts, element.text)
        for child in element:
            tag = child.tag
            if tag == "text:s":
                parts.append(" " * max(1, min(_MOST_SPACES, whole(child.get("text:c"), 1))))
            elif tag == "text:tab":
                parts.append("\t")
            elif tag == "text:line-break":
                parts.append("\n")
            elif tag.startswith("drawing:") and tag not in _LEFT_OUT and tag != "drawing:a":
                boxes += self.blocks(child)
            elif tag not in _LEFT_OUT and child.get("text:style-name") not in self.styles.hidden:
                self._inline(child, parts, boxes)
            _add(parts, child.tail)

    def _table(self, element: Element) -> Table:
        lines = list(_each(element, "table:table-row"))
        explicit = any(cell.tag == "table:covered-table-cell" for line in lines for cell in line)
        cells: list[TableCell] = []
        taken: dict[int, int] = {}  # column → the first row that is free again, where covers are not stated
        row = 0
        for line in lines:
            for _ in range(_repeated(line, "table:number-rows-repeated", _REPEATED)):
                column = 0
                for cell in line:
                    if cell.tag not in ("table:table-cell", "table:covered-table-cell"):
                        continue
                    covered = cell.tag == "table:covered-table-cell"
                    for _ in range(_repeated(cell, "table:number-columns-repeated", _MOST_COLUMNS)):
                        while not explicit and taken.get(column, 0) > row:
                            column += 1
                        width = 1
                        if not covered:
                            self.cells += 1
                            if self.cells > CELLS:
                                raise OversizedPackage(WHAT)
                            placed = self._cell(cell, row, column)
                            cells.append(placed)
                            if not explicit:
                                width = placed.width
                                below = row + placed.height
                                taken |= dict.fromkeys(range(column, column + width), below)
                        column += width
                row += 1
        return Table(tuple(cells))

    def _cell(self, cell: Element, row: int, column: int) -> TableCell:
        height = max(1, min(CELLS, whole(cell.get("table:number-rows-spanned"), 1)))
        width = max(1, min(_MOST_COLUMNS, whole(cell.get("table:number-columns-spanned"), 1)))
        return TableCell(row, column, height, width, tuple(self.blocks(cell)))


def _each(parent: Element, name: str) -> Iterator[Element]:
    """The elements of that name, through groups of them, not into tables inside them."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag.startswith("table:"):
            yield from _each(child, name)


def _repeated(element: Element, name: str, most: int) -> int:
    """How often a row or cell is repeated; empty ones without bound only as often as ``most``."""
    count = max(1, whole(element.get(name), 1))
    if count > most and any(each.text or each.tail for each in element.iter()):
        raise OversizedPackage(WHAT)
    return min(count, most)


def _add(parts: list[str], text: str | None) -> None:
    """Add text as OpenDocument means it: runs of white space are one space, none at the beginning."""
    if not text:
        return
    text = _SPACES.sub(" ", text)
    if text.startswith(" ") and (not any(parts) or parts[-1].endswith((" ", "\n"))):
        text = text[1:]
    parts.append(text)
