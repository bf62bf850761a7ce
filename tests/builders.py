"""Reports built straight from a form, for tests that need no file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from app.forms.load import Forms
from app.report.address import FACTS, fact_address
from app.report.cell import Cell, CellState, Span, Value
from app.report.report import BlockRef, Printed, Report, Row, Section, Table

HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)

OVERVIEW = """\
（一）主动公开方面。本机关通过门户网站和便民公告栏及时发布应当公开的政府信息，全年发布公开信息126条，并按时更新公开指南和目录。
（二）依申请公开方面。明确专人登记、办理和答复政府信息公开申请，办理过程全程留痕。
（三）政府信息管理方面。落实公文公开属性源头认定，发布前逐件进行保密审查和内容审核。
（四）平台建设方面。对门户网站信息公开专栏进行了栏目调整，群众查找信息更加方便。
（五）监督保障方面。将政府信息公开纳入年度工作考核，主动接受社会评议，全年没有发生需要责任追究的情形。"""

PROBLEMS = """\
本年度工作中存在的主要问题：一是个别栏目更新不够及时；二是政策解读的形式比较单一。
针对上述问题，本机关作了以下改进：一是每月检查一次各栏目的更新情况，逾期未更新的通报到科室；二是制作图文解读和问答，请业务科室直接参与解读材料的编写。"""

CLOSING = "本年度未收取政府信息公开信息处理费，无其他需要报告的事项。"
PROSE = {1: OVERVIEW, 5: PROBLEMS, 6: CLOSING}
"""What a clean report says in the parts that have no table."""


def overview_of(figures: Mapping[str, str]) -> str:
    """The overview of a clean report: it says in words how many applications table three has."""
    total = figures.get("requests/received/total", "0")
    some = total.isdecimal() and int(total)
    said = f"全年收到政府信息公开申请{total}件。" if some else "全年没有收到政府信息公开申请。"
    return OVERVIEW.replace("办理过程全程留痕。", f"办理过程全程留痕。{said}")


def build_cell(address: str, raw: str, *, certain: bool = True, span: Span | None = None) -> Cell:
    """A cell with that text: a number, blank, ／ or unreadable."""
    try:
        return Cell(address, raw, CellState.NUMBER, Decimal(raw), span, certain)
    except InvalidOperation:
        pass
    states = {"": CellState.BLANK, "/": CellState.NOT_APPLICABLE, "／": CellState.NOT_APPLICABLE}
    return Cell(address, raw, states.get(raw, CellState.UNREADABLE), None, span, certain)


def build_report(
    forms: Forms,
    figures: Mapping[str, str] | None = None,
    *,
    form: str = "2021",
    facts: Mapping[str, Value] | None = None,
    uncertain: frozenset[str] = frozenset(),
    absent: frozenset[str] = frozenset(),
    missing_tables: frozenset[str] = frozenset(),
    missing_sections: frozenset[int] = frozenset(),
    prose: Mapping[int, str] | None = None,
) -> Report:
    """A report in which every cell is 0 but those of ``figures`` (address → text).

    ``facts`` replaces facts by name, None makes one absent. Cells of the rows in ``uncertain``
    ("requests/received") are uncertain, those in ``absent`` are absent. Every section is there;
    the text is made of their headings and prose, of which ``prose`` replaces some by section.
    """
    chosen = forms.form(form)
    year = chosen.since
    values: dict[str, Value] = {
        "title": f"青禾县柳溪镇人民政府{year}年政府信息公开工作年度报告",
        "issuer": "青禾县柳溪镇人民政府",
        "issuer_kind": "town",
        "year": year,
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "signed_on": date(year + 1, 1, 20),
        "published_on": None,
        **(facts or {}),
    }
    cells: dict[str, Cell] = {}
    for name in FACTS:
        value = values[name]
        state = CellState.ABSENT if value is None else CellState.TEXT
        raw = "" if value is None else str(value)
        cells[fact_address(name)] = Cell(fact_address(name), raw, state, value)
    blocks: list[BlockRef] = []
    tables: dict[str, Table] = {}
    figures = figures or {}
    for table in chosen.tables:
        found = table.id not in missing_tables
        rows = []
        for block in table.blocks:
            blocks.append(BlockRef(table.id, block.id, chosen.id, found))
            for row in block.rows:
                name = f"{table.id}/{row.id}"
                printed = []
                for column in block.columns:
                    address = f"{name}/{column.id}"
                    raw = figures.get(address, "0")
                    printed.append(Printed(raw, Span(0, 0)))
                    if not found or name in absent:
                        cells[address] = Cell(address, "", CellState.ABSENT)
                    else:
                        cells[address] = build_cell(address, raw, certain=name not in uncertain)
                if found and name not in absent:
                    rows.append(Row(name, None, tuple(printed), fits=name not in uncertain))
        tables[table.id] = Table(table.id, Span(0, 0) if found else None, tuple(rows))
    unknown = set(figures) - set(cells)
    assert not unknown, f"no such cells in form {form}: {sorted(unknown)}"
    text = ""
    sections = []
    for number, heading in enumerate(HEADINGS, 1):
        if number in missing_sections:
            continue
        line = f"{'一二三四五六'[number - 1]}、{heading}"
        span = Span(len(text), len(text) + len(line))
        text += line + "\n"
        body = {**PROSE, 1: overview_of(figures), **(prose or {})}.get(number, "")
        text += body + "\n" if body else ""
        sections.append(Section(number, heading, line[0], span, Span(span.end, len(text))))
    return Report(chosen.id, tuple(blocks), cells, tables, tuple(sections), text)
