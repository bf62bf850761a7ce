"""What every cell of the grid shows, worked out once for each state of a review.

Painting and accessibility only look up; a change of the review is the difference of two lookups.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.record import NamedTuple
from app.report.address import Address, is_fact
from app.report.cell import Cell, CellState
from app.report.correction import DecisionKind
from app.report.finding import Finding, Severity
from app.report.issuer import KIND_LABELS, IssuerKind
from app.review.review import Review
from app.ui.core_words import decision_label, severity_label
from app.ui.settled_cells import settled_sentences

translate = QCoreApplication.translate

RANK: Final[dict[Severity, int]] = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}
DISMISSED: Final = frozenset({DecisionKind.ACCEPTED, DecisionKind.MISREAD})


class Look(NamedTuple):
    """What one cell shows.

    ``text`` is what is drawn and ``edit`` what an editor starts with. ``severity`` is that of the
    gravest open finding that the cell has a part in; ``operand`` says that it is only another
    operand there, so that the fault lies elsewhere. ``unreadable`` is a date or a year that none
    can be made of: no finding speaks of it, as one does of a figure. ``remarks`` are sentences:
    findings first.
    """

    text: str = ""
    edit: str = ""
    severity: Severity | None = None
    operand: bool = False
    corrected: bool = False
    confirmed: bool = False
    uncertain: bool = False
    unreadable: bool = False
    absent: bool = False
    remarks: tuple[str, ...] = ()


def shown_text(cell: Cell) -> str:
    """The text of a cell as printed or typed; of facts that were worked out, their value."""
    if cell.address == "report/issuer_kind" and isinstance(cell.value, str):
        return KIND_LABELS[IssuerKind(cell.value)] if cell.value in set(IssuerKind) else cell.raw
    if cell.address == "report/year" and isinstance(cell.value, int):
        return str(cell.value)
    return cell.raw


def is_unreadable_fact(cell: Cell) -> bool:
    """Whether something stands there for a date or a year that cannot be read as one."""
    return cell.state is CellState.UNREADABLE and is_fact(cell.address)


def is_open(finding: Finding, review: Review) -> bool:
    """Whether the reviewer has not put the finding aside (不构成问题, 识别有误)."""
    decision = review.decision(finding.id)
    return decision is None or decision.kind not in DISMISSED


def looks(review: Review, addresses: Iterable[Address]) -> dict[Address, Look]:
    """What these cells show now."""
    about: dict[Address, list[tuple[Finding, bool]]] = {}
    for finding in review.checks.findings:
        primary = set(finding.cells)
        for address in dict.fromkeys((*finding.cells, *finding.related)):
            about.setdefault(address, []).append((finding, address in primary))
    cells = review.report.cells
    return {
        address: _look(cells[address], about.get(address, ()), review)
        for address in addresses
        if address in cells
    }


def _look(cell: Cell, about: Iterable[tuple[Finding, bool]], review: Review) -> Look:
    text = shown_text(cell)
    severity: Severity | None = None
    operand = False
    remarks: list[str] = []
    for finding, primary in sorted(about, key=lambda pair: (-RANK[pair[0].severity], not pair[1])):
        if is_open(finding, review):
            remarks.append(finding.message)
            if severity is None:
                severity, operand = finding.severity, not primary
        else:
            decision = review.decision(finding.id)
            label = decision_label(decision.kind) if decision else ""
            remarks.append(f"{finding.message}（{label}）")
    absent = cell.state is CellState.ABSENT
    return Look(
        text=text,
        edit=text,
        severity=severity,
        operand=operand,
        corrected=cell.corrected,
        confirmed=cell.confirmed,
        uncertain=not cell.certain and not cell.settled,
        unreadable=is_unreadable_fact(cell),
        absent=absent,
        remarks=(*remarks, *_remarks(cell, review)),
    )


def _remarks(cell: Cell, review: Review) -> list[str]:
    """Sentences on how the cell was read."""
    remarks: list[str] = []
    if cell.settled:
        remarks += settled_sentences(review, cell)
    elif not cell.certain:
        sentence = translate("grid", "未能确定读取，请对照原文；键入正确的内容即为确认。")
        remarks.append(sentence)
        if cell.raw and cell.raw != shown_text(cell):
            remarks.append(translate("grid", "原文为“{raw}”。").format(raw=cell.raw))
    if is_unreadable_fact(cell):
        remarks.append(translate("grid", "无法识别，相关检查未进行。"))
    if cell.state is CellState.ABSENT:
        if cell.address == "report/published_on":
            remarks.append(translate("grid", "页面上没有写明。知道发布日期时可填在这里，据以核对期限。"))
        elif is_fact(cell.address):
            remarks.append(translate("grid", "报告中没有写明。"))
        else:
            remarks.append(translate("grid", "报告中没有这一格。"))
    return remarks


def spoken_state(cell_look: Look) -> str:
    """The value of a cell for a screen reader; blank and absent are said, not left out."""
    if cell_look.absent:
        return translate("grid", "报告中没有")
    return cell_look.text or translate("grid", "空白")


def spoken_marks(cell_look: Look) -> list[str]:
    """The marks of a cell in words, for whoever does not see them."""
    spoken = []
    if cell_look.severity is not None and cell_look.operand:
        spoken.append(translate("grid", "有问题的和式中的数"))
    elif cell_look.severity is not None:
        spoken.append(severity_label(cell_look.severity))
    if cell_look.corrected:
        spoken.append(translate("grid", "已更正"))
    if cell_look.confirmed:
        spoken.append(translate("grid", "已核对"))
    if cell_look.uncertain:
        spoken.append(translate("grid", "未确认"))
    if cell_look.unreadable:
        spoken.append(translate("grid", "无法识别"))
    return spoken
