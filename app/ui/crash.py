"""What nobody expected: one dialog, with details to copy. Nothing is swallowed."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QThread, QTimer
from PySide6.QtWidgets import QApplication

_showing = False


def install() -> None:
    """Report what escapes from a slot or an event."""
    sys.excepthook = _hook


def report_error(error: BaseException) -> None:
    """Report an unexpected error that was caught somewhere."""
    _hook(type(error), error, error.__traceback__)


def _hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, where)
        return
    details = "".join(traceback.format_exception(kind, error, where))
    print(details, file=sys.stderr)
    app = QApplication.instance()
    if app is None:
        return
    if QThread.currentThread() is app.thread():
        QTimer.singleShot(0, lambda: _show(details))  # not inside the event that went wrong


def _show(details: str) -> None:
    global _showing
    if _showing:  # one is enough; the others stand in the terminal
        return
    _showing = True
    from app.ui import messages

    try:
        messages.tell(
            QApplication.activeWindow(),
            QCoreApplication.translate("crash", "出了意外"),
            QCoreApplication.translate(
                "crash",
                "刚才的操作没有完成。原报告文件没有被改动，窗口里的更正还在；建议先用“另存为”保存，再重新打开。"
                "请把下面的详情复制给维护人员。",
            ),
            details,
        )
    finally:
        _showing = False
