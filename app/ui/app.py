"""Starting the window."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui import crash, language, memory, theme
from app.ui.main_window import PATIENCE_MS, MainWindow

if TYPE_CHECKING:
    from app.review.ahead import Ahead

STYLE = "fusion"
"""Qt's style that looks the same everywhere; the style sheet lies over it."""


START_MS = 1000
"""After this the start is over: the rules are loaded, and garbage is looked for."""
LISTEN_MS = 300
"""After this the window takes the files of later starts."""


def run(files: Sequence[Path] = (), ahead: Ahead | None = None, *, new_window: bool = False) -> int:
    """Open the window with these files or folders; gives the exit status when it is closed.

    Without files it opens what was open last, unless it is a new window beside another.
    ``ahead`` is the file, if it is one, that a child process is opening already.
    """
    gc.disable()  # what a start makes stays; it is frozen, so that it is never searched for garbage
    app = make_application(sheet=False)
    crash.install()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends it at once
    window = MainWindow()
    _attend(app, window)
    window.session.expect(ahead)
    if files:
        open_before_showing(window, lambda: window.open_paths(list(files)))
    elif not new_window and (last := memory.take_session()).opened and memory.restores():
        open_before_showing(window, lambda: window.restore(last))
    theme.apply(app, theme.mode(), memory.zoom())
    window.show()
    QTimer.singleShot(START_MS, window, lambda: _end_start(window))
    QTimer.singleShot(LISTEN_MS, window, lambda: _listen(window))
    return app.exec()


def _attend(app: QApplication, window: MainWindow) -> None:
    """Tell the window what concerns it."""
    app.styleHints().colorSchemeChanged.connect(window.follow_system)
    window.language_changed.connect(lambda: _take_place(app, window))
    if sys.platform == "darwin":
        from app.ui.file_open import FileOpen  # elsewhere nobody sends such events

        FileOpen(app, window)


def _take_place(app: QApplication, window: MainWindow) -> None:
    """Another window in the place of this one, in the language that was chosen."""
    from app.ui.another_window import reopen  # hardly anybody changes the language twice

    fresh = reopen(app, window)
    _attend(app, fresh)
    QTimer.singleShot(LISTEN_MS, fresh, lambda: _listen(fresh))


def _listen(window: MainWindow) -> None:
    from app.ui.single_instance import Doorman  # 20 ms for Qt's sockets, and the first paint is over

    Doorman(window).start()


def _end_start(window: MainWindow) -> None:
    """Have the rules ready before the first correction, and then look for garbage again."""
    window.session.get_ready(_collect_from_now_on)


def _collect_from_now_on() -> None:
    gc.freeze()
    gc.enable()


def make_application(*, sheet: bool = True) -> QApplication:
    """The application, dressed; the one that is there already if there is one.

    For ``sheet`` see :func:`theme.apply`.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Not setStyle(): it gives a QStyle back, for which PySide makes 600 members of enums, 6 ms.
        app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setApplicationName("gouji")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("gouji")
    icons = paths.resources() / "icons"
    icon = QIcon()
    for size in (16, 32, 64, 256):
        if (path := icons / f"gouji-{size}.png").exists():
            icon.addFile(str(path))
    app.setWindowIcon(icon)
    language.install(app, memory.language())
    theme.apply(app, memory.theme_mode(), memory.zoom(), sheet=sheet)
    return app


def open_before_showing(window: MainWindow, begin: Callable[[], None]) -> None:
    """Start to open; wait a moment, so that the first thing that is seen is the report."""
    loop = QEventLoop()
    window.session.opened.connect(loop.quit)
    window.session.failed.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    QTimer.singleShot(0, begin)
    loop.exec()
    window.report.findings.select_first()  # now, or everything is painted twice
