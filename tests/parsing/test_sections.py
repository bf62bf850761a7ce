"""Headings in the wordings that DOMAIN lists, and lines that only look like one."""

from __future__ import annotations

import pytest

from app.forms.load import Forms
from app.parsing.parse import parse
from app.report.report import Section
from tests.parsing.texts import document


def sections(text: str, forms: Forms) -> list[Section]:
    return list(parse(document(text), forms).sections)


@pytest.mark.parametrize(
    ("line", "id", "number", "heading"),
    [
        ("一、总体情况", 1, "一", "总体情况"),
        (" 一、 总体情况", 1, "一", "总体情况"),
        ("1、 总体情况", 1, "1", "总体情况"),
        ("一.总体情况", 1, "一", "总体情况"),
        ("总体情况", 1, "", "总体情况"),
        ("一、概述", 1, "一", "概述"),
        ("一、总体概述", 1, "一", "总体概述"),
        ("一、政府信息公开工作总体情况", 1, "一", "政府信息公开工作总体情况"),
        ("**一、总体情况**", 1, "一", "总体情况"),
        ("## 一、总体情况", 1, "一", "总体情况"),
        ("二、主动公开政府信息的情况", 2, "二", "主动公开政府信息的情况"),
        ("二、行政机关主动公开政府信息情况", 2, "二", "行政机关主动公开政府信息情况"),
        ("二、主动公开情况", 2, "二", "主动公开情况"),
        ("三、收到和处理政府信息公开申请情况", 3, "三", "收到和处理政府信息公开申请情况"),
        ("三、行政机关收到和处理政府信息公开申请情况", 3, "三", "行政机关收到和处理政府信息公开申请情况"),
        ("二、收到和处理信息公开申请情况统计表", 3, "二", "收到和处理信息公开申请情况统计表"),
        ("四、政府信息公开行政复议、行政诉讼情况", 4, "四", "政府信息公开行政复议、行政诉讼情况"),
        ("四、政府信息公开行政复议和行政诉讼情况", 4, "四", "政府信息公开行政复议和行政诉讼情况"),
        (
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            4,
            "四",
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        ),
        ("五、存在的主要问题及改进情况", 5, "五", "存在的主要问题及改进情况"),
        ("五、政府信息公开工作存在的主要问题及改进情况", 5, "五", "政府信息公开工作存在的主要问题及改进情况"),
        ("五、存在问题和改进措施", 5, "五", "存在问题和改进措施"),
        ("存在的主要问题及改进情况", 5, "", "存在的主要问题及改进情况"),
        ("五、存在问题", 5, "五", "存在问题"),
        ("六、其他需要报告的情况", 6, "六", "其他需要报告的情况"),
        ("六、需要报告的其他事项", 6, "六", "需要报告的其他事项"),
        ("|六、其他需要报告的事项", 6, "六", "其他需要报告的事项"),
        ("六、其他需要报告的事项：无", 6, "六", "其他需要报告的事项"),
        ("六、其他需要报告的事项。", 6, "六", "其他需要报告的事项"),
        ("７、其他需要报告的事项", 6, "７", "其他需要报告的事项"),
    ],
)
def test_headings(line: str, id: int, number: str, heading: str, forms: Forms) -> None:
    text = f"开头。\n{line}\n正文。\n"
    (section,) = sections(text, forms)
    assert (section.id, section.number, section.heading) == (id, number, heading)
    printed = text[slice(*section.span)]
    assert printed.startswith(number)
    assert printed.endswith(heading)
    assert section.body == (section.span.end, len(text))


@pytest.mark.parametrize(
    "line",
    [
        "一、本年新收政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "二、突出重点，拓宽政务公开的内容",
        "（一）主动公开情况",
        "主动公开情况",
        "依申请公开情况",
        "全文包括总体情况、主动公开政府信息情况、其他需要报告的事项六部分。",
        "现将2021年总体情况报告如下：一是认真落实",
        "存在问题",
        "一、总体情况良好，成绩明显",
    ],
)
def test_lines_that_are_no_heading(line: str, forms: Forms) -> None:
    assert sections(f"开头。\n{line}\n正文。\n", forms) == []


def test_a_table_caption_that_repeats_the_heading_is_not_taken_for_it(forms: Forms) -> None:
    text = "二、主动公开政府信息情况\n\t主动公开政府信息情况\n\t\n\n\t规章\n\t0\n"
    (section,) = sections(text, forms)
    assert section.span.start == 0


def test_a_table_of_contents_is_not_taken_for_the_headings(forms: Forms) -> None:
    titles = ["一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项"]
    text = "\n".join(titles) + "\n" + "".join(f"{title}\n正文。\n" for title in titles)
    found = sections(text, forms)
    assert [section.id for section in found] == [1, 2, 6]
    start = text.index("一、", 5)
    assert found[0].span.start == start
    assert all(section.span.start >= start for section in found)


def test_numbers_in_brackets_count_where_all_headings_have_them(forms: Forms) -> None:
    titles = ["（一）总体情况", "（二）主动公开政府信息情况", "（六）其他需要报告的事项"]
    text = "".join(f"{title}\n正文。\n" for title in titles)
    assert [section.number for section in sections(text, forms)] == ["一", "二", "六"]


def test_a_body_ends_where_the_next_section_begins(forms: Forms) -> None:
    text = "一、总体情况\n甲。\n六、其他需要报告的事项\n无\n"
    first, last = sections(text, forms)
    assert text[slice(*first.body)] == "\n甲。\n"
    assert text[slice(*last.body)] == "\n无\n"
