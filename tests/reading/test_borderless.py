"""Tables without rules: blank columns, heads on the page before, labels that a page's end cuts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.reading.document import Grid, Read
from app.reading.lattice import Box
from app.reading.pdf_columns import find_columns
from app.reading.placed import Char, PlacedPage
from app.reading.placed_read import read_placed

HEADS = [(100, 160), (200, 260), (300, 360)]


def boxes(stretches: Sequence[tuple[float, float]], top: float = 0) -> list[Box]:
    return [Box(left, top, right, top + 10) for left, right in stretches]


def columns(values: Sequence[tuple[float, float]], heads: Sequence[Box], start: float = 50) -> list[int]:
    """Which columns hold the values."""
    found = find_columns(boxes(values, 40), heads, start)
    return [found.index(value) for value in sorted(values)] if len(found) == len(HEADS) else []


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([(125, 130), (325, 330)], [0, 2]),
        ([(85, 90), (285, 290)], [0, 2]),  # set to the left: each before the head of its column
        ([(165, 175), (365, 375)], [0, 2]),  # set to the right: each behind it
        ([(165, 175), (265, 275)], []),  # either way
        ([(225, 235)], [1]),
        ([(285, 290)], []),  # set to the left or to the right?
        ([(85, 90), (165, 175), (325, 330)], [0, 1, 2]),  # none is blank: as many values as heads
    ],
)
def test_values_are_under_their_heads(values: list[tuple[float, float]], found: list[int]) -> None:
    assert columns(values, boxes(HEADS, 20)) == found


def test_a_caption_over_all_heads_is_no_column() -> None:
    caption = Box(265, 0, 295, 10)  # between the heads below it
    assert columns([(125, 130), (325, 330)], [caption, *boxes(HEADS, 20)]) == [0, 2]


def test_heads_over_heads_are_no_columns() -> None:
    over = Box(210, 0, 350, 10)
    lone = Box(100, 4, 160, 14)
    assert columns([(125, 130), (325, 330)], [over, lone, *boxes(HEADS[1:], 20)]) == [0, 2]


def test_a_value_that_reaches_over_two_heads_is_nobodys() -> None:
    assert columns([(125, 230), (325, 330)], boxes(HEADS, 20)) == []


def page(number: int, words: Sequence[tuple[float, float, str]]) -> PlacedPage:
    """A page with these words, each where it begins (across, down) and ten points high."""
    chars: list[Char] = []
    for run, (left, top, text) in enumerate(words):
        at = left
        for char in text:
            width = 5.0 if char.isascii() else 10.0
            chars.append(Char(char, at, top, at + width, top + 10, run))
            at += width
    return PlacedPage(number, 600, 800, tuple(chars))


def rows(numbers: Sequence[int], top: float, blank: int = -1) -> list[tuple[float, float, str]]:
    words: list[tuple[float, float, str]] = []
    for index, number in enumerate(numbers):
        y = top + 30 * index
        words.append((60, y, f"{number}.属于本类的事项"))
        words += [(210 + 100 * c, y, str(10 * number + c)) for c in range(3) if c != blank]
    return words


def heads(top: float) -> list[tuple[float, float, str]]:
    return [(200 + 100 * index, top, name) for index, name in enumerate(("本年", "上年", "总计"))]


def table(read: Read, grid: Grid) -> list[list[str]]:
    lines: dict[int, list[str]] = {}
    for cell in grid.cells:
        lines.setdefault(cell.row, []).append(read.text[cell.start : cell.end])
    return list(lines.values())


def test_heads_at_a_pages_end_place_the_values_of_the_next_page() -> None:
    first = page(1, [(60, 600, "本页的正文写到这里，表格在下面开始，先是标题。"), *_announced(700)])
    read = read_placed([first, page(2, rows([1, 2], 60, blank=1))])
    assert table(read, read.grids[-1]) == [
        ["1.属于本类的事项", "10", "", "12"],
        ["2.属于本类的事项", "20", "", "22"],
    ]
    assert all(cell.certain for cell in read.grids[-1].cells)


def _announced(top: float) -> list[tuple[float, float, str]]:
    return [(60, top, "二、主动公开情况"), *heads(top + 30)]


def test_rows_that_go_on_keep_the_heads_of_their_table() -> None:
    first = page(1, [*_announced(600), *rows([1, 2, 3], 660)])
    read = read_placed([first, page(2, rows([4, 5], 60, blank=2))])
    assert table(read, read.grids[-1])[0] == ["4.属于本类的事项", "40", "41", ""]


def test_heads_on_the_next_page_are_another_tables() -> None:
    first = page(1, [*_announced(600), *rows([1, 2, 3], 660)])
    others = [(240.0, 60.0, "数量"), (340.0, 60.0, "金额"), *((240.0 + 100 * i, 90.0, "7") for i in range(2))]
    read = read_placed([first, page(2, [(60, 90, "1.属于另一类的事项"), *others])])
    assert table(read, read.grids[-1])[-1] == ["1.属于另一类的事项", "7", "7"]


def test_a_label_set_close_to_the_group_beside_it_keeps_its_number() -> None:
    close = (38.0, 190.0, "其他")
    read = read_placed([page(1, [close, *_announced(100), *rows([1, 2, 3], 160)])])
    texts = [read.text[cell.start : cell.end] for cell in read.grids[-1].cells]
    assert "其他" in texts
    assert "2.属于本类的事项" in texts


def test_a_label_goes_on_below_a_page_end_beside_a_label_over_several_rows() -> None:
    """The group's own label stands below the last row's: it is not what goes on."""
    first = [*_announced(600), *rows([1, 2], 660), (5.0, 712.0, "其他")]
    rest = [(60.0, 60.0, "理由逾期"), *rows([3], 90)]
    read = read_placed([page(1, first), page(2, rest)])
    assert "2.属于本类的事项\n理由逾期" in read.text
