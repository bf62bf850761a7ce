"""Valid files of every kind that mutations start from, made at run time from the same report."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from app.forms.load import load_forms
from app.forms.model import Form
from tests.fuzz.pdf_writer import write_pdf
from tests.reading import books, ofd_writer, web_pages, word_files
from tests.reading.plans import Plan, plan_report, random_figures
from tests.texts import render_report
from tests.zips import zipped

RESOURCES = Path(__file__).parents[2] / "resources" / "forms"


@cache
def _form() -> Form:
    return load_forms(RESOURCES).form("2021")


@cache
def _plan() -> Plan:
    return plan_report(_form(), random_figures(_form(), 1))


@cache
def _content() -> list[object]:
    return list(word_files.report_content(_form(), word_files.distinct(_form())))


def _word() -> word_files.Content:
    return _content()  # type: ignore[return-value]  # cached as a plain list


def _html() -> str:
    return web_pages.page(web_pages.site(web_pages.content(_plan())))


def _office(suffix: str) -> bytes:
    """A file that LibreOffice makes of a docx."""
    body = word_files.docx(word_files.docx_body(_word()))
    return word_files.convert(body, "docx", suffix)


def _word_xml() -> bytes:
    inner = word_files.document_xml(word_files.docx_body(_word())).partition("?>")[2]
    return (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{inner}</pkg:xmlData></pkg:part></pkg:package>'
    ).encode()


def _fodt() -> bytes:
    return word_files.odf_xml(word_files.odt_body(_word()), root="document").encode()


def _zip() -> bytes:
    return zipped({"乡镇/一.txt": render_report(form=_form()), "乡镇/二.html": _html()})


def _pdf_of_memo() -> bytes:
    """A PDF with embedded fonts, as Qt prints it."""
    from tests.reading.pdf_prints import print_qt

    return print_qt(_html())


Makers = dict[str, Callable[[], bytes]]

PLAIN: Makers = {
    "text": lambda: render_report(form=_form()).encode(),
    "text gbk": lambda: render_report(form=_form(), layout="pipes").encode("gb18030"),
    "html": lambda: _html().encode(),
    "html utf-16": lambda: _html().encode("utf-16"),
    "mht": lambda: web_pages.archive(_html().encode(), "utf-8", "quoted-printable"),
    "docx": lambda: word_files.docx(word_files.docx_body(_word())),
    "word xml": _word_xml,
    "odt": lambda: word_files.odt(word_files.odt_body(_word())),
    "fodt": _fodt,
    "rtf": lambda: word_files.rtf(word_files.rtf_body(_word())),
    "xlsx": lambda: books.write_xlsx(books.lay_out(_plan(), "sheets")),
    "xls": lambda: books.write_xls(books.lay_out(_plan(), "sheets")),
    "xlsb": lambda: books.write_xlsb(books.lay_out(_plan(), "sheets")),
    "ods": lambda: books.write_ods(books.lay_out(_plan(), "sheets")),
    "ofd": lambda: ofd_writer.write_ofd(_plan()),
    "pdf": lambda: write_pdf(_plan()),
    "zip": _zip,
}
"""Files that this project's own writers make, the same every time."""

WITH_OFFICE: Makers = {
    "doc": lambda: _office("doc"),
    "docx (LibreOffice)": lambda: _office("docx"),
    "rtf (LibreOffice)": lambda: _office("rtf"),
    "odt (LibreOffice)": lambda: _office("odt"),
    "pdf (LibreOffice)": lambda: _office("pdf"),
}
"""Files that LibreOffice makes, where it is installed."""

KEPT = Path(tempfile.gettempdir()) / "gouji-fuzz-seeds"
"""Where files that take long to make are kept between runs."""


def seeds(*, office: bool) -> dict[str, bytes]:
    """All files by their kind; those of LibreOffice if it is asked for and there."""
    made = {name: maker() for name, maker in PLAIN.items()}
    if office and shutil.which("soffice"):
        KEPT.mkdir(exist_ok=True)
        for name, maker in WITH_OFFICE.items():
            kept = KEPT / name
            if not kept.exists():
                kept.write_bytes(maker())
            made[name] = kept.read_bytes()
    return made
