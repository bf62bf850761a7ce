"""A corrected copy of a Word file: the corrected values in its tables and lines, as tracked changes.

Tracked, so that the office sees what was changed and may take it or leave it, change by change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Final

from app.memo.layout import plain
from app.memo.word_copy import OtherText, Part, WordCopy
from app.reading.docx import read_docx
from app.record import NamedTuple
from app.report.address import Address
from app.report.cell import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_HISTORY: Final = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
"""What a run's properties may tell of its past; a new run has none."""


class Change(NamedTuple):
    """A new text for a range of the document's text."""

    address: Address
    span: Span
    after: str


class _Hand(NamedTuple):
    """Who tracks changes and when; ``ids`` gives each its own number."""

    author: str
    at: datetime
    ids: Iterator[int]


def write_corrections(
    data: bytes, text: str, changes: Sequence[Change], *, author: str, at: datetime, tracked: bool = True
) -> tuple[bytes, tuple[Address, ...]]:
    """The file with these changes, and the addresses of those that could not be written.

    What comes out is read again and must be the text with just these changes. Raises ReadProblem
    and OtherText.
    """
    copy = WordCopy(data, text, (position for change in changes for position in change.span))
    hand = _Hand(author, at, count(copy.next_id())) if tracked else None
    apart, refused = _apart(changes)
    written = []
    for change in apart:
        if _write(copy, change, hand):
            written.append(change)
        else:
            refused.append(change.address)
    made = copy.packed({})
    if _flat(read_docx(made).text) != _flat(_changed(text, written)):
        raise OtherText
    return made, tuple(refused)


def _apart(changes: Iterable[Change]) -> tuple[list[Change], list[Address]]:
    """Those that do not lie in one another, in the order of the text, and the others."""
    kept: list[Change] = []
    refused = []
    for change in sorted(changes, key=lambda change: change.span):
        if kept and change.span.start < kept[-1].span.end:
            refused.append(change.address)
        else:
            kept.append(change)
    return kept, refused


def _write(copy: WordCopy, change: Change, hand: _Hand | None) -> bool:
    """Replace one range; False, and nothing done, where it does not stand in runs of its own."""
    parts = copy.parts_of(change.span)
    runs = [part.node.getparent() for part in parts]
    if any(run is None or run.tag != copy.w("r") for run in runs):
        return False
    if parts:
        if (parts[0].start, parts[-1].end) != (change.span.start, change.span.end):
            return False
        _replace(copy, parts, change.after, hand)
        return True
    if change.span.start != change.span.end:
        return False
    return _fill(copy, change, hand)


def _replace(copy: WordCopy, parts: list[Part], after: str, hand: _Hand | None) -> None:
    """Put the new text behind the first old run; the old ones are marked as deleted, or go."""
    runs = [copy.alone(part) for part in parts]
    new = _run(copy, after, runs[0].find(copy.w("rPr")))
    if after:
        runs[0].addnext(_inserted(copy, new, hand, runs[0]))
    for run in runs:
        if hand is None:
            _drop(run)
        else:
            _delete(copy, run, hand)


def _fill(copy: WordCopy, change: Change, hand: _Hand | None) -> bool:
    """Write into a place where nothing stands: an empty paragraph, mostly of a cell."""
    place = copy.place_at(change.span.start)
    if place is None or place.start != place.end:
        return False
    paragraph = copy.nodes[place.element]
    mark = paragraph.find(f"{copy.w('pPr')}/{copy.w('rPr')}")
    new = _run(copy, change.after, mark)
    paragraph.append(_inserted(copy, new, hand, None))
    return True


def _run(copy: WordCopy, text: str, properties: Node | None) -> Node:
    """A run that says the text and looks like the one it stands for."""
    run = copy.make("r")
    if properties is not None:
        look = copy.make("rPr")
        past = {copy.w(name) for name in _HISTORY}
        look.extend(deepcopy(node) for node in properties if node.tag not in past)
        run.append(look)
    for index, line in enumerate(plain(text).split("\n")):
        if index:
            run.append(copy.make("br"))
        for column, word in enumerate(line.split("\t")):
            if column:
                run.append(copy.make("tab"))
            if word:
                run.append(copy.text_node(word))
    return run


def _inserted(copy: WordCopy, run: Node, hand: _Hand | None, beside: Node | None) -> Node:
    """The run as a tracked insertion; inside another's insertion it is part of that."""
    within = beside is not None and any(True for _ in beside.iterancestors(copy.w("ins")))
    if hand is None or within:
        return run
    mark = _revision(copy, "ins", hand)
    mark.append(run)
    return mark


def _delete(copy: WordCopy, run: Node, hand: _Hand) -> None:
    mark = _revision(copy, "del", hand)
    run.addprevious(mark)
    mark.append(run)
    for node in list(run.iter(copy.w("t"))):
        node.tag = copy.w("delText")


def _drop(run: Node) -> None:
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _revision(copy: WordCopy, name: str, hand: _Hand) -> Node:
    mark = copy.make(name, id=str(next(hand.ids)), author=plain(hand.author))
    mark.set(copy.w("date"), hand.at.replace(tzinfo=None).isoformat(timespec="seconds"))
    return mark


def _changed(text: str, changes: Iterable[Change]) -> str:
    for change in sorted(changes, key=lambda change: change.span, reverse=True):
        text = text[: change.span.start] + plain(change.after) + text[change.span.end :]
    return text


def _flat(text: str) -> str:
    """Without white space: a reader may print a cell's breaks and tabs in its own way."""
    return "".join(text.split())
