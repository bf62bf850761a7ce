"""Which reader reads which kind of file. Readers and their libraries load when they are needed."""

from __future__ import annotations

from collections.abc import Callable

from app.reading.document import Kind, Read
from app.reading.problems import NotInstalled

Progress = Callable[[int, int], None]
"""Called with how many pages are done, and of how many."""


def read_kind(
    reader: str, data: bytes, *, encoding: str | None = None, progress: Progress | None = None
) -> Read:
    """What the reader of that name gives for these bytes.

    ``reader`` is a Kind's value or one of the finer names of :mod:`app.reading.signatures`.
    Raises ReadProblem, and UnicodeError or NotText for a page that cannot be decoded.
    """
    try:
        return _read(reader, data, encoding, progress)
    except ModuleNotFoundError as error:
        raise NotInstalled(error.name or "") from error


def _read(reader: str, data: bytes, encoding: str | None, progress: Progress | None) -> Read:
    match reader:
        case Kind.HTML:
            from app.reading.html import read_html

            return read_html(data, encoding=encoding)
        case Kind.MHT:
            from app.reading.mht import read_mht

            return read_mht(data, encoding=encoding)
        case Kind.DOCX:
            from app.reading.docx import read_docx

            return read_docx(data)
        case "word_xml":
            from app.reading.docx import read_word_xml

            return read_word_xml(data)
        case Kind.DOC:
            from app.reading.doc import read_doc

            return read_doc(data)
        case Kind.RTF:
            from app.reading.rtf import read_rtf

            return read_rtf(data)
        case Kind.ODT:
            from app.reading.odt import read_odt

            return read_odt(data)
        case Kind.SHEET:
            from app.reading.sheet import read_sheet

            return read_sheet(data)
        case Kind.OFD:
            from app.reading.ofd import read_ofd

            return read_ofd(data)
        case Kind.PDF:
            from app.reading.pdf import read_pdf

            return read_pdf(data, progress=progress)
        case Kind.IMAGE:
            from app.reading.ocr import read_image

            return read_image(data, progress=progress)
    raise ValueError(reader)
