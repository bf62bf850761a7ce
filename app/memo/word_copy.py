"""A Word file taken apart for a copy: its main part as a tree, and where the text stands in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from app.reading.docx import WHAT, main_part
from app.reading.docx_places import Place, find_places
from app.reading.package import BadPackage, Package
from app.record import NamedTuple
from app.report.cell import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_KEPT_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the least a ZIP can say


class OtherText(Exception):
    """The file does not say the text that was reviewed: its places cannot be told."""


class Part(NamedTuple):
    """A piece of a paragraph and the element that says it; after cutting, no span ends inside."""

    start: int
    end: int
    node: Node


class WordCopy:
    """The main part of a Word file as a tree that may be changed, with its places.

    ``cuts`` are positions of the text at which elements are to be cut in two, so that whatever
    begins or ends there can be marked alone. Nothing that is read changes by it. Raises
    ReadProblem if the package cannot be read and OtherText if it does not say ``text``.
    """

    def __init__(self, data: bytes, text: str, cuts: Iterable[int]) -> None:
        from lxml import etree

        self._data = data
        self.package = Package(data, WHAT)
        self.main = main_part(self.package)
        found = find_places(self.package, text)
        if found is None:
            raise OtherText
        self.places: tuple[Place, ...] = found
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            self.root: Node = etree.fromstring(self.package.read(self.main), parser)
        except etree.XMLSyntaxError as error:  # characters that XML forbids, which reading passes over
            raise BadPackage(WHAT) from error
        self.namespace = etree.QName(self.root).namespace or ""
        self.nodes: list[Node] = list(self.root.iter("*"))
        self._parts = self._cut(sorted(set(cuts)))

    def w(self, name: str) -> str:
        """The full name of an element or attribute of Word's own."""
        return f"{{{self.namespace}}}{name}"

    def make(self, name: str, **attributes: str) -> Node:
        """A new element of Word's own."""
        from lxml import etree

        node = etree.Element(self.w(name), nsmap={"w": self.namespace})
        for key, value in attributes.items():
            node.set(self.w(key), value)
        return node

    def text_node(self, text: str, name: str = "t") -> Node:
        """A ``w:t`` that keeps its spaces."""
        node = self.make(name)
        node.text = text
        node.set(_SPACE, "preserve")
        return node

    def parts_of(self, span: Span) -> list[Part]:
        """The pieces that touch this range of the text, in its order."""
        return [part for part in self._parts if part.start < span.end and part.end > span.start]

    def place_at(self, position: int) -> Place | None:
        """The paragraph in which this position of the text stands; an empty one is preferred."""
        around = [place for place in self.places if place.start <= position <= place.end]
        return min(around, key=lambda place: (place.end - place.start, place.start != position), default=None)

    def next_id(self) -> int:
        """A number that no comment, bookmark or revision of the main part has."""
        known = (node.get(self.w("id"), "") for node in self.root.iter("*"))
        return 1 + max((int(id) for id in known if id.isdigit() and len(id) < 9), default=0)

    def alone(self, part: Part) -> Node:
        """The run that says this piece and nothing else; what else it said is put beside it."""
        run = part.node.getparent()
        assert run is not None
        before = [node for node in part.node.itersiblings(preceding=True) if not self._is_properties(node)]
        after = list(part.node.itersiblings())
        if before:
            left = self._shell(run)
            left.extend(reversed(before))
            run.addprevious(left)
        if after:
            right = self._shell(run)
            right.extend(after)
            run.addnext(right)
        return run

    def packed(self, changed: dict[str, bytes]) -> bytes:
        """The package with the main part as it is now and these parts; all others byte for byte."""
        from lxml import etree

        tree = etree.tostring(
            self.root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        parts = {self.main: tree, **changed}
        by_key = {name.casefold(): data for name, data in parts.items()}
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._data)) as old,
            zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            written: set[str] = set()
            for info in old.infolist():
                key = info.filename.casefold()
                if key in written:  # a name that stands twice: the last one counts
                    continue
                written.add(key)
                copy = zipfile.ZipInfo(info.filename, max(info.date_time, _KEPT_DATE))
                copy.compress_type, copy.external_attr = info.compress_type, info.external_attr
                data = by_key.get(key)
                if data is None:
                    data = b"" if info.is_dir() else self.package.read(info.filename)
                new.writestr(copy, data)
            for name, data in parts.items():
                if name.casefold() not in written:
                    new.writestr(zipfile.ZipInfo(name, _KEPT_DATE), data, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    def _cut(self, cuts: list[int]) -> list[Part]:
        parts: list[Part] = []
        for place in self.places:
            for piece in place.pieces:
                node = self.nodes[piece.element]
                inside = [at for at in cuts if piece.start < at < piece.end] if piece.exact else []
                parts += self._cut_node(node, piece.start, inside, piece.end)
        return sorted(parts, key=lambda part: part.start)

    def _cut_node(self, node: Node, start: int, cuts: list[int], end: int) -> Iterator[Part]:
        """Cut a ``w:t`` within its run; several may stand in one run."""
        for cut in cuts:
            text = node.text or ""
            rest = self.text_node(text[cut - start :])
            node.text = text[: cut - start]
            node.set(_SPACE, "preserve")
            node.addnext(rest)
            yield Part(start, cut, node)
            node, start = rest, cut
        yield Part(start, end, node)

    def _shell(self, run: Node) -> Node:
        """An empty run that looks like this one."""
        shell = self.make("r")
        shell.attrib.update(run.attrib)
        shell.extend(deepcopy(node) for node in run if self._is_properties(node))
        return shell

    def _is_properties(self, node: Node) -> bool:
        return bool(node.tag == self.w("rPr"))
