"""The page in place of an empty list of findings: why it is empty, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.report.finding import Answer, Checks
from app.ui.findings_lines import Filter


class NoFindings(QWidget):
    """One sentence, and ``clear_button`` where a filter keeps findings out of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setWordWrap(True)
        self.label.setProperty("kind", "muted")
        self.clear_button = QPushButton(self.tr("清除筛选"), self)
        self.clear_button.setProperty("kind", "link")
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.label)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def tell(self, checks: Checks | None, tab: Filter, hidden: int, filters: str) -> None:
        """Say why there is nothing; ``hidden`` findings of the tab are kept out by ``filters``."""
        self.label.setText(self._sentence(checks, tab, hidden, filters))
        self.clear_button.setVisible(hidden > 0)

    def _sentence(self, checks: Checks | None, tab: Filter, hidden: int, filters: str) -> str:
        if checks is None:
            return self.tr("尚未打开报告。")
        if hidden:
            sentence = self.tr("没有符合“{what}”的问题；另有 {count} 项没有列出。")
            return sentence.format(what=filters, count=hidden)
        if tab is Filter.RESOLVED:
            return self.tr("还没有更正过的问题。在表格中改正单元格后，随之消失的问题会列在这里。")
        if checks.findings:
            return self.tr("没有这一类问题。")
        passed = checks.count(Answer.PASSED)
        waiting = checks.count(Answer.NOT_CHECKED) + checks.count(Answer.BROKEN)
        if waiting:
            return self.tr(
                "检查了 {passed} 项，全部通过；另有 {waiting} 项因单元格未能识别而没有检查。"
            ).format(passed=passed, waiting=waiting)
        return self.tr("检查了 {passed} 项，全部通过。").format(passed=passed)
