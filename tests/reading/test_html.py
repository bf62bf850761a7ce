"""Web pages: every cell of a report, whatever the site and its editor made of it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.forms.load import Forms
from app.reading.decode import NotText
from app.reading.document import Kind, Read
from app.reading.html import read_html
from app.reading.problems import TooComplex
from tests.reading import web_pages as web
from tests.reading.plans import Plan, parsed, plan_report, random_figures, read_sections, wrong_cells


def planned(forms: Forms, form: str = "2021", seed: int = 0) -> tuple[dict[str, str], Plan]:
    figures = random_figures(forms.form(form), seed)
    return figures, plan_report(forms.form(form), figures)


def assert_exact(html: str | bytes, figures: dict[str, str], forms: Forms) -> Read:
    read = read_html(html if isinstance(html, bytes) else html.encode())
    report = parsed(read, forms, Kind.HTML)
    assert wrong_cells(report, figures) == {}
    assert "7777" not in {cell.raw for cell in report.cells.values()} - set(figures.values())
    return read


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("cell", web.CELLS)
def test_every_way_to_write_a_cell(cell: str, form: str, forms: Forms) -> None:
    figures, plan = planned(forms, form, seed=1)
    inside = web.content(plan, lambda table: web.table(table, web.CELLS[cell]))
    for html in (web.page(inside), web.site(inside)):
        read = assert_exact(html, figures, forms)
        assert read_sections(parsed(read, forms, Kind.HTML)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("damage", web.DAMAGES)
def test_every_damage(damage: str, form: str, forms: Forms) -> None:
    figures, plan = planned(forms, form, seed=2)
    inside = web.DAMAGES[damage](web.content(plan))
    assert_exact(web.page(inside), figures, forms)
    assert_exact(web.site(inside), figures, forms)
