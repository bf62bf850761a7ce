"""The traps of the layouts, each in a text of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from app.forms.load import Forms
from app.parsing.parse import parse
from app.report.cell import CellState
from app.report.report import Report
from tests.parsing.texts import LAYOUTS, document, request_table, tab_cells, tab_row

COLUMNS = ("natural_person", "business", "research", "public_interest", "legal_service", "other", "total")


def read(text: str, forms: Forms, year: int = 2021) -> Report:
    return parse(
        document(f"青禾县柳溪镇人民政府{year}年政府信息公开工作年度报告\n一、总体情况\n如下。\n{text}"), forms
    )


def row_values(report: Report, row: str) -> list[tuple[str, bool]]:
    cells = [report.cells[f"requests/{row}/{column}"] for column in COLUMNS]
    return [
        (cell.raw if cell.state is CellState.NUMBER else cell.state.value, cell.certain) for cell in cells
    ]


def sure(*values: str) -> list[tuple[str, bool]]:
    return [(value, True) for value in values]


def rows_of(report: Report, table: str) -> list[str]:
    return [row.address.split("/")[1] for row in report.tables[table].rows]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_layout_gives_the_same_cells(layout: str, form: str, forms: Forms) -> None:
    block = forms.block(form, "requests", "requests")
    rows = {row.id: [str(100 * i + j) for j in range(7)] for i, row in enumerate(block.rows)}
    report = read(request_table(forms, layout, rows, form=form), forms)
    assert report.form == form
    for row in block.rows:
        assert row_values(report, row.id) == sure(*rows[row.id]), row.id
    assert all(row.fits and row.label and row.label.exact for row in report.tables["requests"].rows)
    assert not report.tables["requests"].extra_rows


@pytest.mark.parametrize("layout", ["tab rows", "tab cells", "pipe rows"])
def test_blank_zero_not_applicable_and_absent_are_four_things(layout: str, forms: Forms) -> None:
    rows = {"received": ["", "0", "／", "—", "无", "见附件", "0"], "granted": [""] * 7}
    report = read(request_table(forms, layout, rows, drop=frozenset(["carried_in"])), forms)
    assert [report.cells[f"requests/received/{column}"].state.value for column in COLUMNS] == [
        "blank",
        "number",
        "not_applicable",
        "not_applicable",
        "not_applicable",
        "unreadable",
        "number",
    ]
    assert row_values(report, "granted") == sure(*["blank"] * 7)
    assert row_values(report, "carried_in") == sure(*["absent"] * 7)
    assert "carried_in" not in rows_of(report, "requests")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_eight_values_are_kept_as_printed_and_assigned_to_no_cell(layout: str, forms: Forms) -> None:
    values = ["1", "0", "2", "0", "0", "0", "0", "9"]
    report = read(request_table(forms, layout, {"received": values}), forms)
    row = report.tables["requests"].rows[0]
    assert not row.fits
    assert [value.raw for value in row.values] == values
    assert row_values(report, "received") == [("unreadable", False)] * 7
    assert row_values(report, "carried_in") == sure(*["0"] * 7)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_only_placement_that_makes_the_rows_sum_hold_is_shown_uncertain(
    layout: str, forms: Forms
) -> None:
    values = ["1", "0", "2", "4", "0", "0", "6", "7"]
    report = read(request_table(forms, layout, {"received": values}), forms)
    assert row_values(report, "received") == [(value, False) for value in ("1", "0", "2", "4", "0", "0", "7")]
    assert not report.tables["requests"].rows[0].fits
    assert [value.raw for value in report.tables["requests"].rows[0].values] == values


def test_eight_equal_values_show_but_stay_uncertain(forms: Forms) -> None:
    report = read(request_table(forms, "tab rows", {"received": ["0"] * 8}), forms)
    assert row_values(report, "received") == [("0", False)] * 7


def test_a_single_value_is_shown_as_the_total_and_stays_uncertain(forms: Forms) -> None:
    report = read(request_table(forms, "pipe cells", {"received": ["5"]}), forms)
    assert row_values(report, "received") == [("unreadable", False)] * 6 + [("5", False)]


def test_too_few_values_are_not_spread(forms: Forms) -> None:
    report = read(request_table(forms, "tab rows", {"received": ["0"] * 5}), forms)
    assert row_values(report, "received") == [("unreadable", False)] * 7


def test_only_the_total_filled_leaves_blanks(forms: Forms) -> None:
    report = read(request_table(forms, "tab cells", {"received": [""] * 6 + ["4"]}), forms)
    assert row_values(report, "received") == sure(*["blank"] * 6, "4")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["", "", "1", "0", "0", "0", "0", "0", "1"], ["1", "0", "0", "0", "0", "0", "1"]),
        (["1", "0", "0", "0", "0", "0", "1", "", ""], ["1", "0", "0", "0", "0", "0", "1"]),
        (["", "", "", "", "", "", "", "", "3"], ["blank"] * 6 + ["3"]),
        (["", "", "1", "", "", "", "", "", "1", "", ""], ["1", *["blank"] * 5, "1"]),
    ],
)
def test_blanks_beyond_the_width_are_fillers(
    values: Sequence[str], expected: Sequence[str], forms: Forms
) -> None:
    report = read(request_table(forms, "tab rows", {"granted": values}), forms)
    assert row_values(report, "granted") == sure(*expected)
    assert len(report.tables["requests"].rows[2].values) == 7


def test_which_blank_is_the_filler_is_told_by_the_other_rows(forms: Forms) -> None:
    unclear = ["", "1", "0", "0", "0", "0", "2", ""]
    alone = read(request_table(forms, "tab rows", {"granted": unclear}), forms)
    assert row_values(alone, "granted") == [("unreadable", False)] * 7
    others = {row: ["0"] * 7 + [""] for row in ("received", "carried_in", "partial")}
    report = read(request_table(forms, "tab rows", {"granted": unclear, **others}), forms)
    assert row_values(report, "granted") == sure("blank", "1", "0", "0", "0", "0", "2")


def test_an_unknown_row_between_known_ones_is_kept_apart(forms: Forms) -> None:
    for layout, write in LAYOUTS.items():
        extra = write("9.属于工作秘密", "2", "0", "0", "0", "0", "0", "2")
        report = read(request_table(forms, layout, before={"unavailable.not_held": extra}), forms)
        assert [
            (row.label.raw, [value.raw for value in row.values])
            for row in report.tables["requests"].extra_rows
        ] == [("9.属于工作秘密", ["2", "0", "0", "0", "0", "0", "2"])], layout
        assert row_values(report, "denied.administrative_inquiry") == sure(*["0"] * 7)
        assert row_values(report, "unavailable.not_held") == sure(*["0"] * 7)


@pytest.mark.parametrize(
    ("row", "label", "exact"),
    [
        ("granted", "(一) 予以公开", True),
        ("granted", "（一）\u00a0予以\u3000公开", True),
        ("denied.security_stability", '3.危及"三安全一稳定"', True),
        ("denied.state_secret", "1、属于国家秘密", False),
        ("denied.forbidden_by_law", "2.法律禁止", False),
        ("unprocessed.petition", "1.信访投诉举报类申请", False),
        ("other.no_correction", "1.申请人无正当理由逾期不补正，行政机关不再处理", False),
        ("other.other", "3、其他", False),
        ("concluded", "总计", False),
        ("carried_out", "四、结转下一年度继续办理", False),
        ("denied.enforcement_files", "7.属于行政执法案卷的", False),
    ],
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_other_wordings_of_a_label(layout: str, row: str, label: str, exact: bool, forms: Forms) -> None:
    text = request_table(forms, layout, {row: ["3", "0", "0", "0", "0", "0", "3"]}, labels={row: label})
    report = read(text, forms)
    assert row_values(report, row) == sure("3", "0", "0", "0", "0", "0", "3")
    found = next(each for each in report.tables["requests"].rows if each.address == f"requests/{row}")
    assert found.label is not None
    assert found.label.printed.raw == label
    assert found.label.exact is exact


def test_a_single_row_of_other_results_is_the_2019_form(forms: Forms) -> None:
    rows = {"other": ["2", "0", "0", "0", "0", "0", "2"]}
    report = read(request_table(forms, "tab rows", rows, form="2019"), forms, year=2023)
    assert report.form == "2019"
    assert row_values(report, "other") == sure("2", "0", "0", "0", "0", "0", "2")


def test_heads_repeated_after_a_page_break_are_no_rows(forms: Forms) -> None:
    for layout, write in LAYOUTS.items():
        heads = write("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
        report = read(request_table(forms, layout, before={"other.other": heads}), forms)
        assert len(report.tables["requests"].rows) == 25, layout
        assert row_values(report, "concluded") == sure(*["0"] * 7)


def test_text_between_two_rows_breaks_nothing(forms: Forms) -> None:
    for layout in LAYOUTS:
        text = request_table(
            forms, layout, before={"denied.state_secret": "\n- 4 -\n\n", "concluded": "\n\n"}
        )
        report = read(text, forms)
        assert len(report.tables["requests"].rows) == 25, layout
        assert all(row.fits for row in report.tables["requests"].rows)


def test_empty_lines_and_lines_without_a_tab_inside_a_cell(forms: Forms) -> None:
    text = (
        "\t申请人情况\n\u00a0 \n\t自\n然\n人\n\t商业\n\n企业\n\t总\n\u00a0计\n\n"
        "\t一、本年新收政府\n\n信息公开申请数量\n\t1\n782\n" + "\t0\n" * 5 + "\t1,782\n\n"
        "\t二、上年结转政府信息公开申请数量\n" + "\t0\n" * 7
    )
    report = read(text, forms)
    assert row_values(report, "received") == sure("1\n782", "0", "0", "0", "0", "0", "1,782")
    assert report.cells["requests/received/natural_person"].value == Decimal(1782)
    assert [label.target.split("/")[2] for label in report.tables["requests"].headers] == [
        "natural_person",
        "business",
        "total",
    ]


def test_prose_right_below_a_figure_is_not_part_of_it(forms: Forms) -> None:
    rows = "".join(
        f"\t{label}\n" + "\t0\n" * 7 for label in ("二、上年结转申请数量", "四、结转下年度继续办理")
    )
    report = read(f"{rows}我镇的政务公开工作取得了一定的成绩\n\t规章\n\t1\n\t2\n\t3\n", forms)
    assert row_values(report, "carried_out") == sure(*["0"] * 7)
    assert report.cells["proactive/regulations/issued"].value == 1


def test_a_row_that_looks_like_a_heading_stays_a_row(forms: Forms) -> None:
    report = read("三、收到和处理政府信息公开申请情况\n" + request_table(forms, "tab rows"), forms)
    assert [section.id for section in report.sections] == [1, 3]
    assert len(report.tables["requests"].rows) == 25


# table two

PROACTIVE_2021 = (
    (("第二十条第（一）项",), ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")),
    (("规章", "0", "0", "0"), ("行政规范性文件", "1", "2", "3")),
    (("第二十条第（五）项",), ("信息内容", "本年处理决定数量"), ("行政许可", "1782")),
    (("第二十条第（六）项",), ("信息内容", "本年处理决定数量"), ("行政处罚", "55"), ("行政强制", "0")),
    (("第二十条第（八）项",), ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "12.39205")),
)
PROACTIVE_2019 = (
    (("第二十条第（一）项",), ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")),
    (("规章", "0", "0", "0"), ("规范性文件", "1", "2", "3")),
    (("第二十条第（五）项",), ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")),
    (("行政许可", "10", "减4", "7"), ("其他对外管理服务事项", "8", "+1", "9")),
    (("第二十条第（六）项",), ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")),
    (("行政处罚", "5", "-1", "55"), ("行政强制", "0", "0", "0")),
    (("第二十条第（八）项",), ("信息内容", "上一年项目数量", "本年增/减"), ("行政事业性收费", "3", "0")),
    (("第二十条第（九）项",), ("信息内容", "采购项目数量", "采购总金额"), ("政府集中采购", "4", "251000元")),
)


def proactive(parts: Sequence[Sequence[Sequence[str]]], layout: str) -> str:
    return "".join(LAYOUTS[layout](*row) for part in parts for row in part)


def numbers(report: Report, *addresses: str) -> list[str]:
    return [str(report.cells[f"proactive/{address}"].value) for address in addresses]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_table_two_of_2021(layout: str, forms: Forms) -> None:
    report = read(proactive(PROACTIVE_2021, layout), forms)
    assert report.form == "2021"
    assert numbers(
        report,
        "normative_documents/issued",
        "normative_documents/effective",
        "permits/decisions",
        "penalties/decisions",
        "coercion/decisions",
        "fees/amount",
    ) == ["1", "3", "1782", "55", "0", "12.39205"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_table_two_of_2019(layout: str, forms: Forms) -> None:
    report = read(proactive(PROACTIVE_2019, layout), forms, year=2020)
    assert report.form == "2019"
    assert numbers(
        report,
        "normative_documents/made",
        "permits/change",
        "other_services/change",
        "penalties/change",
        "penalties/decisions",
        "fees/prior_items",
        "procurement/amount",
    ) == ["1", "-4", "1", "-1", "55", "3", "251000"]


def test_blocks_of_two_forms_stand_side_by_side(forms: Forms) -> None:
    text = proactive(PROACTIVE_2019[:2] + PROACTIVE_2021[2:], "tab cells")
    report = read(text, forms, year=2023)
    assert report.form == "mixed"
    assert {ref.block: ref.form for ref in report.blocks if ref.table == "proactive"} == {
        "documents": "2019",
        "permits": "2021",
        "enforcement": "2021",
        "fees": "2021",
    }
    assert "proactive/permits/prior_items" not in report.cells
    assert numbers(report, "normative_documents/total_disclosed", "permits/decisions") == ["3", "1782"]


def test_the_year_decides_the_form_of_what_is_not_there(forms: Forms) -> None:
    report = read(request_table(forms, "tab rows", form="2019"), forms, year=2023)
    assert {(ref.block, ref.form) for ref in report.blocks if ref.table == "proactive"} == {
        ("documents", "2021"),
        ("permits", "2021"),
        ("enforcement", "2021"),
        ("fees", "2021"),
    }
    assert not report.tables["proactive"].found
    assert not any(ref.found for ref in report.blocks if ref.table != "requests")


def test_a_form_is_told_by_its_rows_where_the_heads_are_lost(forms: Forms) -> None:
    text = tab_row("行政许可", "10", "-4", "7") + tab_row("其他对外管理服务事项", "8", "1", "9")
    report = read(text, forms, year=2023)
    assert numbers(report, "permits/change", "other_services/decisions") == ["-4", "9"]


def test_too_many_values_of_table_two_do_not_fit(forms: Forms) -> None:
    text = proactive(PROACTIVE_2021, "tab rows").replace("行政许可\t1782", "行政许可\t1782\t5")
    report = read(text, forms)
    cell = report.cells["proactive/permits/decisions"]
    assert (cell.state, cell.certain) == (CellState.UNREADABLE, False)


# table four

FIVE = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FLAT_HEADS = (
    ("行政复议", "行政诉讼"),
    (*FIVE, "未经复议直接起诉", "复议后起诉"),
    (*FIVE, *FIVE),
)
THREE = ("reconsideration", "litigation_direct", "litigation_after")


def flat(layout: str, *rows: Sequence[str]) -> str:
    return "".join(LAYOUTS[layout](*row) for row in (*FLAT_HEADS, *rows))


def proceedings(report: Report) -> Mapping[str, list[tuple[str, bool]]]:
    columns = ("upheld", "corrected", "other", "pending", "total")
    return {
        row: [(cell.raw or cell.state.value, cell.certain) for cell in cells]
        for row in THREE
        for cells in [[report.cells[f"proceedings/{row}/{column}"] for column in columns]]
    }


FIFTEEN = [str(number) for number in range(1, 16)]
IN_THREES = {row: sure(*FIFTEEN[5 * i : 5 * i + 5]) for i, row in enumerate(THREE)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_table_four_in_one_line(layout: str, forms: Forms) -> None:
    assert proceedings(read(flat(layout, FIFTEEN), forms)) == IN_THREES


@pytest.mark.parametrize("layout", LAYOUTS)
def test_table_four_with_a_label_before_its_line(layout: str, forms: Forms) -> None:
    assert proceedings(read(flat(layout, ["案件数量", *FIFTEEN]), forms)) == IN_THREES


@pytest.mark.parametrize("layout", LAYOUTS)
def test_table_four_with_a_line_for_each_row(layout: str, forms: Forms) -> None:
    text = LAYOUTS[layout]("", *FIVE)
    text += LAYOUTS[layout]("行政复议", *FIFTEEN[:5])
    text += LAYOUTS[layout]("行政诉讼", "未经复议直接起诉", *FIFTEEN[5:10])
    text += LAYOUTS[layout]("复议后起诉", *FIFTEEN[10:])
    assert proceedings(read(text, forms)) == IN_THREES


@pytest.mark.parametrize("count", [14, 16])
def test_table_four_with_another_number_of_values_does_not_fit(count: int, forms: Forms) -> None:
    values = [str(number) for number in range(1, count + 1)]
    report = read(flat("tab rows", values), forms)
    assert proceedings(report) == dict.fromkeys(THREE, [("unreadable", False)] * 5)
    rows = report.tables["proceedings"].rows
    assert [row.fits for row in rows] == [False] * 3
    assert [value.raw for row in rows for value in row.values] == values


def test_an_empty_table_four(forms: Forms) -> None:
    report = read(flat("tab cells", [""] * 15), forms)
    assert proceedings(report) == dict.fromkeys(THREE, sure(*["blank"] * 5))


def test_figures_of_another_table_do_not_join_table_four(forms: Forms) -> None:
    text = (
        flat("tab rows", FIFTEEN) + "五、存在的主要问题及改进情况\n统计如下：\n" + tab_row("培训", "3", "4")
    )
    assert proceedings(read(text, forms)) == IN_THREES


# no report at all


@pytest.mark.parametrize("text", ["", "你好", "\t\n\t\n", "|||\n", "规章制度\t1\n", "a\tb\tc\n1\t2\t3\n"])
def test_a_text_without_tables(text: str, forms: Forms) -> None:
    report = parse(document(text), forms)
    assert report.form == ""
    assert not any(table.found for table in report.tables.values())
    assert {cell.state for cell in report.cells.values()} == {CellState.ABSENT}


def test_cells_come_in_the_order_of_the_form(forms: Forms) -> None:
    text = tab_cells("行政强制", "2") + tab_cells("行政处罚", "1")
    report = read(text, forms)
    addresses = [address for address in report.cells if address.startswith("proactive/")]
    assert addresses[-3:] == [
        "proactive/penalties/decisions",
        "proactive/coercion/decisions",
        "proactive/fees/amount",
    ]


def test_what_is_left_of_a_cut_label_is_no_row_of_blanks(forms: Forms) -> None:
    """A page's end cut the label of 4.保护第三方合法权益; its figures were read as blank."""
    lines = ["三、收到和处理政府信息公开申请情况"]
    for row in forms.block("2021", "requests", "requests").rows:
        label = "第三方合法权益" if row.id == "denied.third_party" else row.label
        figures = [""] * 7 if row.id == "denied.third_party" else ["0"] * 7
        lines.append("\t".join([label, *figures]))
    report = parse(document("\n".join(lines)), forms)
    cut = [report.cells[f"requests/denied.third_party/{c}"] for c in ("natural_person", "total")]
    assert [(cell.state, cell.certain) for cell in cut] == [(CellState.UNREADABLE, False)] * 2
    assert report.cells["requests/denied.internal_affairs/total"].certain


LINES = ["行政许可|5", "行政处罚|0", "规章|1|2|3"]
BLANKS_AT_AN_END = [
    (LINES, "行政规范性文件|7|8|", [("7", True), ("8", True), ("blank", True)]),
    ([f"|{line}|" for line in LINES], "|行政规范性文件|7|8||", [("7", True), ("8", True), ("blank", True)]),
    # The table's edges, and a cell too few: which, nobody can tell.
    ([f"|{line}|" for line in LINES], "|行政规范性文件|7|8|", [("unreadable", False)] * 3),
    ([f"{line}|" for line in LINES], "行政规范性文件|7|8|", [("unreadable", False)] * 3),
    ([f"|{line}|" for line in LINES[:2]] + LINES[2:], "|行政规范性文件|7|8|", [("unreadable", False)] * 3),
]


@pytest.mark.parametrize(("others", "line", "expected"), BLANKS_AT_AN_END)
def test_a_pipe_at_a_lines_end_is_a_cells_edge_or_the_tables(
    others: list[str], line: str, expected: list[tuple[str, bool]], forms: Forms
) -> None:
    report = read("二、主动公开政府信息情况\n" + "\n".join([*others, line]) + "\n", forms)
    cells = [
        report.cells[f"proactive/normative_documents/{id}"] for id in ("issued", "repealed", "effective")
    ]
    found = [(c.raw if c.state is CellState.NUMBER else c.state.value, c.certain) for c in cells]
    assert found == expected
    whole = [report.cells[f"proactive/regulations/{id}"].raw for id in ("issued", "repealed", "effective")]
    assert whole == ["1", "2", "3"]


def test_blanks_at_the_beginning_of_a_row_of_results_are_its_first_cells(forms: Forms) -> None:
    heads = "结果维持|结果纠正|其他结果|尚未审结|总计"
    text = (
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议|行政诉讼\n"
        f"{heads}|未经复议直接起诉|复议后起诉\n{heads}|{heads}|{heads}\n|24|16|1|41|||||||6||10|16\n"
    )
    report = read(text, forms)
    row = [report.cells[f"proceedings/litigation_after/{id}"] for id in ("upheld", "corrected", "total")]
    assert [(cell.raw, cell.certain) for cell in row] == [("", True), ("6", True), ("16", True)]
    first = report.cells["proceedings/reconsideration/upheld"]
    assert (first.state, first.certain) == (CellState.BLANK, True)
