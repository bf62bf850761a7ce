"""What the delegate of a grid needs for every cell: asked of Qt once for each painting, not for each cell."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from app.record import NamedTuple
from app.ui import theme as themes
from app.ui.cell_fit import mark_size_of
from app.ui.theme import Theme


class Scene(NamedTuple):
    """What all cells that are painted together have in common.

    ``current`` and ``selected`` are rows and columns; ``em`` is the width of a Chinese letter,
    and none is wider.
    """

    theme: Theme
    font: QFont
    bold: QFont
    metrics: QFontMetrics
    em: int
    mark_size: float
    ratio: float
    current: tuple[int, int]
    selected: frozenset[tuple[int, int]]
    focused: bool


def scene_of(view: QTableView, *, focused: bool = False) -> Scene:
    """What the cells of a view have in common now."""
    font = view.font()
    metrics = QFontMetrics(font)
    current, model = view.currentIndex(), view.selectionModel()
    blocks = model.selection().toList() if model is not None else []
    return Scene(
        theme=themes.current(),
        font=font,
        bold=themes.bold(font),
        metrics=metrics,
        em=metrics.horizontalAdvance("国"),
        mark_size=mark_size_of(metrics.height()),
        ratio=view.devicePixelRatioF(),
        current=(current.row(), current.column()),
        selected=frozenset(
            (row, column)
            for block in blocks
            for row in range(block.top(), block.bottom() + 1)
            for column in range(block.left(), block.right() + 1)
        ),
        focused=focused or view.hasFocus(),
    )
