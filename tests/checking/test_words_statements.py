"""What a report's words state: every pattern of the domain, and every sentence that only looks like one."""

from __future__ import annotations

import pytest

from app.forms.load import Forms
from tests.checking.words_made import said

APPLICATIONS = "（二）依申请公开方面。"
OPENNESS = "（一）主动公开方面。"

REQUESTS = {
    "全年共收到政府信息公开申请12件": {"received": 12},
    "本年度共收到依申请公开申请0件": {"received": 0},
    "共收到8份政府信息公开申请": {"received": 8},
    "收到7条要求公开征地信息的申请": {"received": 7},
    "累计受理依申请公开申请14件": {"received": 14},
    "全年收办政府信息公开申请14件": {"received": 14},
    "新收政府信息公开申请数量5件": {"received": 5},
    "新收到申请5件": {"received": 5},
    "共接到信息公开申请2件": {"received": 2},
    "接收申请2宗": {"received": 2},
    "收到政府信息公开申请，共计12件": {"received": 12},
    "收到政府信息公开申请为0": {"received": 0},
    "本年办结政府信息公开申请6件": {"concluded": 6},
    "答复申请6件": {"concluded": 6},
    "收到并办结政府信息公开申请12件": {"received": 12, "concluded": 12},
    "收到并办理政府信息公开申请12件": {"received": 12},
    "收到申请8件，其中自然人5件，法人及其他组织3件": {"received": 8, "natural_person": 5, "legal": 3},
    "收到申请8件，申请人均为自然人": {"received": 8, "all natural_person": 0},
    "收到申请8件，均为个人申请": {"received": 8, "all natural_person": 0},
    "收到申请8件，其中当面申请1件、来信3件、网上4件": {"received": 8},
    "上年度结转申请9件": {"carried_in": 9},
    "上年结转0件": {"carried_in": 0},
    "答复98件（含上年度转结8件,另有5件转结下年度）": {"concluded": 98, "carried_in": 8, "carried_out": 5},
    "结转上年3件": {"carried_in": 3},
    "2020年结转3件，本年收到申请5件": {"carried_in": 3, "received": 5},
    "予以公开6件，部分公开5件": {"granted": 6, "partial": 5},
    "准予公开3件": {"granted": 3},
    "予以公开及部分公开3件": {"granted_partial": 3},
    "不予公开8件，无法提供7件，不予处理3件": {"denied": 8, "unavailable": 7, "unprocessed": 3},
    "其他处理6件": {"other": 6},
    "不予公开（过程性信息）8件": {"denied.process_information": 8},
    "因本机关不掌握等原因无法提供7件": {"unavailable": 7},
    "本机关不掌握4件": {"unavailable.not_held": 4},
    "信息不存在1件": {"absent": 1},
    "其他2件（申请人自主撤销）": {},
    "同意公开答复5件，部分公开答复2件，不予公开答复1件": {"granted": 5, "partial": 2, "denied": 1},
    "8件予以公开，2件部分公开，1件不予公开": {"granted": 8, "partial": 2, "denied": 1},
    "结转下一年度继续办理6件": {"carried_out": 6},
    "2件申请转结下年度": {"carried_out": 2},
    "结转2022年度4件": {"carried_out": 4},
    "下年度继续办理1件": {"carried_out": 1},
    "顺延至下一年答复2件": {"carried_out": 2},
    "收到59件,上年度结转办理2件,其中结转2022年度7件,其余54件": {
        "received": 59,
        "carried_in": 2,
        "carried_out": 7,
    },
    "本年共收到申请一件": {"received": 1},
    "收到申请二十件，办结两件": {"received": 20, "concluded": 2},
    "收到申请1,286件": {"received": 1286},
    "收到申请１２件": {"received": 12},
    "收到政府信\n息公开申请1\n2件": {"received": 12},
    "收到申请30件，较上年的20件增长50%": {"received": 30},
    "收到申请40余件": {},
    "收到申请近三十件": {},
    "收到申请1.2万件": {},
    "2020年收到申请94件": {},
    "收到申请15件，其中受理12件": {"received": 15},
}
CASES = {
    "因政府信息公开被申请行政复议3件，行政诉讼2件": {"reconsideration": 3, "litigation": 2},
    "政府信息公开行政复议案件2起，其中维持1件、纠正1件": {
        "reconsideration": 2,
        "reconsideration.upheld": 1,
        "reconsideration.corrected": 1,
    },
    "行政复议3件，1件结果维持，尚未审结2件": {
        "reconsideration": 3,
        "reconsideration.upheld": 1,
        "reconsideration.pending": 2,
    },
    "行政复议2件，均获维持": {"reconsideration": 2, "all reconsideration.upheld": 0},
    "行政复议2件，无败诉": {"reconsideration": 2, "none reconsideration.corrected": 0},
    "行政诉讼5件，其中未经复议直接起诉3件，复议后起诉2件": {
        "litigation": 5,
        "litigation_direct": 3,
        "litigation_after": 2,
    },
    "行政诉讼（未经复议直接起诉）3件": {"litigation_direct": 3},
    "行政复议、行政诉讼案件为5件": {"merged": 5},
    "涉行政复议、行政诉讼案件743件,结果维持461件": {"merged": 743, "merged.upheld": 461},
    "收到行政复议0件，行政诉讼0件": {"reconsideration": 0, "litigation": 0},
}
OTHERS = {
    "制发行政规范性文件3件，废止1件，现行有效12件": {"issued": 3, "repealed": 1, "effective": 12},
    "制定出台规范性文件2个，保留15个": {"issued": 2, "effective": 15},
    "作出行政处罚决定12件，行政强制3起": {"penalties": 12, "coercion": 3},
    "办理行政许可146宗": {"permits": 146},
    "行政许可处理决定数量146件": {"permits": 146},
    "行政处罚、行政强制0项": {"penalties_coercion": 0},
    "公开行政处罚决定12件": {"penalties": 12},
    "行政事业性收费12.39万元": {"fees": 123900},
    "收取行政事业性收费123920元": {"fees": 123920},
}
ZERO = {
    "全年未收到依申请公开件": {"received"},
    "未收到政府信息公开申请情况": {"received"},
    "未收到依申请公开事宜": {"received"},
    "未收到依申请公开的信件": {"received"},
    "未接收到依申请公开": {"received"},
    "未接到公民提出的信息公开申请": {"received"},
    "2021年没有公民、法人或其他组织向我局提出信息公开申请": {"received"},
    "没有任何机构和个人提出依申请公开": {"received"},
    "没有接到群众主动要求公开政府信息的申请": {"received"},
    "2021年我局无依申请公开事项": {"received"},
    "无依申请公开办理事项": {"received"},
    "本年度零申请": {"received"},
    "政府信息公开申请为零": {"received"},
    "无上年结转": {"carried_in"},
    "无下年度结转": {"carried_out"},
    "没有转结下年度继续办理件": {"carried_out"},
    "未发生因政府信息公开引起的行政复议和行政诉讼": {"reconsideration", "litigation"},
    "没有发生行政复议、行政诉讼案件": {"reconsideration", "litigation"},
    "未出现行政诉讼": {"litigation"},
    "未接到行政复议": {"reconsideration"},
    "没有因政府信息公开申请行政复议、提起行政诉讼的情况": {"reconsideration", "litigation"},
    "未作出行政处罚、行政强制": {"penalties", "coercion"},
    "未收取行政事业性收费": {"fees"},
    "未制发行政规范性文件": {"issued"},
    "未收到政府信息公开申请，也未发生行政复议": {"received", "reconsideration"},
}
DECOYS = (
    "制发政府信息130件,其中主动公开18件,不予公开112件",
    "制发公文130件，其中主动公开18件，依申请公开5件，不予公开112件",
    "承办区人大代表建议5件，政协提案3件",
    "收到12345热线工单30件，办结30件",
    "收到群众来信12件，答复12件",
    "收到咨询20件，答复20件",
    "处置舆情3件，办理网民留言15件",
    "收到建议14条并全部反馈，提出的9条意见已全部答复",
    "主动公开信息112条",
    "发布行政许可信息76条,行政处罚信息2条",
    "公开行政许可、行政处罚等信息12条",
    "全年未收到行政许可申请",
    "收到行政许可申请30件，办结30件",
    "全年没有因政府信息公开工作被责任追究的情形",
    "全年未发生依申请公开超期答复",
    "没有申请人对答复提出异议",
    "转发规范性文件3件，清理规范性文件20件，解读规范性文件3件",
    "制发文件130件",
    "2022年，我街将制发规范性文件3件",
    "2022年，本机关拟办理政府信息公开申请10件",
    "2019年，我镇收到政府信息公开申请94件",
    "自2008年以来累计公开信息3421条",
    "申请办结率100%，较上年提高3个百分点，排名第2位",
    "收到申请后20个工作日内答复",
    "办结一件登记一件",
    "依据《办法》（国办函〔2020〕109号）、国务院令第711号和第三十六条办理",
    "电话0451-57351430，邮编150025",
    "收取信息处理费400元",
    "开展政府信息公开培训2次，参加30人次",
    "已通过网站对外公开1件",
)


@pytest.mark.parametrize("prose", REQUESTS)
def test_applications(prose: str, forms: Forms) -> None:
    found = said(forms, f"{APPLICATIONS}{prose}。", doubtful=False)
    assert found == set(REQUESTS[prose].items())


@pytest.mark.parametrize("prose", CASES)
def test_reconsideration_and_litigation(prose: str, forms: Forms) -> None:
    assert said(forms, f"{APPLICATIONS}{prose}。") == set(CASES[prose].items())
    assert said(forms, {4: f"{prose}。"}) == set(CASES[prose].items())


@pytest.mark.parametrize("prose", OTHERS)
def test_documents_decisions_and_fees(prose: str, forms: Forms) -> None:
    assert said(forms, f"{OPENNESS}{prose}。") == set(OTHERS[prose].items())


@pytest.mark.parametrize("prose", ZERO)
def test_what_did_not_happen(prose: str, forms: Forms) -> None:
    assert said(forms, f"{APPLICATIONS}{prose}。") == {(key, 0) for key in ZERO[prose]}


@pytest.mark.parametrize("heading", [OPENNESS, APPLICATIONS, ""])
@pytest.mark.parametrize("prose", DECOYS)
def test_what_only_looks_like_a_figure(heading: str, prose: str, forms: Forms) -> None:
    assert said(forms, f"{heading}{prose}。", doubtful=True) == set()


def test_a_case_that_is_not_about_disclosure_is_none_of_the_table(forms: Forms) -> None:
    prose = "（五）监督保障方面。全年办理行政复议案件15件，行政应诉行政诉讼3件。"
    assert said(forms, prose, doubtful=True) == set()
    assert said(forms, "全年没有发生行政复议、行政诉讼。", doubtful=True) == set()


def test_a_heading_holds_for_its_paragraph_and_no_longer(forms: Forms) -> None:
    prose = "（二）依申请公开\n规范办理流程。\n全年共收到12件，均已答复。\n（三）平台建设\n全年共收到30件。"
    assert said(forms, prose, doubtful=True) == {("received", 12)}


def test_an_addend_is_a_question(forms: Forms) -> None:
    prose = f"{APPLICATIONS}办理并答复信息公开申请3件、纸质申请36件。"
    assert said(forms, prose) == set()
    assert said(forms, prose, doubtful=True) == {("concluded", 3)}


def test_tables_are_not_prose(forms: Forms) -> None:
    rows = "一、本年新收政府信息公开申请数量\t5件\t0件\n收到政府信息公开申请|5件|\n"
    assert said(forms, {3: rows}, doubtful=True) == set()
