"""Word reports for the tests of copies: made from the forms, opened through the program's own door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from app.forms.load import Forms
from app.review.open import open_report
from app.review.review import Review
from app.settings import Settings
from tests.memo.reviews import SETTINGS, UNBALANCED
from tests.reading.word_files import addresses, document_xml, docx, docx_body, report_content

AT = datetime(2022, 3, 1, 9, 30)


def word_file(
    folder: Path, forms: Forms, figures: Mapping[str, str] | None = None, name: str = "报告"
) -> Path:
    """A report as a .docx of the bare minimum; a figure that is not told is 0."""
    form = forms.form("2021")
    filled = {**dict.fromkeys(addresses(form), "0"), **(UNBALANCED if figures is None else figures)}
    path = folder / f"{name}.docx"
    path.write_bytes(docx(docx_body(report_content(form, filled))))
    return path


def word_xml(forms: Forms) -> bytes:
    """The same report as one piece of XML, which many office systems write and name .doc."""
    form = forms.form("2021")
    filled = {**dict.fromkeys(addresses(form), "0"), **UNBALANCED}
    main = document_xml(docx_body(report_content(form, filled))).partition("?>")[2]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{main}</pkg:xmlData></pkg:part></pkg:package>'
    ).encode()


def word_review(
    folder: Path, forms: Forms, figures: Mapping[str, str] | None = None, settings: Settings = SETTINGS
) -> Review:
    """The review of such a report, as it is when the file has just been opened."""
    return open_report(word_file(folder, forms, figures), forms, settings)
