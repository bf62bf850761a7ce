"""The findings as a list: filtered, ordered, grouped; the resolved ones among them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.report.address import is_fact
from app.report.correction import DecisionKind
from app.report.finding import Finding, Severity
from app.review.review import Review
from app.ui.core_words import RESOLVED, decision_label, said, severity_label
from app.ui.marks import SIGNS, Sign
from app.ui.rich_text import escaped

translate = QCoreApplication.translate

SIGN, SEVERITY, PLACE, MESSAGE, DECISION = COLUMNS = range(5)

Index = QModelIndex | QPersistentModelIndex


class Filter(StrEnum):
    """Which findings are shown."""

    ALL = "all"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    RESOLVED = "resolved"


class Order(StrEnum):
    """How they are ordered."""

    SEVERITY = "severity"
    REPORT = "report"
    TABLE = "table"  # as in the report, under headings


class Line(NamedTuple):
    """One line of the list: a finding, or the heading of a group (``finding`` None)."""

    heading: str
    finding: Finding | None
    sign: Sign
    severity: str
    place: str
    message: str
    decision: str
    settled: bool = False


_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def counts(review: Review) -> dict[Filter, int]:
    """How many lines each filter shows; ALL counts what is still a finding."""
    checks = review.checks
    return {
        Filter.ALL: len(checks.findings),
        Filter.ERROR: checks.count_severity(Severity.ERROR),
        Filter.WARNING: checks.count_severity(Severity.WARNING),
        Filter.INFO: checks.count_severity(Severity.INFO),
        Filter.RESOLVED: len(review.resolved),
    }


def lines(review: Review, chosen: Filter, order: Order) -> list[Line]:
    """The lines of the list for a filter and an order."""
    found: list[tuple[Finding, bool]] = []
    if chosen is not Filter.RESOLVED:
        found += [
            (finding, False)
            for finding in review.checks.findings
            if chosen is Filter.ALL or finding.severity.value == chosen.value
        ]
    if chosen in (Filter.RESOLVED, Filter.ALL):
        found += [(finding, True) for finding in review.resolved]
    if order is Order.SEVERITY:
        found.sort(key=lambda pair: (pair[1], _GRAVITY[pair[0].severity]))
    if order is not Order.TABLE:
        return [_line(review, finding, resolved) for finding, resolved in found]
    grouped: dict[str, list[Line]] = {}
    for finding, resolved in found:
        grouped.setdefault(_group(review, finding), []).append(_line(review, finding, resolved))
    made = []
    for title, members in grouped.items():
        made.append(Line(f"{title}　{len(members)}", None, Sign.INFO, "", "", "", ""))
        made += members
    return made


def _group(review: Review, finding: Finding) -> str:
    for address in (*finding.cells, *finding.related):
        if is_fact(address):
            return translate("findings", "基本信息")
        table = address.split("/")[0]
        if table in review.report.tables:
            form = review.forms.for_year(review.report.year)
            return next((known.title for known in form.tables if known.id == table), table)
    return translate("findings", "全文")


def _line(review: Review, finding: Finding, resolved: bool) -> Line:
    if resolved:
        message = corrected_message(review, finding)
        label = said(RESOLVED)
        return Line("", finding, Sign.CORRECTED, label, finding.place, message, label)
    decision = review.decision(finding.id)
    kind = decision.kind if decision else DecisionKind.OPEN
    return Line(
        "",
        finding,
        SIGNS[finding.severity],
        severity_label(finding.severity),
        finding.place,
        finding.message,
        decision_label(kind),
        settled=kind in (DecisionKind.ACCEPTED, DecisionKind.MISREAD),
    )


def corrected_message(review: Review, finding: Finding) -> str:
    """What was corrected in the cells of a finding that is gone, then what it said."""
    wanted = {*finding.cells, *finding.related}
    blank = translate("findings", "空白")
    changes = [
        f"{correction.before or blank} → {correction.after or blank}"
        for correction in review.corrections
        if correction.cell in wanted
    ]
    if not changes:
        return finding.message
    text = translate("findings", "更正 {changes}：{message}")
    return text.format(changes=translate("findings", "，").join(changes), message=finding.message)


class FindingsModel(QAbstractTableModel):
    """The lines of the list as a Qt model. Painting only looks up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def set_lines(self, made: Sequence[Line]) -> None:
        """Show these lines; nothing happens if they are the same as before."""
        made = list(made)
        if made == self._lines:
            return
        if [_key(line) for line in made] == [_key(line) for line in self._lines]:
            self._lines = made
            self.dataChanged.emit(self.index(0, 0), self.index(len(made) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._lines = made
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self._lines[row]

    def row_of(self, finding_id: str) -> int:
        """The row of a finding; -1 if it is not shown."""
        for row, line in enumerate(self._lines):
            if line.finding is not None and line.finding.id == finding_id:
                return row
        return -1

    def finding_rows(self) -> list[int]:
        """All rows that hold a finding."""
        return [row for row, line in enumerate(self._lines) if line.finding is not None]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401
        """The columns' names, for screen readers: the head is not shown."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (
                translate("findings", "标记"),
                translate("findings", "严重程度"),
                translate("findings", "位置"),
                translate("findings", "问题"),
                translate("findings", "处理意见"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The text of a place, and the whole line in a tool tip."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if line.finding is None:
                return line.heading if index.column() == SIGN else ""
            return ("", line.severity, line.place, line.message, line.decision)[index.column()]
        if line.finding is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escaped(line.place)}<br>{escaped(line.message)}</qt>"
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() in (SIGN, MESSAGE):
            parts = (line.severity, line.place, line.message, line.decision)
            return translate("findings", "，").join(parts)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        if index.isValid() and self._lines[index.row()].finding is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def _key(line: Line) -> tuple[str, str, str]:
    return (line.heading, line.finding.id if line.finding else "", line.sign)
