"""The result of a review as plain text, for a terminal."""

from __future__ import annotations

from app.checking.explain import explain
from app.report.finding import Answer, Severity
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
    for finding in checks.findings:
        lines.append(
            f"  [{SEVERITIES[finding.severity]}] {finding.place}  {finding.message}  ({finding.rule})"
        )
        if finding.sum is not None:
            explanation = explain(finding)
            lines += [f"         {text}" for text in (*explanation.text.splitlines(), *explanation.notes)]
        lines += [f"         可考虑：{suggestion.text}" for suggestion in finding.suggestions]
    return "\n".join(lines)


def _form_name(form: str) -> str:
    return {"": "未识别表式", MIXED: "新旧表式混用"}.get(form, f"{form} 表式")
