"""Values of neighbouring columns that touch in a table without rules: they cost their own row at most."""

from __future__ import annotations

import pytest

from app.reading.placed_read import read_placed
from tests.reading.test_borderless import page, table

ENDS = (250.0, 300.0, 347.0)
"""Where the columns end; a value of nine digits in the last begins two points behind the one before it."""

Words = list[tuple[float, float, str]]


def heads(top: float = 60) -> Words:
    """A section heading and the heads of three columns, set to the right."""
    names = [(end - 20, top + 30, name) for end, name in zip(ENDS, ("本年", "上年", "总计"), strict=True)]
    return [(60, top, "二、主动公开情况"), *names]


def row(number: int, top: float, *values: str) -> Words:
    """A row of values set to the right; a blank one leaves nothing behind."""
    words: Words = [(60, top, f"{number}.属于本类的事项")]
    for end, value in zip(ENDS, values, strict=True):
        width = sum(5 if char.isascii() else 10 for char in value)
        words += [(end - width, top, value)] if value else []
    return words


def read_cells(words: Words) -> tuple[list[list[str]], dict[str, bool]]:
    """The rows of the last table of a page, and for each label whether its row is certain."""
    read = read_placed([page(1, words)])
    grid = read.grids[-1]
    labels = {cell.row: read.text[cell.start : cell.end] for cell in grid.cells if cell.column == 1}
    certain = {
        label: all(cell.certain for cell in grid.cells if cell.row == row) for row, label in labels.items()
    }
    return table(read, grid), certain


def test_a_dash_and_the_number_beside_it_are_two_values_where_other_rows_have_two() -> None:
    words = (
        heads() + row(1, 130, "7", "12", "19") + row(2, 160, "", "—", "9,941,348") + row(3, 190, "1", "", "4")
    )
    cells, certain = read_cells(words)
    assert cells[-2:] == [
        ["2.属于本类的事项", "", "—", "9,941,348"],
        ["3.属于本类的事项", "1", "", "4"],
    ]
    assert set(certain.values()) == {True}


def test_touching_values_in_every_row_are_told_by_the_heads() -> None:
    cells, certain = read_cells(heads() + row(1, 130, "7", "—", "9,941,348"))
    assert cells[-1] == ["1.属于本类的事项", "7", "—", "9,941,348"]
    assert set(certain.values()) == {True}


@pytest.mark.parametrize("value", ["-8", "—9", "-9,941,348"])
def test_a_sign_belongs_to_its_number(value: str) -> None:
    words = heads() + row(1, 130, "7", "12", "19") + row(2, 160, "6", "", value)
    assert value in read_cells(words)[0][-1]


def test_a_number_over_two_columns_costs_its_own_row_only() -> None:
    """No sign says where it would be parted, or that it is one value: its row is not certain."""
    long = row(2, 160, "6", "", "1234567890123456")
    cells, certain = read_cells(heads() + row(1, 130, "7", "12", "19") + long + row(3, 190, "1", "", "4"))
    assert certain == {"1.属于本类的事项": True, "2.属于本类的事项": False, "3.属于本类的事项": True}
    assert cells[-1] == ["3.属于本类的事项", "1", "", "4"]


def test_where_most_values_stand_over_two_columns_nothing_is_certain() -> None:
    words = heads() + row(1, 130, "7", "12", "19")
    for number in range(2, 7):
        words += row(number, 100 + 30 * number, "", "", "1234567890123456")
    assert set(read_cells(words)[1].values()) == {False}
