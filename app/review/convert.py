"""Between a review's frozen values and the models of ``gouji/1``. Pure functions, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from app.reading.document import Document, Grid, GridCell, Kind, Page, Place, Source
from app.report.address import FACTS, is_fact, split
from app.report.cell import Cell, Value
from app.report.finding import Answer, Checks, Finding, Operand, Sum
from app.report.report import Report
from app.report.saved import (
    SCHEMA,
    Saved,
    SavedCell,
    SavedChecks,
    SavedDocument,
    SavedFinding,
    SavedOperand,
    SavedReport,
    SavedSection,
    SavedSource,
    SavedSuggestion,
    SavedSum,
)
from app.review.convert_steps import saved_corrections, saved_decisions, saved_history, unknown
from app.review.history import Step
from app.review.snapshot import document_value


def to_saved(
    source: Source,
    report: Report,
    checks: Checks,
    steps: Sequence[Step] = (),
    document: Document | None = None,
    kept: Saved | None = None,
    undone: Sequence[Step] = (),
) -> Saved:
    """The model of a report as it now stands (``report`` is the corrected one).

    ``steps`` are those in force, ``undone`` those that could be redone.
    ``document`` makes the file open without its source. Unknown keys of ``kept``, the file that
    the review was opened from, are carried over to what they belonged to.
    """
    parts: dict[str, Any] = unknown(kept)
    if steps or undone:
        parts["history"] = saved_history(steps, undone, kept)
    if document is not None:
        parts["document"] = _saved_document(document, kept)
    return Saved(
        schema=SCHEMA,
        source=_saved_source(source, kept),
        report=_saved_report(report, kept),
        tables=_saved_tables(report, kept),
        cells=_saved_cells(report, kept),
        sections=_saved_sections(report, kept),
        findings=_saved_findings(checks.findings, kept),
        checks=SavedChecks(
            **unknown(kept and kept.checks),
            **{answer.value: checks.count(answer) for answer in Answer},
        ),
        corrections=saved_corrections(steps, kept),
        decisions=saved_decisions(steps, kept),
        **parts,
    )


def _saved_source(source: Source, kept: Saved | None) -> SavedSource:
    return SavedSource(
        path=str(source.path),
        name=source.name,
        sha256=source.sha256,
        bytes=source.bytes,
        kind=source.kind.value,
        encoding=source.encoding,
        **unknown(kept and kept.source),
    )


def _saved_report(report: Report, kept: Saved | None) -> SavedReport:
    facts: dict[str, Any] = {name: report.fact(name).value for name in FACTS}
    facts["issuer_kind"] = report.issuer_kind.value
    return SavedReport(**facts, form=report.form, **unknown(kept and kept.report))


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
    return SavedCell(**fields, **unknown(old))


def _saved_sections(report: Report, kept: Saved | None) -> tuple[SavedSection, ...]:
    old = {section.id: section for section in kept.sections} if kept is not None else {}
    return tuple(
        SavedSection(
            id=section.id, heading=section.heading, span=section.span, **unknown(old.get(section.id))
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
        **unknown(old),
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


def _saved_document(document: Document, kept: Saved | None) -> SavedDocument:
    return SavedDocument.model_validate(document_value(document) | unknown(kept and kept.document))


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
            tuple(GridCell(c.row, c.column, c.height, c.width, *c.span, c.certain) for c in grid.cells),
            *grid.span,
        )
        for grid in saved.document.grids
    )
    pages = tuple(Page(page.number, *page.span, page.certain) for page in saved.document.pages)
    places = tuple(Place(*place) for place in saved.document.places)
    return Document(source_from(saved), saved.document.text, grids, pages, saved.document.notes, places)
