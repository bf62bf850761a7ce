from __future__ import annotations

import random

from app.reading.lattice import MOST_RULES, Lattice, Rule, find_lattices
from tests.effort import at_most


def across(y: float, start: float, end: float) -> Rule:
    return Rule(True, y, start, end)


def down(x: float, start: float, end: float) -> Rule:
    return Rule(False, x, start, end)


def places(lattice: Lattice) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.height, cell.width) for cell in lattice.cells]


FRAME = [across(0, 0, 100), across(40, 0, 100), down(0, 0, 40), down(100, 0, 40)]


def test_cells_between_rules() -> None:
    (lattice,) = find_lattices([*FRAME, across(20, 0, 100), down(50, 0, 40)])
    assert places(lattice) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
    assert lattice.edges() == (0, 50, 100)
    assert not lattice.open_top
    assert not lattice.open_bottom


def test_a_missing_inner_rule_merges_cells() -> None:
    (lattice,) = find_lattices([*FRAME, across(20, 50, 100), down(50, 0, 40)])
    assert places(lattice) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_pieces_and_double_rules_are_one_rule() -> None:
    pieces = [across(20 + index % 2, index * 10, index * 10 + 9) for index in range(10)]
    (lattice,) = find_lattices([*FRAME, *pieces, down(50, 0, 19), down(51.5, 21, 40)])
    assert len(lattice.cells) == 4


def test_an_underline_divides_nothing() -> None:
    (lattice,) = find_lattices([*FRAME, down(50, 0, 40), across(15, 10, 30)])
    assert places(lattice) == [(0, 0, 1, 1), (0, 1, 1, 1)]


def test_a_table_that_goes_on_over_the_page_is_closed_at_the_end_of_its_upright_rules() -> None:
    rules = [across(0, 0, 100), across(20, 0, 100)] + [down(x, 0, 40) for x in (0, 50, 100)]
    (lattice,) = find_lattices(rules)
    assert len(lattice.cells) == 4
    assert lattice.open_bottom
    assert lattice.box.bottom == 40


def test_a_merged_cell_open_at_the_pages_end_is_a_cell() -> None:
    rules = [across(0, 0, 100), across(20, 50, 100), across(40, 50, 100)]
    (lattice,) = find_lattices(rules + [down(x, 0, 40) for x in (0, 50, 100)])
    assert places(lattice) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_a_table_without_outer_upright_rules() -> None:
    (lattice,) = find_lattices([across(y, 0, 100) for y in (0, 20, 40)] + [down(50, 0, 40)])
    assert len(lattice.cells) == 4


def test_cells_with_borders_of_their_own_and_gutters() -> None:
    rules = []
    for left in (0, 54):
        for top in (0, 24):
            rules += [across(top, left, left + 50), across(top + 20, left, left + 50)]
            rules += [down(left, top, top + 20), down(left + 50, top, top + 20)]
    rules += [across(-4, -4, 108), across(48, -4, 108), down(-4, -4, 48), down(108, -4, 48)]
    boxes = {
        (round(cell.box.left), round(cell.box.top))
        for lattice in find_lattices(rules)
        for cell in lattice.cells
    }
    assert len(boxes) == 4


def test_two_tables_and_a_loose_line() -> None:
    below = [
        Rule(
            r.horizontal,
            r.at + 100 * r.horizontal,
            *(r[2:] if r.horizontal else (r.start + 100, r.end + 100)),
        )
        for r in FRAME
    ]
    rules = [*FRAME, down(50, 0, 40), *below, down(30, 100, 140), across(70, 0, 300)]
    assert [len(lattice.cells) for lattice in find_lattices(rules)] == [2, 2]


def test_a_frame_alone_is_no_table() -> None:
    assert find_lattices(FRAME) == []


def test_what_is_no_rectangle_is_given_in_pieces_that_are_not_whole() -> None:
    rules = [*FRAME, across(20, 0, 50), down(50, 0, 20)]
    (lattice,) = find_lattices([*rules, across(60, 0, 100), down(0, 40, 60), down(100, 40, 60)])
    assert not all(cell.whole for cell in lattice.cells)
    assert sum(cell.whole for cell in lattice.cells) == 2


def test_cells_never_overlap_and_no_drawing_takes_long() -> None:
    chance = random.Random(1)
    with at_most(2000):
        for _ in range(60):
            rules = []
            for _ in range(chance.randrange(60)):
                at, start = chance.randrange(40) * 5.0, chance.randrange(30) * 5.0
                rules.append(Rule(chance.random() < 0.5, at, start, start + chance.randrange(40) * 5.0))
            for lattice in find_lattices(rules):
                taken = [
                    (cell.row + i, cell.column + j)
                    for cell in lattice.cells
                    for i in range(cell.height)
                    for j in range(cell.width)
                ]
                assert len(taken) == len(set(taken))
        assert find_lattices([across(1.0 * (i % 900), 0, 50) for i in range(MOST_RULES + 1)]) == []
