"""What an annotated copy says, and where: the findings of the memo and the corrections, each in place."""

from __future__ import annotations

from datetime import date

from app.memo.content import memo_content, reported_corrections
from app.memo.names import Names
from app.memo.quote import marked, shorten
from app.memo.sentences import sentence
from app.record import NamedTuple
from app.report.cell import Span
from app.report.finding import Finding
from app.report.report import Report
from app.review.review import Review

CORRECTION = "更正"


class Remark(NamedTuple):
    """One note on the report. ``lines`` begin with what it is about.

    ``number`` is that of the finding in the memo, 0 for a correction. ``kind`` is the severity's
    label (错误 …) or 更正. ``span`` is None where the report has no place for it.
    """

    number: int
    kind: str
    place: str
    lines: tuple[str, ...]
    span: Span | None


def remarks(review: Review, *, on: date) -> tuple[Remark, ...]:
    """The remarks in the order of the text, those without a place first.

    Findings that were accepted or that are our own misreading are left out, as in the memo.
    """
    report = review.report
    findings = {finding.id: finding for finding in review.checks.findings}
    found = []
    for item in memo_content(review, on=on).items:
        sums = "；".join("".join(run.text for run in line) for line in item.sums)
        lines = (
            f"问题{item.number}【{item.severity}】{item.title}",
            item.message,
            f"计算：{sums}。" if sums else "",
            "".join(item.notes),
            f"依据：{item.basis}" if item.basis else "",
            f"复核意见：{item.word}" if item.word else "",
            f"处理要求：{item.todo}",
        )
        finding = findings[item.finding]
        kept = tuple(line for line in lines if line)
        found.append(Remark(item.number, item.severity, finding.place, kept, place_of(finding, report)))
    found += _corrections(review)
    return tuple(sorted(found, key=lambda remark: remark.span or Span(-1, -1)))


def place_of(finding: Finding, report: Report) -> Span | None:
    """Where a finding stands in the text: its words, its first cell, else another operand.

    A span without words says where something is lacking; a cell is then the better place.
    """
    own = finding.span if finding.span is not None and finding.span.end <= len(report.text) else None
    if own is not None and own.start < own.end:
        return own
    of_cells = (_span(report, address) for address in finding.cells)
    of_others = (_span(report, address) for address in finding.related)
    return next((span for span in (*of_cells, own, *of_others) if span is not None), None)


def _span(report: Report, address: str) -> Span | None:
    cell = report.cells.get(address)
    if cell is None or cell.span is None or cell.span.end > len(report.text):
        return None
    return cell.span


def _corrections(review: Review) -> list[Remark]:
    names = Names(review.report, review.forms)
    found = []
    for correction in reported_corrections(review):
        place = names.full(correction.cell)
        before, after = (marked(shorten(text)) for text in (correction.before, correction.after))
        lines = [f"【{CORRECTION}】{place}", f"原值{before}，更正为{after}。"]
        if correction.reason:
            lines.append(f"理由：{sentence(correction.reason)}")
        lines.append("请核实；确认无误的，请在已公布的报告中作相同更正。")
        found.append(Remark(0, CORRECTION, place, tuple(lines), _span(review.report, correction.cell)))
    return found
