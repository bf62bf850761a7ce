"""The kinds of file that Gouji opens, as a desktop knows them: suffix, MIME type, Apple's type."""

from __future__ import annotations

from typing import Final

from app.record import NamedTuple

NAME: Final = "gouji"
"""Name of the program's files on the desktop (``gouji.desktop``), as the window tells the system."""
TITLE: Final = "勾稽"
SUMMARY: Final = "校核政府信息公开工作年度报告"
SUMMARY_ENGLISH: Final = "Check annual reports on government information disclosure"


class Kind(NamedTuple):
    """Files with a suffix (no dot). ``apple`` is a uniform type identifier, "" for none known."""

    suffix: str
    mime: tuple[str, ...]
    apple: str = ""


REVIEW_SUFFIX: Final = "gouji.json"
REVIEW_MIME: Final = "application/vnd.gouji.review+json"
REVIEW_APPLE: Final = "cn.gouji.review"
REVIEW_TITLE: Final = "勾稽校核存档"
REVIEW_TITLE_ENGLISH: Final = "Gouji review"
REPORT_TITLE: Final = "政府信息公开工作年度报告"

_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
REPORTS: Final = (
    Kind("docx", (f"{_OOXML}.wordprocessingml.document",), "org.openxmlformats.wordprocessingml.document"),
    Kind(
        "docm",
        ("application/vnd.ms-word.document.macroEnabled.12",),
        "org.openxmlformats.wordprocessingml.document.macroenabled",
    ),
    Kind("doc", ("application/msword",), "com.microsoft.word.doc"),
    Kind("wps", ("application/vnd.ms-works", "application/wps-office.wps")),
    Kind("odt", (f"{_ODF}.text",), "org.oasis-open.opendocument.text"),
    Kind("rtf", ("application/rtf",), "public.rtf"),
    Kind("pdf", ("application/pdf",), "com.adobe.pdf"),
    Kind("ofd", ("application/ofd",)),
    Kind("html", ("text/html", "application/xhtml+xml"), "public.html"),
    Kind("htm", ("text/html",), "public.html"),
    Kind("mht", ("application/x-mimearchive",)),
    Kind("mhtml", ("application/x-mimearchive",)),
    Kind("xlsx", (f"{_OOXML}.spreadsheetml.sheet",), "org.openxmlformats.spreadsheetml.sheet"),
    Kind(
        "xlsm",
        ("application/vnd.ms-excel.sheet.macroEnabled.12",),
        "org.openxmlformats.spreadsheetml.sheet.macroenabled",
    ),
    Kind("xlsb", ("application/vnd.ms-excel.sheet.binary.macroEnabled.12",)),
    Kind("xls", ("application/vnd.ms-excel",), "com.microsoft.excel.xls"),
    Kind("et", ("application/wps-office.et",)),
    Kind("ods", (f"{_ODF}.spreadsheet",), "org.oasis-open.opendocument.spreadsheet"),
    Kind("txt", ("text/plain",), "public.plain-text"),
    Kind("md", ("text/markdown",), "net.daringfireball.markdown"),
    Kind("zip", ("application/zip",), "public.zip-archive"),
)
"""Reports. Gouji stands under "open with" for these and is never made their default."""


def report_mimes() -> tuple[str, ...]:
    """The MIME types of reports, each once."""
    return tuple(dict.fromkeys(mime for kind in REPORTS for mime in kind.mime))
