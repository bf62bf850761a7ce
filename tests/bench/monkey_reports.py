"""Reports for the monkey of more kinds than text: each file as small, as large or as odd as they come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from app.forms.load import load_forms
from app.report.correction import Origin
from app.review.open import open_report
from app.review.save import save
from app.settings import Settings
from tests.fuzz.seeds import PLAIN

KINDS = ("html", "docx", "odt", "rtf", "xlsx", "ofd", "pdf", "word xml")
SUFFIXES = {"word xml": "xml"}
HUGE = 1_500
"""Times the prose of a sample stands in the huge text: some 6 MB."""


def other_kinds(folder: Path, sample: Path) -> list[Path]:
    """A file of each kind, a picture that is no report, a huge text, and a saved review with steps."""
    made = []
    for kind in KINDS:
        made.append(folder / f"kind.{SUFFIXES.get(kind, kind)}")
        made[-1].write_bytes(PLAIN[kind]())
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    made.append(folder / "scan.png")
    picture.save(str(made[-1]))
    text = sample.read_text(encoding="utf-8")
    made.append(folder / "huge.txt")
    made[-1].write_text(text + text[:2000] * HUGE, encoding="utf-8")
    made.append(folder / "reviewed.gouji.json")
    review = open_report(sample, load_forms(), Settings())
    for figure in ("7", "", "十二"):
        review.correct([("requests/received/total", figure)], origin=Origin.TYPED)
    review.undo()
    save(review, made[-1])
    return made
