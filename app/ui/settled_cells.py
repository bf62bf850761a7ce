"""What a person did to a cell, in a sentence: the report corrected, our reading mended, or confirmed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.report.cell import Cell
from app.report.correction import Origin
from app.review.review import Review

translate = QCoreApplication.translate


def settled_sentences(review: Review, cell: Cell) -> list[str]:
    """At most one sentence; none about a cell that nobody has settled.

    What the report says is the correction's ``before``: where our reading was mended first, that
    is not what was read.
    """
    if not cell.settled:
        return []
    if cell.confirmed:
        return [translate("cell", "已核对：与原文一致。")]
    standing = review.correction(cell.address)
    before = standing.before if standing is not None else cell.read_as
    if standing is not None and standing.origin is Origin.MISREAD:
        if not before:
            return [translate("cell", "已订正识别：原先没有识别出内容。")]
        return [translate("cell", "已订正识别：原先识别为“{before}”。").format(before=before)]
    if not before:
        return [translate("cell", "已更正：原文为空白。")]
    return [translate("cell", "已更正：原文为“{before}”。").format(before=before)]
