"""Whatever the text: parsing never raises, every span holds, and junk ends soon."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.forms.load import Forms, load_forms
from app.parsing.parse import parse
from app.paths import resources
from app.report.report import Report
from tests.parsing.texts import document, request_table

FORMS = load_forms(resources() / "forms")

PIECES = [
    *("\t", "\t", "\t", "\n", "\n", "\n\n", " | ", "|", "|||", "| |", "\u00a0", "\u3000", " ", "\r", "\x0b"),
    *(
        "0",
        "0",
        "0",
        "1",
        "12.39205",
        "１",
        "1,782",
        "／",
        "—",
        "无",
        "减4",
        "22（其中2件）",
        "二十",
        "见附件",
    ),
    *(
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "五、存在问题",
        "六、其他需要报告的事项",
    ),
    *(
        "青禾县财政局",
        "2021年",
        "政府信息公开工作年度报告",
        "2021年1月1日",
        "至12月31日",
        "2022年1月20日",
        "（",
        "）",
    ),
    *("|---|---|", "- 4 -", "现将有关情况报告如下：", "。", "结\n果\n维\n持", "商业", "企业"),
    *(
        label
        for form in FORMS.forms
        for table in form.tables
        for block in table.blocks
        for label in (
            block.caption,
            *(column.label for column in block.columns),
            *(row.label for row in block.rows),
            *(name for row in block.rows for name in row.group),
        )
        if label
    ),
]


def check_places(report: Report, text: str) -> None:
    """Every place in the report is one in the text, and the cell says what stands there."""
    for cell in report.cells.values():
        if cell.span is not None:
            assert text[cell.span.start : cell.span.end] == cell.raw
    for section in report.sections:
        assert 0 <= section.span.start < section.span.end <= section.body.end <= len(text)
    for table in report.tables.values():
        printed = [label.printed for label in table.headers]
        for row in table.rows:
            printed += [*row.values, *([row.label.printed] if row.label else [])]
        for extra in table.extra_rows:
            printed += [extra.label, *extra.values]
        for piece in printed:
            assert text[piece.span.start : piece.span.end] == piece.raw
            assert table.span is not None
            assert table.span.start <= piece.span.start <= piece.span.end <= table.span.end


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=120).map("".join))
@example("结果维持|---|---|")  # a row of table four without a value
def test_texts_made_of_pieces_of_reports(text: str) -> None:
    check_places(parse(document(text), FORMS), text)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check_places(parse(document(text), FORMS), text)


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["tab rows", "tab cells", "pipe cells", "pipe rows"]),
    st.data(),
)
def test_a_table_with_something_cut_out(layout: str, data: st.DataObject) -> None:
    text = request_table(FORMS, layout)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    cut = text[:start] + text[end:]
    report = parse(document(cut), FORMS)
    check_places(report, cut)


@pytest.mark.parametrize(
    "junk",
    [
        "\t",
        "\n",
        "|",
        " ",
        "\u00a0",
        "0",
        "一",
        "\t0\n",
        "0\t0\n",
        "0 |\n",
        "\t\n\n",
        "| 0 ",
        "规章\t0\n",
        "情况",
        "一、总体情况\n",
        "2021年1月1日至",
        "2021年",
        "\t自\n",
        "（一）\n",
        "1 ",
        "总体情况\t",
        "政府信息公开工作年度报告\n",
        "(" * 50,
        "某某 |\n",
        "商业 |\n某某 |\n",
        "规章 |\n0 |\n某某 |\n",
    ],
)
def test_junk_of_any_length_ends(junk: str, forms: Forms) -> None:
    text = "规章 |\n" + junk * (20_000_000 // len(junk))
    report = parse(document(text), forms)
    assert report.text is text
