"""What nobody expected: into the log, and one dialog with details to copy. Nothing is swallowed.

Errors come from slots and events, from threads, from objects that Python throws away, and from Qt
itself. The journal of unsaved work is written first; the dialog is shown on the window's thread, one
at a time, and never inside of what went wrong.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app import paths

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

LOG_SIZE: Final = 256_000
"""Bytes of the log after which the next start begins a new one; the old one is kept as ``.old``."""
QUIET_S: Final = 3.0
"""The same error again within this time after its dialog was closed is only logged: a window that
cannot be painted fails at every repaint, and nobody could get out from under its dialogs."""


def _nothing_to_save() -> bool:
    return True


_rescue: Callable[[], bool] = _nothing_to_save
_fault_file: IO[str] | None = None


class _Post(QObject):
    """Takes reports from any thread to the window's."""

    arrived = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self._more = 0
        self._last: tuple[str, float] = ("", 0.0)
        if (app := QCoreApplication.instance()) is not None:
            self.moveToThread(app.thread())
        self.arrived.connect(self._on_arrived)

    def _on_arrived(self, details: str) -> None:
        """Later, which a queued connection would do too: but its name takes PySide 15 ms of every start."""
        QTimer.singleShot(0, self, lambda: self._show(details))

    def _show(self, details: str) -> None:
        if self._showing:  # one is enough; all of them are in the log
            self._more += 1
            return
        text, closed = self._last
        if details == text and time.monotonic() - closed < QUIET_S:
            return
        from app.ui import messages

        self._showing = True
        try:
            parent, safe = QApplication.activeWindow(), _saved()
            leave = messages.report_crash(parent, details, lambda: self._more, safe=safe)
        finally:
            self._showing, self._more = False, 0
            self._last = (details, time.monotonic())
        if leave:
            QApplication.closeAllWindows()  # which asks about unsaved work


_post: _Post | None = None


def log_path() -> Path:
    """Where errors are written down; the file need not exist."""
    return paths.user_folder() / "errors.log"


def install() -> None:
    """Report what escapes anywhere from now on."""
    global _fault_file, _post
    _post = _Post()
    sys.excepthook = _hook
    threading.excepthook = _thread_hook
    sys.unraisablehook = _unraisable_hook
    qInstallMessageHandler(_on_qt_message)
    try:
        path = log_path()
        if path.exists() and path.stat().st_size > LOG_SIZE:
            path.replace(path.with_name(path.name + ".old"))
        _fault_file = path.open("a", encoding="utf-8")
    except OSError:  # no place for a log: the terminal must do
        if sys.stderr is not None:
            faulthandler.enable()
        return
    faulthandler.enable(_fault_file)  # a fault in C code leaves a trace at least


def uninstall() -> None:
    """Leave errors to Python and Qt again."""
    global _fault_file
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    qInstallMessageHandler(None)
    faulthandler.disable()
    set_rescue(_nothing_to_save)
    if _fault_file is not None:
        _fault_file.close()
        _fault_file = None


def set_rescue(rescue: Callable[[], bool]) -> None:
    """Have this done first when something goes wrong; it says whether all work is safe then."""
    global _rescue
    _rescue = rescue


def report_error(error: BaseException) -> None:
    """Report an unexpected error that was caught somewhere."""
    _report(error)


def _hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, where)
        return
    _report(error.with_traceback(where))


def _thread_hook(said: threading.ExceptHookArgs) -> None:
    if said.exc_value is not None and not issubclass(said.exc_type, SystemExit):
        _report(said.exc_value)


def _unraisable_hook(said: sys.UnraisableHookArgs) -> None:
    """Nobody waits for what failed here, so nobody is interrupted for it."""
    if said.exc_value is not None:
        from app.ui.crash_details import details_of

        _log(details_of(said.exc_value))
        sys.__unraisablehook__(said)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:  # noqa: ARG001
    if sys.stderr is not None:
        print(text, file=sys.stderr)
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _log(f"Qt: {text}")


def _report(error: BaseException) -> None:
    global _post
    if threading.current_thread() is threading.main_thread():  # a review belongs to the window's thread
        _saved()
    from app.ui.crash_details import details_of  # hardly ever needed

    _print(error)
    details = details_of(error)
    _log(details)
    if QApplication.instance() is None:
        return
    if _post is None:
        _post = _Post()
    _post.arrived.emit(details)


def _saved() -> bool:
    try:
        return _rescue()
    except Exception as another:  # the first error is the one to be told of
        _print(another)
        return False


def _print(error: BaseException) -> None:
    if sys.stderr is not None:  # a window of Windows has none
        sys.__excepthook__(type(error), error, error.__traceback__)


def _log(text: str) -> None:
    if _fault_file is None or _fault_file.closed:
        return
    try:
        _fault_file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{text.rstrip()}\n\n")
        _fault_file.flush()
    except OSError as problem:  # a full disk must not become a second error
        if sys.stderr is not None:
            print(f"gouji: {problem}", file=sys.stderr)
