"""What single cases of the rules on headings, contents and wording must say."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from app.checking.body import body
from app.checking.context import Context
from app.forms.load import Forms
from app.parsing.parse import parse
from app.report.finding import Answer, Severity
from app.settings import Settings, Thresholds
from tests.builders import PROBLEMS
from tests.checking.cases import of
from tests.checking.cases_prose import BUREAU, PROSE_CASES, STREET, numbered, saying, street, written
from tests.checking.make import finding, findings, outcomes, run
from tests.generator.made import Noise, make
from tests.generator.samples import style_of, write
from tests.parsing.texts import document


def test_the_folded_text_knows_its_places(forms: Forms) -> None:
    made = written(add="本镇通过 多种渠道公\n开信息,１２条。")(forms)
    text = body(Context(made, forms, Settings()))
    at = text.text.index("信息，12条")
    assert made.text[slice(*text.span(at, at + 6))] == "信息,１２条"
    assert "0" * 3 not in text.text, "tables are left out"
    assert text.part(5).strip().startswith("本年度工作中存在")
    assert made.text[slice(*text.signer)] == "青禾县柳溪镇人民政府" if text.signer else False


def test_a_sentence_broken_over_lines_is_whole_and_a_heading_is_not_joined(forms: Forms) -> None:
    made = written(
        add="（六）其他\n本机关通过政府门户网站和便民公告栏向社会公众及时发布\n应当公开的政府信息。"
    )(forms)
    text = body(Context(made, forms, Settings())).text
    assert "及时发布应当公开" in text
    assert "(六)其他\n本机关" in text


def test_the_length_of_part_one_is_asked_only_where_the_settings_do(forms: Forms) -> None:
    made = written()(forms)
    assert outcomes(made, forms, "overview.length") == []
    strict = Settings(thresholds=Thresholds(overview_length=50))
    found = finding(made, forms, "overview.length", strict)
    assert (found.facts["limit"], found.severity) == (50, Severity.INFO)
    lax = Settings(thresholds=Thresholds(overview_length=5000))
    assert findings(made, forms, "overview.length", lax) == []


def test_the_least_length_of_part_five_is_a_setting(forms: Forms) -> None:
    made = written()(forms)
    assert findings(made, forms, "problems.thin") == []
    assert findings(made, forms, "problems.thin", Settings(thresholds=Thresholds(problems_length=900)))


@pytest.mark.parametrize(
    ("case", "variant"),
    [
        (0, "仅"),
        (1, "以措施代替问题"),
        (2, "列出问题1项、改进措施2项"),
        (3, "列出问题4项，未写明"),
        (4, "未写明存在的主要问题"),
    ],
)
def test_what_is_thin_is_said(forms: Forms, case: int, variant: str) -> None:
    made = PROSE_CASES["problems.thin"].failing[case](forms)
    assert variant in finding(made, forms, "problems.thin").message


def test_a_five_aspects_hint_before_2021_and_a_warning_since(forms: Forms) -> None:
    for form, severity in (("2019", Severity.INFO), ("2021", Severity.WARNING)):
        made = written(form=form, overview="公开政府信息20条。")(forms)
        assert finding(made, forms, "overview.aspects").severity is severity


def test_a_department_owes_no_account_of_article_50_4(forms: Forms) -> None:
    for issuer in (BUREAU, STREET):
        made = written(issuer=issuer, overview="公开政府信息20条。")(forms)
        assert outcomes(made, forms, "overview.accountability") == []


def test_numbers_of_headings_are_told_together_and_mildly_if_all_are_arabic(forms: Forms) -> None:
    mixed = written(*numbered(["一、", "2、", "3、", "四、", "五、", "六、"]))(forms)
    found = finding(mixed, forms, "section.number")
    assert found.severity is Severity.WARNING
    assert "应为“二”" in found.message
    assert "应为“三”" in found.message
    arabic = written(*numbered(["1、", "2、", "3、", "4、", "5、", "6、"]))(forms)
    assert finding(arabic, forms, "section.number").severity is Severity.INFO


def test_an_empty_part_is_doubtful_where_something_was_not_read(forms: Forms) -> None:
    made = written(closing="")(forms)
    assert finding(made, forms, "section.empty").severity is Severity.ERROR
    noted = made._replace(notes=("第2页是图片，没有文字层，没有读取。",))
    assert finding(noted, forms, "section.empty").severity is Severity.WARNING


def test_a_table_that_is_a_picture_is_told_once(forms: Forms) -> None:
    made = PROSE_CASES["table.picture"].failing[0](forms)
    assert findings(made, forms, "table.missing") == []
    (answer,) = outcomes(made, forms, "table.missing", Answer.NOT_CHECKED)
    assert answer.subject == "requests"


def test_the_kind_of_office_decides_which_words_are_copied(forms: Forms) -> None:
    town = saying("我镇办好公开栏。")(forms)
    assert findings(town, forms, "copy.other_unit") == []
    found = finding(street("我镇办好公开栏，我镇加强监督。")(forms), forms, "copy.other_unit")
    assert found.id == "copy.other_unit@text/我镇"
    assert "（2处）" in found.message
    assert STREET in found.message


def test_the_superior_is_told_by_the_name_or_by_what_the_text_says(forms: Forms) -> None:
    assert findings(street("及时向县政府报送。")(forms), forms, "copy.other_unit")
    unknown = written(
        add="及时向县政府报送。",
        issuer="柳岸街道办事处",
        title="柳岸街道办事处2021年政府信息公开工作年度报告",
    )
    assert findings(unknown(forms), forms, "copy.other_unit") == []
    county = written(
        add="落实区委、区政府部署，向区政府网站供稿，及时向县政府报送。", issuer="柳岸街道办事处"
    )
    assert [f.facts["word"] for f in findings(county(forms), forms, "copy.other_unit")] == ["县政府"]


def test_three_names_are_printed_side_by_side(forms: Forms) -> None:
    made = PROSE_CASES["issuer.mismatch"].failing[0](forms)
    message = finding(made, forms, "issuer.mismatch").message
    assert "标题“柳岸办事处”" in message
    assert f"落款“{STREET}”" in message


def test_a_page_posted_in_a_later_year_is_a_hint(forms: Forms) -> None:
    late, moved = PROSE_CASES["date.published_late"].failing[0], PROSE_CASES["date.published_late"].failing[2]
    assert finding(late(forms), forms, "date.published_late").severity is Severity.WARNING
    assert finding(moved(forms), forms, "date.published_late").severity is Severity.INFO


def test_a_date_of_publication_that_the_reviewer_gives_is_judged(forms: Forms) -> None:
    rule = "date.published_late"
    assert outcomes(of(published_on=None)(forms), forms, rule) == []
    assert findings(of(published_on=date(2022, 1, 31))(forms), forms, rule) == []
    late = finding(of(published_on=date(2022, 2, 3), issuer_kind="department")(forms), forms, rule)
    assert late.message == "发布日期2022年2月3日，晚于2022年1月31日（《条例》第四十九条），迟3天。"
    assert late.cells == ("report/published_on",)


def test_a_date_of_publication_that_cannot_be_read_is_not_judged(forms: Forms) -> None:
    made = written(front="发布日期：2022-02-30\n")(forms)
    (outcome,) = outcomes(made, forms, "date.published_late")
    assert outcome.answer is Answer.NOT_CHECKED


def test_the_deadline_of_publication_is_that_of_the_settings(forms: Forms) -> None:
    late = PROSE_CASES["date.published_late"].failing[0](forms)
    settings = Settings(deadlines=Settings().deadlines._replace(town="02-28"))
    assert findings(late, forms, "date.published_late", settings) == []


def test_a_repeat_is_lit_with_the_letters_between(forms: Forms) -> None:
    made = saying("提高公开工作质量公开工作的质量。")(forms)
    found = finding(made, forms, "wording.repeat")
    assert found.span is not None
    assert made.text[slice(*found.span)] == "公开工作质量公开工作的质量"


@pytest.mark.parametrize("length", [4, 7, 24])
def test_repeats_of_all_lengths_are_found(forms: Forms, length: int) -> None:
    letters = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁"[:length]
    assert finding(saying(f"如下{letters}{letters}。")(forms), forms, "wording.repeat").facts["what"]


def test_an_abbreviated_label_is_a_hint_and_another_word_a_warning(forms: Forms) -> None:
    short = written(("行政规范性文件", "规范性文件"))(forms)
    assert finding(short, forms, "label.wording").severity is Severity.INFO
    other = written(("社会公益组织", "社会组织"))(forms)
    found = finding(other, forms, "label.wording")
    assert found.severity is Severity.WARNING
    assert "“社会组织”应为“社会公益组织”" in found.message


def test_findings_stand_in_the_order_of_the_report(forms: Forms) -> None:
    made = written(add="今年以来办好公开栏。", problems=PROBLEMS + "预计位居全县第一。", closing="无")(forms)
    rules = [found.rule for found in run(made, forms).findings if not found.rule.startswith("text.")]
    assert rules == ["date.relative", "wording.forecast", "section.processing_fee"]


def test_a_long_page_without_a_report_is_checked_quickly_and_never_breaks(forms: Forms) -> None:
    made = written(front="公开" * 60_000 + "\n")(forms)
    assert run(made, forms).count(Answer.BROKEN) == 0


@pytest.mark.parametrize("layout", ["tab lines", "markdown, repeated", "spaces, wrapped", "grid", "xlsx"])
def test_a_clean_report_in_any_layout_and_printed_twice_is_not_at_fault(layout: str, forms: Forms) -> None:
    for seed in range(4):
        rng = Random(f"{layout} {seed}")
        made = make(rng.choice(forms.forms), Noise(twice=seed % 2, split=0.5), style_of(layout), rng)
        report = parse(write(layout, made, rng)(), forms)
        groups = ("copy", "wording", "overview", "section", "issuer", "lead", "label", "problems", "table")
        grave = [f for f in run(report, forms).findings if f.severity is not Severity.INFO]
        assert [f.message for f in grave if f.rule.partition(".")[0] in groups] == []


def test_commas_of_two_widths_have_their_place_where_the_parts_are_all_table_rows(forms: Forms) -> None:
    text = "五、存在的主要问题及改进情况\n更新,不及时，有延误,解读，少\t0\n六、其他需要报告的事项\n\t无\n"
    report = parse(document(text), forms)
    assert run(report, forms).count(Answer.BROKEN) == 0
    found = finding(report, forms, "wording.punctuation")
    assert found.span is not None
    assert text[slice(*found.span)] == ","
    assert text.index(",") == found.span.start
