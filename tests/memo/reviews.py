"""Reviews for the tests of the memo, made from report texts through the program's own door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from app.forms.load import Forms
from app.report.correction import DecisionKind, Origin
from app.review.open import open_report
from app.review.review import Review
from app.settings import Names, Settings
from tests.texts import render_report

ON = date(2022, 3, 1)
SETTINGS = Settings(
    names=Names(office="霁川市政务公开办公室", reviewer="林知远", footer="联系电话：0000-0000")
)

# 自然人: 5 + 2 = 6 + 0, and the total column agrees with itself in every row.
UNBALANCED = {
    "requests/received/natural_person": "5",
    "requests/received/total": "5",
    "requests/carried_in/natural_person": "2",
    "requests/carried_in/total": "2",
    "requests/granted/natural_person": "6",
    "requests/granted/total": "6",
    "requests/concluded/natural_person": "6",
    "requests/concluded/total": "6",
}
BALANCE = "requests.balance@requests/*/natural_person"
BALANCE_TOTAL = "requests.balance@requests/*/total"
MENDING = [("requests/carried_out/natural_person", "1"), ("requests/carried_out/total", "1")]


class Texts(TypedDict, total=False):
    """What of the text a test may choose; see ``render_report``."""

    title: str
    lead: str
    signed_by: str
    signed_on: date | None
    values: Mapping[str, Sequence[str]]


def review_of(
    folder: Path,
    forms: Forms,
    figures: Mapping[str, str] | None = None,
    *,
    settings: Settings = SETTINGS,
    **texts: Unpack[Texts],
) -> Review:
    """The review of a report of that text, as it is when the file has just been opened."""
    text = render_report(figures, form=forms.form("2021"), **texts)
    path = folder / "报告.txt"
    path.write_text(text, encoding="utf-8")
    return open_report(path, forms, settings)


def mend(review: Review, reason: str = "已与台账核对", origin: Origin = Origin.TYPED) -> None:
    """Put the missing application into 结转下年度, so that both columns balance."""
    assert review.correct(MENDING, origin=origin, reason=reason)


def accept(review: Review, finding: str, note: str) -> None:
    """Decide that a finding is no problem."""
    assert review.decide([finding], DecisionKind.ACCEPTED, note)
