"""Every cell, section and fact of the five real reports (DOMAIN, "The five reports")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.read import read
from app.report.address import FACTS as NAMES
from app.report.address import fact_address, is_fact
from app.report.cell import Cell, CellState
from app.report.report import Report
from tests.conftest import real_report

ALL_2021 = {
    ("proactive", "documents"): "2021",
    ("proactive", "permits"): "2021",
    ("proactive", "enforcement"): "2021",
    ("proactive", "fees"): "2021",
    ("requests", "requests"): "2021",
    ("proceedings", "proceedings"): "2021",
}
ALL_2019 = dict.fromkeys([*ALL_2021, ("proactive", "procurement")], "2019")

FORMS: Mapping[str, tuple[str, Mapping[tuple[str, str], str], int]] = {
    "liye-2021": ("2021", ALL_2021, 200),
    "cuiyun-2021": ("2021", ALL_2021, 200),
    "zhenjiang-2020": ("2019", ALL_2019, 198),
    "xian-2021": ("2021", ALL_2021, 200),
    "penghou-2024": (
        "mixed",
        {**ALL_2021, ("proactive", "documents"): "2019", ("requests", "requests"): "2019"},
        186,
    ),
}

NOT_ZERO = {
    "proactive/permits/decisions": "1782",
    "proactive/penalties/decisions": "55",
    "proactive/fees/amount": "12.39205",
}


@pytest.fixture(scope="module", params=FORMS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def report(name: str, forms: Forms) -> Report:
    return parse(read(real_report(name)), forms)


def figures(report: Report) -> list[Cell]:
    return [cell for address, cell in report.cells.items() if not is_fact(address)]


def test_form_and_blocks(name: str, report: Report) -> None:
    form, blocks, _ = FORMS[name]
    assert report.form == form
    assert {(ref.table, ref.block): ref.form for ref in report.blocks} == blocks
    assert all(ref.found for ref in report.blocks)


def test_every_cell_has_its_value_its_state_and_its_certainty(name: str, report: Report) -> None:
    cells = figures(report)
    assert len(cells) == FORMS[name][2]
    for cell in cells:
        table, row, column = cell.address.split("/")
        if name == "xian-2021" and table == "requests" and column != "total":
            assert (cell.state, cell.value, cell.raw) == (CellState.BLANK, None, ""), cell
        else:
            raw = NOT_ZERO.get(cell.address, "0") if name == "penghou-2024" else "0"
            assert (cell.state, cell.value, cell.raw) == (CellState.NUMBER, Decimal(raw), raw), cell
        eight = name == "cuiyun-2021" and table == "requests" and row not in ("received", "carried_in")
        assert cell.certain is not eight, cell
        assert cell.conversions == ()


def test_every_cell_has_its_own_place_in_the_order_of_the_form(report: Report) -> None:
    spans = [cell.span for cell in figures(report)]
    places = [span for span in spans if span is not None]
    assert len(places) == len(spans)
    assert all(before.end <= after.start for before, after in pairwise(places))
    assert all(
        report.text[cell.span.start : cell.span.end] == cell.raw for cell in figures(report) if cell.span
    )


def test_every_row_has_its_label_before_its_values(report: Report) -> None:
    for table in report.tables.values():
        for row in table.rows:
            assert row.label is not None
            assert row.label.target == row.address
            assert report.text[slice(*row.label.printed.span)] == row.label.printed.raw
            if table.id == "proceedings":  # all rows in one line of figures, far below their labels
                continue
            between = report.text[row.label.printed.span.end : row.values[0].span.start]
            assert not between.strip("\t |\n"), row


def test_no_row_is_extra_and_only_eight_values_do_not_fit(name: str, report: Report) -> None:
    for table in report.tables.values():
        assert table.extra_rows == ()
        for row in table.rows:
            eight = (
                name == "cuiyun-2021"
                and table.id == "requests"
                and row.address not in ("requests/received", "requests/carried_in")
            )
            assert row.fits is not eight
            if eight:
                assert [value.raw for value in row.values] == ["0"] * 8


WORDINGS = {
    "liye-2021": set(),
    "cuiyun-2021": {"社会组织", "本年收费金额（单位：万元，保留4位小数）"},
    "zhenjiang-2020": set(),
    "xian-2021": {"规范性文件"},
    "penghou-2024": set(),
}


def test_only_the_labels_with_another_wording_are_inexact(name: str, report: Report) -> None:
    labels = [label for table in report.tables.values() for label in table.headers]
    labels += [row.label for table in report.tables.values() for row in table.rows if row.label]
    assert {label.printed.raw for label in labels if not label.exact} == WORDINGS[name]


def test_heads_and_captions(name: str, report: Report, forms: Forms) -> None:
    for ref in report.blocks:
        block = forms.block(ref.form, ref.table, ref.block)
        targets = [label.target for label in report.tables[ref.table].headers]
        repeats = len(block.rows) if ref.table == "proceedings" else 1
        for column in block.columns:
            assert targets.count(f"{ref.table}/{ref.block}/{column.id}") == repeats
        if block.caption:
            assert targets.count(f"{ref.table}/{ref.block}") == 1


TITLES = {
    "liye-2021": "利业街道2021年政府信息公开工作报告",
    "cuiyun-2021": "洛阳市洛龙区翠云路街道办事处2021年政府信息公开工作年度报告",
    "zhenjiang-2020": "振江办事处2020年政府信息公开工作年度报告",
    "xian-2021": "大洼区西安镇2021年度政府信息公开工作报告",
    "penghou-2024": None,
}
FACTS: Mapping[str, Mapping[str, object]] = {
    "liye-2021": {
        "issuer": "利业街道",
        "issuer_kind": "street",
        "year": 2021,
        "period_start": date(2021, 1, 1),
        "period_end": date(2021, 12, 31),
    },
    "cuiyun-2021": {"issuer": "洛阳市洛龙区翠云路街道办事处", "issuer_kind": "street", "year": 2021},
    "zhenjiang-2020": {
        "issuer": "振江办事处",
        "issuer_kind": "street",
        "year": 2020,
        "period_start": date(2020, 1, 1),
        "period_end": date(2020, 12, 31),
        "signed_on": date(2021, 2, 5),
    },
    "xian-2021": {"issuer": "大洼区西安镇", "issuer_kind": "town", "year": 2021},
    "penghou-2024": {
        "issuer": "彭后街道办事处",
        "issuer_kind": "street",
        "year": 2024,
        "signed_on": date(2025, 1, 20),
    },
}


def test_facts(name: str, report: Report) -> None:
    expected = {"title": TITLES[name], **FACTS[name]}
    for fact in NAMES:
        cell = report.fact(fact)
        assert cell.value == expected.get(fact), fact
        assert cell.state is (CellState.TEXT if expected.get(fact) else CellState.ABSENT)
        assert cell.certain is not (name == "penghou-2024" and fact == "year")
        if cell.span:
            assert report.text[cell.span.start : cell.span.end] == cell.raw
        else:
            assert cell.state is CellState.ABSENT or fact == "issuer_kind"


def test_a_year_that_only_the_sign_off_tells_points_there(forms: Forms) -> None:
    report = parse(read(real_report("penghou-2024")), forms)
    year, signed = report.cells[fact_address("year")], report.cells[fact_address("signed_on")]
    assert (year.raw, year.span) == (signed.raw, signed.span) == ("2025年1月20日", signed.span)


NUMBERS = {
    "liye-2021": ["一", "2", "3", "4", "五", "六"],
    "cuiyun-2021": ["一", "二", "三", "四", "五", "六"],
    "zhenjiang-2020": ["一", "二", "三", "四", "五", "六"],
    "xian-2021": ["", "二", "三", "四", "", "六"],
    "penghou-2024": ["一", "二", "三", "四", "五", "六"],
}
HEADINGS = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
]


def test_sections(name: str, report: Report) -> None:
    assert [section.id for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert [section.number for section in report.sections] == NUMBERS[name]
    headings = list(HEADINGS)
    if name == "xian-2021":
        headings[1] = "主动公开政府信息的情况"
    assert [section.heading for section in report.sections] == headings
    for section in report.sections:
        printed = report.text[slice(*section.span)]
        assert printed.startswith(section.number)
        assert printed.endswith(section.heading)
        assert printed == printed.strip()
    ends = [section.span.start for section in report.sections[1:]] + [len(report.text)]
    assert [section.body for section in report.sections] == [
        (section.span.end, end) for section, end in zip(report.sections, ends, strict=True)
    ]


def test_each_table_stands_in_its_section(report: Report, forms: Forms) -> None:
    for table in forms.forms[-1].tables:
        section = report.section(table.section)
        span = report.tables[table.id].span
        assert section is not None
        assert span is not None
        assert section.body.start <= span.start
        assert span.end <= section.body.end
