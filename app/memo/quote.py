"""Quotations: what the report prints where a finding is, and on which line or page."""

from __future__ import annotations

from app.memo.names import Names, inner
from app.memo.where import Where
from app.report.cell import Cell, CellState
from app.report.finding import Finding
from app.report.report import Report, Row

LONGEST = 60
_CELLS = 8
_ROWS = 3


def quotations(finding: Finding, report: Report, names: Names, where: Where) -> tuple[str, ...]:
    """What is printed at the finding's span and in its primary cells: few lines, each short.

    Rows that could not be assigned to their columns are quoted as they stand; of many cells, or
    of cells that are all alike, only which they are and where.
    """
    cells = [report.cells[address] for address in finding.cells if address in report.cells]
    printed = [cell for cell in cells if cell.state is not CellState.ABSENT]
    torn = _torn(printed, report)
    if torn:
        more = f"等{len(torn)}行" if len(torn) > _ROWS else ""
        return ("、".join(_row(row, where) for row in torn[:_ROWS]) + more,)
    lines = []
    if finding.span is not None and finding.span not in {cell.span for cell in cells}:
        text = shorten(report.text[finding.span.start : finding.span.end])
        if text:
            lines.append(f"“{inside(text)}”{_noted(where.at(finding.span))}")
    if printed:
        lines.append(_cells(printed, names, where))
    return tuple(lines)


def shorten(text: str, longest: int = LONGEST) -> str:
    """The text in one line, its end left out where it is too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def inside(text: str) -> str:
    """The text to stand inside quotation marks: its own become single ones, half a pair goes."""
    kept = text
    while kept.count("“") < kept.count("”"):
        kept = kept[: kept.rindex("”")] + kept[kept.rindex("”") + 1 :]
    while kept.count("“") > kept.count("”"):
        kept = kept.replace("“", "", 1)
    return inner(kept)


def nested(text: str) -> str:
    """A sentence whose quotation marks within others are single ones; as it is where they do not pair."""
    if text.count("“") != text.count("”"):
        return text
    told, depth = [], 0
    for sign in text:
        depth += sign == "“"
        told.append({"“": "‘", "”": "’"}.get(sign, sign) if depth > 1 else sign)
        depth -= sign == "”"
    return "".join(told)


def _torn(cells: list[Cell], report: Report) -> list[Row]:
    """The rows that these cells stand in, if none of them could be assigned to the columns."""
    wanted = {cell.address.rpartition("/")[0] for cell in cells}
    rows = [row for table in report.tables.values() for row in table.rows if row.address in wanted]
    return rows if rows and len(rows) == len(wanted) and not any(row.fits for row in rows) else []


def _row(row: Row, where: Where) -> str:
    pieces = [row.label.printed] if row.label else []
    pieces += row.values
    text = shorten(" ".join(piece.raw for piece in pieces))
    return f"“{inside(text)}”{_noted(where.at(pieces[0].span))}" if pieces else ""


def _cells(cells: list[Cell], names: Names, where: Where) -> str:
    """The texts of cells; what they have in common (text, line, row, column) is said once."""
    texts = {_text(cell) for cell in cells}
    between = where.between([cell.span for cell in cells])
    lead = f"{between}：" if between else ""
    if len(cells) > 1 and len(texts) == 1 and not any(_is_mended(cell) for cell in cells):
        text = texts.pop()
        alike = f"均为“{inside(text)}”" if text else "均为空白"
        return f"{lead}{names.describe([cell.address for cell in cells])}{alike}"
    if len(cells) > _CELLS:
        return f"{lead}{names.describe([cell.address for cell in cells])}，共{len(cells)}个单元格"
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
    together = len(cells) > 1 and len({where.at(cell.span) for cell in cells}) == 1
    quoted = (
        f"{labels[cell.address]}{_quoted(cell, '' if together else where.at(cell.span))}" for cell in cells
    )
    return ((between if head else lead) if together else "") + head + "、".join(quoted)


def _text(cell: Cell) -> str:
    return shorten(cell.raw if cell.read_as is None else cell.read_as)


def _is_mended(cell: Cell) -> bool:
    return cell.read_as not in (None, cell.raw)


def _quoted(cell: Cell, place: str) -> str:
    mended = f"已更正为{marked(shorten(cell.raw))}" if _is_mended(cell) else ""
    return marked(_text(cell)) + _noted(place, mended)


def marked(text: str) -> str:
    """The text in quotation marks, or that there is none."""
    return f"“{inside(text)}”" if text else "空白"


def _noted(*notes: str) -> str:
    told = "，".join(note for note in notes if note)
    return f"（{told}）" if told else ""
