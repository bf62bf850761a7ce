"""The result of a review as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from app.checking.explain import explain
from app.report.finding import Answer, Finding, Severity, Suggestion
from app.report.report import MIXED
from app.review.review import Review

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
ANSWERS = {
    Answer.PASSED: "通过",
    Answer.FAILED: "未通过",
    Answer.NOT_CHECKED: "未校核",
    Answer.BROKEN: "规则出错",
}


def text_result(review: Review) -> str:
    """The result for a person: what was read, what was checked, and each finding with its sum."""
    report, checks = review.report, review.checks
    year = f"{report.year} 年度" if report.year is not None else "年度不明"
    title = "".join(report.fact("title").raw.split()) or "（未见标题）"
    lines = [
        str(review.source.path),
        f"  {title}",
        f"  {_form_name(report.form)} · {year}",
        f"  校核 {len(checks.outcomes)} 项："
        + " · ".join(f"{text} {checks.count(answer)}" for answer, text in ANSWERS.items()),
    ]
    if review.corrections:
        lines.append(f"  按 {len(review.corrections)} 处更正校核")
    if review.source_changed:
        lines.append("  注意：报告原文件在保存校核结果之后有改动，以下按保存时的内容校核。")
    if not checks.findings:
        lines.append("  没有发现问题。")
    joint = _joint(checks.findings)
    for finding in checks.findings:
        lines.append(
            f"  [{SEVERITIES[finding.severity]}] {finding.place}  {finding.message}  ({finding.rule})"
        )
        if finding.sum is not None:
            explanation = explain(finding)
            lines += [f"         {text}" for text in (*explanation.text.splitlines(), *explanation.notes)]
        lines += [f"         可考虑：{one.text}" for one in finding.suggestions if one.changes not in joint]
    for suggestion, mended in joint.values():
        lines.append(f"  [一并更正] {suggestion.text}：")
        lines += [f"         {finding.place}  ({finding.rule})" for finding in mended]
    return "\n".join(lines)


def _joint(findings: Iterable[Finding]) -> dict[object, tuple[Suggestion, list[Finding]]]:
    """The suggestions of several cells that stand with several findings, each with its findings.

    Told once, below all findings: with every one of seven findings, they hid what is told of it alone.
    """
    found: dict[object, tuple[Suggestion, list[Finding]]] = {}
    for finding in findings:
        for suggestion in finding.suggestions:
            if len(suggestion.changes) > 1:
                found.setdefault(suggestion.changes, (suggestion, []))[1].append(finding)
    return {changes: told for changes, told in found.items() if len(told[1]) > 1}


def _form_name(form: str) -> str:
    return {"": "未识别表式", MIXED: "新旧表式混用"}.get(form, f"{form} 表式")
