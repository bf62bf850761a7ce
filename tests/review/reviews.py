"""Reviews for the tests of this folder, with a clock that ticks one second a look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from app.forms.load import Forms
from app.reading.document import Kind, Source
from app.report.report import Report
from app.review.open import open_report
from app.review.review import Review
from app.settings import Names, Settings
from tests.texts import render_report

START = datetime(2022, 3, 1, 9, 30, tzinfo=UTC)
SETTINGS = Settings(names=Names(reviewer="林知远"))

ROW = "requests/received"
CELL = f"{ROW}/natural_person"
TOTAL = f"{ROW}/total"
FEE = "proactive/fees/amount"

UNBALANCED = {
    f"requests/{row}/{column}": figure
    for row, figure in (("received", "5"), ("carried_in", "2"), ("granted", "6"), ("concluded", "6"))
    for column in ("natural_person", "total")
}
"""自然人 and 总计: 5 + 2 is not 6 + 0."""
BALANCE = "requests.balance@requests/*/natural_person"


def review_of(report: Report, forms: Forms) -> Review:
    """A review of a report that was built, not read."""
    ticks = count()
    source = Source(Path("报告.txt"), "报告.txt", "0" * 64, 1, Kind.TEXT, "UTF-8")
    return Review(source, None, report, forms, SETTINGS, clock=lambda: START + timedelta(seconds=next(ticks)))


def write_report(folder: Path, forms: Forms, figures: Mapping[str, str] | None = None) -> Path:
    """A report's file."""
    path = folder / "柳溪镇-2021.txt"
    path.write_text(render_report(figures, form=forms.form("2021")), encoding="utf-8")
    return path


def reopen(path: Path, forms: Forms) -> Review:
    """What is in the file, as the next session sees it."""
    return open_report(path, forms, SETTINGS)
