"""The window takes the files of later starts. The side that starts is :mod:`app.desktop.hand_over`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.desktop.hand_over import LONGEST, OK, address

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from app.ui.main_window import MainWindow

_HEAD = 4


class Listener(QObject):
    """Listens for later starts.

    Signals: ``handed(paths, token)``: files to open, none for a mere start, and the right to come to
    the front as the desktop gave it to the other process ("" for none).
    """

    handed = Signal(list, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._heard: dict[QLocalSocket, bytes] = {}

    def listen(self) -> bool:
        """Begin to listen; False if another window does, or no place for it can be had."""
        from PySide6.QtNetwork import QLocalServer  # after the first paint: a start does not wait for it

        place = address()
        if place is None:
            return False
        if self._server is None:
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._on_connection)
        if self._server.isListening():
            return True
        if not place.startswith("\\\\"):
            try:
                Path(place).parent.mkdir(parents=True, exist_ok=True)
            except OSError:
                return False  # a user folder that cannot be made: every start has its own window
            if Path(place).exists():
                if _answers(place):
                    return False
                QLocalServer.removeServer(place)  # left by a process that was killed
        return self._server.listen(place)

    def close(self) -> None:
        """Listen no more; the socket goes."""
        if self._server is not None:
            self._server.close()

    def _on_connection(self) -> None:
        assert self._server is not None
        while (line := self._server.nextPendingConnection()) is not None:
            self._heard[line] = b""
            line.readyRead.connect(lambda line=line: self._on_data(line))
            line.disconnected.connect(lambda line=line: self._forget(line))
            self._on_data(line)  # what came before anybody listened

    def _on_data(self, line: QLocalSocket) -> None:
        if line not in self._heard:
            return
        self._heard[line] += bytes(line.readAll().data())
        heard = self._heard[line]
        size = int.from_bytes(heard[:_HEAD], "big")
        if len(heard) >= _HEAD and size > LONGEST:
            line.abort()
        elif len(heard) >= _HEAD + size and len(heard) > _HEAD:
            self._on_message(line, heard[_HEAD : _HEAD + size])

    def _on_message(self, line: QLocalSocket, body: bytes) -> None:
        import json

        try:
            said = json.loads(body)
            files, token = said["files"], said["token"]
            paths = [Path(file) for file in files if isinstance(file, str)]
        except (ValueError, TypeError, KeyError):
            line.abort()  # not one of ours: it opens its own window
            return
        self._heard[line] = b""
        line.write(OK)
        line.flush()
        line.disconnectFromServer()
        self.handed.emit(paths, token if isinstance(token, str) else "")

    def _forget(self, line: QLocalSocket) -> None:
        if self._heard.pop(line, None) is not None:
            line.deleteLater()


def _answers(place: str) -> bool:
    """Whether a process listens there."""
    from PySide6.QtNetwork import QLocalSocket

    probe = QLocalSocket()
    probe.connectToServer(place)
    alive = probe.waitForConnected(200)
    probe.abort()
    return alive


class Doorman(QObject):
    """Brings the window to the front and opens what was handed over.

    While a dialog is open the files wait: what it asks must not be overtaken.
    """

    LOOK_MS = 300

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[list[Path]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(self.LOOK_MS)
        self._timer.timeout.connect(self._open_waiting)
        self.listener = Listener(self)
        self.listener.handed.connect(self.receive)

    def start(self) -> None:
        """Begin to listen, now or as soon as the window that does now is gone."""
        self.listener.listen()
        app = QApplication.instance()
        app.applicationStateChanged.connect(self._on_state)  # type: ignore[union-attr]
        app.aboutToQuit.connect(self.stop)  # type: ignore[union-attr]

    def stop(self) -> None:
        """Take nothing any more: a window that is closed must not come back with another's file."""
        QApplication.instance().applicationStateChanged.disconnect(self._on_state)  # type: ignore[union-attr]
        self.listener.close()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.listener.listen()

    def receive(self, paths: list[Path], token: str = "") -> None:
        """Come to the front and open these; of what is open already, nothing is read again."""
        window = self._window
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it on Wayland
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        review = window.session.review
        own = (review.source.path, review.saved_to) if review else ()
        if paths and not (len(paths) == 1 and paths[0] in [path.absolute() for path in own if path]):
            self._waiting.append(paths)
            self._open_waiting()

    def _open_waiting(self) -> None:
        if QApplication.activeModalWidget() is not None:
            self._timer.start()
            return
        self._timer.stop()
        waiting, self._waiting = self._waiting, []
        if waiting:  # together, or each would take the place of the one before it
            self._window.open_paths([path for paths in waiting for path in paths])
