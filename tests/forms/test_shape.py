"""The official shape of the tables: merged heads, row groups, one place for every cell."""

from __future__ import annotations

from collections import Counter

import pytest

from app.forms.build import build_form
from app.forms.grid import GridShape, Place, Role, shape
from app.forms.load import Forms
from app.forms.model import FormTable

TABLES = [(form, table) for form in ("2019", "2021") for table in ("proactive", "requests", "proceedings")]


def whole(table: FormTable) -> GridShape:
    return shape(table, table.blocks)


def place(found: GridShape, text: str) -> Place:
    (only,) = [one for one in found.places if one.text == text]
    return only


def extent(found: GridShape, text: str) -> tuple[int, int, int, int]:
    one = place(found, text)
    return one.row, one.column, one.height, one.width


def assert_covered(found: GridShape) -> None:
    covered = Counter(
        (row, column)
        for one in found.places
        for row in range(one.row, one.row + one.height)
        for column in range(one.column, one.column + one.width)
    )
    assert covered == Counter((row, column) for row in range(found.rows) for column in range(found.columns))


@pytest.mark.parametrize(("form", "table"), TABLES)
def test_the_grid_is_covered_without_gaps_or_overlaps(forms: Forms, form: str, table: str) -> None:
    assert_covered(whole(forms.table(form, table)))


@pytest.mark.parametrize(("form", "table"), TABLES)
def test_every_cell_has_one_place_and_every_other_place_its_text(forms: Forms, form: str, table: str) -> None:
    data = forms.table(form, table)
    found = whole(data)
    addresses = [one.address for one in found.places if one.role is Role.CELL]
    expected = [
        f"{table}/{row.id}/{column.id}"
        for block in data.blocks
        for row in block.rows
        for column in block.columns
    ]
    assert sorted(addresses) == sorted(expected)
    assert all(bool(one.text) != (one.role is Role.CELL) for one in found.places)
    assert all(bool(one.address) == (one.role is Role.CELL) for one in found.places)


@pytest.mark.parametrize(("form", "rows", "results", "others"), [("2019", 23, 20, 0), ("2021", 25, 22, 3)])
def test_the_requests_table_looks_like_the_official_one(
    forms: Forms, form: str, rows: int, results: int, others: int
) -> None:
    found = whole(forms.table(form, "requests"))
    assert (found.rows, found.columns, found.label_columns) == (3 + rows, 10, 3)
    assert extent(found, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）") == (
        0,
        0,
        3,
        3,
    )
    assert extent(found, "申请人情况") == (0, 3, 1, 7)
    assert extent(found, "自然人") == (1, 3, 2, 1)
    assert extent(found, "法人或其他组织") == (1, 4, 1, 5)
    assert extent(found, "商业企业") == (2, 4, 1, 1)
    assert extent(found, "总计") == (1, 9, 2, 1)
    assert extent(found, "一、本年新收政府信息公开申请数量") == (3, 0, 1, 3)
    assert extent(found, "三、本年度办理结果") == (5, 0, results, 1)  # rowspan 20 or 22 in official pages
    assert extent(found, "（一）予以公开") == (5, 1, 1, 2)
    assert extent(found, "（三）不予公开") == (7, 1, 8, 1)
    assert extent(found, "（四）无法提供") == (15, 1, 3, 1)
    assert extent(found, "（五）不予处理") == (18, 1, 5, 1)
    assert extent(found, "（六）其他处理")[2:] == ((others, 1) if others else (1, 2))
    assert extent(found, "（七）总计") == (3 + rows - 2, 1, 1, 2)
    assert extent(found, "四、结转下年度继续办理") == (3 + rows - 1, 0, 1, 3)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_the_proceedings_table_is_one_line_of_fifteen_figures(forms: Forms, form: str) -> None:
    found = whole(forms.table(form, "proceedings"))
    assert (found.rows, found.columns, found.label_columns) == (4, 15, 0)
    assert extent(found, "行政复议") == (0, 0, 1, 5)
    assert extent(found, "行政诉讼") == (0, 5, 1, 10)
    assert extent(found, "未经复议直接起诉") == (1, 5, 1, 5)
    assert extent(found, "复议后起诉") == (1, 10, 1, 5)
    heads = [one for one in found.places if one.text == "结果维持"]
    assert [(one.row, one.column, one.height) for one in heads] == [(1, 0, 2), (2, 5, 1), (2, 10, 1)]
    cells = [one for one in found.places if one.role is Role.CELL]
    assert [one.column for one in cells] == list(range(15))
    assert {one.row for one in cells} == {3}


def test_the_blocks_of_the_proactive_table_stand_below_each_other(forms: Forms) -> None:
    found = whole(forms.table("2021", "proactive"))
    assert (found.columns, found.label_columns) == (4, 1)
    captions = [one for one in found.places if one.role is Role.CAPTION]
    assert [(one.row, one.width) for one in captions] == [(0, 4), (4, 4), (7, 4), (11, 4)]
    assert extent(found, "本年制发件数") == (1, 1, 1, 1)
    assert extent(found, "行政规范性文件") == (3, 0, 1, 1)
    assert extent(found, "本年收费金额（单位：万元）") == (12, 1, 1, 3)


def test_heads_of_two_and_of_three_columns_share_the_width(forms: Forms) -> None:
    found = whole(forms.table("2019", "proactive"))
    assert extent(found, "本年新制作数量") == (1, 1, 1, 2)
    assert extent(found, "采购项目数量")[3] == 3
    assert extent(found, "采购总金额")[3] == 3


def test_a_mixture_of_blocks_of_both_forms_has_a_shape_too(forms: Forms) -> None:
    """penghou-2024 prints one block of 2019 between those of 2021."""
    new = forms.table("2021", "proactive")
    found = shape(new, [forms.block("2019", "proactive", "documents"), *new.blocks[1:]])
    assert_covered(found)
    assert place(found, "对外公开总数量").role is Role.HEADER
    assert "本年制发件数" not in {one.text for one in found.places}


@pytest.mark.parametrize("counts", [(1,), (2, 3), (3, 4), (5, 7), (1, 8, 3)])
def test_blocks_of_any_widths_are_covered(counts: tuple[int, ...]) -> None:
    blocks = [
        {
            "id": f"b{number}",
            "caption": "项",
            "columns": [{"id": f"c{index}", "label": "列"} for index in range(count)],
            "rows": [{"id": f"r{number}", "label": "行"}],
        }
        for number, count in enumerate(counts)
    ]
    table = {"id": "t", "section": 2, "title": "二", "short": "二", "layout": "blocks", "blocks": blocks}
    form = build_form({"id": "x", "title": "x", "document": "x", "since": 2030, "tables": [table]})
    assert_covered(whole(form.tables[0]))
