"""How long the window is deaf: ``python -m tests.bench.heartbeat`` prints the longest gap of each act.

A heartbeat is a timer that wants to beat whenever the window's thread is free. Between two beats lies one
piece of work that nothing interrupts; what counts is the CPU time that this thread spent on it, so that a
machine which is busy with something else changes little. Goal of issue 5: no gap over 50 ms.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from app.report.correction import DecisionKind
from app.ui import messages
from app.ui.app import make_application
from app.ui.main_window import MainWindow

ROOT: Final = Path(__file__).parents[2]
SAMPLES: Final = ROOT / "resources" / "samples"
GOAL_MS: Final = 50
PATIENCE_S: Final = 60


class Gap(NamedTuple):
    """The longest piece of work of an act, in milliseconds: of this thread's CPU, and by the clock."""

    cpu: float
    wall: float


class Heart:
    """Beats on the window's thread whenever it is free, and keeps the longest gaps between two beats."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)
        self._cpu = self._wall = 0.0
        self.longest = Gap(0, 0)

    def _beat(self) -> None:
        cpu, wall = time.thread_time(), time.perf_counter()
        gap = Gap((cpu - self._cpu) * 1000, (wall - self._wall) * 1000)
        self.longest = Gap(max(self.longest.cpu, gap.cpu), max(self.longest.wall, gap.wall))
        self._cpu, self._wall = cpu, wall

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Measure while this lasts."""
        self.longest = Gap(0, 0)
        self._cpu, self._wall = time.thread_time(), time.perf_counter()
        self._timer.start()
        try:
            yield
        finally:
            self._timer.stop()


def gap_of(act: Callable[[], object], done: Callable[[], bool] = lambda: True) -> Gap:
    """Do something in the window's event loop, as a click would, and wait until it is done.

    Then some more, for what was put off. Raises TimeoutError where it is never done.
    """
    heart = Heart()
    begun = False

    def begin() -> None:
        nonlocal begun
        begun = True
        act()

    QTimer.singleShot(0, begin)
    end = time.monotonic() + PATIENCE_S
    with heart.listening():
        while not (begun and done()):
            QApplication.processEvents()
            if time.monotonic() > end:
                raise TimeoutError
        for _ in range(30):
            QApplication.processEvents()
    return heart.longest


def reference() -> float:
    """Milliseconds of CPU for a fixed piece of Python: what this machine is worth today."""
    best = 1e9
    for _ in range(3):
        start = time.thread_time()
        texts = {}
        for number in range(20_000):
            texts[str(number)] = number % 7
        best = min(best, (time.thread_time() - start) * 1000)
    return best


class Desk:
    """A window at work on a report, and the acts of a day."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        make_application()
        self.window = MainWindow()
        self.window.show()
        self.busy = 0
        start = self.window.tasks.start

        def counted(func: object, on_done: object, on_error: object, *, group: str = "") -> None:
            self.busy += 1

            def ended(then: Callable[[object], None]) -> Callable[[object], None]:
                def call(value: object) -> None:
                    self.busy -= 1
                    then(value)

                return call

            start(func, ended(on_done), ended(on_error), group=group)  # type: ignore[arg-type]

        self.window.tasks.start = counted  # type: ignore[method-assign]
        gap_of(lambda: None, self.rested)

    def rested(self) -> bool:
        """Whether nothing runs in the background."""
        return self.busy <= 0

    def close(self) -> None:
        """Leave, whatever is unsaved."""
        QGuiApplication.clipboard().clear()
        self.window.session.review = None
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete
        )  # or the next one is dressed with it

    def open(self, path: Path) -> Gap:
        """Open a report."""
        before = self.window.session.review
        return gap_of(
            lambda: self.window.open_paths([path]),
            lambda: self.window.session.review is not before and self.rested(),
        )

    def acts(self) -> dict[str, Callable[[], Gap]]:
        """What is measured, in the order in which it is done."""
        window, report = self.window, self.window.report
        acts = window.acts
        review = window.session.review
        assert review is not None
        findings = [finding.id for finding in review.checks.findings]

        def cell(address: str, text: str) -> None:
            report.grid.show_address(address)
            view = report.grid.current_view()
            assert view is not None
            view.fill_with(text)

        def block() -> None:
            report.grid.show_address("requests/received/natural_person")
            view = report.grid.current_view()
            assert view is not None
            data = QMimeData()
            data.setText("\n".join("\t".join(str(row + column) for column in range(7)) for row in range(25)))
            QGuiApplication.clipboard().setMimeData(data)
            view.paste()

        def pasted() -> Gap:
            gap = gap_of(block)
            over = QApplication.activeModalWidget()
            if isinstance(over, QDialog):  # a report without all of these cells shows first what it would do
                gap = max(gap, gap_of(over.accept))
            return gap

        def memo(suffix: str) -> Gap:
            target = self.folder / f"memo{suffix}"
            messages.choose_memo_path = lambda *_: target
            return gap_of(acts.export_memo.trigger, lambda: target.exists() and self.rested())

        def preview() -> Gap:
            shown: list[object] = []
            window.exports.previewed.connect(shown.append)
            gap = gap_of(acts.preview_memo.trigger, lambda: bool(shown) and shown[0].sheets.drawn)  # type: ignore[attr-defined]
            for dialog in shown:
                dialog.reject()  # type: ignore[attr-defined]
            return gap

        def theme(name: str) -> Gap:
            return gap_of(acts.themes[name].trigger)

        def search(words: str) -> None:
            window.search.edit.setText(words)

        def decide() -> None:
            review.decide(findings, DecisionKind.CONFIRMED, "")

        return {
            "walk to a finding": lambda: max(gap_of(acts.next.trigger) for _ in range(8)),
            "another tab": lambda: max(gap_of(partial(report.grid.go_to_tab, n)) for n in (0, 1, 2, 3)),
            "a cell corrected": lambda: gap_of(lambda: cell("requests/carried_in/total", "77")),
            "175 cells pasted": pasted,
            "undo": lambda: gap_of(acts.undo.trigger),
            "redo": lambda: gap_of(acts.redo.trigger),
            "all findings decided": lambda: gap_of(decide),
            "another filter": lambda: max(
                gap_of(partial(report.findings.tabs.setCurrentIndex, n)) for n in (1, 2, 0)
            ),
            "search": lambda: gap_of(lambda: search("申请"), self.rested),
            "search left": lambda: gap_of(lambda: search(""), self.rested),
            "saved": lambda: gap_of(acts.save.trigger, lambda: not review.dirty and self.rested()),
            "memo .docx": lambda: memo(".docx"),
            "memo .pdf": lambda: memo(".pdf"),
            "memo .html": lambda: memo(".html"),
            "memo previewed": preview,
            "dark": lambda: theme("dark"),
            "light": lambda: theme("light"),
            "larger letters": lambda: gap_of(acts.zoom_in.trigger),
            "letters as before": lambda: gap_of(acts.zoom_reset.trigger),
        }


def main() -> None:
    """Measure every act several times, each round in a new window, and print the worst and the best."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("reports", nargs="*", type=Path, default=[SAMPLES / "tally-faults-2021.txt"])
    chosen = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["GOUJI_HOME"] = tempfile.mkdtemp(prefix="gouji-heart-")
    print(f"reference work: {reference():.1f} ms; longest gap in ms of CPU: best, worst (by the clock)")
    for path in chosen.reports:
        found: dict[str, list[Gap]] = {}
        for _ in range(chosen.rounds):
            with tempfile.TemporaryDirectory() as folder:
                desk = Desk(Path(folder))
                source = Path(shutil.copy(path, folder))
                found.setdefault("opened", []).append(desk.open(source))
                for name, act in desk.acts().items():
                    found.setdefault(name, []).append(act())
                desk.close()
        print(f"\n{path.name}")
        for name, gaps in found.items():
            best, worst = min(gap.cpu for gap in gaps), max(gap.cpu for gap in gaps)
            clock = max(gap.wall for gap in gaps)
            over = "  <-- over" if best > GOAL_MS else ""
            print(f"  {name:24} {best:7.1f} {worst:7.1f}  ({clock:.0f}){over}")


if __name__ == "__main__":
    main()
