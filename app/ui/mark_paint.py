"""How a mark in the source looks: the same under the letters, on a page and in a table."""

from __future__ import annotations

from PySide6.QtGui import QColor

from app.ui.marks import sign_colour, sign_fill
from app.ui.source_marks import SourceMark
from app.ui.theme import Theme


def paint_of(mark: SourceMark, look: Theme) -> tuple[QColor, QColor, float]:
    """Fill, edge, and the width of the edge (0 for none)."""
    fill = sign_fill(look, mark.sign) if mark.sign else look.highlight
    if mark.sign is None and (mark.outlined or mark.current) and mark.start == mark.end:
        fill = look.selection
    if mark.current:
        return (fill if mark.sign else look.selection), look.outline, 2.0
    if mark.outlined:
        return fill, look.outline, 1.4
    if mark.sign is not None and mark.sign.value in ("error", "warning"):
        return fill, sign_colour(look, mark.sign), 0.9
    return fill, look.border, 0.0


def drawn_last(mark: SourceMark) -> tuple[bool, bool, bool]:
    """The key by which marks are sorted: what matters most is drawn over the others."""
    return mark.sign is not None, mark.outlined, mark.current
