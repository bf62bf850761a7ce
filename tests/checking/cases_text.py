"""For every rule of the words: prose that fails it and prose that passes it, in its own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from app.forms.load import Forms
from app.report.report import Report
from tests.checking.make import figures
from tests.checking.words_made import saying

Build: TypeAlias = Callable[[Forms], Report]

CASE = {
    **figures("received", [9, 2, 0, 0, 0, 1, 12]),
    **figures("carried_in", [2, 0, 0, 0, 0, 0, 2]),
    **figures("granted", [6, 1, 0, 0, 0, 1, 8]),
    **figures("denied.process_information", [3, 0, 0, 0, 0, 0, 3]),
    **figures("concluded", [9, 1, 0, 0, 0, 1, 11]),
    **figures("carried_out", [2, 1, 0, 0, 0, 0, 3]),
    "proceedings/reconsideration/upheld": "2",
    "proceedings/reconsideration/corrected": "1",
    "proceedings/reconsideration/total": "3",
    "proceedings/litigation_direct/pending": "1",
    "proceedings/litigation_direct/total": "1",
    "proactive/normative_documents/issued": "3",
    "proactive/normative_documents/repealed": "1",
    "proactive/normative_documents/effective": "12",
    "proactive/permits/decisions": "146",
    "proactive/penalties/decisions": "18",
    "proactive/fees/amount": "12.39205",
}
"""12 received, 2 carried in, 11 concluded, 3 carried out; everything adds up."""

APPLICATIONS = "（二）依申请公开方面。"


def says(prose: str, *, section: int = 1, nothing: bool = False, issuer_kind: str = "town") -> Build:
    """A report of these figures (or of zeros) with this prose."""

    def build(forms: Forms) -> Report:
        return saying(forms, {section: prose}, {} if nothing else CASE, issuer_kind=issuer_kind)

    return build


def requests(prose: str, *, nothing: bool = False, issuer_kind: str = "town") -> Build:
    """The prose in the paragraph on applications."""
    return says(APPLICATIONS + prose, nothing=nothing, issuer_kind=issuer_kind)


TEXT: dict[str, tuple[tuple[Build, ...], tuple[Build, ...]]] = {
    "text.figure": (
        (
            requests("全年共收到政府信息公开申请13件。"),
            requests("上年度结转申请1件，办结11件，2件结转下年度。"),
            requests("办理结果中不予公开4件。"),
            requests("收到申请并登记，共计13件。"),
            requests("办理依申请公开15件。"),
            says("制发行政规范性文件3件，废止2件，现行有效12件。"),
            says("作出行政许可决定147件。"),
            says("公开行政处罚决定17件。"),
            says("因政府信息公开被申请行政复议4件。"),
            says("涉行政复议、行政诉讼案件5件。", section=4),
        ),
        (
            requests("全年共收到政府信息公开申请12件，上年结转2件，办结11件，结转下年度3件。"),
            requests("共受理政府信息公开申请14件（含上年度转结2件）。"),
            requests("答复申请11件，其中同意公开答复8件、不予公开答复3件。"),
            says("制发行政规范性文件3件，废止1件，继续有效12件。"),
            says("涉行政复议、行政诉讼案件4件。", section=4),
        ),
    ),
    "text.zero": (
        (
            requests("全年没有公民、法人或者其他组织向本镇提出信息公开申请。"),
            requests("全年未收到依申请公开件。"),
            requests("共收到申请0件。"),
            says("未发生因政府信息公开引起的行政复议、行政诉讼。"),
            says("全年未作出行政处罚。"),
            requests("收到政府信息公开申请600件。", nothing=True),
        ),
        (
            requests("全年没有公民、法人或者其他组织向本镇提出信息公开申请。", nothing=True),
            requests("共收到申请0件，共办结0件。", nothing=True),
            requests("无上年结转。", nothing=True),
        ),
    ),
    "text.ambiguous": (
        (
            requests("共收到政府信息公开申请12件。全年收到依申请公开申请15件，均已登记。"),
            requests("共收到政府信息公开申请13件。全年未收到政府信息公开申请。"),
        ),
        (requests("共收到政府信息公开申请12件。受理政府信息公开申请14件，含上年结转2件。"),),
    ),
    "text.scope": (
        (requests("全区共收到政府信息公开申请120件。"),),
        (
            requests("全区共收到政府信息公开申请12件。", issuer_kind="government"),
            requests("全区共收到政府信息公开申请12件。"),
        ),
    ),
    "text.applicant": (
        (
            requests("收到政府信息公开申请12件，其中自然人8件，法人或其他组织4件。"),
            requests("收到政府信息公开申请12件，申请人均为自然人。"),
        ),
        (
            requests("收到政府信息公开申请12件，其中自然人9件，法人或其他组织3件。"),
            requests("全年未收到政府信息公开申请，申请人均为自然人。", nothing=True),
        ),
    ),
    "text.outcome": (
        (
            says("政府信息公开行政复议案件3件，其中维持3件。"),
            says("政府信息公开行政复议3件，均获维持。"),
            says("因政府信息公开被申请行政复议3件，无败诉。"),
        ),
        (
            says("政府信息公开行政复议案件3件，其中维持2件、纠正1件。"),
            says("被提起行政诉讼1件，未被纠错。", section=4),
        ),
    ),
    "text.fee": (
        (says("收取行政事业性收费13.5万元、信息处理费400元。"), says("收取行政事业性收费123920元。")),
        (
            says("收取行政事业性收费12.39205万元。"),
            says("收取行政事业性收费123920.5元。"),
            says("行政事业性收费金额12.39万元。"),
        ),
    ),
    "text.sum": (
        (
            requests("收到政府信息公开申请12件，其中网上申请5件，其余6件为邮寄申请。"),
            requests("收到政府信息公开申请12件，其中当面3件、来信6件、网上4件。"),
        ),
        (
            requests("收到政府信息公开申请12件，其中网上申请5件，其余7件为邮寄申请。"),
            requests("收到12件申请，上年度结转2件，其中结转2022年度3件，其余11件已答复。"),
        ),
    ),
    "text.balance": (
        (
            lambda forms: saying(
                forms,
                f"{APPLICATIONS}收到政府信息公开申请6件，上年结转6件，办结6件，结转下年度0件。",
                uncertain=frozenset(
                    f"requests/{row}" for row in ("received", "carried_in", "concluded", "carried_out")
                ),
            ),
        ),
        (requests("收到政府信息公开申请12件，上年结转2件，办结11件，结转下年度3件。"),),
    ),
    "text.percent": (
        (
            requests("收到政府信息公开申请12件，其中自然人9件，占70%。"),
            requests("收到政府信息公开申请12件，较上年的10件增长25%。"),
        ),
        (
            requests("收到政府信息公开申请12件，其中自然人9件，占75%。"),
            requests("收到政府信息公开申请12件，较上年的9件增长33.3%。"),
        ),
    ),
    "text.silent": (
        (
            requests("明确专人登记和答复。"),
            requests("明确专人登记和答复。", nothing=True),
        ),
        (
            requests("全年未收到政府信息公开申请。", nothing=True),
            requests("收到政府信息公开申请12件，被申请行政复议3件。办理行政许可146件、行政处罚18件。"),
        ),
    ),
}
