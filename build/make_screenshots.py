"""Render the window with a sample into resources/screenshots, light and dark.

    python build/make_screenshots.py [NAME ...]

Needs no display. The pictures are those of the README; look at them after every change of the window.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "screenshots"
SAMPLES = ROOT / "resources" / "samples"
SIZE = (1440, 940)

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def faults(window: MainWindow) -> None:
    """A report whose sums do not hold, one of them mended, another selected and explained."""
    from app.report.correction import DecisionKind, Origin

    window.open_paths([SAMPLES / "tally-faults-2021.txt"])
    review = window.session.review
    assert review is not None
    third = next(f for f in review.checks.findings if f.rule == "proceedings.total")
    assert third.sum is not None
    total, added = third.sum.right[0], third.sum.left_total
    review.correct([(total.address, str(added))], origin=Origin.TYPED)
    findings = [f for f in review.checks.findings if f.rule == "requests.balance"]
    review.decide([findings[1].id], DecisionKind.CONFIRMED)
    window.report.selection.select_finding(findings[0].id)


def signed(window: MainWindow) -> None:
    """A 2021 report that was signed in 2025."""
    window.open_paths([SAMPLES / "signed-2025.txt"])
    window.walk(1)


def start(_: MainWindow) -> None:
    """No report."""


def problem(window: MainWindow) -> None:
    """A file that is no report."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "会议照片.txt"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        window.open_paths([path])


SCENES: dict[str, tuple[Callable[[MainWindow], None], str]] = {
    "window": (faults, "light"),
    "window-dark": (faults, "dark"),
    "signed": (signed, "light"),
    "start": (start, "light"),
    "problem": (problem, "light"),
}


def render(name: str) -> Path:
    """Render one scene; gives the picture's path."""
    from PySide6.QtGui import QCursor

    from app.ui import theme
    from app.ui.app import make_application
    from app.ui.main_window import MainWindow
    from app.ui.tasks import InlineRunner

    act, mode = SCENES[name]
    app = make_application()
    QCursor.setPos(app.primaryScreen().geometry().bottomRight())  # or it hovers over a button
    theme.apply(app, "dark" if mode == "dark" else "light")
    window = MainWindow(InlineRunner())
    window.resize(*SIZE)
    window.show()
    act(window)
    for _ in range(5):
        app.processEvents()
    path = FOLDER / f"{name}.png"
    window.grab().save(str(path))
    window.session.review = None  # nobody is there to be asked about unsaved work
    window.close()
    return path


def main() -> None:
    """Render the scenes named, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["GOUJI_LANGUAGE"] = "zh"
    os.environ["GOUJI_HOME"] = tempfile.mkdtemp(prefix="gouji-screenshots-")
    sys.path.insert(0, str(ROOT))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or SCENES:
        print(render(name))


if __name__ == "__main__":
    main()
