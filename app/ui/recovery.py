"""The page that offers back what was not saved when the program ended unexpectedly."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.review.recover import Leftover, SourceState
from app.ui.state_pages import Page

Offer = tuple[Leftover, SourceState]


class RecoveryPage(Page):
    """One card for each report with unsaved work.

    Signals: ``recover_wanted(leftover)``; ``discard_wanted(leftover)``; ``later_wanted()``.
    """

    WIDTH = 49

    recover_wanted = Signal(object)
    discard_wanted = Signal(object)
    later_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("恢复未保存的工作"))
        self.add_text(self.tr("有未保存的工作可以恢复"), "title")
        self.add_text(
            self.tr("程序上次没有正常退出。下面的更正和处理意见当时还没有保存；报告原文件没有受到影响。")
        )
        self.cards: list[RecoveryCard] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.column.addWidget(self._area, 1)
        self.later = self.add_button(self.tr("稍后"))
        self.later.setToolTip(self.tr("恢复记录会保留，下次启动时再提示。"))
        self.later.clicked.connect(self.later_wanted)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these reports."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.cards = [RecoveryCard(*offer) for offer in offers]
        for card in self.cards:
            column.addWidget(card)
            card.recover.clicked.connect(lambda _=False, card=card: self.recover_wanted.emit(card.offer[0]))
            card.discard_confirmed.connect(lambda card=card: self.discard_wanted.emit(card.offer[0]))
        column.addStretch(1)
        self._area.setWidget(inner)
        inner.setAutoFillBackground(False)  # the page's own colour
        self._area.viewport().setAutoFillBackground(False)
        height = inner.sizeHint().height()
        self._area.setMinimumHeight(min(height, 360))
        self._area.setMaximumHeight(height)

    def take_focus(self) -> None:
        """Put the keyboard on the first way on."""
        if self.cards:
            self.cards[0].recover.setFocus()


class RecoveryCard(QFrame):
    """One report: which, since when, how much, and the two ways on.

    Signals: ``discard_confirmed()`` at the second click, as there is no way back from it.
    """

    discard_confirmed = Signal()

    def __init__(self, leftover: Leftover, state: SourceState) -> None:
        super().__init__()
        self.setObjectName("card")
        self.offer: Offer = leftover, state
        self.setAccessibleName(leftover.name)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 9, 10, 9)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        name = QLabel(leftover.name)
        name.setWordWrap(True)
        grid.addWidget(name, 0, 0)
        told = self.tr("{steps} 步未保存 · 最后一步 {at}").format(
            steps=leftover.steps, at=leftover.at.strftime("%Y-%m-%d %H:%M")
        )
        parts = (told, self._lost(leftover), str(leftover.source.parent), self._source(state))
        self.facts = self._muted("\n".join(part for part in parts if part))
        grid.addWidget(self.facts, 1, 0)
        self.recover = QPushButton(self.tr("恢复"))
        self.recover.setProperty("kind", "accent")
        self.discard = QPushButton(self.tr("丢弃"))
        for column, button in enumerate((self.recover, self.discard), 1):
            button.setAccessibleDescription(leftover.name)
            grid.addWidget(button, 0, column, 2, 1)
        self._sure = False
        self.discard.clicked.connect(self._on_discard)

    def _muted(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("kind", "muted")
        return label

    def _lost(self, leftover: Leftover) -> str:
        if not leftover.lost:
            return ""
        told = self.tr("恢复记录在最后一步之后有损坏，另有约 {lost} 步不能恢复。")
        return told.format(lost=leftover.lost)

    def _source(self, state: SourceState) -> str:
        if state is SourceState.CHANGED:
            return self.tr("原报告文件在那之后有改动；恢复的是当时读到的内容。")
        if state is SourceState.GONE:
            return self.tr("原报告文件已不在原处；恢复的是当时读到的内容。")
        return ""

    def _on_discard(self) -> None:
        if self._sure:
            self.discard_confirmed.emit()
            return
        self._sure = True
        self.discard.setText(self.tr("确认丢弃"))
        self.discard.setToolTip(self.tr("丢弃后不能找回。"))
