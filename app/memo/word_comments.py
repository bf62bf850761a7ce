"""An annotated copy of a Word file: each remark as a comment at its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from app.memo.layout import plain
from app.memo.remarks import Remark
from app.memo.word_copy import Part, WordCopy
from app.memo.word_parts import comments_part
from app.record import NamedTuple
from app.report.cell import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_HOLDERS: Final = {
    "p", "ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "customXml", "fldSimple", "bdo", "dir",
}  # fmt: skip
"""What may hold the beginning and the end of a comment's range."""


class _Writer(NamedTuple):
    copy: WordCopy
    comments: Node
    author: str
    at: datetime


def annotate(data: bytes, text: str, remarks: Sequence[Remark], author: str, at: datetime) -> bytes:
    """The file with the remarks as comments; those without a place stand at its first words.

    ``data`` is the file, ``text`` what was read of it. Raises ReadProblem and OtherText.
    """
    spans = [remark.span for remark in remarks if remark.span is not None]
    copy = WordCopy(data, text, (position for span in spans for position in span))
    part = comments_part(copy)
    writer = _Writer(copy, part.root, author, at)
    first = max(copy.next_id(), part.next_id)
    for number, remark in enumerate(remarks, first):
        _mark(copy, remark.span or _beginning(text), number)
        _comment(writer, remark, number)
    return copy.packed(part.parts())


def _beginning(text: str) -> Span:
    """The first line that says anything: the title, where there is one."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return Span(start, end if end >= 0 else len(text))


def _mark(copy: WordCopy, span: Span, number: int) -> None:
    """Put the range of a comment around this part of the text, and the sign of it behind."""
    begin = copy.make("commentRangeStart", id=str(number))
    end = copy.make("commentRangeEnd", id=str(number))
    parts = copy.parts_of(span)
    if parts:
        _anchor(copy, parts[0]).addprevious(begin)
        _anchor(copy, parts[-1]).addnext(end)
    else:
        place = copy.place_at(span.start)
        paragraph = copy.nodes[place.element] if place is not None else copy.nodes[copy.places[0].element]
        paragraph = _outside_of_boxes(copy, paragraph)
        properties = paragraph.find(copy.w("pPr"))
        if properties is not None:
            properties.addnext(begin)
        else:
            paragraph.insert(0, begin)
        paragraph.append(end)
    reference = copy.make("r")
    reference.append(copy.make("commentReference", id=str(number)))
    end.addnext(reference)


def _anchor(copy: WordCopy, part: Part) -> Node:
    """The element beside which the range may begin or end: the run, or what it stands in."""
    run = part.node.getparent()
    node = copy.alone(part) if run is not None and run.tag == copy.w("r") else part.node
    node = _outside_of_boxes(copy, node)
    holders = {copy.w(name) for name in _HOLDERS}
    while (parent := node.getparent()) is not None and parent.tag not in holders:
        node = parent
    return node


def _outside_of_boxes(copy: WordCopy, node: Node) -> Node:
    """The node, or the paragraph part to which its text box is anchored: Word has no comments in boxes."""
    boxes = list(node.iterancestors(copy.w("txbxContent")))
    if not boxes:
        return node
    # A paragraph is asked for where one was given.
    wanted = copy.w("p") if node.tag == copy.w("p") else copy.w("r")
    return next((outer for outer in boxes[-1].iterancestors(wanted)), node)


def _comment(writer: _Writer, remark: Remark, number: int) -> None:
    copy = writer.copy
    comment = copy.make("comment", id=str(number), author=plain(writer.author))
    comment.set(copy.w("date"), writer.at.replace(tzinfo=None).isoformat(timespec="seconds"))
    comment.set(copy.w("initials"), plain(writer.author[:1]))
    for index, line in enumerate(remark.lines):
        paragraph, run = copy.make("p"), copy.make("r")
        properties = copy.make("rPr")
        fonts = copy.make("rFonts", hint="eastAsia", eastAsia="宋体")
        properties.append(fonts)
        if index == 0:
            properties.append(copy.make("b"))
        run.append(properties)
        run.append(copy.text_node(plain(" ".join(line.split("\n")))))
        paragraph.append(run)
        comment.append(paragraph)
    writer.comments.append(comment)
