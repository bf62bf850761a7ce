"""Opening: a report's source file, or a saved review (``gouji/1``)."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.document import Kind
from app.reading.read import Cancel, Progress, read
from app.report.report import Report
from app.review.original import candidates, sha256_inside, sha256_of
from app.review.own import refuse_own
from app.review.problems import Damaged, Newer, NoReport, NotOurs
from app.review.review import Review
from app.review.save import is_saved_name
from app.review.seal import KEY
from app.review.steps import step_label
from app.sentence import Sentence
from app.settings import Settings

if TYPE_CHECKING:
    from app.report.saved import Saved

HEAD = 4096
"""Bytes at the start of a file in which ours has its ``schema`` key."""
LEAST_SECTIONS = 2
"""A text without tables and with fewer headings of the six parts than this is no report."""


def open_report(
    path: Path,
    forms: Forms,
    settings: Settings,
    *,
    encoding: str | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Review:
    """Open a source file or a saved review; raises ReadProblem.

    A saved review is known by its beginning, whatever its name; ``encoding`` is for sources only.
    For ``progress`` and ``cancel`` see :func:`app.reading.read.read`.
    """
    if encoding is None and _looks_saved(path):
        return _open_saved(path, forms, settings, progress, cancel)
    document = read(path, encoding=encoding, progress=progress, cancel=cancel)
    refuse_own(path, document.text)
    report = parse(document, forms)
    if _is_no_report(report):
        raise NoReport(path)
    return Review(document.source, document, report, forms, settings)


def _is_no_report(report: Report) -> bool:
    return report.form == "" and len(report.sections) < LEAST_SECTIONS


def _looks_saved(path: Path) -> bool:
    """Whether this is JSON of ours, or is named as JSON; anything odd is left to the reader."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        if is_saved_name(path) or path.suffix.lower() == ".json":
            return path.stat().st_size > 0
        with path.open("rb") as file:
            head = file.read(HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError:
        return False
    return head.startswith(b"{") and b'"schema"' in head and b'"gouji/' in head


def _open_saved(
    path: Path, forms: Forms, settings: Settings, progress: Progress | None, cancel: Cancel | None
) -> Review:
    from app.review.convert import document_from, source_from
    from app.review.convert_steps import steps_from
    from app.review.rebuild import report_from

    saved, sha256 = load_saved(path)
    try:
        source = source_from(saved)
        document = document_from(saved)
    except ValueError as error:
        raise Newer(path, Sentence("文件类型 {kind}", kind=saved.source.kind)) from error
    original, changed = _original(path, saved)
    if document is None and original is not None and not changed:
        encoding = source.encoding if source.kind is Kind.TEXT else ""  # others find theirs again
        document = read(original, encoding=encoding or None, progress=progress, cancel=cancel)
    report = report_from(saved, forms) if document is None else parse(document, forms)
    if _is_no_report(report):
        raise NoReport(path)
    steps, position = steps_from(saved, lambda made, decided: step_label(made, decided, report, forms))
    return Review(
        source,
        document,
        report,
        forms,
        settings,
        steps=steps,
        position=position,
        saved_to=path,
        saved_sha256=sha256,
        source_changed=changed,
        kept=saved,
    )


def load_saved(path: Path) -> tuple[Saved, str]:
    """The model of a saved review and the digest of its file; raises ReadProblem."""
    from pydantic import ValidationError

    from app.report.saved import SCHEMA, Saved, parse_json

    source, text = read(path)[:2]
    try:
        value = parse_json(text)
    except ValueError as error:
        if '"gouji/' not in text[:HEAD]:
            raise NotOurs(path) from error
        line = text.count("\n", 0, getattr(error, "pos", 0)) + 1
        raise Damaged(path, Sentence("读到第 {line} 行中断", line=line)) from error
    if not isinstance(value, dict):
        raise NotOurs(path)
    value.pop(KEY, None)  # what stands beside a journal is sealed, which was looked at before
    schema = value.get("schema")
    if not isinstance(schema, str) or not schema.startswith("gouji/"):
        raise NotOurs(path)
    if schema != SCHEMA:
        raise Newer(path, schema)
    try:
        return Saved.model_validate(value), source.sha256
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Damaged(path, Sentence("“{where}”不合要求", where=where)) from error


def _original(path: Path, saved: Saved) -> tuple[Path | None, bool]:
    """The source file if it is still there, and whether it is another than the one reviewed.

    It is looked for beside the saved review, then at the path that the review tells, but never
    across a network: a file that somebody sent must not make this machine knock anywhere.
    """
    for candidate in candidates(path, saved.source.name, saved.source.path):
        if (sha256 := sha256_inside(candidate)) is not None:
            return candidate, sha256 != saved.source.sha256
        try:
            state = candidate.stat()
            if not stat.S_ISREG(state.st_mode) or candidate.samefile(path):
                continue
            same = state.st_size == saved.source.bytes and sha256_of(candidate) == saved.source.sha256
        except (OSError, ValueError):  # not there, not allowed, or no path at all
            continue
        return candidate, not same
    return None, False
