"""Render every state of the window, to be looked at after each change of it.

    python build/make_screenshots.py [-o FOLDER] [NAME ...]

Needs no display. Without a folder a new one is made and named. ``--readme`` renders the pictures of the
README into resources/screenshots, in 256 colours each.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from app.report.finding import Finding
    from app.review.review import Review
    from app.ui.main_window import MainWindow

ROOT: Final = Path(__file__).resolve().parents[1]
SAMPLES: Final = ROOT / "resources" / "samples"
README: Final = ("window", "window-dark", "memo")
SIZE: Final = (1440, 940)
COLOURS: Final = 256
AREAS: Final = 64
"""So many of the most frequent colours are kept in any case: areas, lines and letters are of these."""
PATIENCE: Final = 400
"""Times that the event loop is turned until what comes in the background must be there."""


class Stage(NamedTuple):
    """What a scene has: a window, and a scratch folder."""

    window: MainWindow
    folder: Path

    def open(self, path: Path) -> Review:
        """Open a report; it must be one."""
        self.window.open_paths([path])
        review = self.window.session.review
        assert review is not None
        return review

    def sample(self, name: str, **words: str) -> Path:
        """A copy of a sample, with some of its words replaced."""
        text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
        for old, new in words.items():
            assert old in text
            text = text.replace(old, new)
        path = self.folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        return path

    def select(self, wanted: Callable[[Finding], bool]) -> Finding:
        """Select the first finding that is wanted."""
        review = self.window.session.review
        assert review is not None
        found = next(finding for finding in review.checks.findings if wanted(finding))
        self.window.report.selection.select_finding(found.id)
        return found


Act = Callable[[Stage], "QWidget | None"]
"""Brings the window into a state; gives the dialog to be drawn instead, if it is one."""


def start(stage: Stage) -> None:
    """No report."""


def loading(stage: Stage) -> None:
    """A long file is being read."""
    pages = stage.window.pages
    pages.loading.show_name("2021年度报告（扫描件）.pdf")
    pages.loading.show_progress(7, 24)
    pages.setCurrentWidget(pages.loading)


def clean(stage: Stage) -> None:
    """A report without a finding."""
    stage.open(SAMPLES / "clean-2021.txt")


def opened(stage: Stage) -> None:
    """A report with findings, as it opens."""
    stage.open(SAMPLES / "tally-faults-2021.txt")
    stage.window.report.findings.round.select_first()


def faults(stage: Stage) -> None:
    """A report whose sums do not hold, one of them mended, another decided, a third explained."""
    from app.report.correction import DecisionKind, Origin

    review = stage.open(SAMPLES / "tally-faults-2021.txt")
    third = next(f for f in review.checks.findings if f.rule == "proceedings.total")
    assert third.sum is not None
    total, added = third.sum.right[0], third.sum.left_total
    review.correct([(total.address, str(added))], origin=Origin.TYPED)
    findings = [f for f in review.checks.findings if f.rule == "requests.balance"]
    review.decide([findings[1].id], DecisionKind.CONFIRMED, "已电话告知，请更正后重报")
    stage.window.report.selection.select_finding(findings[0].id)


def decided(stage: Stage) -> None:
    """A finding that was decided on, with a note."""
    faults(stage)
    review = stage.window.session.review
    assert review is not None
    stage.window.report.selection.select_finding(review.decisions[0].finding)


def several(stage: Stage) -> None:
    """Several findings selected, to be decided together."""
    review = stage.open(SAMPLES / "tally-faults-2021.txt")
    ids = [finding.id for finding in review.checks.findings if finding.rule == "requests.row_total"]
    stage.window.report.selection.select_findings(ids, ids[0])


def signed(stage: Stage) -> None:
    """A 2021 report that was signed in 2025."""
    stage.open(SAMPLES / "signed-2025.txt")
    stage.window.walk(1)


def words(stage: Stage) -> None:
    """A number in the text that is not that of the table."""
    stage.open(stage.sample("signed-2025", 全年收到政府信息公开申请5件="全年收到政府信息公开申请9件"))
    stage.select(lambda finding: finding.rule == "text.figure")


def doubtful(stage: Stage) -> None:
    """Rows that were not read with certainty."""
    stage.open(SAMPLES / "blank-and-shifted-2023.txt")
    stage.window.walk(1)


def problem(stage: Stage) -> None:
    """A file that is no report."""
    path = stage.folder / "会议照片.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    stage.window.open_paths([path])


def recovery(stage: Stage) -> None:
    """A window was killed; its work is offered."""
    from app.report.correction import Origin
    from app.review.journal import JournalWriter

    for name in ("signed-2025", "tally-faults-2021"):
        review = stage.open(stage.sample(name))
        writer = JournalWriter(review)
        for text in ("2022年1月18日", "2022年1月19日"):
            review.correct([("report/signed_on", text)], origin=Origin.TYPED)
        writer.close(keep=True)
        stage.window.session.review = None
    stage.window.session.closed.emit()
    stage.window.recovering.look()


def banner(stage: Stage) -> None:
    """Another program has changed the report."""
    path = stage.sample("signed-2025")
    stage.open(path)
    stage.window.walk(1)
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    stage.window.changes.look()


def recent(stage: Stage) -> None:
    """The start page with the reports that were open last."""
    for name in ("clean-2021", "signed-2025", "form-2019"):
        stage.open(stage.sample(name))
    (stage.folder / "signed-2025.txt").unlink()
    stage.window.session.close()


def several_reports(stage: Stage) -> None:
    """A folder of reports, two of them reviewed before."""
    from app.report.correction import DecisionKind
    from app.review.save import save

    for name in ("clean-2021", "signed-2025", "tally-faults-2021", "form-2019"):
        path = stage.sample(name)
        if name in ("signed-2025", "tally-faults-2021"):
            review = stage.open(path)
            ids = [finding.id for finding in review.checks.findings]
            review.decide(ids[:3], DecisionKind.CONFIRMED)
            save(review)
    stage.window.open_paths([stage.folder])
    stage.window.walk(1)


def pages(stage: Stage) -> None:
    """A PDF, its text and its page beside the tables."""
    stage.window.open_paths([_file(stage, ".pdf")])
    stage.window.report.source.switch.button("beside").click()
    stage.window.report.grid.show_address("requests/received/natural_person")
    stage.window.report.selection.select_cell("requests/received/natural_person")


def tables(stage: Stage) -> None:
    """A web page, its tables as they stand in it."""
    stage.window.open_paths([_file(stage, ".html")])
    stage.window.report.source.switch.button("tables").click()
    stage.window.report.selection.select_cell("requests/received/natural_person")


def _file(stage: Stage, suffix: str) -> Path:
    import random

    from app.forms.load import load_forms
    from tests.reading.pdf_prints import Looks, print_qt, random_figures, report_html

    form = load_forms().forms[-1]
    page = report_html(form, random_figures(form, random.Random(5)), Looks(size=9))
    path = stage.folder / f"年度报告{suffix}"
    path.write_bytes(print_qt(page, landscape=True) if suffix == ".pdf" else page.encode())
    return path


def memo(stage: Stage) -> QWidget:
    """The memo as it will be printed."""
    faults(stage)
    shown: list[QWidget] = []
    stage.window.exports.previewed.connect(shown.append)
    stage.window.acts.preview_memo.trigger()
    shown[0].resize(880, 940)  # as on a screen larger than that of no display
    return shown[0]


def paste(stage: Stage) -> QWidget | None:
    """A block of another shape than the table is shown before it is pasted."""
    from PySide6.QtGui import QGuiApplication

    stage.open(SAMPLES / "clean-2021.txt")
    grid = stage.window.report.grid
    grid.show_address("requests/granted/natural_person")
    QGuiApplication.clipboard().setText("申请情况\t1\t2\t3\t4\t5\t6\t7\t8\n全部\t3\t4\t0\t0\t0\t0\t7\n")
    view = grid.current_view()
    assert view is not None
    view.paste()
    return _dialog()


def settings(stage: Stage) -> QWidget:
    """The settings."""
    from app.ui.settings_dialog import SettingsDialog

    dialog = SettingsDialog(stage.window)
    dialog.show()
    return dialog


def help_page(stage: Stage) -> QWidget | None:
    """Keys and marks."""
    stage.window.acts.help.trigger()
    return _dialog()


def leave(stage: Stage) -> QWidget:
    """The question about unsaved work."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QLabel

    faults(stage)
    picture = stage.folder / "leave.png"

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        box.grab().save(str(picture))
        box.close()

    QTimer.singleShot(50, look)  # the question waits for an answer
    stage.window.session.may_leave()
    label = QLabel()
    label.setPixmap(QPixmap(str(picture)))
    label.show()
    return label


def _dialog() -> QWidget | None:
    from PySide6.QtWidgets import QApplication, QDialog

    tops = QApplication.topLevelWidgets()
    return next((one for one in tops if isinstance(one, QDialog) and one.isVisible()), None)


class Scene(NamedTuple):
    """One picture: how it comes about, and what the window wears and speaks in it."""

    act: Act
    theme: str = "light"
    language: str = "zh"
    zoom: float = 1.0
    size: tuple[int, int] = SIZE


SCENES: Final[dict[str, Scene]] = {
    "start": Scene(start),
    "recent": Scene(recent),
    "loading": Scene(loading),
    "clean": Scene(clean),
    "opened": Scene(opened),
    "window": Scene(faults),
    "window-dark": Scene(faults, "dark"),
    "window-english": Scene(faults, language="en"),
    "window-large": Scene(faults, zoom=1.5),
    "window-small": Scene(faults, size=(1024, 700)),
    "window-small-english": Scene(decided, language="en", size=(1024, 700)),
    "window-large-english": Scene(decided, language="en", zoom=1.5, size=(1280, 800)),
    "window-huge": Scene(faults, zoom=2.0),
    "decided": Scene(decided),
    "several": Scene(several),
    "signed": Scene(signed),
    "words": Scene(words),
    "doubtful": Scene(doubtful),
    "problem": Scene(problem),
    "recovery": Scene(recovery),
    "banner": Scene(banner),
    "folder": Scene(several_reports),
    "folder-dark": Scene(several_reports, "dark"),
    "pages": Scene(pages),
    "pages-dark": Scene(pages, "dark"),
    "tables": Scene(tables),
    "tables-dark": Scene(tables, "dark"),
    "memo": Scene(memo),
    "paste": Scene(paste),
    "settings": Scene(settings),
    "settings-dark": Scene(settings, "dark"),
    "help": Scene(help_page),
    "leave": Scene(leave),
    "start-english": Scene(start, language="en"),
    "help-english": Scene(help_page, language="en"),
    "settings-english": Scene(settings, language="en"),
}


def with_few_colours(picture: QImage) -> QImage:
    """The picture in 256 of its own colours: a third of the bytes, and no difference is seen.

    The colours of areas stay as they are; those at the edges of letters become the nearest that was
    kept. Qt by itself would take colours that are spread evenly, of which hardly one is ours.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    found = [
        colour for colour, _ in Counter(memoryview(picture.constBits()).cast("B").cast("I")).most_common()
    ]
    kept = found[:AREAS]
    for apart in (36, 24, 16, 10, 6, 3, 0):  # first those that look like no other
        for colour in found:
            if len(kept) < COLOURS and all(_difference(colour, other) > apart for other in kept):
                kept.append(colour)
    few = QImage.Format.Format_Indexed8
    return picture.convertToFormat(few, kept, Qt.ImageConversionFlag.ThresholdDither)


def _difference(one: int, other: int) -> int:
    """How far two colours are apart in what they differ in most, 0 to 255."""
    return max(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


def save(picture: QImage, path: Path) -> None:
    """Write a picture as small as PNG gets."""
    from PySide6.QtGui import QImageWriter

    writer = QImageWriter(str(path))
    writer.setCompression(100)
    if not writer.write(picture):
        raise OSError(f"{path}: {writer.errorString()}")


def render(name: str, folder: Path, *, small: bool = False) -> Path:
    """Render one scene, with few colours if it is to be ``small``; gives the picture's path."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThread
    from PySide6.QtGui import QCursor

    from app.ui import language, memory, theme
    from app.ui.app import make_application
    from app.ui.main_window import MainWindow
    from app.ui.tasks import InlineRunner

    scene = SCENES[name]
    os.environ["GOUJI_HOME"] = tempfile.mkdtemp(prefix="gouji-screenshots-")
    os.environ[language.OVERRIDE] = scene.language
    app = make_application()
    language.install(app, memory.language())
    QCursor.setPos(app.primaryScreen().geometry().bottomRight())  # or it hovers over a button
    theme.apply(app, "dark" if scene.theme == "dark" else "light", scene.zoom)
    window = MainWindow(InlineRunner())
    window.resize(*scene.size)
    window.show()
    with tempfile.TemporaryDirectory(prefix="2021年度") as scratch:
        shown = scene.act(Stage(window, Path(scratch))) or window
        for _ in range(PATIENCE if "pages" in name else 5):
            app.processEvents()
            if "pages" in name:
                QThread.msleep(5)  # a page is drawn by another process
        path = folder / f"{name}.png"
        picture = shown.grab().toImage()
        save(with_few_colours(picture) if small else picture, path)
        window.session.review = None  # nobody is there to be asked about unsaved work
        shown.close()
        window.close()
    window.deleteLater()
    app.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path


def main() -> None:
    """Render the scenes named, or all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", metavar="NAME", help=" ".join(SCENES))
    options.add_argument("-o", "--output", type=Path)
    options.add_argument("--readme", action="store_true")
    chosen = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    folder = chosen.output or Path(tempfile.mkdtemp(prefix="gouji-pictures-"))
    if chosen.readme:
        folder = ROOT / "resources" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for name in chosen.names or (README if chosen.readme else SCENES):
        print(render(name, folder, small=chosen.readme), flush=True)


if __name__ == "__main__":
    main()
