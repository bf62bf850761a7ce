"""What the window shows while there is no report: start, loading, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.flow_layout import FlowLayout
from app.ui.panel import line
from app.ui.recent import Recent, RecentList

if TYPE_CHECKING:
    from app.ui.samples import Sample


class Page(QFrame):
    """A panel with a column of widgets in its middle."""

    WIDTH = 40
    """Of the column, in letters."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(name)
        outer = QVBoxLayout(self)
        self.middle = QWidget()
        self._give_room()
        self.column = QVBoxLayout(self.middle)
        self.column.setSpacing(12)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.middle, 1000)
        row.addStretch(1)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)

    def _give_room(self) -> None:
        self.middle.setMaximumWidth(self.fontMetrics().horizontalAdvance("字") * self.WIDTH)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "middle"):
            self._give_room()

    def add_text(self, text: str, kind: str = "") -> QLabel:
        """Add a text to the column; ``kind`` is for the style sheet."""
        label = QLabel(text)
        label.setWordWrap(True)
        if kind:
            label.setProperty("kind", kind)
        self.column.addWidget(label)
        return label

    def add_button(self, text: str, kind: str = "") -> QPushButton:
        """Add a button to the column."""
        button = QPushButton(text)
        if kind:
            button.setProperty("kind", kind)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button


class StartPage(Page):
    """What the program does, how to begin, and the samples.

    Signals: ``open_wanted()``; ``sample_chosen(path)``.
    """

    open_wanted = Signal()
    sample_chosen = Signal(object)

    def __init__(self, samples: Sequence[Sample]) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("开始"))
        self.add_text(self.tr("校核政府信息公开工作年度报告"), "title")
        self.add_text(
            self.tr(
                "打开一份报告，勾稽会把官方表格与原文并排列出，标明勾稽不平、日期有误的单元格。"
                "原报告文件不会被改动，全程不需要联网。"
            )
        )
        self.open_button = self.add_button(self.tr("打开报告…"), "accent")
        self.open_button.clicked.connect(self.open_wanted)
        self.add_text(
            self.tr(
                "也可以把文件或文件夹拖到窗口里。支持 Word、WPS、PDF、OFD、网页、电子表格和文本文件，"
                "装有报告的压缩文件（.zip），以及校核存档（.gouji.json）。"
            ),
            "muted",
        )
        self.recent: RecentList | None = None
        self._recent_at = self.column.count()
        self.sample_buttons: list[QPushButton] = []
        if samples:
            self.column.addSpacing(8)
            self.column.addWidget(line(self))
            self.add_text(self.tr("先用样例看看："), "muted")
        for sample in samples:
            self._add_sample(sample)

    def _add_sample(self, sample: Sample) -> None:
        row = QWidget()
        flow = FlowLayout(row, QMargins(0, 0, 0, 0), 12)
        button, shows = QPushButton(sample.title, row), QLabel(sample.shows, row)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleDescription(sample.shows)
        button.clicked.connect(lambda: self.sample_chosen.emit(sample.path))
        shows.setProperty("kind", "muted")
        flow.addWidget(button)
        flow.addWidget(shows)
        self.column.addWidget(row)
        self.column.addSpacing(-6)
        self.sample_buttons.append(button)

    def add_recent(self, recent: Recent, choose: Callable[[Path], None]) -> None:
        """Let the list of the reports opened last stand before the samples."""
        self.recent = RecentList(recent, choose)
        self.column.insertWidget(self._recent_at, self.recent)


class ProblemPage(Page):
    """Why a file could not be opened, and what to do.

    Signals: ``other_wanted()``; ``back_wanted()``.
    """

    other_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("无法打开"))
        self.title = self.add_text("", "title")
        self.message = self.add_text("")
        self.message.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.other = self.add_button(self.tr("选择其他文件…"), "accent")
        self.other.clicked.connect(self.other_wanted)
        self.back = QPushButton(self.tr("返回"))
        self.back.clicked.connect(self.back_wanted)
        row = QHBoxLayout()
        self.column.removeWidget(self.other)
        row.addWidget(self.other)
        row.addWidget(self.back)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_problem(self, name: str, message: str, *, back: str) -> None:
        """Say what happened; ``back`` is the text of the way back."""
        self.title.setText(self.tr("无法打开“{name}”").format(name=name))
        self.message.setText(message)
        self.back.setText(back)
        self.other.setFocus()


class LoadingPage(Page):
    """That a file is being read, and the way to stop waiting.

    Signals: ``cancelled()``.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("正在打开"))
        self.text = self.add_text("", "title")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.column.addWidget(self.bar)
        self.detail = self.add_text("", "muted")
        self.cancel = self.add_button(self.tr("取消"))
        self.cancel.clicked.connect(self.cancelled)

    def show_name(self, name: str) -> None:
        """Say which file."""
        self.text.setText(self.tr("正在读取“{name}”…").format(name=name))
        self.bar.setRange(0, 0)
        self.detail.setText("")

    def show_progress(self, done: int, of: int) -> None:
        """Say how many pages are done."""
        self.bar.setRange(0, of if done else 0)  # busy until the first is done, which takes a while
        self.bar.setValue(done)
        self.detail.setText(self.tr("已识别 {done} / {of} 页").format(done=done, of=of))
