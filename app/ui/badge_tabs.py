"""A bar of quiet tabs that can carry a number each, in the colour of a severity."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from app.report.finding import Severity
from app.ui import theme as themes
from app.ui.corner_marks import severity_colour

GAP = 14
"""Pixels between two tabs; the underline ends before it."""
SHORTEST: Final = 3
"""Letters of a tab that are left where there is little room: its number in the form and three dots."""

Badge = tuple[Severity, int]


class BadgeTabs(QTabBar):
    """Flat tabs, the current one underlined, painted here: a style sheet has no place for badges.

    Where there is no room for all words, those of the tabs that are not current are shortened.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges: dict[int, Badge] = {}
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._hovered = -1

    def set_badge(self, index: int, badge: Badge | None) -> None:
        """Show a severity and a number on a tab, or nothing."""
        if self._badges.get(index) == badge:
            return
        if badge is None:
            self._badges.pop(index, None)
        else:
            self._badges[index] = badge
        self.setTabText(index, self.tabText(index))  # lays the tabs out anew
        self.update()

    def badge(self, index: int) -> Badge | None:
        """What a tab shows."""
        return self._badges.get(index)

    def tabRemoved(self, index: int) -> None:
        """Forget the badge; tabs are only ever removed all together."""
        self._badges.pop(index, None)
        super().tabRemoved(index)

    def tabSizeHint(self, index: int) -> QSize:
        """Text, badge and the gap to the next tab."""
        metrics = self.fontMetrics()
        return QSize(self._text_width(index) + self._badge_width(index) + GAP, metrics.height() + 14)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """A tab keeps its badge and the beginning of its words; the current one all of them."""
        size = self.tabSizeHint(index)
        spare = self._text_width(index) - self.fontMetrics().horizontalAdvance("字") * SHORTEST
        if index != self.currentIndex() and spare > 0:
            size.setWidth(size.width() - spare)
        return size

    def _text_width(self, index: int) -> int:
        return self.fontMetrics().horizontalAdvance(self.tabText(index)) + 2

    def _badge_width(self, index: int) -> int:
        badge = self._badges.get(index)
        return 0 if badge is None else 5 + self._disc(badge).width()

    def _badge_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def _disc(self, badge: Badge) -> QSize:
        metrics = QFontMetrics(self._badge_font())
        height = metrics.height() - 1
        return QSize(max(height, metrics.horizontalAdvance(str(badge[1])) + height // 2), height)

    def event(self, event: QEvent) -> bool:
        """Follow the mouse, for the colour of the tab under it."""
        kind = event.type()
        if kind in {QEvent.Type.HoverMove, QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            inside = kind != QEvent.Type.HoverLeave
            hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if inside else -1
            if hovered != self._hovered:
                self._hovered = hovered
                self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own signature
        """Texts, badges and the line under the current tab."""
        theme = themes.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            rect = self.tabRect(index).adjusted(0, 0, -GAP, 0)
            current = index == self.currentIndex()
            if current and self.hasFocus():
                painter.fillRect(rect, theme.selection)
            painter.setPen(theme.text if current or index == self._hovered else theme.muted)
            painter.setFont(self.font())
            room = min(self._text_width(index), rect.width() - self._badge_width(index))
            text = QRect(rect.left() + 1, rect.top(), room, rect.height() - 2)
            words = self.fontMetrics().elidedText(self.tabText(index), Qt.TextElideMode.ElideRight, room)
            painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            badge = self._badges.get(index)
            if badge is not None:
                disc = QRect(text.right() + 4, 0, 0, 0)
                disc.setSize(self._disc(badge))
                disc.moveTop(text.center().y() - disc.height() // 2 + 1)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(severity_colour(theme, badge[0]))
                painter.drawRoundedRect(disc, disc.height() / 2, disc.height() / 2)
                painter.setPen(theme.panel)
                painter.setFont(self._badge_font())
                painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(badge[1]))
            if current:
                painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.accent)
        painter.end()
