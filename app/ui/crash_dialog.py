"""The one dialog for what nobody expected: what is safe, what to do, and details to be copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.panel import fit
from app.ui.zoom_keys import add_zoom_keys

LOOK_MS = 500


class CrashDialog(QDialog):
    """Accepted to go on, rejected too; ``leave`` is whether the program is to end.

    ``more`` counts the errors that came while it is shown; they are in the log.
    """

    def __init__(
        self, parent: QWidget | None, details: str, more: Callable[[], int], log: str, *, safe: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("出了意外"))
        self.leave = False
        self._details, self._more, self._log = details, more, log
        kept = self.tr("未保存的更正和处理意见仍在窗口中，也已写入恢复记录，程序就此中断也不会丢失。")
        if not safe:
            kept = self.tr("未保存的更正和处理意见仍在窗口中，但恢复记录没有写成：请先用“另存为”保存。")
        told = QLabel(
            self.tr("刚才的操作没有完成。原报告文件没有被改动。{kept}").format(kept=kept)
            + "\n"
            + self.tr("可以继续使用；如果再次出现，请退出后重新打开，并把下面的详情复制给维护人员。")
        )
        told.setWordWrap(True)
        self.text = QPlainTextEdit(details)
        self.text.setReadOnly(True)
        self.text.setObjectName("details")
        self.text.setAccessibleName(self.tr("错误详情"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.note = QLabel(self.tr("详情不含报告内容，也记在 {log}。").format(log=log))
        self.note.setProperty("kind", "muted")
        self.note.setWordWrap(True)
        self.copy = QPushButton(self.tr("复制详情"))
        self.go_on = QPushButton(self.tr("继续"))
        self.quit = QPushButton(self.tr("退出"))
        self.go_on.setDefault(True)
        self.quit.setToolTip(self.tr("有未保存的内容时会先询问是否保存"))
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.accept)
        self.quit.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.go_on)
        row.addWidget(self.quit)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (told, self.text, self.note):
            column.addWidget(widget)
        column.setStretch(1, 1)
        column.addLayout(row)
        fit(self, 60, 40)
        add_zoom_keys(self)
        self.go_on.setFocus()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.count)
        self._timer.start(LOOK_MS)

    def count(self) -> None:
        """Say how many errors came meanwhile."""
        if count := self._more():
            text = self.tr("其后又出现 {count} 个错误。详情不含报告内容，也记在 {log}。")
            self.note.setText(text.format(count=count, log=self._log))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy.setText(self.tr("已复制"))

    def _leave(self) -> None:
        self.leave = True
        self.accept()
