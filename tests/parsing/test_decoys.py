"""Rows that stand where no table is: menus of a site, a row pasted above the report, words beside a grid."""

from __future__ import annotations

import pytest

from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.compose import Composer, Piece
from app.report.cell import Cell, CellState
from app.report.report import Report
from tests.generator.samples import document
from tests.parsing.texts import document as text_document

HEADS = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
ROWS = "规章\t0\t0\t2\n行政规范性文件\t1\t0\t9\n"
DECOY = "规章\t7777\t7777\t7777\n"
TITLE = "青禾县柳溪镇人民政府2021年政府信息公开工作年度报告\n一、总体情况\n工作正常开展。\n"
PART = "二、主动公开政府信息情况\n"


def effective(report: Report, row: str = "regulations") -> Cell:
    return report.cells[f"proactive/{row}/effective"]


def test_a_row_above_the_report_gives_way_to_the_tables_own(forms: Forms) -> None:
    report = parse(text_document(DECOY + TITLE + PART + HEADS + ROWS), forms)
    assert (effective(report).raw, effective(report).certain) == ("2", True)
    extra = report.tables["proactive"].extra_rows
    assert [value.raw for row in extra for value in row.values] == ["7777"] * 3  # named, not lost


def test_a_whole_table_above_the_report_gives_way_too(forms: Forms) -> None:
    other = HEADS + ROWS.replace("\t0", "\t7777").replace("\t2", "\t7777")
    report = parse(text_document(other + "行政许可\t7777\n" + TITLE + PART + HEADS + ROWS), forms)
    assert effective(report).raw == "2"
    assert effective(report, "normative_documents").raw == "9"


@pytest.mark.parametrize("text", [DECOY, TITLE + DECOY + "五、存在的主要问题及改进情况\n问题是人手不足。\n"])
def test_a_row_alone_is_doubted(forms: Forms, text: str) -> None:
    report = parse(text_document(text), forms)
    assert not effective(report).certain


def test_a_row_printed_twice_with_other_figures_is_doubted(forms: Forms) -> None:
    report = parse(text_document(TITLE + PART + HEADS + ROWS + "规章\t0\t0\t3\n"), forms)
    assert not effective(report).certain
    assert effective(report, "normative_documents").certain


def test_a_row_repeated_alike_is_certain(forms: Forms) -> None:
    report = parse(text_document(TITLE + PART + HEADS + ROWS + "规章\t0\t0\t2\n"), forms)
    assert effective(report).certain


def test_words_beside_a_true_grid_are_neither_its_heads_nor_its_values(forms: Forms) -> None:
    composer = Composer()
    for line in (TITLE + PART).splitlines():
        composer.paragraph(line)
    composer.paragraph("现行有效件数")
    composer.paragraph("行政许可 88")
    rows = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "2"]]
    composer.grid(Piece(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    composer.paragraph("行政处罚 99")
    report = parse(document(composer.read()), forms)
    assert (effective(report).raw, effective(report).certain) == ("2", True)
    assert report.cells["proactive/penalties/decisions"].state is CellState.ABSENT
    assert report.cells["proactive/permits/decisions"].state is CellState.ABSENT
    names = [header.printed.raw for header in report.tables["proactive"].headers]
    assert names.count("现行有效件数") == 1
