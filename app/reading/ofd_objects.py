"""The pages of an OFD file (GB/T 33190): documents, templates, layers and what stands on them.

An own reader of the format's XML. Of the packages on PyPI, easyofd brings PyMuPDF (AGPL), reportlab
and more and draws pages rather than telling positions, ofdreader's wheel is empty, and ofdkit (0.2,
alpha) gives text without rules. Signatures, seals, annotations and pictures are not looked at.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.reading.lattice import Box, Rule
from app.reading.ofd_shapes import (
    POINT,
    Matrix,
    bounds,
    number_of,
    numbers_of,
    path_rules,
    path_work,
    placed,
    run_chars,
    text_of,
    text_work,
)
from app.reading.package import BadPackage, LockedPackage, OversizedPackage, Package
from app.reading.placed import Char, PlacedPage
from app.reading.xml_safe import local, parse_xml
from app.sentence import Sentence

WHAT = Sentence("OFD 文件")
"""How messages name this kind of file."""

PAGES = 500
"""The most pages of a file."""
WORK = 60_000
"""The most characters and objects of a file together, however often they are drawn, and what reading
their paths and steps costs beside. A report has three thousand; so many take less than a second."""
XML = 12_000_000
"""The most bytes of XML of a file, parts that are read again counted again; a report has one million."""
_TAGS = 20
"""So many tags take as long to parse as one character to place."""
NESTING = 16
"""How deep layers, blocks and shared drawings may stand in each other."""


@dataclass(slots=True)
class Work:
    """How much has been read of a file: what a hostile one is refused by, long before it takes a second."""

    done: int = 0

    def count(self, more: int) -> None:
        """Before so much more is read. Raises OversizedPackage."""
        self.done += more
        if self.done > WORK:
            raise OversizedPackage(WHAT)


@dataclass(slots=True)
class _Drawn:
    """What was drawn on a page so far."""

    chars: list[Char] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    runs: int = 0


def placed_pages(data: bytes) -> Iterator[PlacedPage]:
    """The pages of all documents of the file, in order. Raises ReadProblem."""
    package = Package(data, WHAT, total=XML)
    work = Work()
    root = _parsed(package.read("OFD.xml"), work)
    starts = [text_of(each) for each in root.iter() if local(each.tag) == "DocRoot"]
    if any(posixpath.basename(name).lower() == "encryptions.xml" for name in package.names):
        raise LockedPackage(WHAT)
    if not starts:
        raise BadPackage(WHAT)
    number = 0
    for start in starts:
        reader = _Reader(package, start, work)
        for location in reader.pages:
            number += 1
            if number > PAGES:
                raise OversizedPackage(WHAT)
            yield reader.page(number, location)


class _Reader:
    """One document of the file."""

    def __init__(self, package: Package, start: str, work: Work) -> None:
        self.package = package
        self.work = work
        start = _resolved("", start)
        root = _parsed(package.read(start), work)
        self.base = posixpath.dirname(start)
        self.box = numbers_of(_first(root, "PhysicalBox"), 4)
        self.pages = [
            each.get("BaseLoc", "")
            for pages in root
            if local(pages.tag) == "Pages"
            for each in pages
            if local(each.tag) == "Page"
        ]
        common = next((each for each in root if local(each.tag) == "CommonData"), root)
        self.templates = {
            each.get("ID", ""): each.get("BaseLoc", "")
            for each in common
            if local(each.tag) == "TemplatePage"
        }
        self.resources = [text_of(each) for each in common if local(each.tag) in ("PublicRes", "DocumentRes")]
        self.units: Mapping[str, Element] | None = None
        self.roots: dict[str, Element] = {}

    def page(self, number: int, location: str) -> PlacedPage:
        """What is drawn on one page, its templates included."""
        name = _resolved(self.base, location)
        root = _parsed(self.package.read(name), self.work)
        box = numbers_of(_first(root, "PhysicalBox"), 4) or self.box or [0.0, 0.0, 210.0, 297.0]
        page = _Drawn()
        scale = Matrix(POINT, 0, 0, POINT, -box[0] * POINT, -box[1] * POINT)
        for each in root:
            if local(each.tag) == "Template":
                self.work.count(1)
                template = self._template(each.get("TemplateID", ""))
                if template is not None:
                    self._draw_content(page, template, scale)
        self._draw_content(page, root, scale)
        return PlacedPage(
            number,
            box[2] * POINT,
            box[3] * POINT,
            tuple(page.chars),
            tuple(page.rules),
            tuple(page.pictures),
        )

    def _template(self, key: str) -> Element | None:
        location = self.templates.get(key)
        if not location:
            return None
        name = _resolved(self.base, location)
        if name not in self.roots:
            self.roots[name] = _parsed(self.package.read(name), self.work)
        return self.roots[name]

    def _draw_content(self, page: _Drawn, root: Element, scale: Matrix) -> None:
        self.work.count(len(root))
        for content in root:
            if local(content.tag) == "Content":
                self._draw(page, content, scale, 0)

    def _draw(self, page: _Drawn, element: Element, matrix: Matrix, depth: int) -> None:
        if depth > NESTING:
            raise OversizedPackage(WHAT)
        self.work.count(len(element))
        for each in element:
            if each.get("Visible", "true").lower() in ("false", "0"):
                continue
            match local(each.tag):
                case "Layer" | "PageBlock":
                    self._draw(page, each, matrix, depth + 1)
                case "TextObject":
                    self._draw_text(page, each, matrix.after(placed(each)))
                case "PathObject":
                    self.work.count(len(each) + path_work(each))
                    page.rules += path_rules(each, matrix.after(placed(each)))
                case "ImageObject":
                    page.pictures.append(bounds(each, matrix))
                case "CompositeObject":
                    unit = self._unit(each.get("ResourceID", ""))
                    if unit is not None:
                        self.work.count(len(unit))
                        for content in unit:
                            if local(content.tag) == "Content":
                                self._draw(page, content, matrix.after(placed(each)), depth + 1)

    def _draw_text(self, page: _Drawn, element: Element, matrix: Matrix) -> None:
        size = number_of(element.get("Size"), 3.5)
        stretch = number_of(element.get("HScale"), 1.0)
        hidden = element.get("Alpha") == "0" or element.get("Fill", "true").lower() == "false"
        page.runs += 1
        self.work.count(len(element))
        for code in element:
            if local(code.tag) == "TextCode":
                self.work.count(text_work(code))
                page.chars += run_chars(code, size, stretch, matrix, page.runs, hidden)

    def _unit(self, key: str) -> Element | None:
        """A drawing that several pages share."""
        if self.units is None:
            units = {}
            for location in self.resources:
                name = _resolved(self.base, location)
                data = self.package.get(name)
                if data is not None:
                    for each in _parsed(data, self.work).iter():
                        if local(each.tag) == "CompositeGraphicUnit":
                            units[each.get("ID", "")] = each
            self.units = units
        return self.units.get(key)


def _parsed(data: bytes, work: Work) -> Element:
    work.count(data.count(b"<") // _TAGS)
    return parse_xml(data, WHAT)


def _resolved(base: str, location: str) -> str:
    """A place in the package: from its root if it begins with a slash, else from ``base``."""
    location = location.strip().replace("\\", "/")
    path = location if location.startswith("/") else posixpath.join(base, location)
    return posixpath.normpath(path).lstrip("/")


def _first(root: Element, name: str) -> str:
    return next((text_of(each) for each in root.iter() if local(each.tag) == name), "")
