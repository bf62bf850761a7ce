"""A small writer of PDF files: ruled tables and text, uncompressed, so that mutations hit what matters."""

from __future__ import annotations

from app.forms.grid import Place
from tests.reading.plans import Plan, PlannedTable

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 40
_SIZE, _ROW = 6, 18


def write_pdf(plan: Plan) -> bytes:
    """The report on as many pages as it takes; Chinese in a font that is not embedded."""
    pages: list[list[str]] = [[]]
    y = _HEIGHT - _MARGIN

    def text(x: float, at: float, words: str) -> None:
        pages[-1].append(f"BT /F {_SIZE} Tf {x:.1f} {at:.1f} Td <{words.encode('utf-16-be').hex()}> Tj ET")

    for part in plan:
        rows = [part] if isinstance(part, str) else _rows(part)
        width = (_WIDTH - 2 * _MARGIN) / (1 if isinstance(part, str) else part.shape.columns)
        for row in rows:
            if y < _MARGIN + _ROW:
                pages.append([])
                y = _HEIGHT - _MARGIN
            if isinstance(row, str):
                text(_MARGIN, y, row)
            else:
                for place in row:
                    assert isinstance(part, PlannedTable)
                    left, bottom = _MARGIN + place.column * width, y - _ROW * place.height
                    pages[-1].append(
                        f"{left:.1f} {bottom:.1f} {width * place.width:.1f} {_ROW * place.height} re S"
                    )
                    text(left + 2, y - 10, part.text(place))
            y -= _ROW
    return _file(["\n".join(page) for page in pages])


def _rows(table: PlannedTable) -> list[list[Place]]:
    places = table.shape.places
    return [[place for place in places if place.row == row] for row in range(table.shape.rows)]


def _file(pages: list[str]) -> bytes:
    """The objects, one stream a page, and the table of where they are."""
    first = 7
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/Identity-H"
        "/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 5 0 R/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
        "/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
        f"<</Length {len(to_unicode)}>>stream\n{to_unicode}\nendstream",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDTH} {_HEIGHT}]"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {first + 2 * number + 1} 0 R>>"
        )
        objects.append(f"<</Length {len(page)}>>stream\n{page}\nendstream")
    out = "%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"trailer\n<</Root 1 0 R/Size {len(objects) + 1}>>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("ascii")
