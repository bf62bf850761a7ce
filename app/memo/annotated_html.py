"""The annotated copy of a report of any kind as one page: its text and grids, each remark at its place.

It needs no script and nothing from elsewhere, and prints: a remark stands below the paragraph or
the table that it is about, with the number that marks its words.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.checking.names import day
from app.memo.layout import plain
from app.memo.remarks import CORRECTION, Remark
from app.reading.document import Grid, GridCell
from app.record import NamedTuple
from app.report.cell import Span
from app.settings import Names

_CLASSES = {"错误": "error", "警告": "warning", "提示": "info", CORRECTION: "corrected"}
_STYLE = """
@page { size: A4; margin: 22mm 20mm; }
:root { color-scheme: light; --error: #b3261e; --warning: #8a5a00; --info: #1f5fa8; --corrected: #1d7a3d; }
* { box-sizing: border-box; }
body { margin: 0; background: #eceef1; color: #1b1e23; font-size: 16px; line-height: 1.7;
  font-family: "Songti SC", "SimSun", "宋体", "Noto Serif CJK SC", "Source Han Serif SC", serif; }
main { max-width: 900px; margin: 32px auto; padding: 48px 60px; background: #fff; border: 1px solid #d9dce1;
  border-radius: 4px; }
header, .note, footer, a.ref { font-family: "Heiti SC", "SimHei", "黑体", "Microsoft YaHei",
  "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
header { border-bottom: 2px solid #1b1e23; padding-bottom: 14px; margin-bottom: 22px; }
h1 { font-size: 22px; line-height: 1.4; margin: 0 0 8px; overflow-wrap: anywhere; }
header p { margin: 2px 0; font-size: 14px; color: #454b54; }
p { margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1em; }
div.lines { margin: 8px 0; padding: 8px 12px; background: #f7f8fa; border: 1px solid #d9dce1; font-size: 14px;
  line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 6; }
table { border-collapse: collapse; width: 100%; margin: 10px 0; font-size: 13px; line-height: 1.45; }
td { border: 1px solid #8b919b; padding: 3px 5px; text-align: center; vertical-align: middle;
  white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; background: #fff3c4; border-bottom: 2px solid #8a5a00; padding: 0 1px; }
mark.error { background: #fde3e1; border-color: var(--error); }
mark.info { background: #e3eefb; border-bottom: 2px dotted var(--info); }
mark.corrected { background: #e0f4e6; border-bottom: 2px double var(--corrected); }
a.ref { font-size: 11px; font-weight: 700; text-decoration: none; vertical-align: super; line-height: 0;
  color: var(--warning); white-space: nowrap; }
a.error { color: var(--error); } a.info { color: var(--info); } a.corrected { color: var(--corrected); }
.note { margin: 6px 0 8px 1.2em; padding: 6px 12px; border: 1px solid #d9dce1;
  border-left: 5px solid var(--warning); background: #fffdf5; font-size: 14px; line-height: 1.6; }
.note.error { border-left-color: var(--error); background: #fff8f7; }
.note.info { border-left-color: var(--info); border-left-style: dotted; background: #f7fafe; }
.note.corrected { border-left-color: var(--corrected); border-left-style: double; background: #f5fbf7; }
.note p { margin: 1px 0; min-height: 0; } .note p:first-child { font-weight: 700; }
.note a.ref { vertical-align: baseline; font-size: 13px; }
footer { margin-top: 28px; padding-top: 8px; border-top: 1px solid #d9dce1; font-size: 12px; color: #5b626d;
  text-align: center; }
@media print {
  body { background: #fff; font-size: 11pt; }
  main { max-width: none; margin: 0; padding: 0 1px; border: 0; }
  mark, .note { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .note { break-inside: avoid; } .note { font-size: 10pt; } table { font-size: 9pt; }
}
@media (max-width: 640px) { main { margin: 0; padding: 24px 16px; border: 0; } }
"""


class Page(NamedTuple):
    """The report as read: its text, true grids, and the ranges in which tables stand as lines."""

    name: str
    text: str
    grids: tuple[Grid, ...]
    tables: tuple[Span, ...]
    names: Names
    on: date


def render(page: Page, remarks: Sequence[Remark]) -> str:
    """The page as HTML; whatever the report printed is text and never markup."""
    title = f"{page.name} 批注本"
    body = "\n".join((_head(page, remarks), *_notes(_general(remarks)), *_Body(page, remarks).blocks()))
    footer = f"\n<footer>{_escape(page.names.footer)}</footer>" if page.names.footer else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}{footer}\n</main>\n</body>\n</html>\n"
    )


def _escape(text: str) -> str:
    return html.escape(plain(text))


def _general(remarks: Iterable[Remark]) -> list[tuple[int, Remark]]:
    return [(index, remark) for index, remark in enumerate(remarks) if remark.span is None]


def _head(page: Page, remarks: Sequence[Remark]) -> str:
    counts = "　".join(
        f"{kind} {number} 处"
        for kind in _CLASSES
        if (number := sum(1 for remark in remarks if remark.kind == kind))
    )
    who = "　".join(name for name in (page.names.office, page.names.reviewer) if name)
    lines = [f"校核日期：{day(page.on)}" + (f"　校核：{who}" if who else ""), counts or "没有问题需要批注。"]
    told = "".join(f"<p>{_escape(line)}</p>" for line in lines)
    return f"<header><h1>{_escape(page.name)}　批注本</h1>{told}</header>"


def _notes(remarks: Iterable[tuple[int, Remark]]) -> Iterator[str]:
    for index, remark in remarks:
        back = ""
        if remark.span is not None:
            back = f'<a class="ref {_CLASSES[remark.kind]}" href="#r{index}">{_sign(remark)}</a> '
        lines = "".join(
            f"<p>{back if number == 0 else ''}{_escape(_after(back, line))}</p>"
            for number, line in enumerate(remark.lines)
        )
        yield f'<aside class="note {_CLASSES[remark.kind]}" id="n{index}">{lines}</aside>'


def _after(sign: str, line: str) -> str:
    """A line of a remark; what the sign says is not said again."""
    return line.removeprefix(f"【{CORRECTION}】") if sign else line


def _sign(remark: Remark) -> str:
    return f"[{remark.number}]" if remark.number else "[更正]"


class _Body:
    """The text of the report as paragraphs and tables, each followed by its remarks."""

    def __init__(self, page: Page, remarks: Sequence[Remark]) -> None:
        self._page = page
        self._placed = [(index, r, r.span) for index, r in enumerate(remarks) if r.span is not None]
        self._told: list[tuple[int, Remark]] = []
        self._done: set[int] = set()

    def blocks(self) -> Iterator[str]:
        """The blocks in reading order."""
        text, at = self._page.text, 0
        for start, end, grid in self._tables():
            yield from self._lines(at, start)
            if grid is None:
                yield f'<div class="lines">{self._marked(start, end)}</div>'
            else:
                yield self._table(grid)
            yield from self._take()
            at = end + 1 if text[end : end + 1] == "\n" else end
        yield from self._lines(at, len(text))
        left = [(index, remark) for index, remark, _ in self._placed if index not in self._done]
        yield from _notes(left)  # they begin between two cells, where no words are

    def _tables(self) -> list[tuple[int, int, Grid | None]]:
        """Grids that stand in no other, and tables of lines, in the order of the text."""
        found: list[tuple[int, int, Grid | None]] = []
        for grid in sorted(self._page.grids, key=lambda grid: (grid.start, -grid.end)):
            if not found or grid.start >= found[-1][1]:
                found.append((grid.start, grid.end, grid))
        taken = [(start, end) for start, end, _ in found]
        for span in self._page.tables:
            if not any(start < span.end and end > span.start for start, end in taken):
                found.append((span.start, self._end_of_line(span.end), None))
        return sorted(found, key=lambda each: each[:2])

    def _end_of_line(self, position: int) -> int:
        """The rest of a line belongs to its table: it may hold the bar that ends a row."""
        end = self._page.text.find("\n", position)
        return end if end >= 0 else len(self._page.text)

    def _lines(self, start: int, end: int) -> Iterator[str]:
        at = start
        for line in self._page.text[start:end].splitlines(keepends=True):
            stop = at + len(line.rstrip("\n"))
            yield f"<p>{self._marked(at, stop)}</p>"
            yield from self._take()
            at += len(line)

    def _take(self) -> Iterator[str]:
        """The remarks whose signs were printed since the last time."""
        told, self._told = self._told, []
        yield from _notes(told)

    def _table(self, grid: Grid) -> str:
        rows: dict[int, list[str]] = {row: [] for row in range(grid.rows)}
        following = (*grid.cells[1:], None)
        for cell, after in zip(grid.cells, following, strict=True):
            end = after.start if after is not None else grid.end
            inner = [g for g in self._page.grids if g is not grid and cell.end <= g.start and g.end <= end]
            outer = [g for g in inner if not any(o is not g and _within(g, o) for o in inner)]
            content = self._marked(cell.start, cell.end) + "".join(map(self._table, outer))
            rows.setdefault(cell.row, []).append(f"<td{_extent(cell)}>{content}</td>")
        return (
            "<table><tbody>"
            + "".join(f"<tr>{''.join(tds)}</tr>\n" for tds in rows.values())
            + "</tbody></table>"
        )

    def _marked(self, start: int, end: int) -> str:
        """A range of the text with the signs of the remarks that begin in it, their words marked."""
        here = [one for one in self._placed if _touches(one[2], start, end)]
        edges = {edge for _, _, span in here for edge in span}
        cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
        out = []
        for at, until in zip(cuts, [*cuts[1:], end], strict=True):
            for index, remark, span in here:
                if span.start == at and index not in self._done:
                    self._done.add(index)
                    self._told.append((index, remark))
                    kind = _CLASSES[remark.kind]
                    out.append(f'<a class="ref {kind}" id="r{index}" href="#n{index}">{_sign(remark)}</a>')
            words = _escape(self._page.text[at:until])
            covering = [remark.kind for _, remark, span in here if span.start <= at and until <= span.end]
            if covering and words.strip():
                kind = next(kind for kind in _CLASSES if kind in covering)
                words = f'<mark class="{_CLASSES[kind]}">{words}</mark>'
            out.append(words)
        return "".join(out)


def _touches(span: Span, start: int, end: int) -> bool:
    return (span.start < end and span.end > start) or start <= span.start <= end


def _within(one: Grid, other: Grid) -> bool:
    return other.start <= one.start and one.end <= other.end


def _extent(cell: GridCell) -> str:
    height = f' rowspan="{cell.height}"' if cell.height > 1 else ""
    width = f' colspan="{cell.width}"' if cell.width > 1 else ""
    return height + width
