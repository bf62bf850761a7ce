"""The sentences of the findings: one template for a rule, fit to be pasted into a memo.

Where – what – numbers – what to do. A rule with several cases has ``id:variant`` templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from app.checking.names import show
from app.report.finding import Fact

DOUBT_TABLE: Final = "（表格识别存疑，请先核对原文）"
DOUBT_FACT: Final = "（识别存疑，请先核对原文）"

TEMPLATES: Final[dict[str, str]] = {
    "requests.balance": "第{part}部分表格“{name}”列勾稽不平：{left}，{right}，"
    "相差{difference}，请核对后更正。",
    "requests.row_total": "第{part}部分“{name}”行：六类申请人合计{left_total}，总计栏填{right_total}，"
    "相差{difference}，请核对后更正。",
    "requests.concluded_total": "第{part}部分“{name}”列：各办理结果合计{left_total}，"
    "“（七）总计”填{right_total}，相差{difference}，请核对后更正。",
    "requests.carried_out_bound": "第{part}部分“{name}”列结转下年{left_total}件，大于新收与上年结转之和"
    "{right_total}件，请核对后更正。",
    "requests.total_blank": "第三部分有{count}行未填“总计”栏，按各类申请人合计应为{listed}，请补填。",
    "requests.other_share": "第三部分“其他处理—其他”{count}件，占办理总量{concluded}件的{share}%，占比偏高，"
    "请确认是否应归入具体情形。",
    "requests.state_secret": "第三部分以“属于国家秘密”不予公开{count}件，请确认定密依据。",
    "proceedings.total": "第{part}部分“{name}”：{left}，总计栏填{right_total}，"
    "相差{difference}，请核对后更正。",
    "proceedings.width": "第{part}部分表格识别到{count}个数据，应为{expected}个，请核对原表。",
    "proceedings.without_requests": "本年未办理政府信息公开申请，但第四部分有{count}件复议诉讼，"
    "请确认是否为以往年度申请引发。",
    "proactive.effective": "第{part}部分“{name}”：{right}，少于{left}，请核对。",
    "proactive.disclosed": "第{part}部分“{name}”：{right}，小于{left}，请核对。",
    "proactive.regulation_authority": "{issuer}通常无规章制定权，第二部分规章栏一般应为0，"
    "是否误将规范性文件或规章制度计入？请核对。",
    "proactive.fee_decimals": "第二部分收费金额{amount}万元超过{limit}位小数，请确认单位及取值。",
    "proactive.fee_unit": "第二部分收费金额填{raw}，表头单位为万元，是否误按元填报？请核对。",
    "proactive.decisions_as_items": "第二部分“{name}”处理决定数量{decisions}恰等于"
    "上一年项目数量{prior}＋本年增/减{change}，两者口径不同（事项数／办件量），请确认。",
    "cell.blank": "第{part}部分表格有{count}个单元格空白（{where}），无数据的请填“0”。",
    "cell.not_a_number": "第{part}部分“{name}”填写为“{raw}”，应填阿拉伯数字。",
    "cell.not_a_number:mark": "第{part}部分{names}填写为“{raw}”，应填阿拉伯数字，无此项的填“0”。",
    "cell.negative": "第{part}部分“{name}”填写为“{raw}”，数值为负，请核对后更正。",
    "cell.fraction": "第{part}部分“{name}”填写为“{raw}”，件数应为整数，请核对后更正。",
    "cell.unit": "第{part}部分“{name}”填写为“{raw}”，单元格内含单位，请只填数字（已按“{value}”识别）。",
    "cell.normalised": "第{part}部分{listed}，请确认。",
    "row.width": "第{part}部分{rows}{each}识别到{count}个数，应为{expected}个，疑似错列，"
    "请对照原文确认后再校核。",
    "row.split_number": "第{part}部分“{name}”行疑似一个数字被拆成两格"
    "（{first}|{second}→{first}{second}），请核对。",
    "row.missing": "第{part}部分缺少{names}行，请按统一格式补齐。",
    "row.extra": "第{part}部分出现格式外的行“{name}”，请确认依据。",
    "row.extra:unnamed": "第{part}部分出现没有名称的行，统一格式未设该行，请确认依据。",
    "form.outdated": "本报告为{year}年度，仍使用{used_year}年格式（{used_document}），"
    "应改用{document}格式：{differences}。",
    "form.early": "本报告为{year}年度，使用了{used_year}年格式（{used_document}），"
    "请确认年度：{differences}。",
    "form.mixed": "第{part}部分{blocks}。",
    "section.missing": "缺少“{heading}”部分，请补充。",
    "section.missing:heading": "第{part}部分有表格而未见标题“{heading}”，请补充标题。",
    "table.missing": "第{part}部分“{heading}”未识别到表格（可能为图片或附件），请补充可编辑表格。",
    "table.picture": "第{part}部分“{heading}”疑似以图片代替表格，无法校核，"
    "也不便公众获取，请改为可编辑表格。",
    "table.header_order": "第{part}部分表头“{name}”位置异常，数据列可能错位，请核对。",
    "label.wording": "第{part}部分表头、行名与统一格式不一致：{listed}，请更正。",
    "label.wording:slight": "第{part}部分表头、行名与统一格式略有出入：{listed}。",
    "section.order": "各部分顺序与统一格式不一致，现为{found}，请调整。",
    "section.number": "{listed}。",
    "section.wording": "标题“{heading}”与统一格式“{official}”不一致。",
    "section.empty": "“{heading}”无内容，请补充；无事项的请写“无其他需要报告的事项”。",
    "section.processing_fee": "建议在第六部分说明信息处理费收取情况。",
    "overview.aspects": "“总体情况”未见{missing}方面内容，请补充。",
    "overview.accountability": "政府年度报告应包括工作考核、社会评议和责任追究结果情况，"
    "未见{missing}，请补充。",
    "overview.length": "“总体情况”约{count}字，超过{limit}字，建议精简。",
    "overview.no_figures": "“总体情况”没有任何数据，建议以数据说明本年度公开工作。",
    "overview.off_topic": "内容与政府信息公开关系不大，且涉及{words}，建议删除（内容不宜泛化）。",
    "overview.off_topic:theme": "“总体情况”通篇谈政务公开、村务公开（{count}处），"
    "未谈《条例》所称政府信息公开，建议按统一格式重写。",
    "problems.thin": "第五部分存在问题与改进情况不对应：列出问题{problems}项、改进措施{measures}项，"
    "改进措施未回应所列问题。",
    "problems.thin:short": "第五部分仅{count}字，请写明存在的主要问题及改进情况。",
    "problems.thin:no_problem": "第五部分未写明存在的主要问题，请补充。",
    "problems.thin:no_measure": "第五部分列出问题{problems}项，未写明改进情况，请补充。",
    "problems.thin:measures_first": "第五部分以措施代替问题（如“{example}…”），请写明存在的主要问题。",
    "lead.parts": "导语所列部分与正文不一致：{faults}。",
    "issuer.mismatch": "机关名称不一致：标题“{title}”、正文“{text}”、落款“{sign_off}”，请统一。",
    "issuer.short": "编制机关写为“{issuer}”，缺少{lacking}，建议使用机关全称。",
    "date.body_year": "正文出现“{other}年…”的工作数据，本报告为{year}年度，疑似沿用往年文字，请核对。",
    "date.relative": "“{word}”指代不明，建议写明{year}。",
    "date.published_late": "发布日期{date}，晚于{deadline}（《条例》第四十九条），迟{days}天。",
    "date.published_late:local": "发布日期{date}，晚于{deadline}，迟{days}天；"
    "乡镇、街道等的期限以当地主管部门通知为准，请核对。",
    "date.published_late:moved": "页面所示发布日期{date}，晚于{deadline}；"
    "如系网站迁移或重新发布，请确认首次发布日期。",
    "date.garbled": "“{word}”疑似缺字，请对照原件核对日期或文号。",
    "basis.outdated": "引用“{cited}”，现行规定为{right}，请更正。",
    "basis.outdated:form": "编制依据引用“{cited}”，{year}年度报告应引用国办公开办函〔2021〕30号，请更正。",
    "basis.mismatch": "“{title}”的文号应为{right}，现为{number}，文件名称与文号不对应，请更正。",
    "basis.name": "引用为“{cited}”，法规名称应为《中华人民共和国政府信息公开条例》。",
    "copy.other_unit": "出现“{word}”{times}，与本机关（{issuer}）不符，疑似套用其他单位文字，请核对。",
    "copy.other_unit:tasks": "“{word}”属{office}职责，与本机关（{issuer}）不符，"
    "疑似套用其他单位文字，请核对。",
    "wording.template": "残留格式说明或待填文字“{word}”，请删除或补填。",
    "wording.letter": "残留报送函件用语“{word}”，请删除。",
    "wording.markup": "残留标记或机器生成文字“{word}”，请删除。",
    "wording.forecast": "“{word}”表述不严谨，报告年度已结束，宜写事实。",
    "wording.stale": "“{word}”表述疑似过时：{now}。",
    "wording.typo": "“{wrong}”疑为“{right}”之误，请核对。",
    "wording.numbering": "序号不连续：{what}。",
    "wording.repeat": "文字重复：{what}，请核对。",
    "wording.punctuation": "标点：{what}。",
    "title.missing": "未见标题，请补充“{issuer}{year}年政府信息公开工作年度报告”。",
    "title.name": "标题应为“政府信息公开工作年度报告”，现为“{title}”，请更正。",
    "title.year_missing": "标题未写明年度（据{source}推断为{year}年度），请补充。",
    "title.year_missing:unknown": "标题未写明年度，正文和落款也无法推断，请补充。",
    "title.year_style": "标题年度写法建议规范为“{year}年政府信息公开工作年度报告”。",
    "period.year": "统计期限写为{period}，与报告年度{year}年不符，请更正。",
    "period.range": "统计期限应为{year}年1月1日至12月31日，现为“{period}”，请更正。",
    "period.missing": "未写明统计期限，建议在报告开头写明。",
    "date.signed": "落款日期{date}与{year}年度不符：年度报告应在次年（{next_year}年）签署，请核对年份。",
    "date.late": "落款日期{date}，晚于{deadline}（《条例》第四十九条），迟{days}天。",
    "date.late:local": "落款日期{date}，晚于{deadline}，迟{days}天；"
    "乡镇、街道等的期限以当地主管部门通知为准，请核对。",
    "date.unsigned": "未见落款机关和日期，请补充。",
    "text.figure": "正文“{clause}”，与第{part}部分{name}{stands}不一致{readings}，请核对后更正。",
    "text.figure:doubtful": "正文“{clause}”，第{part}部分{name}为{stands}{readings}，"
    "请核对两者是否同一口径。",
    "text.figure:published": "正文“{clause}”，第{part}部分{name}为{stands}"
    "（表中应统计全部处理决定，不论是否公开），请核对。",
    "text.zero": "正文称“{clause}”，而第{part}部分{name}为{stands}，请核对后更正。",
    "text.zero:table": "正文“{clause}”，而第{part}部分表格全部为0，疑似表格未填，请核对后更正。",
    "text.ambiguous": "正文对同一事项有几个数：{listed}；第{part}部分{name}为{stands}，请核对各数口径。",
    "text.scope": "正文“{clause}”为“{area}”数据，第{part}部分{name}为{stands}，"
    "请确认数据口径（本机关或全域汇总）。",
    "text.applicant": "正文“{clause}”，与第{part}部分本年新收“{name}”{stands}不一致{readings}，请核对。",
    "text.applicant:all": "正文称申请人“{said}”，"
    "而第三部分本年新收中法人或其他组织各栏合计{count}件，请核对。",
    "text.outcome": "正文“{clause}”，与第{part}部分{name}{stands}不一致，请核对。",
    "text.outcome:all": "正文称“{said}”，而第四部分有{listed}，请核对。",
    "text.outcome:none": "正文称“{said}”，而第四部分有{listed}，请核对。",
    "text.fee": "正文“{clause}”，与第{part}部分{name}{stands}不一致，请核对金额和单位。",
    "text.sum": "正文“{clause}”，分项{listed}＝{total}，与合计{whole}不符，请核对。",
    "text.balance": "正文自身不平：{left}，{right}，两边不等，请核对。",
    "text.percent": "正文“{clause}”，按{first}与{second}计算应为{should}，请核对。",
    "text.silent": "第{part}部分有{listed}，“总体情况”未作说明，建议补充。",
    "text.silent:zero": "第{part}部分各数均为0，“总体情况”未说明本年未收到政府信息公开申请，建议补充。",
}
"""The templates by rule id, or ``id:variant``."""

GENERIC: Final = "第{part}部分“{name}”勾稽不平：{left}，{right}，相差{difference}，请核对后更正。"
"""For a tally of a user's own form whose rule the program does not know."""


def write(rule: str, variant: str, facts: Mapping[str, Fact]) -> str:
    """The sentence of a finding; raises KeyError if a fact is missing."""
    template = TEMPLATES.get(f"{rule}:{variant}" if variant else rule, GENERIC)
    return fill(template, facts)


def fill(template: str, facts: Mapping[str, Fact]) -> str:
    """The template with its facts, figures written out in full."""
    values = {key: show(value) if isinstance(value, Decimal) else value for key, value in facts.items()}
    return _quoted_inside(template.format_map(values))


def _quoted_inside(sentence: str) -> str:
    """Quotation marks within quotation marks as GB/T 15834 has them: “不够‘接地气’”.

    A sentence whose marks are not in pairs (it may quote one that is missing) stays as it is.
    """
    depth, said = 0, []
    for letter in sentence:
        if letter == "“":
            depth += 1
            said.append(letter if depth % 2 else "‘")
        elif letter == "”":
            said.append(letter if depth % 2 else "’")
            depth -= 1
            if depth < 0:
                return sentence
        else:
            said.append(letter)
    return sentence if depth else "".join(said)
