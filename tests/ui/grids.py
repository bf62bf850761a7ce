"""Grids on a screen, for the tests of the grid."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.forms.grid import GridShape, shape
from app.forms.load import Forms
from app.review.review import Review
from app.ui import theme
from app.ui.facts_shape import facts_shape
from app.ui.grid_model import GridModel
from app.ui.grid_view import GridView
from tests.builders import build_report
from tests.review.reviews import review_of

NATURAL = "requests/received/natural_person"
TOTAL = "requests/received/total"


def make_review(forms: Forms, figures: Mapping[str, str] | None = None, **more: object) -> Review:
    """A review of a built report; see ``build_report``."""
    return review_of(build_report(forms, figures, **more), forms)  # type: ignore[arg-type]  # handed on


def make_model(review: Review, table: str = "requests") -> GridModel:
    """The model of one table."""
    return GridModel(table_shape(review, table), review)


def table_shape(review: Review, table: str) -> GridShape:
    """The shape of a table, or of the facts."""
    if table == "report":
        return facts_shape()
    refs = [ref for ref in review.report.blocks if ref.table == table]
    blocks = [review.forms.block(ref.form, ref.table, ref.block) for ref in refs]
    return shape(review.forms.table(refs[0].form, table), blocks)


def open_grid(qtbot: QtBot, review: Review, table: str = "requests") -> GridView:
    """The grid of one table, shown, with the keyboard."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    view = GridView()
    qtbot.addWidget(view)
    view.resize(880, 580)
    view.set_review(review, table_shape(review, table))
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view
