"""Title, issuer, year, period and sign-off in the spellings that reports have."""

from __future__ import annotations

from datetime import date

import pytest

from app.forms.load import Forms
from app.parsing.parse import parse
from app.report.cell import CellState
from app.report.report import Report
from tests.parsing.texts import document
from tests.texts import render_report

BODY = "一、总体情况\n依法公开。\n六、其他需要报告的事项\n无。\n"


def read(text: str, forms: Forms) -> Report:
    report = parse(document(text), forms)
    for cell in report.cells.values():
        if cell.span:
            assert report.text[cell.span.start : cell.span.end] == cell.raw
    return report


@pytest.mark.parametrize(
    ("head", "title", "issuer", "year"),
    [
        ("青禾县财政局2021年政府信息公开工作年度报告", None, "青禾县财政局", 2021),
        ("青禾县柳溪镇人民政府2021年度政府信息公开工作年度报告", None, "青禾县柳溪镇人民政府", 2021),
        ("2022年青禾县望河街道政府信息公开工作年度报告", None, "青禾县望河街道", 2022),
        ("青禾县财政局2021政府信息公开工作年度报告", None, "青禾县财政局", 2021),
        ("青禾县财政局二〇二一年政府信息公开工作年度报告", None, "青禾县财政局", 2021),
        ("青禾县财政局关于2022年度政府信息公开情况的报告", None, "青禾县财政局", 2022),
        (
            "关于青禾县财政局2021年政府信息公开工作的报告",
            "关于青禾县财政局2021年政府信息公开工作的报告",
            "青禾县财政局",
            2021,
        ),
        ("青禾县政务公开办公室2021年政务公开工作年度报告", None, "青禾县政务公开办公室", 2021),
        ("2023年政府信息公开工作年度报告", None, None, 2023),
        (
            "青禾县柳溪镇\n\n2021年度政府信息公开工作年度报告",
            "青禾县柳溪镇2021年度政府信息公开工作年度报告",
            "青禾县柳溪镇",
            2021,
        ),
        (
            "青禾县市场监督管理局2021年政府信息\n公开工作年度报告",
            "青禾县市场监督管理局2021年政府信息公开工作年度报告",
            "青禾县市场监督管理局",
            2021,
        ),
        (
            "青禾县\n市场监督管理局\n2021年政府信息公开工作年度报告",
            "青禾县市场监督管理局2021年政府信息公开工作年度报告",
            "青禾县市场监督管理局",
            2021,
        ),
        (
            "青财〔2022〕1号\n青禾县财政局2021年政府信息公开工作年度报告",
            "青禾县财政局2021年政府信息公开工作年度报告",
            "青禾县财政局",
            2021,
        ),
        (
            "青禾县财政局2021年政府信息公开工作年度报告\n青禾县财政局2021年政府信息公开工作年度报告",
            "青禾县财政局2021年政府信息公开工作年度报告",
            "青禾县财政局",
            2021,
        ),
        (
            "青禾县财政局2021年政府信息公开工作年度报告（图片版）",
            "青禾县财政局2021年政府信息公开工作年度报告（图片版）",
            "青禾县财政局",
            2021,
        ),
    ],
)
def test_titles(head: str, title: str | None, issuer: str | None, year: int, forms: Forms) -> None:
    report = read(f"\n{head}\n\n{BODY}", forms)
    assert report.fact("title").value == (title or head)
    assert report.fact("issuer").value == issuer
    assert report.year == year
    assert report.fact("year").certain


@pytest.mark.parametrize(
    "head",
    [
        "",
        "本报告根据条例编制，包括总体情况等六部分。",
        "现将有关情况报告如下，请审阅，谢谢。年度报告",
        "政府信息公开",
    ],
)
def test_no_title(head: str, forms: Forms) -> None:
    assert read(f"{head}\n{BODY}", forms).fact("title").value is None


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("统计期限为2021年1月1日至2021年12月31日。", date(2021, 1, 1), date(2021, 12, 31)),
        ("时限是2021年1月1日至12月31日", date(2021, 1, 1), date(2021, 12, 31)),
        ("数据期限自2021年1月1日起至2021年12月31日止", date(2021, 1, 1), date(2021, 12, 31)),
        ("数据从2021年1月1日起，至12月31日止", date(2021, 1, 1), date(2021, 12, 31)),
        ("统计时间2021 年 1 月 1 日—12 月 21 日", date(2021, 1, 1), date(2021, 12, 21)),
        ("时间范围2021-1-1到2021-12-31", date(2021, 1, 1), date(2021, 12, 31)),
        ("期限为２０２１年１月１日至１２月３１日", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021年1月1日至12月31日工作如下", date(2021, 1, 1), date(2021, 12, 31)),
        ("统计期限为2021年1月1日至12月32日", date(2021, 1, 1), None),
    ],
)
def test_periods(phrase: str, start: date, end: date | None, forms: Forms) -> None:
    report = read(f"青禾县财政局\n{phrase}\n{BODY}", forms)
    assert report.fact("period_start").value == start
    assert report.fact("period_end").value == end
    assert report.year == 2021
    assert report.fact("year").certain


def test_dates_of_a_campaign_are_no_period(forms: Forms) -> None:
    for printed in ("2021年3月1日至2021年5月1日开展宣传。", "统计如下。时间为2021年3月1日至5月1日。"):
        text = BODY.replace("依法公开。", printed)
        assert read(text, forms).fact("period_start").value is None


def test_the_year_of_the_lead_counts_where_title_and_period_have_none(forms: Forms) -> None:
    report = read(
        f"政府信息公开工作年度报告\n依据国办〔2019〕60号，现将我局2021年情况报告如下。\n{BODY}", forms
    )
    assert (report.year, report.fact("year").certain) == (2021, True)
    report = read(f"2019年条例施行，现将我局2021年情况报告如下。\n{BODY}", forms)
    assert not report.fact("year").certain


def test_the_year_before_the_sign_off_is_the_last_resort_and_uncertain(forms: Forms) -> None:
    report = read(f"{BODY}青禾县财政局\n2025年1月20日\n", forms)
    assert (report.year, report.fact("year").certain) == (2024, False)
    assert report.fact("year").span == report.fact("signed_on").span


@pytest.mark.parametrize(
    ("tail", "signed", "issuer"),
    [
        ("青禾县财政局\n2022年1月20日\n", date(2022, 1, 20), "青禾县财政局"),
        (
            "\u3000\u3000青禾县财政局\u00a0\n\n\u00a0\u00a0 2022年1 月 20日\u3000\n\n",
            date(2022, 1, 20),
            "青禾县财政局",
        ),
        ("青禾县财政局 2022年1月20日", date(2022, 1, 20), "青禾县财政局"),
        ("2022年1月20日\n青禾县财政局", date(2022, 1, 20), "青禾县财政局"),
        ("青禾县财政局\n二○二二年一月二十日", date(2022, 1, 20), "青禾县财政局"),
        ("青禾县财政局\n2022-1-20\n附件：1.说明\n联系人：某某", date(2022, 1, 20), "青禾县财政局"),
        ("（2022年1月20日）", date(2022, 1, 20), None),
        ("日期：2022年1月20日", date(2022, 1, 20), None),
        ("2022年2月30日", None, None),
        ("本报告自2022年1月20日起公布。", None, None),
        ("我局2022年1月20日召开会议", None, None),
        ("下载日期：2022年1月20日 点击：5", None, None),
    ],
)
def test_sign_offs(tail: str, signed: date | None, issuer: str | None, forms: Forms) -> None:
    report = read(f"{BODY}{tail}", forms)
    assert report.signed_on == signed
    assert report.fact("issuer").value == issuer


def test_dates_before_the_last_section_are_no_sign_off(forms: Forms) -> None:
    text = BODY.replace("依法公开。", "通知印发。\n2021年6月1日")
    assert read(text, forms).signed_on is None


def test_a_date_under_the_title_signs_where_the_end_does_not(forms: Forms) -> None:
    title = "青禾县财政局2021年政府信息公开工作年度报告\n"
    for printed in ("（2022年1 月 20日）", "2022年1月20日)", "2022-01-20"):
        assert read(f"{title}{printed}\n{BODY}", forms).signed_on == date(2022, 1, 20)
    both = read(f"{title}（2022年1月10日）\n{BODY}青禾县财政局\n2022年1月20日\n", forms)
    assert both.signed_on == date(2022, 1, 20)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青禾县柳溪镇2021年政府信息公开工作年度报告", "town"),
        ("望河办事处2021年政府信息公开工作年度报告", "street"),
        ("青禾县2021年政府信息公开工作年度报告", "government"),
        ("青禾县财政局2021年政府信息公开工作年度报告", "department"),
    ],
)
def test_the_kind_of_the_issuer(title: str, kind: str, forms: Forms) -> None:
    report = read(f"{title}\n{BODY}", forms)
    assert report.issuer_kind.value == kind
    assert report.fact("issuer_kind").certain


def test_a_kind_that_the_title_hides_is_told_by_the_sign_off(forms: Forms) -> None:
    report = read(f"望河2021年政府信息公开工作年度报告\n{BODY}望河街道办事处\n2022年1月1日\n", forms)
    assert report.issuer_kind.value == "street"
    unknown = read(f"望河2021年政府信息公开工作年度报告\n{BODY}", forms)
    assert unknown.issuer_kind.value == "unknown"
    assert not unknown.fact("issuer_kind").certain


@pytest.mark.parametrize("bars", [0, 5, 20, 40])
@pytest.mark.parametrize("links", [0, 8, 30])
def test_the_frame_of_a_web_page_hides_neither_title_nor_sign_off(
    bars: int, links: int, forms: Forms
) -> None:
    """A site's menus before the title and links after the sign-off used to hide both."""
    report = render_report(form=forms.form("2021"), signed_on=date(2022, 1, 20))
    frame = [*(f"栏目{i}" for i in range(bars)), "首页 > 政府信息公开年报", report]
    text = "\n".join([*frame, *(f"友情链接{i}" for i in range(links))])
    found = read(text, forms)
    assert found.fact("title").raw == "青禾县柳溪镇人民政府2021年政府信息公开工作年度报告"
    assert found.signed_on == date(2022, 1, 20)


@pytest.mark.parametrize("printed", ["2022-01-20", "2022年1月20日", "2022/1/20", "2022.01.20"])
@pytest.mark.parametrize("front", [True, False])
def test_the_frame_of_a_page_tells_when_it_was_published(printed: str, front: bool, forms: Forms) -> None:
    frame = f"来源：县政府网 发布日期：{printed} 浏览次数：12\n"
    report = read(frame + BODY if front else f"{BODY}青禾县财政局\n2022年1月9日\n{frame}", forms)
    published = report.fact("published_on")
    assert report.published_on == date(2022, 1, 20)
    assert published.span is not None
    assert report.text[published.span.start : published.span.end] == published.raw == printed


def test_a_date_of_publication_in_running_text_is_that_of_something_else(forms: Forms) -> None:
    report = read(BODY.replace("依法公开。", "该文件发布日期：2021年3月1日。"), forms)
    assert report.published_on is None
    assert report.fact("published_on").state is CellState.ABSENT


def test_a_date_of_publication_that_does_not_exist_is_unreadable(forms: Forms) -> None:
    assert read("发布日期：2022-02-30\n" + BODY, forms).fact("published_on").state is CellState.UNREADABLE
