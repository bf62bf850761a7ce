"""The shipped forms against the official wording, transcribed here a second time and on purpose."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.forms.labels import fold, fold_bare
from app.forms.load import Forms
from app.forms.model import Block, Column, FormRow, FormTable, Measure
from app.forms.tallies import tallies

COLUMNS = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "public_interest": "社会公益组织",
    "legal_service": "法律服务机构",
    "other": "其他",
    "total": "总计",
}

COMMON_ROWS = [
    ("received", "一、本年新收政府信息公开申请数量"),
    ("carried_in", "二、上年结转政府信息公开申请数量"),
    ("granted", "（一）予以公开"),
    ("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("denied.state_secret", "1.属于国家秘密"),
    ("denied.forbidden_by_law", "2.其他法律行政法规禁止公开"),
    ("denied.security_stability", "3.危及“三安全一稳定”"),
    ("denied.third_party", "4.保护第三方合法权益"),
    ("denied.internal_affairs", "5.属于三类内部事务信息"),
    ("denied.process_information", "6.属于四类过程性信息"),
    ("denied.enforcement_files", "7.属于行政执法案卷"),
    ("denied.administrative_inquiry", "8.属于行政查询事项"),
    ("unavailable.not_held", "1.本机关不掌握相关政府信息"),
    ("unavailable.needs_creation", "2.没有现成信息需要另行制作"),
    ("unavailable.unclear", "3.补正后申请内容仍不明确"),
    ("unprocessed.petition", "1.信访举报投诉类申请"),
    ("unprocessed.duplicate", "2.重复申请"),
    ("unprocessed.publication", "3.要求提供公开出版物"),
    ("unprocessed.repetitive", "4.无正当理由大量反复申请"),
    ("unprocessed.reissue", "5.要求行政机关确认或重新出具已获取信息"),
]
LAST_ROWS = [("concluded", "（七）总计"), ("carried_out", "四、结转下年度继续办理")]

REQUESTS = {
    "2019": [*COMMON_ROWS, ("other", "（六）其他处理"), *LAST_ROWS],
    "2021": [
        *COMMON_ROWS,
        ("other.no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("other.fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("other.other", "3.其他"),
        *LAST_ROWS,
    ],
}

PROACTIVE = {
    "2019": {
        "第二十条第（一）项": ("本年新制作数量 本年新公开数量 对外公开总数量", "规章 规范性文件"),
        "第二十条第（五）项": ("上一年项目数量 本年增/减 处理决定数量", "行政许可 其他对外管理服务事项"),
        "第二十条第（六）项": ("上一年项目数量 本年增/减 处理决定数量", "行政处罚 行政强制"),
        "第二十条第（八）项": ("上一年项目数量 本年增/减", "行政事业性收费"),
        "第二十条第（九）项": ("采购项目数量 采购总金额", "政府集中采购"),
    },
    "2021": {
        "第二十条第（一）项": ("本年制发件数 本年废止件数 现行有效件数", "规章 行政规范性文件"),
        "第二十条第（五）项": ("本年处理决定数量", "行政许可"),
        "第二十条第（六）项": ("本年处理决定数量", "行政处罚 行政强制"),
        "第二十条第（八）项": ("本年收费金额（单位：万元）", "行政事业性收费"),
    },
}

BOTH = pytest.mark.parametrize("form", ["2019", "2021"])


def cells(table: FormTable) -> list[str]:
    return [
        f"{table.id}/{row.id}/{column.id}"
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    ]


def test_both_forms_are_there_oldest_first(forms: Forms) -> None:
    assert [form.id for form in forms.forms] == ["2019", "2021"]
    assert [form.document for form in forms.forms] == ["国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"]
    assert forms.table_ids == ("proactive", "requests", "proceedings")


@pytest.mark.parametrize(
    ("form", "table", "number"),
    [
        ("2019", "proactive", 22), ("2019", "requests", 161), ("2019", "proceedings", 15),
        ("2021", "proactive", 10), ("2021", "requests", 175), ("2021", "proceedings", 15),
    ],
)  # fmt: skip
def test_a_table_has_the_official_number_of_cells(forms: Forms, form: str, table: str, number: int) -> None:
    addresses = cells(forms.table(form, table))
    assert len(addresses) == number
    assert len(set(addresses)) == number


@BOTH
def test_the_requests_table_is_worded_as_the_official_form(forms: Forms, form: str) -> None:
    block = forms.block(form, "requests", "requests")
    assert [(row.id, row.label) for row in block.rows] == REQUESTS[form]
    assert {column.id: column.label for column in block.columns} == COLUMNS
    assert block.corner == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    groups = {"denied": "（三）不予公开", "unavailable": "（四）无法提供", "unprocessed": "（五）不予处理"}
    for row in block.rows:
        family = row.id.partition(".")[0]
        if family in groups:
            assert row.group == ("三、本年度办理结果", groups[family])
        elif row.id.startswith("other."):
            assert row.group == ("三、本年度办理结果", "（六）其他处理")
        elif row.id in {"received", "carried_in", "carried_out"}:
            assert row.group == ()
        else:
            assert row.group == ("三、本年度办理结果",)


@BOTH
def test_the_proactive_table_is_worded_as_the_official_form(forms: Forms, form: str) -> None:
    found = {
        block.caption: (
            " ".join(column.label for column in block.columns),
            " ".join(row.label for row in block.rows),
        )
        for block in forms.table(form, "proactive").blocks
    }
    assert found == PROACTIVE[form]


@BOTH
def test_the_proceedings_table_is_worded_as_the_official_form(forms: Forms, form: str) -> None:
    block = forms.block(form, "proceedings", "proceedings")
    assert [column.label for column in block.columns] == [
        "结果维持", "结果纠正", "其他结果", "尚未审结", "总计",
    ]  # fmt: skip
    assert [(row.group, row.label) for row in block.rows] == [
        ((), "行政复议"),
        (("行政诉讼",), "未经复议直接起诉"),
        (("行政诉讼",), "复议后起诉"),
    ]


def test_only_money_has_decimals_and_only_changes_may_be_negative(forms: Forms) -> None:
    measures = {
        f"{form.id}/{table.id}/{block.id}/{column.id}": column.measure
        for form in forms.forms
        for table in form.tables
        for block in table.blocks
        for column in block.columns
        if column.measure is not Measure.COUNT
    }
    assert measures == {
        "2019/proactive/permits/change": Measure.CHANGE,
        "2019/proactive/enforcement/change": Measure.CHANGE,
        "2019/proactive/fees/change": Measure.CHANGE,
        "2019/proactive/procurement/amount": Measure.AMOUNT,
        "2021/proactive/fees/amount": Measure.AMOUNT,
    }


@BOTH
def test_no_wording_names_two_rows_or_two_columns_of_a_block(forms: Forms, form: str) -> None:
    """A folded wording that named two places would let a figure slip into the wrong one."""
    for table in forms.form(form).tables:
        for block in table.blocks:
            axes: tuple[Sequence[FormRow | Column], ...] = (block.rows, block.columns)
            for parts in axes:
                for folding in (fold, fold_bare):
                    owners: dict[str, set[str]] = {}
                    for part in parts:
                        for wording in (part.label, *part.variants):
                            owners.setdefault(folding(wording), set()).add(part.id)
                    ambiguous = {text: ids for text, ids in owners.items() if len(ids) > 1}
                    assert not ambiguous, f"{form} {table.id}/{block.id}"


@BOTH
def test_no_wording_repeats_another_of_its_own_row(forms: Forms, form: str) -> None:
    for table in forms.form(form).tables:
        for block in table.blocks:
            parts: tuple[FormRow | Column, ...] = (*block.rows, *block.columns)
            for part in parts:
                wordings = [fold(text) for text in (part.label, *part.variants)]
                assert len(wordings) == len(set(wordings)), part.id


def by_rule(table: str, block: Block) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tally in tallies(table, block):
        found.setdefault(tally.rule, []).append(tally.subject)
    return found


@pytest.mark.parametrize(("form", "rows"), [("2019", 23), ("2021", 25)])
def test_every_row_and_column_of_the_requests_has_its_tallies(forms: Forms, form: str, rows: int) -> None:
    found = by_rule("requests", forms.block(form, "requests", "requests"))
    columns = [f"requests/*/{column}" for column in COLUMNS]
    assert found["requests.balance"] == columns
    assert found["requests.concluded_total"] == columns
    assert found["requests.carried_out_bound"] == columns
    assert found["requests.row_total"] == [f"requests/{id}" for id, _ in REQUESTS[form]]
    assert len(found["requests.row_total"]) == rows


@BOTH
def test_the_balance_of_a_column_is_the_one_printed_in_the_form(forms: Forms, form: str) -> None:
    balance = tallies("requests", forms.block(form, "requests", "requests"))[0]
    assert balance.rule == "requests.balance"
    assert balance.relation == "="
    assert balance.label == "自然人"
    assert balance.left == ("requests/received/natural_person", "requests/carried_in/natural_person")
    assert balance.right == ("requests/concluded/natural_person", "requests/carried_out/natural_person")


@BOTH
def test_the_total_of_results_adds_every_result_row_once(forms: Forms, form: str) -> None:
    block = forms.block(form, "requests", "requests")
    total = next(t for t in tallies("requests", block) if t.rule == "requests.concluded_total")
    results = [row.id for row in block.rows if row.group and row.id != "concluded"]
    assert list(total.left) == [f"requests/{id}/natural_person" for id in results]
    assert total.right == ("requests/concluded/natural_person",)
    assert total.data.primary == "right"


@BOTH
def test_each_kind_of_proceedings_adds_up_to_its_total(forms: Forms, form: str) -> None:
    found = tallies("proceedings", forms.block(form, "proceedings", "proceedings"))
    assert [tally.subject for tally in found] == [
        "proceedings/reconsideration", "proceedings/litigation_direct", "proceedings/litigation_after",
    ]  # fmt: skip
    assert found[0].left == tuple(
        f"proceedings/reconsideration/{id}" for id in ("upheld", "corrected", "other", "pending")
    )
    assert found[0].right == ("proceedings/reconsideration/total",)


def test_documents_of_2021_bound_what_is_in_force(forms: Forms) -> None:
    found = tallies("proactive", forms.block("2021", "proactive", "documents"))
    assert [(tally.subject, tally.relation, tally.data.severity) for tally in found] == [
        ("proactive/regulations", "<=", "warning"),
        ("proactive/normative_documents", "<=", "warning"),
    ]
    assert found[0].left == ("proactive/regulations/issued",)
    assert found[0].right == ("proactive/regulations/effective", "proactive/regulations/repealed")


@pytest.mark.parametrize(
    ("year", "form"),
    [(2008, "2019"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021"), (None, "2021")],
)
def test_the_form_follows_from_the_year(forms: Forms, year: int | None, form: str) -> None:
    assert forms.for_year(year).id == form


def test_an_unknown_name_is_a_key_error(forms: Forms) -> None:
    block = forms.block("2021", "requests", "requests")
    assert block.row("received").name == "本年新收"
    assert block.column("total").label == "总计"
    for look_up in (
        lambda: forms.form("1999"),
        lambda: forms.table("2021", "budget"),
        lambda: forms.block("2021", "requests", "budget"),
        lambda: block.row("budget"),
        lambda: block.column("budget"),
    ):
        with pytest.raises(KeyError):
            look_up()
