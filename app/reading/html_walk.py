"""A parsed page to paragraphs and tables: everything a reader of the page sees, in its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.reading.blocks import Block
from app.reading.html_flow import Flow
from app.reading.html_table import MarkedCell, MarkedRow, column_span, laid_out, row_span
from app.reading.html_tags import INPUTS_WITHOUT_TEXT, PARAGRAPHS, PREFORMATTED, SPECIAL, UNSEEN
from app.reading.problems import TooComplex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

CELLS = 30_000
"""The most cells of a page, all tables together; a report has some 250."""
NESTED = 200
"""The most tables in each other. Forgotten end tags nest some; nobody draws so many."""

PICTURES = 200
"""The most pictures of which is told where they stand."""

_HIDDEN = re.compile(
    r"\bdisplay\s*:\s*none\b|\bvisibility\s*:\s*(?:hidden|collapse)\b|\bmso-hide\s*:\s*all\b"
)
_LONGEST_STRUCK = 40
_KEEPS_SPACE = re.compile(r"\bwhite-space\s*:\s*(?:pre|pre-wrap|break-spaces)\s*(?:;|!|$)")

Frames = Callable[[str], "list[Block] | None"]
"""What stands in the frame with that address, None if it is not in the file."""


def read_blocks(
    root: LexborNode,
    *,
    frames: Frames | None = None,
    hidden: bool = False,
    pictures: list[str] | None = None,
) -> list[Block]:
    """Everything visible under a node. Walks without recursion; raises TooComplex.

    ``hidden`` reads what the page's styles hide as well. Style sheets are not looked at: what they
    hide a script may show. ``pictures`` is given the text that stands before each picture.
    """
    walk = _Walk(frames, hidden, [] if pictures is None else pictures)
    node: LexborNode | None = root
    open_: list[tuple[LexborNode | None, Callable[[], None] | None]] = []
    while True:
        if node is None:
            if not open_:
                break
            node, leave = open_.pop()
            if leave is not None:
                leave()
            continue
        tag = node.tag or ""
        if tag == "-text":
            walk.text(node.text_content or "")
        elif (leave := walk.enter(tag, node)) is not _SKIP:
            open_.append((node.next if open_ else None, leave))  # what stands beside the root is not of it
            node = node.first_child
            continue
        node = node.next if open_ else None
    walk.flow.paragraph()
    return walk.flow.blocks


def _skip() -> None:
    """Stands for an element that is not entered."""


_SKIP = _skip


class _Table:
    """A table being read: its row groups, the flow around it, and what stands in it outside of cells."""

    def __init__(self, around: Flow) -> None:
        self.around = around
        self.outside = Flow()
        self.parts: list[list[MarkedRow]] = []
        self.feet: list[list[MarkedRow]] = []
        self.part: list[MarkedRow] | None = None

    def begin_part(self, feet: bool = False) -> list[MarkedRow]:
        part: list[MarkedRow] = []
        (self.feet if feet else self.parts).append(part)
        self.part = part
        return part

    def begin_row(self) -> None:
        part = self.begin_part() if self.part is None else self.part
        part.append([])

    def add_cell(self, cell: MarkedCell) -> None:
        if not self.part:
            self.begin_row()
        assert self.part
        self.part[-1].append(cell)


class _Walk:
    """The state between two nodes: where text goes, and what the elements around ask for."""

    def __init__(self, frames: Frames | None, hidden: bool, pictures: list[str]) -> None:
        self.flow = Flow()
        self._pictures = pictures
        self._frames = frames
        self._hidden = hidden
        self._tables: list[_Table] = []
        self._kept = 0  # elements around that keep white space
        self._raised = 0  # superscripts around
        self._cells = 0

    def text(self, text: str) -> None:
        """Take a text node in."""
        if self._kept:
            self.flow.preformatted(text)
        elif self._raised:
            self.flow.raised(text)
        else:
            self.flow.text(text)

    def enter(self, tag: str, node: LexborNode) -> Callable[[], None] | None:
        """Begin an element; gives what is to be done at its end, if anything, or _SKIP."""
        if tag in UNSEEN:
            if tag == "img" and len(self._pictures) < PICTURES:
                self._pictures.append(self._text_before())
            return _SKIP
        if tag == "br":
            self.flow.line()
            return _SKIP
        attributes = node.attributes
        style = (attributes.get("style") or "").lower() if attributes else ""
        if attributes and self._is_hidden(attributes, style):
            return _SKIP
        if tag in SPECIAL:
            return self._enter_special(tag, attributes)
        block = tag in PARAGRAPHS
        if block:
            self.flow.paragraph()
        if tag in PREFORMATTED or (style and _KEEPS_SPACE.search(style)):
            self._kept += 1
            return self._leave_kept_block if block else self._leave_kept
        return self._leave_block if block else None

    def _text_before(self) -> str:
        """The last text before this place, in this cell or around it."""
        text = self.flow.last()
        for table in reversed(self._tables):
            if text:
                break
            cells = (cell for row in reversed(table.part or []) for cell in reversed(row))
            above = (block for cell in cells for block in reversed(cell.blocks))
            text = next((each for each in above if isinstance(each, str)), "")
            text = text or table.outside.last() or table.around.last()
        return text

    def _is_hidden(self, attributes: Mapping[str, str | None], style: str) -> bool:
        """Whether an element is not shown; what a tracked change took out is not there at all."""
        if "msodel" in (attributes.get("class") or "").lower():
            return True
        return not self._hidden and ("hidden" in attributes or bool(style and _HIDDEN.search(style)))

    def _enter_special(self, tag: str, attributes: Mapping[str, str | None]) -> Callable[[], None] | None:
        table = self._tables[-1] if self._tables else None
        match tag:
            case "table":
                return self._enter_table()
            case "sup":
                self._raised += 1
                return self._leave_sup
            case "hr":
                self.flow.paragraph()
                return _SKIP
            case "input":
                if (attributes.get("type") or "text").strip().lower() not in INPUTS_WITHOUT_TEXT:
                    self.text(attributes.get("value") or "")
                return _SKIP
            case "iframe" | "frame":
                inner = self._frames(attributes.get("src") or "") if self._frames else None
                self.flow.add(inner or [])
                return _SKIP
            case _ if table is None:
                return None
            case "thead" | "tbody" | "tfoot":
                table.begin_part(feet=tag == "tfoot")
                return None
            case "tr":
                table.begin_row()
                return None
            case "td" | "th":
                return self._enter_cell(table, attributes)
            case _:
                return self._enter_struck(table)

    def _enter_table(self) -> Callable[[], None]:
        if len(self._tables) >= NESTED:
            raise TooComplex
        self.flow.paragraph()
        table = _Table(self.flow)
        kept, raised = self._kept, self._raised
        self._tables.append(table)
        self.flow = table.outside
        self._kept = self._raised = 0

        def leave() -> None:
            self._tables.pop()
            self._kept, self._raised = kept, raised
            table.outside.paragraph()
            self.flow = table.around
            self.flow.add(table.outside.blocks)
            self.flow.add(laid_out(table.parts + table.feet))

        return leave

    def _enter_cell(self, table: _Table, attributes: Mapping[str, str | None]) -> Callable[[], None]:
        self._cells += 1
        if self._cells > CELLS:
            raise TooComplex
        flow = self.flow = Flow()

        def leave() -> None:
            flow.paragraph()
            table.add_cell(
                MarkedCell(
                    row_span(attributes.get("rowspan")),
                    column_span(attributes.get("colspan")),
                    flow.blocks or flow.struck,
                )
            )
            self.flow = table.outside

        return leave

    def _enter_struck(self, table: _Table) -> Callable[[], None] | None:
        """Text struck out in a cell is what the rest of the cell replaces: <s>5</s>6 is no 56.

        A tag that is never closed strikes out whole cells: then nothing replaces them, they stay.
        """
        around = self.flow
        if around is table.outside:
            return None
        flow = self.flow = Flow()

        def leave() -> None:
            flow.paragraph()
            self.flow = around
            if all(isinstance(block, str) and len(block) <= _LONGEST_STRUCK for block in flow.blocks):
                around.struck += flow.blocks
            else:
                around.add(flow.blocks)

        return leave

    def _leave_block(self) -> None:
        self.flow.paragraph()

    def _leave_kept(self) -> None:
        self._kept -= 1

    def _leave_kept_block(self) -> None:
        self._kept -= 1
        self.flow.paragraph()

    def _leave_sup(self) -> None:
        self._raised -= 1
