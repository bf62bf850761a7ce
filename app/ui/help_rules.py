"""Every rule with its severity and basis, searched by any of their words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.core_words import severity_label
from app.ui.rich_text import escaped

_RULE = Qt.ItemDataRole.UserRole


class RulesPage(QWidget):
    """A list of all rules from the registry; below, what the chosen one rests on.

    It is filled by :meth:`load`, when somebody wants to see it: the rules are imported then.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找规则、依据或编号"))
        self.search.setAccessibleName(self.tr("查找规则"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("规则"))
        self.list.setHeaderLabels([self.tr("规则"), self.tr("程度"), self.tr("编号")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.currentItemChanged.connect(lambda now, _: self._tell(now))
        self.basis = QTextBrowser()
        self.basis.setAccessibleName(self.tr("规则的依据"))
        self.basis.setOpenLinks(False)
        self.basis.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.basis)
        halves.setSizes([300, 150])
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 10, 2, 2)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(halves, 1)

    def load(self) -> None:
        """List the rules, if that was not done."""
        if self.list.topLevelItemCount():
            return
        from app.checking.rulebook import rules  # only those who ask wait for it

        for rule in rules():
            item = QTreeWidgetItem([rule.title, severity_label(rule.severity), rule.id])
            item.setData(0, _RULE, rule)
            self.list.addTopLevelItem(item)
        for column in (0, 1):
            self.list.resizeColumnToContents(column)
            self.list.setColumnWidth(column, self.list.columnWidth(column) + 24)
        self._filter("")

    def shown(self) -> list[QTreeWidgetItem]:
        """The lines that are not filtered away."""
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None and not item.isHidden()]

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None:
                rule = item.data(0, _RULE)
                said = f"{item.text(0)} {item.text(1)} {item.text(2)} {rule.basis}".casefold()
                item.setHidden(not all(word in said for word in words))
        left = self.shown()
        self.count.setText(self.tr("{count} 条").format(count=len(left)))
        current = self.list.currentItem()
        if left and (current is None or current.isHidden()):
            self.list.setCurrentItem(left[0])
        elif not left:
            self.basis.setHtml(escaped(self.tr("没有这样的规则。")))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        rule = item.data(0, _RULE)
        self.basis.setHtml(f"<p><b>{escaped(rule.title)}</b></p><p>{escaped(rule.basis)}</p>")
