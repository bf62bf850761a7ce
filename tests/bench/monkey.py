"""A monkey at the window: random keys, clicks, pastes, files and settings; nothing may break.

    python -m tests.bench.monkey [--steps 20000] [--seed 1] [--kinds] [--report FILE ...]

After every step no exception may have escaped, no rule may have broken, Qt may have said nothing, and
what :mod:`tests.bench.monkey_truths` asks must be true: the journal holds the work, done again and saved
and loaded it is the same, undone it is as read, the counts are right, no widgets are left behind. No
report's file may have changed. Whatever breaks this ends the run with the last steps; the same seed
walks the same way.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import crash
from app.ui.main_window import MainWindow
from app.ui.tasks import InlineRunner
from tests.bench.monkey_acts import ACTS, Hands
from tests.bench.monkey_truths import Truths
from tests.logged import errors_logged

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
HARMLESS = (
    "propagateSizeHints",
    "does not support raise",
    "grabbing the keyboard",
    "begin(): Returned false",
)
"""What Qt says offscreen of any window, of a printer that is not there, and of a key that nobody wants."""
LAST = 40
"""Steps that are shown of what led to a failure."""


class Broken(Exception):
    """The monkey broke something; the message has the seed, the last steps and what was said."""


class Watch:
    """Hears every exception that escapes, every error that is logged and every word of Qt."""

    def __init__(self, heard: list[str]) -> None:
        self.heard = heard

    def on_exception(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        """Stand in for ``sys.excepthook``."""
        self.heard.append("".join(traceback.format_exception(kind, error, where)))

    def on_error(self, error: BaseException) -> None:
        """Stand in for ``crash.report_error``."""
        self.on_exception(type(error), error, error.__traceback__)

    def on_message(self, kind: QtMsgType, context: object, text: str) -> None:
        """Stand in for Qt's own message handler."""
        if kind is not QtMsgType.QtDebugMsg and not any(word in text for word in HARMLESS):
            self.heard.append(f"{kind.name}: {text}")


@contextlib.contextmanager
def watching() -> Iterator[Watch]:
    """Hear everything while this lasts."""
    with errors_logged() as heard:
        watch = Watch(heard)
        hook, report = sys.excepthook, crash.report_error
        sys.excepthook = watch.on_exception
        crash.report_error = watch.on_error
        handler = qInstallMessageHandler(watch.on_message)
        try:
            yield watch
        finally:
            qInstallMessageHandler(handler)
            sys.excepthook, crash.report_error = hook, report


@contextlib.contextmanager
def at_home_in(folder: Path) -> Iterator[None]:
    """What is saved or printed without a word where goes to the user's home: not to the real one."""
    before, names = dict(os.environ), ("HOME", "USERPROFILE")
    os.environ.update(dict.fromkeys(names, str(folder)))
    try:
        yield
    finally:
        for name in names:
            os.environ.pop(name)
            os.environ.update({name: before[name]} if name in before else {})


def run(
    seed: int, steps: int, folder: Path, reports: Sequence[Path], *, threads: bool = False
) -> dict[str, int]:
    """Let the monkey at a new window for so many steps; gives how often it did what.

    The reports are copied into ``folder``. With ``threads`` the window works in the background, and
    the same seed does not always walk the same way. Raises :class:`Broken`.
    """
    done: dict[str, int] = {}
    last: deque[str] = deque(maxlen=LAST)
    with at_home_in(folder), watching() as watch:
        window = MainWindow(None if threads else InlineRunner())
        window.show()
        hands = Hands(
            random.Random(seed), window, folder, [Path(shutil.copy(one, folder)) for one in reports]
        )
        truths = Truths(hands.forms)
        try:
            with hands.answering():
                for number in range(steps):
                    act = hands.chance.choices(ACTS, [one.weight for one in ACTS])[0]
                    if not hands.can(act):
                        continue
                    last.append(f"{number} {act.name}")
                    try:
                        said = act.do(hands)
                        settle()
                        hands.leave_dialogs()
                        watch.heard += truths.lies(hands.window)
                    except Exception:
                        watch.heard.append(traceback.format_exc())
                        said = None
                    last[-1] += f" {said}" if said else ""
                    done[act.name] = done.get(act.name, 0) + 1
                    watch.heard += hands.wrongs()
                    if watch.heard:
                        raise Broken("\n".join([f"seed {seed}", *last, *watch.heard]))
        finally:
            truths.close()
            leave(hands.window)
    if watch.heard:
        raise Broken("\n".join([f"seed {seed}, on closing", *last, *watch.heard]))
    return done


def settle() -> None:
    """Let the window do what it has put off."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def memory_in_use() -> int:
    """Megabytes that this process has in memory; 0 where the system does not tell so."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        return 0


def leave(window: QWidget) -> None:
    """Close a window whatever is unsaved in it."""
    assert isinstance(window, MainWindow)
    window.session.review = None
    window.close()
    window.deleteLater()
    QGuiApplication.clipboard().clear()  # offscreen Qt crashes at exit over what Python copied
    settle()
    gc.collect()  # what is wrong with what the window leaves behind is this round's fault


def main() -> None:
    """Run in rounds of 500 steps, each with a window and a seed of its own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--round", type=int, default=500, help="steps of one window")
    options.add_argument("--threads", action="store_true", help="work in the background, as the real window")
    options.add_argument("--kinds", action="store_true", help="files of other kinds besides the samples")
    options.add_argument("--report", type=Path, nargs="*", default=[], help="more reports to open")
    chosen = options.parse_args()
    os.environ["GOUJI_HOME"] = tempfile.mkdtemp(prefix="gouji-monkey-home-")
    from app.ui.app import make_application

    make_application()
    reports = [*sorted(SAMPLES.glob("*.txt")), *chosen.report]
    if chosen.kinds:
        from tests.bench.monkey_reports import other_kinds

        reports += other_kinds(Path(os.environ["GOUJI_HOME"]), reports[0])
    total: dict[str, int] = {}
    start, broken = time.monotonic(), 0
    for number in range(-(-chosen.steps // chosen.round)):
        with tempfile.TemporaryDirectory(prefix="gouji-monkey-") as folder:
            try:
                done = run(
                    chosen.seed + number,
                    chosen.round,
                    Path(folder),
                    reports,
                    threads=chosen.threads,
                )
            except Broken as found:
                broken += 1
                print(found, flush=True)
                continue
        for name, times in done.items():
            total[name] = total.get(name, 0) + times
        if number % 10 == 9:
            print(
                f"{sum(total.values())} steps, {broken} broken, {time.monotonic() - start:.0f} s, "
                f"{memory_in_use()} MB, {len(QApplication.allWidgets())} widgets",
                flush=True,
            )
    for name, times in sorted(total.items()):
        print(f"{times:8} {name}")
    print(f"{sum(total.values())} steps, {broken} rounds broken, {time.monotonic() - start:.0f} s")
    QApplication.processEvents()
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
