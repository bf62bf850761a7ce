"""Copies of the report to send back, annotated (批注本) and corrected (更正本). The original stays."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.memo.content import reported_corrections
from app.memo.names import Names
from app.memo.remarks import remarks
from app.memo.write import MemoProblem, put, same_file
from app.reading.document import Kind
from app.reading.problems import ReadProblem
from app.reading.read import file_bytes
from app.report.correction import Origin
from app.review.review import Review
from app.sentence import Sentence

NOBODY = "勾稽"
"""Who comments and corrects where the settings name no reviewer."""
_ANEW = Sentence("没有写入任何文件。请重新打开报告原文件，再导出。")
_ANNOTATED, _CORRECTED = Sentence("批注本"), Sentence("更正本")


def why_not_correct(review: Review) -> Sentence:
    """Why no corrected copy can be made, in a sentence; an empty one where one can."""
    if review.source.kind is not Kind.DOCX:
        return Sentence("只有 Word（docx）报告可以导出更正本；其他格式请用批注本或备忘录。")
    if not reported_corrections(review):
        return Sentence("还没有对报告作更正，没有可写入更正本的内容。")
    return Sentence("")


def annotated_writer(review: Review, path: Path, *, at: datetime | None = None) -> Callable[[], None]:
    """What writes the annotated copy, .docx or .html by the suffix, as the review is now.

    The function given may run on another thread, while the review goes on. Both raise MemoProblem.
    """
    at = at or datetime.now()
    suffix = path.suffix.lower()
    if suffix not in (".docx", ".html"):
        raise MemoProblem(
            Sentence(
                "不能导出“{suffix}”格式的批注本，没有写入任何文件。"
                "请使用以下扩展名之一：.docx（原报告为 Word 文档时）、.html。",
                suffix=path.suffix or path.name,
            )
        )
    if suffix == ".docx" and review.source.kind is not Kind.DOCX:
        raise MemoProblem(
            Sentence(
                "“{name}”不是 Word 文档，不能导出 Word 批注本，没有写入任何文件。请改用 .html。",
                name=review.source.name,
            )
        )
    _guard(review, path)
    notes = remarks(review, on=at.date())
    if suffix == ".html":
        from app.memo.annotated_html import Page, render  # only those who ask wait for it

        if not review.report.text:
            raise MemoProblem(Sentence("校核结果里没有报告原文，不能导出批注本，{anew}", anew=_ANEW))
        grids = review.document.grids if review.document else ()
        tables = tuple(table.span for table in review.report.tables.values() if table.span)
        page = Page(review.source.name, review.report.text, grids, tables, review.settings.names, at.date())
        return lambda: put(path, render(page, notes).encode("utf-8"), _ANNOTATED)
    text, author = review.report.text, _author(review)

    def write() -> None:
        from app.memo.word_comments import annotate  # lxml takes its time
        from app.memo.word_copy import OtherText

        try:
            made = annotate(_package(review, _ANNOTATED), text, notes, author, at)
        except OtherText as error:
            raise _other_text(review, _ANNOTATED) from error
        except ReadProblem as problem:
            raise MemoProblem(problem.sentence) from problem
        put(path, made, _ANNOTATED)

    return write


def corrected_writer(
    review: Review, path: Path, *, at: datetime | None = None, tracked: bool = True
) -> Callable[[], tuple[str, ...]]:
    """What writes the corrected copy of a Word file, changes tracked unless told otherwise.

    The function given may run on another thread; it gives the names of the cells that could not
    be written, which are as they were. Both raise MemoProblem.
    """
    at = at or datetime.now()
    if path.suffix.lower() != ".docx":
        raise MemoProblem(
            Sentence(
                "更正本只能是 Word 文档，不能写成“{suffix}”，没有写入任何文件。请使用扩展名 .docx。",
                suffix=path.suffix or path.name,
            )
        )
    if why := why_not_correct(review):
        raise MemoProblem(Sentence("没有写入任何文件：{why}", why=why))
    _guard(review, path)
    corrections, names = reported_corrections(review), Names(review.report, review.forms)
    cells, text, author = review.report.cells, review.report.text, _author(review)

    def write() -> tuple[str, ...]:
        from app.memo.word_copy import OtherText
        from app.memo.word_corrections import Change, write_corrections  # lxml takes its time

        spans = {c.cell: cells[c.cell].span for c in corrections}
        changes = [Change(c.cell, span, c.after) for c in corrections if (span := spans[c.cell]) is not None]
        try:
            made, refused = write_corrections(
                _package(review, _CORRECTED), text, changes, author=author, at=at, tracked=tracked
            )
        except OtherText as error:
            raise _other_text(review, _CORRECTED) from error
        except ReadProblem as problem:
            raise MemoProblem(problem.sentence) from problem
        put(path, made, _CORRECTED)
        left = [c.cell for c in corrections if spans[c.cell] is None or c.cell in refused]
        return tuple(names.full(address) for address in left)

    return write


def told_of(review: Review, left: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Sentences on corrections that a corrected copy does not hold; ``left`` is what its writer gave."""
    names = Names(review.report, review.forms)
    misread = tuple(names.full(c.cell) for c in review.corrections if c.origin is Origin.MISREAD)
    told = []
    if left:
        told.append(
            Sentence("下列更正在原文件中没有单独的位置，未写入更正本，请手工改正：{cells}。", cells=left)
        )
    if misread:
        told.append(Sentence("下列各处是订正程序的识别，原文件无误，未作改动：{cells}。", cells=misread))
    return tuple(told)


def _author(review: Review) -> str:
    return review.settings.names.reviewer or NOBODY


def _guard(review: Review, path: Path) -> None:
    """Neither the report nor the saved review is written over."""
    for own in (review.source.path, review.saved_to):
        if own is not None and same_file(path, own):
            raise MemoProblem(
                Sentence("不能覆盖被校核的文件“{name}”，没有写入任何内容。请换一个文件名。", name=path.name)
            )


def _source(review: Review) -> bytes:
    """The bytes that were reviewed: the file told, or the one beside the saved review."""
    told = review.source.path
    candidates = [] if review.kept is not None and str(told).startswith(("\\\\", "//")) else [told]
    if review.saved_to is not None:
        candidates.append(review.saved_to.parent / Path(review.source.name).name)
    problem: ReadProblem | None = None
    for candidate in candidates:
        try:
            data = file_bytes(candidate)
        except ReadProblem as error:
            problem = problem or error
            continue
        if hashlib.sha256(data).hexdigest() == review.source.sha256:
            return data
        problem = None
        break
    if problem is not None:
        raise problem
    raise MemoProblem(
        Sentence(
            "“{name}”在校核之后被改动过，批注和更正的位置无法对应，{anew}",
            name=review.source.name,
            anew=_ANEW,
        )
    )


def _package(review: Review, what: Sentence) -> bytes:
    """The bytes of a Word file that is a package, without macros; one piece of XML is told of."""
    from app.memo.word_plain import as_plain_document  # lxml takes its time

    data = _source(review)
    if not data.startswith(b"PK"):  # what Word 2003 and many office systems write, often named .doc
        if what == _ANNOTATED:
            other = Sentence("，或改用网页格式（.html）的批注本")
        else:
            other = Sentence("，或用批注本、备忘录告知更正")
        raise MemoProblem(
            Sentence(
                "“{name}”是 Word 2003 的 XML 文档（整份文件是一段 XML），不能写出{what}，"
                "没有写入任何文件，校核不受影响。"
                "请在 Word 或 WPS 中打开它，另存为 .docx，打开另存的文件后再导出{other}。",
                name=review.source.name,
                what=what,
                other=other,
            )
        )
    return as_plain_document(data)


def _other_text(review: Review, what: Sentence) -> MemoProblem:
    return MemoProblem(
        Sentence(
            "“{name}”的内容无法逐处对应到原文件，{what}没有导出，没有写入任何文件。"
            "请改用网页格式的批注本或备忘录。",
            name=review.source.name,
            what=what,
        )
    )
