"""The model of the findings list changes by differences, whatever comes after whatever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from app.ui.findings_lines import Line
from app.ui.findings_model import FindingsModel

LISTS = st.lists(
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from("ab")), unique_by=lambda pair: pair[0], max_size=8),
    min_size=1,
    max_size=6,
)


@given(LISTS)
def test_what_is_shown_is_what_was_given(qapp: object, lists: list[list[tuple[int, str]]]) -> None:
    model = FindingsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for keys in lists:
        made = [Line(str(key), None, heading=text) for key, text in keys]
        model.set_lines(made)
        assert list(model.lines()) == made
        assert model.rowCount() == len(made)


def test_a_line_that_stays_is_followed(qapp: object) -> None:
    model = FindingsModel()
    model.set_lines([Line(key, None, heading=key) for key in "abcdef"])
    followed = QPersistentModelIndex(model.index(3, 0))
    model.set_lines([Line(key, None, heading=key) for key in "bxdyf"])
    assert model.line(followed.row()).key == "d"
