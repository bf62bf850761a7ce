"""The session ends under the window: logging out, shutting down, SIGTERM, a terminal that goes.

Nobody is asked then, as there may be no time to answer and a question keeps the computer from going
down. What is being typed is committed, all unsaved work is in the journal, and the next start offers it.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from app.ui.main_window import MainWindow

ENDING: Final = ("SIGTERM", "SIGHUP", "SIGINT")
"""What asks a program to end; the second one of a kind ends it at once, should the window hang."""
CALLED_OFF_MS: Final = 60_000
"""A session that has not ended by then goes on: somebody else has kept it. Closing asks again then."""


_watching: SessionEnd | None = None


def watch() -> None:
    """Watch for it from now on, until :func:`unwatch`."""
    global _watching
    app = QApplication.instance()
    if isinstance(app, QApplication):
        unwatch()
        _watching = SessionEnd(app)


def unwatch() -> None:
    """Leave signals to the system again."""
    global _watching
    if _watching is not None:
        _watching.end()
        _watching = None


class SessionEnd(QObject):
    """Watches for the end of the session as long as the application lives."""

    def __init__(self, app: QApplication, *, signals: bool = sys.platform != "win32") -> None:
        super().__init__(app)
        self._app = app
        app.commitDataRequest.connect(self._on_commit_data)
        self._called_off = QTimer(self)
        self._called_off.setSingleShot(True)
        self._called_off.setInterval(CALLED_OFF_MS)
        self._called_off.timeout.connect(lambda: self._set_asks(asks=True))
        self._pipe = (-1, -1)
        self._before: dict[int, Any] = {}
        if signals:  # Windows has none of them; its terminal's Ctrl+C ends us at once
            self._watch_signals()

    def _watch_signals(self) -> None:
        """Have Python tell the event loop of signals: it hears of them only while it runs itself."""
        self._pipe = os.pipe()
        for descriptor in self._pipe:
            os.set_blocking(descriptor, False)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for name in ENDING:
            number = getattr(signal, name)
            if (before := signal.getsignal(number)) is not signal.SIG_IGN:  # as nohup has it
                self._before[number] = before
                signal.signal(number, _only_once)

    def end(self) -> None:
        """Watch no longer."""
        self._called_off.stop()
        self._app.commitDataRequest.disconnect(self._on_commit_data)
        if self._before:
            signal.set_wakeup_fd(-1)
            for number, before in self._before.items():
                signal.signal(number, before)
            self._notifier.setEnabled(False)
            for descriptor in self._pipe:
                os.close(descriptor)
        self.deleteLater()

    def _on_signal(self) -> None:
        numbers = [number for number in os.read(self._pipe[0], 64) if number in self._before]
        if numbers:
            for window in self._windows():
                window.end_unasked()
            self._app.exit(128 + numbers[0])

    def _on_commit_data(self, manager: QSessionManager) -> None:
        if all(window.make_safe() for window in self._windows()):
            self._set_asks(asks=False)
            self._called_off.start()
        elif manager.allowsInteraction():
            if not all(window.session.may_leave() for window in self._windows()):
                manager.cancel()
            manager.release()

    def _set_asks(self, *, asks: bool) -> None:
        for window in self._windows():
            window.asks = asks

    def _windows(self) -> list[MainWindow]:
        return [widget for widget in self._app.topLevelWidgets() if isinstance(widget, MainWindow)]


def _only_once(number: int, _: object) -> None:
    signal.signal(number, signal.SIG_DFL)
