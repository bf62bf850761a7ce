"""Between a review's frozen values and the models of ``gouji/1``. Pure functions, both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from app.reading.document import Document, Grid, GridCell, Kind, Source
from app.report.address import FACTS, is_fact, split
from app.report.cell import Cell, Value
from app.report.correction import Correction, Decision
from app.report.finding import Answer, Checks, Finding, Operand, Sum
from app.report.report import Report
from app.report.saved import (
    SCHEMA,
    Saved,
    SavedCell,
    SavedChecks,
    SavedCorrection,
    SavedDecision,
    SavedDocument,
    SavedFinding,
    SavedGrid,
    SavedGridCell,
    SavedOperand,
    SavedReport,
    SavedSection,
    SavedSource,
    SavedSuggestion,
    SavedSum,
)
from app.review.history import Step, StepKind


def to_saved(
    source: Source,
    report: Report,
    checks: Checks,
    steps: Sequence[Step] = (),
    document: Document | None = None,
    kept: Saved | None = None,
) -> Saved:
    """The model of a report as it now stands (``report`` is the corrected one).

    ``document`` makes the file open without its source. Unknown keys of ``kept``, the file that
    the review was opened from, are carried over to what they belonged to.
    """
    return Saved(
        schema=SCHEMA,
        source=_saved_source(source, kept),
        report=_saved_report(report, kept),
        tables=_saved_tables(report, kept),
        cells=_saved_cells(report, kept),
        sections=_saved_sections(report, kept),
        findings=_saved_findings(checks.findings, kept),
        checks=SavedChecks(
            **_unknown(kept and kept.checks),
            **{answer.value: checks.count(answer) for answer in Answer},
        ),
        corrections=_saved_corrections(steps, kept),
        decisions=_saved_decisions(steps, kept),
        **({"document": _saved_document(document, kept)} if document is not None else {}),
        **_unknown(kept),
    )


def _unknown(model: BaseModel | None) -> dict[str, Any]:
    """The keys of a model that this version does not know."""
    return dict(model.model_extra or {}) if model is not None else {}


def _saved_source(source: Source, kept: Saved | None) -> SavedSource:
    return SavedSource(
        path=str(source.path),
        name=source.name,
        sha256=source.sha256,
        bytes=source.bytes,
        kind=source.kind.value,
        encoding=source.encoding,
        **_unknown(kept and kept.source),
    )


def _saved_report(report: Report, kept: Saved | None) -> SavedReport:
    facts: dict[str, Any] = {name: report.fact(name).value for name in FACTS}
    facts["issuer_kind"] = report.issuer_kind.value
    return SavedReport(**facts, form=report.form, **_unknown(kept and kept.report))


def _saved_tables(report: Report, kept: Saved | None) -> dict[str, Any]:
    tables: dict[str, dict[str, dict[str, Value]]] = {id: {} for id in report.tables}
    for address, cell in report.cells.items():
        if not is_fact(address):
            table, row, column = split(address)
            tables.setdefault(table, {}).setdefault(row, {})[column] = cell.number
    if kept is not None:  # figures of another tool, in tables or rows that no form has
        for table, rows in kept.tables.items():
            for row, columns in rows.items():
                for column, value in columns.items():
                    if f"{table}/{row}/{column}" not in kept.cells:
                        tables.setdefault(table, {}).setdefault(row, {}).setdefault(column, value)
    return tables


def _saved_cells(report: Report, kept: Saved | None) -> dict[str, SavedCell]:
    old = kept.cells if kept is not None else {}
    return {address: _saved_cell(cell, old.get(address)) for address, cell in report.cells.items()}


def _saved_cell(cell: Cell, old: SavedCell | None) -> SavedCell:
    fields: dict[str, Any] = {"raw": cell.raw, "state": cell.state, "span": cell.span}
    if not cell.certain:
        fields["certain"] = False
    if cell.conversions:
        fields["conversions"] = cell.conversions
    if cell.read_as is not None:
        fields["read_as"] = cell.read_as
    return SavedCell(**fields, **_unknown(old))


def _saved_sections(report: Report, kept: Saved | None) -> tuple[SavedSection, ...]:
    old = {section.id: section for section in kept.sections} if kept is not None else {}
    return tuple(
        SavedSection(
            id=section.id, heading=section.heading, span=section.span, **_unknown(old.get(section.id))
        )
        for section in report.sections
    )


def _saved_findings(findings: Iterable[Finding], kept: Saved | None) -> tuple[SavedFinding, ...]:
    old = {finding.id: finding for finding in kept.findings} if kept is not None else {}
    return tuple(_saved_finding(finding, old.get(finding.id)) for finding in findings)


def _saved_finding(finding: Finding, old: SavedFinding | None) -> SavedFinding:
    fields: dict[str, Any] = {"sum": _saved_sum(finding.sum)} if finding.sum is not None else {}
    return SavedFinding(
        id=finding.id,
        rule=finding.rule,
        severity=finding.severity,
        place=finding.place,
        message=finding.message,
        cells=finding.cells,
        related=finding.related,
        facts=dict(finding.facts),
        span=finding.span,
        suggestions=tuple(
            SavedSuggestion(text=suggestion.text, changes=dict(suggestion.changes))
            for suggestion in finding.suggestions
        ),
        **fields,
        **_unknown(old),
    )


def _saved_sum(sum: Sum) -> SavedSum:
    def side(operands: Iterable[Operand]) -> tuple[SavedOperand, ...]:
        return tuple(
            SavedOperand(cell=operand.address, label=operand.label, value=operand.value, blank=operand.blank)
            for operand in operands
        )

    return SavedSum(
        left=side(sum.left), relation=sum.relation, right=side(sum.right), difference=sum.difference
    )


def _saved_corrections(steps: Sequence[Step], kept: Saved | None) -> tuple[SavedCorrection, ...]:
    old = {_identity(item): item for item in kept.corrections} if kept is not None else {}
    return tuple(
        SavedCorrection(
            cell=item.cell,
            before=item.before,
            after=item.after,
            reason=item.reason,
            origin=item.origin,
            at=item.at,
            by=item.by,
            step=number,
            **_unknown(old.get(_identity(item))),
        )
        for number, step in enumerate(steps, 1)
        for item in step.corrections
    )


def _identity(item: Correction | SavedCorrection) -> tuple[object, ...]:
    """What tells one correction from the others; times may be the same to the second."""
    return item.cell, item.at, item.before, item.after


def _saved_decisions(steps: Sequence[Step], kept: Saved | None) -> tuple[SavedDecision, ...]:
    old = {(item.finding, item.at, item.kind): item for item in kept.decisions} if kept is not None else {}
    return tuple(
        SavedDecision(
            finding=item.finding,
            kind=item.kind,
            note=item.note,
            at=item.at,
            by=item.by,
            step=number,
            **_unknown(old.get((item.finding, item.at, item.kind))),
        )
        for number, step in enumerate(steps, 1)
        for item in step.decisions
    )


def _saved_document(document: Document, kept: Saved | None) -> SavedDocument:
    return SavedDocument(
        text=document.text,
        grids=tuple(
            SavedGrid(
                rows=grid.rows,
                columns=grid.columns,
                span=(grid.start, grid.end),
                cells=tuple(
                    SavedGridCell(
                        row=cell.row,
                        column=cell.column,
                        height=cell.height,
                        width=cell.width,
                        span=(cell.start, cell.end),
                    )
                    for cell in grid.cells
                ),
            )
            for grid in document.grids
        ),
        **_unknown(kept and kept.document),
    )


def source_from(saved: Saved) -> Source:
    """The source that the file names; raises ValueError for a kind of file not known here."""
    part = saved.source
    return Source(Path(part.path), part.name, part.sha256, part.bytes, Kind(part.kind), part.encoding)


def document_from(saved: Saved) -> Document | None:
    """The document that the file carries, None if it carries none; raises ValueError as above."""
    if saved.document is None:
        return None
    grids = tuple(
        Grid(
            grid.rows,
            grid.columns,
            tuple(GridCell(c.row, c.column, c.height, c.width, *c.span) for c in grid.cells),
            *grid.span,
        )
        for grid in saved.document.grids
    )
    return Document(source_from(saved), saved.document.text, grids)


def steps_from(
    saved: Saved, label: Callable[[Sequence[Correction], Sequence[Decision]], str]
) -> tuple[Step, ...]:
    """The reviewer's steps, in their order; ``label`` names a step.

    Entries without a step number (step 0: another tool wrote them) are a step each, before the others.
    """
    parts: dict[tuple[int, int], tuple[list[Correction], list[Decision]]] = {}
    for index, item in enumerate(saved.corrections):
        key = (item.step, 0 if item.step else index)
        parts.setdefault(key, ([], []))[0].append(
            Correction(item.cell, item.before, item.after, item.origin, item.at, item.reason, item.by)
        )
    for index, note in enumerate(saved.decisions):
        key = (note.step, 0 if note.step else len(saved.corrections) + index)
        parts.setdefault(key, ([], []))[1].append(
            Decision(note.finding, note.kind, note.at, note.note, note.by)
        )
    steps = []
    for _, (corrections, decisions) in sorted(parts.items(), key=lambda item: item[0]):
        kind = StepKind.CORRECTION if corrections else StepKind.DECISION
        at = (corrections or decisions)[0].at
        steps.append(Step(kind, label(corrections, decisions), at, tuple(corrections), tuple(decisions)))
    return tuple(steps)
