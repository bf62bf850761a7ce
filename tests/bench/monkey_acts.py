"""What the monkey can do: each act is one thing that a hand can do to the window or its files."""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

from app.forms.load import Forms, load_forms
from app.review.open import open_report
from app.settings import Settings
from app.ui import messages
from app.ui.another_window import reopen
from app.ui.main_window import MainWindow
from app.ui.memory import ZOOMS
from app.ui.tasks import InlineRunner

Key, Modifier = Qt.Key, Qt.KeyboardModifier

KEYS: Final = (
    *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Tab, Key.Key_Backtab),
    *(Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_F2, Key.Key_Delete, Key.Key_Backspace),
    *(Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Space, Key.Key_Insert),
    *(Key.Key_F3, Key.Key_F6, Key.Key_F7, Key.Key_F8, Key.Key_F10, Key.Key_Menu),
    *(Key.Key_A, Key.Key_C, Key.Key_D, Key.Key_F, Key.Key_R, Key.Key_V, Key.Key_X, Key.Key_Y, Key.Key_Z),
    *(Key.Key_0, Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_Plus, Key.Key_Minus, Key.Key_Period),
)
MODIFIERS: Final = (
    *(Modifier.NoModifier,) * 5,
    Modifier.ShiftModifier,
    Modifier.ControlModifier,
    Modifier.ControlModifier | Modifier.ShiftModifier,
    Modifier.AltModifier,
)
TEXTS: Final = (
    *("0", "7", "12", "-3", "1.5", "１２", "十二", "／", "—", "无", "", " ", "1,234", "12件", "NaN", "1e9"),
    *("2022年1月18日", "2022-01-18", "2021", "某某区水务局", "\t", "\n", "'", '"', "<b>1</b>", "=1+1"),
    *("9" * 400, "\u200b5", "\ud83d\ude00", "𠮷", "\x00", "\u202e1"),
)
ANSWERS: Final = tuple(messages.Answer)
SAVED: Final = ("monkey.gouji.json", "other.gouji.json")
MEMOS: Final = ("memo.docx", "memo.html", "memo.md", "memo.pdf")
PATIENCE: Final = 3
"""Looks at a dialog until it is closed whatever stands in it."""


class Act(NamedTuple):
    """One act: how often it is done beside the others, and what it does, told in a few words."""

    name: str
    weight: int
    do: Callable[[Hands], str | None]
    needs_report: bool = True


class Hands:
    """What the monkey holds: chance, the window, a folder of reports, and what must stay true."""

    def __init__(self, chance: random.Random, window: MainWindow, folder: Path, reports: list[Path]) -> None:
        self.chance, self.window, self.folder, self.reports = chance, window, folder, reports
        self.sources = {path: _digest(path) for path in reports if path.suffix != ".json"}
        self.forms: Forms = load_forms()
        self._wrong: list[str] = []
        window.language_changed.connect(self._in_other_language)
        self._looks = 0

    def _in_other_language(self) -> None:
        app, tasks = QApplication.instance(), self.window.tasks
        assert isinstance(app, QApplication)
        self.window = reopen(app, self.window, tasks if isinstance(tasks, InlineRunner) else None)
        self.window.language_changed.connect(self._in_other_language)

    def can(self, act: Act) -> bool:
        """Whether there is what the act needs."""
        return not act.needs_report or self.window.session.review is not None

    def wrong(self, sentence: str) -> None:
        """Note what should not be."""
        self._wrong.append(sentence)

    def wrongs(self) -> list[str]:
        """What should not be, since the last time it was asked."""
        found, self._wrong = self._wrong, []
        return found

    def widget(self) -> QWidget:
        """Any widget that can be seen, in the window or a popup over it."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        seen = [one for one in top.findChildren(QWidget) if one.isVisible() and one.width() > 1]
        return self.chance.choice(seen) if seen else top

    def focused(self) -> QWidget:
        """The widget that has the keys."""
        return QApplication.focusWidget() or self.window

    # dialogs

    @contextlib.contextmanager
    def answering(self) -> Iterator[None]:
        """Answer the window's questions at random while this lasts, and close what is modal."""
        chance = self.chance
        names: dict[str, Callable[..., object]] = {
            "ask_save": lambda *_: chance.choice(ANSWERS),
            "tell": lambda *_: None,
            "choose_files": lambda *_: chance.choice([[], [chance.choice(self.reports)], self.reports]),
            "choose_folder": lambda *_: chance.choice([None, self.folder]),
            "choose_review_path": lambda *_: chance.choice(
                [
                    None,
                    *(self.folder / name for name in SAVED),
                    messages.review_name(self.reports[0]),
                    self.folder / "no" / "a.json",
                ]
            ),
            "choose_memo_path": lambda *_: chance.choice(
                [
                    None,
                    *(self.folder / name for name in MEMOS),
                    self.reports[0],
                    self.folder / "no" / "a.docx",
                ]
            ),
        }
        names["choose_copy_path"] = lambda *_: chance.choice(
            [None, self.folder / "copy.html", self.folder / "copy.docx"]
        )
        before = {name: getattr(messages, name) for name in names}
        for name, answer in names.items():
            setattr(messages, name, answer)
        timer = QTimer()
        timer.setInterval(0)
        timer.timeout.connect(self._in_dialog)
        timer.start()
        try:
            yield
        finally:
            timer.stop()
            for name, real in before.items():
                setattr(messages, name, real)

    def _in_dialog(self) -> None:
        """Do something in what is over the window, and close it when it stays.

        Each act has a timer of its own: one that opens a dialog comes back when that is closed.
        """
        over = _on_top()
        if over is None or over is self.window:
            self._looks = 0
            return
        self._looks += 1
        if self._looks > PATIENCE:
            self._looks = 0
            close = (
                self.chance.choice([over.accept, over.reject]) if isinstance(over, QDialog) else over.close
            )
            QTimer.singleShot(0, over, lambda: close() if _on_top() is over else None)
        elif isinstance(over, QMenu):
            acts = [one for one in over.actions() if one.isEnabled() and one.objectName() != "quit"]
            if acts and self.chance.random() < 0.3:
                over.setActiveAction(self.chance.choice(acts))
                QTimer.singleShot(0, over, lambda: QTest.keyClick(over, Key.Key_Return))
        else:
            seen = [one for one in over.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
            if seen:
                one = self.chance.choice(seen)
                QTimer.singleShot(0, lambda: self._click_if_there(one))

    def _click_if_there(self, widget: QWidget) -> None:
        if isValid(widget) and widget.window() is _on_top():
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=self.spot(widget))

    def leave_dialogs(self) -> None:
        """Close what is open over the window."""
        for _ in range(20):
            if _on_top() is None:
                return
            self._in_dialog()
            QApplication.processEvents()

    def spot(self, widget: QWidget) -> QPoint:
        """Any point of a widget."""
        return QPoint(
            self.chance.randrange(max(widget.width(), 1)), self.chance.randrange(max(widget.height(), 1))
        )


def _on_top() -> QWidget | None:
    """The popup or dialog over all others: what lies under it nobody can reach."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


# --- hand and keys -------------------------------------------------------------------------------


def key(hands: Hands) -> str:
    """A key, with or without modifiers, to whoever has the keys."""
    pressed, held = hands.chance.choice(KEYS), hands.chance.choice(MODIFIERS)
    QTest.keyClick(hands.focused(), pressed, held)
    return f"{held.name}+{pressed.name}"


def type_text(hands: Hands) -> str:
    """Text as a keyboard gives it, letter by letter, sometimes committed."""
    text = hands.chance.choice(TEXTS)
    for letter in text[:40]:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(
                hands.focused(), QKeyEvent(kind, Key.Key_unknown, Modifier.NoModifier, letter)
            )
    if hands.chance.random() < 0.7:
        QTest.keyClick(hands.focused(), hands.chance.choice([Key.Key_Return, Key.Key_Tab, Key.Key_Escape]))
    return repr(text[:40])


def compose(hands: Hands) -> str:
    """Text as an input method gives it: first a draft, then, perhaps, the letters."""
    widget = hands.focused()
    QApplication.sendEvent(widget, QInputMethodEvent("shi", []))
    text = hands.chance.choice(["十", "是", ""])
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(hands.focused(), done)
    return text


def click(hands: Hands) -> str:
    """A click anywhere: once, twice, with the other button, with a key held."""
    widget = hands.widget()
    button = hands.chance.choice([Qt.MouseButton.LeftButton] * 4 + [Qt.MouseButton.RightButton])
    held = hands.chance.choice(MODIFIERS)
    act = hands.chance.choice([QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick])
    told = f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()} {button.name}"
    act(widget, button, held, hands.spot(widget))
    return told


def drag(hands: Hands) -> str:
    """The mouse pressed here, moved, and let go there."""
    widget = hands.widget()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=hands.spot(widget))
    for _ in range(3):
        QTest.mouseMove(widget, hands.spot(widget))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=hands.spot(widget))
    return f"{type(widget).__name__} {widget.objectName()}"


def wheel(hands: Hands) -> str:
    """The wheel, sometimes with Ctrl."""
    widget = hands.widget()
    spot = hands.spot(widget)
    turned = QPoint(0, hands.chance.choice([-240, -120, 120, 240]))
    event = QWheelEvent(
        QPointF(spot),
        QPointF(widget.mapToGlobal(spot)),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        hands.chance.choice([Modifier.NoModifier, Modifier.ControlModifier]),
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return type(widget).__name__


def act(hands: Hands) -> str | None:
    """Any act of the menus but to quit."""
    names = [name for name, one in hands.window.acts.all.items() if one.isEnabled() and name != "quit"]
    name = hands.chance.choice(names)
    hands.window.acts.all[name].trigger()
    return name


def resize(hands: Hands) -> str:
    """Another size of the window."""
    size = hands.chance.choice([(400, 300), (800, 600), (1440, 940), (2200, 1300)])
    hands.window.resize(*size)
    return str(size)


def dress(hands: Hands) -> str:
    """Theme and size of letters."""
    name = hands.chance.choice(list(hands.window.acts.themes))
    hands.window.acts.themes[name].trigger()
    for _ in range(hands.chance.randrange(len(ZOOMS))):
        hands.chance.choice([hands.window.acts.zoom_in, hands.window.acts.zoom_out]).trigger()
    return name


# --- work on the report --------------------------------------------------------------------------


def to_cell(hands: Hands) -> str | None:
    """Go to any cell and give its grid the keys."""
    review = hands.window.session.review
    assert review is not None
    address = hands.chance.choice(list(review.report.cells))
    hands.window.report.grid.show_address(address)
    view = hands.window.report.grid.current_view()
    if view is not None:
        view.setFocus()
    return address


def correct(hands: Hands) -> str | None:
    """Type into any cell."""
    told = to_cell(hands)
    return f"{told} {type_text(hands)}"


def paste(hands: Hands) -> str | None:
    """Paste a block of any shape, with or without the HTML of a browser."""
    told = to_cell(hands)
    chance = hands.chance
    rows = [
        [chance.choice(TEXTS) for _ in range(chance.choice([1, 1, 2, 7, 12]))]
        for _ in range(chance.choice([1, 1, 3, 25, 60]))
    ]
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in rows))
    if chance.random() < 0.3:
        cells = (
            "".join(f"<td colspan={chance.choice([1, 1, 2])}>{cell}</td>" for cell in row) for row in rows
        )
        data.setHtml("<table>" + "".join(f"<tr>{row}</tr>" for row in cells))
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(hands.focused(), Key.Key_V, Modifier.ControlModifier)
    return f"{told} {len(rows)} lines"


def undo_redo(hands: Hands) -> str:
    """Some steps back, some forward."""
    back, forward = hands.chance.randrange(4), hands.chance.randrange(4)
    for _ in range(back):
        hands.window.acts.undo.trigger()
    for _ in range(forward):
        hands.window.acts.redo.trigger()
    return f"{back} {forward}"


def as_read(hands: Hands) -> None:
    """All steps undone is as read; all done again is as before."""
    review = hands.window.session.review
    assert review is not None
    hands.window.report.commit_open_editors()
    position, cells = review.history.position, review.report.cells
    review.go_to(0)
    if review.report.cells != review.as_read.cells:
        hands.wrong("all undone is not as read")
    review.go_to(position)
    if review.report.cells != cells:
        hands.wrong("undone and done again is something else")


def save(hands: Hands) -> str | None:
    """Save; what was saved must load and say the same."""
    review = hands.window.session.review
    assert review is not None
    can = hands.window.acts.save.isEnabled()
    hands.window.acts.save.trigger()
    hands.window.session.saving.settle()
    if not can or review.dirty or review.saved_to is None:
        return "not saved"
    json.loads(review.saved_to.read_text(encoding="utf-8"))
    again = open_report(review.saved_to, hands.forms, Settings())
    here = {address: cell.raw for address, cell in review.report.cells.items()}
    there = {address: cell.raw for address, cell in again.report.cells.items()}
    if here != there:
        hands.wrong(f"saved and loaded differ: {set(here.items()) ^ set(there.items())}")
    if review.decisions != again.decisions or review.corrections != again.corrections:
        hands.wrong("decisions or corrections are not those that were saved")
    for path, digest in hands.sources.items():
        if _digest(path) != digest:
            hands.wrong(f"{path.name} was written")
    return review.saved_to.name


# --- files ---------------------------------------------------------------------------------------


def open_any(hands: Hands) -> str:
    """Open a report, a saved review, several, a folder, or what is no report."""
    saved = [path for path in hands.folder.iterdir() if path.suffix == ".json"]
    junk = hands.folder / "junk.txt"
    junk.write_bytes(hands.chance.randbytes(200))
    choice = hands.chance.choice(
        [
            *([one] for one in [*hands.reports, *saved]),
            [junk],
            [hands.folder],
            hands.reports[:2],
            [junk / "x"],
        ]
    )
    hands.window.open_paths(choice)
    return ", ".join(path.name for path in choice)


def drop(hands: Hands) -> str:
    """Drop a file on the window."""
    data = QMimeData()
    path = hands.chance.choice([*hands.reports, hands.folder])
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Modifier.NoModifier,
    )
    QApplication.sendEvent(hands.window, event)
    return path.name


def disturb(hands: Hands) -> str:
    """Another program changes a report or a saved review, and the window comes to the front."""
    saved = [path for path in hands.folder.iterdir() if path.suffix == ".json"]
    path = hands.chance.choice([*hands.sources, *saved])
    act = hands.chance.choice(["change", "remove"]) if path in saved else "change"
    if act == "remove":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b"\n")
    if path in hands.sources:
        hands.sources[path] = _digest(path)
    hands.window.changes.look()
    return f"{act} {path.name}"


ACTS: Final = (
    Act("key", 30, key, needs_report=False),
    Act("type", 12, type_text, needs_report=False),
    Act("compose", 4, compose, needs_report=False),
    Act("click", 24, click, needs_report=False),
    Act("drag", 6, drag, needs_report=False),
    Act("wheel", 3, wheel, needs_report=False),
    Act("act", 8, act, needs_report=False),
    Act("resize", 1, resize, needs_report=False),
    Act("dress", 1, dress, needs_report=False),
    Act("cell", 6, to_cell),
    Act("correct", 10, correct),
    Act("paste", 5, paste),
    Act("undo", 5, undo_redo),
    Act("as read", 2, as_read),
    Act("save", 3, save),
    Act("open", 3, open_any, needs_report=False),
    Act("drop", 1, drop, needs_report=False),
    Act("disturb", 1, disturb, needs_report=False),
)
