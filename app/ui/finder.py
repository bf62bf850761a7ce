"""Walking the hits of a search through source, tables and findings, with a line that counts them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.review.review import Review
from app.ui.rich_text import escaped
from app.ui.search import Hit, find, parts


class Finder(QLabel):
    """The line “原文 12 处 · 申请 5 处 · 问题 2 处”; each part is a link to its first hit.

    Signals: ``went(hit)`` for a hit to be shown, chosen or not; ``counted(current, total)``.
    """

    went = Signal(object, bool)
    counted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("finder")
        self.setAccessibleName(self.tr("查找结果"))
        self.setProperty("kind", "muted")
        self.setContentsMargins(10, 2, 10, 2)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(lambda number: self.go_to(int(number)))
        self.hide()
        self._review: Review | None = None
        self._words = ""
        self.hits: list[Hit] = []
        self.current = -1

    @property
    def hit(self) -> Hit | None:
        """The current hit."""
        return self.hits[self.current] if 0 <= self.current < len(self.hits) else None

    def set_review(self, review: Review | None) -> None:
        """Search in another review from now on; nothing is searched yet."""
        self._review = review
        self._words, self.hits, self.current = "", [], -1
        self._show()

    def search(self, words: str) -> None:
        """Find all hits and show the first one; choose it only if none stands in the text."""
        self._words = words
        self.hits = find(self._review, words) if self._review else []
        self.current = 0 if self.hits else -1
        self._show()
        hit = self.hit
        self.went.emit(hit, bool(hit and hit.part != "text"))

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) hit."""
        if self._review is not None and self.hits:
            self.go_to((self.current + by) % len(self.hits))

    def go_to(self, number: int) -> None:
        """Go to a hit by its number, and choose it."""
        self.current = number
        self._show()
        self.went.emit(self.hit, True)

    def _show(self) -> None:
        here = self.hit
        texts = []
        for part in parts(self.hits):
            text = self.tr("{place} {count} 处").format(
                place=escaped(self._name(part.name)), count=part.total
            )
            link = f'<a href="{part.first}">{text}</a>'
            texts.append(f"<b>{link}</b>" if here and here.part == part.name else link)
        if self._words and not texts:
            texts.append(self.tr("原文、表格和问题中都没有“{words}”。").format(words=escaped(self._words)))
        self.setText(" · ".join(texts))
        self.setVisible(bool(self._words))
        self.counted.emit(self.current, len(self.hits))

    def _name(self, part: str) -> str:
        names = {"text": self.tr("原文"), "findings": self.tr("问题"), "report": self.tr("基本信息")}
        if part in names or self._review is None:
            return names.get(part, part)
        forms = self._review.forms
        ref = next((ref for ref in self._review.report.blocks if ref.table == part), None)
        return self.tr("表格“{title}”").format(title=forms.table(ref.form, part).short) if ref else part
