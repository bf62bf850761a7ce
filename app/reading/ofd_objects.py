"""What is drawn on the pages of an OFD file (GB/T 33190): characters with their boxes, and rules.

An own reader of the format's XML. Of the packages on PyPI, easyofd brings PyMuPDF (AGPL), reportlab
and more and draws pages rather than telling positions, ofdreader's wheel is empty, and ofdkit (0.2,
alpha) gives text without rules. Signatures, seals, annotations and pictures are not looked at.
"""

from __future__ import annotations

import math
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from app.reading.lattice import Box, Rule
from app.reading.package import BadPackage, LockedPackage, OversizedPackage, Package
from app.reading.pdf_page import ordinary
from app.reading.placed import Char, PlacedPage
from app.reading.xml_safe import local, parse_xml

WHAT = "OFD 文件"
POINT = 72 / 25.4
"""Points in a millimetre; OFD counts in the latter, everything here in the former."""

PAGES = 500
CHARACTERS = 300_000
NESTING = 16

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_THIN = 1.5 * POINT
"""A filled shape no thicker than this is a rule."""
_FARTHEST = 1e5
_LONGEST_PATH = 200_000


@dataclass(slots=True)
class _Drawn:
    """What was drawn on a page so far."""

    chars: list[Char] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    runs: int = 0


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to stand."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """The matrix that applies ``first`` and then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            *self.at(first.e, first.f),
        )


def placed_pages(data: bytes) -> Iterator[PlacedPage]:
    """The pages of all documents of the file, in order. Raises ReadProblem."""
    package = Package(data, WHAT)
    root = parse_xml(package.read("OFD.xml"), WHAT)
    starts = [_text(each) for each in root.iter() if local(each.tag) == "DocRoot"]
    if any(posixpath.basename(name).lower() == "encryptions.xml" for name in package.names):
        raise LockedPackage(WHAT)
    if not starts:
        raise BadPackage(WHAT)
    number = 0
    for start in starts:
        reader = _Reader(package, start)
        for location in reader.pages:
            number += 1
            if number > PAGES:
                raise OversizedPackage(WHAT)
            yield reader.page(number, location)


class _Reader:
    """One document of the file, and how much has been read of it."""

    def __init__(self, package: Package, start: str) -> None:
        self.package = package
        start = _resolved("", start)
        root = parse_xml(package.read(start), WHAT)
        self.base = posixpath.dirname(start)
        self.box = _numbers(_first(root, "PhysicalBox"), 4)
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
        self.resources = [_text(each) for each in common if local(each.tag) in ("PublicRes", "DocumentRes")]
        self.units: Mapping[str, Element] | None = None
        self.roots: dict[str, Element] = {}
        self.count = 0

    def page(self, number: int, location: str) -> PlacedPage:
        """What is drawn on one page, its templates included."""
        name = _resolved(self.base, location)
        root = parse_xml(self.package.read(name), WHAT)
        box = _numbers(_first(root, "PhysicalBox"), 4) or self.box or [0.0, 0.0, 210.0, 297.0]
        page = _Drawn()
        scale = Matrix(POINT, 0, 0, POINT, -box[0] * POINT, -box[1] * POINT)
        for each in root:
            if local(each.tag) == "Template":
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
            self.roots[name] = parse_xml(self.package.read(name), WHAT)
        return self.roots[name]

    def _draw_content(self, page: _Drawn, root: Element, scale: Matrix) -> None:
        for content in root:
            if local(content.tag) == "Content":
                self._draw(page, content, scale, 0)

    def _draw(self, page: _Drawn, element: Element, matrix: Matrix, depth: int) -> None:
        if depth > NESTING:
            raise OversizedPackage(WHAT)
        for each in element:
            if each.get("Visible", "true").lower() in ("false", "0"):
                continue
            match local(each.tag):
                case "Layer" | "PageBlock":
                    self._draw(page, each, matrix, depth + 1)
                case "TextObject":
                    self._draw_text(page, each, matrix.after(_placed(each)))
                case "PathObject":
                    self._count(1)
                    page.rules += _rules(each, matrix.after(_placed(each)))
                case "ImageObject":
                    self._count(1)
                    page.pictures.append(_bounds(each, matrix))
                case "CompositeObject":
                    self._count(1)
                    unit = self._unit(each.get("ResourceID", ""))
                    if unit is not None:
                        for content in unit:
                            if local(content.tag) == "Content":
                                self._draw(page, content, matrix.after(_placed(each)), depth + 1)

    def _draw_text(self, page: _Drawn, element: Element, matrix: Matrix) -> None:
        size = _number(element.get("Size"), 3.5)
        stretch = _number(element.get("HScale"), 1.0)
        page.runs += 1
        for code in element:
            if local(code.tag) == "TextCode":
                self._count(len(_text(code, strip=False)))
                page.chars += _chars(code, size, stretch, matrix, page.runs)

    def _unit(self, key: str) -> Element | None:
        """A drawing that several pages share."""
        if self.units is None:
            units = {}
            for location in self.resources:
                name = _resolved(self.base, location)
                data = self.package.get(name)
                if data is not None:
                    for each in parse_xml(data, WHAT).iter():
                        if local(each.tag) == "CompositeGraphicUnit":
                            units[each.get("ID", "")] = each
            self.units = units
        return self.units.get(key)

    def _count(self, more: int) -> None:
        self.count += more
        if self.count > CHARACTERS:
            raise OversizedPackage(WHAT)


def _bounds(element: Element, matrix: Matrix) -> Box:
    """Where an object stands on the page."""
    left, top, width, height = _numbers(element.get("Boundary", ""), 4) or [0.0, 0.0, 0.0, 0.0]
    x0, y0 = matrix.at(left, top)
    x1, y1 = matrix.at(left + width, top + height)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _placed(element: Element) -> Matrix:
    """From the coordinates inside an object to those of what it stands in."""
    boundary = _numbers(element.get("Boundary", ""), 4) or [0.0, 0.0, 0.0, 0.0]
    own = _numbers(element.get("CTM", ""), 6)
    return Matrix(e=boundary[0], f=boundary[1]).after(Matrix(*own) if own else Matrix())


def _chars(code: Element, size: float, stretch: float, matrix: Matrix, run: int) -> Iterator[Char]:
    """The characters of a run of text; X and Y are where the first one's base line begins."""
    text = _text(code, strip=False).strip("\r\n")
    x, y = _number(code.get("X"), 0.0), _number(code.get("Y"), 0.0)
    across, down = deltas(code.get("DeltaX", "")), deltas(code.get("DeltaY", ""))
    for index, character in enumerate(text):
        wide = unicodedata.east_asian_width(character) in "WF"
        width = size * stretch * (1.0 if wide else 0.5)
        corners = [matrix.at(a, b) for a in (x, x + width) for b in (y - 0.86 * size, y + 0.14 * size)]
        left, right = min(c[0] for c in corners), max(c[0] for c in corners)
        top, bottom = min(c[1] for c in corners), max(c[1] for c in corners)
        if max(abs(left), abs(right), abs(top), abs(bottom)) < _FARTHEST:
            text_there = ordinary(ord(character))
            yield Char(text_there, left, top, right, bottom, run, text_there != "\ufffd")
        if index < len(across):
            x += across[index]
        elif not down:
            x += width
        if index < len(down):
            y += down[index]


def deltas(text: str) -> list[float]:
    """The steps from character to character; ``g 3 2.5`` is three steps of 2.5."""
    parts = text.replace(",", " ").split()
    steps: list[float] = []
    index = 0
    while index < len(parts) and len(steps) < CHARACTERS:
        if parts[index].lower() == "g" and index + 2 < len(parts):
            count = _number(parts[index + 1], 0.0)
            steps += [_number(parts[index + 2], 0.0)] * max(0, min(int(count), 10_000))
            index += 3
        else:
            steps.append(_number(parts[index], 0.0))
            index += 1
    return steps


def _rules(element: Element, matrix: Matrix) -> list[Rule]:
    """The straight lines along an axis of a path that is drawn, or of a thin one that is filled."""
    data = next((_text(each) for each in element if local(each.tag) == "AbbreviatedData"), "")
    lines = list(_lines(data[:_LONGEST_PATH], matrix))
    if element.get("Stroke", "true").lower() not in ("false", "0"):
        return [rule for line in lines if (rule := _rule(*line))]
    if element.get("Fill", "false").lower() not in ("true", "1") or not lines:
        return []
    xs = [x for line in lines for x in (line[0], line[2])]
    ys = [y for line in lines for y in (line[1], line[3])]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if min(width, height) > _THIN or max(width, height) <= _THIN:
        return []
    if width > height:
        return [Rule(True, (min(ys) + max(ys)) / 2, min(xs), max(xs))]
    return [Rule(False, (min(xs) + max(xs)) / 2, min(ys), max(ys))]


def _rule(x0: float, y0: float, x1: float, y1: float) -> Rule | None:
    if max(abs(x0), abs(y0), abs(x1), abs(y1)) > _FARTHEST:
        return None
    if abs(y0 - y1) <= 0.5 < abs(x0 - x1):
        return Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    if abs(x0 - x1) <= 0.5 < abs(y0 - y1):
        return Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    return None


def _lines(data: str, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of a path; curves only move the pen."""
    tokens = _TOKEN.findall(data)
    start = here = (0.0, 0.0)
    index = 0
    while index < len(tokens):
        name = tokens[index]
        index += 1
        count = _ARGUMENTS.get(name, -1)
        if count < 0:
            continue
        arguments = tokens[index : index + count]
        if len(arguments) < count or any(each.isalpha() for each in arguments):
            continue
        index += count
        if name == "C":
            yield (*matrix.at(*here), *matrix.at(*start))
            here = start
            continue
        there = (float(arguments[-2]), float(arguments[-1]))
        if name in "SM":
            start = there
        elif name == "L":
            yield (*matrix.at(*here), *matrix.at(*there))
        here = there


def _resolved(base: str, location: str) -> str:
    """A place in the package: from its root if it begins with a slash, else from ``base``."""
    location = location.strip().replace("\\", "/")
    path = location if location.startswith("/") else posixpath.join(base, location)
    return posixpath.normpath(path).lstrip("/")


def _first(root: Element, name: str) -> str:
    return next((_text(each) for each in root.iter() if local(each.tag) == name), "")


def _text(element: Element, *, strip: bool = True) -> str:
    text = "".join(element.itertext())
    return text.strip() if strip else text


def _number(text: str | None, default: float) -> float:
    found = _NUMBER.fullmatch((text or "").strip())
    value = float(found[0]) if found else default
    return value if math.isfinite(value) and abs(value) < _FARTHEST else default


def _numbers(text: str, count: int) -> list[float]:
    """So many numbers, or none."""
    found = [_number(each, 0.0) for each in text.replace(",", " ").split()]
    return found if len(found) == count else []
