"""The lines of the findings list as a Qt model that changes by differences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.ui.findings_lines import Line
from app.ui.rich_text import escaped

COLUMNS: Final = 5
SIGN, SEVERITY, PLACE, MESSAGE, DECISION = range(COLUMNS)

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


class FindingsModel(QAbstractTableModel):
    """The lines of the list. Painting only looks up.

    What is selected and where the list is scrolled to outlives a change: rows come and go, and a
    reset is left for another order.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._rows: dict[str, int] = {}

    def set_lines(self, made: Sequence[Line]) -> bool:
        """Show these lines; True if rows came, went or moved."""
        made = list(made)
        if [line.key for line in made] == [line.key for line in self._lines]:
            self._change(made)
            return False
        wanted = {line.key: line for line in made}
        present = {line.key for line in self._lines}
        stays = [line.key for line in self._lines if line.key in wanted]
        if not stays or stays != [line.key for line in made if line.key in present]:
            self.beginResetModel()
            self._put(made)
            self.endResetModel()
            return True
        for first, last in reversed(runs([line.key not in wanted for line in self._lines])):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._put(self._lines[:first] + self._lines[last + 1 :])
            self.endRemoveRows()
        for first, last in runs([line.key not in present for line in made]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._put(self._lines[:first] + made[first : last + 1] + self._lines[first:])
            self.endInsertRows()
        self._change(made)
        return True

    def _change(self, made: list[Line]) -> None:
        """Put lines in the place of those with the same keys."""
        changed = [row for row, line in enumerate(made) if line != self._lines[row]]
        self._put(made)
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], COLUMNS - 1))

    def _put(self, made: list[Line]) -> None:
        self._lines = made
        self._rows = {line.finding.id: row for row, line in enumerate(made) if line.finding is not None}

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self._lines[row]

    def lines(self) -> Sequence[Line]:
        """All lines."""
        return self._lines

    def row_of(self, finding_id: str) -> int:
        """The row of a finding; -1 if it is not shown."""
        return self._rows.get(finding_id, -1)

    def row_of_heading(self, row: int) -> int:
        """The row of the heading that a row stands below; -1 if there are no headings."""
        return next((above for above in range(row, -1, -1) if self._lines[above].finding is None), -1)

    def finding_rows(self) -> list[int]:
        """All rows that hold a finding."""
        return [row for row, line in enumerate(self._lines) if line.finding is not None]

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else COLUMNS

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
        """The text of a place, and what a screen reader says. For tool tips see the view."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if line.finding is None:
                return heading_text(line) if index.column() == SIGN else ""
            return ("", line.severity, line.place, line.message, line.decision)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() in (SIGN, MESSAGE):
            return spoken(line)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == DECISION and line.note:
            return translate("findings", "{decision}，备注：{note}").format(
                decision=line.decision, note=line.note
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be gone to, and not be selected."""
        if index.isValid() and self._lines[index.row()].finding is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def heading_text(line: Line) -> str:
    """A heading with its numbers."""
    if not line.open or line.open == line.total:
        return f"{line.heading}　{line.total}"
    words = translate("findings", "{heading}　{count}（待核 {open}）")
    return words.format(heading=line.heading, count=line.total, open=line.open)


def spoken(line: Line) -> str:
    """What a screen reader says of a line."""
    if line.finding is None:
        words = (
            translate("findings", "{heading}，{count} 项，待核 {open} 项，已折叠")
            if line.collapsed
            else translate("findings", "{heading}，{count} 项，待核 {open} 项，已展开")
        )
        return words.format(heading=line.heading, count=line.total, open=line.open)
    parts = [line.severity, line.place, line.message, line.decision, line.note]
    return translate("findings", "，").join(part for part in parts if part)


def tool_tip(line: Line, rule: str) -> str:
    """All of a line, with the name of its rule, as rich text."""
    parts = [f"<b>{escaped(rule)}</b>", escaped(line.place), escaped(line.message)]
    parts.append(escaped(line.decision))
    if line.note:
        parts.append(escaped(translate("findings", "备注：{note}").format(note=line.note)))
    return "<qt>" + "<br>".join(parts) + "</qt>"


def as_text(line: Line) -> str:
    """A finding's line for a mail or a sheet: its texts with tabs between them."""
    parts = (line.severity, line.place, line.message, line.decision, line.note)
    return "\t".join(" ".join(part.split()) for part in parts).rstrip("\t")


def runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last of each run of True."""
    made: list[tuple[int, int]] = []
    for index, on in enumerate(flags):
        if on and made and made[-1][1] == index - 1:
            made[-1] = (made[-1][0], index)
        elif on:
            made.append((index, index))
    return made
