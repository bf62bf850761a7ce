"""The order in which WordprocessingML wants the children of some elements (ISO/IEC 29500-1, annex A).

Word calls a file damaged in which they stand otherwise; LibreOffice and python-docx pass over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_RUN: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl"
    " cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_PARAGRAPH: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
    " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc"
    " textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_CELL: Final = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
    " headers cellIns cellDel cellMerge tcPrChange"
)
_TABLE: Final = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
_PAGE: Final = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid"
    " printerSettings sectPrChange"
)
_FONT: Final = (
    "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic"
)
ORDERS: Final = {
    name: order.split()
    for name, order in {
        "rPr": "ins del moveFrom moveTo " + _RUN,
        "pPr": _PARAGRAPH,
        "tcPr": _CELL,
        "tblPr": _TABLE,
        "sectPr": _PAGE,
        "font": _FONT,
        "tbl": "tblPr tblGrid tr",
        "tr": "tblPrEx trPr tc",
        "tc": "tcPr p tbl",
    }.items()
}


def out_of_order(root: Node) -> Iterator[str]:
    """Each element whose children stand in another order, or hold one that has no place there."""
    for node in root.iter("{*}*"):
        space, _, name = str(node.tag).rpartition("}")
        order = ORDERS.get(name)
        if order is None or "wordprocessingml" not in space:
            continue
        found = [str(child.tag).rpartition("}")[2] for child in node]
        if strange := [child for child in found if child not in order]:
            yield f"{name}: {strange}"
        elif name not in {"tc", "tbl", "tr"} or found[0] != order[0]:
            places = [order.index(child) for child in found]
            if places != sorted(places):
                yield f"{name}: {found}"
    for node in root.iter("{*}r", "{*}p"):  # properties come first
        first = [str(child.tag).rpartition("}")[2] for child in node]
        properties = {"r": "rPr", "p": "pPr"}[str(node.tag).rpartition("}")[2]]
        if properties in first[1:]:
            yield f"{properties} behind {first[0]}"
