"""Starting the window."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui import crash, language, memory, theme
from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from app.review.ahead import Ahead

STYLE = "fusion"
"""Qt's style that looks the same everywhere; the style sheet lies over it."""


START_MS = 1000
"""So long after all is prepared the start is over: the rules are loaded, and garbage is looked for."""
LISTEN_MS = 400
"""And after this the window takes the files of later starts."""
UNSEEN_MS = 300
"""A window that was not painted by now is started in the background: it opens its files none the less."""


def run(files: Sequence[Path] = (), ahead: Ahead | None = None, *, new_window: bool = False) -> int:
    """Open the window with these files or folders; gives the exit status when it is closed.

    Without files it opens what was open last, unless it is a new window beside another. The window is
    painted first, with an empty desk, and then everything is loaded that a report needs.
    ``ahead`` is the file, if it is one, that a child process is opening already.
    """
    gc.disable()  # what a start makes stays; it is frozen, so that it is never searched for garbage
    app = make_application(sheet=False)
    crash.install()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends it at once
    window = MainWindow()
    _attend(app, window)
    window.session.expect(ahead)
    begin = None
    if files:
        window.announce(files[0].name)
        begin = partial(window.open_paths, list(files))
    elif not new_window and (last := memory.take_session()).opened and memory.restores():
        window.announce(Path(last.current).name)
        begin = partial(window.opening.restore, last)
    theme.put_on_sheet(app, memory.zoom())
    when_painted(window, partial(_go_on, window, begin))
    if app.platformName() != "offscreen":  # whose screen of 800 pixels nobody looks at
        show_in_sight(window)
    else:
        window.show()
    try:
        return app.exec()
    finally:
        if (end := sys.modules.get("app.ui.session_end")) is not None:
            end.unwatch()
        crash.uninstall()


def show_in_sight(window: MainWindow) -> None:
    """Show a window; one that would reach beyond its screen fills it: else its lower panels are not seen."""
    room = window.screen().availableSize()
    if window.width() >= room.width() or window.height() >= room.height():
        window.showMaximized()
    else:
        window.show()


def end_process(status: int) -> NoReturn:
    """End this process after :func:`run`, see :mod:`app.ui.ending`."""
    from app.ui.ending import end_process  # nobody waits for it while the window starts

    end_process(status)


def when_painted(window: MainWindow, act: Callable[[], None]) -> None:
    """Do something once the window was painted, or soon where nobody looks at it."""
    waiting = [act]

    def go() -> None:
        if waiting:
            waiting.pop()()

    window.painted.connect(go)
    QTimer.singleShot(UNSEEN_MS, window, go)


def _go_on(window: MainWindow, begin: Callable[[], None] | None) -> None:
    from app.ui.preparing import prepare

    if begin is not None:
        begin()
    window.looks.follow_system()
    prepare(window, lambda: _settle(window))


def _settle(window: MainWindow) -> None:
    from app.ui.session_end import watch  # who ends it before has nothing unsaved

    watch()
    QTimer.singleShot(LISTEN_MS, window, lambda: _listen(window))
    QTimer.singleShot(START_MS, window, lambda: _end_start(window))


def _attend(app: QApplication, window: MainWindow) -> None:
    """Tell the window what concerns it."""
    app.styleHints().colorSchemeChanged.connect(window.looks.follow_system)
    window.language_changed.connect(lambda: _take_place(app, window))
    crash.set_rescue(window.safety.flush)
    if sys.platform == "darwin":
        from app.ui.file_open import FileOpen  # elsewhere nobody sends such events

        FileOpen(app, window)


def _take_place(app: QApplication, window: MainWindow) -> None:
    """Another window in the place of this one, in the language that was chosen.

    Not while a dialog is open: it would end inside of its own question.
    """
    if app.activeModalWidget() is not None:
        QTimer.singleShot(LISTEN_MS, window, lambda: _take_place(app, window))
        return
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
    from app.ui.idle_garbage import IdleGarbage  # the start is over

    gc.freeze()
    IdleGarbage(
        QApplication.instance()
    )  # the application's: the window may give way to one in another language


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
