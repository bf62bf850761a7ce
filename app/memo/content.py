"""From a review to what its memo says, in the words of an office that writes to an office."""

from __future__ import annotations

from datetime import date

from app.checking.explain import explain
from app.checking.names import day
from app.checking.tallies import BLANKS_AS_ZERO
from app.memo.model import BROKEN, Change, Entry, Item, Memo, Part, Settled
from app.memo.names import Names
from app.memo.parts import PARTS, in_full, part_of, within_part
from app.memo.quote import nested, quotations, shorten
from app.memo.sentences import closing, of_misreadings, return_by, sentence
from app.memo.suggested import suggested
from app.memo.sums import written_out
from app.memo.unchecked import unchecked_groups
from app.memo.where import where_in
from app.report.address import ABOUT
from app.report.correction import Correction, DecisionKind, Origin
from app.report.finding import Answer, Finding, Severity
from app.report.report import MIXED, Report
from app.review.review import Review
from app.review.states import FindingState, states

SEVERITY_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
ANSWER_LABELS = {
    Answer.PASSED: "通过",
    Answer.FAILED: "发现问题",
    Answer.NOT_CHECKED: "未能校核",
    Answer.BROKEN: BROKEN,
}
_TODO = {
    Severity.ERROR: "须更正；认为无误的，请书面说明理由。",
    Severity.WARNING: "请核实；确有错漏的请更正，无误的请说明情况。",
    Severity.INFO: "供参考，请结合实际酌情处理。",
}
_TODO_CONFIRMED = {
    Severity.ERROR: "请更正。",
    Severity.WARNING: "请更正。",
    Severity.INFO: "请更正或补充完善。",
}
_REASONS = {
    Origin.TYPED: "经校核更正",
    Origin.PASTED: "经校核更正",
    Origin.SUGGESTION: "按勾稽关系更正",
}


def memo_content(review: Review, *, on: date) -> Memo:
    """The memo of a review as it stands, dated ``on``."""
    report, checks, settings = review.report, review.checks, review.settings
    names = Names(report, review.forms)
    accepted, misread, open_findings = _sorted_by_decision(review)
    accepted = _in_order(accepted, review)
    finding_states = states(review)
    gone = [f for f in review.resolved if finding_states[f.id] is FindingState.RESOLVED]
    resolved = _in_order(gone, review)
    changes = tuple(_change(c, review, names) for c in reported_corrections(review))
    parts = _parts(review, open_findings, names)
    counts = tuple((label, checks.count(answer)) for answer, label in ANSWER_LABELS.items())
    unchecked = unchecked_groups(review, Answer.NOT_CHECKED, names)
    reviewer = settings.names.reviewer
    return Memo(
        title="政府信息公开工作年度报告校核备忘录",
        addressee=f"{_flat(report.fact('issuer').raw) or '年度报告编制机关'}：",
        opening=_opening(review),
        entries=_entries(review, on),
        result=_result(review, open_findings, len(accepted), len(resolved), len(changes)),
        counts=counts,
        parts=parts,
        corrections=changes,
        resolved=tuple(
            Settled(in_full(f.place), nested(f.message), _how_resolved(review, f, names)) for f in resolved
        ),
        accepted=tuple(Settled(in_full(f.place), nested(f.message), _note(review, f)) for f in accepted),
        unchecked=unchecked,
        broken=unchecked_groups(review, Answer.BROKEN, names),
        misread=of_misreadings(
            len(misread) + sum(finding_states[f.id] is FindingState.MISREAD for f in review.resolved),
            len(review.misread),
        ),
        closing=closing(
            bool(open_findings), bool(changes), bool(unchecked), return_by(review, on), settings.names.office
        ),
        office=settings.names.office,
        signatures=(Entry("校核人", reviewer), Entry("复核人", ""), Entry("日期", "　　年　月　日")),
        on=on,
        footer=settings.names.footer,
    )


def reported_corrections(review: Review) -> list[Correction]:
    """The corrections that change the report: not those of our reading, nor mere confirmations.

    Nor what is known about it and not printed in it.
    """
    return [
        c
        for c in review.corrections
        if c.origin is not Origin.MISREAD and not _is_confirmed(c) and c.cell not in ABOUT
    ]


def _flat(text: str) -> str:
    """The text in one line."""
    return "".join(text.split())


def _opening(review: Review) -> str:
    report = review.report
    title = _flat(report.fact("title").raw)
    what = f"《{title}》" if title else "政府信息公开工作年度报告"
    basis = "《中华人民共和国政府信息公开条例》"
    if report.year is not None:
        basis += f"和年度报告统一格式（{review.forms.for_year(report.year).document}）"
    who = review.settings.names.office
    subject = f"{who}对你单位编制的{what}进行了校核" if who else f"对你单位编制的{what}进行了校核"
    return f"根据{basis}，{subject}，现将有关情况反馈如下。"


def _entries(review: Review, on: date) -> tuple[Entry, ...]:
    report, source, names = review.report, review.source, review.settings.names
    period = "未写明"
    if (start := _said(report, "period_start")) and (end := _said(report, "period_end")):
        period = f"{start}至{end}"
    forms = {form.id: f"{form.title}（{form.document}）" for form in review.forms.forms}
    form = {MIXED: "新旧表式混用", "": "未识别到统计表"}.get(report.form) or forms.get(
        report.form, report.form
    )
    year = f"{report.year}年度" if report.year is not None else _said(report, "year") or "未识别"
    if report.year is not None and not report.fact("year").certain:
        year += "（据落款日期推断）"
    entries = [
        Entry("报告标题", _flat(report.fact("title").raw) or "未见标题"),
        Entry("报告年度", year),
        Entry("统计期限", period),
        Entry("落款日期", _said(report, "signed_on") or "未见落款日期"),
        *([Entry("发布日期", day(report.published_on))] if report.published_on else []),
        Entry("所用表式", form),
        Entry("校核文件", source.name),
        Entry("SHA-256校验值", source.sha256),
        Entry("校核日期", day(on)),
    ]
    who = "　".join(part for part in (names.office, names.reviewer) if part)
    return (*entries, Entry("校核单位及人员", who)) if who else tuple(entries)


def _said(report: Report, fact: str) -> str:
    """A date as the memo writes it; a text that is none as it stands, and that it could not be read."""
    value, raw = report.fact(fact).value, _flat(report.fact(fact).raw)
    if isinstance(value, date):
        return day(value)
    return f"“{raw}”（未能识别）" if raw else ""


def _result(review: Review, found: list[Finding], accepted: int, resolved: int, changes: int) -> str:
    checks = review.checks
    total = len(checks.outcomes)
    passed, failed, unchecked, broken = (checks.count(answer) for answer in ANSWER_LABELS)
    sentences = []
    if changes:
        sentences.append(f"校核中更正了{changes}个单元格，以下为按更正后数据校核的结果。")
    if passed == total:
        sentences.append(f"本次共进行{total}项检查，全部通过，未发现问题。")
    else:
        told = zip(ANSWER_LABELS.values(), (passed, failed, unchecked, broken), strict=True)
        answers = "，".join(f"{label}{number}项" for label, number in told if number)
        sentences.append(f"本次共进行{total}项检查：{answers}。")
    if found:
        by = "、".join(
            f"{label}{number}处"
            for severity, label in SEVERITY_LABELS.items()
            if (number := sum(1 for finding in found if finding.severity is severity))
        )
        sentences.append(f"需要你单位核实处理的问题共{len(found)}处（{by}），详见下文。")
    elif passed != total:
        sentences.append("没有需要你单位核实处理的问题。")
    settled = [f"{accepted}处经复核不构成问题"] if accepted else []
    settled += [f"{resolved}处在校核中已更正或确认"] if resolved else []
    if settled:
        sentences.append(f"另有{'，'.join(settled)}。")
    if unanswered := [label for label, number in (("未能校核", unchecked), (BROKEN, broken)) if number]:
        sentences.append(f"{'和'.join(unanswered)}的项目不等于通过。")
    return "".join(sentences)


def _sorted_by_decision(review: Review) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Findings accepted, those that are our misreading, and all others."""
    by_kind: dict[DecisionKind, list[Finding]] = {kind: [] for kind in DecisionKind}
    for finding in review.checks.findings:
        decision = review.decision(finding.id)
        by_kind[decision.kind if decision else DecisionKind.OPEN].append(finding)
    apart = (DecisionKind.ACCEPTED, DecisionKind.MISREAD)
    others = [f for f in review.checks.findings if not any(f in by_kind[kind] for kind in apart)]
    return by_kind[apart[0]], by_kind[apart[1]], others


def _in_order(findings: list[Finding], review: Review) -> list[Finding]:
    """Findings in the order of the parts of the report."""
    return sorted(findings, key=lambda finding: PARTS.index(part_of(finding, review)))


def _note(review: Review, finding: Finding) -> str:
    decision = review.decision(finding.id)
    return decision.note if decision else ""


def _is_confirmed(correction: Correction) -> bool:
    """Whether the reviewer only vouched for what was read with doubt."""
    return correction.before == correction.after


def _how_resolved(review: Review, finding: Finding, names: Names) -> str:
    cells = {*finding.cells, *finding.related}
    touched = [c for c in review.corrections if c.cell in cells and c.origin is not Origin.MISREAD]
    changed = [correction.cell for correction in touched if not _is_confirmed(correction)]
    if changed:
        return f"已更正{names.describe(changed)}"
    return "已对照原文确认所填数据" if touched else "已随其他更正消除"


def _change(correction: Correction, review: Review, names: Names) -> Change:
    doubt = "" if review.as_printed.cells[correction.cell].certain else "（识别存疑）"
    return Change(
        names.full(correction.cell),
        (shorten(correction.before) or "（空白）") + doubt,
        shorten(correction.after) or "（空白）",
        correction.reason or _REASONS.get(correction.origin, ""),
    )


def _parts(review: Review, findings: list[Finding], names: Names) -> tuple[Part, ...]:
    by_part: dict[str, list[Finding]] = {part: [] for part in PARTS}
    for finding in findings:
        by_part[part_of(finding, review)].append(finding)
    printed = _as_printed(review)
    parts, number = [], 0
    for part, found in by_part.items():
        items = []
        for finding in found:
            number += 1
            items.append(_item(number, part, finding, review, printed, names))
        if items:
            parts.append(Part(part, tuple(items)))
    return tuple(parts)


def _as_printed(review: Review) -> Report:
    """The corrected report for quoting from: where we misread, the mended reading is what is printed."""
    if not review.misread:
        return review.report
    cells = dict(review.report.cells)
    for mended in review.misread:
        cell = cells[mended.cell]
        cells[mended.cell] = cell._replace(read_as=None if cell.raw == mended.after else mended.after)
    return review.report._replace(cells=cells)


def _item(number: int, part: str, finding: Finding, review: Review, printed: Report, names: Names) -> Item:
    explanation = explain(finding)
    decision = review.decision(finding.id)
    word, todo = "", _TODO[finding.severity]
    if decision is not None and decision.kind is DecisionKind.CONFIRMED:
        todo = _TODO_CONFIRMED[finding.severity]
        word = "属实。" + sentence(decision.note)
    return Item(
        number=number,
        finding=finding.id,
        severity=SEVERITY_LABELS[finding.severity],
        place=within_part(finding.place, part),
        title=explanation.title,
        message=nested(finding.message),
        quotations=quotations(finding, printed, names, where_in(review)),
        sums=written_out(finding, explanation),
        # that a blank counts as 0 the message says, and which it is the sum
        notes=() if BLANKS_AS_ZERO in finding.message else explanation.notes,
        basis=explanation.basis,
        todo=todo + suggested(finding.suggestions[:2]),
        word=word,
    )
