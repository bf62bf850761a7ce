"""Files of word processors made from the same reports: raw XML and RTF by hand, the rest by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from app.forms.grid import GridShape, Place, shape
from app.forms.model import Form
from tests.texts import render_report
from tests.zips import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SOFFICE = shutil.which("soffice")

Content = Sequence[str | GridShape]


def addresses(form: Form) -> list[str]:
    """All cells of a form's tables."""
    return [
        f"{table.id}/{row.id}/{column.id}"
        for table in form.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    ]


def distinct(form: Form, start: int = 101) -> dict[str, str]:
    """A different figure for every cell."""
    return {address: str(start + index) for index, address in enumerate(addresses(form))}


def report_content(form: Form, figures: Mapping[str, str]) -> list[str | GridShape]:
    """A report as paragraphs and grids, its figures in the texts of the places."""
    grids = [shape(table, table.blocks) for table in form.tables]
    marks = [f"@@{table.section}@@" for table in form.tables]
    text = render_report(form=form, missing_tables=frozenset(table.id for table in form.tables))
    headings = [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]
    for heading, mark in zip(headings, marks, strict=True):
        assert heading in text
        text = text.replace(heading, f"{heading}\n{mark}")
    content: list[str | GridShape] = []
    for line in text.splitlines():
        content.append(_filled(grids[marks.index(line)], figures) if line in marks else line)
    return content


def _filled(grid: GridShape, figures: Mapping[str, str]) -> GridShape:
    places = tuple(
        Place(
            place.row,
            place.column,
            place.height,
            place.width,
            place.role,
            figures.get(place.address, "0") if place.address else place.text,
            place.address,
        )
        for place in grid.places
    )
    return GridShape(grid.rows, grid.columns, grid.label_columns, places)


def rows(grid: GridShape) -> list[list[tuple[Place, bool]]]:
    """Each row's places from left to right, and whether the place begins in this row."""
    lines = []
    for row in range(grid.rows):
        covering = [place for place in grid.places if place.row <= row < place.row + place.height]
        lines.append([(place, place.row == row) for place in sorted(covering, key=lambda each: each.column)])
    return lines


# --- docx -------------------------------------------------------------------------------------


def docx(body: str, **parts: str) -> bytes:
    """A docx package of this body and parts (``numbering``, ``styles``: their inner XML)."""
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="a" Target="word/document.xml" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
            "word/document.xml": document_xml(body),
            **{
                f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{xml}</w:{name}>' for name, xml in parts.items()
            },
        }
    )


def document_xml(body: str, namespace: str = W) -> str:
    """The main part of a docx."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{namespace}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="urn:drawing">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    )


def p(text: str, properties: str = "") -> str:
    """A paragraph of a docx."""
    run = "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in text.split("\n")
    )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run}</w:p>"


def tc(content: str, properties: str = "") -> str:
    """A cell of a docx; plain text becomes a paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*lines: Iterable[str], head: str = "") -> str:
    """A table of a docx made of rows of cells; strings that are no cells become cells."""
    body = ""
    for line in lines:
        cells = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in line)
        body += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/>{head}{body}</w:tbl>"


def docx_table(grid: GridShape) -> str:
    """A grid as a table with gridSpan and vMerge."""
    lines = []
    for line in rows(grid):
        cells = []
        for place, begins in line:
            properties = f'<w:tcW w:w="{place.width * 600}" w:type="dxa"/>'
            properties += f'<w:gridSpan w:val="{place.width}"/>' if place.width > 1 else ""
            if place.height > 1:
                properties += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
            cells.append(tc(place.text if begins else "", properties))
        lines.append(cells)
    edges = '<w:gridCol w:w="600"/>' * grid.columns
    return tbl(*lines, head=f"<w:tblGrid>{edges}</w:tblGrid>")


def docx_body(content: Content) -> str:
    """The body of a docx of this content."""
    return "".join(p(each) if isinstance(each, str) else docx_table(each) for each in content)


# --- odt --------------------------------------------------------------------------------------

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_NAMESPACES = " ".join(
    f'xmlns:{name}="{_ODF}{"drawing" if name == "draw" else name}:1.0"'
    for name in ("office", "text", "table", "style", "draw")
)


def odt(body: str, styles: str = "") -> bytes:
    """An odt package of this body."""
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": odf_xml(body, styles)}
    )


def odf_xml(body: str, styles: str = "", root: str = "document-content") -> str:
    """The content part of an odt, or a flat one."""
    return (
        f'<?xml version="1.0"?><office:{root} {ODF_NAMESPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def odt_body(content: Content) -> str:
    """The body of an odt of this content."""
    parts = []
    for each in content:
        if isinstance(each, str):
            parts.append(f"<text:p>{escape(each)}</text:p>")
            continue
        lines = ""
        for line in rows(each):
            cells = ""
            for place, begins in line:
                covered = place.width - 1 if begins else place.width
                if begins:
                    cells += (
                        f'<table:table-cell table:number-columns-spanned="{place.width}" '
                        f'table:number-rows-spanned="{place.height}">'
                        f"<text:p>{escape(place.text)}</text:p></table:table-cell>"
                    )
                cells += "<table:covered-table-cell/>" * covered
            lines += f"<table:table-row>{cells}</table:table-row>"
        parts.append(f'<table:table><table:table-column table:number-columns-repeated="{each.columns}"/>'
                     f"{lines}</table:table>")  # fmt: skip
    return "".join(parts)


# --- rtf --------------------------------------------------------------------------------------

RTF_HEAD = r"{\rtf1\ansi\ansicpg936\uc1\deff0{\fonttbl{\f0\fcharset134 SimSun;}}"


def rtf_text(text: str) -> str:
    """Text as RTF: Chinese in bytes of the code page, the rest of Unicode with a substitute."""
    parts = []
    for sign in text:
        if sign in "\\{}":
            parts.append("\\" + sign)
        elif sign == "\n":
            parts.append("\\line ")
        elif sign.isascii():
            parts.append(sign)
        elif sign in "〇⺠㎡¥" or len(sign.encode("gbk", "ignore")) != 2:
            for unit in _utf16(sign):
                parts.append(f"\\u{unit}?")
        else:
            parts.append("".join(f"\\'{byte:02x}" for byte in sign.encode("gbk")))
    return "".join(parts)


def _utf16(sign: str) -> list[int]:
    data = sign.encode("utf-16-le")
    units = [int.from_bytes(data[i : i + 2], "little") for i in range(0, len(data), 2)]
    return [unit - 65536 if unit > 32767 else unit for unit in units]


def rtf(body: str) -> bytes:
    """An RTF file of this body."""
    return (RTF_HEAD + body + "}").encode("ascii")


def rtf_body(content: Content) -> str:
    """The body of an RTF of this content."""
    parts = []
    for each in content:
        if isinstance(each, str):
            parts.append(f"\\pard\\plain {rtf_text(each)}\\par\n")
            continue
        for line in rows(each):
            heads, cells = "", ""
            for place, begins in line:
                if place.height > 1:
                    heads += "\\clvmgf" if begins else "\\clvmrg"
                heads += f"\\cellx{(place.column + place.width) * 900}"
                cells += f"\\pard\\intbl {rtf_text(place.text if begins else '')}\\cell\n"
            parts.append(f"\\trowd\\trgaph70{heads}\n{cells}\\row\n")
    return "".join(parts)


# --- LibreOffice ------------------------------------------------------------------------------


def convert(data: bytes, suffix: str, to: str) -> bytes:
    """A file converted by LibreOffice in a profile of its own."""
    return convert_all([data], suffix, to)[0]


def convert_all(files: Sequence[bytes], suffix: str, to: str) -> list[bytes]:
    """Files converted by LibreOffice in one run, which takes hardly longer than one of them."""
    assert SOFFICE
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{number}.{suffix}" for number, _ in enumerate(files)]
        for name, data in zip(names, files, strict=True):
            Path(folder, name).write_bytes(data)
        subprocess.run(
            [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to,
             "--outdir", f"{folder}/out", *names],
            check=True, capture_output=True, timeout=120, cwd=folder,
        )  # fmt: skip
        return [Path(folder, "out", name).with_suffix(f".{to}").read_bytes() for name in names]
