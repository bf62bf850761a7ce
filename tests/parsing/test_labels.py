"""What is left of a printed label when its typography is taken away."""

from __future__ import annotations

import pytest

from app.forms.labels import fold, fold_bare
from app.forms.load import Forms
from app.parsing.vocabulary import Part, vocabulary_of


@pytest.mark.parametrize(
    ("printed", "folded", "bare"),
    [
        ("（三）\u00a0不予 公开", "(三)不予公开", "不予公开"),
        ("(三） 不予公开", "(三)不予公开", "不予公开"),
        ("三、\n\u00a0本\n\u00a0年\n度办理结果", "三、本年度办理结果", "本年度办理结果"),
        ("3.危及“三安全一稳定”", "3.危及三安全一稳定", "危及三安全一稳定"),
        ("三安全一稳定", "三安全一稳定", "三安全一稳定"),
        ("1．属于国家秘密", "1.属于国家秘密", "属于国家秘密"),
        ("1属于国家秘密", "1属于国家秘密", "属于国家秘密"),
        ("１、属于国家秘密", "1、属于国家秘密", "属于国家秘密"),
        ("（七）、总计", "(七)、总计", "总计"),
        ("本年增／减", "本年增/减", "本年增减"),
        ("**规 章**", "规章", "规章"),
        ("2021年", "2021年", "2021年"),
        ("（一）", "(一)", "(一)"),
        ("", "", ""),
    ],
)
def test_folding(printed: str, folded: str, bare: str) -> None:
    assert fold(printed) == folded
    assert fold_bare(printed) == bare


def test_every_label_and_variant_of_the_forms_is_found_again(forms: Forms) -> None:
    words = vocabulary_of(forms)
    for form in forms.forms:
        for table in form.tables:
            for block in table.blocks:
                for row in block.rows:
                    for label in (row.label, *row.variants):
                        meanings = {(known.part, known.table, known.id) for known in words.lookup(label)}
                        assert (Part.ROW, table.id, row.id) in meanings, label
                for column in block.columns:
                    for label in (column.label, *column.variants):
                        meanings = {(known.part, known.table, known.id) for known in words.lookup(label)}
                        assert (Part.COLUMN, table.id, column.id) in meanings, label


def test_no_label_names_two_rows_of_a_table(forms: Forms) -> None:
    words = vocabulary_of(forms)
    for form in forms.forms:
        for table in form.tables:
            for block in table.blocks:
                for row in block.rows:
                    for label in (row.label, *row.variants):
                        rows = {
                            k.id for k in words.lookup(label) if k.part is Part.ROW and k.table == table.id
                        }
                        assert rows == {row.id}, label


@pytest.mark.parametrize(
    "text", ["", "某某", "规章制度汇编及其他", "我镇", "属于工作秘密", "行政许可变更登记情况"]
)
def test_other_words_are_no_labels(text: str, forms: Forms) -> None:
    assert vocabulary_of(forms).lookup(text) == ()


def test_a_label_cut_short_or_drawn_out_is_still_found(forms: Forms) -> None:
    words = vocabulary_of(forms)
    for text in ("申请人逾期未按收费通知要求", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理申请"):
        assert {known.id for known in words.lookup(text)} == {"other.fee_unpaid"}


def test_the_vocabulary_of_the_same_forms_is_made_once(forms: Forms) -> None:
    assert vocabulary_of(forms) is vocabulary_of(forms)
