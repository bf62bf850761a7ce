"""Quotations: what the report prints where a finding is, with the number of the line."""

from __future__ import annotations

from typing import TypeGuard

from app.memo.names import Names
from app.report.cell import Cell, CellState, Span
from app.report.finding import Finding
from app.report.report import Report

LONGEST = 60
_CELLS = 8


def quotations(finding: Finding, report: Report, names: Names) -> tuple[str, ...]:
    """What is printed at the finding's span and in its cells, each line short, few lines.

    The cells are the primary ones; many of them become one line that says which and where.
    """
    lines = []
    cells = [report.cells[address] for address in finding.cells if address in report.cells]
    places = {cell.span for cell in cells}
    if finding.span is not None and finding.span not in places:
        text = shorten(report.text[finding.span.start : finding.span.end])
        if text:
            lines.append(f"“{text}”（{_line(report, finding.span)}）")
    printed = [cell for cell in cells if cell.state is not CellState.ABSENT]
    if printed and len(printed) <= _CELLS:
        lines.append(_cells(printed, report, names))
    elif printed:
        lines.append(f"{_range(printed, report)}{names.describe([cell.address for cell in printed])}")
    return tuple(lines)


def shorten(text: str, longest: int = LONGEST) -> str:
    """The text in one line, its end left out where it is too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def line_number(text: str, position: int) -> int:
    """The number of the line, from 1, that holds this position."""
    return text.count("\n", 0, position) + 1


def _cells(cells: list[Cell], report: Report, names: Names) -> str:
    """The texts of a few cells; what they have in common, row or column, is said once."""
    of = {cell.address: names[cell.address] for cell in cells}
    rows, columns = {name.row for name in of.values()}, {name.column for name in of.values()}
    if columns == {""}:
        head, labels = "", {address: name.row for address, name in of.items()}
    elif len(rows) == 1:
        head, labels = f"“{rows.pop()}”行：", {address: name.column for address, name in of.items()}
    elif len(columns) == 1:
        head, labels = f"“{columns.pop()}”栏：", {address: name.row for address, name in of.items()}
    else:
        head, labels = "", {address: str(name) for address, name in of.items()}
    return head + "、".join(labels[cell.address] + _cell(cell, report) for cell in cells)


def _cell(cell: Cell, report: Report) -> str:
    printed = shorten(cell.raw if cell.read_as is None else cell.read_as)
    notes = [_line(report, cell.span)] if _in_text(cell.span, report) else []
    if cell.read_as not in (None, cell.raw):
        notes.append(f"已更正为“{shorten(cell.raw)}”")
    return (f"“{printed}”" if printed else "空白") + (f"（{'，'.join(notes)}）" if notes else "")


def _in_text(span: Span | None, report: Report) -> TypeGuard[Span]:
    return span is not None and span.end <= len(report.text)


def _line(report: Report, span: Span | None) -> str:
    return f"第{line_number(report.text, span.start)}行" if _in_text(span, report) else ""


def _range(cells: list[Cell], report: Report) -> str:
    spans = [cell.span for cell in cells if _in_text(cell.span, report)]
    if not spans:
        return f"共{len(cells)}个单元格："
    first = line_number(report.text, min(span.start for span in spans))
    last = line_number(report.text, max(span.start for span in spans))
    lines = f"第{first}行" if first == last else f"第{first}行至第{last}行"
    return f"{lines}，共{len(cells)}个单元格："
