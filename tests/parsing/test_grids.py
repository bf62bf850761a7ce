"""True grids: values stand under their own heads, and what was recognised stays uncertain."""

from __future__ import annotations

from collections.abc import Sequence

from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.compose import Composer, Piece
from app.report.cell import CellState
from app.report.report import Report
from tests.generator.samples import document

HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
COLUMNS = ("natural_person", "business", "research", "public_interest", "legal_service", "other", "total")


def read(forms: Forms, *grids: Sequence[Sequence[str]], certain: bool = True) -> Report:
    composer = Composer()
    composer.paragraph("青禾县柳溪镇人民政府2021年政府信息公开工作年度报告")
    composer.paragraph("三、收到和处理政府信息公开申请情况")
    for grid in grids:
        composer.grid(
            Piece(row, column, text, certain=certain)
            for row, cells in enumerate(grid)
            for column, text in enumerate(cells)
        )
        composer.paragraph("- 4 -")
    return parse(document(composer.read()), forms)


def values(report: Report, row: str) -> list[tuple[str, bool]]:
    cells = [report.cells[f"requests/{row}/{column}"] for column in COLUMNS]
    return [(cell.raw or cell.state.value, cell.certain) for cell in cells]


def test_a_value_stands_under_its_own_head_whatever_lies_between(forms: Forms) -> None:
    heads = ("项目", "", *HEADS[:6], "小计", HEADS[6])
    report = read(forms, [heads, (RECEIVED, "", "1", "", "", "", "", "2", "2", "3")])
    expected = ["1", "blank", "blank", "blank", "blank", "2", "3"]
    assert values(report, "received") == [(value, True) for value in expected]


def test_a_displaced_total_is_placed_by_its_head_if_the_sum_says_so(forms: Forms) -> None:
    heads = ("项目", HEADS[6], *HEADS[:6])
    report = read(
        forms,
        [
            heads,
            (RECEIVED, "6", "1", "2", "0", "0", "0", "3"),
            (CARRIED_IN, "5", "0", "0", "0", "0", "0", "4"),
        ],
    )
    assert values(report, "received") == [(value, True) for value in ("1", "2", "0", "0", "0", "3", "6")]
    # Neither order makes this sum hold: it may be the head that is wrong, so nothing is vouched for.
    assert all(not certain for _, certain in values(report, "carried_in"))


def test_a_table_over_two_pages_is_one(forms: Forms) -> None:
    row = ("1", "0", "0", "0", "0", "0", "1")
    report = read(forms, [("项目", *HEADS), (RECEIVED, *row)], [(CARRIED_IN, *row)])
    for name in ("received", "carried_in"):
        assert values(report, name) == [(value, True) for value in row]


def test_what_was_recognised_from_a_picture_is_uncertain(forms: Forms) -> None:
    row = ("1", "0", "0", "0", "0", "0", "1")
    report = read(forms, [("项目", *HEADS), (RECEIVED, *row)], certain=False)
    assert values(report, "received") == [(value, False) for value in row]


def test_a_row_of_which_nothing_is_left_is_not_blank(forms: Forms) -> None:
    report = read(forms, [("项目", *HEADS), (RECEIVED,), (CARRIED_IN, *"1000001")])
    cell = report.cells["requests/received/total"]
    assert (cell.state, cell.certain) in (
        (CellState.UNREADABLE, False),
        (CellState.ABSENT, True),
    )


def test_text_tables_beside_a_grid_are_read_as_well(forms: Forms) -> None:
    composer = Composer()
    composer.paragraph("二、主动公开政府信息情况\n规章 1 2 3\n行政规范性文件 4 5 6")
    composer.paragraph("三、收到和处理政府信息公开申请情况")
    composer.grid(Piece(0, column, text) for column, text in enumerate((RECEIVED, *"1000001")))
    report = parse(document(composer.read()), forms)
    assert report.cells["proactive/normative_documents/effective"].raw == "6"
    assert report.cells["requests/received/total"].raw == "1"
