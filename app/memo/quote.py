"""Quotations: what the report prints where a finding is, with the number of the line."""

from __future__ import annotations

from typing import TypeGuard

from app.memo.names import Names, inner
from app.report.cell import Cell, CellState, Span
from app.report.finding import Finding
from app.report.report import Report, Row

LONGEST = 60
_CELLS = 8
_ROWS = 3


def quotations(finding: Finding, report: Report, names: Names) -> tuple[str, ...]:
    """What is printed at the finding's span and in its primary cells: few lines, each short.

    Rows that could not be assigned to their columns are quoted as they stand; of many cells, or
    of cells that are all alike, only which they are and where.
    """
    cells = [report.cells[address] for address in finding.cells if address in report.cells]
    printed = [cell for cell in cells if cell.state is not CellState.ABSENT]
    torn = _torn(printed, report)
    if torn:
        more = f"等{len(torn)}行" if len(torn) > _ROWS else ""
        return ("、".join(_row(row, report) for row in torn[:_ROWS]) + more,)
    lines = []
    if finding.span is not None and finding.span not in {cell.span for cell in cells}:
        text = shorten(report.text[finding.span.start : finding.span.end])
        if text:
            lines.append(f"“{text}”（{_line(report, finding.span)}）")
    if printed:
        lines.append(_cells(printed, report, names))
    return tuple(lines)


def shorten(text: str, longest: int = LONGEST) -> str:
    """The text in one line, its end left out where it is too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def line_number(text: str, position: int) -> int:
    """The number of the line, from 1, that holds this position."""
    return text.count("\n", 0, position) + 1


def _torn(cells: list[Cell], report: Report) -> list[Row]:
    """The rows that these cells stand in, if none of them could be assigned to the columns."""
    wanted = {cell.address.rpartition("/")[0] for cell in cells}
    rows = [row for table in report.tables.values() for row in table.rows if row.address in wanted]
    return rows if rows and len(rows) == len(wanted) and not any(row.fits for row in rows) else []


def _row(row: Row, report: Report) -> str:
    pieces = [row.label.printed] if row.label else []
    pieces += row.values
    text = shorten(" ".join(piece.raw for piece in pieces))
    return f"“{inner(text)}”（{_line(report, pieces[0].span)}）" if pieces else ""


def _cells(cells: list[Cell], report: Report, names: Names) -> str:
    """The texts of cells; what they have in common (text, line, row, column) is said once."""
    texts = {_text(cell) for cell in cells}
    where = _where(cells, report)
    if len(cells) > 1 and len(texts) == 1 and not any(_is_mended(cell) for cell in cells):
        text = texts.pop()
        alike = f"均为“{text}”" if text else "均为空白"
        return f"{where}{names.describe([cell.address for cell in cells])}{alike}"
    if len(cells) > _CELLS:
        return f"{where}{names.describe([cell.address for cell in cells])}，共{len(cells)}个单元格"
    of = {cell.address: names[cell.address] for cell in cells}
    rows, columns = {name.row for name in of.values()}, {name.column for name in of.values()}
    if columns == {""}:
        head, labels = "", {address: name.row for address, name in of.items()}
    elif len(cells) > 1 and len(rows) == 1:
        head, labels = f"“{inner(rows.pop())}”行：", {address: name.column for address, name in of.items()}
    elif len(cells) > 1 and len(columns) == 1:
        head, labels = f"“{inner(columns.pop())}”栏：", {address: name.row for address, name in of.items()}
    else:
        head, labels = "", {address: str(name) for address, name in of.items()}
    together = len(cells) > 1 and len({_line(report, cell.span) for cell in cells}) == 1
    quoted = (f"{labels[cell.address]}{_quoted(cell, report, numbered=not together)}" for cell in cells)
    return (
        (where.rstrip("：") + ("" if head else "：") if together and where else "") + head + "、".join(quoted)
    )


def _text(cell: Cell) -> str:
    return shorten(cell.raw if cell.read_as is None else cell.read_as)


def _is_mended(cell: Cell) -> bool:
    return cell.read_as not in (None, cell.raw)


def _quoted(cell: Cell, report: Report, *, numbered: bool) -> str:
    text = _text(cell)
    notes = [_line(report, cell.span)] if numbered and _in_text(cell.span, report) else []
    if _is_mended(cell):
        notes.append(f"已更正为“{shorten(cell.raw)}”")
    return (f"“{text}”" if text else "空白") + (f"（{'，'.join(notes)}）" if notes else "")


def _in_text(span: Span | None, report: Report) -> TypeGuard[Span]:
    return span is not None and span.end <= len(report.text)


def _line(report: Report, span: Span | None) -> str:
    return f"第{line_number(report.text, span.start)}行" if _in_text(span, report) else ""


def _where(cells: list[Cell], report: Report) -> str:
    """The lines that these cells stand in, with a colon; "" where the text is not there."""
    spans = [cell.span for cell in cells if _in_text(cell.span, report)]
    if not spans:
        return ""
    first = line_number(report.text, min(span.start for span in spans))
    last = line_number(report.text, max(span.start for span in spans))
    return f"第{first}行：" if first == last else f"第{first}行至第{last}行："
