"""Blocks as tab-separated text, as Excel and WPS write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.clipboard import from_tsv, tiled, to_tsv

cells = st.text(alphabet='1０a“"\t\r\n \u3000／', max_size=6)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("5", [["5"]]),
        ("5\r\n", [["5"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\t2\n3\t4", [["1", "2"], ["3", "4"]]),
        ("1\r2\r", [["1"], ["2"]]),
        ("\t\r\n\t", [["", ""], ["", ""]]),
        ("1\t", [["1", ""]]),
        ("1\r\n\r\n3", [["1"], [""], ["3"]]),
        ('"一行\n二行"\t2\r\n', [["一行\n二行", "2"]]),
        ('"他说""好"""\t2', [['他说"好"', "2"]]),
        ('3.危及"三安全"\t2', [['3.危及"三安全"', "2"]]),
        ('"三安全"一稳定\t2', [['"三安全"一稳定', "2"]]),
        ('"没有收尾\t2\n3', [['"没有收尾', "2"], ["3"]]),
        ("1,782\t１２\t12.39205", [["1,782", "１２", "12.39205"]]),
    ],
)
def test_what_is_on_the_clipboard_is_read(text: str, block: list[list[str]]) -> None:
    assert from_tsv(text) == block


def test_every_row_ends_as_in_excel_and_only_what_must_be_is_quoted() -> None:
    assert to_tsv([["1", ""], ["一\n二", '3.危及"三安全"']]) == '1\t\r\n"一\n二"\t3.危及"三安全"\r\n'


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1)))
def test_a_copied_block_comes_back_as_it_was(block: list[list[str]]) -> None:
    assert from_tsv(to_tsv(block)) == block


def test_thousands_of_rows_with_both_line_ends() -> None:
    text = "".join(f"{n}\t{n + 1}" + ("\r\n" if n % 2 else "\n") for n in range(8000))
    block = from_tsv(text)
    assert len(block) == 8000
    assert block[-1] == ["7999", "8000"]


def test_a_block_is_repeated_over_a_selection_that_it_divides() -> None:
    assert tiled([["1"]], 2, 3) == [["1"] * 3] * 2
    assert tiled([["1", "2"]], 2, 4) == [["1", "2", "1", "2"]] * 2
    assert tiled([["1", "2"]], 1, 3) == [["1", "2"]]
    assert tiled([["1"], ["2", "3"]], 1, 1) == [["1", ""], ["2", "3"]]
