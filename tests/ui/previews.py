"""The two previews, of a paste and of a memo, made without what leads to them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.memo.content import memo_content
from app.review.review import Review
from app.ui.grid_blocks import Lost, Pasted, Why
from app.ui.memo_pages import MemoPages
from app.ui.memo_preview import MemoPreview
from app.ui.paste_preview import PastePreview
from app.ui.tasks import InlineRunner


def paste_preview(review: Review, parent: QWidget | None = None) -> PastePreview:
    """A block with labels that hits cells of every table and misses three times."""
    changes = tuple((address, "123456") for address in list(review.report.cells)[10:60])
    lost = tuple(Lost(row, 9, "没有位置的一段文字", why) for row, why in enumerate(Why))
    pasted = Pasted(changes, lost, straight=False, by_labels=True)
    return PastePreview(review, pasted, lambda address: review.report.cells[address].raw, parent)


def memo_preview(review: Review, parent: QWidget | None = None) -> MemoPreview:
    """The memo of a review."""
    pages = MemoPages(memo_content(review, on=date(2022, 3, 1)), InlineRunner())
    pages.lay_out()
    return MemoPreview(pages, parent)
