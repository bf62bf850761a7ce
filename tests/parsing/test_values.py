"""Dates, years, kinds of issuer, and text to cell for every address."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.parsing.dates import read_date, read_year
from app.parsing.issuers import issuer_kind
from app.parsing.values import read_cell
from app.report.address import FACTS
from app.report.cell import CellState, Span
from app.report.issuer import KIND_LABELS, IssuerKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年2月5日", date(2021, 2, 5)),
        ("2022年01月18日", date(2022, 1, 18)),
        ("2024年3 月 26日", date(2024, 3, 26)),
        ("2024 年\u00a03月\u300026 日", date(2024, 3, 26)),
        ("２０２１年２月５日", date(2021, 2, 5)),
        ("2021-1-1", date(2021, 1, 1)),
        ("2022-01-20", date(2022, 1, 20)),
        ("2022/1/20", date(2022, 1, 20)),
        ("2022.1.20", date(2022, 1, 20)),
        ("20220124", date(2022, 1, 24)),
        ("二○二一年二月五日", date(2021, 2, 5)),
        ("二〇二一年十二月三十一日", date(2021, 12, 31)),
        ("二零一零年六月十三日", date(2010, 6, 13)),
        ("二〇二二年一月廿八日", date(2022, 1, 28)),
        ("2021年2月30日", None),
        ("2021年13月1日", None),
        ("202419日", None),
        ("2021年2月", None),
        ("5", None),
        ("", None),
        ("2021年2月5日起", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


def test_a_date_without_its_year_takes_the_one_given() -> None:
    assert read_date("12月31日", 2021) == date(2021, 12, 31)
    assert read_date("12月31日") is None


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_date_reads_back(day: date) -> None:
    digits = "〇一二三四五六七八九"
    year = "".join(digits[int(c)] for c in str(day.year))
    assert read_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert read_date(day.isoformat()) == day
    if day.year < 2090 and day.month < 10 and day.day < 10:
        assert read_date(f"{year}年{digits[day.month]}月{digits[day.day]}日") == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", 2021),
        ("2021年", 2021),
        ("2021年度", 2021),
        ("二〇二一年", 2021),
        ("202", None),
        ("3021", None),
    ],
)
def test_years(text: str, expected: int | None) -> None:
    assert read_year(text) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("青禾县柳溪镇人民政府", IssuerKind.TOWN),
        ("青禾县柳溪镇", IssuerKind.TOWN),
        ("青禾县石桥乡人民政府", IssuerKind.TOWN),
        ("青禾县柳溪镇人民政府办公室", IssuerKind.TOWN),
        ("临江区望河街道办事处", IssuerKind.STREET),
        ("望河街道", IssuerKind.STREET),
        ("望河办事处", IssuerKind.STREET),
        ("青禾县人民政府", IssuerKind.GOVERNMENT),
        ("青禾县", IssuerKind.GOVERNMENT),
        ("青禾县人民政府办公室", IssuerKind.GOVERNMENT),
        ("临江市人民政府办公厅", IssuerKind.GOVERNMENT),
        ("青禾县财政局", IssuerKind.DEPARTMENT),
        ("临江市发展和改革委员会", IssuerKind.DEPARTMENT),
        ("临江市卫健委", IssuerKind.DEPARTMENT),
        ("江南省教育厅", IssuerKind.DEPARTMENT),
        ("青禾县政务服务中心", IssuerKind.DEPARTMENT),
        ("青禾县司法局（行政复议局）", IssuerKind.DEPARTMENT),
        ("临江经济技术开发区管理委员会", IssuerKind.ZONE),
        ("临江高新区管委会", IssuerKind.ZONE),
        ("临江经济技术开发区", IssuerKind.ZONE),
        ("开发区税务局", IssuerKind.DEPARTMENT),
        ("关于", IssuerKind.UNKNOWN),
        ("", IssuerKind.UNKNOWN),
    ],
)
def test_kinds_of_issuer(name: str, kind: IssuerKind) -> None:
    assert issuer_kind(name) is kind


def test_a_figure_becomes_a_cell_with_its_place() -> None:
    cell = read_cell("requests/received/total", "１２", Span(3, 5), certain=False)
    assert (cell.state, cell.value, cell.span) == (CellState.NUMBER, Decimal(12), (3, 5))
    assert not cell.certain


@pytest.mark.parametrize(
    ("fact", "raw", "value"),
    [
        ("title", "青禾县\n2021年度报告", "青禾县2021年度报告"),
        ("issuer", "青禾县 财政局", "青禾县财政局"),
        ("year", "2021年", 2021),
        ("signed_on", "2022-1-20", date(2022, 1, 20)),
        ("period_start", "二〇二一年一月一日", date(2021, 1, 1)),
        ("issuer_kind", "政府部门", "department"),
        ("issuer_kind", "zone", "zone"),
        ("issuer_kind", "青禾县财政局", "department"),
    ],
)
def test_facts_are_read_by_what_they_are(fact: str, raw: str, value: object) -> None:
    cell = read_cell(f"report/{fact}", raw)
    assert (cell.state, cell.value, cell.certain) == (CellState.TEXT, value, True)


def test_every_kind_reads_back_from_its_label() -> None:
    for kind, label in KIND_LABELS.items():
        assert read_cell("report/issuer_kind", label).value == kind.value


def test_a_year_given_by_the_sign_off_is_the_year_before_and_uncertain() -> None:
    cell = read_cell("report/year", "2025年1月20日")
    assert (cell.value, cell.certain) == (2024, False)


@pytest.mark.parametrize("fact", ["year", "signed_on", "period_end"])
def test_what_is_no_date_is_unreadable(fact: str) -> None:
    cell = read_cell(f"report/{fact}", "2021年2月30日左右")
    assert (cell.state, cell.value) == (CellState.UNREADABLE, None)


@given(st.sampled_from([*FACTS]), st.text(max_size=60))
def test_never_raises(fact: str, raw: str) -> None:
    assert read_cell(f"report/{fact}", raw).raw == raw
