"""How long the window is deaf: ``python -m tests.bench.heartbeat`` prints the longest gap of each act.

The window is made as a start makes it: painted, then all loaded that a report needs, no search for garbage.

A heartbeat is a timer that wants to beat whenever the window's thread is free. Between two beats lies one
piece of work that nothing interrupts; what counts is the CPU time that this thread spent on it, so that a
machine which is busy with something else changes little. Goal of issue 5: no gap over 50 ms.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from app.forms.load import load_forms
from app.report.correction import DecisionKind
from app.ui import memory, messages, theme
from app.ui.app import make_application, when_painted
from app.ui.idle_garbage import IdleGarbage
from app.ui.main_window import MainWindow
from app.ui.preparing import prepare
from tests.effort import reference
from tests.reading.pdf_prints import Looks, print_qt, random_figures, report_html
from tests.reading.word_files import docx, docx_body, report_content

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
    loop = QEventLoop()  # a real one: what was closed ends in it
    watch = QTimer()
    begun = False
    turns = 30
    end = time.monotonic() + PATIENCE_S

    def begin() -> None:
        nonlocal begun
        begun = True
        act()

    def look() -> None:
        nonlocal turns
        turns -= begun and done()
        if turns < 0 or time.monotonic() > end:
            loop.quit()

    watch.timeout.connect(look)
    watch.start(0)
    QTimer.singleShot(0, begin)
    with heart.listening():
        loop.exec()
    watch.stop()
    if turns >= 0:
        raise TimeoutError
    return heart.longest


class Desk:
    """A window at work on a report, and the acts of a day."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._searched = gc.isenabled()
        gc.disable()
        make_application(sheet=False)
        self.window = MainWindow()
        theme.put_on_sheet(make_application(), memory.zoom())
        prepared: list[bool] = []
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
        when_painted(self.window, lambda: prepare(self.window, lambda: prepared.append(True)))
        self.prepared = gap_of(lambda: None, lambda: bool(prepared) and self.rested())
        """While all is loaded that a report needs, the window painted already."""
        gap_of(lambda: self.window.session.get_ready(lambda: None), self.rested)
        gc.collect()
        gc.freeze()
        self._garbage = IdleGarbage(self.window)

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
        gc.unfreeze()
        if self._searched:
            gc.enable()

    def rest(self) -> Gap:
        """Nobody does anything: garbage is looked for, if there is enough of it."""
        return max(gap_of(self._garbage.look) for _ in range(2))

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
            return gap_of(acts.themes[name].trigger, window.updatesEnabled)  # off until it is dressed

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
            "larger letters": lambda: gap_of(acts.zoom_in.trigger, window.updatesEnabled),
            "letters as before": lambda: gap_of(acts.zoom_reset.trigger, window.updatesEnabled),
            "nothing done": self.rest,
        }


def many_findings(folder: Path) -> Path:
    """A report in which hardly a figure is right: some hundred findings."""
    text = (SAMPLES / "tally-faults-2021.txt").read_text(encoding="utf-8")
    path = folder / "many-findings.txt"
    path.write_text(
        re.sub(r"(?m)^(\d+) \|", lambda found: f"{int(found[1]) * 7 + found.start() % 97}.5 |", text), "utf-8"
    )
    return path


def printed(folder: Path) -> Path:
    """A report as PDF."""
    form = load_forms(ROOT / "resources" / "forms").forms[-1]
    path = folder / "printed.pdf"
    html = report_html(form, random_figures(form, random.Random(5)), Looks(size=9))
    path.write_bytes(print_qt(html, landscape=True))
    return path


def written(folder: Path) -> Path:
    """A report as a Word file."""
    form = load_forms(ROOT / "resources" / "forms").forms[-1]
    path = folder / "written.docx"
    path.write_bytes(docx(docx_body(report_content(form, random_figures(form, random.Random(5))))))
    return path


def measured(source: Path, folder: Path) -> tuple[dict[str, Gap], int]:
    """The longest gap of each act on a report, in a new window; and how many findings it has."""
    desk = Desk(folder)
    found = {"all prepared": desk.prepared, "opened": desk.open(source)}
    found |= {name: act() for name, act in desk.acts().items()}
    review = desk.window.session.review
    assert review is not None
    count = len(review.checks.findings)
    desk.close()
    return found, count


def main() -> None:
    """Measure every act several times, each round in a new window, and print best, median and worst."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("reports", nargs="*", type=Path, help="instead of a sample and three made ones")
    chosen = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["GOUJI_HOME"] = tempfile.mkdtemp(prefix="gouji-heart-")
    print(
        f"reference work: {reference():.1f} ms; longest gap in ms of CPU: best, median, worst (by the clock)"
    )
    make_application()
    with tempfile.TemporaryDirectory() as made:
        here = Path(made)
        sources = chosen.reports or [
            SAMPLES / "tally-faults-2021.txt",
            many_findings(here),
            printed(here),
            written(here),
        ]
        for path in sources:
            rounds = []
            for _ in range(chosen.rounds):
                with tempfile.TemporaryDirectory() as folder:
                    found, findings = measured(Path(shutil.copy(path, folder)), Path(folder))
                    rounds.append(found)
            print(f"\n{path.name}, {findings} findings at last")
            for name in rounds[0]:
                _print(name, [found[name] for found in rounds])


def _print(name: str, gaps: list[Gap]) -> None:
    cpu = [gap.cpu for gap in gaps]
    median = statistics.median(cpu)
    over = "  <-- over" if median > GOAL_MS else ""
    clock = max(gap.wall for gap in gaps)
    print(f"  {name:24} {min(cpu):7.1f} {median:7.1f} {max(cpu):7.1f}  ({clock:.0f}){over}")


if __name__ == "__main__":
    main()
