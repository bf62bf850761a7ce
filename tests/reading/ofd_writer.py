"""A writer of OFD files (GB/T 33190) that draws planned reports with ruled tables. Lengths in mm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape

from tests.reading.plans import Plan, PlannedTable
from tests.zips import zipped

Style = Literal["object a line", "object a character", "g repeats", "scaled"]
"""How the text is written: a TextObject for each line with a step for each character; one for each
character; equal steps as "g n v"; a font of size 1 under a CTM that enlarges it."""
Rules = Literal["lines", "boxes", "filled"]
"""How the rules are drawn: a path for each line, a closed box for each cell, thin filled rectangles."""

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 15.0
SIZE, STEP = 3.2, 4.4
_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _em(char: str) -> float:
    return 1.0 if ord(char) > 0x2000 else 0.5


def _length(text: str) -> float:
    return sum(map(_em, text)) * SIZE


def wrap(text: str, width: float) -> list[str]:
    """Lines no longer than ``width``; numbers are broken too, as narrow cells do."""
    lines, line = [], ""
    for char in text:
        if line and _length(line + char) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


@dataclass
class Canvas:
    """Draws on pages, one after the other."""

    style: Style = "object a line"
    rules: Rules = "lines"
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = MARGIN
    count: int = 0

    def put(self, xml: str) -> None:
        self.count += 1
        self.pages[-1].append(xml.replace("ID_", str(self.count)))

    def turn_page(self) -> None:
        self.pages.append([])
        self.y = MARGIN

    def text(self, x: float, y: float, text: str) -> None:
        """A line of text whose top left is at x, y."""
        if not text:
            return
        if self.style == "object a character":
            for char in text:
                self._object(x, y, char, [], SIZE, "")
                x += _em(char) * SIZE
        elif self.style == "scaled":
            self._object(x, y, text, [_em(char) for char in text[:-1]], 1.0, f' CTM="{SIZE} 0 0 {SIZE} 0 0"')
        else:
            self._object(x, y, text, [_em(char) * SIZE for char in text[:-1]], SIZE, "")

    def _object(self, x: float, y: float, text: str, steps: Sequence[float], size: float, ctm: str) -> None:
        delta = " ".join(f"{step:g}" for step in steps)
        if self.style == "g repeats":
            delta = _repeats(steps)
        delta = f' DeltaX="{delta}"' if delta else ""
        place = f"{x:.4f} {y:.4f} {_length(text):.4f} {SIZE}"
        self.put(
            f'<ofd:TextObject ID="ID_" Boundary="{place}" Font="1" Size="{size}"{ctm}>'
            f'<ofd:TextCode X="0" Y="{0.86 * size:g}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
        )

    def _path(self, x: float, y: float, width: float, height: float, data: str, more: str = "") -> None:
        place = f"{x:.3f} {y:.3f} {width:.3f} {height:.3f}"
        self.put(
            f'<ofd:PathObject ID="ID_" Boundary="{place}"{more}>'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        width, height = x1 - x0, y1 - y0
        if self.rules == "filled":
            w, h = max(width, 0.15), max(height, 0.15)
            data = f"M 0 0 L {w:.3f} 0 L {w:.3f} {h:.3f} L 0 {h:.3f} C"
            self._path(x0, y0, w, h, data, ' Stroke="false" Fill="true"')
        else:
            data = f"M 0 0 L {width:.3f} {height:.3f}"
            self._path(x0, y0, width + 0.2, height + 0.2, data, ' LineWidth="0.2"')

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.rules == "boxes":
            w, h = x1 - x0, y1 - y0
            self._path(x0, y0, w, h, f"S 0 0 M 0 0 L {w:.3f} 0 L {w:.3f} {h:.3f} L 0 {h:.3f} C")
            return
        self.line(x0, y0, x1, y0)
        self.line(x0, y1, x1, y1)
        self.line(x0, y0, x0, y1)
        self.line(x1, y0, x1, y1)

    def paragraph(self, text: str) -> None:
        for line in wrap(text, WIDTH - 2 * MARGIN):
            if self.y + STEP > HEIGHT - MARGIN:
                self.turn_page()
            self.text(MARGIN, self.y, line)
            self.y += STEP
        self.y += 1.5

    def table(self, table: PlannedTable) -> None:
        """A table in its official shape; where a page ends, a row begins on the next."""
        grid = table.shape
        weights = [2.2 if grid.label_columns and c < grid.label_columns else 1.0 for c in range(grid.columns)]
        unit = (WIDTH - 2 * MARGIN) / sum(weights)
        xs = [MARGIN + unit * sum(weights[:column]) for column in range(grid.columns + 1)]
        inner = {
            place: wrap(table.text(place), xs[place.column + place.width] - xs[place.column] - 1.6)
            for place in grid.places
        }
        heights = [STEP + 1.6] * grid.rows
        for place, lines in inner.items():
            if place.height == 1:
                heights[place.row] = max(heights[place.row], STEP * len(lines) + 1.6)
        for place, lines in inner.items():
            if place.height > 1:
                rows = range(place.row, place.row + place.height)
                lack = STEP * len(lines) + 1.6 - sum(heights[row] for row in rows)
                for row in rows:
                    heights[row] += max(0.0, lack / place.height)
        start = 0
        while start < grid.rows:
            end, y = start, self.y
            while end < grid.rows and y + heights[end] <= HEIGHT - MARGIN:
                y += heights[end]
                end += 1
            if end == start:
                self.turn_page()
                continue
            ys = [self.y + sum(heights[start:row]) for row in range(start, end + 1)]
            for place, lines in inner.items():
                first, last = max(place.row, start), min(place.row + place.height, end)
                if first >= last:
                    continue
                x0, y0, x1, y1 = (
                    xs[place.column],
                    ys[first - start],
                    xs[place.column + place.width],
                    ys[last - start],
                )
                self.box(x0, y0, x1, y1)
                if first == place.row:
                    for index, line in enumerate(lines):
                        self.text(x0 + 0.8, y0 + 0.8 + STEP * index, line)
            self.y = y
            start = end
            if start < grid.rows:
                self.turn_page()
        self.y += 2

    def footers(self) -> None:
        for number, page in enumerate(self.pages, 1):
            kept, self.pages = self.pages, [page]
            self.text(WIDTH / 2 - 4, HEIGHT - 11, f"- {number} -")
            self.pages = kept


def _repeats(steps: Sequence[float]) -> str:
    parts: list[str] = []
    index = 0
    while index < len(steps):
        end = index
        while end < len(steps) and steps[end] == steps[index]:
            end += 1
        count = end - index
        parts.append(f"g {count} {steps[index]:g}" if count > 1 else f"{steps[index]:g}")
        index = end
    return " ".join(parts)


def write_ofd(
    plan: Plan,
    *,
    style: Style = "object a line",
    rules: Rules = "lines",
    footers: bool = True,
    blank: bool = False,
) -> bytes:
    """The file of a report. ``blank`` leaves a page without text in front, with a picture on it."""
    canvas = Canvas(style, rules)
    if blank:
        canvas.put('<ofd:ImageObject ID="ID_" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="9"/>')
        canvas.turn_page()
    for part in plan:
        if isinstance(part, str):
            canvas.paragraph(part)
        else:
            canvas.table(part)
    if footers:
        canvas.footers()
    return package(
        [f'<ofd:Layer ID="9{i}">{"".join(page)}</ofd:Layer>' for i, page in enumerate(canvas.pages)]
    )


def package(layers: Sequence[str], *, templates: Sequence[str] = (), resources: str = "") -> bytes:
    """The package of a document whose pages have these layers; every page has all templates."""
    uses = "".join(f'<ofd:Template TemplateID="7{i}" ZOrder="Background"/>' for i in range(len(templates)))
    listed = "".join(
        f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(layers))
    )
    known = "".join(
        f'<ofd:TemplatePage ID="7{i}" BaseLoc="Tpls/Tpl_{i}/Content.xml"/>' for i in range(len(templates))
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {_NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NS}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID>"
        f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{known}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {_NS} BaseLoc="Res"><ofd:Fonts>'
        f'<ofd:Font ID="1" FontName="宋体"/></ofd:Fonts>{resources}</ofd:Res>',
    }
    for i, layer in enumerate(layers):
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f"<ofd:Page {_NS}>{uses}<ofd:Content>{layer}</ofd:Content></ofd:Page>"
        )
    for i, layer in enumerate(templates):
        parts[f"Doc_0/Tpls/Tpl_{i}/Content.xml"] = (
            f"<ofd:Page {_NS}><ofd:Content>{layer}</ofd:Content></ofd:Page>"
        )
    return zipped({name: _XML + xml for name, xml in parts.items()})
