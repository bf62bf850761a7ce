"""What a paste would change, shown before it does: for blocks of another shape than the selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.record import NamedTuple
from app.report.address import Address
from app.review.correct import cell_name
from app.review.review import Review
from app.ui import theme
from app.ui.grid_blocks import Pasted, Why, is_word
from app.ui.panel import fit
from app.ui.zoom_keys import add_zoom_keys

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole

MOST_LINES = 500
"""More lines than this nobody reads; the numbers above the list count them all."""


class Line(NamedTuple):
    """One line of the preview."""

    where: str
    before: str
    after: str
    remark: str = ""
    lost: bool = False


MEASURED_LINES = 30
"""Lines that decide how wide the columns are: to measure all of a large block takes 40 ms, several times."""

WIDEST = 24
"""Characters that a column is wide at most; what is longer is told by its tool tip."""


class PastePreview(QDialog):
    """Before and after of every cell that would change, and what finds no cell; to be opened."""

    def __init__(
        self, review: Review, what: Pasted, text_of: Callable[[Address], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("粘贴预览"))
        lost = list(self._lost(what))
        changed = [
            Line(
                cell_name(address, review.report, review.forms),
                text_of(address),
                text,
                self._remark(review, address, text),
            )
            for address, text in what.changes
            if text != text_of(address)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        self.summary = QLabel(self._summary(what, len(changed), len(lost)))
        self.summary.setWordWrap(True)
        column.addWidget(self.summary)
        self.table = self._table([*lost, *changed])
        column.addWidget(self.table, 1)
        buttons = QDialogButtonBox()
        self.ok = buttons.addButton(self.tr("粘贴"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setEnabled(bool(changed))
        cancel = buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        chosen = self.ok if changed else cancel
        chosen.setDefault(True)
        chosen.setFocus()
        fit(self, 56, 36)
        add_zoom_keys(self)

    def _summary(self, what: Pasted, changed: int, lost: int) -> str:
        parts = []
        if what.by_labels:
            parts.append(self.tr("剪贴板中的表带有表头和行名，已按表头和行名对到本表。"))
        elif what.wordy:
            parts.append(self.tr("剪贴板中有文字，像是带着表头或行名；不需要的话，请只复制数字。"))
        else:
            parts.append(self.tr("剪贴板中的内容与所选区域形状不同。"))
        same = len(what.changes) - changed
        parts.append(self.tr("将改动 {count} 格。").format(count=changed))
        if same:
            parts.append(self.tr("{count} 格内容相同，不动。").format(count=same))
        if lost:
            parts.append(self.tr("{count} 项没有可放的单元格，不会粘贴（列在最前）。").format(count=lost))
        return "".join(parts)

    def _lost(self, what: Pasted) -> Iterator[Line]:
        reasons = {
            Why.EDGE: self.tr("超出表格"),
            Why.LABEL: self.tr("落在表头或行名上"),
            Why.MERGED: self.tr("落在合并单元格内"),
        }
        for lost in what.lost:
            where = self.tr("剪贴板第 {row} 行第 {column} 列")
            place = where.format(row=lost.row + 1, column=lost.column + 1)
            yield Line(
                place, "", lost.text, self.tr("不粘贴：{why}").format(why=reasons[lost.why]), lost=True
            )

    def _remark(self, review: Review, address: Address, text: str) -> str:
        from app.report.cell import CellState

        if text and review.report.cells[address].state is CellState.ABSENT:
            return self.tr("报告中没有这一格")
        return self.tr("不是数字") if is_word(address, text) else ""

    def _table(self, lines: list[Line]) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("粘贴后改动的单元格"))
        heads = (self.tr("单元格"), self.tr("原来"), self.tr("粘贴后"), self.tr("说明"))
        table.setModel(_Lines(lines[:MOST_LINES], heads, table))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(MEASURED_LINES)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setMaximumSectionSize(WIDEST * table.fontMetrics().horizontalAdvance("字"))
        return table


class _Lines(QAbstractTableModel):
    """The lines, read-only."""

    def __init__(self, lines: list[Line], heads: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._lines, self._heads = lines, heads

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Where, before, after, remark."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ItemRole.DisplayRole) -> Any:  # noqa: ANN401
        """The heads of the columns."""
        shown = orientation is Qt.Orientation.Horizontal and role == ItemRole.DisplayRole
        return self._heads[section] if shown else None

    def data(self, index: Index, role: int = ItemRole.DisplayRole) -> Any:  # noqa: ANN401 - a QVariant
        """Texts in one line; the whole text as tool tip; what is lost is muted."""
        line, column = self._lines[index.row()], index.column()
        text = str(line[column])
        match role:
            case ItemRole.DisplayRole:
                return " ".join(text.split())
            case ItemRole.ToolTipRole:
                return text
            case ItemRole.TextAlignmentRole if column in {1, 2}:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case ItemRole.ForegroundRole if line.lost or column == 3:
                colours = theme.current()
                return colours.warning if line.lost and column == 3 else colours.muted
        return None
