"""A label that says as much as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class FittingLabel(QLabel):
    """At the right of its room: the longer text where it fits, else the shorter one, else nothing.

    One that ``elides`` shows the beginning of the shorter one rather than nothing.
    """

    def __init__(self, parent: QWidget | None = None, *, elides: bool = False) -> None:
        super().__init__(parent)
        self._elides = elides
        self.setProperty("kind", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setContentsMargins(8, 0, 8, 0)
        self._texts = ("", "")

    def say(self, text: str, shorter: str) -> None:
        """Show one of two texts; a tool tip and screen readers get the longer one."""
        if self._texts != (text, shorter):
            self._texts = text, shorter
            self.setToolTip(text)
            self.setAccessibleName(text)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """It takes what its neighbours leave."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, less text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        fitting = (text for text in self._texts if metrics.horizontalAdvance(text) <= room)
        self.setText(next(fitting, self._beginning(room) if self._elides else ""))

    def _beginning(self, room: int) -> str:
        metrics = self.fontMetrics()
        if room < metrics.horizontalAdvance("字") * 3:
            return ""
        return metrics.elidedText(self._texts[-1], Qt.TextElideMode.ElideRight, room)
