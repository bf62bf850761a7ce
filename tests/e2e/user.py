"""A user at the real program: presses keys, clicks, and looks at what the window shows.

A script is a generator: what it does between two ``yield`` happens at once; ``yield`` lets the window
react, ``yield condition`` waits until that is so. Acts are posted to the event loop, so that one which
opens a dialog does not keep the script waiting: it goes on within the dialog.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from app import cli
from app.ui.main_window import MainWindow

Script: TypeAlias = Generator["Callable[[], object] | None", None, None]
Kind = TypeVar("Kind", bound=QWidget)

PATIENCE_S = 20
BEAT_MS = 5


class User:
    """One who sits in front of the window. Everything is found by what can be seen."""

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        found = [
            one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()
        ]
        assert found, "there is no window"
        return found[-1]

    # acts

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, in whatever has the focus."""
        for key in keys:
            self._later(partial(self._press, key))

    def _press(self, key: str) -> None:
        QTest.keySequence(self._keyboard(), QKeySequence(key))

    def write(self, text: str) -> None:
        """Type a text, letter by letter, as a keyboard or an input method sends it."""
        for letter in text:
            self._later(partial(self._type, letter))

    def _type(self, letter: str) -> None:
        key = ord(letter.upper()) if letter.isascii() and letter.isalnum() else Qt.Key.Key_unknown
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self._keyboard(), event)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle."""
        assert widget.isVisible(), f"{widget} cannot be seen"
        assert widget.isEnabled(), f"{widget} is not enabled"
        spot = at or widget.rect().center()
        self._later(lambda: QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot))

    def drop(self, *paths: Path) -> None:
        """Drag files onto the window and let them go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction

        def act() -> None:
            enter = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
            QApplication.sendEvent(self.window, enter)
            assert enter.isAccepted()
            QApplication.sendEvent(self.window, QDropEvent(QPointF(300, 300), copy, data, left, none))

        self._later(act)

    def _keyboard(self) -> QWidget:
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        focus = QApplication.focusWidget()
        if over is not None and (focus is None or not over.isAncestorOf(focus)):
            return over.focusWidget() or over
        return focus or self.window

    def _later(self, act: Callable[[], object]) -> None:
        QTimer.singleShot(0, act)

    # what is seen

    def find(self, kind: type[Kind], text: str, within: QWidget | None = None) -> Kind:
        """The one widget of a kind that can be seen and says so: by its words, its name, or its hint."""
        top = within or QApplication.activeModalWidget() or self.window
        seen = [one for one in top.findChildren(kind) if one.isVisible() and text in _words(one)]
        assert seen, f"no {kind.__name__} says {text!r}"
        return seen[0]

    def sees(self, text: str) -> Callable[[], bool]:
        """Whether a label or a button says so."""

        def seen() -> bool:
            top = QApplication.activeModalWidget() or self.window
            kinds = (QLabel, QAbstractButton)
            return any(
                text in _words(one) for kind in kinds for one in top.findChildren(kind) if one.isVisible()
            )

        return seen

    def titled(self, *texts: str) -> Callable[[], bool]:
        """Whether these stand in the title of the window."""
        return lambda: all(text in self.window.windowTitle() for text in texts)

    def asked(self, text: str = "") -> Callable[[], QDialog | None]:
        """The dialog that is open, if its title or its text says so."""

        def dialog() -> QDialog | None:
            over = QApplication.activeModalWidget()
            if not isinstance(over, QDialog):
                return None
            said = over.windowTitle() + (over.text() if isinstance(over, QMessageBox) else "")
            return over if text in said else None

        return dialog

    def nothing_asked(self) -> bool:
        """Whether no dialog is open."""
        return QApplication.activeModalWidget() is None

    def back_at_window(self) -> bool:
        """Whether no dialog is open and the window, if it still is, has the keys, as on a desktop."""
        if not self.nothing_asked():
            return False
        for one in _windows()[-1:]:
            one.activateWindow()
        return all(one.isActiveWindow() for one in _windows()[-1:])

    def has_keys(self, widget: QWidget) -> bool:
        """Whether the keyboard is in a widget."""
        focus = QApplication.focusWidget()
        return focus is not None and (widget is focus or widget.isAncestorOf(focus))

    # what is done so often that it has a name

    def answers(self, question: str, button: str) -> Script:
        """Wait for a question and press a button of it."""
        yield self.asked(question)
        self.click(self.find(QAbstractButton, button))
        yield self.back_at_window

    def names_file(self, path: Path | str) -> Script:
        """Type a path into the file dialog, and Enter."""
        yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert edit is not None
        edit.selectAll()
        edit.setFocus()
        self.write(str(path))
        yield lambda: edit.text() == str(path)
        self.press("Return")
        yield lambda: QApplication.activeModalWidget() is not dialog and self.back_at_window()


def _windows() -> list[MainWindow]:
    tops = QApplication.topLevelWidgets()
    return [one for one in tops if isinstance(one, MainWindow) and one.isVisible()]


def _words(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{text} {widget.accessibleName()} {widget.toolTip()}"


class Driver:
    """Lets a script run while the program does, a step a beat; ends the program where the script fails."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._waits_for: Callable[[], object] = lambda: True
        self._until = time.monotonic() + PATIENCE_S
        self.ended = False
        self.error: BaseException | None = None
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        try:
            self._fail_if_crashed()
            if self._waits_for():
                self._waits_for = next(self._script) or (lambda: True)
                self._until = time.monotonic() + PATIENCE_S
            elif time.monotonic() > self._until:
                self._script.throw(AssertionError("that never came to be; " + _scene()))
        except StopIteration:
            self._timer.stop()
            self.ended = True
        except BaseException as error:  # told by whoever drives; here it would only go to Qt
            self._timer.stop()
            self.error = error
            self._give_up()

    def _fail_if_crashed(self) -> None:
        over = QApplication.activeModalWidget()
        if isinstance(over, QMessageBox) and over.detailedText():
            raise AssertionError(over.detailedText())

    def _give_up(self) -> None:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, MainWindow):
                one.session.review = None
        over = QApplication.activeModalWidget()
        if isinstance(over, QDialog):
            over.reject()
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(0, self._give_up)
        else:
            QApplication.closeAllWindows()
            QApplication.exit(99)


def _scene() -> str:
    over = QApplication.activeModalWidget()
    windows = [
        f"{type(one).__name__} {id(one)} {one.windowTitle()}"
        for one in QApplication.topLevelWidgets()
        if one.isVisible()
    ]
    said = over.text() if isinstance(over, QMessageBox) else ""
    focus = QApplication.focusWidget()
    return f"windows {windows}, dialog {over} {said}, focus {focus}"


def run(arguments: Sequence[str | Path], script: Script) -> None:
    """Start the program with these arguments and let the script run in it; both must end well."""
    driver = Driver(script)
    try:
        status = cli.main([str(one) for one in arguments])
    finally:
        _tidy()
    if driver.error is not None:
        raise driver.error
    assert driver.ended, "the program ended before the script"
    assert status == 0


def _tidy() -> None:
    """What the end of the process does: no window is left, and nothing that it has put off."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, MainWindow):
            one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
