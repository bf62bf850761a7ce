"""Whole reports as paragraphs and tables with places, for writers of any kind of file. Pure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.forms.grid import GridShape, Place, Role, shape
from app.forms.load import Forms
from app.forms.model import Form
from app.parsing.parse import parse
from app.reading.document import Document, Kind, Read, Source
from app.report.cell import CellState
from app.report.report import Report
from tests.builders import HEADINGS
from tests.texts import CLOSING, OVERVIEW, PROBLEMS

ISSUER = "青禾县柳溪镇人民政府"


@dataclass(frozen=True)
class PlannedTable:
    """A table in its official shape; ``figures`` are the texts of its cells by address."""

    name: str
    shape: GridShape
    figures: Mapping[str, str]

    def text(self, place: Place) -> str:
        return self.figures[place.address] if place.role is Role.CELL else place.text


Plan = list[str | PlannedTable]


def random_figures(form: Form, seed: int, most: int = 99_999) -> dict[str, str]:
    """A figure for every cell of a form: distinct numbers mostly, some zeros, money with decimals."""
    rng = random.Random(seed)
    figures = {}
    for table in form.tables:
        for block in table.blocks:
            for row in block.rows:
                for column in block.columns:
                    value = str(rng.randrange(most)) if rng.random() < 0.8 else "0"
                    if column.id == "amount":
                        value = f"{rng.randrange(1, 99_999)}.{rng.randrange(1, 9999)}7"
                    if column.id == "change" and rng.random() < 0.5:
                        value = str(-rng.randrange(1, 99))
                    figures[f"{table.id}/{row.id}/{column.id}"] = value
    return figures


def plan_report(form: Form, figures: Mapping[str, str]) -> Plan:
    """The paragraphs and tables of a report in official order."""
    year = form.since
    tables = {table.section: table for table in form.tables}
    prose = {1: OVERVIEW, 5: PROBLEMS.replace("\n直接", "直接"), 6: CLOSING}
    plan: Plan = [
        f"{ISSUER}{year}年政府信息公开工作年度报告",
        f"根据《中华人民共和国政府信息公开条例》要求，{ISSUER}编制本年度报告。"
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
    ]
    for number, heading in enumerate(HEADINGS, 1):
        plan.append(f"{'一二三四五六'[number - 1]}、{heading}")
        if number in prose:
            plan += prose[number].split("\n")
        else:
            table = tables[number]
            plan.append(PlannedTable(table.id, shape(table, table.blocks), figures))
    return [*plan, ISSUER, f"{year + 1}年1月20日"]


def parsed(read: Read, forms: Forms, kind: Kind) -> Report:
    """The report that was read; asserts that every span holds the raw text of its cell."""
    source = Source(Path("report"), "report", "", 0, kind, "")
    report = parse(Document(source, read.text, read.grids, read.pages), forms)
    for grid in read.grids:
        for place in grid.cells:
            assert grid.start <= place.start <= place.end <= grid.end
    for address, cell in report.cells.items():
        if cell.span is not None and cell.state is CellState.NUMBER:
            assert read.text[cell.span.start : cell.span.end] == cell.raw, address
    return report


def wrong_cells(report: Report, figures: Mapping[str, str]) -> dict[str, tuple[str, str, bool]]:
    """Cells that were not read as planned: what was planned, what was read, whether with certainty."""
    found = {}
    for address, planned in figures.items():
        cell = report.cells.get(address)
        raw = "".join(cell.raw.split()) if cell else "absent"
        if cell is None or raw != planned or not cell.certain:
            found[address] = (planned, raw, bool(cell and cell.certain))
    return found


def read_sections(report: Report) -> list[int]:
    return [section.id for section in report.sections]
