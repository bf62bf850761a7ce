"""What must be known but need not be answered: a line above the report, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

Act = tuple[str, Callable[[], None]]
"""A button: its text, and what it does."""


def nothing() -> None:
    """What a button does that only takes the notice away."""


class Banner(QFrame):
    """One notice. Each of its buttons first takes the notice away."""

    def __init__(self, text: str, acts: Sequence[Act], on_done: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAccessibleName(text)
        self.text = QLabel(text)
        self.text.setWordWrap(True)
        from PySide6.QtCore import Qt  # 15 ms to make its enums known, and the first paint is over

        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 5, 7, 5)
        row.addWidget(self.text, 1)
        self.buttons: list[QPushButton] = []
        for title, act in acts:
            button = QPushButton(title)
            button.setAccessibleDescription(text)
            button.clicked.connect(on_done)
            button.clicked.connect(act)
            row.addWidget(button)
            self.buttons.append(button)


class Banners(QWidget):
    """The notices that stand now, each under a key: a new one of the same key takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(6)
        self.hide()

    def show_notice(self, key: str, text: str, acts: Sequence[Act]) -> None:
        """Show a notice; the same one again changes nothing."""
        standing = self._shown.get(key)
        if standing is not None and standing.text.text() == text:
            return
        self.hide_notice(key)
        banner = Banner(text, acts, lambda: self.hide_notice(key))
        self._shown[key] = banner
        self._column.addWidget(banner)
        self.show()

    def hide_notice(self, key: str) -> None:
        """Take a notice away."""
        banner = self._shown.pop(key, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._shown))

    def notice(self, key: str) -> Banner | None:
        """The notice under a key."""
        return self._shown.get(key)

    def clear(self) -> None:
        """Take all notices away."""
        for key in list(self._shown):
            self.hide_notice(key)
